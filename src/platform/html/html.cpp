// Turns elements into markup: the escaping, and the one walk over an element's parts. Declared in
// html.hpp and writer.hpp.
#include "platform/html/html.hpp"

#include "platform/html/writer.hpp"

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

} // namespace

void Writer::text(std::string_view text) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view escape = escapes[static_cast<unsigned char>(text[i])];
        if (escape.empty()) [[likely]]
            continue;
        out_.append(text, from, i - from);
        out_ += escape;
        from = i + 1;
    }
    out_.append(text, from);
}

void Writer::number(std::int64_t number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out_.append(digits.data(), end);
}

void Attribute::write(Writer& writer) const {
    if (kind == Kind::absent)
        return;
    writer.raw(" ");
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
    Writer writer;
    write(writer);
    return writer.finish();
}

} // namespace radslag::html
