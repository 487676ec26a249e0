// Cutting a line of a list into people; see attendance_line.hpp.
#include "notes/attendance_line.hpp"

#include <algorithm>

namespace radslag::notes {

namespace {

constexpr WordClasses deputies(WordClass::role, WordClass::deputy);
constexpr WordClasses line_verbs(WordClass::finite_verb, WordClass::modal_verb,
                                 WordClass::speech_verb);

class LineReader {
  public:
    LineReader(const Reading& reading, const TextLine& line, Range range)
        : reading_(reading), line_(line), range_(range) {}

    AttendanceLine run() {
        const auto names = names_outside_organisations();
        if (names.empty())
            without_names();
        else
            with_names(names);
        return std::move(found_);
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    /// A name that is part of an organisation's is nobody's.
    std::vector<NameSpan> names_outside_organisations() const {
        const auto organisations = find_organisations(reading_, range_);
        std::vector<NameSpan> kept;
        std::size_t known = 0;
        std::size_t unknown = 0;
        Range rest = range_;
        if (begins_turned()) {
            kept.push_back({{range_.first, range_.first + 3}, true, 85, true});
            rest.first += 3;
        }
        const auto names = find_names(reading_, rest, NameContext::list);
        for (const NameSpan& name : names)
            ++(has_known_given(name) ? known : unknown);
        // Where nothing but names is listed, two capital words are one more.
        const bool names_only = organisations.empty() && known >= 3 && unknown * 3 <= known;
        for (const NameSpan& name : names) {
            const bool inside =
                std::any_of(organisations.begin(), organisations.end(), [&](const auto& one) {
                    return one.tokens.first <= name.tokens.first &&
                           name.tokens.end <= one.tokens.end;
                });
            if (!inside && (names_only || !is_unknown_behind_name(name, kept)))
                kept.push_back(name);
        }
        return kept;
    }

    /// "Lindqvist, Anna (S)": a family name that can be nothing else, and a given name alone.
    bool begins_turned() const {
        const std::size_t at = range_.first;
        if (at + 2 >= range_.end || !reading_.is_mark(at + 1, ','))
            return false;
        const Token& family = token(at);
        const Token& given = token(at + 2);
        const bool telling = family.is(WordClass::family_name) ||
                             (family.classes.empty() && has_family_ending(reading_.folded(at)));
        const bool known = given.is(WordClass::given_name) || given.is(WordClass::given_or_common);
        const bool ends =
            at + 3 == range_.end || !token(at + 3).is_word() || !token(at + 3).capital;
        return family.is_word() && family.capital && telling && !family.is(WordClass::given_name) &&
               given.capital && known && ends;
    }

    bool has_known_given(const NameSpan& name) const {
        const Token& first = token(name.tokens.first);
        return first.is(WordClass::given_name) || first.is(WordClass::given_or_common);
    }

    /// "Mona Ry (Coompanion)", as those before her: what the bracket holds is whom she is for.
    bool is_bracketed(const NameSpan& name) const {
        return name.tokens.end < range_.end && reading_.is_mark(name.tokens.end, '(');
    }

    /// In "Anna Ek, Lokal Energi" the second pair of capital words is what Anna works for: a name
    /// without a known given name behind a comma, when a known one stands before.
    bool is_unknown_behind_name(const NameSpan& name, const std::vector<NameSpan>& kept) const {
        if (!name.full || has_known_given(name))
            return false;
        if (kept.empty() || (is_bracketed(name) && is_bracketed(kept.back())))
            return false;
        const Range gap{kept.back().tokens.end, name.tokens.first};
        const bool known_before = token(kept.back().tokens.first).is(WordClass::given_name);
        return known_before && gap.size() >= 1 && !token(gap.first).is(WordClass::conjunction) &&
               !has_family_ending(reading_.folded(name.tokens.end - 1));
    }

    void with_names(const std::vector<NameSpan>& names) {
        const Standing lead = standing_behind(reading_, {range_.first, names.front().tokens.first},
                                              StandingContext::list);
        for (std::size_t k = 0; k < names.size(); ++k) {
            Attendee one;
            one.name = names[k];
            const std::size_t end = k + 1 < names.size() ? names[k + 1].tokens.first : range_.end;
            one.tail = {names[k].tokens.end, end};
            one.standing = standing_behind(reading_, one.tail, StandingContext::list);
            if (one.standing.absent)
                one.presence = Presence::absent;
            if (k > 0 && is_covered_for(names[k].tokens.first))
                one.presence = Presence::mentioned;
            found_.people.push_back(one);
        }
        Attendee& first = found_.people.front();
        if (lead.role && !first.standing.role)
            first.standing.role = lead.role;
        first.standing.chair = first.standing.chair || lead.chair;
        share(lead);
    }

    /// "tjg. ersättare för Anders Ek": he is not there.
    bool is_covered_for(std::size_t name) const {
        if (name < range_.first + 2)
            return false;
        const auto joint = reading_.folded(name - 1);
        const bool for_whom = joint == "för" || joint == "for" || joint == "stället";
        return for_whom &&
               (token(name - 2).classes.any(deputies) || reading_.folded(name - 2) == "i" ||
                reading_.is_mark(name - 2, ')') || reading_.folded(name - 2) == "vara");
    }

    /// "A och B, Region X": both; "Region X: A, B": all of the line.
    void share(const Standing& lead) {
        auto& people = found_.people;
        for (std::size_t k = people.size() - 1; k-- > 0;) {
            if (people[k].standing.organisation || !people[k + 1].standing.organisation)
                continue;
            const Range gap{people[k].name.tokens.end, people[k + 1].name.tokens.first};
            const bool joined = gap.size() == 1 && (token(gap.first).is(WordClass::conjunction) ||
                                                    reading_.is_mark(gap.first, '/') ||
                                                    reading_.is_mark(gap.first, '&'));
            if (joined)
                take_organisation(people[k], people[k + 1].standing);
        }
        if (lead.organisation && (lead.organisation_listed || is_acronym_label(lead)))
            for (Attendee& one : people)
                if (!one.standing.organisation)
                    take_organisation(one, lead);
    }

    /// "RPG: Evald Thor": an acronym that heads its line names who sent him.
    bool is_acronym_label(const Standing& lead) const {
        const Range name = *lead.organisation;
        return name.size() == 1 && name.first == range_.first && token(name.first).all_capitals &&
               reading_.is_mark(name.end, ':');
    }

    static void take_organisation(Attendee& one, const Standing& from) {
        one.standing.organisation = from.organisation;
        one.standing.kind = from.kind;
        one.standing.organisation_listed = from.organisation_listed;
    }

    void without_names() {
        const auto organisations = find_organisations(reading_, range_);
        const bool heads =
            reading_.is_mark(range_.end - 1, ':') || line_.kind == LineKind::heading || line_.bold;
        if (organisations.size() == 1 && heads) {
            found_.heading = organisations.front().tokens;
            return;
        }
        cut_chunks();
    }

    /// The parts between commas; brackets stay with what they follow.
    void cut_chunks() {
        int depth = 0;
        std::size_t first = range_.first;
        for (std::size_t k = range_.first; k <= range_.end; ++k) {
            if (k < range_.end) {
                depth += reading_.is_mark(k, '(') ? 1 : 0;
                depth -= reading_.is_mark(k, ')') && depth > 0 ? 1 : 0;
                const bool parts =
                    depth == 0 && (reading_.is_mark(k, ',') || reading_.is_mark(k, ';') ||
                                   token(k).kind == TokenKind::cell);
                if (!parts)
                    continue;
            }
            if (first < k)
                found_.chunks.push_back({first, k});
            first = k + 1;
        }
    }

    const Reading& reading_;
    const TextLine& line_;
    Range range_;
    AttendanceLine found_;
};

} // namespace

AttendanceLine read_attendance_line(const Reading& reading, const TextLine& line, Range range) {
    return LineReader(reading, line, range).run();
}

bool is_prose(const Reading& reading, Range range) {
    std::size_t small = 0;
    bool verb = false;
    for (std::size_t k = range.first; k < range.end; ++k) {
        const Token& at = reading.tokens[k];
        if (!at.is_word() || at.capital)
            continue;
        ++small;
        verb = verb || (at.classes.any(line_verbs) && !at.is(WordClass::preposition) &&
                        !at.is(WordClass::role) && !at.is(WordClass::chair_role));
    }
    const bool ends = !range.empty() && reading.is_mark(range.end - 1, '.');
    return (verb && small >= 4) || (small >= 8 && ends);
}

bool is_attendance_entry(const Reading& reading, Range range) {
    if (range.size() > 25 || range.size() < 2 || is_prose(reading, range) ||
        reading.is_mark(range.end - 1, '.') || reading.is_mark(range.end - 1, '!') ||
        reading.is_mark(range.end - 1, ':'))
        return false;
    const auto names = find_names(reading, range, NameContext::text);
    return !names.empty() && names.front().full && names.front().tokens.first <= range.first + 1;
}

} // namespace radslag::notes
