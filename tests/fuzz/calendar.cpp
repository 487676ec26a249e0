// The target of what calendar programs send back; see targets.hpp.
#include "platform/base/utf8.hpp"
#include "platform/calendar/event.hpp"
#include "platform/calendar/reply.hpp"
#include "platform/text/lines.hpp"
#include "tests/fuzz/judge.hpp"
#include "tests/fuzz/targets.hpp"

#include <string>

namespace radslag::fuzz {

namespace {

using calendar::Reply;

/// The answer to an invitation, as a program sends it that changes no more than it must. What is
/// looked for begins a line, which no text of the event can do.
std::string answer_to(std::string invitation) {
    const auto replace = [&invitation](std::string_view from, std::string_view to) {
        const auto at = invitation.find(from);
        require(at != std::string::npos, "an invitation asks its attendee");
        invitation.replace(at, from.size(), to);
    };
    replace("\r\nMETHOD:REQUEST", "\r\nMETHOD:REPLY");
    replace("\r\nATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION",
            "\r\nATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=DECLINED");
    return invitation;
}

/// Whoever can answer can be invited, and is found again by the answer.
void judge_way_back(const Reply& reply) {
    const Day day = std::chrono::year(2026) / 3 / 18;
    const calendar::Event event{.uid = reply.uid,
                                .sequence = reply.sequence,
                                .organizer = {reply.comment, "kansli@radslag.example"},
                                .attendees = {{reply.comment, reply.mail}},
                                .summary = reply.comment,
                                .description = reply.comment,
                                .first_day = day,
                                .last_day = day};
    const auto again = calendar::read_reply(answer_to(written(event, calendar::Method::request)));
    require(again.has_value(), "what is written is read");
    require(again->uid == reply.uid && again->sequence == reply.sequence, "the event is the same");
    require(again->mail == reply.mail, "the attendee is the same");
    require(again->answer == calendar::Answer::declined, "the answer is the last one");
}

void judge_reply(const Reply& reply) {
    require(!reply.uid.empty() && !text::has_controls(reply.uid), "a uid is one line");
    require(reply.sequence >= 0, "a sequence is no less than 0");
    for (const std::string& mail : {reply.mail, reply.delegated_to})
        require(mail.empty() || mail.find('@') != std::string::npos, "an address has its @");
    require(!text::has_controls(reply.mail + reply.delegated_to), "addresses are one line");
    require(is_text(reply.comment), "a comment is text");
    require((reply.answer == calendar::Answer::delegated) <= !reply.delegated_to.empty(),
            "who delegates says to whom");
    if (reply.kind != calendar::ReplyKind::reply)
        return;
    require(!reply.mail.empty() && reply.answer.has_value(), "a reply is somebody's answer");
    judge_way_back(reply);
}

} // namespace

void calendar_reply(std::string_view bytes) {
    const auto reply = calendar::read_reply(bytes);
    if (reply) {
        judge_reply(*reply);
        return;
    }
    require(!reply.error().message.text.empty(), "an error has a sentence");
    for (const std::string& argument : reply.error().message.arguments)
        require(argument.empty() || !text::has_controls(argument), "an argument is one line");
}

} // namespace radslag::fuzz
