// Finds running heads and feet by comparing pages; see page_frame.hpp.
#include "reader_program/page_frame.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace radslag::reader_program {

namespace {

constexpr double frame_share = 0.15; // of the page's height, at its head and at its foot

enum class Zone { head, body, foot };

Zone zone_of(const Segment& segment, double height) {
    if (segment.bottom < height * frame_share)
        return Zone::head;
    return segment.top > height * (1 - frame_share) ? Zone::foot : Zone::body;
}

bool is_digit(char each) {
    return each >= '0' && each <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    return end - at;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ')
        ++at;
    return at;
}

/// The length of "(12)", "/12", "av 12" or "of 12" that follows a page number; 0 when none does.
std::size_t total_at(std::string_view text, std::size_t at) {
    const std::size_t begin = skip_spaces(text, at);
    for (const std::string_view sign : {"(", "/", "av", "of"}) {
        if (text.substr(begin, sign.size()) != sign)
            continue;
        const std::size_t number = skip_spaces(text, begin + sign.size());
        const std::size_t digits = digits_at(text, number);
        if (digits == 0 || digits > 4)
            continue;
        std::size_t end = number + digits;
        if (sign == "(") {
            if (end >= text.size() || text[end] != ')')
                continue;
            ++end;
        }
        return end - at;
    }
    return 0;
}

/// "sida", "sid.", "page" just before `at` (spaces between): what follows is a page's number.
bool follows_page_word(std::string_view text, std::size_t at) {
    std::string before(text.substr(0, at));
    while (!before.empty() && before.back() == ' ')
        before.pop_back();
    std::transform(before.begin(), before.end(), before.begin(),
                   [](unsigned char each) { return static_cast<char>(std::tolower(each)); });
    for (const std::string_view word : {"sida", "sid", "sid.", "side", "sivu", "page"})
        if (before.ends_with(word))
            return true;
    return false;
}

} // namespace

std::string without_page_number(const std::string& text) {
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t digits = digits_at(text, at);
        if (digits == 0) {
            result += text[at++];
            continue;
        }
        const std::size_t total = total_at(text, at + digits);
        const bool alone = at == 0 && digits == text.size();
        if (digits <= 4 && (total > 0 || alone || follows_page_word(text, at)))
            result += '#';
        else
            result.append(text, at, digits + total);
        at += digits + total;
    }
    return result;
}

void leave_out_frame(std::vector<std::vector<Segment>>& pages, const std::vector<double>& heights) {
    using Key = std::pair<Zone, std::string>;
    std::map<Key, std::size_t> shown;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        std::set<Key> on_page;
        for (const Segment& segment : pages[i])
            if (const Zone zone = zone_of(segment, heights[i]); zone != Zone::body)
                on_page.emplace(zone, without_page_number(segment.text()));
        for (const Key& each : on_page)
            ++shown[each];
    }
    std::set<std::string> kept;
    for (std::size_t i = 0; i < pages.size(); ++i)
        std::erase_if(pages[i], [&](const Segment& segment) {
            const Zone zone = zone_of(segment, heights[i]);
            if (zone == Zone::body)
                return false;
            const std::string text = without_page_number(segment.text());
            const std::size_t count = shown[{zone, text}];
            if (count < 2 || count * 2 <= pages.size())
                return false;
            const bool is_number = text.size() < 12 && text.find('#') != std::string::npos;
            return zone == Zone::foot || is_number || !kept.insert(text).second;
        });
}

} // namespace radslag::reader_program
