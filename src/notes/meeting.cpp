// Title, day and next day; see meeting.hpp.
#include "notes/meeting.hpp"

#include "notes/labels.hpp"
#include "notes/text/sentences.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// Parts of words that name a meeting or its notes.
constexpr std::array<std::string_view, 17> meeting_parts = {
    "protokoll",      "möte",       "anteckning", "minutes",    "meeting", "referat",
    "pöytäkirja",     "muistio",    "kokous",     "sammantr",   "stämma",  "notes",
    "sammanfattning", "dagordning", "protocol",   "forsamling", "möte"};

class MeetingReader {
  public:
    MeetingReader(const Reading& reading, const std::vector<PointSpan>& points,
                  const std::vector<DateSpan>& dates)
        : reading_(reading), dates_(dates), points_(points),
          front_end_(points.empty() ? std::min<std::size_t>(reading.lines.size(), 40)
                                    : points.front().first_line) {}

    Meeting run() {
        title();
        day();
        next_day();
        return std::move(meeting_);
    }

  private:
    const Token& token(std::size_t i) const { return reading_.tokens[i]; }

    // Title

    void title() {
        std::vector<Range> pieces;
        if (out_of_greeting(pieces)) {
            finish_title(pieces);
            return;
        }
        const std::size_t last =
            std::min<std::size_t>(reading_.lines.size(), std::max<std::size_t>(front_end_, 1));
        for (std::size_t i = 0; i < std::min<std::size_t>(last, 14) && pieces.size() < 4; ++i) {
            const TextLine& line = reading_.lines[i];
            const bool long_line = line.tokens.size() > 40;
            if (!pieces.empty() && !goes_on(line, pieces))
                break;
            if (!long_line && is_label(line))
                break;
            if (long_line || line.cut_out) {
                out_of_long(line.tokens, pieces);
                break;
            }
            if (is_page_number(line.tokens))
                continue;
            const Range piece = before_fields(line.tokens);
            if (piece.empty())
                break;
            pieces.push_back(piece);
            title_lines_ = i + 1;
            if (piece.end < line.tokens.end && says_meeting(piece) && pieces.size() > 1)
                break;
            if (line.kind == LineKind::heading && says_meeting(line.tokens))
                break;
        }
        finish_title(pieces);
    }

    void finish_title(std::vector<Range> pieces) {
        const bool sentence =
            pieces.size() == 1 &&
            (reading_.is_mark(pieces.front().end - 1, '?') ||
             (reading_.is_mark(pieces.front().end - 1, '.') && !says_meeting(pieces.front())));
        if (sentence)
            pieces.clear();
        for (const Range piece : pieces)
            meeting_.title += (meeting_.title.empty() ? "" : " ") + reading_.words(piece);
        if (!pieces.empty()) {
            meeting_.title_place = {reading_.place(pieces.front()).begin,
                                    reading_.place(pieces.back()).end};
            title_ = {pieces.front().first, pieces.back().end};
            meeting_.title_confidence = says_meeting(title_) ? 95 : 60;
        } else {
            meeting_.title_confidence = 0;
        }
    }

    /// Whether a further line belongs to the title.
    bool goes_on(const TextLine& line, const std::vector<Range>& pieces) const {
        if (line.kind == LineKind::bullet || line.tokens.size() > 30)
            return false;
        const bool named = std::any_of(pieces.begin(), pieces.end(),
                                       [&](Range piece) { return says_meeting(piece); });
        if (is_time(line.tokens) || is_dated_field(line.tokens))
            return false;
        if (line.after_blank)
            return (!named && says_meeting(line.tokens)) || only_kind(pieces);
        if (line.kind == LineKind::heading)
            return !named;
        const bool sentence = reading_.is_mark(line.tokens.end - 1, '.');
        return !sentence && !starts_with_date(line.tokens);
    }

    /// "SAMMANTRÄDESPROTOKOLL   Sida 1 (6)" without the page, "… Sammanträdesdatum 2019-04-09"
    /// without the field.
    Range before_fields(Range range) const {
        for (std::size_t i = range.first + 1; i < range.end; ++i) {
            const bool page = token(i).kind == TokenKind::number && i + 2 < range.end &&
                              reading_.is_mark(i + 1, '(');
            const bool field = token(i).capital && token(i - 1).kind == TokenKind::cell &&
                               reading_.match(i, WordClass::head_field) > 0;
            if (page || field) {
                std::size_t end = i;
                while (end > range.first &&
                       (token(end - 1).kind == TokenKind::cell ||
                        reading_.folded(end - 1) == "sida" || reading_.folded(end - 1) == "side" ||
                        reading_.folded(end - 1) == "sid"))
                    --end;
                return {range.first, end};
            }
        }
        return range;
    }

