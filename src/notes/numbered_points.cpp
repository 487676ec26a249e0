// Points with printed numbers: the ascending row of numbered lines under which most is said; see
// points.hpp. An agenda numbers the same points, but nothing stands under its lines.
#include "notes/attendance_line.hpp"
#include "notes/labels.hpp"
#include "notes/numbering.hpp"
#include "notes/points.hpp"

#include <algorithm>
#include <map>

namespace radslag::notes {

namespace {

struct Candidate {
    Numbering numbering;
    std::size_t line = 0;
};

/// An ascending row of candidates of one style.
struct Row {
    std::vector<Candidate> points;
    std::size_t body_tokens = 0;
    std::size_t longest_title = 0;
    bool marked = false; ///< its lines are headings by markup
};

class RowFinder {
  public:
    explicit RowFinder(const Reading& reading) : reading_(reading) {}

    std::vector<PointSpan> run() {
        gather();
        std::vector<Row> rows;
        for (auto& [key, candidates] : styles_)
            cut_rows(candidates, rows);
        for (Row& row : rows)
            measure(row);
        const Row* best = nullptr;
        for (const Row& row : rows)
            if (is_usable(row) && (best == nullptr || weight(row) > weight(*best)))
                best = &row;
        return best == nullptr ? std::vector<PointSpan>{} : points_of(*best);
    }

  private:
    using Key = std::pair<NumberStyle, bool>;

    void gather() {
        for (std::size_t i = 0; i < reading_.lines.size(); ++i) {
            const TextLine& line = reading_.lines[i];
            auto numbering = numbering_of(reading_, line);
            if (!numbering)
                numbering = lettering_of(reading_, line);
            if (looks_like_heading(reading_, line) && !numbering)
                headings_.push_back(i);
            if (line.kind == LineKind::footnote)
                continue;
            if (!numbering || numbering->level > 1)
                continue;
            const bool bullet = line.kind == LineKind::bullet && line.marker.empty();
            if (bullet)
                continue;
            const bool marked = line.kind == LineKind::heading;
            styles_[{numbering->style, marked}].push_back({std::move(*numbering), i});
        }
    }

    /// Cuts the candidates of a style where the numbers begin anew.
    static void cut_rows(std::vector<Candidate>& candidates, std::vector<Row>& rows) {
        Row row;
        for (Candidate& candidate : candidates) {
            const int value = candidate.numbering.value;
            const int last = row.points.empty() ? 0 : row.points.back().numbering.value;
            const bool section = candidate.numbering.style == NumberStyle::section_sign ||
                                 candidate.numbering.style == NumberStyle::case_number;
            if (!row.points.empty() && value == last)
                continue; // "§ 12 forts."
            if (!row.points.empty() && value < last) {
                rows.push_back(std::move(row));
                row = {};
            } else if (!row.points.empty() && value > last + (section ? 40 : 3)) {
                continue;
            }
            row.points.push_back(std::move(candidate));
        }
        if (!row.points.empty())
            rows.push_back(std::move(row));
    }

    void measure(Row& row) const {
        for (std::size_t i = 0; i < row.points.size(); ++i) {
            const std::size_t line = row.points[i].line;
            const bool last = i + 1 == row.points.size();
            const std::size_t next = last ? reading_.lines.size() : row.points[i + 1].line;
            const std::size_t begin = reading_.lines[line].tokens.end;
            const std::size_t end = next < reading_.lines.size() ? reading_.lines[next].tokens.first
                                                                 : reading_.tokens.size();
            if (!last || row.points.size() == 1)
                row.body_tokens += end - begin;
            row.longest_title = std::max(row.longest_title, reading_.lines[line].tokens.size());
        }
        row.marked = reading_.lines[row.points.front().line].kind == LineKind::heading;
    }

    /// What is said under a row's points tells points from an agenda and from a list.
    static std::size_t weight(const Row& row) {
        const std::size_t sign = row.points.front().numbering.style == NumberStyle::section_sign;
        return row.body_tokens + row.points.size() * 4 + (row.marked ? 200 : 0) + sign * 200;
    }

    bool is_usable(const Row& row) const {
        const Numbering& first = row.points.front().numbering;
        const bool section = first.style == NumberStyle::section_sign;
        if (row.points.size() == 1)
            return single_is_usable(row);
        if (is_of_people(row))
            return false;
        const bool letters =
            first.style == NumberStyle::roman || first.style == NumberStyle::letter;
        if (letters && first.value > 1)
            return false; // "V. Ek", "B. Al": initials
        if (first.style == NumberStyle::bare && first.value > 3 && !row.marked)
            return false;
        return section || row.marked || !is_list(row);
    }

