// See views.hpp.
#include "overview/exchange/views.hpp"

#include "inputs/words.hpp"
#include "overview/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/site.hpp"

namespace radslag::overview::exchange {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;

namespace {

Url input_url(std::string_view id) {
    return Url::path("/inputs") / id;
}

bool is_open(inputs::State state) {
    return state == inputs::State::unanswered || state == inputs::State::in_progress;
}

/// "silent for 12 days", of an input that nobody has answered.
Html silence(Language language, Instant received_at, Day today) {
    const int days = days_between(site::local_day(received_at), today);
    return span(cls("late"), plural(language, days, "silent for {0} day", "silent for {0} days"));
}

Html became(Language language, const SentInput& input, Day today) {
    const auto last = input.outcome ? std::optional(input.outcome->kind) : std::nullopt;
    const bool is_late = is_open(input.state) && commitments::days_late(input.owed_by, today) > 0;
    const Html word = span(cls(inputs::outcome_class(input.state, last, is_late)),
                           inputs::outcome_word(language, input.state, last));
    if (input.state == inputs::State::unanswered)
        return group(word, br(), silence(language, input.received_at, today));
    return word;
}

/// Where it was used, or why not.
Html where_or_why(const std::optional<Outcome>& outcome) {
    if (!outcome)
        return {};
    const Html pointer = when(outcome->pointer.has_value(),
                              [&]() -> Html { return group(strong(*outcome->pointer), br()); });
    return group(pointer, inputs::short_words(outcome->text), br(),
                 span(cls("quiet small"), views::organisation_link(outcome->authority)));
}

Html due(Language language, const std::optional<Day>& day, const bodies::AsSeen& seen) {
    if (!day)
        return span(cls("quiet"), tr(language, "no day promised"));
    const int late = bodies::days_late(day, seen);
    return group(date_in_table(language, *day), when(late > 0, [&]() -> Html {
                     return group(br(), span(cls("late"), plural(language, late, "{0} day late",
                                                                 "{0} days late")));
                 }));
}

/// The promised day, and how late it is by that or by the usual time.
Html owed(Language language, const OwedInput& input, Day today) {
    const int late = commitments::days_late(input.owed_by, today);
    if (input.answer_by || late == 0)
        return due(language, input.answer_by, {today, bodies::Sight::first});
    return group(due(language, std::nullopt, {today, bodies::Sight::first}), br(),
                 span(cls("late"), plural(language, late, "{0} day late", "{0} days late")));
}

Html told_item(Language language, const Told& one) {
    const Html back = when(one.taken_back.has_value(), [&]() -> Html {
        return p(cls("late"), tr(language, "Taken back: {0}", *one.taken_back));
    });
    const Html again = when(one.again.has_value(), [&]() -> Html {
        return p(cls("small"), tr(language, "What it was used in has changed since:"), " ",
                 date_in_table(language, site::local_day(*one.again)),
                 when(!one.moved_to.empty(), [&]() -> Html { return group(". ", one.moved_to); }));
    });
    const Html dated = when(one.dated.has_value(), [&]() -> Html {
        return p(cls("small"), tr(language, "What the answer waits for has got its day:"), " ",
                 date_in_table(language, *one.dated));
    });
    return li(p(date_in_table(language, site::local_day(one.outcome.said_at)), " ",
                a(href(input_url(one.input)), inputs::short_words(one.title)), " ",
                span(cls(inputs::use_class(one.outcome.kind)),
                     inputs::use_word(language, one.outcome.kind))),
              where_or_why(one.outcome), again, dated, back);
}

/// The way to all that was sent.
Html all_sent(Language language, const Url& all) {
    return p(cls("list-end"), a(href(all), tr(language, "All inputs from here")));
}

} // namespace

Html sent_html(Language language, const std::vector<SentInput>& inputs, std::string_view id,
               std::string_view heading, const Url& all, Day today) {
    if (inputs.empty())
        return {};
    Table table(heading,
                {{std::string(tr(language, "Input"))},
                 {std::string(tr(language, "Received"))},
                 {std::string(tr(language, "What became of it"))},
                 {std::string(tr(language, "Where, or why not"))}},
                Table::Caption::spoken);
    for (const SentInput& input : inputs)
        table.row(group(a(href(input_url(input.id)), inputs::short_words(input.title)), br(),
                        span(cls("quiet small"), tr(language, "input {0}", input.number))),
                  date_in_table(language, site::local_day(input.received_at)),
                  became(language, input, today), where_or_why(input.outcome));
    return views::headed(id, heading, group(table.html(), all_sent(language, all)));
}

Html owed_html(Language language, const std::vector<OwedInput>& inputs, std::string_view id,
               std::string_view heading, bool answers, Day today) {
    if (inputs.empty())
        return {};
    Table table(heading,
                {{std::string(tr(language, "Input"))},
                 {std::string(tr(language, "From"))},
                 {std::string(tr(language, "Received"))},
                 {std::string(tr(language, "Answer by"))},
                 {std::string(tr(language, "Do"))}},
                Table::Caption::spoken);
    for (const OwedInput& input : inputs) {
        const Url page = input_url(input.id);
        const Html waits = when(input.standing == inputs::Standing::waiting, [&]() -> Html {
            return group(", ", inputs::standing_word(language, input.standing));
        });
        table.row(group(a(href(page), inputs::short_words(input.title)), br(),
                        span(cls("quiet small"), tr(language, "input {0}", input.number), waits)),
                  views::organisation_link(input.from),
                  date_in_table(language, site::local_day(input.received_at)),
                  owed(language, input, today),
                  a(href(answers ? page / "answer" : page / "edit"),
                    answers ? tr(language, "Answer") : tr(language, "Sort")));
    }
    return views::headed(id, heading, table.html());
}

Html told_html(Language language, const std::vector<Told>& told, std::string_view id,
               std::string_view heading, const Url& all) {
    if (told.empty())
        return {};
    return views::headed(
        id, heading,
        group(ul(cls("rows"),
                 each(told, [&](const Told& one) -> Html { return told_item(language, one); })),
              all_sent(language, all)));
}

Html homework_html(Language language, const std::vector<Homework>& homework, std::string_view id,
                   std::string_view heading, const bodies::AsSeen& seen) {
    if (homework.empty())
        return {};
    Table table(heading,
                {{std::string(tr(language, "What"))},
                 {std::string(tr(language, "When"))},
                 {std::string(tr(language, "Body"))}},
                Table::Caption::spoken);
    for (const Homework& one : homework)
        table.row(a(href(views::commitment_url(one.commitment.id)), one.commitment.name),
                  one.due ? due(language, one.due, seen) : Html(group(one.due_words)),
                  one.body_name);
    return views::headed(id, heading, table.html());
}

} // namespace radslag::overview::exchange