    /// "PROTOKOLL" or "PROTOKOLL NR 4/2003" alone names no meeting yet.
    bool only_kind(const std::vector<Range>& pieces) const {
        if (pieces.size() != 1)
            return false;
        const Range piece = pieces.front();
        const std::size_t count = reading_.match(piece.first, WordClass::head_meeting);
        const std::size_t rest = piece.first + count;
        return count > 0 && (rest == piece.end || reading_.folded(rest) == "nr" ||
                             reading_.folded(rest) == "nummer");
    }

    /// "Församlingshemmet, kl 18.00–20.10": where and when, not what.
    bool is_time(Range range) const {
        for (std::size_t i = range.first; i < range.end; ++i) {
            const auto word = reading_.folded(i);
            if ((word == "kl" || word == "klockan" || word == "klo") &&
                dates_within(dates_, range).empty())
                return true;
        }
        return false;
    }

    /// "Möte: 2020-08-25".
    bool is_dated_field(Range range) const {
        const std::size_t at = range.first + 2;
        return at < range.end && reading_.is_mark(range.first + 1, ':') &&
               !dates_within(dates_, {at, std::min(at + 1, range.end)}).empty();
    }

    /// "Hej alla! Här kommer anteckningar från nätverkets träff 19 januari 2024."
    bool out_of_greeting(std::vector<Range>& pieces) const {
        if (reading_.lines.empty())
            return false;
        const auto word = reading_.folded(reading_.lines.front().tokens.first);
        if (word != "hej" && word != "hei" && word != "hi" && word != "dear" && word != "kära" &&
            word != "hejsan" && word != "hello" && word != "moi")
            return false;
        for (std::size_t i = 0; i < std::min<std::size_t>(3, reading_.lines.size()); ++i) {
            const Range range = reading_.lines[i].tokens;
            for (std::size_t k = range.first; k + 2 < range.end; ++k) {
                const auto joint = reading_.folded(k + 1);
                const bool from = joint == "från" || joint == "fra" || joint == "from" ||
                                  joint == "af" || joint == "av" || joint == "frå";
                if (!from || !says_meeting({k, k + 1}))
                    continue;
                for (const Range sentence : sentences(reading_, {k + 2, range.end})) {
                    pieces.push_back(sentence);
                    if (reading_.is_mark(sentence.end - 1, '.'))
                        --pieces.back().end;
                    return true;
                }
            }
        }
        return false;
    }

    bool starts_with_date(Range range) const {
        return token(range.first).is(WordClass::weekday) ||
               (!dates_within(dates_, range).empty() &&
                dates_within(dates_, range).front().tokens.first <= range.first + 1);
    }

    bool is_label(const TextLine& line) const {
        const auto label = label_of(reading_, line);
        // "PROTOKOLL NR 4/2003" is a field of a form, and the title where nothing else is.
        const bool names_notes = reading_.match(line.tokens.first, WordClass::head_meeting) > 0;
        return label && label->kind != LabelKind::presentation &&
               !(label->kind == LabelKind::field && names_notes);
    }

    bool says_meeting(Range range) const {
        for (std::size_t i = range.first; i < range.end; ++i) {
            if (!token(i).is_word())
                continue;
            const auto word = reading_.folded(i);
            for (const std::string_view part : meeting_parts)
                if (word.find(part) != std::string_view::npos)
                    return true;
        }
        return false;
    }

    bool is_page_number(Range range) const {
        for (std::size_t i = range.first; i < range.end; ++i)
            if (token(i).is_word() && reading_.folded(i) != "sida" &&
                reading_.folded(i) != "page" && reading_.folded(i) != "av" &&
                reading_.folded(i) != "of")
                return false;
        return true;
    }

