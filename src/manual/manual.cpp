// See manual.hpp.
#include "manual/manual.hpp"

#include <algorithm>

namespace radslag::manual {

const ManualPage* page_named(i18n::Language language, std::string_view name) {
    const auto all = all_pages();
    const auto found = std::ranges::find_if(all, [&](const ManualPage& page) {
        return page.language == i18n::tag_of(language) && page.name == name;
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace radslag::manual
