// What a name says of an organisation, and the 21 Swedish regions; see people.hpp.
#include "people/people.hpp"

#include "platform/text/fold.hpp"

#include <array>

namespace radslag::people {

namespace {

struct KindSign {
    std::string_view sign;
    enum class Where { starts, ends, holds } where;
    OrganisationKind kind;
};

// The first sign that fits decides; the narrow ones stand first.
constexpr std::array kind_signs = {
    KindSign{"länsstyrelse", KindSign::Where::starts, OrganisationKind::county_board},
    KindSign{"departementet", KindSign::Where::ends, OrganisationKind::ministry},
    KindSign{"departement", KindSign::Where::ends, OrganisationKind::ministry},
    KindSign{"regeringskansliet", KindSign::Where::starts, OrganisationKind::ministry},
    KindSign{"ministeriö", KindSign::Where::ends, OrganisationKind::ministry},
    KindSign{"ministry", KindSign::Where::starts, OrganisationKind::ministry},
    KindSign{"regionförbund", KindSign::Where::starts, OrganisationKind::region},
    KindSign{"region ", KindSign::Where::starts, OrganisationKind::region},
    KindSign{"regionen", KindSign::Where::ends, OrganisationKind::region},
    KindSign{"landsting", KindSign::Where::holds, OrganisationKind::region},
    KindSign{" kommun", KindSign::Where::ends, OrganisationKind::municipality},
    KindSign{" kommune", KindSign::Where::ends, OrganisationKind::municipality},
    KindSign{" stad", KindSign::Where::ends, OrganisationKind::municipality},
    KindSign{"universitet", KindSign::Where::holds, OrganisationKind::university},
    KindSign{"högskola", KindSign::Where::holds, OrganisationKind::university},
    KindSign{"förbund", KindSign::Where::holds, OrganisationKind::association},
    KindSign{"förening", KindSign::Where::holds, OrganisationKind::association},
    KindSign{" ab", KindSign::Where::ends, OrganisationKind::company},
    KindSign{" as", KindSign::Where::ends, OrganisationKind::company},
    KindSign{"verket", KindSign::Where::ends, OrganisationKind::authority},
    KindSign{"styrelsen", KindSign::Where::ends, OrganisationKind::authority},
    KindSign{"myndighet", KindSign::Where::holds, OrganisationKind::authority},
    KindSign{"delegationen", KindSign::Where::ends, OrganisationKind::authority},
    KindSign{"inspektionen", KindSign::Where::ends, OrganisationKind::authority},
};

constexpr std::array<SwedishRegion, 21> regions = {{
    {"ab", "01", "SE110", "Region Stockholm"},
    {"c", "03", "SE121", "Region Uppsala"},
    {"d", "04", "SE122", "Region Sörmland"},
    {"e", "05", "SE123", "Region Östergötland"},
    {"f", "06", "SE211", "Region Jönköpings län"},
    {"g", "07", "SE212", "Region Kronoberg"},
    {"h", "08", "SE213", "Region Kalmar län"},
    {"i", "09", "SE214", "Region Gotland"},
    {"k", "10", "SE221", "Region Blekinge"},
    {"m", "12", "SE224", "Region Skåne"},
    {"n", "13", "SE231", "Region Halland"},
    {"o", "14", "SE232", "Västra Götalandsregionen"},
    {"s", "17", "SE311", "Region Värmland"},
    {"t", "18", "SE124", "Region Örebro län"},
    {"u", "19", "SE125", "Region Västmanland"},
    {"w", "20", "SE312", "Region Dalarna"},
    {"x", "21", "SE313", "Region Gävleborg"},
    {"y", "22", "SE321", "Region Västernorrland"},
    {"z", "23", "SE322", "Region Jämtland Härjedalen"},
    {"ac", "24", "SE331", "Region Västerbotten"},
    {"bd", "25", "SE332", "Region Norrbotten"},
}};

bool fits(const KindSign& sign, std::string_view folded) {
    switch (sign.where) {
    case KindSign::Where::starts:
        return folded.starts_with(sign.sign);
    case KindSign::Where::ends:
        return folded.ends_with(sign.sign);
    case KindSign::Where::holds:
        return folded.find(sign.sign) != std::string_view::npos;
    }
    return false;
}

} // namespace

OrganisationKind kind_of(std::string_view name) {
    const std::string folded = text::fold(name);
    for (const KindSign& sign : kind_signs)
        if (fits(sign, folded))
            return sign.kind;
    return OrganisationKind::other;
}

std::span<const SwedishRegion> swedish_regions() {
    return regions;
}

} // namespace radslag::people
