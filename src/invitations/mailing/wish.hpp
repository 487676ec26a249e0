// What waits in the queue for jobs.cpp: whom to tell about which meeting.
#pragma once

#include "invitations/mailing/mailing.hpp"

namespace radslag::invitations::mailing {

constexpr std::string_view telling_kind = "invitations.tell";
constexpr std::string_view sending_kind = "invitations.mail"; ///< its payload is a mail's id

struct TellingWish {
    meetings::MeetingId meeting;
    Scope scope = Scope::added;
    Instant asked; ///< nobody is written to twice for one wish
};

std::string payload_of(const TellingWish& wish);
/// Reads what payload_of() writes; nothing for anything else.
std::optional<TellingWish> parse_telling(std::string_view payload);

} // namespace radslag::invitations::mailing
