// Points without numbers: section headings, headings that an agenda announces, short lines that
// head what follows, and bullets under procedural headings; see points.hpp.
#include "notes/labels.hpp"
#include "notes/points.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace radslag::notes {

namespace {

constexpr WordClasses verbs(WordClass::finite_verb, WordClass::modal_verb);

class HeadingFinder {
  public:
    explicit HeadingFinder(const Reading& reading) : reading_(reading) {}

    std::vector<PointSpan> run() {
        read_labels();
        auto chosen = by_markup();
        if (chosen.empty())
            chosen = by_agenda();
        if (chosen.empty())
            chosen = by_times();
        if (chosen.empty())
            chosen = by_looks();
        if (chosen.empty())
            chosen = by_lead_words();
        std::vector<PointSpan> points;
        for (const std::size_t line : chosen)
            points.push_back(point_of(line));
        number(points);
        return points;
    }

  private:
    /// What a heading is to the meeting.
    enum class Role { content, procedural, action, block };

    const TextLine& line(std::size_t i) const { return reading_.lines[i]; }

    void read_labels() {
        labels_.reserve(reading_.lines.size());
        for (const TextLine& one : reading_.lines)
            labels_.push_back(label_of(reading_, one));
    }

    Role role_of(std::size_t i) const {
        const auto& label = labels_[i];
        if (!label)
            return Role::content;
        switch (label->kind) {
        case LabelKind::procedural:
        case LabelKind::next_meeting:
            return Role::procedural;
        case LabelKind::action:
            return Role::action;
        case LabelKind::present:
        case LabelKind::absent:
        case LabelKind::called:
        case LabelKind::agenda:
        case LabelKind::signature:
            return Role::block;
        default:
            return label->alone || line(i).kind != LineKind::heading || label->rest.empty()
                       ? Role::block
                       : Role::content;
        }
    }

    /// The highest level of marked-up headings that holds points. Its procedural headings and those
    /// of higher levels count too; the title does not.
    std::vector<std::size_t> by_markup() {
        std::vector<std::size_t> headings;
        for (std::size_t i = 0; i < reading_.lines.size(); ++i)
            if (line(i).kind == LineKind::heading && !line(i).cut_out)
                headings.push_back(i);
        if (headings.empty())
            return {};
        std::array<std::size_t, 8> content{};
        std::array<std::size_t, 8> procedural{};
        for (const std::size_t i : headings) {
            if (is_title(i, headings))
                continue;
            const auto level = std::min<std::size_t>(line(i).level, 7);
            content[level] += role_of(i) == Role::content ? 1 : 0;
            procedural[level] += role_of(i) == Role::procedural ? 1 : 0;
        }
        for (std::size_t level = 1; level < content.size(); ++level) {
            if (content[level] >= 2 || (content[level] == 1 && !deeper_content(content, level)))
                return points_at(headings, level);
        }
        for (std::size_t level = 1; level < procedural.size(); ++level)
            if (procedural[level] > 0)
                return with_bullets(headings);
        return {};
    }

    static bool deeper_content(const std::array<std::size_t, 8>& content, std::size_t level) {
        for (std::size_t deeper = level + 1; deeper < content.size(); ++deeper)
            if (content[deeper] >= 2)
                return true;
        return false;
    }

    /// The first heading, before anything is said, and a date below it.
    bool is_title(std::size_t i, const std::vector<std::size_t>& headings) const {
        if (i == headings.front() && (i <= 3 || line(i).level == 1) && !is_announced(i))
            return true;
        const bool near = i <= headings.front() + 2;
        return near && only_date(i);
    }

    bool is_announced(std::size_t i) const {
        return role_of(i) == Role::procedural ||
               (labels_[i] && labels_[i]->kind == LabelKind::agenda);
    }

    bool only_date(std::size_t i) const {
        for (std::size_t k = line(i).tokens.first; k < line(i).tokens.end; ++k) {
            const Token& token = reading_.tokens[k];
            if (token.is_word() && !token.is(WordClass::month) && !token.is(WordClass::weekday) &&
                reading_.folded(k) != "den" && reading_.folded(k) != "kl")
                return false;
        }
        return true;
    }

    std::vector<std::size_t> points_at(const std::vector<std::size_t>& headings,
                                       std::size_t level) const {
        std::vector<std::size_t> chosen;
        for (const std::size_t i : headings)
            if (line(i).level <= level && !is_title(i, headings) &&
                (role_of(i) != Role::block || is_chapter(i, headings)))
                chosen.push_back(i);
        return chosen;
    }

