// Days, clock times, numbers and sizes as Swedes and Britons write them. The words of sentences are
// in text.hpp; time zones are not known here.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/i18n/language.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace radslag::i18n {

/// "18 november 2016" or "18 November 2016".
std::string long_date(Language language, Day day);

/// As tables have it: "18 nov 2016", "16 sept 2016", "27 maj 2016" or "18 Nov 2016".
std::string short_date(Language language, Day day);

/// The same without the year: "18 nov".
std::string day_and_month(Language language, Day day);

/// "februari" or "February". `number` is 1–12.
std::string_view month(Language language, unsigned number);

/// "fredag" or "Friday".
std::string_view weekday(Language language, Day day);

/// "10.07" or "10:07". `since_midnight` is 0–1439 minutes.
std::string clock_time(Language language, std::chrono::minutes since_midnight);

/// A whole number grouped by threes: "20 977" with no-break spaces (from five digits) or "20,977".
std::string number(Language language, std::int64_t value);

/// A number with `decimals` (0–6) digits after the comma or point.
std::string decimal(Language language, double value, int decimals);

/// "77 %" with a no-break space or "77%". `share` is 0–100.
std::string percent(Language language, std::int64_t share);

/// "412 kB", "1,8 MB" or "1.8 MB": powers of ten.
std::string file_size(Language language, std::uint64_t bytes);

} // namespace radslag::i18n
