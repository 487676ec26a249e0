// See joining_wire.hpp.
#include "documents/program/joining_wire.hpp"

#include <array>
#include <charconv>

namespace radslag::documents {

namespace {

constexpr std::string_view pages_follow = "pages ";
constexpr std::string_view locked = "locked\n";

std::string on_one_line(std::string text) {
    for (char& each : text)
        if (each == '\n')
            each = ' ';
    return text;
}

/// Takes parts off the front of an input; `good` is false once one was not there.
class Front {
  public:
    explicit Front(std::string_view input) : rest_(input) {}

    std::string_view until(char end) {
        const auto at = rest_.find(end);
        good_ = good_ && at != std::string_view::npos;
        if (!good_)
            return {};
        const auto text = rest_.substr(0, at);
        rest_.remove_prefix(at + 1);
        return text;
    }
    std::size_t number(char end) {
        const auto text = until(end);
        std::size_t value = 0;
        const auto [last, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        good_ = good_ && error == std::errc{} && last == text.data() + text.size();
        return good_ ? value : 0;
    }
    std::string_view bytes(std::size_t size) {
        good_ = good_ && size <= rest_.size();
        if (!good_)
            return {};
        const auto bytes = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return bytes;
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool more() const { return good_ && !rest_.empty(); }

  private:
    std::string_view rest_;
    bool good_ = true;
};

} // namespace

std::string head_of_own(std::size_t bytes) {
    return std::to_string(bytes) + '\n';
}

std::string head_of(const Enclosed& file) {
    return std::to_string(file.pages) + ' ' + std::to_string(file.bytes) + ' ' + file.media_type +
           '\n' + on_one_line(file.name) + '\n' + on_one_line(file.description) + '\n';
}

std::optional<Arrived> arrived_in(std::string_view input) {
    Front front(input);
    Arrived arrived;
    arrived.own = front.bytes(front.number('\n'));
    while (front.more()) {
        Arrived::File file;
        file.facts.pages = front.number(' ');
        file.facts.bytes = front.number(' ');
        file.facts.media_type = front.until('\n');
        file.facts.name = front.until('\n');
        file.facts.description = front.until('\n');
        file.bytes = front.bytes(file.facts.bytes);
        arrived.files.push_back(std::move(file));
    }
    return front.good() ? std::optional(std::move(arrived)) : std::nullopt;
}

std::string to_text(const Measured& measured) {
    switch (measured.kind) {
    case Measured::Kind::whole:
        return std::string(pages_follow) + std::to_string(measured.pages) + '\n';
    case Measured::Kind::locked:
        return std::string(locked);
    case Measured::Kind::damaged:
        break;
    }
    return "damaged\n";
}

Measured measured_in(std::string_view text) {
    if (text == locked)
        return {Measured::Kind::locked, 0};
    if (!text.starts_with(pages_follow))
        return {};
    Front front(text.substr(pages_follow.size()));
    const std::size_t pages = front.number('\n');
    return front.good() && !front.more() && pages > 0 ? Measured{Measured::Kind::whole, pages}
                                                      : Measured{};
}

} // namespace radslag::documents
