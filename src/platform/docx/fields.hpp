// Which known field a placeholder means, and where content may stand. template.hpp is what others
// see.
#pragma once

#include "platform/docx/placeholders.hpp"
#include "platform/docx/template.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace radslag::docx {

/// Null for a name that is not known.
inline const Field* field_named(std::span<const Field> known, std::string_view name) {
    const std::string wanted = text::fold(name);
    const auto found = std::ranges::find_if(known, [&](const Field& field) {
        return field.name == wanted || field.other_name == wanted;
    });
    return found == known.end() ? nullptr : &*found;
}

/// Whether a paragraph stands in the running text or in a table of it, where others can stand
/// beside it: not in a text box, whose text has no footnotes, nor in a content control.
inline bool stands_in_text(pugi::xml_node paragraph) {
    for (pugi::xml_node node = paragraph.parent(); node; node = node.parent()) {
        const std::string_view name = node.name();
        if (name == "w:body")
            return true;
        if (name != "w:tbl" && name != "w:tr" && name != "w:tc")
            return false;
    }
    return false;
}

} // namespace radslag::docx
