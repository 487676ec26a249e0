// The way from text to structure, one step a line; see read.hpp and docs/notes.md.
#include "notes/read.hpp"

#include "notes/acts.hpp"
#include "notes/apparatus.hpp"
#include "notes/attendance.hpp"
#include "notes/chair.hpp"
#include "notes/deadlines.hpp"
#include "notes/decisions.hpp"
#include "notes/labels.hpp"
#include "notes/language.hpp"
#include "notes/meeting.hpp"
#include "notes/numbering.hpp"
#include "notes/people.hpp"
#include "notes/points.hpp"
#include "notes/presence.hpp"
#include "notes/spans/dates.hpp"
#include "notes/spans/references.hpp"
#include "notes/successions.hpp"
#include "notes/talk.hpp"
#include "notes/text/tokens.hpp"
#include "notes/text/unfold.hpp"

#include <algorithm>
#include <map>

namespace radslag::notes {

namespace {

/// Tokens of a body that Point::opening holds.
constexpr std::size_t opening_words = 9;

Range tokens_of(const Reading& reading, std::size_t first_line, std::size_t end_line) {
    if (first_line >= end_line || first_line >= reading.lines.size())
        return {};
    return {reading.lines[first_line].tokens.first, reading.lines[end_line - 1].tokens.end};
}

/// "Beslut" alone on its line.
bool is_label_alone(const Reading& reading, const TextLine& line) {
    const auto label = label_of(reading, line);
    return label && label->rest.empty() && line.kind == LineKind::text &&
           (label->kind == LabelKind::decision || label->kind == LabelKind::proposal ||
            label->kind == LabelKind::presentation);
}

/// The first words under a heading: those of its first line, and of the next where that is a mere
/// label, without the number of a list.
std::string opening_of(const Reading& reading, const PointSpan& span, Range body) {
    if (body.empty())
        return "";
    std::size_t end = body.end;
    if (!span.same_line) {
        const TextLine& line = reading.lines[span.body_line];
        if (!is_label_alone(reading, line))
            end = std::min(end, line.tokens.end);
        const auto numbering = numbering_of(reading, line);
        if (numbering && numbering->tokens.end < end)
            body.first = std::max(body.first, numbering->tokens.end);
    }
    return reading.words({body.first, std::min(end, body.first + opening_words)});
}

Point point_of(const Reading& reading, const PointSpan& span) {
    Point point;
    point.number = span.number;
    point.number_printed = span.number_printed;
    point.title = reading.words(span.title);
    point.kinds = span.kinds;
    point.heading = reading.place(tokens_of(reading, span.first_line, span.body_line));
    Range body = tokens_of(reading, span.body_line, span.end_line);
    while (!body.empty() && reading.tokens[body.first].kind == TokenKind::mark &&
           reading.text(body.first) != "(")
        ++body.first;
    if (span.same_line)
        body = {span.same_line->first, body.empty() ? span.same_line->end : body.end};
    point.opening = opening_of(reading, span, body);
    point.body = body.empty() ? Place{point.heading.end, point.heading.end} : reading.place(body);
    point.confidence = span.confidence;
    return point;
}

void add_kind(std::vector<Kind>& kinds, Kind kind) {
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
        kinds.push_back(kind);
}

std::vector<Reference> references_of(const Reading& reading) {
    std::vector<Reference> references;
    std::map<std::string, std::size_t> seen;
    for (const ReferenceSpan& span : find_references(reading)) {
        const std::string text = reading.words(span.tokens);
        const auto [known, added] = seen.emplace(text, references.size());
        if (added)
            references.push_back({text, span.kind, {}, span.confidence});
        references[known->second].places.push_back(reading.place(span.tokens));
    }
    return references;
}

/// The turn in which a fact stands. Turns are in the order of their places.
std::optional<Index> turn_at(const std::vector<Turn>& turns, const Place& place) {
    const auto behind = std::ranges::upper_bound(turns, place.begin, {},
                                                 [](const Turn& turn) { return turn.place.begin; });
    if (behind == turns.begin() || std::prev(behind)->place.end < place.begin)
        return std::nullopt;
    return static_cast<Index>(std::prev(behind) - turns.begin());
}

} // namespace

Structure read(const documents::Text& text) {
    Reading reading = tokenize(fair_copy(text));
    unfold(reading);
    const auto dates = find_dates(reading);
    const auto points = find_points(reading);
    const auto attendance = find_attendance(reading, points);
    People people = find_people(reading, attendance);

    Structure structure;
    structure.language = language_of(reading);
    structure.meeting = find_meeting(reading, points, dates);
    const auto statements = find_statements(reading, points, attendance);
    find_presence(reading, attendance, statements, people);
    find_successions(reading, people);
    structure.meeting.chair = find_chair(reading, attendance, people, points);
    if (structure.meeting.chair)
        people.people[*structure.meeting.chair].presence = Presence::present;
    for (const ListedOrganisation& one : attendance.organisations) {
        Organisation organisation;
        organisation.name = reading.words(one.tokens);
        organisation.places.push_back(reading.place(one.tokens));
        organisation.present_without_person = true;
        structure.organisations.push_back(std::move(organisation));
    }
    for (const PointSpan& span : points)
        structure.points.push_back(point_of(reading, span));
    structure.references = references_of(reading);

    const MeetingDays days{structure.meeting.day, structure.meeting.next_day};
    const auto acts = find_acts(reading, statements, people, dates, days);
    for (const Act& act : acts) {
        Commitment commitment;
        commitment.kind = act.kind;
        commitment.text = reading.words(act.tokens);
        commitment.who = act.who;
        commitment.people = act.people;
        commitment.due = act.due.soft;
        commitment.due_day = act.due.day;
        commitment.point = statements[act.statement].point;
        commitment.place = reading.place(act.tokens);
        commitment.confidence = act.confidence;
        structure.commitments.push_back(std::move(commitment));
    }
    for (const DecisionSpan& span : find_decisions(reading, statements, structure.meeting.title)) {
        Decision decision;
        decision.text = reading.words(span.tokens);
        decision.point = statements[span.statement].point;
        decision.place = reading.place(span.tokens);
        decision.confidence = span.confidence;
        if (decision.point != no_point)
            add_kind(structure.points[decision.point].kinds, Kind::decision);
        structure.decisions.push_back(std::move(decision));
    }
    for (const DeadlineSpan& span : find_deadlines(reading, statements, acts, dates, days)) {
        Deadline deadline;
        deadline.day = span.day;
        deadline.due = span.due;
        deadline.due.words = reading.words(span.words);
        deadline.who = span.who;
        deadline.confidence = span.confidence;
        deadline.what = reading.words(statements[span.statement].tokens);
        deadline.point = statements[span.statement].point;
        deadline.place = reading.place(span.words);
        structure.deadlines.push_back(std::move(deadline));
    }
    OrganisationBook organisations(structure.organisations);
    Talk talk = find_talk(reading, points, statements, people, organisations);
    for (Index i = 0; i < structure.points.size(); ++i) {
        structure.points[i].presenters = std::move(talk.presenters[i]);
        structure.points[i].slides_promised = talk.slides_promised[i];
    }
    structure.sections = std::move(talk.sections);
    structure.turns = std::move(talk.turns);
    structure.raised = std::move(talk.raised);
    structure.footnotes = find_footnotes(reading, structure.points);
    structure.disagreements = find_disagreements(reading);
    structure.meeting.body = body_in_title(structure.meeting.title);
    for (Commitment& commitment : structure.commitments)
        commitment.turn = turn_at(structure.turns, commitment.place);
    for (Decision& decision : structure.decisions)
        decision.turn = turn_at(structure.turns, decision.place);
    structure.people = std::move(people.people);
    return structure;
}

} // namespace radslag::notes
