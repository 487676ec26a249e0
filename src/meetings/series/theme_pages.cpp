// The form of what a meeting shall be about; see pages.hpp.
#include "meetings/series/pages.hpp"
#include "meetings/series/parts.hpp"
#include "platform/site/record_pages.hpp"

#include <algorithm>

namespace radslag::meetings::series::pages {

using html::Url;
using i18n::tr;
using site::FormReader;
using site::Need;
using site::numbered;

namespace {

constexpr std::size_t most_themes = 6;

Url meeting_url(MeetingId id) {
    return Url::path("/meetings") / id.text();
}

std::optional<EditableThemes> themes_in(const Site& site, const Request& request) {
    return site::found_by_id<MeetingId>(site, request, [&](db::Session& session, MeetingId id) {
        return editable_themes(session, request.caller, id);
    });
}

site::RecordForm form_of(const Site&, const Request& request, const EditableThemes& themes) {
    const Language language = request.language;
    const EditableMeeting& meeting = themes.meeting;
    site::RecordForm form{.title = tr(language, "Themes of the meeting"),
                          .section = "/meetings",
                          .action = meeting_url(meeting.id) / "themes"};
    form.crumbs = {{std::string(tr(language, "Meetings")), Url::path("/meetings")},
                   {meeting.edit.title, meeting_url(meeting.id)}};
    form.lead = tr(language, "What the meeting shall be about. The plan of the year shows it, "
                             "before the meeting has any points.");
    form.values.add("version", std::to_string(meeting.version));
    for (std::size_t i = 0; i < themes.chosen.size(); ++i)
        form.values.add(numbered("theme", i + 1), std::string(themes.chosen[i].text()));
    const std::size_t rows = site::rows_shown(request, form.values, {"theme"}, most_themes);
    for (std::size_t i = 1; i <= rows; ++i)
        form.fields.push_back({numbered("theme", i), tr(language, "Theme {0}", i),
                               site::FieldKind::choice, Need::optional, "",
                               site::named_choices(themes.all, tr(language, "No theme"))});
    form.invented = meeting.demonstration;
    return form;
}

/// Each theme once.
std::vector<ThemeId> read(FormReader& form, const EditableThemes& themes) {
    std::vector<ThemeId> chosen;
    for (std::size_t i = 1; i <= most_themes; ++i) {
        const auto theme =
            site::chosen<ThemeId>(form, numbered("theme", i), Need::optional, themes.all);
        if (theme && std::ranges::find(chosen, *theme) == chosen.end())
            chosen.push_back(*theme);
    }
    return chosen;
}

} // namespace

Result<Response> show_themes(const Site& site, Request& request) {
    return site::show_found(site, request, themes_in, form_of);
}

Result<Response> set_themes(const Site& site, Request& request) {
    return site::save_found(
        site, request, themes_in, form_of, [&](const EditableThemes& themes, FormReader& form) {
            const auto chosen = read(form, themes);
            return form.when_good([&] {
                return site::saved_at(series::set_themes(site.database(), request.caller,
                                                         themes.meeting.id, form.version(), chosen),
                                      meeting_url(themes.meeting.id));
            });
        });
}

} // namespace radslag::meetings::series::pages
