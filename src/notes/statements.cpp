// Walking the lines with the open point and the open block; see statements.hpp.
#include "notes/statements.hpp"

#include "notes/action_entries.hpp"
#include "notes/numbering.hpp"
#include "notes/table_columns.hpp"
#include "notes/text/sentences.hpp"

#include <algorithm>

namespace radslag::notes {

namespace {

constexpr WordClasses statement_verbs(WordClass::finite_verb, WordClass::speech_verb,
                                      WordClass::task_verb, WordClass::deciding_word);
constexpr WordClasses owners(WordClass::given_name, WordClass::given_or_common,
                             WordClass::speaking_group, WordClass::role);

Block block_of(LabelKind kind) {
    switch (kind) {
    case LabelKind::action:
        return Block::action;
    case LabelKind::decision:
        return Block::decision;
    case LabelKind::proposal:
        return Block::proposal;
    case LabelKind::discussion:
        return Block::discussion;
    case LabelKind::presentation:
        return Block::presentation;
    case LabelKind::signature:
    case LabelKind::field:
    case LabelKind::present:
    case LabelKind::absent:
    case LabelKind::called:
    case LabelKind::agenda:
        return Block::other;
    default:
        return Block::none;
    }
}

class StatementReader {
  public:
    StatementReader(const Reading& reading, const std::vector<PointSpan>& points,
                    const Attendance& attendance)
        : reading_(reading), points_(points), attendance_(attendance) {}

    std::vector<Statement> run() {
        for (line_ = 0; line_ < reading_.lines.size(); ++line_) {
            enter_point();
            if (in_heading())
                heading();
            else if (!attendance_.lines[line_] && reading_.lines[line_].kind != LineKind::footnote)
                body();
        }
        return std::move(found_);
    }

  private:
    const TextLine& here() const { return reading_.lines[line_]; }

    void enter_point() {
        if (next_ < points_.size() && points_[next_].first_line == line_) {
            point_ = next_++;
            owner_.reset();
            close();
        }
    }

    bool in_heading() const { return point_ != no_point && line_ < points_[point_].body_line; }

    /// A heading opens the block that its words name, and may hold the body's first sentences.
    void heading() {
        const PointSpan& point = points_[point_];
        if (line_ + 1 != point.body_line)
            return;
        if (const auto label = label_at(point.title); label)
            open(block_of(*label), false);
        if (point.same_line && in_table())
            row(*point.same_line);
        else if (point.same_line)
            state(*point.same_line, std::nullopt);
        else if (is_sentence(point.title))
            state(point.title, std::nullopt);
    }

    /// "§ 3 Föregående protokoll läggs till handlingarna.": the point says all in its heading.
    bool is_sentence(Range title) const {
        if (title.empty() || !reading_.is_mark(here().tokens.end - 1, '.'))
            return false;
        for (std::size_t i = title.first; i < title.end; ++i)
            if (!reading_.tokens[i].capital && reading_.tokens[i].classes.any(statement_verbs))
                return true;
        return false;
    }

    std::optional<LabelKind> label_at(Range title) const {
        if (title.empty())
            return std::nullopt;
        // "Uppföljning av vårdplatser" is a matter, "Uppföljning" a list of what is to be done.
        const std::size_t count = reading_.match(title.first, WordClass::head_action);
        if (count > 1 || (count == 1 && title.size() == 1))
            return LabelKind::action;
        return std::nullopt;
    }

    void body() {
        const auto label = label_of(reading_, here());
        if (here().kind == LineKind::heading) {
            close();
            if (label && label->alone)
                open(block_of(label->kind), false);
            return;
        }
        if (here().kind != LineKind::bullet)
            owner_ = owner_label();
        if (here().kind == LineKind::table_row && is_action_header(reading_, here().tokens)) {
            open(Block::action, false);
            state(here().tokens, std::nullopt);
            return;
        }
        if (here().kind == LineKind::table_row && !in_table())
            columns_ = columns_of(reading_, here().tokens);
        else if (in_table() && block_ != Block::action) {
            row(here().tokens);
            return;
        }
        if (label) {
            labelled(*label);
            return;
        }
        if (ends_block())
            close();
        if (announces_decisions()) {
            open(Block::decision, false);
            return;
        }
        content_lines_ += 1;
        had_list_ = had_list_ || is_list_line();
        state(here().tokens, std::nullopt);
    }

