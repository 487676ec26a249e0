// Charts drawn by the server as SVG: shares of a whole, counts, and lines over time. Each has a
// title that states the finding; the table with the same figures stands beside it. Fills and lines
// are classes of the style sheet ("c-info", "l-state"), and never tell anything alone.
#pragma once

#include "platform/html/html.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::html {

/// What a chart says, for those who do not see it, and the id of that title, unique on its page.
struct ChartTitle {
    std::string_view id;
    std::string_view finding;
};

/// A whole in parts.
struct SharesRow {
    struct Part {
        std::string_view fill;
        int percent = 0; ///< 0–100; those of a row make 100 together
    };
    std::string label;
    std::vector<Part> parts;
    std::string note; ///< stands behind the bar
};
/// One bar a row, all of the same length.
Html shares_chart(const ChartTitle& title, const std::vector<SharesRow>& rows);

struct CountsRow {
    std::string label;
    std::string_view fill;
    std::int64_t count = 0;
    std::string note; ///< stands behind the bar: the count in words
};
/// One bar a row, as long as its count.
Html counts_chart(const ChartTitle& title, const std::vector<CountsRow>& rows);

/// How a line tells itself apart from the others.
enum class Marker { square, circle, none };

struct ChartLine {
    std::string label; ///< stands at its end
    std::string_view line;
    std::string_view fill; ///< of its markers
    Marker marker = Marker::none;
    std::vector<std::optional<int>> percents; ///< one a step, 0–100; none where nothing is known
};
/// Lines over the same steps of time, between 0 and 100 per cent.
Html lines_chart(const ChartTitle& title, const std::vector<std::string>& steps,
                 const std::vector<std::string>& levels, const std::vector<ChartLine>& lines);

} // namespace radslag::html