    /// In a line without breaks the title ends at the first label, weekday or sentence.
    void out_of_long(Range range, std::vector<Range>& pieces) const {
        std::size_t first = range.first;
        while (first < range.end && !token(first).is_word())
            ++first;
        std::size_t i = first;
        bool named = false;
        for (; i < range.end && i < first + 30; ++i) {
            const Token& at = token(i);
            // "MINNESANTECKNINGAR 1 (3) Samverkansrådet": the page stands between.
            if (at.kind == TokenKind::number && i + 4 < range.end && i > first &&
                reading_.is_mark(i + 1, '(') && token(i + 2).kind == TokenKind::number &&
                reading_.is_mark(i + 3, ')')) {
                pieces.push_back({first, i});
                first = i + 4;
                i = first - 1;
                continue;
            }
            named = named || (at.is_word() && says_meeting({i, i + 1}));
            const auto span = dates_within(dates_, {i, i + 1});
            if (!span.empty() && named) {
                const bool den = i > first && reading_.folded(i - 1) == "den";
                i = den ? behind_place(span.front().tokens.end, range) : i;
                break;
            }
            if (i > first && (at.is(WordClass::weekday) || is_field(i)))
                break;
            if (reading_.is_mark(i, '.') && i > first + 2 && named)
                break;
        }
        if (first < i)
            pieces.push_back({first, i});
    }

    /// "… den 4 februari 2015 i Folkets hus i Solna" up to the next label.
    std::size_t behind_place(std::size_t at, Range range) const {
        const auto word = at < range.end ? reading_.folded(at) : std::string_view{};
        if (word != "i" && word != "på" && word != "vid")
            return at;
        std::size_t end = at;
        while (end < range.end && end < at + 8 && token(end).is_word() && !is_field(end))
            ++end;
        return end;
    }

    /// "Plats:", "Datum Tid Plats", "Närvarande".
    bool is_field(std::size_t i) const {
        if (!token(i).capital)
            return false;
        const bool colon = reading_.is_mark(i + 1, ':');
        const bool field = reading_.match(i, WordClass::head_field) > 0;
        const bool people = reading_.match(i, WordClass::head_present) > 0 ||
                            reading_.match(i, WordClass::head_field) > 1;
        const bool next_field = i + 1 < reading_.tokens.size() &&
                                reading_.match(i + 1, WordClass::head_field) > 0 &&
                                token(i + 1).capital;
        const bool date_behind = field && i + 1 < reading_.tokens.size() &&
                                 !dates_within(dates_, {i + 1, i + 2}).empty();
        return people || date_behind || (field && (colon || next_field));
    }

    // Day

    void day() {
        for (const DateSpan& span : dates_within(dates_, title_))
            if (take_day(span, 97))
                return;
        const std::size_t last =
            std::min(reading_.lines.size(), std::max<std::size_t>(front_end_, title_lines_ + 3));
        meeting_.day_confidence = 0;
        for (std::size_t i = 0; i < last && !meeting_.day; ++i)
            if (!is_other_date(reading_.lines[i]))
                if (const DateSpan* const span = own_date(reading_.lines[i].tokens))
                    take_day(*span, 90);
    }

    /// The first day of a line, unless a word before it says that it is another's: whatever stands
    /// behind such a word does not count.
    const DateSpan* own_date(Range line) const {
        std::size_t i = line.first;
        for (const DateSpan& span : dates_within(dates_, line)) {
            if (!span.exact())
                continue;
            for (; i < span.tokens.first; ++i)
                if (announces_another(reading_.folded(i)))
                    return nullptr;
            return &span;
        }
        return nullptr;
    }

    bool take_day(const DateSpan& span, Confidence confidence) {
        const auto exact = span.exact();
        if (!exact)
            return false;
        meeting_.day = exact;
        meeting_.day_place = reading_.place(span.tokens);
        meeting_.day_confidence = confidence;
        return true;
    }

    /// Dates of approval, of printing, of the next meeting.
    bool is_other_date(const TextLine& line) const {
        const auto label = label_of(reading_, line);
        return label && (label->kind == LabelKind::next_meeting ||
                         label->kind == LabelKind::signature || label->kind == LabelKind::agenda);
    }

    static bool announces_another(std::string_view word) {
        return word.starts_with("juster") || word.starts_with("nästa") || word == "utskriven" ||
               word.starts_with("neste") || word.starts_with("näste") || word == "föregående" ||
               word == "förra" || word == "anslag" || word == "next";
    }

    // Next meeting

    struct NextCandidate {
        const DateSpan* span = nullptr;
        int weight = 0;
    };

    void next_day() {
        NextCandidate best;
        for (std::size_t i = 0; i < reading_.lines.size(); ++i)
            consider(i, best);
        if (best.span == nullptr)
            return;
        meeting_.next_day = meeting_.day ? best.span->after(*meeting_.day) : best.span->exact();
        if (meeting_.next_day)
            meeting_.next_day_place = reading_.place(best.span->tokens);
    }

