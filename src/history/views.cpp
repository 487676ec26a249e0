// See views.hpp.
#include "history/views.hpp"

#include "history/words.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/site.hpp"
#include "platform/text/shorten.hpp"

namespace radslag::history::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

std::string who_of(Language language, const PastAct& act) {
    if (act.by_program)
        return std::string(tr(language, "the program ({0})", act.who));
    return act.who.empty() ? std::string(tr(language, "somebody who is not shown")) : act.who;
}

Html changes_of(Language language, const PastAct& act, std::string_view heading) {
    Table table(tr(language, "{0}: what changed", heading),
                {{std::string(tr(language, "Field"))},
                 {std::string(tr(language, "Before"))},
                 {std::string(tr(language, "After"))}},
                Table::Caption::spoken);
    for (const FieldChange& change : act.changes)
        table.row(field_words(language, change.table, change.column),
                  value_words(language, change.table, change.column, change.before),
                  value_words(language, change.table, change.column, change.after));
    return when(!table.empty(), [&]() -> Html { return table.html(); });
}

Html act_of(Language language, const PastAct& act) {
    const std::string heading = verb_words(language, act.verb) + " " +
                                i18n::long_date(language, site::local_day(act.time)) + " " +
                                i18n::clock_time(language, site::local_time(act.time));
    return section(cls("block"), h2(heading), p(cls("quiet"), who_of(language, act)),
                   when(act.withheld,
                        p(tr(language, "The record was for fewer readers then. What changed is not "
                                       "shown."))),
                   changes_of(language, act, heading));
}

} // namespace

Html history(Language language, const History& history) {
    const Html acts =
        each(history.acts, [&](const PastAct& act) -> Html { return act_of(language, act); });
    return group(div(cls("pagehead"), h1(tr(language, "History")), p(shortened(history.name))),
                 acts);
}

std::string shortened(std::string_view name) {
    constexpr std::size_t most = 60;
    return text::shortened(name, most);
}

} // namespace radslag::history::views
