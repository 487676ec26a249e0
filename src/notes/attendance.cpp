// Walking from a label such as "Närvarande" to the end of its list; see attendance.hpp. One line is
// read by AttendanceLine, columns torn apart by PDF extraction are paired at the end of a list.
#include "notes/attendance.hpp"

#include "notes/labels.hpp"
#include "notes/numbering.hpp"

#include <algorithm>

namespace radslag::notes {

namespace {

constexpr WordClasses verbs(WordClass::finite_verb, WordClass::modal_verb, WordClass::speech_verb);

class AttendanceReader {
  public:
    AttendanceReader(const Reading& reading, const std::vector<PointSpan>& points)
        : reading_(reading) {
        found_.lines.assign(reading.lines.size(), false);
        heads_.assign(reading.lines.size() + 1, false);
        for (const PointSpan& point : points)
            heads_[point.first_line] = true;
    }

    Attendance run() {
        for (std::size_t i = 0; i < reading_.lines.size(); ++i)
            line(i);
        end_list();
        if (!found_.listed)
            unlabelled();
        return std::move(found_);
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    void line(std::size_t i) {
        const TextLine& here = reading_.lines[i];
        const auto label = label_of(reading_, here);
        if (label && opens(*label, i)) {
            open(*label, i);
            return;
        }
        if (!open_)
            return;
        if (ends(here, label, i)) {
            end_list();
            return;
        }
        found_.lines[i] = true;
        if (label && label->kind == LabelKind::group) {
            group_.reset();
            if (!label->rest.empty())
                entries(label->rest, i);
            return;
        }
        entries(here.tokens, i);
    }

    bool opens(const Label& label, std::size_t i) const {
        switch (label.kind) {
        case LabelKind::present:
        case LabelKind::absent:
        case LabelKind::called:
            return !heads_[i] || label.alone;
        case LabelKind::field:
            return open_ && is_role_label(label);
        default:
            return false;
        }
    }

    /// "Ordförande: Anna Ek" among those present.
    bool is_role_label(const Label& label) const {
        return token(label.tokens.first).is(WordClass::role) ||
               token(label.tokens.first).is(WordClass::chair_role);
    }

    void open(const Label& label, std::size_t i) {
        if (label.kind == LabelKind::field) {
            found_.lines[i] = true;
            entries({reading_.lines[i].tokens.first, reading_.lines[i].tokens.end}, i);
            return;
        }
        end_list();
        open_ = true;
        group_.reset();
        empty_lines_ = 0;
        kind_ = label.kind;
        found_.lines[i] = true;
        found_.listed = found_.listed || kind_ == LabelKind::present;
        if (!label.rest.empty())
            entries(label.rest, i);
    }

    bool ends(const TextLine& here, const std::optional<Label>& label, std::size_t i) const {
        if (heads_[i])
            return true;
        if (label && label->kind != LabelKind::group)
            return true;
        if (here.kind == LineKind::heading && !(label && label->kind == LabelKind::group))
            return !names_in(here.tokens);
        return is_prose(here.tokens);
    }

    bool names_in(Range range) const {
        return !find_names(reading_, range, NameContext::text).empty();
    }

    /// A sentence: it has a verb in small letters and more words than names.
    bool is_prose(Range range) const {
        std::size_t small = 0;
        bool verb = false;
        for (std::size_t k = range.first; k < range.end; ++k) {
            const Token& at = token(k);
            if (!at.is_word() || at.capital)
                continue;
            ++small;
            verb = verb || (at.classes.any(verbs) && !at.is(WordClass::preposition) &&
                            !at.is(WordClass::role));
        }
        const bool ends = reading_.is_mark(range.end - 1, '.');
        return (verb && small >= 4) || (small >= 8 && ends);
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

    /// The people and organisations of one line.
    void entries(Range range, std::size_t i) {
        const auto names = find_names(reading_, range, NameContext::list);
        auto kept = names_outside_organisations(names, range);
        if (kept.empty()) {
            without_names(range, i);
            return;
        }
        const std::size_t before = found_.people.size();
        const Standing lead = standing_behind(reading_, {range.first, kept.front().tokens.first},
                                              StandingContext::list);
        for (std::size_t k = 0; k < kept.size(); ++k) {
            Attendee one;
            one.name = kept[k];
            one.presence = presence();
            one.group_organisation = group_;
            const std::size_t end = k + 1 < kept.size() ? kept[k + 1].tokens.first : range.end;
            const Range tail{kept[k].tokens.end, end};
            one.standing = standing_behind(reading_, tail, StandingContext::list);
            if (one.standing.absent)
                one.presence = Presence::absent;
            found_.people.push_back(one);
            unpaired_.push_back(found_.people.size() - 1);
        }
        if (lead.role && !found_.people[before].standing.role)
            found_.people[before].standing.role = lead.role;
        found_.people[before].standing.chair = found_.people[before].standing.chair || lead.chair;
        share(before, range, lead);
    }

    /// A name that is part of an organisation's is nobody's.
    std::vector<NameSpan> names_outside_organisations(const std::vector<NameSpan>& names,
                                                      Range range) const {
        const auto organisations = find_organisations(reading_, range);
        std::vector<NameSpan> kept;
        for (const NameSpan& name : names) {
            const bool inside =
                std::any_of(organisations.begin(), organisations.end(), [&](const auto& one) {
                    return one.tokens.first <= name.tokens.first &&
                           name.tokens.end <= one.tokens.end;
                });
            if (!inside)
                kept.push_back(name);
        }
        return kept;
    }

    /// "A och B, Region X": both; "Region X: A, B": all of the line.
    void share(std::size_t before, Range range, const Standing& lead) {
        auto& people = found_.people;
        for (std::size_t k = people.size() - 1; k-- > before;) {
            if (people[k].standing.organisation || !people[k + 1].standing.organisation)
                continue;
            const Range gap{people[k].name.tokens.end, people[k + 1].name.tokens.first};
            const bool joined = gap.size() == 1 && (token(gap.first).is(WordClass::conjunction) ||
                                                    reading_.is_mark(gap.first, '/') ||
                                                    reading_.is_mark(gap.first, '&'));
            if (joined) {
                people[k].standing.organisation = people[k + 1].standing.organisation;
                people[k].standing.kind = people[k + 1].standing.kind;
            }
        }
        if (!lead.organisation)
            return;
        for (std::size_t k = before; k < people.size(); ++k) {
            if (!people[k].standing.organisation) {
                people[k].standing.organisation = lead.organisation;
                people[k].standing.kind = lead.kind;
            }
        }
        static_cast<void>(range);
    }

    /// A line of no names: a group's heading, organisations torn from their names, or
    /// organisations that take part without a person.
    void without_names(Range range, std::size_t i) {
        const auto organisations = find_organisations(reading_, range);
        const bool heading =
            organisations.size() == 1 &&
            (reading_.is_mark(range.end - 1, ':') || reading_.lines[i].kind == LineKind::heading ||
             reading_.lines[i].bold);
        if (heading) {
            group_ = organisations.front().tokens;
            return;
        }
        for (const Range chunk : chunks(range))
            chunks_.push_back(chunk);
    }

    /// The parts of a line between commas; brackets stay with what they follow.
    std::vector<Range> chunks(Range range) const {
        std::vector<Range> parts;
        int depth = 0;
        std::size_t first = range.first;
        for (std::size_t k = range.first; k <= range.end; ++k) {
            if (k < range.end) {
                depth += reading_.is_mark(k, '(') ? 1 : 0;
                depth -= reading_.is_mark(k, ')') && depth > 0 ? 1 : 0;
                const bool parts_here =
                    depth == 0 && (reading_.is_mark(k, ',') || reading_.is_mark(k, ';') ||
                                   token(k).kind == TokenKind::cell);
                if (!parts_here)
                    continue;
            }
            if (first < k)
                parts.push_back({first, k});
            first = k + 1;
        }
        return parts;
    }

    void end_list() {
        if (open_) {
            if (!pair_columns() && kind_ == LabelKind::present)
                list_organisations();
        }
        chunks_.clear();
        unpaired_.clear();
        open_ = false;
    }

    /// Names first, then as many organisations: paired in order.
    bool pair_columns() {
        static_cast<void>(unpaired_);
        return false;
    }

    void list_organisations() {
        std::size_t roles = 0;
        for (const Range chunk : chunks_)
            roles += is_role(chunk) ? 1 : 0;
        if (roles * 2 > chunks_.size())
            return;
        for (const Range chunk : chunks_)
            list_organisation(chunk);
    }

    bool is_role(Range chunk) const {
        return reading_.match(chunk.first, WordClass::role) > 0 ||
               reading_.match(chunk.first, WordClass::chair_role) > 0 ||
               reading_.match(chunk.first, WordClass::deputy) > 0;
    }

    void list_organisation(Range chunk) {
        while (!chunk.empty() && (token(chunk.end - 1).kind == TokenKind::mark ||
                                  reading_.is_mark(chunk.end - 1, '.')))
            if (reading_.is_mark(chunk.end - 1, ')'))
                break;
            else
                --chunk.end;
        if (chunk.empty() || chunk.size() > 10 || !token(chunk.first).is_word() ||
            !token(chunk.first).capital || is_role(chunk))
            return;
        const auto inside = find_organisations(reading_, chunk);
        if (!inside.empty() && inside.front().generic)
            return;
        found_.organisations.push_back(
            {inside.empty() ? chunk : inside.front().tokens,
             inside.empty() ? OrganisationKind::other : inside.front().kind});
    }

    /// Without a label: a line near the top that holds nothing but names.
    void unlabelled() {
        for (std::size_t i = 0; i < std::min<std::size_t>(reading_.lines.size(), 8); ++i) {
            const Range range = reading_.lines[i].tokens;
            if (heads_[i] || reading_.lines[i].kind == LineKind::heading)
                continue;
            const auto names = find_names(reading_, range, NameContext::text);
            std::size_t covered = 0;
            for (const NameSpan& name : names)
                covered += name.tokens.size();
            std::size_t words = 0;
            for (std::size_t k = range.first; k < range.end; ++k)
                words += token(k).is_word() ? 1 : 0;
            if (names.size() < 3 || covered < words)
                continue;
            open_ = true;
            kind_ = LabelKind::present;
            found_.listed = true;
            found_.lines[i] = true;
            entries(range, i);
            end_list();
            return;
        }
    }

    const Reading& reading_;
    Attendance found_;
    std::vector<bool> heads_;
    bool open_ = false;
    LabelKind kind_ = LabelKind::present;
    std::optional<Range> group_;
    std::vector<std::size_t> unpaired_;
    std::vector<Range> chunks_;
    int empty_lines_ = 0;
};

} // namespace

Attendance find_attendance(const Reading& reading, const std::vector<PointSpan>& points) {
    return AttendanceReader(reading, points).run();
}

} // namespace radslag::notes
