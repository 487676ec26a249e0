// The names of the formats; see document.hpp.
#include "documents/document.hpp"

namespace radslag::documents {

std::string_view name_of(Format format) {
    switch (format) {
    case Format::text:
        return "txt";
    case Format::markdown:
        return "md";
    case Format::html:
        return "html";
    case Format::docx:
        return "docx";
    case Format::odt:
        return "odt";
    case Format::pptx:
        return "pptx";
    case Format::pdf:
        return "pdf";
    case Format::rtf:
        return "rtf";
    case Format::eml:
        return "eml";
    case Format::doc:
        return "doc";
    case Format::msg:
        return "msg";
    }
    return "";
}

} // namespace radslag::documents
