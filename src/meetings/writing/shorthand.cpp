// See shorthand.hpp.
#include "meetings/writing/shorthand.hpp"

#include "platform/text/fold.hpp"

namespace radslag::meetings::writing {

namespace {

constexpr std::size_t longest_name = 60;      // bytes
constexpr std::size_t shortest_beginning = 4; // bytes; the letters of the counties are shorter

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n'))
        text.remove_prefix(1);
    return text;
}

/// The county in a region's name: "region jönköpings län" → "jönköpings län".
std::string_view county_of(std::string_view name) {
    constexpr std::string_view prefix = "region ";
    return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

} // namespace

std::optional<Shorthand> shorthand_in(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > longest_name)
        return std::nullopt;
    const std::string_view who = text.substr(0, colon);
    const std::string_view rest = text.substr(colon + 1);
    const bool is_sentence = who.find_first_of(".,;!?\n") != std::string_view::npos;
    if (is_sentence || (!rest.empty() && rest.front() != ' ' && rest.front() != '\n'))
        return std::nullopt;
    return Shorthand{who, trimmed(rest)};
}

bool is_action_note(std::string_view who) {
    const std::string typed = text::fold(who);
    return typed == "notera" || typed == "note";
}

std::optional<people::OrganisationId> region_meant(const std::vector<Region>& regions,
                                                   std::string_view who) {
    const std::string typed = text::fold(who);
    std::optional<people::OrganisationId> found;
    int count = 0;
    for (const Region& region : regions) {
        const bool is_whole = typed == region.letter || typed == region.name;
        if (is_whole)
            return region.id;
        if (typed.size() >= shortest_beginning && county_of(region.name).starts_with(typed)) {
            found = region.id;
            ++count;
        }
    }
    return count == 1 ? found : std::nullopt;
}

} // namespace radslag::meetings::writing
