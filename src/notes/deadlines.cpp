// What makes a date a deadline; see deadlines.hpp.
#include "notes/deadlines.hpp"

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
                found_.push_back({*act.due.day, *act.due.words, act.statement, act.confidence});
        for (std::size_t i = 0; i < statements_.size(); ++i)
            read(i);
        return std::move(found_);
    }

  private:
    void read(std::size_t index) {
        const Range range = statements_[index].tokens;
        for (const DateSpan& span : dates_within(dates_, range)) {
            const auto day = day_of(span, days_);
            const bool past = day && days_.day && days_between(*days_.day, *day) <= 0;
            if (!day || past || known(span.tokens))
                continue;
            if (is_due(range, span))
                found_.push_back({*day, span.tokens, index, 85});
        }
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
            if (reading_.match(i, WordClass::due_word) > 0 && !is_event(range))
                return true;
        bool delivered = false;
        for (std::size_t i = range.first; i < range.end; ++i)
            delivered = delivered || reading_.match(i, WordClass::delivery_verb) > 0;
        return delivered && !is_event(range) && !is_past_told(range);
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
