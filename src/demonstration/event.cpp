// When things happen; see event.hpp.
#include "demonstration/event.hpp"

#include <numeric>

namespace radslag::demonstration {

Instant hour_of(Day day, std::string_view words) {
    // Between 8 and 15 UTC: office hours in Sweden, summer and winter.
    const auto sum = std::accumulate(words.begin(), words.end(), 0U, [](unsigned total, char c) {
        return (total * 31 + static_cast<unsigned char>(c)) % 25200;
    });
    return std::chrono::sys_days{working_day(day)} + std::chrono::hours(8) +
           std::chrono::seconds(sum);
}

Instant Telling::now() const {
    return std::chrono::sys_days{stage.today()} + std::chrono::hours(6);
}

void Telling::add(Event event) const {
    if (event.when <= now())
        events.push_back(std::move(event));
}

} // namespace radslag::demonstration
