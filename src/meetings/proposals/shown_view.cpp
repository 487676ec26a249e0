// See shown_view.hpp.
#include "meetings/proposals/shown_view.hpp"

#include "people/parts.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::meetings::views {

using namespace html;
using i18n::tr;

Html proposer_of(i18n::Language language, const store::ShownPoint& point) {
    if (!point.proposer)
        return {};
    return p(cls("small"), a(href(Url::path("/proposals") / point.proposer->proposal),
                             tr(language, "Proposed by {0}",
                                people::parts::shown_name(language, point.proposer->name))));
}

} // namespace radslag::meetings::views
