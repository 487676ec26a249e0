// See attachments.hpp.
#include "inputs/attachments/attachments.hpp"

#include "documents/reader.hpp"
#include "documents/sniff.hpp"
#include "inputs/attachments/store.hpp"

namespace radslag::inputs::attachments {

namespace {

Kind kind_of(const documents::Sniffed& sniffed) {
    switch (sniffed.kind) {
    case documents::Kind::document:
        return sniffed.format == documents::Format::pptx ? Kind::slides : Kind::document;
    case documents::Kind::picture:
        return Kind::picture;
    case documents::Kind::spreadsheet:
        return Kind::spreadsheet;
    case documents::Kind::slides:
        return Kind::slides;
    case documents::Kind::archive:
        return Kind::archive;
    case documents::Kind::recording:
        return Kind::recording;
    case documents::Kind::program:
    case documents::Kind::locked:
    case documents::Kind::office_file:
    case documents::Kind::unknown:
        break;
    }
    return Kind::other;
}

} // namespace

Result<File> file_of(std::string_view name, std::span<const std::byte> bytes) {
    File file{.name = documents::shown_name(name), .bytes = bytes.size()};
    if (bytes.empty())
        return wrong_field("files", Message{"The file {0} is empty (0 bytes). Look whether it was "
                                            "saved, and send it again.",
                                            {file.name}});
    if (bytes.size() > most_bytes)
        return wrong_field("files", Message{"The file {0} is larger than {1} MB, which is the most "
                                            "that is received. Divide it, or send less.",
                                            {file.name, std::to_string(most_bytes / 1'000'000)}});
    const auto sniffed = documents::sniff(
        name, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    if (sniffed.kind == documents::Kind::program)
        return wrong_field("files", Message{"The file {0} is a program, and programs are not "
                                            "received. Send what it shows instead.",
                                            {file.name}});
    file.kind = kind_of(sniffed);
    return file;
}

void record(ledger::Act& act, InputId input, const std::vector<File>& files) {
    std::int64_t position = 0;
    for (const File& file : files)
        store::insert(act, input, ++position, file);
}

std::vector<File> files_of(db::Session& session, InputId input) {
    return store::files_of(session, input);
}

std::optional<File> readable_file(db::Session& session, const auth::Reader& reader,
                                  AttachmentId id) {
    return store::readable_file(session, reader, id);
}

std::vector<File> kept_files(db::Session& session) {
    return store::kept_files(session);
}

bool is_needed(db::Session& session, std::string_view sha256) {
    return store::is_needed(session, sha256);
}

} // namespace radslag::inputs::attachments
