// The pages of one matter, one registry number and one theme. See views.hpp.
#include "matters/views.hpp"
#include "meetings/use_words.hpp"
#include "people/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"
#include "platform/site/site.hpp"

#include <map>
#include <set>

namespace radslag::matters::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

Html organisation_link(const store::Link& organisation) {
    return a(href(Url::path("/organisations") / organisation.id), organisation.name);
}

Html place_link(Language language, const store::Touch& touch) {
    return when(touch.document.has_value() && touch.place >= 0, [&]() -> Html {
        return a(
            href((Url::path("/documents") / *touch.document).at("m" + std::to_string(touch.place))),
            tr(language, "the very sentence"));
    });
}

Html touched(Language language, const std::vector<store::Touch>& touches) {
    if (touches.empty())
        return {};
    const std::string_view caption = tr(language, "Taken up at");
    std::vector<Column> columns{{std::string(tr(language, "Day"))},
                                {std::string(tr(language, "Meeting"))},
                                {std::string(tr(language, "Point"))},
                                {std::string(tr(language, "Number"))},
                                {std::string(tr(language, "In the notes"))}};
    Table table(caption, std::move(columns), Table::Caption::spoken);
    for (const store::Touch& touch : touches) {
        const Url meeting = Url::path("/meetings") / touch.meeting;
        const Html point = when(touch.point.has_value(), [&]() -> Html {
            return a(href(meeting.at("p-" + *touch.point)), touch.point_title);
        });
        table.row(touch.day ? Html(a(href(meeting), date_in_table(language, *touch.day)))
                            : site::day_or_none(language, touch.day),
                  a(href(meeting), touch.body_name), point, code(touch.number),
                  place_link(language, touch));
    }
    return site::headed("touched", caption, table.html());
}

Html numbers(Language language, const store::ShownMatter& matter) {
    Html all;
    for (const store::MatterNumber& each : matter.numbers) {
        all += group(when(!all.empty(), ", "),
                     a(href(url_of_number(each.number.id)), code(each.number.name)));
        if (each.is_partial)
            all += group(" (", tr(language, "in part"), ")");
        if (each.authority)
            all += group(" ", organisation_link(*each.authority));
    }
    return all;
}

Html partners(Language language, const store::ShownMatter& matter) {
    Html all;
    for (const store::Partner& partner : matter.partners)
        all += group(when(!all.empty(), ", "), organisation_link(partner.organisation),
                     when(partner.is_consulted, [&]() -> Html {
                         return group(" (", tr(language, "to be consulted"), ")");
                     }));
    return all;
}

Html fact(std::string_view name, const Html& value) {
    return when(!value.empty(), [&]() -> Html { return group(dt(name), dd(value)); });
}

Html reviews(const store::ShownMatter& matter) {
    Html all;
    for (const store::Link& review : matter.reviews)
        all += group(when(!all.empty(), ", "),
                     a(href(Url::path("/reviews") / review.id), review.name));
    return all;
}

Html facts(Language language, const store::ShownMatter& matter) {
    const Html owner =
        when(matter.owner.has_value(), [&]() -> Html { return organisation_link(*matter.owner); });
    const Html officer = when(matter.officer.has_value(), [&]() -> Html {
        const Html left = when(matter.left.has_value(), [&]() -> Html {
            return group(br(), people::parts::left_words(language, matter.officer->id,
                                                         matter.officer->name, matter.left->on,
                                                         matter.left->may_hand_over));
        });
        return group(a(href(Url::path("/people") / matter.officer->id), matter.officer->name),
                     left);
    });
    const Html theme = when(matter.theme.has_value(), [&]() -> Html {
        return a(href(Url::path("/themes") / matter.theme->id), matter.theme->name);
    });
    return dl(cls("facts"), fact(tr(language, "Registry numbers"), numbers(language, matter)),
              dt(tr(language, "State")), dd(state_word(language, matter.state)),
              fact(tr(language, "Owner"), owner), fact(tr(language, "Officer"), officer),
              fact(tr(language, "Theme"), theme),
              fact(tr(language, "With"), partners(language, matter)),
              fact(tr(language, "Reviews and studies"), reviews(matter)));
}

