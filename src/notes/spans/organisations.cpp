// How names of organisations are built; see organisations.hpp.
#include "notes/spans/organisations.hpp"

#include "notes/text/letters.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace radslag::notes {

namespace {

struct Ending {
    std::string_view text;
    OrganisationKind kind;
};

using enum OrganisationKind;

/// Endings of one-word names, folded.
constexpr std::array<Ending, 74> endings = {{
    {"verket", state},
    {"departementet", state},
    {"myndigheten", state},
    {"inspektionen", state},
    {"delegationen", state},
    {"styrelserna", state},
    {"direktoratet", state},
    {"etaten", state},
    {"tilsynet", state},
    {"ministeriet", state},
    {"ministeriö", state},
    {"virasto", state},
    {"laitos", state},
    {"ambetet", state},
    {"ämbetet", state},
    {"lansstyrelsen", state},
    {"länsstyrelsen", state},
    {"utredningen", state},
    {"regionen", region},
    {"regionforbundet", region},
    {"landstinget", region},
    {"landsting", region},
    {"fylkeskommune", region},
    {"regionförbundet", region},
    {"kommunalförbundet", municipality},
    {"kommunalförbund", municipality},
    {"kommunförbundet", region},
    {"kommun", municipality},
    {"kommune", municipality},
    {"kaupunki", municipality},
    {"stad", municipality},
    {"nämnden", municipality},
    {"förvaltningen", municipality},
    {"forvaltningen", municipality},
    {"förbundet", association},
    {"förbund", association},
    {"föreningen", association},
    {"förening", association},
    {"forbundet", association},
    {"foreningen", association},
    {"forening", association},
    {"foreninga", association},
    {"sällskapet", association},
    {"rörelsen", association},
    {"unionen", association},
    {"nätverket", association},
    {"liitto", association},
    {"yhdistys", association},
    {"stiftelsen", association},
    {"laget", association},
    {"klubben", association},
    {"kyrkan", association},
    {"universitetet", university},
    {"universitet", university},
    {"högskolan", university},
    {"högskola", university},
    {"högskolen", university},
    {"yliopisto", university},
    {"institutet", university},
    {"akademin", university},
    {"museet", other},
    {"bolaget", company},
    {"banken", company},
    {"aktiebolag", company},
    {"fonden", other},
    {"rådet", other},
    {"råd", other},
    {"kommitten", other},
    {"kansliet", other},
    {"centrum", other},
    {"sjukhuset", other},
    {"skolan", other},
    {"keskus", other},
    {"biblioteket", other},
}};

struct Class {
    WordClass word_class;
    OrganisationKind kind;
};

constexpr std::array<Class, 8> listed = {{{WordClass::ministry, state},
                                          {WordClass::agency, state},
                                          {WordClass::county_board, state},
                                          {WordClass::region, region},
                                          {WordClass::municipality, municipality},
                                          {WordClass::association, association},
                                          {WordClass::university, university},
                                          {WordClass::company, company}}};

class OrganisationFinder {
  public:
    OrganisationFinder(const Reading& reading, Range range) : reading_(reading), range_(range) {}

    std::vector<OrganisationSpan> run() {
        for (std::size_t i = range_.first; i < range_.end;) {
            const auto found = at(i);
            if (found)
                found_.push_back(*found);
            i = found ? found->tokens.end : i + 1;
        }
        return std::move(found_);
    }

  private:
    using Found = std::optional<OrganisationSpan>;

    const Token& token(std::size_t i) const { return reading_.tokens[i]; }
    bool inside(std::size_t i) const { return i < range_.end; }
    bool is_capital_word(std::size_t i) const {
        return inside(i) && token(i).is_word() && token(i).capital;
    }
    bool is_word(std::size_t i, std::string_view folded) const {
        return inside(i) && reading_.folded(i) == folded;
    }

    Found at(std::size_t i) const {
        const Token& here = token(i);
        if (!here.is_word())
            return {};
        if (const auto found = in_lists(i))
            return found;
        if (!here.capital)
            return {};
        if (const auto found = of_place(i))
            return found;
        if (const auto found = with_tail(i))
            return found;
        if (const auto found = with_ending(i))
            return found;
        return with_head(i);
    }

