// See letter.hpp.
#include "invitations/mailing/letter.hpp"

#include "platform/base/time_of_day.hpp"
#include "platform/calendar/event.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::invitations::mailing {

namespace {

using i18n::Language;
using i18n::tr;

std::string when_of(const Facts& facts) {
    const Language language = facts.language;
    std::string when = i18n::long_date(language, *facts.day);
    if (facts.start_time)
        when += ", " + i18n::clock_time(language, *since_midnight(facts.start_time));
    const bool several = facts.end_day && *facts.end_day != *facts.day;
    if (several)
        when += " – " + i18n::long_date(language, *facts.end_day);
    if (facts.end_time)
        when +=
            (several ? ", " : "–") + i18n::clock_time(language, *since_midnight(facts.end_time));
    if (facts.zone && *facts.zone != text::forum_zone)
        when += " (" + *facts.zone + ")";
    return when;
}

/// "Spring meeting, a meeting of Forum"; many a meeting has its body's name for a title.
std::string words_for(const Facts& facts) {
    return facts.title == facts.body
               ? facts.title
               : tr(facts.language, "{0}, a meeting of {1}", facts.title, facts.body);
}

std::string first_sentence(const Facts& facts, const Addressee& to, Kind kind) {
    const Language language = facts.language;
    const std::string meeting = words_for(facts);
    switch (kind) {
    case Kind::invitation:
        return to.instead_of.empty() ? tr(language, "You are invited to {0}.", meeting)
                                     : tr(language, "You are invited to {0}, instead of {1}.",
                                          meeting, to.instead_of);
    case Kind::change:
        return tr(language, "What has changed: {0}. This is how it stands now.", meeting);
    case Kind::cancellation:
        return tr(language, "Cancelled: {0}.", meeting);
    case Kind::called_off:
        return tr(language, "You are not invited any more to {0}.", meeting);
    case Kind::reminder:
        return tr(language, "You have not answered yet whether you take part in {0}.", meeting);
    }
    return {};
}

bool asks(Kind kind) {
    return kind != Kind::cancellation && kind != Kind::called_off;
}

std::string page_of(const mail::Sender& sender, InvitationId invitation) {
    return sender.base_url + "/invitations/" + std::string(invitation.text()) + "/answer";
}

calendar::Event event_of(const mail::Sender& sender, const Facts& facts, const Addressee& to,
                         Kind kind, Instant stamp) {
    calendar::Event event{.uid = to.uid + '@' + std::string(mail::domain_of(sender.from.address)),
                          .sequence = static_cast<int>(facts.version),
                          .stamp = stamp,
                          .organizer = {sender.from.name, sender.from.address},
                          .attendees = {{to.mailbox.name, to.mailbox.address}},
                          .summary = facts.title,
                          .description = text_of(sender, facts, to, kind),
                          .place = facts.venue.value_or(""),
                          .first_day = *facts.day,
                          .last_day = facts.end_day.value_or(*facts.day)};
    event.start = since_midnight(facts.start_time);
    event.end = since_midnight(facts.end_time);
    if (facts.zone)
        event.zone = *facts.zone;
    if (to.invitation && !to.is_guest)
        event.url = page_of(sender, *to.invitation);
    return event;
}

} // namespace

std::string subject_of(const Facts& facts, Kind kind) {
    const Language language = facts.language;
    const std::string day = i18n::long_date(language, *facts.day);
    switch (kind) {
    case Kind::invitation:
        return tr(language, "Invitation: {0}, {1}", facts.title, day);
    case Kind::change:
        return tr(language, "Changed: {0}, {1}", facts.title, day);
    case Kind::cancellation:
        return tr(language, "Cancelled: {0}, {1}", facts.title, day);
    case Kind::called_off:
        return tr(language, "Not invited any more: {0}, {1}", facts.title, day);
    case Kind::reminder:
        return tr(language, "Reminder: {0}, {1}", facts.title, day);
    }
    return {};
}

std::string text_of(const mail::Sender& sender, const Facts& facts, const Addressee& to,
                    Kind kind) {
    const Language language = facts.language;
    std::string text = first_sentence(facts, to, kind) + "\n\n";
    text += tr(language, "When: {0}", when_of(facts)) + '\n';
    if (facts.venue)
        text += tr(language, "Where: {0}", *facts.venue) + '\n';
    if (asks(kind) && to.is_guest)
        text += '\n' + std::string(tr(language, "Answer in your calendar.")) + '\n';
    else if (asks(kind) && to.invitation)
        text +=
            '\n' +
            tr(language, "Answer at {0} or in your calendar.", page_of(sender, *to.invitation)) +
            '\n' +
            std::string(tr(language, "If you cannot come, you name there who comes instead.")) +
            '\n';
    return text + '\n' + sender.forum + '\n' + sender.base_url + '\n';
}

mail::Message letter(const mail::Sender& sender, const Facts& facts, const Addressee& to, Kind kind,
                     MailId id, Instant queued) {
    const auto method = asks(kind) ? calendar::Method::request : calendar::Method::cancel;
    mail::Message message{
        .from = sender.from,
        .to = to.mailbox,
        .reply_to = {},
        .message_id = mail::make_message_id(id.text(), mail::domain_of(sender.from.address)),
        .date = queued,
        .subject = subject_of(facts, kind),
        .text = text_of(sender, facts, to, kind)};
    message.calendar =
        mail::CalendarPart{calendar::written(event_of(sender, facts, to, kind, queued), method),
                           asks(kind) ? "REQUEST" : "CANCEL"};
    return message;
}

} // namespace radslag::invitations::mailing
