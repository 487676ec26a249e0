// The readers of formats that are one text. readers.hpp declares them.
#include "documents/readers.hpp"

#include "documents/sniff.hpp"
#include "notes/read.hpp"
#include "tests/fuzz/judge.hpp"
#include "tests/fuzz/targets.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace radslag::fuzz {

namespace {

using documents::Limits;
using documents::Source;
using Reader = Result<documents::Text> (*)(const Source&);

const Limits limits;

void read_by(Reader reader, std::string_view bytes) {
    judge(reader({"fil", bytes, limits}));
}

struct NamedReader {
    std::string_view name;
    Reader reader;
};
constexpr std::array readers{
    NamedReader{"txt", &documents::read_plain_text}, NamedReader{"md", &documents::read_markdown},
    NamedReader{"html", &documents::read_html},      NamedReader{"rtf", &documents::read_rtf},
    NamedReader{"eml", &documents::read_eml},
};

/// The piece with the number for each byte 1, in digits, and for each byte 2, in letters.
void append_numbered(std::string& text, std::string_view piece, std::size_t number) {
    for (const char each : piece) {
        if (each == '\1') {
            text += std::to_string(number);
        } else if (each == '\2') {
            for (std::size_t rest = number; rest > 0; rest /= 26)
                text += static_cast<char>('a' + rest % 26);
        } else {
            text += each;
        }
    }
}

} // namespace

void plain_text(std::string_view bytes) {
    read_by(&documents::read_plain_text, bytes);
}

void markdown(std::string_view bytes) {
    read_by(&documents::read_markdown, bytes);
}

void html(std::string_view bytes) {
    read_by(&documents::read_html, bytes);
}

void rtf(std::string_view bytes) {
    read_by(&documents::read_rtf, bytes);
}

void eml(std::string_view bytes) {
    read_by(&documents::read_eml, bytes);
}

void any_file(std::string_view bytes) {
    const std::string name(take_until(bytes, '\n'));
    const auto sniffed = documents::sniff(name, bytes);
    const bool is_for_radslag_read = sniffed.format == documents::Format::pdf ||
                                     sniffed.format == documents::Format::doc ||
                                     sniffed.format == documents::Format::msg;
    require((sniffed.kind == documents::Kind::document) == sniffed.format.has_value(),
            "a document has a format");
    if (!is_for_radslag_read)
        judge(documents::read(name, std::as_bytes(std::span(bytes))));
}

void repeated(std::string_view bytes) {
    constexpr std::size_t size = 200'000;
    const auto format = take_until(bytes, '\n');
    const auto before = take_until(bytes, '\0');
    const auto piece = take_until(bytes, '\0');
    if (piece.empty() || before.size() + bytes.size() > size)
        return;
    std::string text(before);
    for (std::size_t number = 1; text.size() < size; ++number)
        append_numbered(text, piece, number);
    text += bytes;
    const auto* const known = std::find_if(readers.begin(), readers.end(),
                                           [&](const auto& each) { return each.name == format; });
    const auto read =
        (known == readers.end() ? readers.front() : *known).reader({"fil", text, limits});
    judge(read);
    if (read)
        judge(notes::read(*read), *read);
}

} // namespace radslag::fuzz
