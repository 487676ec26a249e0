// The way of one input, step by step: who said it, who takes it along, what it was put together
// with, what was said of it. See way_view.hpp.
#include "inputs/way_view.hpp"

#include "inputs/attachments/parts.hpp"
#include "inputs/views.hpp"
#include "inputs/words.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"
#include "platform/site/site.hpp"

#include <algorithm>

namespace radslag::inputs::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using store::Link;
using store::ShownInput;
using store::ShownTelling;
using store::ShownUse;

Html organisation_link(const Link& organisation) {
    return a(href(Url::path("/organisations") / organisation.id), organisation.name);
}

Html person_link(const Link& person) {
    return a(href(Url::path("/people") / person.id), person.name);
}

Html sender(Language language, const ShownInput& input) {
    Html all;
    if (input.organisation)
        all = input.county_letter ? Html(a(href(Url::path("/regions") / *input.county_letter),
                                           input.organisation->name))
                                  : organisation_link(*input.organisation);
    if (input.person)
        all += group(when(!all.empty(), ", "), person_link(*input.person));
    if (input.sender)
        all += group(when(!all.empty(), ", "), *input.sender);
    return all.empty() ? Html(span(cls("quiet"), tr(language, "without an account"))) : all;
}

bool is_late(const ShownInput& input, Day today) {
    return (input.state == State::unanswered || input.state == State::in_progress) &&
           commitments::days_late(input.owed_by, today) > 0;
}

namespace {

/// The last use that stands.
const ShownUse* last_use(const ShownInput& input) {
    const auto found = std::ranges::find_if(input.uses.rbegin(), input.uses.rend(),
                                            [](const ShownUse& use) { return !use.withdrawn_at; });
    return found == input.uses.rend() ? nullptr : &*found;
}

} // namespace

std::optional<UseKind> last_kind(const ShownInput& input) {
    const ShownUse* const use = last_use(input);
    return use == nullptr ? std::nullopt : std::optional(use->kind);
}

namespace {

/// One step: when, how many days after it was said, what, and in whose words.
Html step(Language language, Day day, Day begun, const Html& heading, const Html& content,
          std::string_view anchor = {}) {
    const auto days = days_between(begun, day);
    const Html since =
        when(days > 0, [&]() -> Html { return group(" ", tr(language, "day {0}", days)); });
    return li(when(!anchor.empty(), id(anchor)),
              p(cls("when"), strong(date_in_table(language, day)), since),
              div(cls("what"), heading, content));
}

Html quoted(std::string_view text, bool of_the_state) {
    return p(cls(of_the_state ? "said state" : "said"), text);
}

Html said_at(Language language, const ShownInput& input) {
    if (!input.place)
        return p(cls("small quiet"), origin_word(language, input.origin));
    const store::Place& place = *input.place;
    const Url meeting = Url::path("/meetings") / place.meeting;
    const Html sentence = when(place.turn.has_value(), [&]() -> Html {
        return group(" · ", a(href(meeting.at("t-" + *place.turn)),
                              tr(language, "the sentence in the notes")));
    });
    const Html point = when(place.point.has_value(), [&]() -> Html {
        return group(", ", a(href(meeting.at("p-" + *place.point)), place.point_title));
    });
    const Html original = when(place.document.has_value() && place.turn, [&]() -> Html {
        return group(" · ",
                     a(href((Url::path("/documents") / *place.document).at("t-" + *place.turn)),
                       tr(language, "in the original")));
    });
    return p(cls("small"), a(href(meeting), place.meeting_title), point, sentence, original);
}

Url file_url(const attachments::File& file) {
    return Url::path("/attachments") / file.id.text();
}

Html received(Language language, const ShownInput& input) {
    const bool is_said = input.place && input.place->turn;
    const Day day =
        is_said && input.place->day ? *input.place->day : site::local_day(input.received_at);
    const Html text =
        group(quoted(input.text, false), p(cls("small"), sender(language, input)),
              said_at(language, input), attachments::parts::list(language, input.files, file_url));
    return step(language, day, day, h2(is_said ? tr(language, "Said") : tr(language, "Came in")),
                text);
}

Html takers(Language language, const ShownInput& input, Day begun) {
    return each(input.takers, [&](const store::ShownTaker& taker) -> Html {
        const Html who = taker.who.empty()
                             ? Html(span(cls("quiet"), tr(language, "not said by whom")))
                             : Html(group(taker.who));
        const Html due = when(taker.due.has_value() || !taker.due_words.empty(), [&]() -> Html {
            return p(cls("small quiet"), site::due_text(language, taker.due, taker.due_words));
        });
        return step(language, taker.said_on.value_or(begun), begun, h2(tr(language, "Taken along")),
                    group(p(a(href(Url::path("/commitments") / taker.commitment),
                              tr(language, "Takes it along")),
                            ": ", who),
                          due));
    });
}

} // namespace

