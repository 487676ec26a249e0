// Draws the charts; see chart.hpp. All measures are units of the drawing, which is 560 wide.
#include "platform/html/chart.hpp"

#include "platform/html/svg.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace radslag::html {

namespace {

constexpr int width = 560;
constexpr int letter_width = 8; ///< of the bold letters of labels, about
constexpr std::size_t most_label_letters = 25;

/// What fits before a bar, with an ellipsis; cut between letters.
std::string fitting(std::string_view label) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < label.size(); ++i) {
        if ((static_cast<unsigned char>(label[i]) & 0xC0U) == 0x80U)
            continue;
        if (++letters > most_label_letters)
            return std::string(label.substr(0, i)) + "…";
    }
    return std::string(label);
}

int width_of(std::string_view words) {
    const auto letters = std::ranges::count_if(
        words, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return static_cast<int>(letters) * letter_width;
}

/// Where the bars of a chart begin and how long they are, so that labels and notes fit beside them.
struct Bars {
    int begin = 0;
    int length = 0;
};
template <class Row>
Bars bars_beside(const std::vector<Row>& rows) {
    int labels = 0;
    int notes = 0;
    for (const Row& row : rows) {
        labels = std::max(labels, width_of(fitting(row.label)));
        notes = std::max(notes, width_of(row.note));
    }
    return {labels + 10, width - labels - notes - 20};
}

Html drawing(const ChartTitle& title, int height, const Html& content) {
    return svg::svg(cls("chart"), attribute("viewBox", fmt::format("0 0 {} {}", width, height)),
                    role("img"), aria_labelledby(title.id), svg::title(id(title.id), title.finding),
                    content);
}

Html words(int x, int y, std::string_view anchor, std::string_view text) {
    return svg::text(cls("strong"), attribute("x", x), attribute("y", y),
                     attribute("text-anchor", anchor), text);
}

Html bar(std::string_view fill, int x, int y, int wide, int high) {
    return svg::rect(cls(fill), attribute("x", x), attribute("y", y), attribute("width", wide),
                     attribute("height", high));
}

Html straight(std::string_view kind, int x1, int y1, int x2, int y2) {
    return svg::line(cls(kind), attribute("x1", x1), attribute("y1", y1), attribute("x2", x2),
                     attribute("y2", y2));
}

/// The parts of one bar, with a gap of one unit between two.
Html parts_of(const SharesRow& row, const Bars& bars, int y, int high) {
    Html parts;
    int done = 0;
    for (const SharesRow::Part& part : row.parts) {
        if (part.percent == 0)
            continue;
        const int begin = done * bars.length / 100;
        done += part.percent;
        const int end = std::min(done, 100) * bars.length / 100;
        parts += bar(part.fill, bars.begin + begin, y,
                     std::max(1, end - begin - (done < 100 ? 1 : 0)), high);
    }
    return parts;
}

// --- lines --------------------------------------------------------------------------------------

constexpr int plot_left = 56;
constexpr int plot_right = 420;
constexpr int plot_top = 14;
constexpr int plot_bottom = 190;

int x_of(std::size_t step, std::size_t steps) {
    return steps < 2 ? (plot_left + plot_right) / 2
                     : plot_left + static_cast<int>(step) * (plot_right - plot_left) /
                                       static_cast<int>(steps - 1);
}

int y_of(int percent) {
    return plot_bottom - percent * (plot_bottom - plot_top) / 100;
}

Html marker_at(const ChartLine& line, int x, int y) {
    if (line.marker == Marker::square)
        return bar(line.fill, x - 4, y - 4, 8, 8);
    if (line.marker == Marker::circle)
        return svg::circle(cls(line.fill), attribute("cx", x), attribute("cy", y),
                           attribute("r", "4.5"));
    return {};
}

Html line_of(const ChartLine& line, int label_y) {
    Html markers;
    std::string points;
    for (std::size_t i = 0; i < line.percents.size(); ++i) {
        if (!line.percents[i])
            continue;
        const int x = x_of(i, line.percents.size());
        const int y = y_of(*line.percents[i]);
        points += fmt::format("{}{},{}", points.empty() ? "" : " ", x, y);
        markers += marker_at(line, x, y);
    }
    return group(svg::polyline(cls(line.line), attribute("points", points)), markers,
                 words(plot_right + 12, label_y, "start", line.label));
}

/// Where the labels at the ends of the lines stand: at their ends, and never over one another.
std::vector<int> label_places(const std::vector<ChartLine>& lines) {
    std::vector<std::pair<int, std::size_t>> wanted;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& values = lines[i].percents;
        wanted.emplace_back(y_of(values.empty() ? 0 : values.back().value_or(0)) + 5, i);
    }
    std::ranges::sort(wanted);
    std::vector<int> places(lines.size());
    int last = -100;
    for (const auto& [y, i] : wanted) {
        places[i] = last = std::max(y, last + 17);
    }
    return places;
}

} // namespace

Html shares_chart(const ChartTitle& title, const std::vector<SharesRow>& rows) {
    const Bars bars = bars_beside(rows);
    Html content;
    int y = 6;
    for (const SharesRow& row : rows) {
        content += group(words(bars.begin - 8, y + 15, "end", fitting(row.label)),
                         parts_of(row, bars, y, 21),
                         words(bars.begin + bars.length + 8, y + 15, "start", row.note));
        y += 30;
    }
    return drawing(title, y, content);
}

Html counts_chart(const ChartTitle& title, const std::vector<CountsRow>& rows) {
    const Bars bars = bars_beside(rows);
    std::int64_t most = 1;
    for (const CountsRow& row : rows)
        most = std::max(most, row.count);
    Html content = straight("c-axis", bars.begin - 1, 2, bars.begin - 1,
                            static_cast<int>(rows.size()) * 24 + 4);
    int y = 5;
    for (const CountsRow& row : rows) {
        const int wide = static_cast<int>(row.count * bars.length / most);
        content += words(bars.begin - 8, y + 13, "end", fitting(row.label));
        if (row.count > 0)
            content += bar(row.fill, bars.begin, y, std::max(2, wide), 17);
        content += words(bars.begin + wide + 8, y + 13, "start", row.note);
        y += 24;
    }
    return drawing(title, y + 2, content);
}

Html lines_chart(const ChartTitle& title, const std::vector<std::string>& steps,
                 const std::vector<std::string>& levels, const std::vector<ChartLine>& lines) {
    Html content;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const int y = y_of(static_cast<int>(i * 100 / std::max<std::size_t>(1, levels.size() - 1)));
        content += group(straight("c-line", plot_left - 8, y, plot_right, y),
                         svg::text(attribute("x", plot_left - 14), attribute("y", y + 4),
                                   attribute("text-anchor", "end"), levels[i]));
    }
    for (std::size_t i = 0; i < steps.size(); ++i)
        content +=
            svg::text(attribute("x", x_of(i, steps.size())), attribute("y", plot_bottom + 20),
                      attribute("text-anchor", "middle"), steps[i]);
    const auto places = label_places(lines);
    for (std::size_t i = 0; i < lines.size(); ++i)
        content += line_of(lines[i], places[i]);
    return drawing(title, plot_bottom + 28, content);
}

} // namespace radslag::html
