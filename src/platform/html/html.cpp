// Turns elements into markup: the escaping, and the one walk over an element's parts. Declared in
// html.hpp and writer.hpp.
#include "platform/html/html.hpp"

#include "platform/html/writer.hpp"

#include <algorithm>
#include <charconv>

namespace radslag::html {
namespace {

/// What stands for a character in text and attributes; nothing for those that stand for themselves.
/// Control characters but tab and line ends may not stand in HTML; they become U+FFFD.
constexpr std::array<std::string_view, 256> make_escapes() {
    std::array<std::string_view, 256> escapes{};
    for (std::size_t i = 0; i < 0x20; ++i)
        escapes[i] = "\xEF\xBF\xBD";
    escapes[0x7f] = "\xEF\xBF\xBD";
    escapes['\t'] = escapes['\n'] = escapes['\r'] = {};
    escapes['&'] = "&amp;";
    escapes['<'] = "&lt;";
    escapes['>'] = "&gt;";
    escapes['"'] = "&quot;";
    escapes['\''] = "&#39;";
    return escapes;
}
constexpr std::array<std::string_view, 256> escapes = make_escapes();

constexpr std::size_t block = 16;
using Bytes __attribute__((vector_size(block))) = unsigned char;

/// Whether none of the next 16 characters has an escape, in a few vector instructions: most text of
/// most pages passes here.
bool is_plain(const char* text) {
    Bytes c;
    std::memcpy(&c, text, block);
    const auto special =
        (c < 0x20) | (c == '"') | (c == '&') | (c == '\'') | (c == '<') | (c == '>') | (c == 0x7f);
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), &special, block);
    return (halves[0] | halves[1]) == 0;
}

} // namespace

void Writer::make_room(std::size_t bytes) {
    const std::size_t size = written();
    buffer_.resize(size + std::max(bytes, size));
    buffer_.resize(buffer_.capacity());
    at_ = buffer_.data() + size;
}

Html Writer::finish() {
    buffer_.resize(written());
    Html html(std::move(buffer_));
    buffer_.clear();
    at_ = buffer_.data();
    return html;
}

Html Writer::copy_out() {
    if (written() > most_room_kept)
        return finish();
    Html html(std::string(buffer_.data(), written()));
    start_again();
    return html;
}

void Writer::text(std::string_view text) {
    std::size_t from = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        // The last block may lie over what has been looked at already.
        const std::size_t next = std::min(at + block, text.size());
        if (next >= block && is_plain(text.data() + next - block)) {
            at = next;
            continue;
        }
        for (; at < next; ++at) {
            const std::string_view escape = escapes[static_cast<unsigned char>(text[at])];
            if (escape.empty())
                continue;
            raw(text.substr(from, at - from));
            raw(escape);
            from = at + 1;
        }
    }
    raw(text.substr(from));
}

void Writer::number(std::int64_t number) {
    std::array<char, 24> digits{};
    const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void Attribute::write(Writer& writer) const {
    if (kind == Kind::absent)
        return;
    writer.raw(" ");
    if (!prefix.empty())
        writer.raw(prefix);
    writer.raw(name);
    if (kind == Kind::flag)
        return;
    writer.raw("=\"");
    if (kind == Kind::number)
        writer.number(number);
    else
        writer.text(value);
    writer.raw("\"");
}

void Item::write(Writer& writer) const {
    const auto view = [this] {
        return std::string_view(static_cast<const char*>(pointer_), size_);
    };
    switch (kind_) {
    case Kind::nothing:
        return;
    case Kind::attribute:
        return static_cast<const Attribute*>(pointer_)->write(writer);
    case Kind::element:
        return static_cast<const Element*>(pointer_)->write(writer);
    case Kind::markup:
        return writer.raw(view());
    case Kind::text:
        return writer.text(view());
    case Kind::number:
        return writer.number(number_);
    }
}

void Element::write(Writer& writer) const {
    const Item* part = items_;
    const Item* const end = items_ + count_;
    if (shape_ != Shape::fragment) {
        writer.raw("<");
        writer.raw(tag_);
        for (; part != end && part->is_attribute(); ++part)
            part->write(writer);
        writer.raw(">");
    }
    for (; part != end; ++part)
        part->write(writer);
    if (shape_ == Shape::normal) {
        writer.raw("</");
        writer.raw(tag_);
        writer.raw(">");
    }
}

Element::operator Html() const {
    // One a thread, which keeps its room: writing calls nothing but the parts' write().
    thread_local Writer writer;
    writer.start_again();
    write(writer);
    return writer.copy_out();
}

} // namespace radslag::html
