// SQL of the kept figures: their reach and the rows of each unit; sums_store.cpp has the sums. See
// store.hpp.
#include "dialogue/store.hpp"

#include <algorithm>

namespace radslag::dialogue::store {

namespace {

constexpr db::Statement select_reach = {
    "dialogue_reach.get", "SELECT definition, next_entry, stage, after, day FROM dialogue_reach"};
constexpr db::Statement insert_reach = {
    "dialogue_reach.insert",
    "INSERT INTO dialogue_reach (id, definition, next_entry, stage, after, day) VALUES (1, $1, $2, "
    "$3, $4, $5) ON CONFLICT (id) DO NOTHING"};
constexpr db::Statement update_reach = {
    "dialogue_reach.move",
    "UPDATE dialogue_reach SET definition = $1, next_entry = $2, stage = $3, after = $4, day = $5 "
    "WHERE definition = $6 AND next_entry = $7 AND stage IS NOT DISTINCT FROM $8 AND after IS NOT "
    "DISTINCT FROM $9 AND day = $10"};

constexpr db::Statement delete_meeting = {
    "dialogue_meeting.delete",
    "DELETE FROM dialogue_meeting WHERE meeting = $1 RETURNING year, body"};
constexpr db::Statement delete_points = {"dialogue_point.delete",
                                         "DELETE FROM dialogue_point WHERE meeting = $1"};
constexpr db::Statement delete_voices = {
    "dialogue_voice.delete", "DELETE FROM dialogue_voice WHERE source = $1 RETURNING year, body"};
constexpr db::Statement insert_meeting = {
    "dialogue_meeting.insert",
    "INSERT INTO dialogue_meeting (meeting, body, day, year, is_counted, information_words, "
    "dialogue_words, state_words, region_words, other_words, untold_words) VALUES ($1, $2, $3, $4, "
    "$5, $6, $7, $8, $9, $10, $11)"};
constexpr db::Statement insert_point = {
    "dialogue_point.insert",
    "INSERT INTO dialogue_point (point, meeting, position, day, year, is_counted, planned, "
    "information_words, dialogue_words, state_words, region_words, other_words, untold_words, "
    "minutes, regional_turns, taken_along, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
    "$11, $12, $13, $14, $15, $16, $17)"};
constexpr db::Statement insert_voice = {
    "dialogue_voice.insert", "INSERT INTO dialogue_voice (source, organisation, year, turns, "
                             "words, inputs, body) VALUES ($1, $2, $3, $4, $5, $6, $7)"};

constexpr db::Statement delete_input = {
    "dialogue_input.delete", "DELETE FROM dialogue_input WHERE input = $1 RETURNING year, body"};
constexpr db::Statement delete_answers = {
    "dialogue_answer.delete",
    "DELETE FROM dialogue_answer WHERE input = $1 RETURNING year, body, authority"};
constexpr db::Statement insert_input = {
    "dialogue_input.insert", "INSERT INTO dialogue_input (input, matter, day, year, outcome, "
                             "owed_on, body) VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr db::Statement insert_answer = {
    "dialogue_answer.insert",
    "INSERT INTO dialogue_answer (id, input, authority, year, asked_on, promised_on, answered_on, "
    "days, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr db::Statement select_owed_inputs = {
    "dialogue_input.owed",
    "SELECT DISTINCT year, body FROM dialogue_input WHERE owed_on >= $1 AND owed_on < $2"};
constexpr db::Statement select_owed_answers = {
    "dialogue_answer.owed", "SELECT DISTINCT year, body, authority FROM dialogue_answer WHERE "
                            "answered_on IS NULL AND promised_on >= $1 AND promised_on < $2"};
constexpr db::Statement select_counted_matter = {
    "dialogue_input.matter", "SELECT matter FROM dialogue_input WHERE input = $1"};

constexpr db::Statement delete_matter = {
    "dialogue_matter.delete", "DELETE FROM dialogue_matter WHERE matter = $1 RETURNING year, body"};
constexpr db::Statement insert_matter = {
    "dialogue_matter.insert",
    "INSERT INTO dialogue_matter (matter, kind, year, named_on, "
    "heard_on, end_on, verdict, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};

std::optional<std::string_view> text_of(const std::optional<Stage>& stage) {
    return stage ? std::optional(stages.text(*stage)) : std::nullopt;
}

std::optional<std::string_view> after_of(const Reach& reach) {
    return reach.stage ? std::optional<std::string_view>(reach.after) : std::nullopt;
}

/// The sums of a body change, and with them those of all bodies.
void touch(std::set<Scope>& scopes, std::int64_t year, const std::string& body) {
    scopes.insert({year, ""});
    scopes.insert({year, body});
}

void touch_answers(Touched& touched, std::int64_t year, const std::string& body,
                   const std::string& authority) {
    touched.answers.insert({{year, ""}, authority});
    touched.answers.insert({{year, body}, authority});
}

void touch_deleted(db::Session& session, const db::Statement& deletion, std::string_view id,
                   std::set<Scope>& scopes) {
    session.query(deletion, {id},
                  [&](const db::Row& row) { touch(scopes, row.integer(0), row.string(1)); });
}

void add_voice(db::Session& session, std::string_view source, const Scope& scope,
               const Voice& voice, Touched& touched) {
    session.execute(insert_voice, {source, voice.organisation, scope.year, voice.turns, voice.words,
                                   voice.inputs, scope.body});
    touch(touched.voices, scope.year, scope.body);
}

void add_point(db::Session& session, const MeetingUnit& meeting, const PointUnit& point) {
    const Words& words = point.words;
    session.execute(insert_point,
                    {point.id, meeting.id, point.position, to_text(meeting.day),
                     year_of(meeting.day), meeting.is_counted, plans.text(point.planned),
                     words.information, words.dialogue, words.state, words.region, words.other,
                     words.untold, point.minutes, point.regional_turns, point.taken_along,
                     meeting.body});
}

} // namespace

std::optional<Reach> reach(db::Session& session) {
    std::optional<Reach> found;
    session.query(select_reach, {}, [&](const db::Row& row) {
        found = Reach{row.integer(0), row.integer(1), row.day(4), std::nullopt, row.string(3)};
        if (!row.is_null(2))
            found->stage = stages.require(row.text(2));
    });
    return found;
}

bool move_reach(db::Session& session, const std::optional<Reach>& from, const Reach& to) {
    const std::string day = to_text(to.day);
    if (!from)
        return session.execute(insert_reach, {to.definition, to.next_entry, text_of(to.stage),
                                              after_of(to), day}) == 1;
    return session.execute(update_reach,
                           {to.definition, to.next_entry, text_of(to.stage), after_of(to), day,
                            from->definition, from->next_entry, text_of(from->stage),
                            after_of(*from), to_text(from->day)}) == 1;
}

void touch_lateness(db::Session& session, Day from, Day to, Touched& touched) {
    const std::string begin = to_text(std::min(from, to));
    const std::string end = to_text(std::max(from, to));
    session.query(select_owed_inputs, {begin, end}, [&](const db::Row& row) {
        touch(touched.inputs, row.integer(0), row.string(1));
    });
    session.query(select_owed_answers, {begin, end}, [&](const db::Row& row) {
        touch_answers(touched, row.integer(0), row.string(1), row.string(2));
    });
}

void replace(db::Session& session, std::string_view id, const std::optional<MeetingUnit>& unit,
             Touched& touched) {
    touch_deleted(session, delete_meeting, id, touched.meetings);
    touch_deleted(session, delete_voices, id, touched.voices);
    session.execute(delete_points, {id});
    if (!unit)
        return;
    const Words words = unit->words();
    const std::int64_t year = year_of(unit->day);
    session.execute(insert_meeting,
                    {id, unit->body, to_text(unit->day), year, unit->is_counted, words.information,
                     words.dialogue, words.state, words.region, words.other, words.untold});
    for (const PointUnit& point : unit->points)
        add_point(session, *unit, point);
    for (const Voice& voice : unit->voices)
        add_voice(session, id, {year, unit->body}, voice, touched);
    touch(touched.meetings, year, unit->body);
}

void replace(db::Session& session, std::string_view id, const std::optional<InputUnit>& unit,
             Touched& touched) {
    touch_deleted(session, delete_input, id, touched.inputs);
    touch_deleted(session, delete_voices, id, touched.voices);
    session.query(delete_answers, {id}, [&](const db::Row& row) {
        touch_answers(touched, row.integer(0), row.string(1), row.string(2));
    });
    if (!unit)
        return;
    const std::int64_t year = year_of(unit->day);
    if (unit->voice)
        add_voice(session, id, {year, unit->body}, *unit->voice, touched);
    if (unit->is_merged)
        return;
    session.execute(insert_input,
                    {id, unit->matter, to_text(unit->day), year, outcomes.text(unit->outcome),
                     to_text(unit->owed()), unit->body});
    touch(touched.inputs, year, unit->body);
    for (const AnswerUnit& answer : unit->answers) {
        std::optional<int> days;
        if (answer.answered)
            days = days_between(answer.asked, *answer.answered);
        session.execute(insert_answer, {answer.id, id, answer.authority, year_of(answer.asked),
                                        to_text(answer.asked), to_text(answer.promised),
                                        to_text(answer.answered), days, unit->body});
        touch_answers(touched, year_of(answer.asked), unit->body, answer.authority);
    }
}

void replace(db::Session& session, std::string_view id, const std::optional<MatterUnit>& unit,
             Touched& touched) {
    touch_deleted(session, delete_matter, id, touched.matters);
    if (!unit)
        return;
    for (const MatterUnit::In& in : unit->bodies) {
        const std::int64_t year = year_of(in.named);
        session.execute(insert_matter, {id, unit->kind, year, to_text(in.named), to_text(in.heard),
                                        to_text(unit->end),
                                        verdicts.text(verdict_of(in.heard, unit->end)), in.body});
        touched.matters.insert({year, in.body});
    }
}

std::optional<std::string> counted_matter_of(db::Session& session, std::string_view input) {
    return session.text(select_counted_matter, {input});
}

} // namespace radslag::dialogue::store
