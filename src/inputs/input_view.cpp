// The page of one input: head, what stands beside the way, and the shape of examples. See
// views.hpp; way_view.cpp has the way step by step.
#include "inputs/likeness.hpp"
#include "inputs/views.hpp"
#include "inputs/way_view.hpp"
#include "inputs/words.hpp"
#include "people/parts.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"
#include "platform/site/site.hpp"

namespace radslag::inputs::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using store::Link;
using store::ShownInput;

namespace {

Html example(Language language, const Example& example) {
    const auto line = [&](std::string_view name, const std::optional<std::string>& value) {
        return fact(name, when(value.has_value(), [&]() -> Html { return group(*value); }));
    };
    return site::headed("example", tr(language, "The example"),
                        dl(cls("facts"), line(tr(language, "Who"), example.who),
                           line(tr(language, "Where"), example.place),
                           line(tr(language, "What was done"), example.done),
                           line(tr(language, "Result"), example.result),
                           line(tr(language, "Cost"), example.cost),
                           line(tr(language, "Can others reuse it?"), example.reuse),
                           line(tr(language, "Contact"), example.contact),
                           line(tr(language, "Links"), example.links)));
}

Html authorities(Language language, const ShownInput& input, Day today) {
    if (input.is_joined || input.split_at) // who was asked is asked there
        return {};
    if (input.authorities.empty())
        return site::headed("asked", tr(language, "Who answers"),
                            p(cls("quiet"), tr(language, "Nobody has been asked yet.")));
    return site::headed("asked", tr(language, "Who answers"),
                        ul(cls("rows small"),
                           each(input.authorities, [&](const store::ShownAuthority& asked) -> Html {
                               const bool owes =
                                   asked.standing == Standing::owes && is_late(input, today);
                               return li(organisation_link(asked.organisation), br(),
                                         span(cls(owes ? "late" : "quiet"),
                                              standing_word(language, asked.standing)));
                           })));
}

Html receipt(Language language, const ShownInput& input) {
    return section(
        cls("receipt"), aria_labelledby("receipt"), h2(id("receipt"), tr(language, "Receipt")),
        p(tr(language, "The input was entered in the ledger and cannot be taken away without that "
                       "being seen.")),
        dl(cls("stack"), div(dt(cls("label"), tr(language, "Received")),
                             dd(date(language, site::local_day(input.received_at)), " ",
                                i18n::clock_time(language, site::local_time(input.received_at))))),
        p(a(href(url_of(input.id) / "receipt"), tr(language, "The receipt with its proof"))));
}

/// What it belongs to and what belongs to it.
Html family(Language language, const ShownInput& input) {
    Html all;
    if (input.part_of)
        all += p(tr(language, "Part of"), " ", number_link(language, *input.part_of));
    if (!input.merged.empty())
        all += group(p(tr(language, "What is said here is the answer to these too:")),
                     near_lines(language, input.merged));
    return when(!all.empty(), [&]() -> Html {
        return site::headed("together", tr(language, "Belongs together"), all);
    });
}

Html others(Language language, const ShownInput& input) {
    Html all;
    if (input.follows)
        all += li(tr(language, "Follows up"), " ",
                  a(href(Url::path("/inputs") / input.follows->id), input.follows->name));
    all += each(input.followed_by, [&](const Link& later) -> Html {
        return li(tr(language, "Followed up by"), " ",
                  a(href(Url::path("/inputs") / later.id), later.name));
    });
    return when(!all.empty(), [&]() -> Html {
        return site::headed("thread", tr(language, "The thread"), ul(cls("rows small"), all));
    });
}

std::string_view likeness_word(Language language, Likeness likeness) {
    switch (likeness) {
    case Likeness::nearly_the_same:
        return tr(language, "nearly word for word");
    case Likeness::very_alike:
        return tr(language, "very much alike");
    case Likeness::alike:
        return tr(language, "alike");
    }
    return {};
}

Html head(Language language, const ShownInput& input, Day today) {
    const Html matter = when(input.matter.has_value(), [&]() -> Html {
        return group(" · ", a(href(Url::path("/matters") / input.matter->id), input.matter->name));
    });
    const Html theme = when(input.theme.has_value(), [&]() -> Html {
        return group(" · ", a(href(Url::path("/themes") / input.theme->id), input.theme->name));
    });
    const Html by = answer_by(language, input.state, input.answer_by, input.owed_by, today);
    const auto last = last_kind(input);
    return div(cls("pagehead"),
               p(cls("kicker"), tr(language, "Input {0}", input.number), " · ",
                 kind_word(language, input.kind), matter, theme),
               h1(input.title.value_or(short_words(input.text))),
               p(span(cls(outcome_class(input.state, last, is_late(input, today))),
                      outcome_word(language, input.state, last)),
                 when(!by.empty(), [&]() -> Html { return group(" ", span(cls("quiet"), by)); })));
}

Html facts(Language language, const ShownInput& input) {
    const Html owner = input.owner ? person_link(*input.owner)
                                   : Html(span(cls("quiet"), tr(language, "nobody yet")));
    const Html left = when(input.left.has_value(), [&]() -> Html {
        return group(br(), people::parts::left_words(language, input.owner->id, input.owner->name,
                                                     input.left->on, input.left->may_hand_over));
    });
    return site::headed("facts", tr(language, "About the input"),
                        dl(cls("facts"), dt(tr(language, "Owner")), dd(owner, left),
                           dt(tr(language, "From")), dd(sender(language, input)),
                           dt(tr(language, "Body")),
                           dd(a(href(Url::path("/bodies") / input.body.id), input.body.name))));
}

} // namespace

Html alike(Language language, const std::vector<store::ShownAlike>& alike) {
    if (alike.empty())
        return {};
    const auto line = [&](const store::ShownAlike& other) -> Html {
        const auto percent = static_cast<int>(other.likeness * 100);
        return li(a(href(url_of(other.id)), short_words(other.title)), br(),
                  when(!other.from.empty(), [&]() -> Html { return group(other.from, " · "); }),
                  span(cls("quiet"), likeness_word(language, in_words(other.likeness)), " (",
                       tr(language, "{0} %", percent), ")"));
    };
    return site::headed("alike", tr(language, "Others who have said the same"),
                        ul(cls("rows small"), each(alike, line)));
}

Html input(Language language, const ShownInput& input, Day today) {
    const Html shape = group(when(input.example.has_value(),
                                  [&]() -> Html { return example(language, *input.example); }),
                             levels(language, input));
    return group(
        head(language, input, today), stops(language, input),
        div(cls("sided"), div(cls("stack-lg"), way(language, input), shape),
            div(cls("stack-lg"), receipt(language, input), authorities(language, input, today),
                family(language, input), facts(language, input), others(language, input),
                alike(language, input.alike))));
}

} // namespace radslag::inputs::views
