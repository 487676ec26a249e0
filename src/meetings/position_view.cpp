// See position_view.hpp.
#include "meetings/position_view.hpp"

#include "platform/i18n/text.hpp"

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;

std::string position_words(Language language, const store::ReleasedPosition& position) {
    std::string words = ", " + position.body + ": " +
                        tr(language, "{0} of {1} stand behind", position.behind, position.parties);
    if (position.deviating > 0)
        words += ", " + plural(language, position.deviating, "{0} deviates", "{0} deviate");
    if (position.is_replaced)
        words += " (" + std::string(tr(language, "replaced by a later one")) + ")";
    return words;
}

Html positions_of(Language language, const store::ShownPoint& point) {
    if (point.positions.empty())
        return {};
    return group(p(cls("small"), strong(tr(language, "Joint positions"))),
                 ul(cls("rows small"),
                    each(point.positions, [&](const store::ReleasedPosition& position) -> Html {
                        return li(a(href(Url::path("/positions") / position.id), position.title),
                                  position_words(language, position));
                    })));
}

} // namespace radslag::meetings::views
