// XML parts (XML 1.0) as trees: parsed within bounds, and written back without a space more. What
// is put into them is escaped by the tree. Names of elements are compared with the prefix that Word
// writes.
#pragma once

#include "platform/base/result.hpp"

#include <pugixml.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace radslag::docx {

/// Parses a whole part of the file `file`. Errors: invalid when it is damaged, nested too deeply,
/// or declares a document type, by which entities would come in.
Result<void> parse(pugi::xml_document& tree, std::string_view bytes, std::string_view file);

/// The tree as UTF-8.
std::string written(pugi::xml_document& tree);

/// The text without what XML 1.0 (2.2) cannot hold.
std::string clean(std::string_view text);

/// Adds an element with `w:val`: `add_value(properties, "w:pStyle", "Title")`.
pugi::xml_node add_value(pugi::xml_node parent, const char* element, std::string_view value);

/// Sets an attribute, cleaned.
void set(pugi::xml_node node, const char* attribute, std::string_view value);

/// The text of an attribute, "" where there is none.
inline std::string_view value(pugi::xml_node node, const char* attribute) {
    return node.attribute(attribute).value();
}

/// Calls `each` for every element of that name under `node`, those inside another one before it. It
/// may take the element away; what it adds beside it is not visited.
void for_each(pugi::xml_node node, std::string_view name,
              const std::function<void(pugi::xml_node)>& each);

} // namespace radslag::docx