    /// "1. Anna Ek, Region Skåne", "2. Bo Al": those who are there, numbered.
    bool is_of_people(const Row& row) const {
        std::size_t people = 0;
        for (const Candidate& one : row.points)
            people += is_attendance_entry(
                          reading_, {one.numbering.tokens.end, reading_.lines[one.line].tokens.end})
                          ? 1
                          : 0;
        return people * 3 >= row.points.size() * 2;
    }

    bool single_is_usable(const Row& row) const {
        const Numbering& first = row.points.front().numbering;
        const TextLine& line = reading_.lines[row.points.front().line];
        const bool begins =
            first.value == 1 || first.style == NumberStyle::section_sign || line.cut_out;
        const bool telling = first.style != NumberStyle::bare || row.marked;
        return begins && telling && row.body_tokens > 15 && line.tokens.size() <= 20 &&
               (row.marked || headings_.empty());
    }

    /// A numbered list under one of several headings, or one whose entries are whole sentences.
    bool is_list(const Row& row) const {
        const std::size_t first = row.points.front().line;
        const std::size_t last = row.points.back().line;
        std::size_t content = 0;
        bool between = false;
        for (const std::size_t heading : headings_) {
            const auto label = label_of(reading_, reading_.lines[heading]);
            const bool block = label && label->kind != LabelKind::procedural &&
                               label->kind != LabelKind::action &&
                               label->kind != LabelKind::next_meeting;
            content += block || heading < 2 ? 0 : 1;
            between = between || (heading > first && heading < last);
        }
        if (content >= 2 && !between)
            return true;
        return row.body_tokens < row.points.size() && row.longest_title > 40;
    }

    std::vector<PointSpan> points_of(const Row& row) const {
        std::vector<PointSpan> points;
        for (std::size_t i = 0; i < row.points.size(); ++i) {
            const std::size_t next =
                i + 1 < row.points.size() ? row.points[i + 1].line : reading_.lines.size();
            points.push_back(point_of(row.points[i], next));
        }
        return points;
    }

    PointSpan point_of(const Candidate& candidate, std::size_t next) const {
        PointSpan point;
        point.number = candidate.numbering.printed;
        point.first_line = candidate.line;
        std::size_t title_line = candidate.line;
        Range rest{candidate.numbering.tokens.end, reading_.lines[title_line].tokens.end};
        rest = behind_cells(rest);
        // "§ 74" alone: the title is the next line that is no registry number.
        while ((rest.empty() || is_registry_line(rest)) && title_line + 1 < next &&
               title_line < candidate.line + 4) {
            ++title_line;
            rest = reading_.lines[title_line].tokens;
        }
        const Heading heading = heading_of(reading_, rest);
        point.title = heading.title;
        point.kinds = heading.kinds;
        point.same_line = heading.body;
        if (heading.body && is_registry_line(behind_cells(*heading.body)))
            point.same_line.reset();
        point.body_line = title_line + 1;
        const bool sure = candidate.numbering.style == NumberStyle::section_sign ||
                          reading_.lines[candidate.line].kind == LineKind::heading;
        point.confidence = sure ? 97 : 90;
        return point;
    }

    /// What stands in the first column that is not empty, and behind it.
    Range behind_cells(Range rest) const {
        while (!rest.empty() && reading_.tokens[rest.first].kind == TokenKind::cell)
            ++rest.first;
        return rest;
    }

    /// "Dnr KS/2016:12" or "KS/2016:12" alone.
    bool is_registry_line(Range rest) const {
        if (rest.empty())
            return false;
        const bool label = reading_.match(rest.first, WordClass::reference_label) > 0;
        bool digits = false;
        bool joined = false;
        for (std::size_t i = rest.first; i < rest.end; ++i) {
            digits = digits || reading_.tokens[i].kind == TokenKind::number;
            joined = joined || reading_.is_mark(i, '/') || reading_.is_mark(i, ':');
        }
        const bool bare =
            reading_.tokens[rest.first].all_capitals && digits && joined && rest.size() <= 6;
        return rest.size() <= 10 && digits && (label || bare);
    }

    const Reading& reading_;
    std::map<Key, std::vector<Candidate>> styles_;
    std::vector<std::size_t> headings_; ///< without a number
};

} // namespace

std::vector<PointSpan> numbered_points(const Reading& reading) {
    return RowFinder(reading).run();
}

} // namespace radslag::notes