    /// Whether this line is a row below the head of a table of points.
    bool in_table() const {
        return columns_ && here().kind == LineKind::table_row && line_ > 0 &&
               reading_.lines[line_ - 1].kind == LineKind::table_row;
    }

    /// The cells of a row: what is said, what was decided, and in its last sentence what the one in
    /// the column of those responsible is to do.
    void row(Range text) {
        const auto cells = cells_of(reading_, here().tokens);
        const std::size_t before = found_.size();
        for (std::size_t k = 0; k < cells.size(); ++k) {
            const Range cell{std::max(cells[k].first, text.first), cells[k].end};
            if (cells[k].empty() || cell.first >= cell.end || k == columns_->number ||
                k == columns_->who || k == columns_->due)
                continue;
            open(k == columns_->decision ? Block::decision : Block::none, false);
            state(cell, std::nullopt);
        }
        close();
        const bool owned = columns_->who && *columns_->who < cells.size() &&
                           !cells[*columns_->who].empty() && found_.size() > before;
        if (owned)
            found_.back().owner = cells[*columns_->who];
    }

    void labelled(const Label& label) {
        // "Ansvarig: Bo" belongs to the entry above or below it.
        if (label.kind == LabelKind::field && !label.rest.empty() &&
            reading_.folded(here().tokens.first).starts_with("ansv")) {
            state(here().tokens, std::nullopt);
            return;
        }
        // "Kansliet: uppdatera listan" among actions names who acts.
        const Token& first = reading_.tokens[here().tokens.first];
        const bool names_who = label.kind == LabelKind::group ||
                               (label.kind == LabelKind::field &&
                                (first.is(WordClass::role) || first.is(WordClass::chair_role)));
        if (block_ == Block::action && names_who && !label.rest.empty()) {
            state(here().tokens, std::nullopt);
            return;
        }
        if (label.kind == LabelKind::procedural || label.kind == LabelKind::next_meeting ||
            label.kind == LabelKind::group) {
            close();
            state(here().tokens, std::nullopt);
            return;
        }
        const bool table = here().kind == LineKind::table_row;
        open(block_of(label.kind), !label.rest.empty() && !table);
        if (!label.rest.empty() && block_ != Block::other)
            state(label.rest, label.tokens);
    }

    /// "Eva:" alone on a line: the bullets below are what she does.
    std::optional<Range> owner_label() const {
        const Range range = here().tokens;
        if (range.size() < 2 || range.size() > 4 || !reading_.is_mark(range.end - 1, ':'))
            return std::nullopt;
        const auto word = reading_.folded(range.first);
        const bool person = reading_.tokens[range.first].classes.any(owners) || word == "alla" ||
                            word == "alle" || word == "all" || word == "kaikki";
        return person ? std::optional(Range{range.first, range.end - 1}) : std::nullopt;
    }

    void open(Block block, bool same_line) {
        block_ = block;
        same_line_ = same_line;
        content_lines_ = 0;
        had_list_ = false;
    }

    void close() { open(Block::none, false); }

    bool is_list_line() const {
        return here().kind == LineKind::bullet || here().kind == LineKind::table_row ||
               !here().marker.empty() || numbering_of(reading_, here()) || starts_with_that();
    }

