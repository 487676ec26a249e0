// The Word template of a body: shown, taken in, given back, taken away. See pages.hpp.
#include "bodies/editing/editing.hpp"
#include "documents/reader.hpp"
#include "meetings/parts.hpp"
#include "meetings/word/pages.hpp"
#include "meetings/word/templates.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/record_pages.hpp"

#include <fstream>

namespace radslag::meetings::word::pages {

using html::Html;
using html::Url;
using i18n::Language;
using i18n::tr;

namespace {

constexpr std::string_view field = "template"; ///< of the form

/// The body whose page is asked for, with the template that it has.
struct Found {
    bodies::EditableBody body;
    std::optional<NoteTemplate> file;
};

std::optional<Found> found_in(const Site& site, const Request& request) {
    return site::found_by_id<bodies::BodyId>(
        site, request, [&](db::Session& session, bodies::BodyId id) -> std::optional<Found> {
            auto body = bodies::editable_body(session, request.caller, id);
            if (!body)
                return std::nullopt;
            return Found{std::move(*body), template_of(session, id)};
        });
}

Url page_url(const Found& found) {
    return views::url_of(found.body.id) / "template";
}

std::string_view words_of(Language language, const docx::Field& known) {
    if (known.name == title_field)
        return tr(language, "the heading of the notes");
    if (known.name == body_field)
        return tr(language, "the body that meets");
    if (known.name == day_field)
        return tr(language, "the day of the meeting");
    if (known.name == time_field)
        return tr(language, "when it begins and ends");
    if (known.name == place_field)
        return tr(language, "where it is held");
    if (known.name == chair_field)
        return tr(language, "who chairs it");
    if (known.name == present_field)
        return tr(language, "who is present, one paragraph each");
    return tr(language, "the notes: must be there, in a paragraph of its own");
}

Html braced(std::string_view name) {
    return html::code("{{", name, "}}");
}

/// Every field that there may be, and whether this template has it.
Html field_list(Language language, const std::optional<docx::Template>& used) {
    return html::ul(
        html::cls("rows small"), html::each(fields(), [&](const docx::Field& known) -> Html {
            return html::li(
                braced(language == Language::swedish ? known.other_name : known.name), " ",
                words_of(language, known), html::when(used && used->has(known.name), [&]() -> Html {
                    return html::group(
                        " ", html::span(html::cls("tag"), tr(language, "in the template")));
                }));
        }));
}

Html below(Language language, const Found& found, const std::optional<docx::Template>& used) {
    const Html file = html::when(found.file.has_value(), [&]() -> Html {
        return html::p(
            tr(language, "Its template:"), " ",
            html::a(html::href(views::url_of(found.body.id) / "template.docx"), found.file->name),
            " ", html::span(html::cls("quiet"), i18n::file_size(language, found.file->bytes)), " ",
            html::a(html::href(Url::path("/history/note_template") / found.file->id.text()),
                    tr(language, "History")));
    });
    return html::section(html::cls("block"),
                         html::h2(tr(language, "What is filled into a template")), file,
                         field_list(language, used));
}

site::RecordForm form_of(const Site&, const Request& request, const Found& found,
                         const std::optional<docx::Template>& used) {
    const Language language = request.language;
    site::RecordForm form{
        .title = tr(language, "Word template"), .section = "/meetings", .action = page_url(found)};
    form.crumbs = {{found.body.edit.name, views::url_of(found.body.id)}};
    form.lead = tr(language, "The notes of its meetings as a Word file are made out of the "
                             "template of your authority. Without one they are made in a plain "
                             "look.");
    form.fields = {{std::string(field), tr(language, "Template"), site::FieldKind::file,
                    site::Need::required,
                    tr(language,
                       "A Word document (.docx) or template (.dotx) of at most {0} MB, "
                       "without macros.",
                       most_bytes / 1'000'000)}};
    form.values = http::Values();
    if (found.file)
        form.others = {{tr(language, "Take the template away"), page_url(found) / "remove",
                        tr(language, "The notes are made in the plain look again.")}};
    form.below = below(language, found, used);
    form.invented = found.body.demonstration;
    return form;
}

/// No more of it than shows that it is too large.
std::string bytes_of(const http::Upload& upload) {
    std::ifstream file;
    file.exceptions(std::ios::failbit | std::ios::badbit);
    file.open(upload.path, std::ios::binary);
    std::string bytes(std::min<std::uint64_t>(upload.size, most_bytes + 1), '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

/// The file that came with the form, once it is good; what is wrong with it stands in `form`.
std::optional<NoteTemplate> taken(const documents::Files& files, const Request& request,
                                  const Found& found, site::FormReader& form) {
    const auto upload = std::ranges::find(request.uploads, field, &http::Upload::field);
    if (upload == request.uploads.end()) {
        form.wrong(field, Message{"Choose a file.", {}});
        return std::nullopt;
    }
    const std::string name = documents::shown_name(upload->name);
    const std::string bytes = bytes_of(*upload);
    const auto read = read_template(name, bytes);
    if (!read) {
        for (const FieldError& wrong : read.error().fields)
            form.wrong(field, wrong.message);
        if (read.error().fields.empty())
            form.wrong(field, read.error().message);
        return std::nullopt;
    }
    NoteTemplate file{.body = found.body.id, .name = name, .bytes = bytes.size()};
    file.sha256 = files.keep(std::as_bytes(std::span(bytes)));
    return file;
}

std::optional<docx::Template> in_use(const documents::Files& files, const Found& found) {
    if (!found.file)
        return std::nullopt;
    auto used = load_template(files, *found.file);
    return used ? std::optional(std::move(*used)) : std::nullopt;
}

} // namespace

Result<Response> show_template(const Site& site, const documents::Files& files, Request& request) {
    return site::show_found(site, request, found_in,
                            [&](const Site&, const Request&, const Found& found) {
                                return form_of(site, request, found, in_use(files, found));
                            });
}

Result<Response> take_template(const Site& site, const documents::Files& files, Request& request) {
    return site::save_found(
        site, request, found_in,
        [&](const Site&, const Request&, const Found& found) {
            return form_of(site, request, found, in_use(files, found));
        },
        [&](const Found& found, site::FormReader& form) {
            const auto file = taken(files, request, found, form);
            return form.when_good([&] {
                return site::saved_at(set_template(site.database(), request.caller, *file),
                                      page_url(found));
            });
        });
}

Result<Response> remove_template(const Site& site, Request& request) {
    return site::act_on_found(site, request, found_in, [&](const Found& found, std::int64_t) {
        return site::saved_at(word::remove_template(site.database(), request.caller, found.body.id),
                              page_url(found));
    });
}

Result<Response> template_file(const Site& site, const documents::Files& files, Request& request) {
    const auto found = found_in(site, request);
    if (!found || !found->file)
        return site::not_found();
    return http::download(files.path_of(found->file->sha256), "application/octet-stream",
                          found->file->name);
}

} // namespace radslag::meetings::word::pages
