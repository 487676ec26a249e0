// See views.hpp.
#include "overview/homework/views.hpp"

#include "overview/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::overview::homework {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;

namespace {

/// The day of the answer, or for how long the party has been silent.
Html when_html(Language language, const Homework& homework, const Answer& answer, Day today) {
    if (answer.answered_on)
        return date_in_table(language, *answer.answered_on);
    if (!homework.said_on || *homework.said_on > today)
        return span(cls("late"), tr(language, "silent"));
    return span(cls("late"), plural(language, days_between(*homework.said_on, today),
                                    "silent for {0} day", "silent for {0} days"));
}

Html party_link(const Answer& answer) {
    return a(href(answer.letter ? views::region_url(*answer.letter)
                                : views::organisation_url(answer.organisation.id)),
             answer.organisation.name);
}

Html said_html(Language language, const Answer& answer) {
    if (answer.text)
        return group(*answer.text);
    return when(answer.answered_on.has_value(),
                [&]() -> Html { return span(cls("quiet"), tr(language, "done, without words")); });
}

} // namespace

Html homework_html(Language language, const Homework& homework, Day today) {
    const auto asked = static_cast<std::int64_t>(homework.answers.size());
    Table table(tr(language, "Answers by party"),
                {{std::string(tr(language, "Party"))},
                 {std::string(tr(language, "What was answered"))},
                 {std::string(tr(language, "Day of the answer"))},
                 {std::string(tr(language, "By whom"))}},
                Table::Caption::spoken);
    for (const Answer& answer : homework.answers)
        table.row(party_link(answer), said_html(language, answer),
                  when_html(language, homework, answer, today), answer.said_by);
    const Url here = views::commitment_url(homework.id);
    return group(
        div(cls("pagehead"), p(cls("kicker"), tr(language, "Answers to homework")),
            h1(homework.text),
            dl(cls("facts"), dt(tr(language, "Homework of")),
               dd(a(href(views::body_url(homework.body.id)), homework.body.name)),
               dt(tr(language, "When")),
               dd(views::due_text(language, homework.due, homework.due_words)),
               dt(tr(language, "Answers so far")),
               dd(tr(language, "{0} of {1} have answered", homework.answered(), asked))),
            p(a(href(here), tr(language, "The homework itself")))),
        homework.answers.empty()
            ? views::empty(tr(language, "The body has no parties that this could be asked of."))
            : table.html(),
        p(cls("exports small"), tr(language, "Take the list with you:"), " ",
          a(href(here / "answers.xlsx"), tr(language, "Excel (xlsx)")), " ",
          a(href(here / "answers.csv"), tr(language, "CSV"))));
}

} // namespace radslag::overview::homework
