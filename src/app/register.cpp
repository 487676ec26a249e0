// Opening a register; see register.hpp.
#include "app/register.hpp"

#include "bodies/actions.hpp"
#include "ledger/ledger.hpp"

#include <fmt/format.h>

namespace radslag::app {

/// The machine's clock, or one that starts at noon UTC of a given day.
class Register::SettableClock : public Clock {
  public:
    [[nodiscard]] Instant now() const override {
        return shifted_ ? shifted_->now() : system_.now();
    }
    void start_at(Day day) {
        using namespace std::chrono;
        shifted_ = std::make_unique<ShiftedClock>(sys_days{day} + hours{12});
    }

  private:
    SystemClock system_;
    std::unique_ptr<ShiftedClock> shifted_;
};

db::Options database_options(const Place& place) {
    db::Options options;
    options.location = place.database.value_or((place.data / "radslag.db").string());
    return options;
}

Register::Register(const Place& place, std::unique_ptr<Clock> clock)
    : clock_(std::move(clock)), database_(db::open(database_options(place), *clock_)),
      files_(place.data / "documents") {}

Result<void> make_ready(const Place& place) {
    std::error_code error;
    std::filesystem::create_directories(place.data / "documents", error);
    if (error)
        return failure(ErrorCode::invalid,
                       "--data: the folder {0} cannot be made: {1}. Give another one.",
                       {place.data.string(), error.message()});
    return {};
}

tl::unexpected<Error> no_day_of_ones_own(const bodies::Forum& forum) {
    return failure(ErrorCode::invalid,
                   "--today is for demonstrations and for forums made with init --test; {0} is "
                   "neither.",
                   {forum.name});
}

Result<std::unique_ptr<Register>> Register::open(const Place& place, bool found) {
    if (const auto ready = make_ready(place); !ready)
        return tl::unexpected<Error>(ready.error());
    auto clock = std::make_unique<SettableClock>();
    if (const auto migrated = db::migrate(database_options(place), *clock, all_migrations());
        !migrated)
        return tl::unexpected<Error>(migrated.error());
    SettableClock& settable = *clock;
    std::unique_ptr<Register> opened(new Register(place, std::move(clock)));
    if (const auto read = opened->read_forum(found); !read)
        return tl::unexpected<Error>(read.error());
    if (place.today) {
        if (opened->forum_.kind == bodies::ForumKind::real)
            return no_day_of_ones_own(opened->forum_);
        settable.start_at(*place.today);
    }
    return opened;
}

Result<void> Register::read_forum(bool found) {
    std::optional<bodies::Forum> known;
    try {
        known = database_->reading([](db::Session& session) { return bodies::forum(session); });
    } catch (const std::exception& fault) { // somebody has changed its one row
        return failure(ErrorCode::invalid, "The table {0} cannot be read to its end: {1}",
                       {"forum", fault.what()});
    }
    if (known) {
        forum_ = *known;
        return {};
    }
    if (!found)
        return {};
    forum_.name = "Rådslag";
    return database_->write([&](db::Session& session) -> Result<void> {
        ledger::Act act(session, "import", "forum.found", forum_.id.text());
        const auto founded = bodies::found_forum(act, forum_);
        if (founded)
            act.append();
        return founded;
    });
}

} // namespace radslag::app