    void consider(std::size_t i, NextCandidate& best) const {
        const Range range = reading_.lines[i].tokens;
        const auto label = label_of(reading_, reading_.lines[i]);
        if (label && label->kind == LabelKind::action)
            return;
        for (std::size_t k = range.first; k < range.end; ++k) {
            const std::size_t count = names_next_meeting(k, range, i);
            if (count == 0)
                continue;
            // "Till nästa möte" heads what is to be done till then.
            const bool until = k > range.first && count > 0 && is_until(k - 1);
            const bool starts = !until && (k == range.first || k <= range.first + 3);
            const auto span = date_behind(i, k + count, starts);
            if (span == nullptr || !is_later(*span))
                continue;
            int weight = starts ? 3 : 1;
            weight += token(k).capital ? 1 : 0;
            weight += reading_.lines[i].kind == LineKind::heading ? 1 : 0;
            weight += i * 4 > reading_.lines.size() * 3 ? 1 : 0;
            if (weight > best.weight)
                best = {span, weight};
        }
    }

    bool is_until(std::size_t i) const {
        const auto word = reading_.folded(i);
        return word == "till" || word == "inför" || word == "innan" || word == "före" ||
               word == "til" || word == "for";
    }

    bool is_later(const DateSpan& span) const {
        const auto exact = span.exact();
        return !exact || !meeting_.day || days_between(*meeting_.day, *exact) > 0;
    }

    /// "Nästa möte", "Nästa tjänstemannaforum", "Neste styremøte": how many words.
    std::size_t names_next_meeting(std::size_t k, Range range, std::size_t line) const {
        if (const auto listed = reading_.match(k, WordClass::head_next_meeting); listed > 1)
            return listed;
        const auto word = reading_.folded(k);
        if (word == "härnäst")
            return 1;
        const bool next = word == "nästa" || word == "neste" || word == "näste" || word == "next" ||
                          word == "seuraava" || word == "kommande" || word == "nästkommande";
        if (!next || k + 1 >= range.end || !token(k + 1).is_word())
            return 0;
        // A heading "Nästa FSG" names the meeting by whatever it is called.
        if (k + 2 == range.end && (reading_.lines[line].kind == LineKind::heading || is_head(line)))
            return 2;
        const auto noun = reading_.folded(k + 1);
        for (const std::string_view part :
             {"möte", "sammantr", "forum", "träff", "stämma", "meeting", "kokous", "råd",
              "tillfälle", "kokoontuminen", "samling"})
            if (noun.find(part) != std::string_view::npos)
                return 2;
        return 0;
    }

    /// The first day behind the words, in the same sentence; under a heading also on the next
    /// lines.
    const DateSpan* date_behind(std::size_t i, std::size_t from, bool starts) const {
        const Range range = reading_.lines[i].tokens;
        for (const DateSpan& span : dates_within(dates_, {from, range.end})) {
            if (span.tokens.first > from + 14)
                break;
            if (!is_due(span, from))
                return &span;
        }
        const bool heads = starts && from + 4 >= range.end;
        for (std::size_t next = i + 1; heads && next < std::min(i + 4, reading_.lines.size());
             ++next) {
            const auto inside = dates_within(dates_, reading_.lines[next].tokens);
            if (!inside.empty() && !is_due(inside.front(), reading_.lines[next].tokens.first))
                return &inside.front();
            if (reading_.lines[next].kind == LineKind::heading)
                break;
        }
        return nullptr;
    }

    /// "senast den 31 januari 2019" is no meeting's day.
    bool is_due(const DateSpan& span, std::size_t from) const {
        const std::size_t reach = span.tokens.first > from + 2 ? span.tokens.first - 2 : from;
        for (std::size_t k = reach; k < span.tokens.first; ++k)
            if (reading_.folded(k) == "senast" || reading_.folded(k) == "senest")
                return true;
        return false;
    }

    const Reading& reading_;
    const std::vector<DateSpan>& dates_;
    bool is_head(std::size_t line) const {
        const auto point = std::ranges::lower_bound(points_, line, {}, &PointSpan::first_line);
        return point != points_.end() && point->first_line == line;
    }

    const std::vector<PointSpan>& points_;
    std::size_t front_end_;
    std::size_t title_lines_ = 0;
    Range title_;
    Meeting meeting_;
};

} // namespace

Meeting find_meeting(const Reading& reading, const std::vector<PointSpan>& points,
                     const std::vector<DateSpan>& dates) {
    return MeetingReader(reading, points, dates).run();
}

} // namespace radslag::notes