    /// A listed name, and the place behind it: "LRF Örebro", "Länsstyrelsen i Dalarnas län".
    Found in_lists(std::size_t i) const {
        for (const auto& [word_class, kind] : listed) {
            const std::size_t count = reading_.match(i, word_class);
            if (count == 0 || i + count > range_.end || !printed_as_name(i, count))
                continue;
            if (is_name_of_person(i, count))
                continue;
            return OrganisationSpan{{i, behind_place(i + count)}, kind, false, 97};
        }
        return {};
    }

    /// A listed word in small letters is no name, but a longer phrase may be so printed.
    bool printed_as_name(std::size_t i, std::size_t count) const {
        return token(i).capital || count > 2;
    }

    /// "Vision Lindgren" hardly; but "Max Sida" is a person where a given name stands before.
    bool is_name_of_person(std::size_t i, std::size_t count) const {
        return count == 1 && i > range_.first && token(i - 1).is(WordClass::given_name) &&
               token(i - 1).capital && token(i).is(WordClass::family_name);
    }

    /// "X län", "i X", "X" behind a name that takes a place.
    std::size_t behind_place(std::size_t end) const {
        std::size_t at = end;
        if (is_word(at, "i") && is_place(at + 1))
            at += 1;
        if (!is_place(at) || (at == end && followed_by_tail(at)))
            return end;
        at += place_size(at);
        if (is_word(at, "län") || is_word(at, "lan"))
            ++at;
        return at;
    }

    bool is_place(std::size_t i) const { return is_capital_word(i) && place_size(i) > 0; }
    std::size_t place_size(std::size_t i) const { return reading_.match(i, WordClass::place); }

    /// Whether the place at i belongs to a name of its own: "… Örebro kommun".
    bool followed_by_tail(std::size_t i) const {
        const std::size_t next = i + place_size(i);
        return inside(next) && token(next).is(WordClass::organisation_tail) &&
               !is_word(next, "län");
    }

    /// "Örebro kommun", "Upplands Väsby kommun", "Göteborgs stad", "Oslo kommune".
    Found of_place(std::size_t i) const {
        const std::size_t size = std::max<std::size_t>(place_size(i), 1);
        const std::size_t tail = i + size;
        for (const auto& [word, kind] : {std::pair{"kommun", municipality},
                                         {"kommuns", municipality},
                                         {"stad", municipality},
                                         {"stads", municipality},
                                         {"kommune", municipality},
                                         {"kaupunki", municipality},
                                         {"kunta", municipality},
                                         {"fylkeskommune", region},
                                         {"regionen", region},
                                         {"region", region}}) {
            if (is_word(tail, word) && !token(i).is(WordClass::sentence_opener) &&
                !token(i).is(WordClass::generic_organisation))
                return OrganisationSpan{{i, tail + 1}, kind, false, 96};
        }
        if (is_word(tail, "läns") && is_word(tail + 1, "landsting"))
            return OrganisationSpan{{i, tail + 2}, region, false, 96};
        return {};
    }

    /// Capital words and a word that ends such names: "Hjälmarens Vattenvårdsförbund", "Ek AB".
    Found with_tail(std::size_t i) const {
        if (token(i).is(WordClass::sentence_opener) || token(i).classes.any(calendar_))
            return {};
        std::size_t at = i;
        while (at < i + 4 && is_capital_word(at)) {
            const std::size_t next = at + 1;
            const std::size_t count = inside(next) ? tail_size(next) : 0;
            if (count > 0)
                return OrganisationSpan{{i, next + count}, kind_of_tail(next), false, 90};
            if (!holds_on(at))
                return {};
            ++at;
        }
        return {};
    }

    /// A tail that is no place's: those are of_place's.
    std::size_t tail_size(std::size_t i) const {
        const std::size_t count = reading_.match(i, WordClass::organisation_tail);
        if (count == 0 || i + count > range_.end)
            return 0;
        for (const std::string_view plain :
             {"kommunen", "råd", "län", "stad", "stads", "energi", "bank", "nation", "kf", "as",
              "board", "group", "region", "union", "keskus", "vel", "kår", "akademin", "network"})
            if (reading_.folded(i) == plain && !token(i).capital)
                return 0;
        return count;
    }

    OrganisationKind kind_of_tail(std::size_t i) const {
        const auto word = reading_.folded(i);
        if (word == "ab" || word == "as" || word == "oy" || word == "aps" || word == "ltd")
            return company;
        if (word.starts_with("universi") || word == "yliopisto" || word.starts_with("h"))
            return university;
        return ending_of(word) ? ending_of(word)->kind : association;
    }

