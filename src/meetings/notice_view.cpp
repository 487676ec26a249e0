// See notice_view.hpp.
#include "meetings/notice_view.hpp"

#include "meetings/agenda_clock.hpp"
#include "meetings/position_view.hpp"
#include "meetings/views.hpp"
#include "platform/html/print_frame.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;
using store::ShownMeeting;
using store::ShownPoint;

namespace {

Html fact(std::string_view name, std::string_view value) {
    return when(!value.empty(), [&]() -> Html { return group(dt(name), dd(value)); });
}

std::string day_words(Language language, const ShownMeeting& meeting) {
    if (!meeting.day)
        return {};
    return std::string(i18n::weekday(language, *meeting.day)) + " " +
           i18n::long_date(language, *meeting.day);
}

std::string hours_words(Language language, const ShownMeeting& meeting) {
    if (!meeting.start)
        return {};
    return clock_words(language, {meeting.start, meeting.end});
}

/// The address of the meeting's page, as one types it from paper; nothing where it is not known.
std::string address_of(const ShownMeeting& meeting, std::string_view base_url) {
    while (base_url.ends_with('/'))
        base_url.remove_suffix(1);
    return base_url.empty() ? "" : std::string(base_url) + url_of(meeting.id).text();
}

Html head(Language language, const ShownMeeting& meeting, std::string_view base_url) {
    const std::optional<store::Narrowed> closed =
        meeting.audience.kind == "public" ? std::nullopt : std::optional(meeting.audience);
    const bool cancelled = meeting.state == MeetingState::cancelled;
    return div(cls("pagehead"), p(cls("kicker"), tr(language, "Notice of a meeting")),
               h1(heading_of(language, meeting)), readers(language, closed),
               dl(cls("facts"), fact(tr(language, "Meeting"), meeting.title),
                  fact(tr(language, "Body"), meeting.body_name),
                  fact(tr(language, "Day"), day_words(language, meeting)),
                  fact(tr(language, "Hours"), hours_words(language, meeting)),
                  fact(tr(language, "Place"), meeting.venue.value_or("")),
                  fact(tr(language, "Chair"), meeting.chair ? meeting.chair->name : ""),
                  fact(tr(language, "State"),
                       cancelled ? state_word(language, meeting.state) : std::string_view()),
                  fact(tr(language, "Address"), address_of(meeting, base_url)),
                  when(is_to_come(meeting.state), [&]() -> Html {
                      return fact(tr(language, "Taking part"),
                                  tr(language, "Whoever is invited answers on the page of the "
                                               "meeting: in the room, remotely, or cannot come."));
                  })));
}

/// "Document 2.1, Underlag", with the way to its first page.
Html enclosure_line(Language language, const Enclosure& enclosure) {
    const std::string words = enclosure_words(language, enclosure);
    if (enclosure.way != Way::joined)
        return li(words);
    return li(a(href(Url::fragment("d-" + enclosure.number)), words));
}

/// What is to be told of a point in a line each.
Html point_lines(Language language, const ShownPoint& point) {
    return group(
        when(!point.presenters.empty(),
             [&]() -> Html { return p(cls("small"), each(point.presenters, presenter_line)); }),
        when(point.expected_outcome.has_value(),
             [&]() -> Html {
                 return p(cls("small"),
                          tr(language, "Expected outcome: {0}", *point.expected_outcome));
             }),
        positions_of(language, point), when(point.questions_until.has_value(), [&]() -> Html {
            return p(cls("small"), tr(language, "Questions are registered until {0}.",
                                      i18n::long_date(language, *point.questions_until)));
        }));
}

Html point_section(Language language, const ShownPoint& point, const RunningTime& time,
                   std::span<const Enclosure> enclosures) {
    const std::string number = point.number ? *point.number + ". " : "";
    std::string hours = clock_words(language, time);
    if (point.planned_minutes)
        hours += (hours.empty() ? "" : ", ") + tr(language, "{0} min", *point.planned_minutes);
    const Html meta = group(kind_tags(language, point.kinds), when(!hours.empty(), hours));
    Html papers;
    for (const Enclosure& enclosure : enclosures)
        if (enclosure.point == point.id)
            papers += enclosure_line(language, enclosure);
    return section(cls("point"), h3(number, point.title),
                   when(!meta.empty(), [&]() -> Html { return p(cls("pmeta"), meta); }),
                   readers(language, point.narrowed), point_lines(language, point),
                   when(!papers.empty(), [&]() -> Html { return ul(cls("papers"), papers); }));
}

Html agenda(Language language, const ShownMeeting& meeting, std::span<const Enclosure> enclosures) {
    const RunningClock clock = clock_of(meeting);
    Html points;
    for (std::size_t i = 0; i < meeting.points.size(); ++i)
        points += point_section(language, meeting.points[i], clock.points[i], enclosures);
    return div(cls("called-to"), h2(tr(language, "Agenda")), points);
}

/// Where it is, or why it is not among the pages.
Html where(Language language, const Enclosure& enclosure) {
    switch (enclosure.way) {
    case Way::joined:
        return group(
            plural(language, static_cast<std::int64_t>(enclosure.pages), "{0} page", "{0} pages"),
            ", ",
            a(cls("from-page"), href(Url::fragment("d-" + enclosure.number)),
              tr(language, "from page")));
    case Way::attached:
        return group(tr(language, "Attached to this PDF as a file."));
    case Way::locked:
        return group(tr(language, "Attached to this PDF as a file: it is protected, so that its "
                                  "pages cannot be put here."));
    case Way::unreadable:
        return group(tr(language, "Attached to this PDF as a file: its pages could not be read."));
    case Way::too_many_pages:
        return group(tr(language,
                        "Attached to this PDF as a file: with its pages there would be "
                        "more than {0}.",
                        most_joined_pages));
    case Way::left_out:
        return group(tr(language, "Not in this PDF, which would get too large. It lies in the "
                                  "register."));
    }
    return {};
}

Html list_of_documents(Language language, std::span<const Enclosure> enclosures) {
    if (enclosures.empty())
        return {};
    const std::string_view heading = tr(language, "Enclosed documents");
    Table table(heading,
                {{std::string(tr(language, "Number"))},
                 {std::string(tr(language, "Document"))},
                 {std::string(tr(language, "Where"))}},
                Table::Caption::spoken);
    for (const Enclosure& enclosure : enclosures)
        table.row(document_words(language, enclosure),
                  group(a(href(url_of(enclosure.document.id)), enclosure.title), br(),
                        span(cls("quiet"), enclosure.document.name, ", ",
                             i18n::file_size(language, enclosure.document.bytes)),
                        readers(language, enclosure.narrowed)),
                  where(language, enclosure));
    const bool any =
        std::ranges::find(enclosures, Way::joined, &Enclosure::way) != enclosures.end();
    return section(cls("point"), h2(heading), table.html(), when(any, [&]() -> Html {
                       return p(cls("small"),
                                tr(language,
                                   "The pages of the documents stand as they came in, with a stamp "
                                   "in the corner. They are not marked up for screen readers, as "
                                   "the pages before them are; what does not show on paper, such "
                                   "as comments and films, is left out. Whole, and as text, each "
                                   "document stands on its own page in the register."));
                   }));
}

/// A sheet for each page that is joined; links and bookmarks lead to the first of a document.
Html sheets(Language language, std::span<const Enclosure> enclosures) {
    Html all;
    for (const Enclosure& enclosure : enclosures)
        for (std::size_t page = 1; page <= enclosure.pages; ++page) {
            const std::string anchor = "d-" + enclosure.number;
            const std::string mark = confidential_words(language, enclosure);
            all += p(cls("joined-page"), when(page == 1, id(anchor)),
                     when(page == 1, data("bookmark", enclosure_words(language, enclosure))),
                     span(tr(language, "Document {0} · page {1} ({2})", enclosure.number, page,
                             enclosure.pages),
                          when(!mark.empty(), [&]() -> Html { return group(" · ", mark); })));
        }
    return all;
}

} // namespace

