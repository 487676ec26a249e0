// See date_line.hpp.
#include "platform/http/date_line.hpp"

#include <fmt/chrono.h>

namespace radslag::http {

const std::string& DateLine::now() {
    if (const std::time_t now = std::time(nullptr); now != made_at_) {
        made_at_ = now;
        text_ = fmt::format("{:%a, %d %b %Y %H:%M:%S GMT}", fmt::gmtime(now));
    }
    return text_;
}

} // namespace radslag::http
