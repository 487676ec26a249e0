// The mails of a meeting's invitations: what each person has been told last, and what is left to
// tell. The secretariat says that somebody is to be told; jobs.hpp does it afterwards.
#pragma once

#include "invitations/invitations.hpp"
#include "platform/db/database.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::invitations::mailing {

using MailId = Id<struct InvitationMailTag>;

/// What a mail says.
enum class Kind : std::uint8_t {
    invitation,   ///< you are invited
    change,       ///< day, hour, place or title is another than you were told
    cancellation, ///< the meeting is cancelled
    called_off,   ///< you are invited no more
    reminder      ///< you have not answered
};
inline constexpr EnumText<Kind, 5> kinds({{Kind::invitation, "invitation"},
                                          {Kind::change, "change"},
                                          {Kind::cancellation, "cancellation"},
                                          {Kind::called_off, "called_off"},
                                          {Kind::reminder, "reminder"}});

/// What a mail tells of a meeting.
struct Facts {
    meetings::MeetingId meeting;
    std::string title;
    std::string body;
    i18n::Language language = i18n::Language::swedish; ///< of the meeting
    std::optional<Day> day = {};                       ///< nothing is told of a meeting without
    std::optional<Day> end_day = {};
    std::optional<std::string> start_time = {}; ///< local, "09:30"
    std::optional<std::string> end_time = {};
    std::optional<std::string> zone = {}; ///< IANA
    std::optional<std::string> venue = {};
    bool is_cancelled = false;
    std::int64_t version = 0; ///< of the meeting: rises with each change
    bool demonstration = false;
};

/// All of it that a receiver would see change, as one text.
std::string told_by(const Facts& facts);

/// Whom a mail is to reach. All go on to those who were never told, and to those who are invited no
/// more.
enum class Scope {
    added,       ///< nobody else
    changed,     ///< whoever was told otherwise than it is now
    undelivered, ///< whom the newest mail did not reach
    silent       ///< whoever has not answered
};
inline constexpr EnumText<Scope, 4> scopes({{Scope::added, "added"},
                                            {Scope::changed, "changed"},
                                            {Scope::undelivered, "undelivered"},
                                            {Scope::silent, "silent"}});

/// Has mails written to all of that scope, within the action that wants it. Nobody is written to
/// about a meeting of the demonstration.
void tell(db::Session& session, meetings::MeetingId meeting, Scope scope);

/// How the newest mail to each person about a meeting fares, and how many there would be to write.
struct Progress : mail::Counts {
    std::int64_t added = 0;       ///< who has not been told yet, or is invited no more
    std::int64_t changed = 0;     ///< who was told otherwise
    std::int64_t undelivered = 0; ///< who would have been told so, and was not reached
    std::int64_t silent = 0;      ///< who was told and has not answered
};
Progress progress_of(db::Session& session, const Facts& facts);

/// What mails would tell of the meeting now; nothing when it is not there.
std::optional<Facts> facts_of(db::Session& session, meetings::MeetingId meeting);

} // namespace radslag::invitations::mailing
