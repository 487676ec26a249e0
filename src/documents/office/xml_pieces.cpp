// Finds where elements begin and end without building them; pugixml then builds one piece at a
// time. See xml_pieces.hpp.
#include "documents/office/xml_pieces.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace radslag::documents {

namespace {

constexpr std::size_t read_size = 64U << 10U;
constexpr std::size_t longest_name = 256;
constexpr unsigned parse_options = pugi::parse_default | pugi::parse_ws_pcdata_single;

} // namespace

std::string_view local(const char* name) {
    const char* const colon = std::strchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

pugi::xml_node child(pugi::xml_node node, std::string_view local_name) {
    for (const pugi::xml_node each : node.children())
        if (local(each) == local_name)
            return each;
    return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view local_name) {
    for (const pugi::xml_attribute each : node.attributes())
        if (local(each.name()) == local_name)
            return each.value();
    return {};
}

std::string_view reference(pugi::xml_node node, std::string_view local_name) {
    const auto name = attribute(node, local_name);
    return name.size() > longest_name ? std::string_view() : name;
}

bool has_attribute(pugi::xml_node node, std::string_view local_name) {
    return attribute(node, local_name).data() != nullptr;
}

int number_in(std::string_view text, int otherwise) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp(value, -1'000'000, 1'000'000);
}

Result<void> parse_xml(pugi::xml_document& document, std::string& text, const Source& source) {
    if (text.empty())
        return {};
    if (!document.load_buffer_inplace(text.data(), text.size(), parse_options))
        return damaged(source);
    if (xml::is_too_deep(document))
        return too_deep(source);
    return {};
}

XmlPieces::XmlPieces(ArchivePart part, std::span<const std::string_view> containers,
                     const Source& source)
    : part_(std::move(part)), containers_(containers), source_(source) {}

bool XmlPieces::is_container(std::string_view name) const {
    return std::find(containers_.begin(), containers_.end(), name) != containers_.end();
}

/// Reads more, forgetting what is done with. Reads as much as is held, so that a long piece is not
/// moved and searched again and again.
Result<bool> XmlPieces::refill() {
    buffer_.erase(0, kept_);
    at_ -= kept_;
    kept_ = 0;
    if (buffer_.size() > Archive::part_bytes)
        return failure(ErrorCode::invalid,
                       "A single paragraph or table row in {0} is too large to be read. Split it "
                       "and send the file again.",
                       {source_.name});
    return part_.read(buffer_, std::max(read_size, buffer_.size()));
}

/// The end of the tag that begins at `begin`, past its '>'; npos when it is not all there.
std::size_t XmlPieces::tag_end(std::size_t begin) const {
    const auto rest = std::string_view(buffer_).substr(begin);
    const auto past = [&](std::string_view mark) {
        const std::size_t found = rest.find(mark);
        return found == std::string_view::npos ? found : begin + found + mark.size();
    };
    if (rest.starts_with("<!--"))
        return past("-->");
    if (rest.starts_with("<![CDATA["))
        return past("]]>");
    if (rest.starts_with("<?"))
        return past("?>");
    char quote = '\0';
    for (std::size_t i = 1; i < rest.size(); ++i) {
        const char each = rest[i];
        if (quote != '\0')
            quote = each == quote ? '\0' : quote;
        else if (each == '"' || each == '\'')
            quote = each;
        else if (each == '>')
            return begin + i + 1;
    }
    return std::string::npos;
}

/// Finds the next tag from at_ on and moves past it; false at the end of the part.
Result<bool> XmlPieces::find_tag(Tag& tag) {
    std::size_t end = std::string::npos;
    while (true) {
        at_ = std::min(buffer_.find('<', at_), buffer_.size());
        end = tag_end(at_);
        if (end != std::string::npos)
            break;
        const auto more = refill();
        if (!more || !*more)
            return more;
    }
    tag.begin = at_;
    tag.end = end;
    at_ = end;
    const auto inside = std::string_view(buffer_).substr(tag.begin + 1, end - tag.begin - 2);
    if (inside.starts_with("!DOCTYPE"))
        return damaged(source_);
    if (inside.empty() || inside.front() == '!' || inside.front() == '?') {
        tag.kind = Tag::Kind::other;
        return true;
    }
    tag.kind = inside.front() == '/'  ? Tag::Kind::close
               : inside.back() == '/' ? Tag::Kind::empty
                                      : Tag::Kind::open;
    tag.name = inside.substr(inside.front() == '/' ? 1 : 0);
    tag.name = tag.name.substr(0, tag.name.find_first_of(" \t\r\n/"));
    tag.name.remove_prefix(tag.name.find(':') + 1);
    return true;
}

Result<XmlEvent> XmlPieces::enter(const Tag& tag) {
    const auto* const known = &*std::find(containers_.begin(), containers_.end(), tag.name);
    if (open_.size() >= static_cast<std::size_t>(xml::deepest))
        return too_deep(source_);
    open_.push_back(*known);
    // The start tag alone is no XML; as an empty element it is.
    std::string element = buffer_.substr(tag.begin, tag.end - tag.begin - 1) + "/>";
    kept_ = at_;
    if (!document_.load_buffer(element.data(), element.size(), parse_options))
        return damaged(source_);
    return XmlEvent{XmlEvent::Kind::enter, *known, document_.first_child()};
}

Result<XmlEvent> XmlPieces::take_piece(const Tag& first) {
    kept_ = first.begin;
    int depth = first.kind == Tag::Kind::open ? 1 : 0;
    while (depth > 0) {
        Tag tag;
        const auto found = find_tag(tag);
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return damaged(source_);
        if (tag.kind == Tag::Kind::open && ++depth > xml::deepest)
            return too_deep(source_);
        if (tag.kind == Tag::Kind::close)
            --depth;
    }
    const auto parsed =
        document_.load_buffer_inplace(buffer_.data() + kept_, at_ - kept_, parse_options);
    if (!parsed)
        return damaged(source_);
    kept_ = at_;
    return XmlEvent{XmlEvent::Kind::piece, {}, document_.first_child()};
}

Result<XmlEvent> XmlPieces::next() {
    while (true) {
        Tag tag;
        const auto found = find_tag(tag);
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return open_.empty() ? Result<XmlEvent>(XmlEvent{}) : damaged(source_);
        if (tag.kind == Tag::Kind::close) {
            if (open_.empty())
                return damaged(source_);
            const auto name = open_.back();
            open_.pop_back();
            kept_ = at_;
            return XmlEvent{XmlEvent::Kind::leave, name, {}};
        }
        if (tag.kind == Tag::Kind::other) {
            kept_ = at_;
            continue;
        }
        if (!is_container(tag.name))
            return take_piece(tag);
        if (tag.kind == Tag::Kind::open)
            return enter(tag);
        kept_ = at_;
    }
}

} // namespace radslag::documents
