// Geometry of one page; see page_rows.hpp.
#include "reader_program/page_rows.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace radslag::reader_program {

namespace {

/// A gap wider than this many font sizes parts two segments.
constexpr double widest_space = 1.5;
/// One wider than this parts two lines, even when they stand side by side.
constexpr double widest_gap = 3.0;
/// Lines of running text fill this share of their column's width.
constexpr double running_share = 0.6;
/// A column has at least this many such lines on a page.
constexpr std::size_t fewest_lines = 8;

/// Cells that begin this close to each other (in points) stand in one column, if the gap before
/// them has this many font sizes and their rows lie no further apart than that.
constexpr double same_edge = 1.0;
constexpr double narrowest_gutter = 0.35;
constexpr double widest_row_pitch = 3.0;

double shared_height(double top, double bottom, double other_top, double other_bottom) {
    const double shared = std::min(bottom, other_bottom) - std::max(top, other_top);
    const double smaller = std::min(bottom - top, other_bottom - other_top);
    return smaller <= 0 ? 0 : shared / smaller;
}

/// True when the word goes on in the same line, be it in another cell.
bool continues(const Word& last, const Word& word) {
    const double gap = word.left - last.right;
    const double size = std::max(last.size, word.size);
    return shared_height(last.top, last.bottom, word.top, word.bottom) >= 0.3 &&
           gap > -0.5 * size && gap < widest_gap * size;
}

/// In a justified line all gaps are wide, and alike.
bool is_justified(std::span<const Word> line) {
    if (line.size() < 3)
        return false;
    double narrowest = line[1].left - line[0].right;
    double widest = narrowest;
    for (std::size_t i = 2; i < line.size(); ++i) {
        narrowest = std::min(narrowest, line[i].left - line[i - 1].right);
        widest = std::max(widest, line[i].left - line[i - 1].right);
    }
    return narrowest > 0 && widest < narrowest * 1.5;
}

Segment segment_of(std::span<const Word> words) {
    Segment segment{{words.begin(), words.end()},
                    words.front().left,
                    words.front().top,
                    words.back().right,
                    words.front().bottom};
    for (const Word& word : words) {
        segment.left = std::min(segment.left, word.left);
        segment.top = std::min(segment.top, word.top);
        segment.right = std::max(segment.right, word.right);
        segment.bottom = std::max(segment.bottom, word.bottom);
    }
    return segment;
}

void cut_line(std::vector<Segment>& segments, std::span<const Word> line) {
    const bool whole = is_justified(line);
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= line.size(); ++i) {
        const bool ends = i == line.size() ||
                          (!whole && line[i].left - line[i - 1].right >=
                                         widest_space * std::max(line[i].size, line[i - 1].size));
        if (ends) {
            segments.push_back(segment_of(line.subspan(begin, i - begin)));
            begin = i;
        }
    }
}