    /// "Diskussionspunkter" with headings of its own under it is a point and no block.
    bool is_chapter(std::size_t i, const std::vector<std::size_t>& headings) const {
        const auto kind = labels_[i]->kind;
        if (kind != LabelKind::discussion && kind != LabelKind::decision &&
            kind != LabelKind::presentation)
            return false;
        const auto next = std::upper_bound(headings.begin(), headings.end(), i);
        return next != headings.end() && line(*next).level > line(i).level;
    }

    /// Only procedural headings: the top-level bullets under them are the points.
    std::vector<std::size_t> with_bullets(const std::vector<std::size_t>& headings) {
        bullets_are_points_ = true;
        std::vector<std::size_t> chosen;
        Role role = Role::block;
        for (std::size_t i = 0; i < reading_.lines.size(); ++i) {
            if (line(i).kind == LineKind::heading) {
                role = is_title(i, headings) ? Role::block : role_of(i);
                if (role == Role::procedural || role == Role::action)
                    chosen.push_back(i);
            } else if (line(i).kind == LineKind::bullet && line(i).level == 1 &&
                       role == Role::procedural) {
                chosen.push_back(i);
            }
        }
        return chosen;
    }

    std::string title_key(Range tokens) const {
        std::string key;
        for (std::size_t i = tokens.first; i < tokens.end; ++i)
            if (reading_.tokens[i].is_word())
                (key += reading_.folded(i)) += ' ';
        return key;
    }

    /// Lines that repeat an entry of an agenda and have something under them.
    std::vector<std::size_t> by_agenda() const {
        std::unordered_set<std::string> seen;
        std::vector<std::size_t> entries;
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < reading_.lines.size(); ++i) {
            const bool entry = line(i).kind == LineKind::bullet && line(i).tokens.size() <= 16;
            if (entry) {
                seen.insert(title_key(line(i).tokens));
                entries.push_back(i);
                continue;
            }
            const bool may_head = line(i).kind == LineKind::text && line(i).tokens.size() <= 16;
            if (may_head && seen.contains(title_key(line(i).tokens)) && has_body(i))
                chosen.push_back(i);
        }
        return chosen.size() >= 2 ? chosen : std::vector<std::size_t>{};
    }

    /// "13.15 Läget i regionerna", "09:00–10:15 Inledning": lines that begin with the time of day
    /// and have something under them. A mere programme has nothing there.
    std::vector<std::size_t> by_times() const {
        std::vector<std::size_t> chosen;
        std::size_t with_body = 0;
        for (std::size_t i = 1; i < reading_.lines.size(); ++i) {
            if (behind_time(line(i)) == line(i).tokens.first || line(i).tokens.size() > 20)
                continue;
            chosen.push_back(i);
            const bool body = i + 1 < reading_.lines.size() && !line(i + 1).after_blank &&
                              behind_time(line(i + 1)) == line(i + 1).tokens.first;
            with_body += body ? 1 : 0;
        }
        return with_body >= 2 && with_body * 2 >= chosen.size() ? chosen
                                                                : std::vector<std::size_t>{};
    }

    /// The first word behind "kl. 13.15", "13.15–14.00"; the line's first token without a time.
    std::size_t behind_time(const TextLine& of) const {
        std::size_t at = of.tokens.first;
        if (reading_.folded(at) == "kl" || reading_.folded(at) == "klockan")
            at += reading_.is_mark(at + 1, '.') ? 2 : 1;
        const auto time = [&](std::size_t i) {
            return i + 2 < of.tokens.end && reading_.number(i) >= 0 && reading_.number(i) < 25 &&
                   (reading_.is_mark(i + 1, '.') || reading_.is_mark(i + 1, ':')) &&
                   !reading_.tokens[i + 1].space_before && !reading_.tokens[i + 2].space_before &&
                   reading_.number(i + 2) >= 0 && reading_.number(i + 2) < 60 &&
                   reading_.text(i + 2).size() == 2;
        };
        if (!time(at))
            return of.tokens.first;
        at += 3;
        if (at + 3 < of.tokens.end && (reading_.text(at) == "–" || reading_.is_mark(at, '-')) &&
            time(at + 1))
            at += 4;
        while (at < of.tokens.end && !reading_.tokens[at].is_word())
            ++at;
        return at < of.tokens.end && reading_.tokens[at].capital ? at : of.tokens.first;
    }

    bool has_body(std::size_t i) const { return i + 1 < reading_.lines.size(); }