Html milestones(Language language, const store::ShownMatter& matter, Day today) {
    if (matter.milestones.empty())
        return {};
    Table table(tr(language, "Milestones"),
                {{std::string(tr(language, "When"))},
                 {std::string(tr(language, "What"))},
                 {std::string(tr(language, "State"))}},
                Table::Caption::spoken);
    for (const store::Milestone& each : matter.milestones) {
        const std::string_view words =
            each.due_kind == "day" ? std::string_view() : std::string_view(each.due_words);
        const Html state =
            each.done_on
                ? Html(group(tr(language, "done"), " ", date_in_table(language, *each.done_on)))
            : each.due && *each.due < today ? Html(span(cls("late"), tr(language, "late")))
                                            : Html(group(tr(language, "open")));
        table.row(site::due_text(language, each.due, words), each.text, state);
    }
    return site::headed("milestones", tr(language, "Milestones"), table.html());
}

/// What waits for its milestones, and since when it has a day.
Html waiting(Language language, const store::ShownMatter& matter, Day today) {
    if (matter.waiting.empty())
        return {};
    Table table(tr(language, "What waits for this"),
                {{std::string(tr(language, "When"))},
                 {std::string(tr(language, "What"))},
                 {std::string(tr(language, "Waits for"))},
                 {std::string(tr(language, "State"))}},
                Table::Caption::spoken);
    for (const store::Waiting& each : matter.waiting) {
        const Html state = !each.is_open ? Html(group(tr(language, "done")))
                           : each.due && *each.due < today
                               ? Html(span(cls("late"), tr(language, "late")))
                               : Html(group(tr(language, "open")));
        table.row(site::due_text(language, each.due, each.due_words),
                  a(href(Url::path("/commitments") / each.promise.id), each.promise.name),
                  each.milestone, state);
    }
    return site::headed("waiting", tr(language, "What waits for this"), table.html());
}

Html announced(Language language, const store::ShownMatter& matter) {
    if (matter.announced.empty())
        return {};
    return site::headed(
        "announced", tr(language, "Announced dates"),
        ul(cls("rows"), each(matter.announced, [&](const store::Announced& date) -> Html {
               return li(site::due_text(language, date.due, date.due_words), ": ", date.text);
           })));
}

std::string_view use_word(Language language, const std::optional<std::string>& use) {
    if (!use)
        return tr(language, "no answer yet");
    if (*use == "used")
        return tr(language, "used");
    if (*use == "partly_used")
        return tr(language, "partly used");
    if (*use == "not_used")
        return tr(language, "not used");
    if (*use == "passed_on")
        return tr(language, "passed on");
    return tr(language, "waiting");
}

/// "Used by Trafikverket, 3 Mar 2017, in the plan": who said what, where, or why not.
Html outcome(Language language, const store::Input& input) {
    const Html who = when(input.authority.has_value(), [&]() -> Html {
        return group(br(), span(cls("small"), organisation_link(*input.authority),
                                when(input.said_at.has_value(), [&]() -> Html {
                                    return group(
                                        ", ",
                                        date_in_table(language, site::local_day(*input.said_at)));
                                })));
    });
    const Html where = when(!input.said.empty(), [&]() -> Html {
        return group(br(), input.pointer.value_or(input.said));
    });
    return group(
        span(cls("use " + std::string(meetings::use_glyph(input.last_use.value_or("waiting")))),
             use_word(language, input.last_use)),
        who, where);
}

/// Says how the rest is had, where the page holds the latest only.
Html rest(Language language, const store::ShownMatter& matter) {
    return when(matter.has_more, [&]() -> Html {
        return p(cls("quiet"), tr(language, "The latest stand here."), " ",
                 a(href((Url::path("/matters") / matter.matter.id).with("whole", "yes")),
                   tr(language, "The whole account, also to print")));
    });
}

