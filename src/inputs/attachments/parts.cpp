// See parts.hpp.
#include "inputs/attachments/parts.hpp"

#include "platform/http/response.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <fstream>

namespace radslag::inputs::attachments::parts {

using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::Need;

namespace {

constexpr std::string_view drop = "drop_";

std::vector<std::byte> bytes_of(const http::Upload& upload) {
    std::ifstream file;
    file.exceptions(std::ios::failbit | std::ios::badbit);
    file.open(upload.path, std::ios::binary);
    std::vector<std::byte> bytes(upload.size);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

/// Looked at before it is read, so that no more than may be received is held in memory.
Result<File> received(const documents::Files& files, const http::Upload& upload) {
    std::vector<std::byte> bytes;
    if (upload.size <= most_bytes)
        bytes = bytes_of(upload);
    else
        bytes.resize(most_bytes + 1);
    auto file = file_of(upload.name, bytes);
    if (file)
        file->sha256 = files.keep(bytes);
    return file;
}

std::string_view kind_word(Language language, Kind kind) {
    switch (kind) {
    case Kind::document:
        return tr(language, "document");
    case Kind::picture:
        return tr(language, "picture");
    case Kind::spreadsheet:
        return tr(language, "spreadsheet");
    case Kind::slides:
        return tr(language, "slides");
    case Kind::archive:
        return tr(language, "archive");
    case Kind::recording:
        return tr(language, "recording");
    case Kind::other:
        break;
    }
    return tr(language, "file of another kind");
}

std::string size_words(Language language, const File& file) {
    return std::string(kind_word(language, file.kind)) + ", " +
           i18n::file_size(language, file.bytes);
}

} // namespace

drafts::FileChange change_in(const documents::Files& files, const http::Request& request,
                             std::size_t there, site::FormReader& form) {
    drafts::FileChange change;
    for (const auto& [name, value] : request.form)
        if (name.starts_with(drop) && value == "on")
            if (const auto id = AttachmentId::parse(std::string_view(name).substr(drop.size())))
                change.dropped.push_back(*id);
    const std::size_t room = most_files + change.dropped.size() - std::min(there, most_files);
    for (const http::Upload& upload : request.uploads) {
        if (upload.field != "files")
            continue;
        if (change.added.size() >= room) {
            form.wrong("files", Message{"At most {0} files can be sent with an input. Take some "
                                        "away, or put them into one.",
                                        {std::to_string(most_files)}});
            break;
        }
        auto file = received(files, upload);
        if (file)
            change.added.push_back(std::move(*file));
        else
            form.wrong("files", file.error().fields.front().message);
    }
    return change;
}

void add_fields(Language language, const std::vector<File>& there,
                std::vector<site::FormField>& fields) {
    for (const File& file : there)
        fields.push_back({std::string(drop) + std::string(file.id.text()),
                          tr(language, "Take away {0}", file.name), FieldKind::check,
                          Need::optional, size_words(language, file)});
    fields.push_back(
        {"files", tr(language, "Files"), FieldKind::files, Need::optional,
         tr(language, "At most {0} files of {1} MB each. They are as public as the input.",
            most_files, most_bytes / 1'000'000)});
}

html::Html list(Language language, const std::vector<File>& files,
                html::Url (*url_of)(const File& file)) {
    using namespace html;
    return when(!files.empty(), [&]() -> Html {
        return ul(cls("rows small"), each(files, [&](const File& file) -> Html {
                      return li(a(href(url_of(file)), file.name), " ",
                                span(cls("quiet"), "(", size_words(language, file), ")"));
                  }));
    });
}

http::Response given(const documents::Files& files, const File& file) {
    return http::download(files.path_of(file.sha256), "application/octet-stream", file.name);
}

} // namespace radslag::inputs::attachments::parts
