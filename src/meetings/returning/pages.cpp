// See pages.hpp.
#include "meetings/returning/pages.hpp"

#include "documents/reader.hpp"
#include "meetings/editing/parts.hpp"
#include "meetings/returning/views.hpp"
#include "meetings/word/pages.hpp"
#include "platform/site/record_pages.hpp"

#include <algorithm>
#include <fstream>

namespace radslag::meetings::returning::pages {

using html::Url;
using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

constexpr std::string_view field = "file";
constexpr std::size_t most_text = 20'000; // characters

Url page_of(MeetingId meeting) {
    return editing::meeting_url(meeting) / "word";
}

site::RecordForm form_of(const Site& site, const Request& request, const EditableMeeting& meeting) {
    const Language language = request.language;
    auto form = editing::form_under(site, request, meeting, tr(language, "Word file back in"),
                                    page_of(meeting.id));
    form.lead = tr(language,
                   "Somebody has written in the minutes as Word, with or without tracked changes. "
                   "Send the file: you see paragraph by paragraph what it changes, and choose.");
    form.fields = {{std::string(field), tr(language, "File"), FieldKind::file, Need::required,
                    tr(language, "The Word file (.docx) that was fetched from the page of this "
                                 "meeting. Its paragraphs are known by marks that Word keeps.")}};
    form.values = http::Values();
    form.button = tr(language, "Look through");
    return form;
}

/// No more of it than shows that it is too large.
std::string bytes_of(const http::Upload& upload) {
    std::ifstream file;
    file.exceptions(std::ios::failbit | std::ios::badbit);
    file.open(upload.path, std::ios::binary);
    std::string bytes(std::min<std::uint64_t>(upload.size, docx::Limits().file_bytes + 1), '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

/// The file that came with the form, beside what would leave now in each language.
Result<Exchange> exchange_of(const Site& site, const documents::Files& files,
                             const Request& request, MeetingId meeting) {
    const auto upload = std::ranges::find(request.uploads, field, &http::Upload::field);
    if (upload == request.uploads.end())
        return wrong_field(std::string(field), Message{"Choose a file.", {}});
    Exchange exchange{{}, {}, documents::shown_name(upload->name)};
    auto came = read_exchanged(exchange.file, bytes_of(*upload));
    if (!came)
        return wrong_field(std::string(field), came.error().message);
    exchange.came = std::move(*came);
    const auto now = word::pages::notes_for(site, request.caller.reader(), meeting);
    for (const Language language : {Language::swedish, Language::english}) {
        const auto file = now ? word::pages::file_of(files, *now, language) : std::string();
        if (!file)
            return tl::unexpected<Error>(file.error());
        if (auto left = read_exchanged(exchange.file, *file))
            std::ranges::move(*left, std::back_inserter(exchange.left));
    }
    return exchange;
}

Result<std::vector<Change>> changes_of(const Site& site, const Request& request, MeetingId meeting,
                                       const Exchange& exchange) {
    auto found = site.database().reading([&](db::Session& session) {
        return changes_in(session, request.caller, meeting, exchange);
    });
    if (!found && found.error().code == ErrorCode::invalid)
        return wrong_field(std::string(field), found.error().message);
    return found;
}

site::Page page_with(const Request& request, const EditableMeeting& meeting) {
    site::Page page;
    page.title = tr(request.language, "Changes in the Word file");
    page.section = "/meetings";
    page.invented = meeting.demonstration;
    page.crumbs = {{std::string(tr(request.language, "Meetings")), Url::path("/meetings")},
                   {meeting.edit.title, editing::meeting_url(meeting.id)},
                   {page.title, std::nullopt}};
    return page;
}

/// What is ticked, of a form that views::changes() made.
std::vector<writing::Written> ticked(FormReader& form, std::size_t count) {
    std::vector<writing::Written> all;
    for (std::size_t i = 1; i <= count; ++i) {
        if (!form.is_checked(site::numbered("take", i)))
            continue;
        const auto turn = form.id<TurnId>(site::numbered("turn", i), Need::required);
        if (!turn)
            continue;
        writing::Written written{*turn};
        written.point = form.id<PointId>(site::numbered("point", i), Need::optional);
        written.after = form.id<TurnId>(site::numbered("after", i), Need::optional);
        written.base =
            form.text(site::numbered("base", i), Need::optional, most_text, site::Lines::many);
        written.text =
            form.text(site::numbered("text", i), Need::optional, most_text, site::Lines::many);
        all.push_back(std::move(written));
    }
    return all;
}

} // namespace

Result<Response> show(const Site& site, Request& request) {
    return site::show_found(site, request, editing::meeting_in, form_of);
}

Result<Response> look_through(const Site& site, const documents::Files& files, Request& request) {
    const auto meeting = editing::meeting_in(site, request);
    if (!meeting)
        return site::not_found();
    const auto exchange = exchange_of(site, files, request, meeting->id);
    const auto changes = exchange
                             ? changes_of(site, request, meeting->id, *exchange)
                             : Result<std::vector<Change>>(tl::unexpected<Error>(exchange.error()));
    if (!changes)
        return site::answer_form(site, request, form_of(site, request, *meeting),
                                 tl::unexpected<Error>(changes.error()));
    site::Page page = page_with(request, *meeting);
    page.content = views::changes(request.language, meeting->id, *changes, exchange->file,
                                  request.form_token());
    return site.respond(request, std::move(page));
}

Result<Response> take_in(const Site& site, Request& request) {
    const auto meeting = editing::meeting_in(site, request);
    if (!meeting)
        return site::not_found();
    FormReader form(request.form);
    const int count = form.number("count", Need::required, 1, most_changes).value_or(0);
    const auto written = ticked(form, static_cast<std::size_t>(count));
    const auto kept = form.when_good([&] {
        return writing::keep_all(site.database(), request.caller, meeting->id, written,
                                 site.today());
    });
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    return http::redirect(editing::meeting_url(meeting->id) / "write");
}

} // namespace radslag::meetings::returning::pages
