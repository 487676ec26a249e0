// See fact_parts.hpp.
#include "imports/fact_parts.hpp"

#include "platform/i18n/text.hpp"
#include "platform/text/fold.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace radslag::imports::views {

using namespace html;
using i18n::tr;

namespace {

/// The words of a soft date, which stand beside the day that they count as.
std::string due_words(const Review& review, const Fact& fact) {
    const notes::SoftDue* due = nullptr;
    if (fact.kind == FactKind::commitment && review.read->structure.commitments[fact.index].due)
        due = &*review.read->structure.commitments[fact.index].due;
    if (fact.kind == FactKind::deadline)
        due = &review.read->structure.deadlines[fact.index].due;
    return due != nullptr && due->kind != notes::SoftDue::Kind::day ? due->words : std::string();
}

Html day_value(Language language, const Review& review, const Fact& fact, std::string_view field,
               const std::string& value) {
    const Values read = values_of(review.read->structure, fact);
    const auto before = read.find(field);
    const std::string words = field == "due" && before != read.end() && before->second == value
                                  ? due_words(review, fact)
                                  : std::string();
    const auto day = parse_day(value);
    if (!day)
        return group(words);
    const Html shown = date(language, *day);
    if (words.empty())
        return shown;
    return group(words, ", ", tr(language, "counts as"), " ", shown);
}

std::string_view presence_word(Language language, notes::Presence presence) {
    switch (presence) {
    case notes::Presence::present:
        return tr(language, "present");
    case notes::Presence::absent:
        return tr(language, "absent");
    case notes::Presence::mentioned:
        return tr(language, "mentioned");
    }
    return {};
}

/// Whom the rules take for this person: nobody when it is somebody new or a question.
const people::Candidate* taken_for(const Review& review, notes::Index person) {
    const auto& candidates = review.candidates.at(person);
    const auto& of = review.read->structure.people.at(person).organisation;
    const std::string folded = of ? text::fold(*of) : std::string();
    for (const auto& candidate : candidates)
        if (!folded.empty() && text::fold(candidate.organisation) == folded)
            return &candidate;
    if (candidates.size() == 1 && (folded.empty() || candidates.front().organisation.empty()))
        return &candidates.front();
    return nullptr;
}

/// Who this is among those whom the register knows.
Html match_rows(Language language, const Review& review, const Fact& fact) {
    const auto& candidates = review.candidates.at(fact.index);
    const Decision& made = decision_of(review, fact);
    const auto said = made.corrections.find("same_as");
    Html shown;
    if (made.verdict == Verdict::merged) {
        const auto into = made.corrections.find("into");
        for (const Fact& other : review.read->facts)
            if (into != made.corrections.end() && other.key == into->second)
                shown = group(tr(language, "The same as {0}", other.words));
    } else if (said != made.corrections.end()) {
        for (const auto& candidate : candidates)
            if (candidate.id.text() == said->second)
                shown = a(href(Url::path("/people") / candidate.id.text()),
                          described(language, candidate));
        if (said->second == "new")
            shown = group(tr(language, "somebody new"));
    } else if (const auto* known = taken_for(review, fact.index)) {
        shown = a(href(Url::path("/people") / known->id.text()), described(language, *known));
    } else if (candidates.empty()) {
        shown = group(tr(language, "new in the register"));
    }
    if (shown.empty())
        return {};
    return group(dt(tr(language, "Known as")), dd(shown));
}

Html person_rows(Language language, const Review& review, const Fact& fact) {
    const notes::Person& person = review.read->structure.people.at(fact.index);
    return group(dt(tr(language, "At the meeting")), dd(presence_word(language, person.presence)),
                 match_rows(language, review, fact));
}

Html point_rows(Language language, const Values& values) {
    std::string kinds;
    for (const std::string_view box : kind_boxes)
        if (const auto found = values.find(box); found != values.end() && found->second == "on")
            kinds += (kinds.empty() ? "" : ", ") + std::string(kind_label(language, box));
    if (kinds.empty())
        return {};
    return group(dt(tr(language, "Kind")), dd(kinds));
}

std::string_view commitment_word(Language language, notes::Commitment::Kind kind) {
    switch (kind) {
    case notes::Commitment::Kind::promise:
        return tr(language, "Promise");
    case notes::Commitment::Kind::request:
        return tr(language, "Request");
    case notes::Commitment::Kind::takes_along:
        return tr(language, "Takes along");
    case notes::Commitment::Kind::homework:
        return tr(language, "Homework for all parties");
    }
    return {};
}

} // namespace

const Decision& decision_of(const Review& review, std::string_view key) {
    static const Decision none;
    const auto found = review.decisions.find(key);
    return found == review.decisions.end() ? none : found->second;
}

std::string target_of(const Review& review, std::string_view key) {
    return fmt::format("{}@{}", key, decision_of(review, key).version);
}

Html small_button(std::string_view label, std::string_view about, std::string_view name,
                  const std::string& value, ButtonKind kind) {
    return button(cls("ds-button sm"), attribute("type", "submit"),
                  when(kind == ButtonKind::secondary, data("variant", "secondary")),
                  when(kind == ButtonKind::tertiary, data("variant", "tertiary")),
                  attribute("name", name), attribute("value", value),
                  aria_label(fmt::format("{} {}", label, about)), label);
}

