// See minutes_view.hpp.
#include "meetings/minutes_view.hpp"

#include "meetings/views.hpp"
#include "platform/html/print_frame.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

/// Nothing on paper depends on the day of printing; what asks for one gets one before all meetings.
constexpr Day no_day{std::chrono::year{1}, std::chrono::January, std::chrono::day{1}};

/// The agenda, to find one's way: each point leads to its page.
Html contents(Language language, const store::ShownMeeting& meeting) {
    constexpr std::size_t fewest = 3;
    if (meeting.points.size() < fewest)
        return {};
    return div(cls("contents"), h2(tr(language, "Agenda")),
               ul(each(meeting.points, [](const store::ShownPoint& point) -> Html {
                   return li(
                       a(href(Url::fragment(anchor("p-", point.id))), point.mark(), point.title));
               })));
}

} // namespace

std::string minutes_document(Language language, const store::ShownMeeting& meeting,
                             const Printed& printed) {
    PrintFrame frame;
    frame.language = language;
    frame.title = heading_of(language, meeting);
    frame.site = printed.forum_name;
    frame.base_url = printed.base_url;
    frame.content =
        group(meeting_head(language, meeting, Medium::paper), contents(language, meeting),
              meeting_notes(language, meeting, no_day, Medium::paper));
    if (meeting.demonstration)
        frame.notice = tr(language, "Demonstration, invented: the events and people on this page "
                                    "are made up.");
    return print_document(frame);
}

} // namespace radslag::meetings::views
