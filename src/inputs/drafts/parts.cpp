// See parts.hpp.
#include "inputs/drafts/parts.hpp"

#include "inputs/words.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/site.hpp"

namespace radslag::inputs::drafts::parts {

using namespace html;
using i18n::Language;
using i18n::tr;

Url url_of(DraftId id) {
    return Url::path("/inputs/drafts") / id.text();
}

Html table(Language language, const std::vector<Draft>& drafts) {
    if (drafts.empty())
        return {};
    Table table(tr(language, "Drafts of inputs"),
                {{std::string(tr(language, "Draft"))},
                 {std::string(tr(language, "Who reads it"))},
                 {std::string(tr(language, "Written last"))}},
                Table::Caption::spoken);
    for (const Draft& draft : drafts) {
        const std::string line = short_words(line_of(draft.fields));
        table.row(a(href(url_of(draft.id)),
                    line.empty() ? std::string(tr(language, "Nothing written yet")) : line),
                  draft.of ? draft.of->name : std::string(tr(language, "you alone")),
                  written(language, draft));
    }
    return table.html();
}

std::string written(Language language, const Draft& draft) {
    const std::string when = i18n::short_date(language, site::local_day(draft.written_at)) + " " +
                             i18n::clock_time(language, site::local_time(draft.written_at));
    return draft.written_by.empty() ? when : draft.written_by + ", " + when;
}

} // namespace radslag::inputs::drafts::parts
