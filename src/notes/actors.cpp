// Looking left and right of a verb; see actors.hpp.
#include "notes/actors.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

constexpr std::array<std::string_view, 34> adverbs = {
    "också",  "även",   "sedan", "nu",       "då",       "gärna",     "alltså", "därefter", "själv",
    "själva", "vidare", "så",    "därför",   "dessutom", "slutligen", "sen",    "dock",     "ska",
    "skall",  "skal",   "også",  "deretter", "derfor",   "derefter",  "also",   "then",     "will",
    "shall",  "kommer", "att",   "vil",      "därmed",   "nog",       "already"};

constexpr WordClasses role_words(WordClass::role, WordClass::chair_role);

bool is_adverb(const Reading& reading, std::size_t i) {
    const auto word = reading.folded(i);
    return reading.tokens[i].is_word() && !reading.tokens[i].capital &&
           std::find(adverbs.begin(), adverbs.end(), word) != adverbs.end();
}

/// The use of a name that ends at `end`; uses are in order of their first token.
const NameUse* use_ending(const People& people, std::size_t first, std::size_t end) {
    for (const NameUse& use : people.within({first, end}))
        if (use.tokens.end == end)
            return &use;
    return nullptr;
}

} // namespace

std::optional<Actor> ActorFinder::before(std::size_t first, std::size_t token) const {
    std::size_t end = token;
    while (end > first) {
        if (is_adverb(reading_, end - 1)) {
            --end;
        } else if (reading_.is_mark(end - 1, ')')) {
            std::size_t open = end - 1;
            while (open > first && !reading_.is_mark(open, '(') && end - open < 12)
                --open;
            if (!reading_.is_mark(open, '('))
                return std::nullopt;
            end = open;
        } else {
            break;
        }
    }
    if (end == first)
        return std::nullopt;
    if (auto person = person_before(first, end))
        return person;
    return words_before(first, end);
}

std::optional<Actor> ActorFinder::person_before(std::size_t first, std::size_t end) const {
    const NameUse* use = use_ending(people_, first, end);
    if (use == nullptr) {
        if (!reading_.tokens[end - 1].is(WordClass::pronoun))
            return std::nullopt;
        // "Bo svarade att han …": whom the sentence itself named, before whom the last one did.
        const auto named = people_.within({first, end});
        if (named.empty() && !last_person_)
            return std::nullopt;
        const Index person = named.empty() ? *last_person_ : named.front().person;
        return Actor{Actor::Kind::person, {end - 1, end}, {person}};
    }
    Actor actor{Actor::Kind::person, use->tokens, {use->person}};
    // "A, B och C skickar"
    while (actor.tokens.first > first + 1) {
        const std::size_t joint = actor.tokens.first - 1;
        const bool joined = reading_.tokens[joint].is(WordClass::conjunction) ||
                            reading_.is_mark(joint, ',') || reading_.is_mark(joint, '&') ||
                            reading_.is_mark(joint, '/');
        const NameUse* other = joined ? use_ending(people_, first, joint) : nullptr;
        if (other == nullptr)
            break;
        actor.people.insert(actor.people.begin(), other->person);
        actor.tokens.first = other->tokens.first;
    }
    return actor;
}

std::optional<Actor> ActorFinder::words_before(std::size_t first, std::size_t end) const {
    for (const std::string_view word :
         {"vi", "ni", "man", "de", "det", "den", "this", "it", "they", "we", "jag", "eg", "jeg",
          "dei", "du", "som", "detta", "me"})
        if (reading_.folded(end - 1) == word)
            return Actor{Actor::Kind::unnamed, {end - 1, end}, {}};
    const std::size_t reach = end > first + 7 ? end - 7 : first;
    const auto organisations = find_organisations(reading_, {reach, end});
    if (!organisations.empty() && organisations.back().tokens.end == end &&
        !organisations.back().generic)
        return Actor{Actor::Kind::organisation, organisations.back().tokens, {}};
    for (std::size_t i = reach; i < end; ++i) {
        for (const WordClass group :
             {WordClass::speaking_group, WordClass::own_body, WordClass::role,
              WordClass::chair_role, WordClass::generic_organisation}) {
            const std::size_t count = reading_.match(i, group);
            if (count == 0 || i + count != end)
                continue;
            const bool role = group == WordClass::role || group == WordClass::chair_role;
            std::size_t begin = i;
            // "Rådets ledamöter", "Alla i styrelsen", "Every member": from the sentence's start.
            if (i > first && i - first <= 2)
                begin = first;
            return Actor{role ? Actor::Kind::role : Actor::Kind::group, {begin, end}, {}};
        }
    }
    // A short subject that begins the statement: "Entreprenören", "Båda kommunerna".
    const bool short_subject =
        end - first <= 3 && reading_.tokens[first].is_word() && reading_.tokens[end - 1].is_word();
    if (!short_subject)
        return std::nullopt;
    return Actor{Actor::Kind::noun, {first, end}, {}};
}

std::optional<Actor> ActorFinder::at(std::size_t token, std::size_t end) const {
    if (token >= end)
        return std::nullopt;
    const auto uses = people_.within({token, std::min(end, token + 1)});
    if (!uses.empty()) {
        Actor actor{Actor::Kind::person, uses.front().tokens, {uses.front().person}};
        while (actor.tokens.end + 1 < end) {
            const std::size_t joint = actor.tokens.end;
            const bool joined = reading_.tokens[joint].is(WordClass::conjunction) ||
                                reading_.is_mark(joint, ',') || reading_.is_mark(joint, '&');
            const auto next =
                joined ? people_.within({joint + 1, joint + 2}) : std::span<const NameUse>{};
            if (next.empty())
                break;
            actor.people.push_back(next.front().person);
            actor.tokens.end = next.front().tokens.end;
        }
        return actor;
    }
    const auto organisations = find_organisations(reading_, {token, std::min(end, token + 8)});
    if (!organisations.empty() && organisations.front().tokens.first == token)
        return Actor{Actor::Kind::organisation, organisations.front().tokens, {}};
    for (const WordClass group :
         {WordClass::speaking_group, WordClass::own_body, WordClass::chair_role, WordClass::role}) {
        const std::size_t count = reading_.match(token, group);
        if (count > 0)
            return Actor{Actor::Kind::group, {token, token + count}, {}};
    }
    return std::nullopt;
}

std::optional<std::string> ActorFinder::printed(const Actor& actor) const {
    if (actor.kind == Actor::Kind::unnamed)
        return std::nullopt;
    if (actor.people.empty())
        return printed_words(actor.tokens);
    std::string who;
    for (const Index person : actor.people)
        who += (who.empty() ? "" : "; ") + people_.people[person].name;
    return who;
}

/// "Ordföranden och kassören" are two, and joined as names are.
std::string ActorFinder::printed_words(Range words) const {
    std::string who;
    std::size_t first = words.first;
    for (std::size_t i = words.first; i <= words.end; ++i) {
        const bool joint =
            i < words.end && i > first && i + 1 < words.end &&
            reading_.tokens[i].is(WordClass::conjunction) && reading_.tokens[i - 1].capital &&
            (reading_.tokens[i + 1].capital || reading_.tokens[i + 1].classes.any(role_words));
        if (i < words.end && !joint)
            continue;
        who += (who.empty() ? "" : "; ") + reading_.words({first, i});
        first = i + 1;
    }
    return who;
}

void ActorFinder::pass(Range statement) {
    const auto uses = people_.within(statement);
    if (!uses.empty())
        last_person_ = uses.front().person;
}

} // namespace radslag::notes