/// How many became what, in words.
Html summary(Language language, const std::vector<store::Input>& inputs) {
    std::map<std::string_view, std::int64_t> counts;
    std::set<std::string_view> senders;
    for (const store::Input& input : inputs) {
        ++counts[input.last_use ? std::string_view(*input.last_use) : std::string_view()];
        if (input.organisation)
            senders.insert(input.organisation->id);
    }
    const auto all = static_cast<std::int64_t>(inputs.size());
    Html words = group(tr(language, "{0} in all, from {1} senders", all,
                          static_cast<std::int64_t>(senders.size())));
    for (const std::string_view use :
         {"used", "partly_used", "not_used", "passed_on", "waiting", ""})
        if (const auto found = counts.find(use); found != counts.end())
            words += group("; ",
                           use_word(language, use.empty() ? std::optional<std::string>()
                                                          : std::optional(std::string(use))),
                           " ", std::to_string(found->second));
    return p(words, ".");
}

Html inputs(Language language, const std::vector<store::Input>& inputs, bool are_all = true) {
    if (inputs.empty())
        return {};
    const std::string_view heading = tr(language, "How the inputs were used");
    Table table(heading,
                {{std::string(tr(language, "Input"))},
                 {std::string(tr(language, "From"))},
                 {std::string(tr(language, "What became of it"))}},
                Table::Caption::spoken);
    for (const store::Input& input : inputs) {
        const Html from = when(input.organisation.has_value(),
                               [&]() -> Html { return organisation_link(*input.organisation); });
        table.row(group(a(href(Url::path("/inputs") / input.id), input.title), br(),
                        span(cls("quiet small"), tr(language, "input {0}", input.number))),
                  from, outcome(language, input));
    }
    return site::headed(
        "inputs", heading,
        group(when(are_all, [&]() -> Html { return summary(language, inputs); }), table.html()));
}

Html links(const std::vector<store::Link>& some, std::string_view path) {
    return when(!some.empty(), [&]() -> Html {
        return ul(cls("rows"), each(some, [&](const store::Link& link) -> Html {
                      return li(a(href(Url::path(path) / link.id), link.name));
                  }));
    });
}

} // namespace

Html matter(Language language, const store::ShownMatter& matter, Day today) {
    const Html body =
        group(milestones(language, matter, today), waiting(language, matter, today),
              touched(language, matter.touches), inputs(language, matter.inputs, !matter.has_more),
              effects(language, matter.effects), announced(language, matter));
    return group(div(cls("pagehead"), p(cls("kicker"), kind_word(language, matter.kind)),
                     h1(matter.matter.name), facts(language, matter), rest(language, matter)),
                 body.empty() ? site::empty(tr(language, "Nothing has touched this matter yet. Its "
                                                         "number in notes, its milestones and the "
                                                         "inputs to it will stand here."))
                              : body);
}

Html number(Language language, const store::ShownNumber& number) {
    const Html authority = when(number.authority.has_value(),
                                [&]() -> Html { return organisation_link(*number.authority); });
    const Html belongs = number.matters.empty()
                             ? Html(p(cls("quiet"), tr(language, "It belongs to no matter yet.")))
                             : links(number.matters, "/matters");
    return group(div(cls("pagehead"), p(cls("kicker"), number_kind_word(language, number.kind)),
                     h1(number.number.name),
                     when(!authority.empty(), [&]() -> Html { return p(authority); })),
                 site::headed("matters", tr(language, "Matter"), belongs),
                 touched(language, number.touches));
}

Html theme(Language language, const store::ShownTheme& theme) {
    const Html parent = when(theme.parent.has_value(), [&]() -> Html {
        return p(cls("kicker"), tr(language, "Part of"), " ",
                 a(href(Url::path("/themes") / theme.parent->id), theme.parent->name));
    });
    const Html body = group(
        site::headed("narrower", tr(language, "Narrower themes"), links(theme.children, "/themes")),
        site::headed("matters", tr(language, "Matters"), links(theme.matters, "/matters")),
        inputs(language, theme.inputs));
    return group(div(cls("pagehead"), parent, h1(theme.theme.name)),
                 body.empty() ? site::empty(tr(language, "Nothing stands under this theme yet."))
                              : body);
}

} // namespace radslag::matters::views