    /// "Arbetsutskottet beslutar" alone, with the decisions on the lines below.
    bool announces_decisions() const {
        const Range range = here().tokens;
        if (range.size() > 9 || here().kind != LineKind::text)
            return false;
        std::size_t last = range.end - 1;
        while (last > range.first &&
               (reading_.tokens[last].kind == TokenKind::mark || reading_.folded(last) == "att" ||
                reading_.folded(last) == "at" || reading_.folded(last) == "följande"))
            --last;
        const bool decides = last > range.first && !reading_.tokens[last].capital &&
                             reading_.tokens[last].is(WordClass::deciding_word);
        const bool opens =
            !reading_.is_mark(range.end - 1, '.') && line_ + 1 < reading_.lines.size();
        return decides && opens && reading_.match(range.first, WordClass::head_proposal) == 0 &&
               next_starts_list();
    }

    bool next_starts_list() const {
        const TextLine& next = reading_.lines[line_ + 1];
        const auto word = reading_.folded(next.tokens.first);
        return word == "att" || word == "at" || next.kind == LineKind::bullet ||
               numbering_of(reading_, next).has_value();
    }

    /// "att bevilja …": one of several decisions.
    bool starts_with_that() const {
        const auto word = reading_.folded(here().tokens.first);
        return word == "att" || word == "at";
    }

    /// A block ends where ordinary text goes on: after its label's own line, after its list, or,
    /// for decisions and proposals, after its first paragraph.
    bool ends_block() const {
        if (block_ == Block::none)
            return false;
        if (same_line_)
            return !(starts_with_that() || (numbering_of(reading_, here()) && !here().after_blank));
        if (is_list_line() || !here().after_blank)
            return false;
        const bool short_lived =
            block_ == Block::decision || block_ == Block::proposal || block_ == Block::other;
        return (short_lived && content_lines_ > 0) || had_list_;
    }

    void state(Range range, std::optional<Range> label) {
        range.first = behind_number(range);
        const auto parts = sentences(reading_, range);
        for (std::size_t k = 0; k < parts.size(); ++k) {
            Statement statement;
            statement.tokens = trimmed(parts[k]);
            if (statement.tokens.empty() || here().done)
                continue;
            statement.line = line_;
            statement.point = point_;
            statement.block = block_;
            statement.first_in_line = k == 0;
            statement.whole_line = parts.size() == 1;
            statement.labelled = label.has_value();
            statement.label = label;
            if (here().kind == LineKind::bullet)
                statement.owner = owner_;
            found_.push_back(statement);
        }
    }

    std::size_t behind_number(Range range) const {
        if (range.first != here().tokens.first)
            return range.first;
        const auto numbering = numbering_of(reading_, here());
        if (numbering && numbering->tokens.end < range.end)
            return numbering->tokens.end;
        const bool letter =
            range.size() > 2 && reading_.is_mark(range.first + 1, ')') &&
            reading_.tokens[range.first].end - reading_.tokens[range.first].begin == 1;
        return letter ? range.first + 2 : range.first;
    }

    Range trimmed(Range range) const {
        while (!range.empty() && reading_.tokens[range.first].kind == TokenKind::mark &&
               reading_.text(range.first) != "(" && reading_.text(range.first) != "#" &&
               reading_.text(range.first) != "\"" && reading_.text(range.first) != "”")
            ++range.first;
        while (!range.empty() &&
               (reading_.is_mark(range.end - 1, '.') || reading_.is_mark(range.end - 1, ',') ||
                reading_.tokens[range.end - 1].kind == TokenKind::cell))
            --range.end;
        return range;
    }

    const Reading& reading_;
    const std::vector<PointSpan>& points_;
    const Attendance& attendance_;
    std::vector<Statement> found_;
    std::size_t line_ = 0;
    std::size_t next_ = 0;
    Index point_ = no_point;
    Block block_ = Block::none;
    std::optional<Range> owner_;
    std::optional<TableColumns> columns_; ///< of the table that was headed last
    bool same_line_ = false;
    bool had_list_ = false;
    std::size_t content_lines_ = 0;
};

} // namespace

std::vector<Statement> find_statements(const Reading& reading, const std::vector<PointSpan>& points,
                                       const Attendance& attendance) {
    return StatementReader(reading, points, attendance).run();
}

} // namespace radslag::notes