/// Where the right one of two columns of running text begins; nothing when the page has one.
std::optional<double> second_column(const std::vector<Segment>& segments) {
    if (segments.size() < 2 * fewest_lines)
        return std::nullopt;
    double left = segments.front().left;
    double right = segments.front().right;
    for (const Segment& segment : segments) {
        left = std::min(left, segment.left);
        right = std::max(right, segment.right);
    }
    std::map<long, std::size_t> edges;
    for (const Segment& segment : segments)
        if (segment.left > left + (right - left) * 0.3 &&
            segment.width() > (right - segment.left) * running_share)
            ++edges[std::lround(segment.left)];
    const auto best = std::max_element(edges.begin(), edges.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    if (best == edges.end() || best->second < fewest_lines)
        return std::nullopt;
    const double edge = static_cast<double>(best->first) - 1;
    const auto beside = std::count_if(segments.begin(), segments.end(), [&](const Segment& each) {
        return each.right < edge && each.width() > (edge - left) * running_share;
    });
    if (static_cast<std::size_t>(beside) < fewest_lines)
        return std::nullopt;
    return edge;
}

void measure(Segment& segment) {
    segment.left = segment.words.front().left;
    segment.right = segment.words.back().right;
}

/// Parts the row's segment at a word that begins where a cell of its neighbour begins: columns of
/// a table may stand close together where one cell is long.
void split_like(Row& row, const Row& neighbour) {
    for (std::size_t cell = 1; cell < neighbour.segments.size(); ++cell) {
        const double edge = neighbour.segments[cell].left;
        for (std::size_t i = 0; i < row.segments.size(); ++i) {
            auto& words = row.segments[i].words;
            const auto begins = std::find_if(words.begin() + 1, words.end(), [&](const Word& each) {
                return std::abs(each.left - edge) <= same_edge &&
                       each.left - (&each - 1)->right >= narrowest_gutter * each.size;
            });
            if (begins == words.end())
                continue;
            Segment rest = row.segments[i];
            rest.words.assign(begins, words.end());
            words.erase(begins, words.end());
            measure(row.segments[i]);
            measure(rest);
            row.segments.insert(row.segments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                std::move(rest));
            break;
        }
    }
}

void split_cells(std::vector<Row>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (std::abs(pitch_between(rows[i - 1], rows[i])) < widest_row_pitch)
            split_like(rows[i], rows[i - 1]);
    for (std::size_t i = rows.size(); i-- > 1;)
        if (std::abs(pitch_between(rows[i - 1], rows[i])) < widest_row_pitch)
            split_like(rows[i - 1], rows[i]);
}

void add_rows(std::vector<Row>& rows, std::vector<Segment> segments, double column = 0) {
    std::stable_sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) {
        return a.top + a.bottom < b.top + b.bottom;
    });
    std::vector<Row> added;
    for (Segment& segment : segments) {
        const bool joins =
            !added.empty() &&
            shared_height(added.back().top, added.back().bottom, segment.top, segment.bottom) >=
                0.5 &&
            std::none_of(added.back().segments.begin(), added.back().segments.end(),
                         [&](const Segment& each) {
                             return each.left < segment.right - 1 && segment.left < each.right - 1;
                         });
        if (!joins)
            added.push_back({{}, segment.top, segment.bottom, column});
        Row& row = added.back();
        row.top = std::min(row.top, segment.top);
        row.bottom = std::max(row.bottom, segment.bottom);
        row.segments.push_back(std::move(segment));
    }
    for (Row& row : added)
        std::sort(row.segments.begin(), row.segments.end(),
                  [](const Segment& a, const Segment& b) { return a.left < b.left; });
    split_cells(added);
    std::move(added.begin(), added.end(), std::back_inserter(rows));
}

} // namespace

double Row::size() const {
    double size = 0;
    for (const Segment& segment : segments)
        for (const Word& word : segment.words)
            size = std::max(size, word.size);
    return size;
}

std::string Segment::text() const {
    std::string text;
    for (const Word& word : words) {
        if (!text.empty())
            text += ' ';
        text += word.text;
    }
    return text;
}

double pitch_between(const Row& above, const Row& below) {
    const double size = std::min(above.size(), below.size());
    return size <= 0 ? 0 : (below.bottom - above.bottom) / size;
}

bool stands_apart(const Word& before, const Word& after) {
    return before.space_after || after.left - before.right > 0.15 * after.size;
}

/// The words come in the order in which they are read, line by line within each block.
std::vector<Segment> segments_of(std::vector<Word> words) {
    std::vector<Segment> segments;
    const std::span<const Word> all(words);
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= all.size(); ++i)
        if (i == all.size() || !continues(all[i - 1], all[i])) {
            cut_line(segments, all.subspan(begin, i - begin));
            begin = i;
        }
    return segments;
}

std::vector<Row> rows_of(std::vector<Segment> segments) {
    std::vector<Row> rows;
    const auto edge = second_column(segments);
    if (!edge) {
        add_rows(rows, std::move(segments));
        return rows;
    }
    std::stable_sort(segments.begin(), segments.end(),
                     [](const Segment& a, const Segment& b) { return a.top < b.top; });
    std::vector<Segment> left;
    std::vector<Segment> right;
    const auto write_columns = [&] {
        add_rows(rows, std::exchange(left, {}));
        add_rows(rows, std::exchange(right, {}), *edge + 1);
    };
    for (Segment& segment : segments) {
        if (segment.right < *edge) {
            left.push_back(std::move(segment));
        } else if (segment.left >= *edge - 1) {
            right.push_back(std::move(segment));
        } else { // goes over both
            write_columns();
            add_rows(rows, {std::move(segment)});
        }
    }
    write_columns();
    return rows;
}

} // namespace radslag::reader_program
