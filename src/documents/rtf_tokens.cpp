// The tokens of Rich Text Format; see rtf_tokens.hpp.
#include "documents/rtf_tokens.hpp"

#include <algorithm>

namespace radslag::documents {

namespace {

bool is_letter(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
}

int hex(char digit) {
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

constexpr int largest_number = 100'000'000;

} // namespace

/// What follows a backslash; at_ stands on it.
RtfToken RtfTokens::control() {
    const std::size_t begin = ++at_;
    if (begin >= rtf_.size())
        return {};
    if (rtf_[begin] == '\'') {
        const int high = begin + 1 < rtf_.size() ? hex(rtf_[begin + 1]) : -1;
        const int low = begin + 2 < rtf_.size() ? hex(rtf_[begin + 2]) : -1;
        at_ = std::min(begin + 3, rtf_.size());
        return {RtfToken::Kind::byte, {}, high < 0 || low < 0 ? '?' : high * 16 + low};
    }
    if (!is_letter(rtf_[begin])) {
        ++at_;
        return {RtfToken::Kind::sign, rtf_.substr(begin, 1)};
    }
    while (at_ < rtf_.size() && is_letter(rtf_[at_]))
        ++at_;
    RtfToken token{RtfToken::Kind::word, rtf_.substr(begin, at_ - begin)};
    const bool negative = at_ + 1 < rtf_.size() && rtf_[at_] == '-' && hex(rtf_[at_ + 1]) >= 0 &&
                          hex(rtf_[at_ + 1]) <= 9;
    at_ += negative ? 1 : 0;
    for (; at_ < rtf_.size() && rtf_[at_] >= '0' && rtf_[at_] <= '9'; ++at_) {
        token.has_number = true;
        token.number = std::min(token.number * 10 + (rtf_[at_] - '0'), largest_number);
    }
    token.number = negative ? -token.number : token.number;
    if (at_ < rtf_.size() && rtf_[at_] == ' ')
        ++at_;
    if (token.text == "bin" && token.number > 0)
        at_ = std::min(at_ + static_cast<std::size_t>(token.number), rtf_.size());
    return token;
}

RtfToken RtfTokens::next() {
    while (at_ < rtf_.size() && (rtf_[at_] == '\r' || rtf_[at_] == '\n' || rtf_[at_] == '\0'))
        ++at_;
    if (at_ >= rtf_.size())
        return {};
    if (rtf_[at_] == '{') {
        ++at_;
        RtfToken token{RtfToken::Kind::open};
        if (rtf_.substr(at_, 2) == "\\*") {
            token.is_optional = true;
            at_ += 2;
        }
        return token;
    }
    if (rtf_[at_] == '}') {
        ++at_;
        return {RtfToken::Kind::close};
    }
    if (rtf_[at_] == '\\')
        return control();
    const std::size_t begin = at_;
    at_ = std::min(rtf_.find_first_of(std::string_view("{}\\\r\n\0", 6), at_), rtf_.size());
    return {RtfToken::Kind::text, rtf_.substr(begin, at_ - begin)};
}

std::string_view RtfTokens::rest_of_group() {
    const std::size_t begin = at_;
    std::size_t depth = 1;
    while (true) {
        const std::size_t before = at_;
        const RtfToken token = next();
        if (token.kind == RtfToken::Kind::end)
            return rtf_.substr(begin);
        if (token.kind == RtfToken::Kind::open)
            ++depth;
        if (token.kind == RtfToken::Kind::close && --depth == 0)
            return rtf_.substr(begin, before - begin);
    }
}

} // namespace radslag::documents
