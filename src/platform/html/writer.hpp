// Where markup is written: one string that grows. For the builder's own files; views never see it.
#pragma once

#include "platform/html/html.hpp"

#include <cstring>

namespace radslag::html {

class Writer {
  public:
    /// `expected`: about how many bytes will be written.
    explicit Writer(std::size_t expected = 0) { make_room(expected + 64); }

    /// Puts markup of our own in as it is: tags, names, finished Html.
    void raw(std::string_view markup) {
        if (room() < markup.size())
            make_room(markup.size());
        copy(markup.data(), markup.size());
        at_ += markup.size();
    }
    /// Escaped for text and for attributes in double quotes alike.
    void text(std::string_view text);
    void number(std::int64_t number);

    /// What was written. The writer is empty then.
    [[nodiscard]] Html finish();
    /// As finish(), but the writer keeps its room for what is written next, up to most_room_kept.
    [[nodiscard]] Html copy_out();
    /// Forgets what was written.
    void start_again() { at_ = buffer_.data(); }

  private:
    static constexpr std::size_t most_room_kept = 256U << 10U;

    [[nodiscard]] std::size_t written() const {
        return static_cast<std::size_t>(at_ - buffer_.data());
    }
    [[nodiscard]] std::size_t room() const {
        return static_cast<std::size_t>(buffer_.data() + buffer_.size() - at_);
    }
    void make_room(std::size_t bytes);

    /// Most pieces are a few bytes; two overlapping words take a third of a call of memcpy.
    void copy(const char* from, std::size_t size) {
        if (size > 16) {
            std::memcpy(at_, from, size);
        } else if (size >= 8) {
            std::memcpy(at_, from, 8);
            std::memcpy(at_ + size - 8, from + size - 8, 8);
        } else if (size >= 4) {
            std::memcpy(at_, from, 4);
            std::memcpy(at_ + size - 4, from + size - 4, 4);
        } else {
            for (std::size_t i = 0; i < size; ++i)
                at_[i] = from[i];
        }
    }

    std::string buffer_; ///< as large as its capacity; what is written ends at at_
    char* at_ = buffer_.data();
};

} // namespace radslag::html
