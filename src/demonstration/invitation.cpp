// Tells of the invitations to each circle's next meeting, and of what the regions answer. See
// event.hpp.
#include "demonstration/event.hpp"
#include "invitations/actions.hpp"

namespace radslag::demonstration {

namespace {

using invitations::Answer;
using invitations::InvitationId;

InvitationId invitation_id(const Stage& stage, meetings::MeetingId meeting,
                           people::PersonId person) {
    return stage.id<InvitationId>("invitation",
                                  std::string(meeting.text()) + std::string(person.text()));
}

/// Most come, some take part remotely, one in nine cannot, one in seven has not answered.
std::optional<Answer> answer_of(std::size_t region) {
    if (region % 7 == 5)
        return std::nullopt;
    if (region % 9 == 3)
        return Answer::absent;
    return region % 3 == 1 ? Answer::remote : Answer::room;
}

/// The region's answer, with its substitute where there is one and nobody comes otherwise.
void tell_answer(const Telling& telling, meetings::MeetingId meeting, const Group& region,
                 Part part, Answer answer, Day day, Instant when) {
    const Stage stage = telling.stage;
    const Actor* holder = stage.cast().holder(region.name, part, day);
    if (holder == nullptr)
        return;
    invitations::AnswerEdit edit{answer, {}};
    const Actor* substitute = part == Part::director && answer == Answer::absent
                                  ? stage.cast().holder(region.name, Part::substitute, day)
                                  : nullptr;
    const auto person = stage.shared_id<people::PersonId>("person", holder->name);
    if (substitute != nullptr)
        edit.substitute = stage.shared_id<people::PersonId>("person", substitute->name);
    const auto id = invitation_id(stage, meeting, person);
    const auto next = invitation_id(stage, meeting, edit.substitute.value_or(person));
    telling.add({when, std::string(person.text()), "invitation.answer", "invitation",
                 std::string(id.text()), [id, edit, next](ledger::Act& act) {
                     return invitations::record_answer(act, id, edit, next);
                 }});
}

} // namespace

void tell_invitations(const Telling& telling, Circle circle, int number, Day from,
                      const std::string& secretary) {
    const Stage stage = telling.stage;
    const auto meeting = stage.meeting(circle, number);
    const Day day = stage.days(circle).at(static_cast<std::size_t>(number - 1));
    telling.add({hour_of(from, "invitations"), secretary, "meeting.call", "meeting",
                 std::string(meeting.text()),
                 [stage, circle, meeting, day](ledger::Act& act) -> Result<void> {
                     invitations::record_call(act, meeting, stage.body(circle), day,
                                              [&](people::PersonId person) {
                                                  return invitation_id(stage, meeting, person);
                                              });
                     return {};
                 }});
    std::size_t number_of_region = 0;
    for (const Group& group : stage.cast().groups()) {
        if (group.letter.empty())
            continue;
        const std::size_t region = number_of_region++;
        const Part part = circle == Circle::politicians ? Part::majority : Part::director;
        if (const auto answer = answer_of(region))
            tell_answer(telling, meeting, group, part, *answer, day,
                        hour_of(add_days(from, 1 + static_cast<int>(region % 5)), group.letter));
    }
}

} // namespace radslag::demonstration
