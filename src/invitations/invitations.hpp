// Invitations to a meeting: who is called, what each answers, and who comes in somebody's stead.
// actions.hpp invites and answers.
#pragma once

#include "meetings/editing/editing.hpp"
#include "platform/mail/outgoing.hpp"

namespace radslag::invitations {

using InvitationId = Id<struct InvitationTag>;

/// How somebody says to take part. Nothing is said until somebody answers: silence is no absence.
enum class Answer : std::uint8_t { room, remote, absent };

inline constexpr EnumText<Answer, 3>
    answers({{Answer::room, "room"}, {Answer::remote, "remote"}, {Answer::absent, "absent"}});

using meetings::NamedId;

/// How the newest mail to somebody about a meeting has fared.
struct LastMail {
    mail::State state = mail::State::waiting;
    Instant when;       ///< it ended, or was put into the queue
    std::string answer; ///< of the mail server, in its words; may be empty
};

/// Which part of the day a guest comes for: local hours, "09:30"; none: the whole meeting.
struct Slot {
    std::optional<std::string> start = {};
    std::optional<std::string> end = {}; ///< with a start alone
};

/// One invitation with what was answered.
struct Invitation {
    InvitationId id;
    std::int64_t version = 0;
    NamedId person; ///< no person here has a name whose identity is protected
    std::optional<bodies::PartyId> party;
    std::optional<NamedId> organisation;  ///< of the party, or that a guest comes from
    std::optional<NamedId> stands_in_for; ///< the person in whose stead this one is invited
    std::optional<NamedId> substitute;    ///< the person who was named in this one's stead
    std::optional<Answer> answer;
    std::optional<Instant> answered_at;
    std::optional<LastMail> mail;
    bool is_guest = false; ///< invited without a seat
    Slot slot = {};        ///< of a guest
};

/// How many have answered what. A seat whose holder is absent and has named a substitute is told
/// by the substitute's answer: each seat counts once. Guests have none.
struct Tally {
    std::int64_t seats = 0;
    std::int64_t room = 0;
    std::int64_t remote = 0;
    std::int64_t absent = 0;
    std::int64_t silent = 0;
    std::int64_t guests = 0; ///< who are invited, whatever they answer

    bool operator==(const Tally&) const = default;
};
Tally tally_of(const std::vector<Invitation>& invitations);

} // namespace radslag::invitations
