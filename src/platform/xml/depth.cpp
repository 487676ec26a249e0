// See depth.hpp.
#include "platform/xml/depth.hpp"

namespace radslag::xml {

bool is_too_deep(const pugi::xml_document& tree) {
    int depth = 0;
    pugi::xml_node node = tree.first_child();
    while (node) {
        if (depth > deepest)
            return true;
        if (node.first_child()) {
            node = node.first_child();
            ++depth;
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (node)
            node = node.next_sibling();
    }
    return false;
}

} // namespace radslag::xml
