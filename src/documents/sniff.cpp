// Knows files by their first bytes and, in archives, by the names inside; see sniff.hpp.
#include "documents/sniff.hpp"

#include "documents/encoding.hpp"
#include "documents/utf8.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

namespace radslag::documents {

using namespace std::string_view_literals;

namespace {

struct Signature {
    std::string_view start;
    Kind kind;
    std::string_view name;
};
constexpr std::array signatures{
    Signature{"\x89PNG\r\n\x1A\n"sv, Kind::picture, "PNG"},
    Signature{"\xFF\xD8\xFF"sv, Kind::picture, "JPEG"},
    Signature{"GIF8"sv, Kind::picture, "GIF"},
    Signature{"II*\0"sv, Kind::picture, "TIFF"},
    Signature{"MM\0*"sv, Kind::picture, "TIFF"},
    Signature{"BM"sv, Kind::picture, "BMP"},
    Signature{"8BPS"sv, Kind::picture, "PSD"},
    Signature{"\0\0\x01\0"sv, Kind::picture, "ICO"},
    Signature{"Rar!\x1A\x07"sv, Kind::archive, "RAR"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, Kind::archive, "7-Zip"},
    Signature{"\x1F\x8B"sv, Kind::archive, "gzip"},
    Signature{"BZh"sv, Kind::archive, "bzip2"},
    Signature{"\xFD"
              "7zXZ\0"sv,
              Kind::archive, "xz"},
    Signature{"ID3"sv, Kind::recording, "MP3"},
    Signature{"\xFF\xFB"sv, Kind::recording, "MP3"},
    Signature{"OggS"sv, Kind::recording, "Ogg"},
    Signature{"fLaC"sv, Kind::recording, "FLAC"},
    Signature{"\x1A\x45\xDF\xA3"sv, Kind::recording, "Matroska"},
    Signature{"\x7F"
              "ELF"sv,
              Kind::program, "ELF"},
    Signature{"MZ"sv, Kind::program, "EXE"},
};

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char each) { return static_cast<char>(std::tolower(each)); });
    return result;
}

bool holds(std::string_view bytes, std::string_view part) {
    return bytes.find(part) != std::string_view::npos;
}

Sniffed document(Format format) {
    return {Kind::document, format};
}

/// The kind of an OpenDocument file by its "mimetype" entry, which is stored first and not packed.
Sniffed sniff_open_document(std::string_view type) {
    if (holds(type, "opendocument.text"))
        return document(Format::odt);
    if (holds(type, "opendocument.spreadsheet"))
        return {Kind::spreadsheet, std::nullopt};
    if (holds(type, "opendocument.presentation"))
        return {Kind::slides, std::nullopt};
    return {Kind::unknown, std::nullopt};
}

/// By the names in the archive; `has` says whether one begins as given.
template <class Has>
Sniffed sniff_zip_names(const Has& has) {
    if (!has("[Content_Types].xml"))
        return {Kind::archive, std::nullopt, "zip"};
    if (has("word/"))
        return document(Format::docx);
    if (has("ppt/"))
        return document(Format::pptx);
    if (has("xl/"))
        return {Kind::spreadsheet, std::nullopt};
    return {Kind::archive, std::nullopt, "zip"};
}

Sniffed sniff_zip(std::string_view bytes) {
    // Behind the fixed part of the first entry's header (APPNOTE.TXT 4.3.7) stands its name.
    constexpr std::size_t header_bytes = 30;
    const std::string_view first = bytes.substr(std::min(header_bytes, bytes.size()));
    if (first.starts_with("mimetypeapplication/vnd.oasis.opendocument"))
        return sniff_open_document(first.substr(std::string_view("mimetype").size(), 60));
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> source(
        zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr), &zip_source_free);
    if (source == nullptr)
        return {Kind::unknown, std::nullopt};
    zip_source_keep(source.get());
    zip_t* const opened = zip_open_from_source(source.get(), ZIP_RDONLY, nullptr);
    if (opened == nullptr) {
        // Cut off or damaged: the names before the damage tell what it was meant to be.
        zip_source_free(source.get());
        return sniff_zip_names([&](std::string_view name) { return holds(bytes, name); });
    }
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(opened, &zip_discard);
    return sniff_zip_names([&](std::string_view name) {
        const auto entries = zip_get_num_entries(archive.get(), 0);
        for (zip_int64_t i = 0; i < entries; ++i) {
            const char* const entry = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0);
            if (entry != nullptr && std::string_view(entry).starts_with(name))
                return true;
        }
        return false;
    });
}

