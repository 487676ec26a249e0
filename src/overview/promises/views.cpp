// See views.hpp.
#include "overview/promises/views.hpp"

#include "overview/parts.hpp"
#include "people/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::overview::promises {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;

namespace {

/// The ways to choose by state.
std::vector<site::View> views_of(Language language) {
    std::vector<site::View> views;
    for (const auto& [which, word] : whiches.pairs())
        views.push_back(
            {which == Which::coming ? std::string_view() : word, which_word(language, which)});
    return views;
}

Html who_html(Language language, const ShownPromise& promise) {
    Html all;
    for (const Link& person : promise.persons)
        all += group(when(!all.empty(), ", "), a(href(views::person_url(person.id)), person.name));
    if (promise.promised.organisation)
        all += group(when(!all.empty(), ", "),
                     views::organisation_link(promise.promised.organisation));
    if (promise.all_parties_of)
        all += group(
            when(!all.empty(), ", "), tr(language, "all parties of"), " ",
            a(href(views::body_url(promise.all_parties_of->id)), promise.all_parties_of->name));
    if (all.empty())
        return promise.promised.who
                   ? Html(group(*promise.promised.who))
                   : Html(span(cls("quiet"), tr(language, "not said in the notes")));
    return all;
}

Html when_html(Language language, const ShownPromise& promise, const bodies::AsSeen& seen) {
    const store::Promised& promised = promise.promised;
    Html text = views::due_text(language, promised.due, promised.due_words);
    if (promise.due_meeting)
        text += group(
            ", ", a(href(views::meeting_url(promise.due_meeting->id)), promise.due_meeting->name));
    if (promise.waits_in)
        text += group(". ", tr(language, "Waits for"), " ",
                      a(href((Url::path("/matters") / promise.waits_in->id).at("milestones")),
                        promise.waits_for),
                      " (", promise.waits_in->name, ")");
    if (!promised.due && promised.state == "open" && promise.said_on)
        text += group(" ", span(cls("quiet"), views::age(language, *promise.said_on, seen.today)));
    return text;
}

Html place_html(Language language, const ShownPromise& promise) {
    Html all = views::occasion_link(language, promise.promised.occasion);
    if (promise.point && !promise.promised.occasion.meeting.empty())
        all +=
            group(", ", a(href(views::point_url(promise.promised.occasion.meeting, *promise.point)),
                          promise.point_title.value_or(std::string(tr(language, "point")))));
    return all;
}

/// To which meeting the answers come, and whether that was chosen.
Html basis_html(Language language, const Basis& basis) {
    const Url url = basis.point ? views::point_url(basis.meeting, *basis.point)
                                : views::meeting_url(basis.meeting);
    const Html day = basis.day ? date_in_table(language, *basis.day)
                               : Html(group(tr(language, "a meeting without a day")));
    return group(
        a(href(url), tr(language, "the meeting of"), " ", day,
          when(basis.point.has_value(), [&]() -> Html { return group(", ", basis.point_title); })),
        when(!basis.is_chosen, [&]() -> Html {
            return group(" ", span(cls("quiet"), tr(language, "the next meeting, while no "
                                                              "point is chosen")));
        }));
}

Html facts(Language language, const ShownPromise& promise, const bodies::AsSeen& seen) {
    const Html sentence = when(promise.document.has_value(), [&]() -> Html {
        return group(dt(tr(language, "In the notes")),
                     dd(a(href((Url::path("/documents") / *promise.document)
                                   .at("m" + std::to_string(promise.place))),
                          tr(language, "the very sentence"))));
    });
    const Html done = when(promise.done_on.has_value(), [&]() -> Html {
        return group(" ", date_in_table(language, *promise.done_on));
    });
    const Html left = when(promise.left.has_value(), [&]() -> Html {
        const Link& person = *promise.promised.person;
        return group(br(),
                     people::parts::left_words(language, person.id, person.name, promise.left->on,
                                               promise.left->may_hand_over));
    });
    return dl(cls("facts"), dt(tr(language, "Who")), dd(who_html(language, promise), left),
              dt(tr(language, "When")), dd(when_html(language, promise, seen)),
              dt(tr(language, "State")),
              dd(views::state_text(language, promise.promised, seen), done),
              when(promise.basis.has_value(),
                   [&]() -> Html {
                       return group(dt(tr(language, "Basis for")),
                                    dd(basis_html(language, *promise.basis)));
                   }),
              dt(tr(language, "Said at")), dd(place_html(language, promise)), sentence);
}

/// One tick a party: who has done it, and who is silent.
Html ticks(Language language, const ShownPromise& promise) {
    if (promise.ticks.empty())
        return {};
    const auto ticked = std::ranges::count_if(
        promise.ticks, [](const Tick& tick) { return tick.done_on.has_value(); });
    Table table(tr(language, "The parties"),
                {{std::string(tr(language, "Party"))},
                 {std::string(tr(language, "Done"))},
                 {std::string(tr(language, "What"))}},
                Table::Caption::spoken);
    for (const Tick& tick : promise.ticks)
        table.row(a(href(views::organisation_url(tick.organisation.id)), tick.organisation.name),
                  tick.done_on ? date_in_table(language, *tick.done_on)
                               : Html(span(cls("late"), tr(language, "silent"))),
                  tick.text);
    return views::headed("parties", tr(language, "The parties"),
                         group(p(tr(language, "{0} of {1} have done it.", ticked,
                                    static_cast<std::int64_t>(promise.ticks.size())),
                                 " ",
                                 a(href(views::commitment_url(promise.promised.id) / "answers"),
                                   tr(language, "All answers, gathered"))),
                               table.html()));
}

Html inputs(Language language, const ShownPromise& promise) {
    if (promise.inputs.empty())
        return {};
    return views::headed("inputs", tr(language, "Takes along"),
                         ul(cls("rows"), each(promise.inputs, [](const Link& input) -> Html {
                                return li(a(href(Url::path("/inputs") / input.id), input.name));
                            })));
}

} // namespace

