// The table of elements; see html_tags.hpp.
#include "documents/html_tags.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace radslag::documents {

namespace {

using Entry = std::pair<std::string_view, Tag>;

constexpr auto make_table() {
    std::array table{
        Entry{"script", Tag::skipped},   Entry{"style", Tag::skipped},
        Entry{"head", Tag::skipped},     Entry{"template", Tag::skipped},
        Entry{"noscript", Tag::skipped}, Entry{"svg", Tag::skipped},
        Entry{"nav", Tag::skipped},      Entry{"button", Tag::skipped},
        Entry{"select", Tag::skipped},   Entry{"textarea", Tag::skipped},
        Entry{"iframe", Tag::skipped},   Entry{"object", Tag::skipped},
        Entry{"title", Tag::skipped},    Entry{"h1", Tag::heading},
        Entry{"h2", Tag::heading},       Entry{"h3", Tag::heading},
        Entry{"h4", Tag::heading},       Entry{"h5", Tag::heading},
        Entry{"h6", Tag::heading},       Entry{"div", Tag::block},
        Entry{"section", Tag::block},    Entry{"article", Tag::block},
        Entry{"main", Tag::block},       Entry{"header", Tag::block},
        Entry{"footer", Tag::block},     Entry{"aside", Tag::block},
        Entry{"address", Tag::block},    Entry{"figure", Tag::block},
        Entry{"figcaption", Tag::block}, Entry{"dl", Tag::block},
        Entry{"dt", Tag::block},         Entry{"dd", Tag::block},
        Entry{"caption", Tag::block},    Entry{"center", Tag::block},
        Entry{"form", Tag::block},       Entry{"fieldset", Tag::block},
        Entry{"details", Tag::block},    Entry{"summary", Tag::block},
        Entry{"p", Tag::paragraph},      Entry{"blockquote", Tag::paragraph},
        Entry{"hr", Tag::paragraph},     Entry{"pre", Tag::preformatted},
        Entry{"ul", Tag::list},          Entry{"ol", Tag::list},
        Entry{"menu", Tag::list},        Entry{"li", Tag::item},
        Entry{"table", Tag::table},      Entry{"tr", Tag::row},
        Entry{"td", Tag::cell},          Entry{"th", Tag::cell},
        Entry{"br", Tag::line_break},    Entry{"b", Tag::bold},
        Entry{"strong", Tag::bold},      Entry{"i", Tag::italic},
        Entry{"em", Tag::italic},        Entry{"cite", Tag::italic},
        Entry{"a", Tag::link},
    };
    std::sort(table.begin(), table.end());
    return table;
}

constexpr auto table = make_table();

} // namespace

Tag tag_of(std::string_view name) {
    const auto found =
        std::lower_bound(table.begin(), table.end(), name,
                         [](const Entry& a, std::string_view b) { return a.first < b; });
    return found != table.end() && found->first == name ? found->second : Tag::other;
}

} // namespace radslag::documents
