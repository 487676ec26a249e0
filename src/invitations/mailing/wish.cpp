// See wish.hpp: three words with a space between.
#include "invitations/mailing/wish.hpp"

namespace radslag::invitations::mailing {

std::string payload_of(const TellingWish& wish) {
    return std::string(wish.meeting.text()) + ' ' + std::string(scopes.text(wish.scope)) + ' ' +
           to_text(wish.asked);
}

std::optional<TellingWish> parse_telling(std::string_view payload) {
    const auto first = payload.find(' ');
    const auto last = payload.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return std::nullopt;
    const auto meeting = meetings::MeetingId::parse(payload.substr(0, first));
    const auto scope = scopes.parse(payload.substr(first + 1, last - first - 1));
    const auto asked = parse_instant(payload.substr(last + 1));
    if (!meeting || !scope || !asked)
        return std::nullopt;
    return TellingWish{*meeting, *scope, *asked};
}

} // namespace radslag::invitations::mailing