Html fact(std::string_view name, const Html& value) {
    return when(!value.empty(), [&]() -> Html { return group(dt(name), dd(value)); });
}

namespace {

/// Where it was used: a text and its passage, a document, a decision, a matter, a meeting.
Html pointer(Language language, const ShownUse& use) {
    Html text;
    if (use.document)
        text = a(href(Url::path("/documents") / use.document->id),
                 use.pointer_text.value_or(use.document->name));
    else if (use.pointer_text)
        text = group(*use.pointer_text);
    if (use.pointer_place)
        text += group(when(!text.empty(), ", "), *use.pointer_place);
    const Html matter = when(use.matter.has_value(), [&]() -> Html {
        return a(href(Url::path("/matters") / use.matter->id), use.matter->name);
    });
    const Html meeting = when(use.meeting.has_value(), [&]() -> Html {
        return a(href(Url::path("/meetings") / use.meeting->id), use.meeting->name);
    });
    const Html decision =
        when(use.decision.has_value(), [&]() -> Html { return group(*use.decision); });
    return group(fact(tr(language, "Text"), text), fact(tr(language, "Decision"), decision),
                 fact(tr(language, "Matter"), matter), fact(tr(language, "Meeting"), meeting));
}

Html heading_of(Language language, UseKind kind) {
    switch (kind) {
    case UseKind::used:
    case UseKind::partly_used:
        return h2(tr(language, "Used here"));
    case UseKind::not_used:
        return h2(tr(language, "Not used"));
    case UseKind::passed_on:
        return h2(tr(language, "Passed on"));
    case UseKind::waiting:
        return h2(tr(language, "Waits"));
    }
    return {};
}

Html use_facts(Language language, const ShownUse& use) {
    const Html passed = when(use.passed_to.has_value(),
                             [&]() -> Html { return organisation_link(*use.passed_to); });
    const Html milestone = when(use.waits_in.has_value(), [&]() -> Html {
        return group(
            ". ", tr(language, "Waits for"), " ",
            a(href((Url::path("/matters") / use.waits_in->id).at("milestones")), use.waits_for),
            " (", use.waits_in->name, ")");
    });
    const Html due = when(use.kind == UseKind::waiting, [&]() -> Html {
        return group(site::due_text(language, use.due, use.due_words), milestone);
    });
    const Html missing =
        when(use.missing.has_value(), [&]() -> Html { return group(*use.missing); });
    return dl(cls("facts"), dt(tr(language, "What became of it")),
              dd(span(cls(use_class(use.kind)), use_word(language, use.kind))),
              pointer(language, use), fact(tr(language, "What did not come along"), missing),
              fact(tr(language, "To"), passed), fact(tr(language, "Until"), due));
}

std::string_view told_again_word(Language language, Moved what) {
    switch (what) {
    case Moved::decision:
        return tr(language, "Told again, for the decision has changed:");
    case Moved::matter:
        return tr(language, "Told again, for the matter has been reported or closed:");
    case Moved::text:
        return tr(language, "Told again, for the text has moved:");
    case Moved::dated:
        return tr(language, "Told again, for there is a day now:");
    }
    return {};
}

/// What whoever answered may do with the answer.
Html use_actions(Language language, const ShownUse& use) {
    const Url here = Url::path("/uses") / use.id.text();
    Html all;
    if (use.may_say_moved)
        all += group(a(href(here / "moved"), tr(language, "The text has moved")), " ");
    if (use.may_take_back)
        all += a(href(here / "withdraw"), tr(language, "Take the answer back"));
    return when(!all.empty(), [&]() -> Html { return p(cls("small"), all); });
}

Html use_step(Language language, const ShownUse& use, Day begun) {
    const Html person = when(use.said_by.has_value(),
                             [&]() -> Html { return group(", ", person_link(*use.said_by)); });
    const Html told = when(use.told_at.has_value() && !use.withdrawn_at, [&]() -> Html {
        return p(cls("small quiet"), tr(language, "Told to the sender"), " ",
                 date_in_table(language, site::local_day(*use.told_at)));
    });
    const Html again = each(use.told_again, [&](const ShownTelling& telling) -> Html {
        return p(
            cls("small quiet"), told_again_word(language, telling.what), " ",
            date_in_table(language, site::local_day(telling.told_at)),
            when(!telling.words.empty(), [&]() -> Html { return group(". ", telling.words); }));
    });
    const Html withdrawn = when(use.withdrawn_at.has_value(), [&]() -> Html {
        return p(cls("late"), tr(language, "Taken back"), " ",
                 date_in_table(language, site::local_day(*use.withdrawn_at)), ": ",
                 use.withdrawn_words);
    });
    const Html words = use.withdrawn_at ? Html(p(u(use.text))) : Html(quoted(use.text, true));
    return step(language, site::local_day(use.said_at), begun, heading_of(language, use.kind),
                group(words, p(cls("small"), organisation_link(use.authority), person),
                      use_facts(language, use), told, again, withdrawn,
                      p(cls("small"), a(href(Url::path("/uses") / use.id.text() / "receipt"),
                                        tr(language, "Receipt of this answer"))),
                      use_actions(language, use)),
                "u-" + std::string(use.id.text()));
}

} // namespace

