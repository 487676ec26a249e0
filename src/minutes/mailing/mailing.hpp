// Mails to those of whom the way of the notes wants something: comments until a day, or approval.
// Written in the act that asks; platform/mail/outgoing.hpp sends them afterwards.
#pragma once

#include "minutes/minutes.hpp"
#include "platform/i18n/language.hpp"
#include "platform/mail/outgoing.hpp"

namespace radslag::minutes::mailing {

using MailId = Id<struct MinuteMailTag>;

enum class Kind : std::uint8_t { comment, approval };
inline constexpr EnumText<Kind, 2> kinds({{Kind::comment, "comment"},
                                          {Kind::approval, "approval"}});

/// What a mail tells of the notes.
struct Facts {
    MeetingId meeting;
    std::string title; ///< of the meeting
    std::optional<Day> day;
    i18n::Language language = i18n::Language::swedish; ///< of the meeting
    std::optional<Day> comments_until;
};

/// Has a mail written to each, within the act that asks them. Nothing without a mail server, and
/// nobody is written to about a meeting of the demonstration.
void ask(db::Session& session, MinuteId minute, const std::vector<people::PersonId>& persons,
         Kind kind, const mail::Outbox& outbox);

/// How the mails about the notes have fared.
mail::Counts progress_of(db::Session& session, MinuteId minute);

std::string subject_of(const Facts& facts, Kind kind);
std::string text_of(const mail::Sender& sender, const Facts& facts, Kind kind);

/// Sends one mail. All must outlive it.
jobs::Kind sending(db::Database& database, mail::Transport& transport, const mail::Sender& sender);

} // namespace radslag::minutes::mailing