    /// Bold lines, lines in capitals, short lines after a gap with something under them.
    std::vector<std::size_t> by_looks() const {
        std::vector<std::size_t> strong;
        std::vector<std::size_t> weak;
        for (std::size_t i = 1; i < reading_.lines.size(); ++i) {
            if (role_of(i) == Role::block || line(i).kind != LineKind::text || !has_body(i) ||
                !reading_.tokens[line(i).tokens.first].capital)
                continue;
            if (looks_like_heading(reading_, line(i)))
                strong.push_back(i);
            else if (is_short_heading(i))
                weak.push_back(i);
        }
        if (strong.size() >= 2)
            return strong;
        return weak.size() >= 2 ? weak : std::vector<std::size_t>{};
    }

    /// "Ekonomi: Bo visade utfallet. …": paragraphs that begin with what they are about. Nothing
    /// else may head points, and most paragraphs must begin so.
    std::vector<std::size_t> by_lead_words() {
        std::vector<std::size_t> chosen;
        std::size_t paragraphs = 0;
        for (std::size_t i = 1; i < reading_.lines.size(); ++i) {
            const bool led = behind_lead(line(i)) > line(i).tokens.first;
            const bool block = led && role_of(i) == Role::block;
            paragraphs += line(i).after_blank && !block ? 1 : 0;
            if (led && !block)
                chosen.push_back(i);
        }
        if (chosen.size() < 3 || chosen.size() * 2 < paragraphs)
            return {};
        lead_words_ = true;
        return chosen;
    }

    /// The token behind "Ekonomi:" or "Ekonomi –"; the line's first token when nothing leads it.
    std::size_t behind_lead(const TextLine& of) const {
        constexpr std::size_t longest_lead = 6;
        const std::size_t first = of.tokens.first;
        if (!of.after_blank || of.kind != LineKind::text || !reading_.tokens[first].is_word() ||
            !reading_.tokens[first].capital)
            return first;
        for (std::size_t i = first; i + 1 < std::min(of.tokens.end, first + longest_lead); ++i) {
            const Token& token = reading_.tokens[i];
            const bool dash = reading_.text(i) == "–" && token.space_before;
            if (i > first && (reading_.is_mark(i, ':') || dash))
                return reading_.tokens[i + 1].space_before && reading_.tokens[i + 1].capital
                           ? i + 1
                           : first;
            if (!token.is_word() || token.is(WordClass::given_name) || token.classes.any(verbs))
                return first; // "Anna Ek: …" is what she says
        }
        return first;
    }

    bool is_short_heading(std::size_t i) const {
        const Range tokens = line(i).tokens;
        if (!line(i).after_blank || tokens.size() > 10 || i < 2)
            return false;
        const std::size_t last = tokens.end - 1;
        const bool sentence = reading_.is_mark(last, '.') || reading_.is_mark(last, ',') ||
                              reading_.is_mark(last, '!');
        if (sentence)
            return false;
        for (std::size_t k = tokens.first; k < tokens.end; ++k) {
            const Token& token = reading_.tokens[k];
            if (token.is(WordClass::given_name) && token.capital)
                return false;
            if (!token.capital && token.classes.any(verbs))
                return false;
            if (reading_.is_mark(k, ':') && k != last)
                return false;
        }
        return true;
    }

    /// The running order; headings of mere procedure are numbered last, behind the bullets that
    /// are the points.
    void number(std::vector<PointSpan>& points) const {
        std::size_t next = 1;
        for (const bool headings : {false, true})
            for (PointSpan& point : points) {
                const bool heading =
                    bullets_are_points_ && line(point.first_line).kind == LineKind::heading;
                if (heading == headings)
                    point.number = std::to_string(next++);
            }
    }

    PointSpan point_of(std::size_t i) const {
        PointSpan point;
        point.number_printed = false;
        const std::size_t text = lead_words_ ? behind_lead(line(i)) : line(i).tokens.end;
        const Heading heading = heading_of(reading_, {behind_time(line(i)), text});
        point.title = heading.title;
        point.kinds = heading.kinds;
        point.same_line = heading.body;
        if (text < line(i).tokens.end)
            point.same_line = Range{text, line(i).tokens.end};
        point.first_line = i;
        point.body_line = i + 1;
        point.confidence = line(i).kind == LineKind::heading ? 90 : 75;
        return point;
    }

    const Reading& reading_;
    std::vector<std::optional<Label>> labels_;
    bool bullets_are_points_ = false;
    bool lead_words_ = false; ///< points are paragraphs that begin with their title
};

} // namespace

std::vector<PointSpan> headed_points(const Reading& reading) {
    return HeadingFinder(reading).run();
}

} // namespace radslag::notes
