// SQL that counts a meeting; measuring_inputs_store.cpp and measuring_matters_store.cpp count the
// rest. See measuring_store.hpp.
#include "dialogue/measuring_store.hpp"

#include "platform/text/words.hpp"

#include <algorithm>
#include <map>

namespace radslag::dialogue::store {

namespace {

// What is invented counts in a forum that is a demonstration as a whole, and nowhere else.
constexpr db::Statement select_meeting = {
    "dialogue.meeting",
    "SELECT m.body, m.day, m.end_time, CASE WHEN EXISTS (SELECT 1 FROM audience_reader r WHERE "
    "r.audience = m.audience AND r.reader = 'public') AND (b.demonstration = 0 OR EXISTS (SELECT 1 "
    "FROM forum f WHERE f.kind = 'demonstration')) THEN 1 ELSE 0 END FROM meeting m JOIN body b ON "
    "b.id = m.body WHERE m.id = $1 AND m.state = 'held' AND m.day IS NOT NULL"};
constexpr db::Statement select_points = {
    "dialogue.points",
    "SELECT p.id, p.position, p.information, p.dialogue, p.actual_minutes, p.planned_minutes, "
    "p.planned_start, CASE WHEN p.audience IS NULL AND NOT EXISTS (SELECT 1 FROM turn t WHERE "
    "t.point = p.id AND t.audience IS NOT NULL) THEN 1 ELSE 0 END FROM point p WHERE p.meeting = "
    "$1 ORDER BY p.position, p.id"};
constexpr db::Statement select_turns = {
    "dialogue.turns",
    "SELECT t.point, s.kind, t.side, o.id, t.text FROM turn t LEFT JOIN section s ON s.id = "
    "t.section LEFT JOIN organisation o ON o.id = t.organisation AND o.county_letter IS NOT NULL "
    "WHERE t.meeting = $1 AND t.point IS NOT NULL ORDER BY t.position, t.id"};
constexpr db::Statement select_taken_along = {
    "dialogue.taken_along",
    "SELECT c.point, count(*) FROM commitment c JOIN commitment_reader r ON r.commitment = c.id "
    "AND r.reader = 'public' WHERE c.meeting = $1 AND c.kind = 'takes_along' AND c.state <> "
    "'withdrawn' AND c.point IS NOT NULL GROUP BY c.point"};
constexpr db::Statement select_meeting_of_point = {"dialogue.meeting_of_point",
                                                   "SELECT meeting FROM point WHERE id = $1"};
constexpr db::Statement select_meeting_ids = {
    "dialogue.meeting_ids", "SELECT id FROM meeting WHERE id > $1 ORDER BY id LIMIT $2"};
constexpr db::Statement select_input_ids = {
    "dialogue.input_ids", "SELECT id FROM input WHERE id > $1 ORDER BY id LIMIT $2"};
constexpr db::Statement select_matter_ids = {
    "dialogue.matter_ids", "SELECT id FROM matter WHERE id > $1 ORDER BY id LIMIT $2"};

/// The points of a meeting in the making.
class Counting {
  public:
    Counting(db::Session& session, MeetingUnit& unit) : session_(session), unit_(unit) {}

    void run(const std::optional<std::string>& end_time) {
        read_points(end_time);
        read_turns();
        session_.query(select_taken_along, {unit_.id}, [&](const db::Row& row) {
            if (PointUnit* point = find(row.text(0)))
                point->taken_along = row.integer(1);
        });
        for (auto& [organisation, voice] : voices_)
            unit_.voices.push_back(std::move(voice));
    }

  private:
    void read_points(const std::optional<std::string>& end_time) {
        std::vector<PointTime> times;
        std::vector<bool> is_whole; // nothing in it is for fewer readers
        session_.query(select_points, {unit_.id}, [&](const db::Row& row) {
            PointUnit point{row.string(0), row.integer(1)};
            point.planned = planned_as({row.integer(2) != 0, row.integer(3) != 0});
            unit_.points.push_back(std::move(point));
            times.push_back(
                {row.optional_integer(4), row.optional_integer(5), row.optional_text(6)});
            is_whole.push_back(row.integer(7) != 0);
        });
        const auto minutes = minutes_of(times, end_time);
        std::vector<PointUnit> whole;
        for (std::size_t i = 0; i < minutes.size(); ++i) {
            unit_.points[i].minutes = minutes[i];
            if (is_whole[i])
                whole.push_back(std::move(unit_.points[i]));
        }
        unit_.points = std::move(whole);
    }

    void read_turns() {
        session_.query(select_turns, {unit_.id}, [&](const db::Row& row) {
            PointUnit* point = find(row.text(0));
            if (!point)
                return;
            const bool in_discussion = row.text(1) == "discussion";
            const auto side =
                row.is_null(2) ? std::nullopt : std::optional(bodies::sides.require(row.text(2)));
            const std::int64_t words = text::count_words(row.text(4));
            add_turn(point->words, in_discussion, side, words);
            point->regional_turns += in_discussion && is_regional(side) ? 1 : 0;
            if (!row.is_null(3) && unit_.is_counted) {
                Voice& voice = voices_[row.string(3)];
                voice.organisation = row.string(3);
                voice.turns += 1;
                voice.words += words;
            }
        });
    }

    PointUnit* find(std::string_view id) {
        const auto found = std::ranges::find(unit_.points, id, &PointUnit::id);
        return found == unit_.points.end() ? nullptr : &*found;
    }

    db::Session& session_;
    MeetingUnit& unit_;
    std::map<std::string, Voice> voices_;
};

} // namespace

std::optional<MeetingUnit> measured_meeting(db::Session& session, std::string_view id) {
    std::optional<MeetingUnit> unit;
    std::optional<std::string> end_time;
    session.query(select_meeting, {id}, [&](const db::Row& row) {
        unit = MeetingUnit{std::string(id), row.string(0), row.day(1), row.integer(3) != 0, {}, {}};
        end_time = row.optional_text(2);
    });
    if (unit)
        Counting(session, *unit).run(end_time);
    return unit;
}

std::optional<std::string> meeting_of_point(db::Session& session, std::string_view point) {
    return session.text(select_meeting_of_point, {point});
}

std::vector<std::string> ids_after(db::Session& session, Stage stage, std::string_view after,
                                   std::int64_t most) {
    const db::Statement& statement = stage == Stage::meetings ? select_meeting_ids
                                     : stage == Stage::inputs ? select_input_ids
                                                              : select_matter_ids;
    std::vector<std::string> found;
    session.query(statement, {after, most},
                  [&](const db::Row& row) { found.push_back(row.string(0)); });
    return found;
}

} // namespace radslag::dialogue::store
