// SQL of series, plans of a year and themes of meetings; see series.hpp. What shows meetings is cut
// to the reader.
#pragma once

#include "meetings/series/series.hpp"

namespace radslag::meetings::series::store {

std::optional<EditableSeries> series(db::Session& session, SeriesId id);
std::vector<EditableSeries> series_of(db::Session& session, bodies::BodyId body);
void insert(ledger::Act& act, SeriesId id, bodies::BodyId body, const SeriesEdit& edit);
void update(ledger::Act& act, SeriesId id, const SeriesEdit& edit);
std::int64_t end(ledger::Act& act, SeriesId id, Day last);

/// The months of a year that have their meeting, whoever may read it: one made for the month, or
/// an older one of the series on a day in it.
std::vector<unsigned> months_taken(db::Session& session, SeriesId id, int year);

struct BodyOfPlan {
    NamedId body;
    bool demonstration = false;
    std::vector<NamedId> others; ///< that it prepares for, or that prepare for it
};
std::optional<BodyOfPlan> body(db::Session& session, bodies::BodyId id);
/// Without themes.
std::vector<PlannedMeeting> meetings(db::Session& session, const auth::Reader& reader,
                                     const NamedId& body, int year);
/// The years of the first and the last meeting of the body; nothing where it has none.
std::optional<Years> years(db::Session& session, const auth::Reader& reader, bodies::BodyId body);
/// The bodies that share parties with this one, and itself, that meet on a day.
std::vector<std::string> meeting_on(db::Session& session, const auth::Reader& reader,
                                    bodies::BodyId body, Day day);
std::vector<Template> templates(db::Session& session, const auth::Reader& reader,
                                bodies::BodyId body);
/// Those of a meeting that are for the same readers as the meeting: nothing that is withheld.
std::vector<Point> points(db::Session& session, const auth::Reader& reader, MeetingId meeting);
/// For whom the meetings of the body are that come next; the latest one's, where none comes.
std::optional<bodies::Visibility> usual_readers(db::Session& session, const auth::Reader& reader,
                                                bodies::BodyId body, Day today);

/// The whole tree, each theme after its parent, named with those above it.
std::vector<NamedId> all_themes(db::Session& session);
/// That the meeting was given.
std::vector<NamedId> themes(db::Session& session, MeetingId meeting);
/// Of the matters that its notes mention.
std::vector<NamedId> themes_of_matters(db::Session& session, const auth::Reader& reader,
                                       MeetingId meeting);
void insert_theme(ledger::Act& act, MeetingId meeting, ThemeId theme);
void erase_theme(ledger::Act& act, MeetingId meeting, ThemeId theme);
/// Raises the version of the meeting, so that two who give it themes meet.
void touch(ledger::Act& act, MeetingId meeting);

} // namespace radslag::meetings::series::store