std::string document_words(Language language, const Enclosure& enclosure) {
    return tr(language, "Document {0}", enclosure.number);
}

std::string confidential_words(Language language, const Enclosure& enclosure) {
    return enclosure.narrowed && enclosure.narrowed->legal_ground
               ? tr(language, "Confidential, {0}", *enclosure.narrowed->legal_ground)
               : std::string();
}

std::string enclosure_words(Language language, const Enclosure& enclosure) {
    const std::string mark = confidential_words(language, enclosure);
    return document_words(language, enclosure) + ", " + enclosure.title +
           (mark.empty() ? "" : ". " + mark);
}

std::string notice_title(Language language, const ShownMeeting& meeting) {
    return tr(language, "Notice, {0}", heading_of(language, meeting));
}

std::string notice_document(Language language, const ShownMeeting& meeting,
                            std::span<const Enclosure> enclosures, const Printed& printed) {
    PrintFrame frame;
    frame.language = language;
    frame.title = notice_title(language, meeting);
    frame.site = printed.forum_name;
    frame.base_url = printed.base_url;
    frame.content =
        group(head(language, meeting, printed.base_url), agenda(language, meeting, enclosures),
              list_of_documents(language, enclosures), sheets(language, enclosures));
    if (meeting.demonstration)
        frame.notice = tr(language, "Demonstration, invented: the events and people on this page "
                                    "are made up.");
    return print_document(frame);
}

} // namespace radslag::meetings::views
