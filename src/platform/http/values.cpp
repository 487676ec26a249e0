// Lists of names with values, and percent decoding. Declared in values.hpp.
#include "platform/http/values.hpp"

#include "platform/base/utf8.hpp"

#include <algorithm>

namespace radslag::http {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

int digit_of(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    const char small = lower(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

} // namespace

bool same_ignoring_case(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, lower, lower);
}

bool Values::is(std::string_view one, std::string_view other) const {
    return names_ == Case::matters ? one == other : same_ignoring_case(one, other);
}

void Values::add(std::string name, std::string value) {
    list_.emplace_back(std::move(name), std::move(value));
}

void Values::set(std::string_view name, std::string value) {
    for (auto& [known, old] : list_) {
        if (!is(known, name))
            continue;
        old = std::move(value);
        return;
    }
    list_.emplace_back(name, std::move(value));
}

void Values::remove(std::string_view name) {
    std::erase_if(list_, [&](const auto& pair) { return is(pair.first, name); });
}

const std::string* Values::find(std::string_view name) const {
    for (const auto& [known, value] : list_)
        if (is(known, name))
            return &value;
    return nullptr;
}

std::string_view Values::get(std::string_view name, std::string_view otherwise) const {
    const std::string* value = find(name);
    return value != nullptr ? std::string_view(*value) : otherwise;
}

std::optional<std::string> Values::given(std::string_view name) const {
    const std::string_view value = get(name);
    return value.empty() ? std::nullopt : std::optional(std::string(value));
}

std::vector<std::string_view> Values::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [known, value] : list_)
        if (is(known, name))
            values.emplace_back(value);
    return values;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? digit_of(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? digit_of(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        decoded += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (!is_text(decoded))
        return std::nullopt;
    return decoded;
}

} // namespace radslag::http
