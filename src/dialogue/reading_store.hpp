// The kept figures as pages show them, of a year and a body or of all (Scope). All of them are of
// public records, whoever reads. list_store.cpp reads the lists behind the numbers.
#pragma once

#include "dialogue/store.hpp"
#include "platform/db/slice.hpp"

#include <functional>
#include <vector>

namespace radslag::dialogue::store {

/// How far the figures lag behind the register.
struct Lag {
    std::int64_t entries = 0;      ///< acts that are not in them yet
    bool is_being_counted = false; ///< all is counted anew just now, or a new day has begun

    [[nodiscard]] bool is_none() const { return entries == 0 && !is_being_counted; }
};
Lag lag(db::Session& session, Day today);

/// The first and last day of a year of four digits, as texts; of all_years what all days lie
/// between.
struct Days {
    std::string from;
    std::string to;
};
Days days_of(std::int64_t year);

/// Something with a name and a page.
struct Link {
    std::string id;
    std::string name;
};

struct YearFigures {
    std::int64_t year = 0;
    std::int64_t meetings = 0;
    Words words;
};
/// By year, all_years first; empty while no meeting is counted.
std::vector<YearFigures> years(db::Session& session, std::string_view body);

/// The bodies of which there are figures, in Swedish order: those with public records alone.
std::vector<Link> bodies(db::Session& session);

struct MeetingFigures {
    std::string meeting;
    std::string body;
    Day day;
    Words words;
};
/// The latest first, at most `most`.
std::vector<MeetingFigures> last_meetings(db::Session& session, const Scope& scope,
                                          std::int64_t most);
/// The words of one meeting that was held, also when it is not public: for pages that show it to
/// those who may read it.
std::optional<Words> words_of_meeting(db::Session& session, std::string_view meeting);

struct PlannedFigures {
    Planned planned = Planned::untold;
    std::int64_t points = 0;
    std::int64_t information_words = 0;
    std::int64_t dialogue_words = 0;
    std::int64_t timed = 0; ///< points whose minutes are known
    std::int64_t minutes = 0;
    std::int64_t with_region = 0; ///< with a regional turn in a discussion
    std::int64_t with_taking = 0; ///< with something taken along
    std::int64_t kept = 0;        ///< with both
};
/// In the order of plans, also those of which there is none.
std::vector<PlannedFigures> planned(db::Session& session, const Scope& scope);

struct RegionFigures {
    std::string letter; ///< of the county
    std::string name;
    std::int64_t turns = 0;
    std::int64_t words = 0;
    std::int64_t inputs = 0;
};
/// Every region, in Swedish order, also those that were not heard.
std::vector<RegionFigures> regions(db::Session& session, const Scope& scope);

struct OutcomeFigures {
    Outcome outcome = Outcome::open;
    std::int64_t inputs = 0;
};
/// In the order of outcomes, also those of which there is none.
std::vector<OutcomeFigures> outcomes_of(db::Session& session, const Scope& scope);
struct AuthorityFigures {
    Link authority; ///< without id: all of them together
    std::int64_t asked = 0;
    std::int64_t answered = 0;
    std::int64_t in_time = 0;
    std::int64_t late = 0; ///< not answered, and the day has passed
    std::optional<std::int64_t> median_days;
};
/// All together, then those that are asked most, at most `most` of them.
std::vector<AuthorityFigures> authorities(db::Session& session, const Scope& scope,
                                          std::int64_t most);

struct VerdictFigures {
    Verdict verdict = Verdict::unheard;
    std::int64_t matters = 0;
};
/// In the order of verdicts, also those of which there is none.
std::vector<VerdictFigures> verdicts_of(db::Session& session, const Scope& scope);

struct MatterFigures {
    Link matter;
    std::string kind;
    Day named;
    std::optional<Day> heard;
    std::optional<Day> end;
    Verdict verdict = Verdict::unheard;
};
/// A matter in seven columns: id, title, kind, named, heard, end, verdict.
MatterFigures matter_at(const db::Row& row);
/// Those named last, at most `most`.
std::vector<MatterFigures> last_matters(db::Session& session, const Scope& scope,
                                        std::int64_t most);

} // namespace radslag::dialogue::store
