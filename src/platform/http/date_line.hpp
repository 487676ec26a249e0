// The value of the Date header, made anew each second.
#pragma once

#include <ctime>
#include <string>

namespace radslag::http {

/// Used on one thread.
class DateLine {
  public:
    /// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7) of this second.
    const std::string& now();

  private:
    std::string text_;
    std::time_t made_at_ = 0;
};

} // namespace radslag::http
