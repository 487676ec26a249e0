// The start page: the next meeting, the dialogue in one glance, what is new and what is due.
#pragma once

#include "overview/start_store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::overview::views {

struct Start {
    std::string forum_name;
    bool may_import = false; ///< the reader may bring in notes
    bool signed_in = false;
    std::optional<store::NextMeeting> next;
    std::vector<store::MeasuredMeeting> last;
    std::vector<store::Done> done;
    std::vector<store::Late> late;    ///< one more than is shown, when there are more
    std::vector<store::Ahead> coming; ///< more than is shown: some of it is said twice
};
html::Html start(i18n::Language language, const Start& start, Day today);

} // namespace radslag::overview::views
