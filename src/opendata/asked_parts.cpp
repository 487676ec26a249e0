// See asked_parts.hpp.
#include "opendata/asked_parts.hpp"

#include "opendata/cursor.hpp"
#include "opendata/instants.hpp"
#include "platform/text/shorten.hpp"

#include <algorithm>
#include <charconv>

namespace radslag::opendata {

namespace {

constexpr std::string_view language_parameter = "lang"; ///< of the whole site
constexpr std::size_t longest_told = 60;
constexpr char after_time = ':'; ///< of time and record in a cursor; stands in ids never

using AnyId = Id<struct AnyTag>;

bool is_among(std::string_view words, std::string_view value) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == value)
            return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

bool is_year(std::string_view text) {
    return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// Why the value is none of the filter's; nothing where it is one.
std::optional<Message> fault_of(const Filter& filter, std::string_view value) {
    if (filter.type == Type::integer && !is_year(value))
        return Message{"This is no year. Write it as 2026.", {}};
    if (filter.type == Type::id && !AnyId::parse(value))
        return Message{"This is no id: 13 characters of a–z and 2–7.", {}};
    if (!filter.words.empty() && !is_among(filter.words, value))
        return Message{"This must be one of: {0}.", {std::string(filter.words)}};
    return std::nullopt;
}

Error wrong(std::vector<FieldError> errors) {
    return {ErrorCode::invalid, Message{"Some parameters are wrong.", {}}, std::move(errors)};
}

/// Names are told as they came, but not at any length.
std::string told(std::string_view name) {
    return text::shortened(name, longest_told);
}

/// Reads the query parameter by parameter, and keeps what is wrong with each.
class Reading {
  public:
    Reading(const Collection& collection, const http::Values& query)
        : collection_(collection), query_(query) {}

    Result<Asked> run() {
        refuse_unknown();
        read_limit();
        read_filters();
        read_since();
        read_cursor();
        if (!errors_.empty())
            return tl::unexpected<Error>(wrong(std::move(errors_)));
        return std::move(asked_);
    }

  private:
    void refuse(std::string_view name, Message message) {
        errors_.push_back({std::string(name), std::move(message)});
    }

    [[nodiscard]] bool is_known(std::string_view name) const {
        return name == "limit" || name == "cursor" || name == "modified_since" ||
               name == language_parameter ||
               std::ranges::find(collection_.filters, name, &Filter::name) !=
                   collection_.filters.end();
    }

    void refuse_unknown() {
        std::vector<std::string_view> seen;
        for (const auto& [name, value] : query_) {
            if (!is_known(name))
                refuse(told(name), {"There is no such parameter.", {}});
            else if (std::ranges::find(seen, name) != seen.end())
                refuse(name, {"This may be given once only.", {}});
            seen.push_back(name);
        }
    }

    void read_limit() {
        const std::string* text = query_.find("limit");
        if (text == nullptr)
            return;
        const auto number = whole_number(*text);
        if (!number || *number < 1 || *number > most_limit)
            refuse("limit", {"This must be a whole number from 1 to 200.", {}});
        else
            asked_.limit = *number;
    }

    void read_filters() {
        for (const Filter& filter : collection_.filters) {
            const std::string* value = query_.find(filter.name);
            if (value == nullptr)
                continue;
            if (auto fault = fault_of(filter, *value))
                refuse(filter.name, std::move(*fault));
            else
                asked_.chosen.push_back({&filter, *value});
        }
        asked_.walk = collection_.name;
        if (const Chosen* leading = asked_.leading())
            asked_.walk += "," + std::string(leading->filter->name) + "," + leading->value;
    }

    void read_since() {
        const std::string* text = query_.find("modified_since");
        if (text == nullptr)
            return;
        asked_.walk = std::string(collection_.name) + ",changes";
        const auto instant = parse_since(*text);
        if (!instant)
            refuse("modified_since",
                   {"This is no instant. Write it as 2026-11-28T10:20:30Z, or a day.", {}});
        else
            asked_.since = store::After{radslag::to_text(*instant), ""};
        if (!asked_.chosen.empty())
            refuse(asked_.chosen.front().filter->name,
                   {"What has changed is given unfiltered: of what is gone nothing is known.", {}});
    }

    void read_cursor() {
        const std::string* text = query_.find("cursor");
        if (text == nullptr)
            return;
        const auto cursor = parse_cursor(*text);
        if (!cursor)
            refuse("cursor", {"This is no cursor of ours. Follow the link to the next page.", {}});
        else if (cursor->walk != asked_.walk || !go_on_after(cursor->after))
            refuse("cursor", {"This cursor belongs to another list, or to other filters.", {}});
    }

    bool go_on_after(const std::string& after) {
        if (!asked_.since) {
            asked_.after = after;
            const bool is_number = whole_number(after).has_value();
            return is_number || AnyId::parse(after).has_value();
        }
        const std::size_t at = after.rfind(after_time);
        if (at == std::string::npos)
            return false;
        asked_.since = store::After{after.substr(0, at), after.substr(at + 1)};
        return parse_instant(asked_.since->time).has_value() &&
               (asked_.since->record.empty() || AnyId::parse(asked_.since->record));
    }

    const Collection& collection_;
    const http::Values& query_;
    Asked asked_;
    std::vector<FieldError> errors_;
};

} // namespace

const Chosen* Asked::leading() const {
    const auto found = std::ranges::find_if(
        chosen, [](const Chosen& each) { return each.filter->leads.has_value(); });
    return found == chosen.end() ? nullptr : &*found;
}

Result<Asked> asked_of(const Collection& collection, const http::Values& query) {
    return Reading(collection, query).run();
}

std::string cursor_after(const Asked& asked, std::string_view key) {
    return to_text(Cursor{asked.walk, std::string(key)});
}

std::string cursor_after(const Asked& asked, const store::After& after) {
    return to_text(Cursor{asked.walk, after.time + after_time + after.record});
}

Result<void> takes_nothing(const http::Values& query) {
    std::vector<FieldError> errors;
    for (const auto& [name, value] : query)
        if (name != language_parameter)
            errors.push_back({told(name), Message{"There is no such parameter.", {}}});
    if (errors.empty())
        return {};
    return tl::unexpected<Error>(wrong(std::move(errors)));
}

} // namespace radslag::opendata
