// Lines are looked at without knowing which of them belong to a head: that is what GMime finds out.
// The limits are wide enough for text that only looks like one. See shape.hpp.
#include "platform/mime/shape.hpp"

#include <glib.h>

#include <algorithm>
#include <string>

namespace radslag::mime {

namespace {

constexpr std::size_t most_head_octets = 1U << 20U;
constexpr std::size_t most_head_lines = 10'000;
constexpr std::size_t most_field_octets = 128U << 10U;
constexpr std::size_t most_fields = 100'000;
constexpr std::size_t most_nests = 100;
constexpr std::size_t longest_name = 200;
constexpr std::size_t most_comparisons = 20'000'000; ///< of lines with borders around them
constexpr std::size_t most_groups = 1'000;

bool has_word(std::string_view line, std::string_view small_letters) {
    return std::search(line.begin(), line.end(), small_letters.begin(), small_letters.end(),
                       [](char any, char small) { return g_ascii_tolower(any) == small; }) !=
           line.end();
}

/// Whether GMime takes the field's value for addresses: it compares names without regard to case,
/// up to a NUL.
bool holds_addresses(std::string_view line) {
    std::string name(line.substr(0, line.find_first_of(std::string_view(":\0", 2))));
    std::ranges::transform(name, name.begin(), g_ascii_tolower);
    name.erase(name.find_last_not_of(" \t") + 1);
    for (const char* each : {"from", "sender", "to", "cc"}) // "Reply-To" and "Bcc" among them
        if (name.ends_with(each))
            return true;
    return false;
}

class Shape {
  public:
    /// A line with its end.
    void take(std::string_view line) {
        if (in_head_) {
            in_head_ = line != "\n" && line != "\r\n";
            head_octets_ += line.size();
            ++head_lines_;
        }
        borders_ += line.starts_with("--") ? 1 : 0;
        const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
        if (!goes_on) {
            in_field_ = line.substr(0, longest_name).find(':') != std::string_view::npos;
            field_octets_ = 0;
            nests_counted_ = false;
            groups_ = 0;
            fields_ += in_field_ ? 1 : 0;
            holds_addresses_ = in_field_ && holds_addresses(line);
        }
        if (!in_field_)
            return;
        if (holds_addresses_) {
            groups_ += static_cast<std::size_t>(std::ranges::count(line, ':'));
            most_in_groups_ = std::max(most_in_groups_, groups_);
        }
        field_octets_ += line.size();
        longest_field_ = std::max(longest_field_, field_octets_);
        if (!nests_counted_ && has_word(line, "multipart")) {
            nests_counted_ = true;
            ++nests_;
        }
    }

    [[nodiscard]] Result<void> check() const {
        if (head_octets_ > most_head_octets || head_lines_ > most_head_lines ||
            longest_field_ > most_field_octets || fields_ > most_fields ||
            most_in_groups_ > most_groups)
            return failure(ErrorCode::too_many,
                           "The mail's head is larger than that of any mail that is meant to be "
                           "read.");
        if (nests_ > most_nests || nests_ * borders_ > most_comparisons)
            return failure(ErrorCode::too_many, "The mail has more than {0} parts.",
                           {std::to_string(most_nests)});
        return {};
    }

  private:
    bool in_head_ = true, in_field_ = false, nests_counted_ = false, holds_addresses_ = false;
    std::size_t head_octets_ = 0, head_lines_ = 0;
    std::size_t fields_ = 0, field_octets_ = 0, longest_field_ = 0, nests_ = 0, borders_ = 0;
    std::size_t groups_ = 0, most_in_groups_ = 0;
};

} // namespace

Result<void> check_shape(std::string_view octets) {
    Shape shape;
    while (!octets.empty()) {
        const std::size_t end = std::min(octets.find('\n'), octets.size() - 1);
        shape.take(octets.substr(0, end + 1));
        octets.remove_prefix(end + 1);
    }
    return shape.check();
}

} // namespace radslag::mime
