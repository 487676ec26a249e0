// See views.hpp.
#include "meetings/editing/views.hpp"

#include "platform/text/shorten.hpp"

namespace radslag::meetings::editing::views {

using namespace html;
using i18n::tr;

namespace {

constexpr std::size_t most_shown = 90; // characters of what was said, to know it by

std::string words_of(const Outline::Line& line) {
    return (line.who.empty() ? "" : line.who + ": ") + text::shortened(line.words, most_shown);
}

Html list_of(const std::vector<Outline::Line>& lines, std::string_view path) {
    const Html all = each(lines, [&](const Outline::Line& line) -> Html {
        return li(a(href(Url::path(path) / line.id / "edit"), words_of(line)));
    });
    return when(!lines.empty(), [&]() -> Html { return ul(all); });
}

Html move_buttons(Language language, const Outline::Line& line, std::string_view path,
                  std::string_view token) {
    const Html buttons =
        div(cls("inline-buttons"), hidden_field("version", std::to_string(line.version)),
            submit_button(tr(language, "Up"), ButtonKind::tertiary, "move", "up"),
            submit_button(tr(language, "Down"), ButtonKind::tertiary, "move", "down"));
    return post_form(
        {Url::path(path) / line.id / "move", token, tr(language, "Order of {0}", words_of(line))},
        buttons);
}

/// What was said under a point, each with the buttons that move it.
Html turns_of(Language language, const Outline::Point& point, std::string_view token) {
    const Html all = each(point.turns, [&](const Outline::Line& turn) -> Html {
        return li(id(turn.id), a(href(Url::path("/turns") / turn.id / "edit"), words_of(turn)),
                  move_buttons(language, turn, "/turns", token));
    });
    return when(!point.turns.empty(), [&]() -> Html { return ul(cls("movable"), all); });
}

Html point_of(Language language, MeetingId meeting, const Outline::Point& point,
              std::string_view token) {
    const bool is_point = !point.line.id.empty();
    const Url add = meeting_url(meeting) / "turns" / "new";
    const Html heading =
        is_point ? Html(h3(id(point.line.id), a(href(Url::path("/points") / point.line.id / "edit"),
                                                point.line.words)))
                 : Html(h3(tr(language, "Under no point")));
    return group(
        heading,
        when(is_point,
             [&]() -> Html { return move_buttons(language, point.line, "/points", token); }),
        turns_of(language, point, token),
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
