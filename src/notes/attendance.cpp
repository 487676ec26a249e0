// Walking from a label such as "Närvarande" to the end of its list; see attendance.hpp.
#include "notes/attendance.hpp"

#include "notes/attendance_line.hpp"
#include "notes/labels.hpp"
#include "notes/text/sentences.hpp"
#include "notes/torn_columns.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// Lines at the top among which a list without a label is looked for.
constexpr std::size_t front_lines = 60;

/// Words that begin "För arbetsgivaren: …", "Från kansliet: …".
constexpr std::array<std::string_view, 7> side_words = {"för", "från", "for", "fra",
                                                        "frå", "from", "repr"};

class AttendanceReader {
  public:
    AttendanceReader(const Reading& reading, const std::vector<PointSpan>& points)
        : reading_(reading) {
        found_.lines.assign(reading.lines.size(), false);
        heads_.assign(reading.lines.size() + 1, false);
        for (const PointSpan& point : points)
            for (std::size_t i = point.first_line; i < point.body_line; ++i)
                heads_[i] = true;
        front_ = std::min(points.empty() ? reading.lines.size() : points.front().first_line,
                          front_lines);
    }

    Attendance run() {
        for (std::size_t i = 0; i < reading_.lines.size(); ++i)
            line(i);
        end_list();
        unlabelled_entries();
        names_alone();
        return std::move(found_);
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    void line(std::size_t i) {
        const TextLine& here = reading_.lines[i];
        const auto label = label_of(reading_, here);
        if (label && opens(*label, i)) {
            open(*label, i);
        } else if (const auto side = side_label(here, i)) {
            open_side(*side, i);
        } else if (open_ && ends(here, label, i)) {
            end_list();
        } else if (open_) {
            found_.lines[i] = true;
            const bool group = label && label->kind == LabelKind::group;
            if (group)
                group_.reset();
            const Range range = group ? label->rest : here.tokens;
            if (!range.empty())
                entries(range, i);
        }
    }

    bool opens(const Label& label, std::size_t i) const {
        switch (label.kind) {
        case LabelKind::present:
        case LabelKind::absent:
        case LabelKind::called:
            return (!heads_[i] || label.alone) && !is_agenda_entry(label, i);
        case LabelKind::field:
            return (open_ || i < front_) && is_role_label(label);
        case LabelKind::signature:
            return i < front_ && (!open_ || kind_ != LabelKind::present) && is_role_label(label) &&
                   !label.rest.empty();
        default:
            return false;
        }
    }

    /// A bullet inside a point, or one of an agenda's bullets.
    bool is_agenda_entry(const Label& label, std::size_t i) const {
        if (reading_.lines[i].kind != LineKind::bullet)
            return false;
        const bool next_bullet = i + 1 < reading_.lines.size() &&
                                 reading_.lines[i + 1].kind == LineKind::bullet &&
                                 reading_.lines[i + 1].level <= reading_.lines[i].level;
        return i > front_ || (label.rest.empty() && next_bullet);
    }

    /// "Ordförande: Anna Ek" among those present.
    bool is_role_label(const Label& label) const {
        return reading_.match(label.tokens.first, WordClass::role) > 0 ||
               reading_.match(label.tokens.first, WordClass::chair_role) > 0;
    }

    void open(const Label& label, std::size_t i) {
        if (label.kind == LabelKind::field || label.kind == LabelKind::signature) {
            // "Referent: Bo Ek" under those who are absent is there, and ends their list.
            if (open_ && kind_ != LabelKind::present) {
                end_list();
                if (label.rest.empty())
                    begin_list(LabelKind::present);
            }
            found_.lines[i] = true;
            const bool alone = !open_;
            if (alone)
                begin_list(LabelKind::present);
            entries(reading_.lines[i].tokens, i);
            if (alone)
                end_list();
            return;
        }
        end_list();
        begin_list(label.kind);
        found_.lines[i] = true;
        if (!label.rest.empty() && !(label.alone && is_plain_rest(label.rest)))
            entries(label.rest, i);
    }

    /// "Närvarande från kommunen": the rest belongs to the label.
    bool is_plain_rest(Range rest) const {
        for (std::size_t k = rest.first; k < rest.end; ++k)
            if (token(k).is_word() && token(k).capital)
                return false;
        return true;
    }

    void begin_list(LabelKind kind) {
        open_ = true;
        group_.reset();
        kind_ = kind;
        first_ = found_.people.size();
    }

    struct Side {
        std::optional<Range> organisation;
        Range rest;
    };

    /// "För Saco-S: Anna Ek, Bo Al".
    std::optional<Side> side_label(const TextLine& line, std::size_t i) const {
        const std::size_t first = line.tokens.first;
        const auto word = reading_.folded(first);
        if (heads_[i] || (!open_ && i >= front_) ||
            std::find(side_words.begin(), side_words.end(), word) == side_words.end())
            return std::nullopt;
        for (std::size_t k = first + 2; k < std::min(line.tokens.end, first + 7); ++k) {
            if (!reading_.is_mark(k, ':'))
                continue;
            const Range rest{k + 1, line.tokens.end};
            if (rest.empty() || find_names(reading_, rest, NameContext::text).empty())
                return std::nullopt;
            Side side{std::nullopt, rest};
            if (token(first + 1).capital)
                side.organisation = Range{first + 1, k};
            return side;
        }
        return std::nullopt;
    }

    void open_side(const Side& side, std::size_t i) {
        if (!open_ || kind_ != LabelKind::present) {
            end_list();
            begin_list(LabelKind::present);
        }
        found_.lines[i] = true;
        group_ = side.organisation;
        entries(side.rest, i);
        group_.reset();
    }

    bool ends(const TextLine& here, const std::optional<Label>& label, std::size_t i) const {
        if (heads_[i])
            return true;
        if (label && label->kind != LabelKind::group)
            return true;
        if (here.kind == LineKind::heading && !label)
            return find_names(reading_, here.tokens, NameContext::text).empty();
        return is_prose(reading_, here.tokens) || (here.after_blank && decides(here.tokens));
    }

    /// "Bo Ek valdes till mötesordförande" behind the list.
    bool decides(Range range) const {
        for (std::size_t k = range.first + 1; k < range.end; ++k)
            if (token(k).is(WordClass::deciding_word) && !token(k).capital &&
                reading_.folded(k) != "vald")
                return true;
        return false;
    }

    /// A line may hold several sentences and labels: "Till stede: A, B. Forfall: C."
    void entries(Range range, std::size_t i) {
        for (Range part : sentences(reading_, range)) {
            const auto inner = inner_label(part);
            if (inner) {
                end_list();
                begin_list(inner->first);
                part.first = inner->second;
            }
            if (part.empty())
                continue;
            if (is_prose(reading_, part) && part.first != range.first)
                mention(part, i);
            else
                entry(part, i);
        }
    }

    /// A label inside a line, with its colon: its kind and what follows.
    std::optional<std::pair<LabelKind, std::size_t>> inner_label(Range part) const {
        using Pair = std::pair<WordClass, LabelKind>;
        for (const auto& [word_class, kind] : {Pair{WordClass::head_absent, LabelKind::absent},
                                               Pair{WordClass::head_present, LabelKind::present}}) {
            const std::size_t count = reading_.match(part.first, word_class);
            if (count > 0 && reading_.is_mark(part.first + count, ':'))
                return std::pair{kind, part.first + count + 1};
        }
        return std::nullopt;
    }

    Presence presence() const {
        switch (kind_) {
        case LabelKind::absent:
            return Presence::absent;
        case LabelKind::called:
            return Presence::mentioned;
        default:
            return Presence::present;
        }
    }

    bool tells_absence(Range range) const {
        for (std::size_t k = range.first; k < range.end; ++k)
            if (reading_.match(k, WordClass::head_absent) > 0)
                return true;
        return false;
    }

    void entry(Range range, std::size_t i) {
        auto found = read_attendance_line(reading_, reading_.lines[i], range);
        if (!found.heading && heads_those_below(found, i)) {
            found.heading = found.chunks.front();
            found.chunks.clear();
        }
        if (found.heading)
            group_ = found.heading;
        chunks_.insert(chunks_.end(), found.chunks.begin(), found.chunks.end());
        const bool absent =
            kind_ == LabelKind::present && tells_absence(range) && found.people.size() == 1;
        for (Attendee& one : found.people) {
            take_tick(one, found.people.size() == 1);
            if (one.presence == Presence::present)
                one.presence = absent ? Presence::absent : presence();
            one.group_organisation = group_;
            found_.people.push_back(one);
        }
    }

    /// "Bo Ek X, ordförande" is ticked, "Siv Al –" is not: told where a list ticks its people.
    void take_tick(Attendee& one, bool alone) {
        Range& name = one.name.tokens;
        if (name.size() > 2 && is_tick(name.end - 1)) {
            --name.end;
            ++ticked_;
            return;
        }
        Range tail = one.tail;
        while (!tail.empty() && token(tail.first).kind == TokenKind::cell)
            ++tail.first;
        for (std::size_t k = tail.first; k < tail.end; ++k) {
            const bool parted =
                token(k - 1).kind == TokenKind::cell || k + 1 == tail.end || k == tail.first;
            if (is_tick(k) && parted) {
                ++ticked_;
                return;
            }
        }
        const bool dash = !tail.empty() && (reading_.text(tail.end - 1) == "–" ||
                                            reading_.is_mark(tail.end - 1, '-'));
        if (alone && dash)
            unticked_.push_back(found_.people.size());
    }

    bool is_tick(std::size_t k) const {
        const auto word = reading_.text(k);
        return word == "X" || word == "x" || word == "☒" || word == "✓";
    }

    /// Those whose tick is missing in a list that ticks others.
    void judge_ticks() {
        if (ticked_ >= 2)
            for (const std::size_t k : unticked_)
                if (found_.people[k].presence == Presence::present)
                    found_.people[k].presence = Presence::absent;
        ticked_ = 0;
        unticked_.clear();
    }

    /// "Region Skåne" alone over names, in a list that began so: torn columns begin with names.
    bool heads_those_below(const AttendanceLine& found, std::size_t i) const {
        const bool begun = found_.people.size() == first_ || group_.has_value();
        if (!begun || !chunks_.empty() || !found.people.empty() || found.chunks.size() != 1 ||
            i + 1 >= reading_.lines.size() || reading_.lines[i].kind == LineKind::bullet)
            return false;
        const auto named = find_organisations(reading_, found.chunks.front());
        const Range next = reading_.lines[i + 1].tokens;
        return named.size() == 1 && !named.front().generic &&
               named.front().tokens == found.chunks.front() &&
               is_attendance_entry(reading_, next) && find_organisations(reading_, next).empty();
    }

    /// A sentence among the entries names people who are spoken of.
    void mention(Range range, std::size_t i) {
        for (Attendee& one : read_attendance_line(reading_, reading_.lines[i], range).people) {
            if (!token(one.name.tokens.first).is(WordClass::given_name))
                continue;
            one.presence = Presence::mentioned;
            found_.people.push_back(one);
        }
    }

    void end_list() {
        judge_ticks();
        if (open_) {
            const auto people = std::span(found_.people).subspan(first_);
            const auto officers = static_cast<std::size_t>(
                std::count_if(people.begin(), people.end(), [](const Attendee& one) {
                    return one.presence == Presence::present;
                }));
            found_.listed = found_.listed || officers >= 3;
            if (!pair_torn_columns(reading_, people, chunks_) && kind_ == LabelKind::present)
                list_organisations();
        }
        chunks_.clear();
        open_ = false;
    }

    /// Chunks are organisations when they are not mostly roles, as in "Kassör, Webb, Ordförande".
    void list_organisations() {
        std::size_t roles = 0;
        for (const Range chunk : chunks_)
            roles += is_role(chunk) ? 1 : 0;
        if (roles * 3 > chunks_.size())
            return;
        const bool with_people = found_.people.size() > first_;
        for (const Range chunk : chunks_)
            list_organisation(chunk, with_people);
        found_.listed = found_.listed || !found_.organisations.empty();
    }

    bool is_role(Range chunk) const {
        return reading_.match(chunk.first, WordClass::role) > 0 ||
               reading_.match(chunk.first, WordClass::chair_role) > 0 ||
               reading_.match(chunk.first, WordClass::deputy) > 0;
    }

    void list_organisation(Range chunk, bool with_people) {
        while (!chunk.empty() && token(chunk.end - 1).kind == TokenKind::mark &&
               !reading_.is_mark(chunk.end - 1, ')'))
            --chunk.end;
        if (chunk.empty() || chunk.size() > 10 || !token(chunk.first).is_word() ||
            !(token(chunk.first).capital || token(chunk.first).is(WordClass::agency)) ||
            is_role(chunk) || token(chunk.first).classes.any(no_organisation_))
            return;
        const auto inside = find_organisations(reading_, chunk);
        if (!inside.empty() && inside.front().generic)
            return;
        const bool known = !inside.empty() && inside.front().tokens.first == chunk.first;
        if (!known && (with_people || is_prose(reading_, chunk)))
            return;
        if (reading_.match(chunk.first, WordClass::own_body) == chunk.size() ||
            token(chunk.first).is(WordClass::head_signature))
            return;
        const Range whole = without_bracket(chunk);
        const bool short_name = known && whole.size() <= 5 && !is_prose(reading_, whole);
        found_.organisations.push_back({known && !short_name ? inside.front().tokens : whole,
                                        known ? inside.front().kind : OrganisationKind::other});
    }

    Range without_bracket(Range chunk) const {
        for (std::size_t k = chunk.first + 1; k < chunk.end; ++k)
            if (reading_.is_mark(k, '('))
                return {chunk.first, k};
        return chunk;
    }

    /// Lines of names at the top under a heading that is no known label.
    void unlabelled_entries() {
        const auto is_entry = [&](std::size_t i) {
            return !found_.lines[i] && !heads_[i] && reading_.lines[i].kind != LineKind::heading &&
                   !label_of(reading_, reading_.lines[i]) &&
                   is_attendance_entry(reading_, reading_.lines[i].tokens);
        };
        for (std::size_t i = 1; i + 1 < front_; ++i) {
            if (!is_entry(i) || !is_entry(i + 1))
                continue;
            begin_list(LabelKind::present);
            for (; i < front_ && is_entry(i); ++i) {
                found_.lines[i] = true;
                entry(reading_.lines[i].tokens, i);
            }
            end_list();
        }
    }

    /// Without a label: a line near the top that holds nothing but names, each perhaps with a
    /// bracket behind it.
    void names_alone() {
        for (std::size_t i = 0; i < std::min<std::size_t>(reading_.lines.size(), 8); ++i) {
            const Range range = reading_.lines[i].tokens;
            if (heads_[i] || found_.lines[i] || reading_.lines[i].kind == LineKind::heading)
                continue;
            const auto names = find_names(reading_, range, NameContext::text);
            std::size_t covered = 0;
            for (const NameSpan& name : names)
                covered += name.tokens.size();
            std::size_t words = 0;
            int depth = 0;
            for (std::size_t k = range.first; k < range.end; ++k) {
                depth += reading_.is_mark(k, '(') ? 1 : reading_.is_mark(k, ')') ? -1 : 0;
                words += depth == 0 && token(k).is_word() ? 1 : 0;
            }
            const bool enough = names.size() >= 3 || (names.size() == 2 && names[1].full);
            if (!enough || covered < words)
                continue;
            begin_list(LabelKind::present);
            found_.lines[i] = true;
            entry(range, i);
            end_list();
            return;
        }
    }

    static constexpr WordClasses no_organisation_{
        WordClass::sentence_opener, WordClass::month,       WordClass::weekday,
        WordClass::given_name,      WordClass::number_word, WordClass::head_field};

    const Reading& reading_;
    Attendance found_;
    std::vector<bool> heads_;
    std::size_t front_ = 0;
    bool open_ = false;
    LabelKind kind_ = LabelKind::present;
    std::optional<Range> group_;
    std::size_t ticked_ = 0;            ///< people of the open list with a tick
    std::vector<std::size_t> unticked_; ///< those with a dash in its place, in found_.people
    std::size_t first_ = 0;             ///< of the open list, in found_.people
    std::vector<Range> chunks_;
};

} // namespace

Attendance find_attendance(const Reading& reading, const std::vector<PointSpan>& points) {
    return AttendanceReader(reading, points).run();
}

} // namespace radslag::notes