    /// Whether the word at i can stand before another word of the same name.
    bool holds_on(std::size_t i) const {
        const auto word = reading_.folded(i);
        return word.ends_with('s') || word.ends_with("ska") || word.ends_with('a') ||
               token(i).is(WordClass::organisation_head) || token(i).all_capitals ||
               token(i).classes.empty();
    }

    static const Ending* ending_of(std::string_view word) {
        const auto found = std::find_if(endings.begin(), endings.end(), [&](const Ending& one) {
            return word.size() > one.text.size() + 1 && word.ends_with(one.text);
        });
        return found == endings.end() ? nullptr : &*found;
    }

    /// A word that ends as authorities do, with the words that hold on to it before it: "Svenska
    /// Fotbollsförbundet". Only here is looked at from its first word.
    Found with_ending(std::size_t i) const {
        std::size_t at = i;
        while (at < i + 3 && is_capital_word(at)) {
            auto word = reading_.folded(at);
            const Ending* ending = ending_of(word);
            if (ending == nullptr && word.ends_with('s'))
                ending = ending_of(word.substr(0, word.size() - 1));
            const bool name = ending != nullptr && !is_group(at);
            if (name && !token(i).is(WordClass::sentence_opener))
                return OrganisationSpan{
                    {i, behind_place(at + 1)}, ending->kind, is_generic(at), 88};
            if (!word.ends_with('s') && !token(at).is(WordClass::organisation_head))
                return {};
            if (token(at).classes.any(personal_))
                return {};
            ++at;
        }
        return {};
    }

    /// Bodies that speak for themselves but are nobody's employer.
    bool is_group(std::size_t i) const {
        return token(i).is(WordClass::speaking_group) || token(i).classes.any(personal_) ||
               token(i).is(WordClass::sentence_opener) || token(i).is(WordClass::unit_head);
    }

    bool is_generic(std::size_t i) const { return token(i).is(WordClass::generic_organisation); }

    /// "Region Dalarna", "Högskolan Väst", "Stiftelsen Fröet", "University of Oslo".
    Found with_head(std::size_t i) const {
        const std::size_t count = reading_.match(i, WordClass::organisation_head);
        if (count == 0)
            return {};
        std::size_t at = i + count;
        if (is_word(at, "of") || is_word(at, "i") || is_word(at, "for") || is_word(at, "för"))
            ++at;
        const std::size_t first = at;
        while (at < first + 3 && is_capital_word(at) && !token(at).classes.any(personal_) &&
               !token(at).classes.any(calendar_)) {
            const std::size_t place = place_size(at);
            at += std::max<std::size_t>(place, 1);
            if (place > 0)
                break;
        }
        if (at == first)
            return {};
        if (is_word(at, "län"))
            ++at;
        return OrganisationSpan{{i, at}, kind_of_head(i), false, 85};
    }

    OrganisationKind kind_of_head(std::size_t i) const {
        const auto word = reading_.folded(i);
        if (word.starts_with("region"))
            return region;
        if (word.starts_with("hög") || word.starts_with("univ"))
            return university;
        return association;
    }

    static constexpr WordClasses personal_{WordClass::given_name, WordClass::given_or_common,
                                           WordClass::role, WordClass::chair_role};
    static constexpr WordClasses calendar_{WordClass::month, WordClass::weekday};

    const Reading& reading_;
    Range range_;
    std::vector<OrganisationSpan> found_;
};

} // namespace

std::vector<OrganisationSpan> find_organisations(const Reading& reading, Range range) {
    return OrganisationFinder(reading, range).run();
}

std::string printed_organisation(const Reading& reading, const OrganisationSpan& organisation) {
    std::string out = reading.words(organisation.tokens);
    const std::size_t last = organisation.tokens.end - 1;
    const Token& token = reading.tokens[last];
    const bool one_word = organisation.tokens.size() == 1;
    const auto folded = reading.folded(last);
    const bool stem_known =
        token.genitive ||
        (one_word && token.classes.empty() && (folded.ends_with("ets") || folded.ends_with("ens")));
    if (stem_known && out.ends_with('s'))
        out.resize(out.size() - (out.ends_with(":s") ? 2 : 1));
    return out;
}

} // namespace radslag::notes
