// Undoes folds and follows BEGIN and END; see content_lines.hpp.
#include "platform/calendar/content_lines.hpp"

#include "platform/base/utf8.hpp"
#include "platform/text/lines.hpp"

#include <algorithm>
#include <optional>

namespace radslag::calendar {

namespace {

constexpr std::size_t most_octets = 1U << 20U;
constexpr std::size_t most_components = 100;
constexpr std::size_t most_shown = 40; ///< characters of what strangers sent, in a sentence

std::string in_capitals(std::string_view text) {
    std::string capitals(text);
    for (char& byte : capitals)
        if (byte >= 'a' && byte <= 'z')
            byte = static_cast<char>(byte - 'a' + 'A');
    return capitals;
}

/// Takes one line off `rest`, without its end.
std::string_view take_line(std::string_view& rest) {
    const auto end = std::min(rest.find('\n'), rest.size());
    auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

bool is_fold(std::string_view rest) {
    return rest.starts_with(' ') || rest.starts_with('\t');
}

std::string take_unfolded_line(std::string_view& rest) {
    std::string line(take_line(rest));
    while (is_fold(rest))
        line += take_line(rest).substr(1);
    return line;
}

ContentLine content_line(std::string text) {
    return {in_capitals(std::string_view(text).substr(0, text.find_first_of(":;"))),
            std::move(text)};
}

Error error(ErrorCode code, Message message) {
    return {code, std::move(message), {}};
}

Error no_calendar() {
    return error(ErrorCode::invalid, Message{"The answer is no calendar file.", {}});
}

/// Follows the components from the first line to the last.
class Walk {
  public:
    /// Takes the next line; an error ends the walk.
    std::optional<Error> take(ContentLine line) {
        if (line.name == "BEGIN")
            return begin(in_capitals(text::one_line(value_of(line.text), most_shown)));
        if (open_.empty())
            return no_calendar();
        if (line.name == "END")
            return end(in_capitals(text::one_line(value_of(line.text), most_shown)));
        if (open_.size() == 1)
            lines_.calendar.push_back(std::move(line));
        else if (open_.size() == 2 && open_.back() == "VEVENT")
            lines_.events.back().push_back(std::move(line));
        return std::nullopt;
    }

    Result<ContentLines> finish() {
        if (count_ == 0)
            return tl::unexpected(no_calendar());
        if (!open_.empty())
            return failure(ErrorCode::invalid, "The calendar file is cut off: {0} does not end.",
                           {open_.back()});
        return std::move(lines_);
    }

  private:
    std::optional<Error> begin(std::string name) {
        if (open_.empty() && (name != "VCALENDAR" || count_ > 0))
            return no_calendar();
        if (++count_ > most_components)
            return error(ErrorCode::too_many, Message{"The calendar file has more than {0} parts.",
                                                      {std::to_string(most_components)}});
        if (open_.size() == 1 && name == "VEVENT")
            lines_.events.emplace_back();
        open_.push_back(std::move(name));
        return std::nullopt;
    }

    std::optional<Error> end(const std::string& name) {
        if (open_.back() != name)
            return error(
                ErrorCode::invalid,
                Message{"In the calendar file {0} ends where {1} should.", {name, open_.back()}});
        open_.pop_back();
        return std::nullopt;
    }

    ContentLines lines_;
    std::vector<std::string> open_;
    std::size_t count_ = 0;
};

} // namespace

std::string_view value_of(std::string_view line) {
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '"')
            quoted = !quoted;
        else if (line[at] == ':' && !quoted)
            return line.substr(at + 1);
    }
    return {};
}

Result<ContentLines> read_lines(std::string_view octets) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (octets.size() > most_octets)
        return failure(ErrorCode::too_many, "The calendar file is larger than {0} MB.",
                       {std::to_string(most_octets >> 20U)});
    if (octets.starts_with(byte_order_mark))
        octets.remove_prefix(byte_order_mark.size());
    Walk walk;
    while (!octets.empty()) {
        std::string text = take_unfolded_line(octets);
        // Only whole lines can be looked at: a fold may stand in the middle of a character.
        if (!is_text(text))
            return failure(ErrorCode::invalid, "The calendar file is not text in UTF-8.");
        if (text.find_first_not_of(" \t") == std::string::npos)
            continue;
        if (auto wrong = walk.take(content_line(std::move(text))))
            return tl::unexpected(std::move(*wrong));
    }
    return walk.finish();
}

} // namespace radslag::calendar
