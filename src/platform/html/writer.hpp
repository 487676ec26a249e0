// Where markup is written: one string that grows. For the builder's own files; views never see it.
#pragma once

#include "platform/html/html.hpp"

namespace radslag::html {

class Writer {
  public:
    /// Puts markup of our own in as it is: tags, names, finished Html.
    void raw(std::string_view markup) { out_ += markup; }
    /// Escaped for text and for attributes in double quotes alike.
    void text(std::string_view text);
    void number(std::int64_t number);
    void reserve(std::size_t bytes) { out_.reserve(bytes); }
    [[nodiscard]] Html finish() { return Html(std::move(out_)); }

  private:
    std::string out_;
};

} // namespace radslag::html
