// Meetings, their points and what was said, as the read API gives them; see collections.hpp.
#include "opendata/collections.hpp"

#include <array>

namespace radslag::opendata {

namespace {

constexpr std::array meeting_fields = {
    Field{"title", Type::text, "What it is called.", {}, true},
    Field{"body", Type::id, "The body that meets.", {}, true},
    Field{"state", Type::text, "How far it has come.", "planned called held cancelled", true},
    Field{"day", Type::day, "The day, where known, where it is held."},
    Field{"end_day", Type::day, "The last day of a meeting of several."},
    Field{"start_time", Type::time_of_day, "When it begins, local, as 10:00."},
    Field{"end_time", Type::time_of_day, "When it ends, local."},
    Field{"time_zone", Type::text, "Where the times are local: an IANA name."},
    Field{"venue", Type::text, "Where it is held, in words."},
    Field{"language", Type::text, "The language of its notes, as sv.", {}, true},
    Field{"chair", Type::id, "The person in the chair."},
    Field{"document", Type::id, "The document that the notes were read from."}};
constexpr std::array attendance_fields = {
    Field{"person", Type::id, "Who."}, Field{"organisation", Type::id, "From where."},
    Field{"title", Type::text, "With which title, as printed."},
    Field{"presence", Type::text, "How.", "present remote absent mentioned", true}};
constexpr std::array attached_fields = {
    Field{"document", Type::id, "The document, where it is here and may be read."},
    Field{"title", Type::text, "What it is called in the agenda.", {}, true},
    Field{"point", Type::id, "The point that it belongs to."}};
constexpr std::array decision_fields = {
    Field{"id", Type::id, "Its id.", {}, true},
    Field{"point", Type::id, "The point under which it was made."},
    Field{"text", Type::text, "What was decided.", {}, true}};
constexpr std::array meeting_parts = {
    Part{"themes",
         "What it is about.",
         Shape::ids,
         {"open_meetings.themes",
          "SELECT theme FROM meeting_theme WHERE meeting = $1 ORDER BY theme LIMIT 100"},
         {},
         false},
    Part{"points",
         "The points of the agenda, in order.",
         Shape::ids,
         {"open_meetings.points", "SELECT p.point FROM point_reader p WHERE p.meeting = $1 AND "
                                  "p.reader = $2 ORDER BY p.position LIMIT 500"},
         {}},
    Part{"attendance",
         "Who was there; who is protected is left out.",
         Shape::list,
         {"open_meetings.attendance",
          "SELECT a.person, a.organisation, a.title, a.presence FROM attendance a LEFT JOIN person "
          "p ON p.id = a.person WHERE a.meeting = $1 AND (a.person IS NULL OR p.protected = 0) "
          "ORDER BY a.position, a.id LIMIT 1000"},
         attendance_fields,
         false},
    Part{"documents",
         "What goes with the agenda.",
         Shape::list,
         {"open_meetings.documents",
          "SELECT (SELECT d.document FROM document_reader d WHERE d.document = a.document AND "
          "d.reader = $2), a.words, a.point FROM attachment_reader a WHERE a.meeting = $1 AND "
          "a.reader = $2 ORDER BY a.position, a.attachment LIMIT 500"},
         attached_fields},
    Part{"decisions",
         "What was decided.",
         Shape::list,
         {"open_meetings.decisions",
          "SELECT d.id, d.point, d.text FROM decision d JOIN decision_reader y ON y.decision = "
          "d.id AND y.reader = $2 WHERE d.meeting = $1 ORDER BY d.position, d.id LIMIT 500"},
         decision_fields}};
constexpr std::array meeting_filters = {
    Filter{.name = "body",
           .meaning = i18n::Literal("Of this body only."),
           .field = "body",
           .leads = Ids{{"open_meetings.ids_of_body",
                         "SELECT id FROM meeting WHERE body = $3 AND id > $1 ORDER BY id LIMIT "
                         "$2"}}},
    Filter{.name = "year",
           .meaning = i18n::Literal("Held in this year only, as 2026."),
           .type = Type::integer,
           .field = "day"},
    Filter{.name = "state",
           .meaning = i18n::Literal("In this state only."),
           .type = Type::text,
           .words = "planned called held cancelled",
           .field = "state"}};

constexpr std::array point_fields = {
    Field{"meeting", Type::id, "The meeting that it belongs to.", {}, true},
    Field{"position", Type::integer, "Its place in the agenda.", {}, true},
    Field{"number", Type::text, "Its number as printed."},
    Field{"title", Type::text, "What it is called.", {}, true},
    Field{"information", Type::boolean, "Whether it informs.", {}, true},
    Field{"dialogue", Type::boolean, "Whether it is for dialogue.", {}, true},
    Field{"regional_example", Type::boolean, "Whether a region shows an example.", {}, true},
    Field{"decision", Type::boolean, "Whether something is to be decided.", {}, true},
    Field{"expected_outcome", Type::text, "What shall come of it."},
    Field{"planned_start", Type::time_of_day, "When it begins, local."},
    Field{"planned_minutes", Type::integer, "How long it is planned to take."},
    Field{"actual_minutes", Type::integer, "How long it took."}};
constexpr std::array presenter_fields = {Field{"person", Type::id, "Who presents."},
                                         Field{"organisation", Type::id, "From where."}};
constexpr std::array point_parts = {
    Part{"presenters",
         "Who presents it; who is protected is left out.",
         Shape::list,
         {"open_points.presenters",
          "SELECT a.person, a.organisation FROM presenter a LEFT JOIN person p ON p.id = a.person "
          "WHERE a.point = $1 AND (a.person IS NULL OR p.protected = 0) ORDER BY a.position, a.id "
          "LIMIT 100"},
         presenter_fields,
         false}};
constexpr std::array point_filters = {
    Filter{.name = "meeting",
           .meaning = i18n::Literal("Of this meeting only."),
           .field = "meeting",
           .leads = Ids{{"open_points.ids_of_meeting",
                         "SELECT id FROM point WHERE meeting = $3 AND id > $1 ORDER BY id LIMIT "
                         "$2"}}}};

constexpr std::array turn_fields = {
    Field{"meeting", Type::id, "The meeting where it was said.", {}, true},
    Field{"point", Type::id, "Under which point."},
    Field{"section", Type::text, "In which part of the point.",
          "presentation discussion action_note"},
    Field{"position", Type::integer, "Its place in the notes.", {}, true},
    Field{"text", Type::text, "What was said, as noted.", {}, true},
    Field{"person", Type::id, "Who said it."},
    Field{"organisation", Type::id, "For whom."},
    Field{"group", Type::text, "Who said it, where the notes name a group."},
    Field{"side", Type::text, "On whose side.",
          "state region association invited_by_region invited_by_state other"}};
constexpr std::array turn_filters = {
    Filter{.name = "meeting",
           .meaning = i18n::Literal("Of this meeting only."),
           .field = "meeting",
           .leads = Ids{{"open_turns.ids_of_meeting",
                         "SELECT id FROM turn WHERE meeting = $3 AND id > $1 ORDER BY id LIMIT "
                         "$2"}}},
    Filter{.name = "point", .meaning = i18n::Literal("Under this point only."), .field = "point"},
    Filter{.name = "organisation",
           .meaning = i18n::Literal("Said for this organisation only."),
           .field = "organisation"},
    Filter{.name = "person",
           .meaning = i18n::Literal("Said by this person only."),
           .field = "person"}};

} // namespace

constinit const Collection meetings_collection = {
    .name = "meetings",
    .singular = "Meeting",
    .table = "meeting",
    .meaning = i18n::Literal("Meetings that are planned, called, held or cancelled."),
    .one = {"open_meetings.one",
            "SELECT m.id, b.demonstration, m.title, m.body, m.state, m.day, m.end_day, "
            "m.start_time, m.end_time, m.zone, m.venue, m.language, p.id, (SELECT d.document FROM "
            "document_reader d WHERE d.document = m.document AND d.reader = $2) FROM meeting m "
            "JOIN audience_reader r ON r.audience = m.audience AND r.reader = $2 JOIN body b ON "
            "b.id = m.body LEFT JOIN person p ON p.id = m.chair AND p.protected = 0 WHERE m.id = "
            "$1"},
    .fields = meeting_fields,
    .parts = meeting_parts,
    .filters = meeting_filters,
    .ids = {{"open_meetings.ids", "SELECT id FROM meeting WHERE id > $1 ORDER BY id LIMIT $2"}}};

constinit const Collection points_collection = {
    .name = "points",
    .singular = "Point",
    .table = "point",
    .meaning = i18n::Literal("Points of the agendas of meetings."),
    .one = {"open_points.one",
            "SELECT p.point, b.demonstration, p.meeting, p.position, p.number, p.title, "
            "p.information, p.dialogue, p.regional_example, p.decision, p.expected_outcome, "
            "p.planned_start, p.planned_minutes, p.actual_minutes FROM point_reader p JOIN meeting "
            "m ON m.id = p.meeting JOIN body b ON b.id = m.body WHERE p.point = $1 AND p.reader = "
            "$2"},
    .fields = point_fields,
    .parts = point_parts,
    .filters = point_filters,
    .ids = {{"open_points.ids", "SELECT id FROM point WHERE id > $1 ORDER BY id LIMIT $2"}},
    .page = PagePlace::point_of_meeting};

constinit const Collection turns_collection = {
    .name = "turns",
    .singular = "Turn",
    .table = "turn",
    .meaning = i18n::Literal("What was said at meetings, one thing by one speaker at a time."),
    .one = {"open_turns.one",
            "SELECT t.turn, b.demonstration, t.meeting, t.point, s.kind, t.position, t.text, p.id, "
            "t.organisation, t.group_words, t.side FROM turn_reader t JOIN meeting m ON m.id = "
            "t.meeting JOIN body b ON b.id = m.body LEFT JOIN section s ON s.id = t.section LEFT "
            "JOIN person p ON p.id = t.person AND p.protected = 0 WHERE t.turn = $1 AND t.reader = "
            "$2"},
    .fields = turn_fields,
    .parts = {},
    .filters = turn_filters,
    .ids = {{"open_turns.ids", "SELECT id FROM turn WHERE id > $1 ORDER BY id LIMIT $2"}},
    .page = PagePlace::turn_of_meeting};

} // namespace radslag::opendata
