// See views.hpp.
#include "rounds/views.hpp"

#include "inputs/words.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

#include <algorithm>

namespace radslag::rounds::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

Url input_url(inputs::InputId id) {
    return Url::path("/inputs") / id.text();
}

Html state_of(Language language, State state, const std::optional<Day>& closes_on, Day today) {
    if (state == State::draft)
        return group(tr(language, "draft"));
    if (!takes_inputs(state, closes_on, today))
        return group(tr(language, "closed"));
    if (!closes_on)
        return group(tr(language, "open"));
    return group(tr(language, "open until"), " ", date_in_table(language, *closes_on));
}

Html table_of(Language language, std::string_view caption,
              const std::vector<store::ListedRound>& rounds, Day today) {
    Table table(caption,
                {{std::string(tr(language, "Call"))},
                 {std::string(tr(language, "Body"))},
                 {std::string(tr(language, "State"))},
                 {std::string(tr(language, "Answered")), Column::Kind::number}},
                Table::Caption::spoken);
    for (const store::ListedRound& each : rounds)
        table.row(group(a(href(url_of(each.id)), each.title), br(),
                        span(cls("quiet small"), kind_word(language, each.kind))),
                  each.body, state_of(language, each.state, each.closes_on, today),
                  tr(language, "{0} of {1}", each.answered, each.asked));
    return table.html();
}

std::int64_t answered(const store::ShownRound& round) {
    return std::ranges::count_if(round.parties, [](const store::PartyAnswer& party) {
        return party.sent + party.reused > 0;
    });
}

Html facts(Language language, const store::ShownRound& round, Day today) {
    const Html returns = when(round.returns_to.has_value(), [&]() -> Html {
        return group(
            dt(tr(language, "Comes back at")),
            dd(a(href(Url::path("/meetings") / round.returns_to->id), round.returns_to->name),
               when(round.returns_on.has_value(), [&]() -> Html {
                   return group(", ", date_in_table(language, *round.returns_on));
               })));
    });
    return dl(cls("facts"), dt(tr(language, "State")),
              dd(state_of(language, round.state, round.closes_on, today)), dt(tr(language, "Body")),
              dd(a(href(Url::path("/bodies") / round.body.id), round.body.name)), returns,
              dt(tr(language, "Answered")),
              dd(tr(language, "{0} of {1}", answered(round),
                    static_cast<std::int64_t>(round.parties.size()))));
}

/// What is said before a request goes out, so that nobody is asked twice.
Html told_html(Language language, const std::vector<store::ToldBefore>& told) {
    return site::headed(
        "told", tr(language, "What has been told already"),
        told.empty()
            ? Html(p(tr(language, "No good example that is here has words in common with this.")))
            : Html(ul(cls("rows"), each(told, [&](const store::ToldBefore& one) -> Html {
                          return li(a(href(input_url(one.id)), inputs::short_words(one.title)),
                                    when(one.organisation.has_value(), [&]() -> Html {
                                        return group(", ", one.organisation->name);
                                    }));
                      }))));
}

Html state_form(Language language, const store::ShownRound& round, const Means& means) {
    if (!means.may_call || round.state == State::closed)
        return {};
    const bool opens = round.state == State::draft;
    const std::string_view label =
        opens ? tr(language, "Open the call") : tr(language, "Close the call");
    return post_form({url_of(round.id) / (opens ? "open" : "close"), means.form_token, label},
                     p(submit_button(label, opens ? ButtonKind::primary : ButtonKind::secondary)));
}

/// One click for each example that the reader's organisations told before.
Html own_html(Language language, const store::ShownRound& round, const Means& means) {
    if (means.own.empty())
        return {};
    return site::headed(
        "own", tr(language, "What you have told before"),
        group(p(tr(language, "If one of these answers the call, say so: nobody needs to write it "
                             "again.")),
              ul(cls("rows"), each(means.own, [&](const store::ToldBefore& one) -> Html {
                     return li(a(href(input_url(one.id)), inputs::short_words(one.title)),
                               post_form({url_of(round.id) / "reuse", means.form_token,
                                          tr(language, "Use input {0}", one.number)},
                                         group(hidden_field("input", std::string(one.id.text())),
                                               submit_button(tr(language, "This answers the call"),
                                                             ButtonKind::secondary))));
                 }))));
}

Html parties(Language language, const store::ShownRound& round) {
    Table table(tr(language, "Who is asked"),
                {{std::string(tr(language, "Party"))}, {std::string(tr(language, "What came in"))}},
                Table::Caption::spoken);
    for (const store::PartyAnswer& party : round.parties) {
        const std::int64_t all = party.sent + party.reused;
        table.row(
            a(href(Url::path("/organisations") / party.organisation.id), party.organisation.name),
            all > 0 ? Html(group(tr(language, "inputs: {0}", all)))
                    : Html(span(cls("quiet"), tr(language, "silent"))));
    }
    return site::headed("parties", tr(language, "Who is asked"), table.html());
}

Html came_in(Language language, const store::ShownRound& round) {
    if (round.came_in.empty())
        return {};
    return site::headed(
        "inputs", tr(language, "What came in"),
        ul(cls("rows"), each(round.came_in, [&](const store::CameIn& input) -> Html {
               return li(a(href(input_url(input.id)), inputs::short_words(input.title)),
                         when(!input.from.empty(), group(", ", input.from)),
                         when(input.is_reused, [&]() -> Html {
                             return group(" ",
                                          span(cls("quiet small"), tr(language, "told before")));
                         }));
           })));
}

} // namespace

Url url_of(RoundId id) {
    return Url::path("/rounds") / id.text();
}

std::string_view kind_word(Language language, Kind kind) {
    return kind == Kind::call_for_input ? tr(language, "Call for input")
                                        : tr(language, "Call for good examples");
}

Html rounds(Language language, const std::vector<store::ListedRound>& rounds,
            const std::vector<store::ListedRound>& drafts, Day today) {
    const Html head = site::page_head(
        tr(language, "Calls"), tr(language, "What the regions are asked for, until when, and how "
                                            "many have answered. What comes in are inputs."));
    const Html waiting = when(!drafts.empty(), [&]() -> Html {
        return site::headed("drafts", tr(language, "Drafts"),
                            table_of(language, tr(language, "Drafts"), drafts, today));
    });
    if (rounds.empty())
        return group(head, waiting,
                     site::empty(tr(language, "Nothing is asked for. Calls stand here once the "
                                              "secretariat has opened them.")));
    return group(head, waiting, table_of(language, tr(language, "Calls"), rounds, today));
}

Html round(Language language, const store::ShownRound& round, const Means& means, Day today) {
    const Html answer = when(means.may_answer, [&]() -> Html {
        return p(button_link(
            Url::path("/inputs/new")
                .with("round", round.id.text())
                .with("kind", round.kind == Kind::call_for_examples ? "example" : "view"),
            tr(language, "Answer the call"), ButtonKind::primary));
    });
    return group(div(cls("pagehead"), p(cls("kicker"), kind_word(language, round.kind)),
                     h1(round.title), facts(language, round, today)),
                 blockquote(cls("said"), p(round.text)), answer,
                 when(round.state == State::draft,
                      [&]() -> Html { return told_html(language, means.told); }),
                 own_html(language, round, means), came_in(language, round),
                 parties(language, round), state_form(language, round, means));
}

} // namespace radslag::rounds::views
