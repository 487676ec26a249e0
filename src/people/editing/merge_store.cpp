// SQL of merging two persons or two organisations: everything that names the one that goes names
// the one that stays; see store.hpp. In every statement $1 stays and $2 goes.
#include "people/editing/store.hpp"

#include <array>

namespace radslag::people::editing_store {

namespace {

using ledger::Write;

// What both have is kept once: names, and who was there, spoke, presented or promised together. A
// mere mention in a meeting gives way to having been there.
constexpr std::array doubles_of_persons = {
    Write{"person_name",
          {"merge.double_person_name", "DELETE FROM person_name WHERE person = $2 AND folded IN "
                                       "(SELECT folded FROM person_name WHERE person = $1) "
                                       "RETURNING *"}},
    Write{"attendance",
          {"merge.double_mention",
           "DELETE FROM attendance WHERE person = $1 AND presence = 'mentioned' AND EXISTS (SELECT "
           "1 FROM attendance o WHERE o.meeting = attendance.meeting AND o.person = $2) RETURNING "
           "*"}},
    Write{"attendance",
          {"merge.double_attendance",
           "DELETE FROM attendance WHERE person = $2 AND EXISTS (SELECT 1 FROM attendance o WHERE "
           "o.meeting = attendance.meeting AND o.person = $1) RETURNING *"}},
    Write{"turn_speaker",
          {"merge.double_speaker",
           "DELETE FROM turn_speaker WHERE (person = $2 AND (EXISTS (SELECT 1 FROM turn_speaker o "
           "WHERE o.turn = turn_speaker.turn AND o.person = $1) OR EXISTS (SELECT 1 FROM turn t "
           "WHERE t.id = turn_speaker.turn AND t.person = $1))) OR (person = $1 AND EXISTS (SELECT "
           "1 FROM turn t WHERE t.id = turn_speaker.turn AND t.person = $2)) RETURNING *"}},
    Write{"presenter",
          {"merge.double_presenter",
           "DELETE FROM presenter WHERE person = $2 AND EXISTS (SELECT 1 FROM presenter o WHERE "
           "o.point = presenter.point AND o.person = $1) RETURNING *"}},
    Write{"commitment_person",
          {"merge.double_commitment",
           "DELETE FROM commitment_person WHERE person = $2 AND EXISTS (SELECT 1 FROM "
           "commitment_person o WHERE o.commitment = commitment_person.commitment AND o.person = "
           "$1) RETURNING *"}},
    // Of two invitations to one meeting the answered one stays, and one with a substitute.
    Write{"invitation",
          {"merge.double_silent_invitation",
           "DELETE FROM invitation WHERE person = $1 AND answer IS NULL AND NOT EXISTS (SELECT 1 "
           "FROM invitation s WHERE s.stands_in_for = invitation.id) AND EXISTS (SELECT 1 FROM "
           "invitation o WHERE o.meeting = invitation.meeting AND o.person = $2 AND o.answer IS "
           "NOT NULL) RETURNING *"}},
    Write{"invitation",
          {"merge.double_invitation",
           "DELETE FROM invitation WHERE person = $2 AND NOT EXISTS (SELECT 1 FROM invitation s "
           "WHERE s.stands_in_for = invitation.id) AND EXISTS (SELECT 1 FROM invitation o WHERE "
           "o.meeting = invitation.meeting AND o.person = $1) RETURNING *"}},
    // Of two approvals of one text the given one stays.
    Write{"minute_approval",
          {"merge.double_open_approval",
           "DELETE FROM minute_approval WHERE person = $1 AND approved_at IS NULL AND EXISTS "
           "(SELECT 1 FROM minute_approval o WHERE o.minute = minute_approval.minute AND o.person "
           "= $2 AND o.approved_at IS NOT NULL) RETURNING *"}},
    Write{"minute_approval",
          {"merge.double_approval",
           "DELETE FROM minute_approval WHERE person = $2 AND EXISTS (SELECT 1 FROM "
           "minute_approval o WHERE o.minute = minute_approval.minute AND o.person = $1) "
           "RETURNING *"}},
};
constexpr std::array doubles_of_organisations = {
    Write{"organisation_name",
          {"merge.double_organisation_name",
           "DELETE FROM organisation_name WHERE organisation = $2 AND folded IN (SELECT folded "
           "FROM organisation_name WHERE organisation = $1) RETURNING *"}},
    Write{"organisation_member",
          {"merge.double_member",
           "DELETE FROM organisation_member WHERE (constellation = $1 AND member = $2) OR "
           "(constellation = $2 AND member = $1) RETURNING *"}},
    Write{"input_authority",
          {"merge.double_input_authority",
           "DELETE FROM input_authority WHERE organisation = $2 AND input IN (SELECT o.input FROM "
           "input_authority o WHERE o.organisation = $1) RETURNING *"}},
};

constexpr std::array moves_of_persons = {
    Write{"person_name",
          {"merge.person_person_name_person",
           "UPDATE person_name SET person = $1 WHERE person = $2 RETURNING *"}},
    Write{
        "attendance",
        {"merge.person_attendance_person",
         "UPDATE attendance SET version = version + 1, person = $1 WHERE person = $2 RETURNING *"}},
    Write{"attendance",
          {"merge.person_attendance_substitute_for",
           "UPDATE attendance SET version = version + 1, substitute_for = $1 WHERE substitute_for "
           "= $2 RETURNING *"}},
    Write{"presenter",
          {"merge.person_presenter_person",
           "UPDATE presenter SET person = $1 WHERE person = $2 RETURNING *"}},
    Write{"point_proposal",
          {"merge.person_point_proposal_presented_by",
           "UPDATE point_proposal SET version = version + 1, presented_by = $1 WHERE presented_by "
           "= $2 RETURNING *"}},
    Write{"turn",
          {"merge.person_turn_person",
           "UPDATE turn SET version = version + 1, person = $1 WHERE person = $2 RETURNING *"}},
    Write{"turn_speaker",
          {"merge.person_turn_speaker_person",
           "UPDATE turn_speaker SET person = $1 WHERE person = $2 RETURNING *"}},
    Write{"meeting",
          {"merge.person_meeting_chair",
           "UPDATE meeting SET version = version + 1, chair = $1 WHERE chair = $2 RETURNING *"}},
    Write{
        "commitment",
        {"merge.person_commitment_person",
         "UPDATE commitment SET version = version + 1, person = $1 WHERE person = $2 RETURNING *"}},
    Write{"commitment",
          {"merge.person_commitment_done_by", "UPDATE commitment SET version = version + 1, "
                                              "done_by = $1 WHERE done_by = $2 RETURNING *"}},
    Write{"commitment_person",
          {"merge.person_commitment_person_person",
           "UPDATE commitment_person SET person = $1 WHERE person = $2 RETURNING *"}},
    Write{"mandate",
          {"merge.person_mandate_person",
           "UPDATE mandate SET version = version + 1, person = $1 WHERE person = $2 RETURNING *"}},
    Write{"post_holding",
          {"merge.person_post_holding_person", "UPDATE post_holding SET version = version + 1, "
                                               "person = $1 WHERE person = $2 RETURNING *"}},
    Write{"post_holding",
          {"merge.person_post_holding_covers_for",
           "UPDATE post_holding SET version = version + 1, covers_for = $1 WHERE covers_for = $2 "
           "RETURNING *"}},
    Write{"post_holding",
          {"merge.person_post_holding_follows", "UPDATE post_holding SET version = version + 1, "
                                                "follows = $1 WHERE follows = $2 RETURNING *"}},
    Write{"invitation",
          {"merge.person_invitation",
           "UPDATE invitation SET version = version + 1, person = $1 WHERE person = $2 AND NOT "
           "EXISTS (SELECT 1 FROM invitation v WHERE v.meeting = invitation.meeting AND v.person = "
           "$1) RETURNING *"}},
    Write{"matter",
          {"merge.person_matter_officer",
           "UPDATE matter SET version = version + 1, officer = $1 WHERE officer = $2 RETURNING *"}},
    Write{"input",
          {"merge.person_input_person",
           "UPDATE input SET version = version + 1, person = $1 WHERE person = $2 RETURNING *"}},
    Write{"input",
          {"merge.person_input_owner",
           "UPDATE input SET version = version + 1, owner = $1 WHERE owner = $2 RETURNING *"}},
    Write{"commitment_tick",
          {"merge.person_commitment_tick_said_by",
           "UPDATE commitment_tick SET version = version + 1, said_by = $1 WHERE said_by = $2 "
           "RETURNING *"}},
    Write{"input_use",
          {"merge.person_input_use_said_by",
           "UPDATE input_use SET said_by = $1 WHERE said_by = $2 RETURNING *"}},
    Write{"input_merge",
          {"merge.person_input_merge_done_by",
           "UPDATE input_merge SET done_by = $1 WHERE done_by = $2 RETURNING *"}},
    Write{"input_effect",
          {"merge.person_input_effect_said_by", "UPDATE input_effect SET version = version + 1, "
                                                "said_by = $1 WHERE said_by = $2 RETURNING *"}},
    Write{
        "input_use_withdrawal",
        {"merge.person_input_use_withdrawal_withdrawn_by",
         "UPDATE input_use_withdrawal SET withdrawn_by = $1 WHERE withdrawn_by = $2 RETURNING *"}},
    Write{"audience",
          {"merge.person_audience_decided_by",
           "UPDATE audience SET version = version + 1, "
           "decided_by = $1 WHERE decided_by = $2 RETURNING *"}},
    Write{"minute_comment",
          {"merge.person_minute_comment_person", "UPDATE minute_comment SET version = version + 1, "
                                                 "person = $1 WHERE person = $2 RETURNING *"}},
    Write{"minute_comment",
          {"merge.person_minute_comment_answered_by",
           "UPDATE minute_comment SET version = version + 1, answered_by = $1 WHERE answered_by = "
           "$2 RETURNING *"}},
    Write{"minute_approval",
          {"merge.person_minute_approval_person",
           "UPDATE minute_approval SET version = version + 1, person = $1 WHERE person = $2 "
           "RETURNING *"}},
    Write{"correction",
          {"merge.person_correction_person",
           "UPDATE correction SET version = version + 1, person = $1 WHERE person = $2 RETURNING "
           "*"}},
    Write{"minute",
          {"merge.person_minute_approved_by",
           "UPDATE minute SET version = version + 1, approved_by "
           "= $1 WHERE approved_by = $2 RETURNING *"}},
    Write{"response",
          {"merge.person_response_given_by", "UPDATE response SET version = version + 1, given_by "
                                             "= $1 WHERE given_by = $2 RETURNING *"}},
    Write{"person",
          {"merge.person_person_merged_into",
           "UPDATE person SET version = version + 1, merged_into "
           "= $1 WHERE merged_into = $2 RETURNING *"}},
};
constexpr std::array moves_of_organisations = {
    Write{"organisation_name",
          {"merge.organisation_organisation_name_organisation",
           "UPDATE organisation_name SET organisation = $1 WHERE organisation = $2 RETURNING *"}},
    Write{
        "organisation_member",
        {"merge.organisation_organisation_member_constellation",
         "UPDATE organisation_member SET constellation = $1 WHERE constellation = $2 RETURNING *"}},
    Write{"organisation_member",
          {"merge.organisation_organisation_member_member",
           "UPDATE organisation_member SET member = $1 WHERE member = $2 RETURNING *"}},
    Write{"person",
          {"merge.organisation_person_organisation",
           "UPDATE person SET version = version + 1, organisation = $1 WHERE organisation = $2 "
           "RETURNING *"}},
    Write{"post",
          {"merge.organisation_post_organisation",
           "UPDATE post SET version = version + 1, organisation = $1 WHERE organisation = $2 "
           "RETURNING *"}},
    Write{"post_holding",
          {"merge.organisation_post_holding_organisation",
           "UPDATE post_holding SET version = version + 1, organisation = $1 WHERE organisation = "
           "$2 RETURNING *"}},
    Write{
        "body",
        {"merge.organisation_body_custodian",
         "UPDATE body SET version = version + 1, custodian = $1 WHERE custodian = $2 RETURNING *"}},
    Write{"party",
          {"merge.organisation_party_organisation",
           "UPDATE party SET version = version + 1, organisation = $1 WHERE organisation = $2 "
           "RETURNING *"}},
    Write{"minute_comment",
          {"merge.organisation_minute_comment_organisation",
           "UPDATE minute_comment SET version = version + 1, organisation = $1 WHERE organisation "
           "= $2 RETURNING *"}},
    Write{"record_facts",
          {"merge.organisation_record_facts_counterpart",
           "UPDATE record_facts SET counterpart = $1 WHERE counterpart = $2 RETURNING *"}},
    Write{"record_facts",
          {"merge.organisation_record_facts_custodian",
           "UPDATE record_facts SET custodian = $1 WHERE custodian = $2 RETURNING *"}},
    Write{"attendance",
          {"merge.organisation_attendance_organisation",
           "UPDATE attendance SET version = version + 1, organisation = $1 WHERE organisation = $2 "
           "RETURNING *"}},
    Write{"invitation",
          {"merge.organisation_invitation_organisation",
           "UPDATE invitation SET version = version + 1, organisation = $1 WHERE organisation = $2 "
           "RETURNING *"}},
    Write{"presenter",
          {"merge.organisation_presenter_organisation",
           "UPDATE presenter SET organisation = $1 WHERE organisation = $2 RETURNING *"}},
    Write{"turn",
          {"merge.organisation_turn_organisation",
           "UPDATE turn SET version = version + 1, organisation = $1 WHERE organisation = $2 "
           "RETURNING *"}},
    Write{"registry_number",
          {"merge.organisation_registry_number_authority",
           "UPDATE registry_number SET authority = $1 WHERE authority = $2 RETURNING *"}},
    Write{"matter",
          {"merge.organisation_matter_owner",
           "UPDATE matter SET version = version + 1, owner = $1 WHERE owner = $2 RETURNING *"}},
    Write{"matter_partner",
          {"merge.organisation_matter_partner_organisation",
           "UPDATE matter_partner SET organisation = $1 WHERE organisation = $2 RETURNING *"}},
    Write{"input",
          {"merge.organisation_input_organisation",
           "UPDATE input SET version = version + 1, organisation = $1 WHERE organisation = $2 "
           "RETURNING *"}},
    Write{"input_authority",
          {"merge.organisation_input_authority_organisation",
           "UPDATE input_authority SET organisation = $1 WHERE organisation = $2 RETURNING *"}},
    Write{"input_use",
          {"merge.organisation_input_use_authority",
           "UPDATE input_use SET authority = $1 WHERE authority = $2 RETURNING *"}},
    Write{"input_use",
          {"merge.organisation_input_use_passed_to",
           "UPDATE input_use SET passed_to = $1 WHERE passed_to = $2 RETURNING *"}},
    Write{"input_use",
          {"merge.organisation_input_use_told_to",
           "UPDATE input_use SET told_to = $1 WHERE told_to = $2 RETURNING *"}},
    Write{"input_effect",
          {"merge.organisation_input_effect_organisation",
           "UPDATE input_effect SET version = version + 1, organisation = $1 WHERE organisation = "
           "$2 RETURNING *"}},
    Write{"review",
          {"merge.organisation_review_organisation",
           "UPDATE review SET version = version + 1, organisation = $1 WHERE organisation = $2 "
           "RETURNING *"}},
    Write{"commitment",
          {"merge.organisation_commitment_organisation",
           "UPDATE commitment SET version = version + 1, organisation = $1 WHERE organisation = $2 "
           "RETURNING *"}},
    Write{"deadline",
          {"merge.organisation_deadline_organisation",
           "UPDATE deadline SET version = version + 1, organisation = $1 WHERE organisation = $2 "
           "RETURNING *"}},
    Write{"organisation",
          {"merge.organisation_organisation_merged_into",
           "UPDATE organisation SET version = version + 1, merged_into = $1 WHERE merged_into = $2 "
           "RETURNING *"}},
};

// No records: what was mailed to whom, and by whom.
constexpr db::Statement pass_double_mails = {
    "merge.double_invitation_mail",
    "UPDATE invitation_mail SET is_last = 0 WHERE person = $2 AND is_last = 1 AND EXISTS (SELECT 1 "
    "FROM invitation_mail o WHERE o.meeting = invitation_mail.meeting AND o.person = $1 AND "
    "o.is_last = 1)"};
constexpr db::Statement move_mails = {"merge.invitation_mail",
                                      "UPDATE invitation_mail SET person = $1 WHERE person = $2"};
constexpr db::Statement move_minute_mails = {
    "merge.minute_mail", "UPDATE minute_mail SET person = $1 WHERE person = $2"};
constexpr db::Statement move_mails_in = {"merge.mail_in",
                                         "UPDATE mail_in SET person = $1 WHERE person = $2"};

constexpr Write update_person_stays = {
    "person",
    {"merge.person_stays",
     "UPDATE person SET version = version + 1, organisation = coalesce(organisation, (SELECT "
     "g.organisation FROM person g WHERE g.id = $2)), title = coalesce(title, (SELECT g.title FROM "
     "person g WHERE g.id = $2)), mail = coalesce(mail, (SELECT g.mail FROM person g WHERE g.id = "
     "$2)) WHERE id = $1 RETURNING *"}};
constexpr Write update_person_goes = {
    "person",
    {"merge.person_goes", "UPDATE person SET version = version + 1, merged_into = $1 WHERE id = $2 "
                          "RETURNING *"}};
constexpr Write update_organisation_stays = {
    "organisation",
    {"merge.organisation_stays", "UPDATE organisation SET version = version + 1 WHERE id = $1 "
                                 "RETURNING *"}};
constexpr Write update_organisation_goes = {
    "organisation",
    {"merge.organisation_goes", "UPDATE organisation SET version = version + 1, merged_into = $1 "
                                "WHERE id = $2 RETURNING *"}};

} // namespace

void merge(ledger::Act& act, PersonId stays, PersonId goes) {
    for (const Write& doubles : doubles_of_persons)
        act.erase(doubles, {stays, goes});
    for (const Write& moves : moves_of_persons)
        act.write(moves, {stays, goes});
    act.session().execute(pass_double_mails, {stays, goes});
    act.session().execute(move_mails, {stays, goes});
    act.session().execute(move_minute_mails, {stays, goes});
    act.session().execute(move_mails_in, {stays, goes});
    act.write(update_person_stays, {stays, goes});
    act.write(update_person_goes, {stays, goes});
}

void merge(ledger::Act& act, OrganisationId stays, OrganisationId goes) {
    for (const Write& doubles : doubles_of_organisations)
        act.erase(doubles, {stays, goes});
    for (const Write& moves : moves_of_organisations)
        act.write(moves, {stays, goes});
    act.write(update_organisation_stays, {stays});
    act.write(update_organisation_goes, {stays, goes});
}

} // namespace radslag::people::editing_store