/// An OLE container (MS-CFB): its directory names its streams in UTF-16.
Sniffed sniff_ole(std::string_view bytes) {
    const auto has_stream = [&](std::string_view name) {
        std::string wide;
        for (const char each : name) {
            wide += each;
            wide += '\0';
        }
        return holds(bytes, wide);
    };
    if (has_stream("EncryptedPackage"))
        return {Kind::locked, std::nullopt};
    if (has_stream("__properties_version1.0"))
        return document(Format::msg);
    if (has_stream("WordDocument"))
        return document(Format::doc);
    if (has_stream("Workbook"))
        return {Kind::spreadsheet, std::nullopt};
    if (has_stream("PowerPoint Document"))
        return {Kind::slides, std::nullopt};
    return {Kind::office_file, std::nullopt};
}

bool looks_like_html(std::string_view bytes, bool named_html) {
    std::string start = lower(bytes.substr(0, 1024));
    start.erase(0, utf8::leading_space(start));
    while (start.starts_with("<!--") || start.starts_with("<?xml")) {
        const std::size_t end = start.find('>');
        start.erase(0, end == std::string::npos ? start.size() : end + 1);
        start.erase(0, utf8::leading_space(start));
    }
    for (const auto tag : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv})
        if (start.starts_with(tag))
            return true;
    return named_html;
}

/// Header fields at the very start (RFC 5322). Notes may begin with "Date:" and "From:" too, so
/// one of the fields that only programs write has to be there, or the name has to say it.
bool looks_like_mail(std::string_view bytes, bool named_mail) {
    int known = 0;
    bool by_program = false;
    auto rest = bytes.substr(0, 16U << 10U);
    while (!rest.empty()) {
        const auto line = lower(rest.substr(0, rest.find('\n')));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (line.empty() || line == "\r")
            break;
        if (line.front() == ' ' || line.front() == '\t')
            continue;
        const std::size_t colon = line.find(':');
        if (colon == std::string::npos || colon == 0 || line.find_first_of(" \t") < colon)
            return false;
        const auto field = std::string_view(line).substr(0, colon);
        for (const auto each : {"from"sv, "to"sv, "subject"sv, "date"sv, "cc"sv})
            known += field == each ? 1 : 0;
        for (const auto each : {"received"sv, "message-id"sv, "mime-version"sv, "return-path"sv,
                                "delivered-to"sv, "content-type"sv})
            by_program = by_program || field == each;
    }
    return known > 0 && (by_program || named_mail);
}

Sniffed sniff_text(std::string_view name, std::string_view bytes) {
    const std::string ending = lower(name.substr(std::min(name.rfind('.'), name.size())));
    if (looks_like_html(bytes, ending == ".html" || ending == ".htm" || ending == ".xhtml"))
        return document(Format::html);
    if (looks_like_mail(bytes, ending == ".eml"))
        return document(Format::eml);
    if (ending == ".md" || ending == ".markdown")
        return document(Format::markdown);
    return document(Format::text);
}

} // namespace

Sniffed sniff(std::string_view name, std::string_view bytes) {
    if (bytes.starts_with("PK\x03\x04"))
        return sniff_zip(bytes);
    // A PDF may begin a little later (ISO 32000-1, annex H, note 13).
    if (bytes.starts_with("%PDF-") ||
        (holds(bytes.substr(0, 1024), "%PDF-1.") && !encoding_of(bytes)))
        return document(Format::pdf);
    if (bytes.starts_with("{\\rtf"))
        return document(Format::rtf);
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return sniff_ole(bytes);
    if (bytes.starts_with("RIFF"))
        return bytes.substr(8).starts_with("WEBP") ? Sniffed{Kind::picture, std::nullopt, "WebP"}
                                                   : Sniffed{Kind::recording, std::nullopt, "RIFF"};
    if (bytes.substr(std::min<std::size_t>(4, bytes.size())).starts_with("ftyp"))
        return bytes.substr(8).starts_with("hei") || bytes.substr(8).starts_with("avif")
                   ? Sniffed{Kind::picture, std::nullopt, "HEIC"}
                   : Sniffed{Kind::recording, std::nullopt, "MP4"};
    const bool is_text = encoding_of(bytes).has_value();
    for (const Signature& signature : signatures)
        if (bytes.starts_with(signature.start) && !is_text)
            return {signature.kind, std::nullopt, signature.name};
    if (!is_text)
        return {Kind::unknown, std::nullopt};
    const auto encoding = *encoding_of(bytes.substr(0, 16U << 10U));
    return sniff_text(name, decode(bytes.substr(0, 16U << 10U), encoding));
}

} // namespace radslag::documents
