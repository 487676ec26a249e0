// The subject that a turn begins with; see speakers.hpp.
#include "notes/speakers.hpp"

#include "notes/spans/organisations.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// Names stand this close to the beginning of the sentence: "Ordförande Eva Ek …".
constexpr std::size_t lead_tokens = 6;
constexpr std::size_t group_lead = 4;

/// The regions' own association, under today's and earlier names, folded.
constexpr std::array<std::string_view, 5> associations = {
    "skr", "skl", "sveriges kommuner och regioner", "sveriges kommuner och landsting",
    "landstingsförbundet"};

Side side_of_kind(OrganisationKind kind) {
    switch (kind) {
    case OrganisationKind::state:
        return Side::state;
    case OrganisationKind::region:
        return Side::region;
    default:
        return Side::other;
    }
}

bool is_regions_association(std::string_view folded) {
    return std::find(associations.begin(), associations.end(), folded) != associations.end();
}

std::string lower(std::string_view text) {
    std::string folded(text);
    for (char& c : folded)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return folded;
}

std::optional<Side> side_of_person(const People& people, Index person) {
    const auto& organisation = people.people[person].organisation;
    if (organisation && is_regions_association(lower(*organisation)))
        return Side::association;
    if (person < people.kinds.size() && people.kinds[person])
        return side_of_kind(*people.kinds[person]);
    return std::nullopt;
}

/// Whether a verb of saying or any verb follows within a few words: else the name is an object.
bool verb_follows(const Reading& reading, std::size_t from, std::size_t end) {
    constexpr WordClasses verbs(WordClass::speech_verb, WordClass::finite_verb,
                                WordClass::task_verb, WordClass::request_verb,
                                WordClass::promise_verb);
    const std::size_t last = std::min(end, from + 12);
    for (std::size_t i = from; i < last; ++i)
        if (reading.is_mark(i, ':') || reading.tokens[i].classes.any(verbs))
            return true;
    return false;
}

} // namespace

Speaking speaking_in(const Reading& reading, Range sentence, const People& people) {
    Speaking found;
    std::size_t behind = sentence.first;
    for (const NameUse& use : people.within(sentence)) {
        const bool next = !found.people.empty() && use.tokens.first <= behind + 3;
        if (!next && (!found.people.empty() || use.tokens.first > sentence.first + lead_tokens))
            break;
        found.people.push_back(use.person);
        behind = use.tokens.end;
    }
    if (!found.people.empty() && verb_follows(reading, behind, sentence.end)) {
        found.side = side_of_person(people, found.people.front());
        found.confidence = 90;
        return found;
    }
    found.people.clear();
    const std::size_t last = std::min(sentence.end, sentence.first + group_lead);
    for (std::size_t i = sentence.first; i < last; ++i) {
        const std::size_t count = reading.match(i, WordClass::speaking_group);
        if (count == 0)
            continue;
        found.group = reading.words({sentence.first, i + count});
        const std::string_view words = reading.folded(Range{i, i + count});
        if (words.find("region") != std::string_view::npos)
            found.side = Side::region;
        else if (words.find("myndighet") != std::string_view::npos ||
                 words.find("länsstyrels") != std::string_view::npos)
            found.side = Side::state;
        found.confidence = 85;
        return found;
    }
    const Range lead{sentence.first, std::min(sentence.end, sentence.first + lead_tokens)};
    for (const OrganisationSpan& span : find_organisations(reading, lead)) {
        if (span.generic || span.tokens.first > sentence.first + 1 ||
            !verb_follows(reading, span.tokens.end, sentence.end))
            continue;
        found.organisation = span.tokens;
        found.side = is_regions_association(reading.folded(span.tokens)) ? Side::association
                                                                         : side_of_kind(span.kind);
        break;
    }
    return found;
}

} // namespace radslag::notes
