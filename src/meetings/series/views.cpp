// See views.hpp.
#include "meetings/series/views.hpp"

#include "meetings/parts.hpp"
#include "meetings/proposals/parts.hpp"
#include "meetings/series/parts.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/parts.hpp"

#include <algorithm>
#include <cctype>

namespace radslag::meetings::series::views {

using namespace html;
using i18n::tr;
using meetings::views::state_word;
using meetings::views::url_of;

namespace {

/// A line of a month: a meeting, a day that a series proposes, or a free or squeezed day.
struct Line {
    Day day;
    const PlannedMeeting* meeting = nullptr;
    const Proposal* proposal = nullptr;
    std::optional<holidays::FreeDay> name = {};
};

std::vector<Line> lines_of(const Plan& plan, unsigned month) {
    std::vector<Line> lines;
    const auto add = [&](const Line& line) {
        if (unsigned{line.day.month()} == month)
            lines.push_back(line);
    };
    for (const holidays::MarkedDay& marked : holidays::marked_days(plan.year))
        add({marked.day, nullptr, nullptr, marked.name});
    for (const PlannedMeeting& meeting : plan.meetings)
        add({meeting.day, &meeting});
    for (const Proposal& proposal : plan.proposals)
        add({proposal.day, nullptr, &proposal});
    std::ranges::stable_sort(lines, {}, &Line::day);
    return lines;
}

Html day_of(Language language, Day day, const std::optional<Day>& end) {
    return group(i18n::weekday(language, day), " ", html::date_without_year(language, day),
                 when(end && *end != day, [&]() -> Html {
                     return group("–", html::date_without_year(language, *end));
                 }));
}

Html marks_of(Language language, const DayMarks& marks) {
    return each(mark_words(language, marks), [](const std::string& words) -> Html {
        return group(br(), span(cls("late small"), words));
    });
}

Html themes_of(const std::vector<NamedId>& themes) {
    Html all;
    for (const NamedId& theme : themes)
        all +=
            group(when(!all.empty(), ", "), a(href(Url::path("/themes") / theme.id), theme.name));
    return all;
}

void add_meeting(Language language, const PlannedMeeting& meeting, Table& table) {
    const Html title = when(meeting.title != meeting.body.name, [&]() -> Html {
        return group(br(), span(cls("quiet small"), meeting.title));
    });
    table.row(day_of(language, meeting.day, meeting.end_day),
              group(a(href(url_of(meeting.id)), meeting.body.name), title,
                    marks_of(language, meeting.marks)),
              hours_words(language, meeting.hours), themes_of(meeting.themes),
              state_word(language, meeting.state));
}

const EditableSeries& series_of(const Plan& plan, SeriesId id) {
    return *std::ranges::find(plan.series, id, &EditableSeries::id);
}

void add_proposal(Language language, const Plan& plan, const Proposal& proposal, Table& table) {
    const EditableSeries& series = series_of(plan, proposal.series);
    table.row(day_of(language, proposal.day, {}),
              group(series.edit.name, marks_of(language, proposal.marks)),
              hours_words(language, series.edit.hours), "",
              span(cls("quiet"), tr(language, "proposed")));
}

void add_line(Language language, const Plan& plan, const Line& line, Table& table) {
    if (line.meeting != nullptr)
        add_meeting(language, *line.meeting, table);
    else if (line.proposal != nullptr)
        add_proposal(language, plan, *line.proposal, table);
    else
        table.row(day_of(language, line.day, {}),
                  span(cls("quiet"), line.name ? free_day_words(language, *line.name)
                                               : tr(language, "squeezed day")),
                  "", "", "");
}

Html month_of(Language language, const Plan& plan, unsigned month) {
    const std::string_view name = i18n::month(language, month);
    Table table(tr(language, "The days of {0}", name),
                {{std::string(tr(language, "Day"))},
                 {std::string(tr(language, "Meeting or free day"))},
                 {std::string(tr(language, "Time and place"))},
                 {std::string(tr(language, "Themes"))},
                 {std::string(tr(language, "State"))}},
                Table::Caption::spoken);
    for (const Line& line : lines_of(plan, month))
        add_line(language, plan, line, table);
    const Html content = table.empty()
                             ? Html(p(cls("quiet"), tr(language, "No meetings and no free days.")))
                             : table.html();
    std::string heading(name);
    heading.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(heading.front())));
    return section(cls("block"), h2(heading), content);
}

