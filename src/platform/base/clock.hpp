// Instants and days, and the clock as a seam: nothing but a Clock asks what time it is.
// Instants are UTC; a day has no time zone. Time zones live in platform/text (ICU).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace radslag {

/// A point in time, UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A calendar day of the proleptic Gregorian calendar.
using Day = std::chrono::year_month_day;

/// "2016-11-18T09:30:00.000Z": sorts by bytes as by time, and is what the database holds.
std::string to_text(Instant instant);

/// "2016-11-18".
std::string to_text(Day day);

/// The same of a day that may be unknown.
std::optional<std::string> to_text(const std::optional<Day>& day);

/// Reads exactly what to_text(Instant) writes; nothing if it is anything else.
std::optional<Instant> parse_instant(std::string_view text);

/// Reads "YYYY-MM-DD"; nothing if the text is not a day that exists.
std::optional<Day> parse_day(std::string_view text);

/// Days from `from` to `to`; negative when `to` is earlier.
int days_between(Day from, Day to);

/// The day `count` days after `day`.
Day add_days(Day day, int count);

class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's clock.
class SystemClock : public Clock {
  public:
    [[nodiscard]] Instant now() const override;
};

/// A clock that starts at a given instant and runs on from there (`--today`).
class ShiftedClock : public Clock {
  public:
    explicit ShiftedClock(Instant start);
    [[nodiscard]] Instant now() const override;

  private:
    Instant start_;
    std::chrono::steady_clock::time_point started_;
};

/// A clock that stands still until it is set; for tests.
class FixedClock : public Clock {
  public:
    explicit FixedClock(Instant now) : now_(now) {}
    [[nodiscard]] Instant now() const override { return now_; }
    void set(Instant now) { now_ = now; }

  private:
    Instant now_;
};

} // namespace radslag
