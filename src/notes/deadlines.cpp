// What makes a date a deadline; see deadlines.hpp.
#include "notes/deadlines.hpp"

#include "notes/spans/soft_times.hpp"

#include <algorithm>

namespace radslag::notes {

namespace {

class DeadlineReader {
  public:
    DeadlineReader(const Reading& reading, const std::vector<Statement>& statements,
                   const std::vector<DateSpan>& dates, const MeetingDays& days)
        : reading_(reading), statements_(statements), dates_(dates), days_(days) {}

    std::vector<DeadlineSpan> run(const std::vector<Act>& acts) {
        for (const Act& act : acts)
            if (act.due.day && act.due.words)
                found_.push_back({*act.due.day, *act.due.soft, act.who, *act.due.words,
                                  act.statement, act.confidence});
        for (std::size_t i = 0; i < statements_.size(); ++i) {
            read(i);
            read_windows(i);
        }
        return std::move(found_);
    }

  private:
    /// "Rapporten ska presenteras i mitten av januari", "Besluten tas i slutet av december".
    void read_windows(std::size_t index) {
        const Range range = statements_[index].tokens;
        if (!tells_of_future(range))
            return;
        for (SoftTime& time : find_soft_times(reading_, range, days_.day)) {
            if (time.due.kind != SoftDue::Kind::window || known(time.tokens))
                continue;
            if (days_.day && days_between(*days_.day, *time.due.to) <= 0)
                continue;
            found_.push_back({std::nullopt, std::move(time.due), std::nullopt, time.tokens, index,
                              tells_delivery(range) ? 82 : 76});
        }
    }

    bool tells_of_future(Range range) const {
        bool ahead = false;
        for (std::size_t i = range.first; i < range.end; ++i) {
            const auto word = reading_.folded(i);
            ahead = ahead || reading_.match(i, WordClass::modal_verb) > 0 ||
                    reading_.tokens[i].is(WordClass::hedge_word) ||
                    (word == "tas" && i > range.first) || word == "börjar" || word == "startar" ||
                    word == "fattas" || word == "begins" || word == "starts";
        }
        return ahead && !is_past_told(range);
    }

    bool tells_delivery(Range range) const {
        for (std::size_t i = range.first; i < range.end; ++i)
            if (reading_.match(i, WordClass::delivery_verb) > 0 ||
                reading_.match(i, WordClass::speech_verb) > 0 ||
                reading_.folded(i).starts_with("beslut"))
                return true;
        return false;
    }

    static SoftDue exactly(Day day) { return {SoftDue::Kind::day, day, day, ""}; }

    void read(std::size_t index) {
        const Range range = statements_[index].tokens;
        for (const DateSpan& span : dates_within(dates_, range)) {
            const auto day = day_of(span, days_);
            const bool past = day && days_.day && days_between(*days_.day, *day) <= 0;
            if (!day || past || known(span.tokens) || meets_then(*day, range, span))
                continue;
            if (is_due(range, span))
                found_.push_back({*day, exactly(*day), std::nullopt, span.tokens, index, 85});
        }
    }

    /// "Nästa möte 12 mars 2020, kallelse skickas ut i februari": the day is the meeting's.
    bool meets_then(Day day, Range range, const DateSpan& span) const {
        if (day != days_.next)
            return false;
        for (std::size_t i = range.first; i < span.tokens.first; ++i)
            if (reading_.match(i, WordClass::due_word) > 0 ||
                reading_.match(i, WordClass::modal_verb) > 0)
                return false;
        return true;
    }

    bool known(Range words) const {
        return std::any_of(found_.begin(), found_.end(),
                           [&](const DeadlineSpan& one) { return one.words == words; });
    }

    /// "senast den 20 september", "ska redovisas den …", "sista dag är …".
    bool is_due(Range range, const DateSpan& span) const {
        const std::size_t first = span.tokens.first;
        const std::size_t near = first > range.first + 4 ? first - 4 : range.first;
        for (std::size_t i = near; i < first; ++i)
            if (reading_.match(i, WordClass::due_word) > 0 && reading_.text(i) != "för" &&
                !is_event(range)) // "för" is folded like "før"
                return !lasts(range.first, i);
        if (!span.year && !is_ahead(range, first))
            return false; // without a year "senast" or a verb of the future must announce it
        bool delivered = false;
        for (std::size_t i = range.first; i < range.end; ++i)
            delivered = delivered || reading_.match(i, WordClass::delivery_verb) > 0;
        return delivered && !is_event(range) && !is_past_told(range);
    }

    /// "förlänga projektet till den 30 juni 2022": until then something goes on.
    bool lasts(std::size_t from, std::size_t due) const {
        const auto until = reading_.folded(due);
        if (!until.starts_with("till") && !until.starts_with("fram") && until != "tom" &&
            until != "t.o.m")
            return false;
        for (std::size_t i = due > from + 6 ? due - 6 : from; i < due; ++i)
            for (const std::string_view stem :
                 {"förläng", "gäller", "gälla", "pågår", "pågå", "löper", "löpa", "räcker",
                  "förordna", "öppet", "öppen", "forleng", "varar"})
                if (reading_.folded(i).starts_with(stem))
                    return true;
        return false;
    }

    /// "kommer att presenteras den 19 juni", "ska lämnas den 3 maj".
    bool is_ahead(Range range, std::size_t day) const {
        for (std::size_t i = range.first; i + 1 < day; ++i) {
            const auto word = reading_.folded(i);
            const bool shall = word == "ska" || word == "skall" || word == "skal" ||
                               (word == "kommer" && reading_.folded(i + 1) == "att");
            if (!shall)
                continue;
            for (std::size_t k = i + 1; k < std::min(day, i + 4); ++k)
                if (reading_.match(k, WordClass::delivery_verb) > 0)
                    return true;
        }
        return false;
    }

    /// A meeting, seminar or course on that day.
    bool is_event(Range range) const {
        for (std::size_t i = range.first; i < std::min(range.end, range.first + 12); ++i) {
            const auto word = reading_.folded(i);
            for (const std::string_view event :
                 {"möte", "möte", "möde", "sammanträde", "seminar", "konferens", "konferanse",
                  "föreläsning", "träff", "meeting", "workshop", "stämma", "kokous"})
                if (word.find(event) != std::string_view::npos && !word.ends_with("mötespunkten"))
                    return true;
        }
        return false;
    }

    bool is_past_told(Range range) const {
        for (std::size_t i = range.first; i < range.end; ++i)
            if (reading_.tokens[i].is(WordClass::past_word) &&
                (reading_.folded(i).ends_with("ades") || reading_.folded(i) == "lämnade"))
                return true;
        return false;
    }

    const Reading& reading_;
    const std::vector<Statement>& statements_;
    const std::vector<DateSpan>& dates_;
    MeetingDays days_;
    std::vector<DeadlineSpan> found_;
};

} // namespace

std::vector<DeadlineSpan> find_deadlines(const Reading& reading,
                                         const std::vector<Statement>& statements,
                                         const std::vector<Act>& acts,
                                         const std::vector<DateSpan>& dates,
                                         const MeetingDays& days) {
    return DeadlineReader(reading, statements, dates, days).run(acts);
}

} // namespace radslag::notes
