// What every measure on the page looks like: a sentence with the finding, a picture, the table with
// the same figures, the definitions, and the way to the list behind the number.
#pragma once

#include "dialogue/dialogue.hpp"
#include "platform/html/chart.hpp"
#include "platform/html/elements.hpp"
#include "platform/i18n/text.hpp"

#include <string>
#include <vector>

namespace radslag::dialogue::views {

using html::Html;
using i18n::Language;

struct Definition {
    std::string_view term;
    std::string words;
};

struct Measure {
    std::string_view id; ///< of its heading; "-title" behind it is its chart's title
    std::string_view heading;
    std::string finding;
    Html key; ///< what the fills of the chart mean
    Html chart;
    Html table;
    std::vector<Definition> definitions;
    Html behind = {}; ///< links to the lists behind the figures
};
Html measure_html(Language language, const Measure& measure);

/// A measure of which there is nothing yet: why, and when there will be.
Html empty_measure(std::string_view id, std::string_view heading, std::string_view why);

/// One entry of a chart's key.
Html key_entry(std::string_view fill, std::string_view words);

/// "23 %" of a part, or a dash where the whole is nothing.
std::string share_text(Language language, std::int64_t part, std::int64_t whole);

/// The levels of a chart of per cents: 0, 25, 50, 75 and 100.
std::vector<std::string> quarters(Language language);

/// The address of a list under /dialogue, for that year and body.
html::Url list_url(std::string_view path, const Scope& scope);

std::string_view planned_word(Language language, Planned planned);
std::string_view outcome_word(Language language, Outcome outcome);
std::string_view verdict_word(Language language, Verdict verdict);

} // namespace radslag::dialogue::views
