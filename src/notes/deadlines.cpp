// What makes a date a deadline; see deadlines.hpp.
#include "notes/deadlines.hpp"

#include "notes/spans/soft_times.hpp"

#include <algorithm>
#include <set>

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
                add({*act.due.day, *act.due.soft, act.who, *act.due.words, act.statement,
                     act.confidence});
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
            add({std::nullopt, std::move(time.due), std::nullopt, time.tokens, index,
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

    /// What a statement says of all its dates; asked once, since one may have thousands of them.
    struct Telling {
        std::size_t announces; ///< the first word that tells of a deadline or the future
        std::size_t ahead;     ///< the first word of delivery behind such a verb; or the end
        bool delivers = false;
        bool is_event = false;
        bool is_past = false;
    };

    Telling telling_of(Range range) const {
        Telling told{range.end, range.end};
        for (std::size_t i = range.first; i < range.end; ++i) {
            if (told.announces == range.end && (reading_.match(i, WordClass::due_word) > 0 ||
                                                reading_.match(i, WordClass::modal_verb) > 0))
                told.announces = i;
            if (told.ahead == range.end)
                told.ahead = delivered_ahead(i, range.end);
            told.delivers = told.delivers || reading_.match(i, WordClass::delivery_verb) > 0;
        }
        told.is_event = is_event(range);
        told.is_past = is_past_told(range);
        return told;
    }

    void read(std::size_t index) {
        const Range range = statements_[index].tokens;
        std::optional<Telling> told;
        for (const DateSpan& span : dates_within(dates_, range)) {
            const auto day = day_of(span, days_);
            const bool past = day && days_.day && days_between(*days_.day, *day) <= 0;
            if (!day || past || known(span.tokens))
                continue;
            if (!told)
                told = telling_of(range);
            // "Nästa möte 12 mars 2020, kallelse skickas ut i februari": the day is the meeting's.
            if (day == days_.next && told->announces >= span.tokens.first)
                continue;
            if (is_due(range, *told, span))
                add({*day, exactly(*day), std::nullopt, span.tokens, index, 85});
        }
    }

    void add(DeadlineSpan span) {
        known_.emplace(span.words.first, span.words.end);
        found_.push_back(std::move(span));
    }

    bool known(Range words) const { return known_.contains({words.first, words.end}); }

    /// "senast den 20 september", "ska redovisas den …", "sista dag är …".
    bool is_due(Range range, const Telling& told, const DateSpan& span) const {
        const std::size_t first = span.tokens.first;
        const std::size_t near = first > range.first + 4 ? first - 4 : range.first;
        for (std::size_t i = near; i < first; ++i)
            if (reading_.match(i, WordClass::due_word) > 0 && reading_.text(i) != "för" &&
                !told.is_event) // "för" is folded like "før"
                return !lasts(range.first, i);
        if (!span.year && told.ahead >= first)
            return false; // without a year "senast" or a verb of the future must announce it
        return told.delivers && !told.is_event && !told.is_past;
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

    /// "kommer att presenteras den 19 juni", "ska lämnas den 3 maj": where the delivery is said
    /// behind the verb of the future at `i`; `end` when there is none.
    std::size_t delivered_ahead(std::size_t i, std::size_t end) const {
        const auto word = reading_.folded(i);
        const bool shall = word == "ska" || word == "skall" || word == "skal" ||
                           (word == "kommer" && i + 1 < end && reading_.folded(i + 1) == "att");
        for (std::size_t k = i + 1; shall && k < std::min(end, i + 4); ++k)
            if (reading_.match(k, WordClass::delivery_verb) > 0)
                return k;
        return end;
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
    std::set<std::pair<std::size_t, std::size_t>> known_; ///< the words of all that is found
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