Html number_link(Language language, const store::ShownNear& near) {
    return a(href(url_of(near.id)), tr(language, "Input {0}", near.number));
}

namespace {

/// One that is put together with it, or a part of it: what it says, from whom, what became of it.
Html near_line(Language language, const store::ShownNear& near) {
    return li(number_link(language, near), ": ", short_words(near.title), br(),
              when(!near.from.empty(), [&]() -> Html { return group(near.from, " · "); }),
              span(cls(outcome_class(near.state, near.last, false)),
                   outcome_word(language, near.state, near.last)));
}

} // namespace

Html near_lines(Language language, const std::vector<store::ShownNear>& all) {
    return ul(cls("rows small"), each(all, [&](const store::ShownNear& near) -> Html {
                  return near_line(language, near);
              }));
}

namespace {

Html joining_step(Language language, const store::ShownJoining& joining, Day begun) {
    const Html person = when(joining.done_by.has_value(), [&]() -> Html {
        return p(cls("small"), person_link(*joining.done_by));
    });
    const Html words =
        when(!joining.words.empty(), [&]() -> Html { return p(cls("said state"), joining.words); });
    Html other;
    if (joining.number)
        other = p(tr(language, "It is answered there for both:"), " ",
                  a(href(Url::path("/inputs") / joining.into),
                    tr(language, "Input {0}", *joining.number)));
    return step(language, site::local_day(joining.done_at), begun,
                h2(joining.is_apart ? tr(language, "Answered by itself again")
                                    : tr(language, "Put together with another")),
                group(other, words, person));
}

Html split_step(Language language, const ShownInput& input, Day begun) {
    if (!input.split_at)
        return {};
    return step(language, site::local_day(*input.split_at), begun, h2(tr(language, "Divided")),
                group(p(tr(language, "Its parts are answered, each by itself:")),
                      near_lines(language, input.parts)));
}

Html withdrawn_step(Language language, const ShownInput& input, Day begun) {
    if (!input.withdrawn_at)
        return {};
    return step(language, site::local_day(*input.withdrawn_at), begun,
                h2(tr(language, "Withdrawn by the sender")), p(cls("said"), input.withdrawn_words));
}

Day begun_on(const ShownInput& input) {
    if (input.place && input.place->turn && input.place->day)
        return *input.place->day;
    return site::local_day(input.received_at);
}

} // namespace

Html way(Language language, const ShownInput& input) {
    const Day begun = begun_on(input);
    return ol(cls("path"), received(language, input), takers(language, input, begun),
              split_step(language, input, begun),
              each(input.joinings,
                   [&](const store::ShownJoining& joining) -> Html {
                       return joining_step(language, joining, begun);
                   }),
              each(input.uses,
                   [&](const ShownUse& use) -> Html { return use_step(language, use, begun); }),
              withdrawn_step(language, input, begun));
}

namespace {

Html stop(Language language, std::string_view word, Day day, bool is_half = false) {
    return li(when(is_half, cls("half-done")), b(word), date_in_table(language, day));
}

} // namespace

/// The way in at most six words; the whole of it stands below.
Html stops(Language language, const ShownInput& input) {
    const Day begun = begun_on(input);
    const bool is_said = input.place && input.place->turn;
    Html all = stop(language, is_said ? tr(language, "Said") : tr(language, "Came in"), begun);
    if (!input.takers.empty())
        all += stop(language, tr(language, "Taken along"),
                    input.takers.front().said_on.value_or(begun));
    const auto passed = std::ranges::find_if(input.uses, [](const ShownUse& use) {
        return use.kind == UseKind::passed_on && !use.withdrawn_at;
    });
    const ShownUse* const last = last_use(input);
    if (passed != input.uses.end() && &*passed != last)
        all += stop(language, tr(language, "Passed on"), site::local_day(passed->said_at));
    if (last != nullptr) {
        all += stop(language, use_word(language, last->kind), site::local_day(last->said_at),
                    last->kind == UseKind::partly_used);
        if (last->told_at)
            all += stop(language, tr(language, "Told back"), site::local_day(*last->told_at));
    }
    return ol(cls("stops"), aria_label(tr(language, "The way in short")), all);
}

} // namespace radslag::inputs::views
