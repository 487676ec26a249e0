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

/// "… och …", "…, …": only so are two names one subject.
bool joined(const Reading& reading, std::size_t from, std::size_t to) {
    if (to != from + 1 && to != from + 2)
        return false;
    for (std::size_t i = from; i < to; ++i)
        if (!reading.tokens[i].is(WordClass::conjunction) && !reading.is_mark(i, ',') &&
            !reading.is_mark(i, '/') && !reading.is_mark(i, '&'))
            return false;
    return true;
}

/// "Slutligen redogör Eva Ek …", "Därefter ges ordet till Bo Al …".
bool said_before(const Reading& reading, Range sentence, std::size_t name) {
    if (name == sentence.first || reading.tokens[name - 1].capital)
        return false;
    if (reading.tokens[name - 1].is(WordClass::speech_verb))
        return true;
    return name > sentence.first + 1 &&
           (reading.folded(name - 1) == "till" || reading.folded(name - 1) == "til") &&
           reading.folded(name - 2) == "ordet";
}

/// "Storregionen i väst, Eva Ek, Region Skåne": a line without a verb that names its presenter.
bool presents(const Reading& reading, Range sentence, Range name) {
    constexpr WordClasses verbs(WordClass::finite_verb, WordClass::speech_verb,
                                WordClass::modal_verb, WordClass::task_verb);
    if (name.first == sentence.first || !reading.is_mark(name.first - 1, ',') ||
        !reading.is_mark(name.end, ',') || sentence.size() > 16)
        return false;
    for (std::size_t i = sentence.first; i < sentence.end; ++i)
        if (!reading.tokens[i].capital && reading.tokens[i].classes.any(verbs) &&
            !reading.tokens[i].is(WordClass::preposition))
            return false;
    return true;
}

/// Verbs with which an organisation speaks.
bool is_voice(const Reading& reading, std::size_t i) {
    if (reading.match(i, WordClass::speech_verb) > 0 ||
        reading.match(i, WordClass::request_verb) > 0)
        return true;
    for (const std::string_view verb :
         {"vill", "anser", "menar", "tycker", "önskar", "undrar", "hoppas", "ser", "planerar",
          "föreslår", "framhåller", "efterfrågar", "mener", "ønsker", "foreslår", "wants", "thinks",
          "proposes", "hopes"})
        if (reading.folded(i) == verb)
            return true;
    return false;
}

/// "har tillsatts", "har anställts": told of somebody who does not speak.
bool is_told_of(const Reading& reading, std::size_t from, std::size_t end) {
    return from + 1 < end && reading.tokens[from].is(WordClass::past_word) &&
           (reading.folded(from + 1).ends_with("ts") || reading.folded(from + 1).ends_with("tts"));
}

/// Whether a verb of saying or any verb follows within a few words: else the name is an object.
bool verb_follows(const Reading& reading, std::size_t from, std::size_t end) {
    constexpr WordClasses verbs(WordClass::speech_verb, WordClass::finite_verb,
                                WordClass::task_verb, WordClass::request_verb,
                                WordClass::promise_verb);
    const std::size_t last = std::min(end, from + 25);
    for (std::size_t i = from; i < last; ++i)
        if (reading.is_mark(i, ':') || reading.tokens[i].classes.any(verbs))
            return true;
    return false;
}

/// An adverb may stand between: "SKL har också fört fram" does not count, "SKL också menar" does.
bool is_voice_behind(const Reading& reading, const OrganisationSpan& span, std::size_t end) {
    const std::size_t next = span.tokens.end + 1;
    return next < end && !reading.tokens[next - 1].is(WordClass::finite_verb) &&
           reading.tokens[next - 1].is_word() && is_voice(reading, next);
}

} // namespace

Speaking speaking_in(const Reading& reading, Range sentence, const People& people) {
    Speaking found;
    std::size_t behind = sentence.first;
    bool said = false;
    for (const NameUse& use : people.within(sentence)) {
        const bool next = !found.people.empty() && joined(reading, behind, use.tokens.first);
        const bool first =
            found.people.empty() && (use.tokens.first <= sentence.first + lead_tokens ||
                                     presents(reading, sentence, use.tokens));
        if (!next && !first)
            break;
        said = said || said_before(reading, sentence, use.tokens.first) ||
               presents(reading, sentence, use.tokens);
        found.people.push_back(use.person);
        behind = use.tokens.end;
    }
    if (!found.people.empty() && !is_told_of(reading, behind, sentence.end) &&
        (said || verb_follows(reading, behind, sentence.end))) {
        found.side = side_of_person(people, found.people.front());
        found.confidence = 90;
        return found;
    }
    found.people.clear();
    const std::size_t last = std::min(sentence.end, sentence.first + group_lead);
    for (std::size_t i = sentence.first; i < last; ++i) {
        const std::size_t count = reading.match(i, WordClass::speaking_group);
        if (is_voice(reading, i) && i > sentence.first)
            break; // "Regeringskansliet uppmanar ledamöterna": whom it speaks to
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
            span.tokens.end >= sentence.end ||
            !(is_voice(reading, span.tokens.end) || is_voice_behind(reading, span, sentence.end)))
            continue;
        found.organisation = span.tokens;
        found.side = is_regions_association(reading.folded(span.tokens)) ? Side::association
                                                                         : side_of_kind(span.kind);
        break;
    }
    return found;
}

} // namespace radslag::notes
