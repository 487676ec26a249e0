// What commands say to the person at the terminal: sentences on standard error, in their language.
#pragma once

#include "platform/base/result.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::app {

/// Writes a line to standard error.
void say(std::string_view line);
/// Writes what went wrong, with each field that is to blame.
void say(i18n::Language language, const Error& error);

/// A line that is written over as work goes on; nothing where standard error is no terminal.
class ProgressLine {
  public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(std::string_view line);
    void clear();

  private:
    bool terminal_;
    bool shown_ = false;
};

} // namespace radslag::app