std::string_view which_word(Language language, Which which) {
    switch (which) {
    case Which::coming:
        return tr(language, "Coming");
    case Which::late:
        return tr(language, "Late");
    case Which::undated:
        return tr(language, "Without a day");
    case Which::done:
        return tr(language, "Done");
    case Which::all:
        return tr(language, "All");
    }
    return {};
}

std::string_view empty_words(Language language, Which which) {
    switch (which) {
    case Which::late:
        return tr(language, "Nothing is late.");
    case Which::coming:
        return tr(language, "No promise or request with a coming day. Look among those that are "
                            "late or have no day.");
    case Which::undated:
        return tr(language, "Every promise and request has a day.");
    case Which::done:
        return tr(language, "Nothing is marked as done yet.");
    case Which::all:
        return tr(language, "No promise or request is known yet. They come with the notes of "
                            "meetings.");
    }
    return {};
}

Html promises_html(const site::List& list, const std::vector<ListedPromise>& promises,
                   const bodies::AsSeen& seen) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "What")),
                 site::heading(list, tr(language, "Who")),
                 site::heading(list, tr(language, "When"), "due"),
                 site::heading(list, tr(language, "State")),
                 site::heading(list, tr(language, "Said at"), "said")},
                Table::Caption::spoken);
    for (const ListedPromise& each : promises) {
        const store::Promised& promised = each.promised;
        const Html age =
            when(!promised.due && promised.state == "open" && each.said_on, [&]() -> Html {
                return group(br(), span(cls("quiet small"),
                                        views::age(language, *each.said_on, seen.today)));
            });
        table.row(group(a(href(views::commitment_url(promised.id)), promised.text), br(),
                        span(cls("quiet small"), views::kind_word(language, promised.kind))),
                  views::who_link(promised),
                  group(views::due_text(language, promised.due, promised.due_words), age),
                  views::state_text(language, promised, seen),
                  views::occasion_link(language, promised.occasion, each.point));
    }
    return group(
        views::page_head(list.caption,
                         tr(language, "What somebody said would be done, was asked to do or takes "
                                      "along. A soft date counts as its last day.")),
        site::tabs(list, tr(language, "Which promises and requests"), views_of(language)),
        site::list_html(list, table));
}

Html promise_html(Language language, const ShownPromise& promise, const bodies::AsSeen& seen) {
    return group(div(cls("pagehead"),
                     p(cls("kicker"), views::kind_word(language, promise.promised.kind)),
                     h1(promise.promised.text), facts(language, promise, seen)),
                 ticks(language, promise), inputs(language, promise));
}

} // namespace radslag::overview::promises
