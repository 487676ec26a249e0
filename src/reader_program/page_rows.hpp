// The rows of one page: words that stand close become segments, segments side by side become rows,
// columns of running text follow one another. pdf_layout.cpp writes them out.
#pragma once

#include "reader_program/pdf_layout.hpp"

#include <vector>

namespace radslag::reader_program {

/// Words in one line with no wide gap between them: a line of text, or a cell of a table.
struct Segment {
    std::vector<Word> words;
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    [[nodiscard]] double width() const { return right - left; }
    /// Its words with spaces between them.
    [[nodiscard]] std::string text() const;
};

struct Row {
    std::vector<Segment> segments; ///< never empty, from left to right
    double top = 0;
    double bottom = 0;
    double column = 0; ///< where the right one of two columns begins, for its rows; else 0

    [[nodiscard]] double left() const { return segments.front().left; }
    /// The font size of its largest word.
    [[nodiscard]] double size() const;
};

/// The segments of a page, in the order in which its words come.
std::vector<Segment> segments_of(std::vector<Word> words);

/// The rows of a page in reading order.
std::vector<Row> rows_of(std::vector<Segment> segments);

/// From one row's foot to the next one's, in sizes of the smaller font; negative where the reading
/// goes up again, to the next column.
double pitch_between(const Row& above, const Row& below);

/// True when a space belongs between two words that follow each other.
bool stands_apart(const Word& before, const Word& after);

} // namespace radslag::reader_program
