// See views.hpp.
#include "positions/views.hpp"

#include "people/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/parts.hpp"
#include "positions/parts.hpp"

namespace radslag::positions::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using people::parts::shown_name;

namespace {

/// A text as it was typed: an empty line parts its paragraphs.
Html paragraphs(std::string_view text) {
    Html all;
    while (!text.empty()) {
        const auto end = std::min(text.find("\n\n"), text.size());
        if (const std::string_view one = text.substr(0, end); !one.empty())
            all += p(one);
        text.remove_prefix(std::min(text.size(), end + 2));
    }
    return all;
}

std::string_view stance_word(Language language, Stance stance) {
    switch (stance) {
    case Stance::behind:
        return tr(language, "stands behind");
    case Stance::deviates:
        return tr(language, "deviates");
    case Stance::abstains:
        return tr(language, "abstains");
    }
    return {};
}

/// Where a party stands, in its words where it deviates.
Html stance_of(Language language, const Party& party, std::int64_t edition) {
    if (!party.stand)
        return span(cls("late"), party.seat ? tr(language, "has said nothing")
                                            : tr(language, "has no seat here"));
    const Html own = when(party.stand->text.has_value(),
                          [&]() -> Html { return paragraphs(*party.stand->text); });
    if (!has_said(party, edition))
        return group(span(cls("late"), tr(language, "has said nothing of the text as it stands")),
                     p(cls("quiet small"), tr(language, "Of an earlier text: {0}",
                                              stance_word(language, party.stand->stance))),
                     own);
    return group(strong(stance_word(language, party.stand->stance)), own);
}

Html said_by(Language language, const Party& party) {
    if (!party.stand)
        return {};
    const Url history = Url::path("/history/party_stand") / party.stand->id.text();
    return group(
        shown_name(language, party.stand->said_by.name), ", ",
        date_in_table(language, site::local_day(party.stand->said_at)), br(),
        a(cls("small"), href(history),
          aria_label(tr(language, "History of what {0} has said", party.organisation.name)),
          tr(language, "History")));
}

Html table_of(Language language, const Position& position) {
    Table table(tr(language, "Where each party stands"),
                {{std::string(tr(language, "Party"))},
                 {std::string(tr(language, "Stand"))},
                 {std::string(tr(language, "Said by"))}},
                Table::Caption::spoken);
    for (const Party& party : position.parties) {
        const Html stance = stance_of(language, party, position.edition);
        const Html by = said_by(language, party);
        table.row(
            a(href(Url::path("/organisations") / party.organisation.id), party.organisation.name),
            stance, by);
    }
    if (table.empty())
        return site::empty(tr(language, "The body that this is prepared for has no regional "
                                        "parties. There is nobody to be counted."));
    return table.html();
}

Html link_to(const Url& url, std::string_view words) {
    return li(a(href(url), words));
}

Html what_now(Language language, const Position& position) {
    const Url here = position_url(position.id);
    Html steps;
    if (position.released_on) {
        steps += link_to((space_url(position.body.id) / "new").with("replaces", position.id.text()),
                         tr(language, "Draft a position that replaces it"));
        return steps;
    }
    if (!position.own.empty())
        steps += link_to(here / "stand", tr(language, "Say where your party stands"));
    if (position.may_draft)
        steps += link_to(here / "edit", tr(language, "Edit the draft"));
    if (position.may_release && position.at)
        steps += link_to(here / "release", tr(language, "Release the position"));
    else if (position.may_release)
        steps += li(tr(language, "It can be released when it is for a point that you read."));
    return steps;
}

/// For which point, and what it replaces.
Html facts(Language language, const Position& position) {
    Html all;
    if (position.at) {
        const Url meeting = Url::path("/meetings") / position.at->meeting.text();
        all += group(dt(tr(language, "For the point")),
                     dd(a(href(meeting.at("p-" + std::string(position.at->point.text()))),
                          point_words(language, *position.at))));
    }
    if (position.replaces)
        all += group(dt(tr(language, "Replaces")),
                     dd(a(href(position_url(position.replaces->id)), position.replaces->title)));
    if (position.replaced_by)
        all +=
            group(dt(tr(language, "Replaced by")),
                  dd(a(href(position_url(position.replaced_by->id)), position.replaced_by->title)));
    return when(!all.empty(), [&]() -> Html { return dl(cls("facts"), all); });
}

std::string lead_of(Language language, const Position& position) {
    if (position.released_on)
        return tr(language, "Released on {0} by {1}, which prepares for {2}.",
                  i18n::long_date(language, *position.released_on), position.body.name,
                  position.prepared_for.name);
    return tr(language,
              "Draft of {0}. Those alone who prepare there read it: nobody else sees that it "
              "exists until it is released.",
              position.body.name);
}

/// What those see who prepare it.
Html inside(Language language, const Position& position) {
    const Html steps = what_now(language, position);
    return group(
        when(!steps.empty(),
             [&]() -> Html {
                 return site::headed("now", tr(language, "What you can do now"),
                                     ul(cls("rows"), steps));
             }),
        site::headed("stands", tr(language, "Where each party stands"),
                     table_of(language, position)),
        p(cls("quiet small"),
          tr(language, "Drafted by {0} on {1}.", shown_name(language, position.drafted_by.name),
             i18n::long_date(language, site::local_day(position.drafted_at)))));
}

Html name_of(const Listed& each) {
    return a(href(position_url(each.id)), each.title);
}

} // namespace

Html text(const Announced& announced) {
    return section(cls("block"), h2(announced.title), paragraphs(announced.text));
}

Html announced(Language language, const Announced& announced) {
    Html deviations;
    for (const Deviation& deviation : announced.deviations)
        deviations += group(h3(deviation.party), paragraphs(deviation.text));
    return group(paragraphs(announced.text), p(strong(tally_words(language, announced.tally)), "."),
                 site::headed("deviating", tr(language, "Deviating positions"), deviations));
}

Html position(Language language, const Position& position) {
    return group(site::page_head(position.announced.title, lead_of(language, position)),
                 facts(language, position), announced(language, position.announced),
                 when(position.is_inside, [&]() -> Html { return inside(language, position); }));
}

Html space(Language language, const Space& space) {
    const std::string lead =
        space.prepared_for
            ? tr(language,
                 "What {0} prepares for {1}. Those alone who prepare here read it: nobody else "
                 "sees that it exists until it is released.",
                 space.body.name, space.prepared_for->name)
            : tr(language, "What {0} has prepared. It prepares for no other body any more.",
                 space.body.name);
    Table table(tr(language, "Positions"),
                {{std::string(tr(language, "Position"))},
                 {std::string(tr(language, "State"))},
                 {std::string(tr(language, "How the parties stand"))}},
                Table::Caption::spoken);
    for (const Listed& each : space.positions) {
        const Html name = name_of(each);
        table.row(name,
                  each.released_on
                      ? tr(language, "released {0}", i18n::short_date(language, *each.released_on))
                      : std::string(tr(language, "draft")),
                  tally_words(language, each.tally));
    }
    const Html list = table.empty()
                          ? site::empty(tr(language, "No position has been drafted here yet."))
                          : table.html();
    return group(
        site::page_head(tr(language, "Positions"), lead), list,
        when(space.may_draft, [&]() -> Html {
            return p(a(href(space_url(space.body.id) / "new"), tr(language, "Draft a position")));
        }));
}

} // namespace radslag::positions::views
