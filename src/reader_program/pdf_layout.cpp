// Words → segments → rows → lines; see pdf_layout.hpp. page_frame.hpp finds what repeats at the
// head and foot of the pages.
#include "reader_program/pdf_layout.hpp"

#include "reader_program/page_frame.hpp"
#include "reader_program/page_rows.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

namespace radslag::reader_program {

using documents::BlockKind;
using documents::Style;
using documents::TextBuilder;

namespace {

/// A row lies this much further from the one above than lines do on the median: a blank line.
constexpr double blank_factor = 1.3;

bool is_number(const Word& word) {
    return !word.text.empty() && word.text.size() <= 3 &&
           word.text.find_first_not_of("0123456789") == std::string::npos;
}

/// A small number right behind a word, raised above its foot, is the mark of a footnote.
bool is_mark(const Word& before, const Word& word) {
    return is_number(word) && word.size < before.size * 0.8 && word.bottom < before.bottom - 1;
}

/// A single sign that is no letter or digit.
bool is_bullet(const Word& word) {
    const auto characters = std::count_if(word.text.begin(), word.text.end(),
                                          [](char each) { return (each & 0xC0) != 0x80; });
    const auto first = static_cast<unsigned char>(word.text.front());
    const bool is_letter = std::isalnum(first) != 0 || (first >= 0xC3 && first < 0xE2);
    return characters == 1 && !is_letter && word.text != "(" && word.text != "\"";
}

/// What stands alone before a list item or a heading: a bullet, "3.", "2.1", "a)", "§ 12".
bool is_list_mark(const Segment& segment) {
    if (segment.words.size() == 2 && segment.words.front().text == "§")
        return is_number(segment.words.back());
    if (segment.words.size() != 1)
        return false;
    const std::string& text = segment.words.front().text;
    const bool counts = text.size() <= 8 && text.find_first_not_of("0123456789.") == text.npos;
    const bool letter = text.size() <= 5 && (text.back() == ')' || text.back() == '.');
    return counts || letter || text == "o" || is_bullet(segment.words.front());
}

/// What holds for a whole document or page, so that single lines can be compared with it.
struct Measures {
    double body_size = 10; ///< of most characters
    double pitch = 1.2;    ///< from line to line, in font sizes
    double margin = 0;     ///< where most lines begin on this page
};

double body_size_of(const std::vector<Page>& pages) {
    std::map<long, std::size_t> weights;
    for (const Page& page : pages)
        for (const Word& word : page.words)
            weights[std::lround(word.size * 2)] += word.text.size();
    const auto most = std::max_element(weights.begin(), weights.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    return most == weights.end() ? 10.0 : std::max(1.0, static_cast<double>(most->first) / 2);
}

double pitch_of(const std::vector<std::vector<Row>>& pages) {
    std::vector<double> pitches;
    for (const auto& rows : pages)
        for (std::size_t i = 1; i < rows.size(); ++i)
            if (const double pitch = pitch_between(rows[i - 1], rows[i]); pitch > 0)
                pitches.push_back(pitch);
    if (pitches.empty())
        return 1.2;
    // Lines within paragraphs are the narrower half where every paragraph is one line.
    const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() * 2 / 5);
    std::nth_element(pitches.begin(), middle, pitches.end());
    return *middle;
}

/// The leftmost edge at which at least a fifth of the rows begin.
double margin_of(const std::vector<Row>& rows) {
    std::map<long, std::size_t> edges;
    std::size_t counted = 0;
    for (const Row& row : rows)
        if (row.column == 0) {
            ++edges[std::lround(row.left() / 3)];
            ++counted;
        }
    for (const auto& [edge, count] : edges)
        if (count * 5 >= counted)
            return static_cast<double>(edge) * 3;
    return rows.empty() ? 0 : rows.front().left();
}

class LineWriter {
  public:
    LineWriter(TextBuilder& builder, double body_size, double pitch)
        : builder_(builder), measures_{body_size, pitch, 0} {}

