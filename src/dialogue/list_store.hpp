// The lists behind the figures: points, inputs, answers and matters, of public records alone and
// cut to what the reader may see now. Each is given in the order of its day.
#pragma once

#include "dialogue/reading_store.hpp"
#include "platform/auth/rights.hpp"

namespace radslag::dialogue::store {

using auth::Reader;

/// What a point led to: a regional turn, something taken along, both of them, or not both.
enum class Led { region, taken, both, less };

inline constexpr EnumText<Led, 4> leads(
    {{Led::region, "region"}, {Led::taken, "taken"}, {Led::both, "both"}, {Led::less, "less"}});

struct PointFilter {
    Scope scope;
    std::optional<std::string> meeting; ///< id
    std::optional<Planned> planned;
    bool marked = false; ///< only those announced as dialogue, whatever else
    std::optional<Led> led;
};

struct ListedPoint {
    std::string meeting;
    std::string body;
    Day day;
    PointUnit figures;
    std::optional<std::string> number; ///< as printed
    std::string title;
};
void points(db::Session& session, const Reader& reader, const PointFilter& filter, bool descending,
            const db::Slice& slice, const std::function<void(const ListedPoint&)>& each);
/// How many; 201 stands for more than 200, as in all counts here.
std::int64_t count(db::Session& session, const Reader& reader, const PointFilter& filter);

struct InputFilter {
    Scope scope;
    std::optional<Outcome> outcome;
    Day today; ///< what is late is late on it
};

struct ListedInput {
    std::string id;
    std::int64_t number = 0;
    std::string title;
    std::optional<std::string> from; ///< name of the sending organisation
    Day day;
    Outcome outcome = Outcome::open;
    std::optional<Day> promised; ///< the next day on which somebody owes an answer
};
void inputs(db::Session& session, const Reader& reader, const InputFilter& filter, bool descending,
            const db::Slice& slice, const std::function<void(const ListedInput&)>& each);
std::int64_t count(db::Session& session, const Reader& reader, const InputFilter& filter);

/// Which answers: given, given in time, or late and not given.
enum class Given { answered, in_time, late };

inline constexpr EnumText<Given, 3>
    givens({{Given::answered, "answered"}, {Given::in_time, "in_time"}, {Given::late, "late"}});

struct AnswerFilter {
    Scope scope;                          ///< its year is that of the asking
    std::optional<std::string> authority; ///< id
    std::optional<Given> given;
    Day today;
};

struct ListedAnswer {
    std::string input;
    std::int64_t number = 0;
    std::string title;
    Link authority;
    Day asked;
    Day promised;
    std::optional<Day> answered;
};
void answers(db::Session& session, const Reader& reader, const AnswerFilter& filter,
             bool descending, const db::Slice& slice,
             const std::function<void(const ListedAnswer&)>& each);
std::int64_t count(db::Session& session, const Reader& reader, const AnswerFilter& filter);

struct MatterFilter {
    Scope scope; ///< in which it was first named
    std::optional<Verdict> verdict;
};
void matters(db::Session& session, const Reader& reader, const MatterFilter& filter,
             bool descending, const db::Slice& slice,
             const std::function<void(const MatterFigures&)>& each);
std::int64_t count(db::Session& session, const Reader& reader, const MatterFilter& filter);

} // namespace radslag::dialogue::store
