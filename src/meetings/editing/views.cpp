// See views.hpp.
#include "meetings/editing/views.hpp"

namespace radslag::meetings::editing::views {

using namespace html;
using i18n::tr;

namespace {

/// At most 90 characters of a text.
std::string begun(std::string_view text) {
    constexpr std::size_t most = 90;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (begins && ++characters > most)
            return std::string(text.substr(0, i)) + "…";
    }
    return std::string(text);
}

Html line_of(const Outline::Line& line, std::string_view path) {
    const std::string words = (line.who.empty() ? "" : line.who + ": ") + begun(line.words);
    return li(a(href(Url::path(path) / line.id / "edit"), words));
}

Html list_of(const std::vector<Outline::Line>& lines, std::string_view path) {
    const Html all =
        each(lines, [&](const Outline::Line& line) -> Html { return line_of(line, path); });
    return when(!lines.empty(), [&]() -> Html { return ul(all); });
}

Html move_buttons(Language language, const Outline::Line& point, std::string_view token) {
    const Html buttons =
        div(cls("inline-buttons"),
            submit_button(tr(language, "Up"), ButtonKind::tertiary, "move", "up"),
            submit_button(tr(language, "Down"), ButtonKind::tertiary, "move", "down"));
    return post_form({Url::path("/points") / point.id / "move", token,
                      tr(language, "Order of {0}", begun(point.words))},
                     buttons);
}

Html point_of(Language language, MeetingId meeting, const Outline::Point& point,
              std::string_view token) {
    const bool is_point = !point.line.id.empty();
    const Url add = meeting_url(meeting) / "turns" / "new";
    const Html heading =
        is_point
            ? Html(h3(a(href(Url::path("/points") / point.line.id / "edit"), point.line.words)))
            : Html(h3(tr(language, "Under no point")));
    return group(
        heading,
        when(is_point, [&]() -> Html { return move_buttons(language, point.line, token); }),
        list_of(point.turns, "/turns"),
        p(a(href(is_point ? add.with("point", point.line.id) : add),
            tr(language, "Add something said"))));
}

} // namespace

Html outline(Language language, MeetingId meeting, const Outline& outline, std::string_view token) {
    const Url here = meeting_url(meeting);
    const Html points = each(outline.points, [&](const Outline::Point& point) -> Html {
        return point_of(language, meeting, point, token);
    });
    return group(section(cls("block"), h2(tr(language, "Points and what was said")),
                         p(a(href(here / "points" / "new"), tr(language, "Add a point"))), points),
                 section(cls("block"), h2(tr(language, "Decisions")),
                         p(a(href(here / "decisions" / "new"), tr(language, "Add a decision"))),
                         list_of(outline.decisions, "/decisions")),
                 section(cls("block"), h2(tr(language, "Attendance")),
                         p(a(href(here / "attendance" / "new"), tr(language, "Add somebody"))),
                         list_of(outline.attendance, "/attendance")));
}

} // namespace radslag::meetings::editing::views
