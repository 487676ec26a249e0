// Cuts a long XML part into pieces small enough to hold one at a time, so that a document of any
// length is read in bounded memory. docx.cpp and odt.cpp walk through the pieces.
#pragma once

#include "documents/office/archive.hpp"
#include "platform/xml/depth.hpp"

#include <pugixml.hpp>

#include <span>

namespace radslag::documents {

/// The name of an element or attribute without its prefix: "p" for "w:p".
std::string_view local(const char* name);
inline std::string_view local(pugi::xml_node node) {
    return local(node.name());
}

/// The first child element, or attribute's value, with that local name; empty when there is none.
pugi::xml_node child(pugi::xml_node node, std::string_view local_name);
std::string_view attribute(pugi::xml_node node, std::string_view local_name);
/// As attribute(), for one that names a style, a list or another element; a name over 256 bytes is
/// none, so that a long one cannot be copied again and again.
std::string_view reference(pugi::xml_node node, std::string_view local_name);

bool has_attribute(pugi::xml_node node, std::string_view local_name);

/// The number that a value begins with, within a million either way.
int number_in(std::string_view text, int otherwise);

/// Parses a part that is held as a whole; `text` must outlive the document's use. Errors: invalid
/// when it is damaged or nested too deeply.
Result<void> parse_xml(pugi::xml_document& document, std::string& text, const Source& source);

struct XmlEvent {
    enum class Kind {
        enter, ///< the start of a container; node holds its start tag
        leave, ///< its end; node is empty
        piece, ///< any other element, whole
        end
    };
    Kind kind = Kind::end;
    std::string_view container; ///< local name of the container entered or left
    pugi::xml_node node;        ///< valid until the next call
};

class XmlPieces {
  public:
    /// `containers`: local names of the elements that are walked into; every other element that
    /// stands in one of them is a piece.
    XmlPieces(ArchivePart part, std::span<const std::string_view> containers, const Source& source);

    /// Errors: invalid when the XML is damaged, nested too deeply, or a piece is too large.
    Result<XmlEvent> next();

  private:
    struct Tag {
        std::size_t begin = 0;
        std::size_t end = 0; ///< past its '>'
        enum class Kind { open, close, empty, other } kind = Kind::other;
        std::string_view name;
    };

    Result<bool> find_tag(Tag& tag);
    Result<bool> refill();
    std::size_t tag_end(std::size_t begin) const;
    Result<XmlEvent> take_piece(const Tag& first);
    Result<XmlEvent> enter(const Tag& tag);
    bool is_container(std::string_view name) const;

    ArchivePart part_;
    std::span<const std::string_view> containers_;
    const Source& source_;
    std::string buffer_;
    std::size_t at_ = 0;   ///< where the next search begins
    std::size_t kept_ = 0; ///< bytes before this are done with
    std::vector<std::string_view> open_;
    pugi::xml_document document_;
};

} // namespace radslag::documents
