// The bullets of lists (ECMA-376, part 1, 17.9): a list of nine levels that is added to every file,
// and what the file's own lists can do. styles.hpp has the styles that name them.
#pragma once

#include "platform/docx/styles.hpp"

namespace radslag::docx {

/// Adds the list of bullets to w:numbering and gives its w:numId.
std::string add_bullets(pugi::xml_node root);

/// How list items of one depth are written.
struct ListLook {
    std::string style;
    std::string list; ///< w:numId; "": that of the style
    int level = 0;    ///< w:ilvl, where the list is given
};

/// For each depth: the file's own style and list where they reach so deep, else the added one.
std::array<ListLook, list_depth> list_looks(pugi::xml_node styles, pugi::xml_node numbering,
                                            const StyleIds& ids, std::string_view bullets);

} // namespace radslag::docx