Html years(Language language, const Plan& plan) {
    const auto link = [&](int year, std::string_view relation) -> Html {
        if (year < plan.years.first || year > plan.years.last)
            return {};
        return a(attribute("rel", relation), href(plan_url(plan.body.id, year)),
                 std::to_string(year));
    };
    return nav(cls("pages"), aria_label(tr(language, "Years")), link(plan.year - 1, "prev"),
               span(aria_current(), std::to_string(plan.year)), link(plan.year + 1, "next"));
}

Html files(Language language, const Plan& plan) {
    const auto file = [&](std::string_view ending) {
        return Url::path(body_url(plan.body.id).text() + "/plan" + std::string(ending))
            .with("year", std::to_string(plan.year));
    };
    return p(cls("exports small"), tr(language, "Take the plan with you:"), " ",
             a(href(file(".xlsx")), tr(language, "Excel (xlsx)")), " ",
             a(href(file(".csv")), tr(language, "CSV")));
}

/// The way to a proposal of a point, and to those that there are.
Html proposing(Language language, const Plan& plan) {
    if (!plan.may_propose)
        return {};
    return p(a(href(proposals::new_url(plan.body.id)), tr(language, "Propose a point")), " · ",
             a(href(proposals::list_url(plan.body.id)), tr(language, "Proposed points")));
}

/// The bodies that this one prepares for, or that prepare for it, each with its own plan.
Html others(Language language, const Plan& plan) {
    Html links;
    for (const NamedId& other : plan.others)
        links +=
            group(when(!links.empty(), ", "), a(href(plan_url(other.id, plan.year)), other.name));
    return when(!links.empty(), [&]() -> Html {
        return p(cls("quiet"), tr(language, "Beside it stand the meetings of:"), " ", links);
    });
}

Html line_of(Language language, const Plan& plan, const EditableSeries& series) {
    const std::string hours = hours_words(language, series.edit.hours);
    const bool proposes =
        std::ranges::find(plan.proposals, series.id, &Proposal::series) != plan.proposals.end();
    return li(a(href(series_url(series.id) / "edit"), series.edit.name), ": ",
              pattern_words(language, series), when(!hours.empty(), ", "), hours,
              when(series.edit.to.has_value(),
                   [&]() -> Html {
                       return group(". ", tr(language, "Ends on"), " ",
                                    html::date_in_table(language, *series.edit.to));
                   }),
              when(proposes, [&]() -> Html {
                  return group(" ", button_link((series_url(series.id) / "meetings" / "new")
                                                    .with("year", std::to_string(plan.year)),
                                                tr(language, "Plan the meetings of {0}",
                                                   std::to_string(plan.year))));
              }));
}

/// What the secretariat keeps: the series, and the way to the meetings that they propose.
Html series_list(Language language, const Plan& plan) {
    if (!plan.may_edit)
        return {};
    const Html lines = each(plan.series, [&](const EditableSeries& series) -> Html {
        return line_of(language, plan, series);
    });
    return section(cls("block"), h2(tr(language, "Series of meetings")),
                   when(!lines.empty(), [&]() -> Html { return ul(lines); }),
                   when(lines.empty(),
                        [&]() -> Html {
                            return site::empty(
                                tr(language, "No series yet. A series says when the meetings of a "
                                             "year are held, and proposes their days."));
                        }),
                   p(a(href(body_url(plan.body.id) / "series" / "new"),
                       tr(language, "Add a series of meetings"))));
}

} // namespace

Html plan(Language language, const Plan& plan) {
    Html months;
    for (unsigned month = 1; month <= 12; ++month)
        months += month_of(language, plan, month);
    return group(site::page_head(tr(language, "Plan of the year {0}", std::to_string(plan.year)),
                                 tr(language,
                                    "{0}: the meetings of the year, free days and squeezed days, "
                                    "and what each meeting shall be about.",
                                    plan.body.name)),
                 proposing(language, plan), others(language, plan), years(language, plan),
                 files(language, plan), series_list(language, plan), months);
}

} // namespace radslag::meetings::series::views
