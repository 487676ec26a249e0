// See marks.hpp.
#include "meetings/word/marks.hpp"

#include "ledger/sha256.hpp"
#include "platform/base/hex.hpp"

#include <algorithm>

namespace radslag::meetings::word {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\n";
    const std::size_t begin = std::min(text.find_first_not_of(space), text.size());
    return text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

std::string text_print(std::string_view text) {
    const auto hash = ledger::sha256(trimmed(text));
    return to_hex(std::span(hash).first<5>());
}

std::string turn_bookmark(TurnId turn, std::string_view text) {
    return std::string(of_turn) + std::string(turn.text()) + "_" + text_print(text);
}

std::optional<TurnMark> turn_mark(std::string_view bookmark) {
    if (!bookmark.starts_with(of_turn))
        return std::nullopt;
    bookmark.remove_prefix(of_turn.size());
    const std::size_t line = bookmark.find('_');
    const auto turn = TurnId::parse(bookmark.substr(0, line));
    if (!turn || line == std::string_view::npos)
        return std::nullopt;
    return TurnMark{*turn, std::string(bookmark.substr(line + 1))};
}

std::string point_bookmark(PointId point) {
    return std::string(of_point) + std::string(point.text());
}

std::optional<PointId> point_mark(std::string_view bookmark) {
    return bookmark.starts_with(of_point) ? PointId::parse(bookmark.substr(of_point.size()))
                                          : std::nullopt;
}

} // namespace radslag::meetings::word