Html link_to_original(Language language, std::string_view key) {
    if (key.empty())
        return {};
    return a(cls("small"), href(Url::fragment(fmt::format("o-{}", key))), data("show", key),
             tr(language, "Show in the original"));
}

Values shown_values(const Review& review, const Fact& fact) {
    Values values = values_of(review.read->structure, fact);
    const Decision& made = decision_of(review, fact);
    if (made.verdict == Verdict::corrected)
        for (const auto& [field, words] : made.corrections)
            values[field] = words;
    return values;
}

std::string_view label_of(Language language, FactKind kind, std::string_view field) {
    if (field == "title")
        return tr(language, "Heading");
    if (field == "day")
        return tr(language, "Day");
    if (field == "next_day")
        return tr(language, "Next meeting");
    if (field == "chair")
        return tr(language, "Chair");
    if (field == "name")
        return tr(language, "Name");
    if (field == "organisation")
        return tr(language, "Organisation");
    if (field == "role")
        return tr(language, "Title");
    if (field == "speakers" || field == "who")
        return tr(language, "Who");
    if (field == "due")
        return tr(language, "When");
    return kind == FactKind::reference ? tr(language, "Number") : tr(language, "What");
}

std::string_view kind_label(Language language, std::string_view field) {
    if (field == "information")
        return tr(language, "information");
    if (field == "dialogue")
        return tr(language, "dialogue");
    if (field == "regional_example")
        return tr(language, "regional example");
    return tr(language, "decision");
}

std::vector<std::string_view> fields_of(FactKind kind) {
    switch (kind) {
    case FactKind::meeting:
        return {"title", "day", "chair", "next_day"};
    case FactKind::person:
        return {"name", "organisation", "role"};
    case FactKind::organisation:
        return {"name"};
    case FactKind::point:
        return {"title"};
    case FactKind::turn:
        return {"speakers", "text"};
    case FactKind::commitment:
        return {"who", "text", "due"};
    case FactKind::deadline:
        return {"text", "due"};
    case FactKind::decision:
    case FactKind::reference:
        return {"text"};
    }
    return {};
}

bool is_day(std::string_view field) {
    return field == "day" || field == "next_day" || field == "due";
}

Html value_rows(Language language, const Review& review, const Fact& fact, const Values& values) {
    Html rows;
    for (const std::string_view field : fields_of(fact.kind)) {
        const auto found = values.find(field);
        if (found == values.end() || found->second.empty())
            continue;
        const Html shown = is_day(field) ? day_value(language, review, fact, field, found->second)
                                         : group(found->second);
        if (!shown.empty())
            rows += group(dt(label_of(language, fact.kind, field)), dd(shown));
    }
    return rows;
}

std::string described(Language language, const people::Candidate& candidate) {
    std::string words = candidate.name;
    if (!candidate.organisation.empty())
        words += ", " + candidate.organisation;
    if (!candidate.title.empty())
        words += ", " + candidate.title;
    if (candidate.organisation.empty())
        words += std::string(", ") + std::string(tr(language, "organisation not known"));
    return words;
}

std::string heading_of(Language language, const Review& review, const Fact& fact) {
    if (fact.kind == FactKind::commitment)
        return std::string(
            commitment_word(language, review.read->structure.commitments.at(fact.index).kind));
    if (fact.kind == FactKind::point) {
        const notes::Point& point = review.read->structure.points.at(fact.index);
        if (point.number_printed && !point.number.empty())
            return tr(language, "Point {0}", point.number);
    }
    if (fact.kind == FactKind::person && asks_who(review, fact.index))
        return std::string(tr(language, "The same person?"));
    return std::string(word_of(language, fact.kind));
}

Html other_rows(Language language, const Review& review, const Fact& fact, const Values& values) {
    switch (fact.kind) {
    case FactKind::person:
        return person_rows(language, review, fact);
    case FactKind::point:
        return point_rows(language, values);
    case FactKind::organisation:
        return group(dt(tr(language, "Known as")), dd(review.known_organisations.at(fact.index)
                                                          ? tr(language, "known in the register")
                                                          : tr(language, "new in the register")));
    case FactKind::reference:
        return group(dt(tr(language, "Known as")), dd(review.known_references.at(fact.index)
                                                          ? tr(language, "known in the register")
                                                          : tr(language, "new in the register")));
    case FactKind::meeting:
        if (!review.is_planned)
            return {};
        return group(dt(tr(language, "Known as")),
                     dd(tr(language, "the planned meeting of that day, which gets these notes")));
    case FactKind::turn: {
        const notes::Turn& turn = review.read->structure.turns.at(fact.index);
        if (turn.group.empty())
            return {};
        return group(dt(tr(language, "Group")), dd(turn.group));
    }
    default:
        return {};
    }
}

bool asks_who(const Review& review, notes::Index person) {
    if (review.candidates.at(person).empty() || taken_for(review, person) != nullptr)
        return false;
    const auto fact = std::ranges::find_if(review.read->facts, [&](const Fact& one) {
        return one.kind == FactKind::person && one.index == person;
    });
    return fact != review.read->facts.end() && !is_decided(review, *fact);
}

} // namespace radslag::imports::views
