// Keeping series of meetings, and what meetings shall be about; see series.hpp.
#include "ledger/acting.hpp"
#include "meetings/series/store.hpp"
#include "platform/text/zones.hpp"

#include <algorithm>

namespace radslag::meetings::series {

namespace {

using ledger::change_record;
using ledger::not_yours;

Result<void> check(const SeriesEdit& edit) {
    if (edit.hours.zone && !text::is_zone(*edit.hours.zone))
        return wrong_field("zone",
                           Message{"There is no time zone {0}. Write it as Europe/Stockholm.",
                                   {*edit.hours.zone}});
    return {};
}

/// What change_record() looks for, with the id and version of the meeting.
struct ThemesOfMeeting {
    MeetingId id;
    std::int64_t version = 0;
    std::vector<NamedId> now;
};

bool holds(const std::vector<NamedId>& named, ThemeId id) {
    return std::ranges::find(named, id.text(), &NamedId::id) != named.end();
}

} // namespace

std::optional<EditableSeries> editable_series(db::Session& session, const auth::Caller& caller,
                                              SeriesId id) {
    auto found = store::series(session, id);
    if (found && !auth::may_in(caller, auth::Right::edit_meetings, found->body.text()))
        found.reset();
    return found;
}

Result<Added<SeriesId>> add_series(db::Database& database, const auth::Caller& caller,
                                   bodies::BodyId body, const SeriesEdit& edit) {
    if (!auth::may_in(caller, auth::Right::edit_meetings, body.text()))
        return not_yours();
    return ledger::add_record<SeriesId>(database, caller, "series.add",
                                        [&](ledger::Act& act, SeriesId id) -> Result<void> {
                                            if (auto good = check(edit); !good)
                                                return good;
                                            store::insert(act, id, body, edit);
                                            return {};
                                        });
}

Result<std::int64_t> edit_series(db::Database& database, const auth::Caller& caller, SeriesId id,
                                 std::int64_t version, const SeriesEdit& edit) {
    return change_record(
        database, caller, "series.edit", version,
        [&](db::Session& session) { return editable_series(session, caller, id); },
        [&](ledger::Act& act, const EditableSeries&) -> Result<void> {
            if (auto good = check(edit); !good)
                return good;
            store::update(act, id, edit);
            return {};
        });
}

Result<std::int64_t> end_series(db::Database& database, const auth::Caller& caller, SeriesId id,
                                std::int64_t version, Day last) {
    return change_record(
        database, caller, "series.close", version,
        [&](db::Session& session) { return editable_series(session, caller, id); },
        [&](ledger::Act& act, const EditableSeries&) -> Result<void> {
            if (store::end(act, id, last) == 0)
                return failure(ErrorCode::conflict, "This series has ended already.");
            return {};
        });
}

std::optional<EditableThemes> editable_themes(db::Session& session, const auth::Caller& caller,
                                              MeetingId id) {
    auto meeting = editable_meeting(session, caller, id);
    if (!meeting)
        return std::nullopt;
    EditableThemes found{std::move(*meeting), {}, store::all_themes(session)};
    for (const NamedId& theme : store::themes(session, id))
        found.chosen.push_back(*ThemeId::parse(theme.id));
    return found;
}

Result<std::int64_t> set_themes(db::Database& database, const auth::Caller& caller, MeetingId id,
                                std::int64_t version, const std::vector<ThemeId>& themes) {
    return change_record(
        database, caller, "meeting.themes", version,
        [&](db::Session& session) -> std::optional<ThemesOfMeeting> {
            const auto meeting = editable_meeting(session, caller, id);
            if (!meeting)
                return std::nullopt;
            return ThemesOfMeeting{id, meeting->version, store::themes(session, id)};
        },
        [&](ledger::Act& act, const ThemesOfMeeting& before) -> Result<void> {
            const auto all = store::all_themes(act.session());
            for (const ThemeId theme : themes)
                if (!holds(all, theme))
                    return wrong_field("theme_1", Message{"Choose one of the list.", {}});
            for (const NamedId& theme : before.now)
                if (std::ranges::find(themes, theme.id, &ThemeId::text) == themes.end())
                    store::erase_theme(act, id, *ThemeId::parse(theme.id));
            for (const ThemeId theme : themes)
                if (!holds(before.now, theme))
                    store::insert_theme(act, id, theme);
            store::touch(act, id);
            return {};
        });
}

void add_theme(ledger::Act& act, MeetingId meeting, ThemeId theme) {
    store::insert_theme(act, meeting, theme);
}

} // namespace radslag::meetings::series
