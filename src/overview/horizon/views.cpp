// See views.hpp.
#include "overview/horizon/views.hpp"

#include "overview/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::overview::horizon {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

/// The day that counts, and under it the words of a soft date with the window that they mean.
Html day_html(Language language, const Date& date) {
    const Html day = date.kind == Kind::meeting ? views::meeting_day(language, date.to, date.id)
                                                : views::day_on_horizon(language, *date.to);
    if (date.due_kind == "day" || date.words.empty())
        return day;
    const bool is_window = date.from && *date.from != *date.to;
    const Html window = when(is_window, [&]() -> Html {
        return group(", ", date_without_year(language, *date.from), "–",
                     date_without_year(language, *date.to));
    });
    return group(day, br(), span(cls("quiet small"), date.words, window));
}

Html what_html(Language language, const Date& date) {
    const auto url = url_of(date);
    const bool is_anchor = date.kind == Kind::announced;
    // An announced date has no page of its own: links to it lead to its row here.
    const Html text = url ? Html(a(when(is_anchor, id(date.id)), href(*url), date.text))
                          : Html(span(when(is_anchor, id(date.id)), date.text));
    const Html matter = when(date.kind == Kind::milestone,
                             [&]() -> Html { return group(" · ", date.occasion.body_name); });
    return group(text, br(), span(cls("quiet small"), kind_word(language, date.kind), matter));
}

Html who_html(const Date& date) {
    if (date.person)
        return views::person_link(date.person);
    if (date.organisation)
        return views::organisation_link(date.organisation);
    return group(date.who);
}

Html said_html(Language language, const Date& date) {
    if (date.kind == Kind::milestone)
        return {};
    if (date.kind == Kind::meeting)
        return group(date.occasion.body_name);
    return views::occasion_link(language, date.occasion, date.point);
}

Html open_table(Language language, const std::vector<Date>& open, Day today) {
    Table table(tr(language, "Open, without a day"),
                {{std::string(tr(language, "What"))},
                 {std::string(tr(language, "Who"))},
                 {std::string(tr(language, "In words"))},
                 {std::string(tr(language, "Age"))},
                 {std::string(tr(language, "Said at"))}},
                Table::Caption::spoken);
    for (const Date& date : open) {
        const Html age = when(date.occasion.day.has_value(), [&]() -> Html {
            return group(views::age(language, *date.occasion.day, today));
        });
        const Html words = date.words.empty()
                               ? Html(span(cls("quiet"), tr(language, "no day said")))
                               : Html(group(date.words));
        table.row(what_html(language, date), who_html(date), words, age, said_html(language, date));
    }
    return table.html();
}

} // namespace

std::string_view kind_word(Language language, Kind kind) {
    switch (kind) {
    case Kind::meeting:
        return tr(language, "meeting");
    case Kind::promise:
        return tr(language, "promise or request");
    case Kind::announced:
        return tr(language, "announced date");
    case Kind::milestone:
        return tr(language, "milestone");
    }
    return {};
}

std::optional<Url> url_of(const Date& date) {
    switch (date.kind) {
    case Kind::meeting:
        return views::meeting_url(date.id);
    case Kind::promise:
        return views::commitment_url(date.id);
    case Kind::milestone:
        return views::matter_url(date.id);
    case Kind::announced:
        break;
    }
    if (date.occasion.meeting.empty())
        return std::nullopt;
    return date.point ? views::point_url(date.occasion.meeting, *date.point)
                      : views::meeting_url(date.occasion.meeting);
}

Html horizon_html(const site::List& list, const std::vector<Date>& dates,
                  const std::vector<Date>& open, Day today) {
    const Language language = list.request.language;
    Table table(tr(language, "Coming dates"),
                {{std::string(tr(language, "Day"))},
                 {std::string(tr(language, "What"))},
                 {std::string(tr(language, "Who"))},
                 {std::string(tr(language, "Said at"))}},
                Table::Caption::spoken);
    for (const Date& date : dates)
        table.row(day_html(language, date), what_html(language, date), who_html(date),
                  said_html(language, date));
    return group(
        views::page_head(list.caption,
                         tr(language, "Every coming date, hard or soft, and who said it where. A "
                                      "soft date counts as its last day.")),
        site::list_html(list, table), when(!open.empty(), [&]() -> Html {
            return views::headed("open", tr(language, "Open, without a day"),
                                 group(p(cls("quiet small"),
                                         tr(language, "Said to come soon, when something else is "
                                                      "done, or without any time. The oldest "
                                                      "stand first.")),
                                       open_table(language, open, today)));
        }));
}

} // namespace radslag::overview::horizon
