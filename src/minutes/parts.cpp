// See parts.hpp.
#include "minutes/parts.hpp"

#include "platform/i18n/dates.hpp"
#include "platform/text/shorten.hpp"

namespace radslag::minutes {

using html::Url;
using i18n::Language;
using i18n::tr;

namespace {

constexpr std::size_t most_shown = 90; // characters of what was said, to know it by

} // namespace

Url meeting_url(MeetingId id) {
    return Url::path("/meetings") / id.text();
}

Url notes_url(MeetingId id) {
    return meeting_url(id) / "minutes";
}

Url steps_url(const Notes& notes) {
    return Url::path("/minutes") / notes.minute.value().text();
}

std::optional<Notes> notes_in(const site::Site& site, const http::Request& request) {
    return site::found_by_id<MeetingId>(site, request, [&](db::Session& session, MeetingId id) {
        return notes_of(session, request.caller, id);
    });
}

std::optional<Notes> draft_in(const site::Site& site, const http::Request& request, By by) {
    auto notes = site::found_by_id<MinuteId>(site, request, [&](db::Session& session, MinuteId id) {
        return notes_of(session, request.caller, id);
    });
    if (notes && (!notes->reads_draft || (by == By::editor && !notes->may_edit)))
        notes.reset();
    return notes;
}

std::vector<html::Crumb> crumbs(Language language, const Notes& notes) {
    return {{std::string(tr(language, "Meetings")), Url::path("/meetings")},
            {notes.title, meeting_url(notes.id)},
            {std::string(tr(language, "The notes")), notes_url(notes.id)}};
}

site::RecordForm form_under(const http::Request& request, const Notes& notes, site::Words title,
                            const Url& action) {
    site::RecordForm form{.title = std::move(title), .section = "/meetings", .action = action};
    form.crumbs = crumbs(request.language, notes);
    form.invented = notes.demonstration;
    form.values.add("version", std::to_string(notes.version));
    return form;
}

std::vector<html::Choice> passage_choices(Language language, const Notes& notes) {
    std::vector<html::Choice> choices{{"", std::string(tr(language, "The notes as a whole"))}};
    for (const Passage& each : notes.passages)
        choices.push_back(
            {std::string(each.id.text()),
             (each.who.empty() ? "" : each.who + ": ") + text::shortened(each.text, most_shown)});
    return choices;
}

html::Html asked(Language language, const std::vector<Asked>& asked) {
    using namespace html;
    if (asked.empty())
        return {};
    return ul(cls("rows"), each(asked, [&](const Asked& each) -> Html {
                  const std::string title =
                      each.day ? each.title + ", " + i18n::long_date(language, *each.day)
                               : each.title;
                  return li(a(href(notes_url(each.meeting)), title), ": ",
                            each.until ? tr(language, "comments until {0}",
                                            i18n::long_date(language, *each.until))
                                       : std::string(tr(language, "waits for your approval")));
              }));
}

} // namespace radslag::minutes