    void write(const std::vector<Row>& rows, double height, int page) {
        builder_.set_page(page);
        measures_.margin = margin_of(rows);
        const std::size_t notes = find_footnotes(rows, height);
        const Row* before = nullptr;
        for (std::size_t i = 0; i < rows.size() && !builder_.full(); ++i) {
            const Row& row = rows[i];
            if (before != nullptr && pitch_between(*before, row) > measures_.pitch * blank_factor)
                builder_.gap();
            if (i >= notes)
                write_footnote(row);
            else
                write_line(row);
            before = &row;
        }
        builder_.close();
    }

  private:
    /// The first row of the footnotes: in the lower half, a number that the text above shows as a
    /// mark. All rows when there are none. Fills in the markers.
    std::size_t find_footnotes(const std::vector<Row>& rows, double height) {
        markers_.clear();
        std::set<std::string> shown;
        std::size_t first = rows.size();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Word& start = rows[i].segments.front().words.front();
            if (rows[i].top > height / 2 && is_number(start) && shown.contains(start.text)) {
                markers_.insert(start.text);
                first = std::min(first, i);
            }
            for (const Segment& segment : rows[i].segments)
                for (std::size_t word = 1; word < segment.words.size(); ++word)
                    if (is_mark(segment.words[word - 1], segment.words[word]))
                        shown.insert(segment.words[word].text);
        }
        return first;
    }

    void write_footnote(const Row& row) {
        const Word& start = row.segments.front().words.front();
        const bool begins = markers_.contains(start.text);
        if (begins)
            builder_.open(BlockKind::footnote, 0, start.text);
        else
            builder_.add_break();
        write_words(row, begins ? 1 : 0, false);
    }

    void write_line(const Row& row) {
        builder_.open(BlockKind::line);
        const double margin = row.column > 0 ? row.column : measures_.margin;
        const double columns = (row.left() - margin) / (measures_.body_size / 2);
        builder_.indent(std::max(0, static_cast<int>(std::lround(columns))));
        write_words(row, 0, true);
        builder_.close();
    }

    void write_words(const Row& row, std::size_t skip, bool with_marks) {
        const Word* before = nullptr;
        for (const Segment& segment : row.segments) {
            if (before != nullptr)
                builder_.add(is_list_mark(row.segments.front()) && &segment == &row.segments[1]
                                 ? " "
                                 : "\t");
            before = nullptr;
            for (const Word& word : segment.words) {
                if (skip > 0) {
                    --skip;
                    continue;
                }
                if (with_marks && before != nullptr && markers_.contains(word.text) &&
                    is_mark(*before, word)) {
                    builder_.mark_footnote(word.text);
                    continue;
                }
                if (before != nullptr && (stands_apart(*(&word - 1), word) || is_bullet(*before)))
                    builder_.add(" ", {before->bold && word.bold, before->italic && word.italic});
                builder_.add(word.text, {word.bold, word.italic});
                before = &word;
            }
        }
    }

    TextBuilder& builder_;
    Measures measures_;
    std::set<std::string> markers_; ///< of the footnotes on this page
};

} // namespace

void write_pages(TextBuilder& builder, std::vector<Page> pages) {
    const double body_size = body_size_of(pages);
    std::vector<std::vector<Segment>> segments;
    std::vector<double> heights;
    for (Page& page : pages) {
        heights.push_back(page.height);
        segments.push_back(segments_of(std::move(page.words)));
    }
    leave_out_frame(segments, heights);
    std::vector<std::vector<Row>> rows;
    for (auto& page : segments)
        rows.push_back(rows_of(std::move(page)));
    LineWriter writer(builder, body_size, pitch_of(rows));
    for (std::size_t i = 0; i < rows.size(); ++i)
        writer.write(rows[i], heights[i], static_cast<int>(i) + 1);
}

} // namespace radslag::reader_program
