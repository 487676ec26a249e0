// See start_view.hpp.
#include "overview/start_view.hpp"

#include "overview/parts.hpp"
#include "platform/html/share_bar.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace radslag::overview::views {

using namespace html;
using dialogue::percent_of;
using i18n::Language;
using i18n::plural;
using i18n::tr;

namespace {

constexpr std::size_t most_late = 4;
constexpr std::size_t most_new = 6;
constexpr std::size_t most_coming = 6;

/// What is quoted stays short enough for a line or two of a list.
std::string shortened(std::string_view text) {
    constexpr std::size_t most_bytes = 140;
    if (text.size() <= most_bytes)
        return std::string(text);
    const auto space = text.find_last_of(' ', most_bytes);
    return std::string(text.substr(0, space == std::string_view::npos ? most_bytes : space)) + " …";
}

Html next_meeting(Language language, const store::NextMeeting& next, Day today) {
    const int days = days_between(today, *next.occasion.day);
    const std::string when_it_is = days == 0
                                       ? std::string(tr(language, "The next meeting is today"))
                                       : plural(language, days, "The next meeting is in {0} day",
                                                "The next meeting is in {0} days");
    const Html returning = when(!next.returning.empty(), [&]() -> Html {
        return ul(cls("rows small"), each(next.returning, [&](const store::Link& each) -> Html {
                      return li(strong(tr(language, "Comes back:")), " ",
                                a(href(commitment_url(each.id)), shortened(each.name)));
                  }));
    });
    return section(
        cls("next"), aria_labelledby("next"), p(cls("label"), when_it_is),
        h2(id("next"), next.occasion.body_name, " ", html::date(language, *next.occasion.day)),
        returning,
        p(cls("actions"), a(cls("ds-button"), href(meeting_url(next.occasion.meeting)),
                            tr(language, "To the meeting"))));
}

Html opening(Language language, const Start& start, Day today) {
    const Html words = div(
        p(cls("kicker quiet small"), start.forum_name),
        h1(tr(language, "What is said at the table shall be possible to follow")),
        p(cls("lead"), tr(language, "From a sentence in the notes you can walk to what became of "
                                    "it: who promised, by when, and whether it was done.")));
    if (!start.next)
        return div(cls("opening"), words);
    return div(cls("opening"), words, next_meeting(language, *start.next, today));
}

Html two_way(Language language, const store::MeasuredMeeting& last) {
    if (last.words.all() == 0)
        return {};
    const int dialogue = percent_of(last.words.dialogue, last.words.all());
    const std::string of_information =
        tr(language, "{0} information", i18n::percent(language, 100 - dialogue));
    const std::string of_dialogue = tr(language, "{0} dialogue", i18n::percent(language, dialogue));
    const std::array<SharePart, 2> parts{{{"c-info", 100 - dialogue}, {"c-dialog", dialogue}}};
    return div(cls("share"),
               p(strong(tr(language, "Information and dialogue")), " ",
                 span(cls("quiet small"), tr(language, "share of the words, last meeting"))),
               share_bar(of_information + ", " + of_dialogue, parts),
               p(cls("ends"), span(of_information), span(strong(of_dialogue))));
}

Html who_speaks(Language language, const dialogue::Words& words) {
    if (words.dialogue == 0)
        return {};
    const int state = percent_of(words.state, words.dialogue);
    const int region = percent_of(words.region, words.dialogue);
    const int other = percent_of(words.other, words.dialogue);
    const int unknown = std::max(0, 100 - state - region - other);
    if (unknown == 100)
        return {};
    const auto in_words = [&](std::string_view side, int share) {
        return std::string(side) + " " + i18n::percent(language, share);
    };
    const std::string of_state = in_words(tr(language, "The state"), state);
    const std::string of_region = in_words(tr(language, "The regions"), region);
    const std::string of_other = in_words(tr(language, "Others"), other);
    const std::string of_unknown = in_words(tr(language, "Not told"), unknown);
    const std::array<SharePart, 4> parts{
        {{"c-state", state}, {"c-region", region}, {"c-other", other}, {"c-info", unknown}}};
    return div(cls("share"),
               p(strong(tr(language, "Who speaks?")), " ",
                 span(cls("quiet small"),
                      tr(language, "share of the words in discussions, last meeting"))),
               share_bar(of_state + ", " + of_region + ", " + of_other + ", " + of_unknown, parts),
               p(cls("ends"), span(span(cls("side state"), of_state)),
                 span(span(cls("side region"), of_region)), span(span(cls("side other"), of_other)),
                 when(unknown > 0, [&]() -> Html { return span(cls("quiet"), of_unknown); })));
}

Html kept_promises(Language language, const std::vector<store::MeasuredMeeting>& last) {
    std::int64_t all = 0;
    std::int64_t done = 0;
    std::int64_t late = 0;
    for (const auto& meeting : last) {
        all += meeting.promised;
        done += meeting.done;
        late += meeting.late;
    }
    if (all == 0)
        return {};
    const int share = percent_of(done, all);
    const int of_late = std::min(100 - share, percent_of(late, all));
    const std::string finding = tr(language, "{0} of {1} done", done, all);
    const std::string of_lateness = plural(language, late, "{0} is late", "{0} are late");
    const std::array<SharePart, 3> parts{
        {{"c-accent", share}, {"c-info", 100 - share - of_late}, {"c-late", of_late}}};
    return div(
        cls("share"),
        p(strong(tr(language, "Promises and requests")), " ",
          span(cls("quiet small"), tr(language, "from the meetings below"))),
        share_bar(finding + ", " + of_lateness, parts),
        p(cls("ends"), span(strong(finding)), span(when(late > 0, cls("late")), of_lateness)));
}

Html last_meetings(Language language, const std::vector<store::MeasuredMeeting>& last) {
    Table table(tr(language, "The last meetings"),
                {{std::string(tr(language, "Meeting"))},
                 {std::string(tr(language, "Dialogue")), Column::Kind::number},
                 {std::string(tr(language, "Promised")), Column::Kind::number},
                 {std::string(tr(language, "Done")), Column::Kind::number},
                 {std::string(tr(language, "Late")), Column::Kind::number}});
    for (const auto& meeting : last) {
        const Html day = html::date_in_table(language, *meeting.occasion.day);
        const std::string dialogue =
            meeting.words.all() == 0
                ? "–"
                : i18n::percent(language, percent_of(meeting.words.dialogue, meeting.words.all()));
        const Html late =
            meeting.late > 0 ? Html(span(cls("late"), meeting.late)) : Html(group(meeting.late));
        table.row(group(a(href(meeting_url(meeting.occasion.meeting)), day), br(),
                        span(cls("quiet small"), meeting.occasion.body_name)),
                  dialogue, meeting.promised, meeting.done, late);
    }
    return table.html();
}

Html glance(Language language, const Start& start) {
    return section(
        cls("block"), aria_labelledby("glance"),
        h2(id("glance"), tr(language, "The dialogue right now")),
        div(cls("half"),
            div(cls("stack-lg"), two_way(language, start.last.front()),
                who_speaks(language, start.last.front().words),
                kept_promises(language, start.last)),
            div(last_meetings(language, start.last),
                p(cls("small quiet"),
                  tr(language, "What stands under a discussion heading counts as dialogue. Points "
                               "with a part that is not public are left out."),
                  " ", a(href(Url::path("/dialogue")), tr(language, "All figures"))))));
}

/// One dated line of a list.
Html dated(const Html& when_it_was, const Html& what) {
    return li(cls("dated"), when_it_was, div(what));
}

Html whats_new(Language language, const Start& start, Day today) {
    struct Line {
        Day day;
        Html what;
    };
    std::vector<Line> lines;
    for (const auto& meeting : start.last)
        lines.push_back(
            {*meeting.occasion.day,
             group(a(href(meeting_url(meeting.occasion.meeting)), meeting.occasion.body_name),
                   p(cls("small quiet"), tr(language, "The meeting was held and its "
                                                      "notes are here.")))});
    for (const auto& done : start.done)
        lines.push_back(
            {done.day,
             group(a(href(commitment_url(done.commitment.id)), shortened(done.commitment.name)),
                   p(cls("small"), span(cls("use used"), tr(language, "Done")), " ",
                     span(cls("quiet"), done.who)))});
    std::ranges::stable_sort(lines, std::ranges::greater{}, &Line::day);
    if (lines.size() > most_new)
        lines.erase(lines.begin() + most_new, lines.end());
    return section(cls("block"), aria_labelledby("new"), h2(id("new"), tr(language, "New")),
                   ul(cls("rows"), each(lines,
                                        [&](const Line& line) -> Html {
                                            return dated(
                                                line.day.year() == today.year()
                                                    ? html::date_without_year(language, line.day)
                                                    : html::date_in_table(language, line.day),
                                                line.what);
                                        })),
                   p(cls("small"), a(href(Url::path("/meetings")), tr(language, "All meetings"))));
}

Html late_line(Language language, const store::Late& promised, Day today) {
    const std::string days =
        plural(language, days_between(promised.due, today), "{0} day late", "{0} days late");
    const Html who = promised.person
                         ? Html(a(href(person_url(promised.person->id)), promised.person->name))
                         : Html(group(promised.who.value_or("")));
    return dated(
        span(cls("when late"), days),
        group(a(href(commitment_url(promised.commitment.id)), shortened(promised.commitment.name)),
              p(cls("small quiet"), who, when(!who.empty(), ", "),
                occasion_link(language, promised.occasion))));
}

Html coming_line(Language language, const store::Ahead& next, Day today) {
    const Html day = next.day.year() == today.year() ? html::date_without_year(language, next.day)
                                                     : html::date_in_table(language, next.day);
    const Html what =
        next.kind == store::Ahead::Kind::meeting
            ? Html(a(href(meeting_url(next.record.id)),
                     tr(language, "Meeting: {0}", next.record.name)))
        : next.kind == store::Ahead::Kind::commitment
            ? Html(a(href(commitment_url(next.record.id)), shortened(next.record.name)))
            : Html(a(href(Url::path("/horizon").at(next.record.id)), shortened(next.record.name)));
    const Html more = when(!next.words.empty(), [&]() -> Html {
        return p(cls("small quiet"), tr(language, "{0}, counts as {1}.", next.words,
                                        i18n::long_date(language, next.day)));
    });
    return dated(day, group(what, more));
}

/// What comes, each thing once: what is said of the next meeting stands beside it already, and a
/// request with a day is often announced as a date too.
std::vector<store::Ahead> coming_once(const Start& start) {
    std::vector<store::Ahead> kept;
    for (const store::Ahead& next : start.coming) {
        const auto same = [&next](const store::Ahead& known) {
            return known.record.name == next.record.name;
        };
        const bool returns =
            start.next &&
            std::ranges::any_of(start.next->returning, [&next](const store::Link& link) {
                return link.name == next.record.name;
            });
        if (kept.size() < most_coming && !returns && std::ranges::none_of(kept, same))
            kept.push_back(next);
    }
    return kept;
}

Html due(Language language, const Start& start, Day today) {
    Html lines;
    for (std::size_t i = 0; i < std::min(most_late, start.late.size()); ++i)
        lines += late_line(language, start.late[i], today);
    for (const auto& next : coming_once(start))
        lines += coming_line(language, next, today);
    const Html content =
        lines.empty() ? empty(tr(language, "No coming dates are known. They come from the notes "
                                           "that are imported and the meetings that are planned."))
                      : Html(ul(cls("rows"), lines));
    const Html all_late = when(start.late.size() > most_late, [&]() -> Html {
        return group(a(href(Url::path("/commitments").with("which", "late")),
                       tr(language, "All that are late")),
                     " · ");
    });
    return section(cls("block"), aria_labelledby("due"),
                   h2(id("due"), tr(language, "What is to come")), content,
                   p(cls("small"), all_late,
                     a(href(Url::path("/horizon")), tr(language, "The whole horizon"))));
}

/// A forum without a meeting: what to do first.
Html nothing_yet(Language language, const Start& start) {
    const Html first =
        start.may_import
            ? Html(group(tr(language, "Bring in the notes that exist: Word, PDF, slides, e-mail or "
                                      "plain text. The facts in them are read out, and you confirm "
                                      "them.")))
        : start.signed_in
            ? Html(group(tr(language, "The secretariat brings in the notes that exist. Then "
                                      "meetings, people and promises stand here.")))
            : Html(group(tr(language, "Sign in as the secretary and bring in the notes that "
                                      "exist: Word, PDF, slides, e-mail or plain text.")));
    const Html action =
        start.may_import
            ? Html(a(cls("ds-button"), href(Url::path("/imports")), tr(language, "Bring in notes")))
        : start.signed_in
            ? Html()
            : Html(a(cls("ds-button"), href(Url::path("/login")), tr(language, "Sign in")));
    return div(cls("empty"), p(strong(tr(language, "No meeting is here yet."))), p(first),
               when(!action.empty(), [&]() -> Html { return p(cls("actions"), action); }),
               p(cls("small quiet"), tr(language, "From the command line: {0}",
                                        "radslag import --accept --visibility public …")));
}

} // namespace

Html start(Language language, const Start& start, Day today) {
    const Html head = opening(language, start, today);
    if (start.last.empty() && !start.next && start.coming.empty() && start.late.empty())
        return group(head, nothing_yet(language, start));
    return group(head, start.last.empty() ? Html() : glance(language, start),
                 div(cls("half cols-gap"),
                     start.last.empty() ? Html() : whats_new(language, start, today),
                     due(language, start, today)));
}

} // namespace radslag::overview::views
