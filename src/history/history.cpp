// The rules of history.hpp, each as a list.
#include "history/history.hpp"

#include <algorithm>
#include <array>

namespace radslag::history {

namespace {

using auth::Right;

struct Subject {
    std::string_view table;
    Right right;
};

constexpr std::array<Subject, 51> subjects = {{
    {"organisation", Right::edit_people},
    {"organisation_name", Right::edit_people},
    {"organisation_member", Right::edit_people},
    {"person", Right::edit_people},
    {"person_name", Right::edit_people},
    {"post", Right::edit_people},
    {"post_holding", Right::edit_people},
    {"body", Right::edit_bodies},
    {"party", Right::edit_bodies},
    {"mandate", Right::edit_bodies},
    {"note_template", Right::edit_bodies},
    {"role_grant", Right::edit_bodies},
    {"series", Right::edit_meetings},
    {"meeting", Right::edit_meetings},
    {"meeting_theme", Right::edit_meetings},
    {"attendance", Right::edit_meetings},
    {"point", Right::edit_meetings},
    {"presenter", Right::edit_meetings},
    {"section", Right::edit_meetings},
    {"turn", Right::edit_meetings},
    {"turn_speaker", Right::edit_meetings},
    {"decision", Right::edit_meetings},
    {"audience", Right::edit_meetings},
    {"audience_grant", Right::edit_meetings},
    {"attachment", Right::edit_meetings},
    {"document", Right::edit_meetings},
    {"commitment", Right::edit_commitments},
    {"commitment_person", Right::edit_commitments},
    {"commitment_tick", Right::edit_commitments},
    {"deadline", Right::edit_commitments},
    {"theme", Right::edit_matters},
    {"matter", Right::edit_matters},
    {"registry_number", Right::edit_matters},
    {"matter_number", Right::edit_matters},
    {"matter_partner", Right::edit_matters},
    {"milestone", Right::edit_matters},
    {"reference", Right::edit_matters},
    {"input", Right::sort_inputs},
    {"input_authority", Right::sort_inputs},
    {"input_merge", Right::sort_inputs},
    {"input_level", Right::sort_inputs},
    {"input_effect", Right::sort_inputs},
    {"review", Right::sort_inputs},
    {"input_wait", Right::sort_inputs},
    {"invitation", Right::edit_meetings},
    {"joint_position", Right::draft_positions},
    {"party_stand", Right::take_stand},
    {"point_proposal", Right::prepare},
    {"round", Right::sort_inputs},
    {"round_party", Right::sort_inputs},
    {"round_reuse", Right::sort_inputs},
}};

struct Reference {
    std::string_view table; ///< empty: in every table
    std::string_view column;
    std::string_view to;
};

// The first that fits decides.
constexpr std::array<Reference, 56> references = {{
    {"mandate", "substitute_for", "mandate"},
    {"mandate", "covers_for", "mandate"},
    {"mandate", "follows", "mandate"},
    {"input", "owner", "person"},
    {"input", "follows", "input"},
    {"input", "merged_into", "input"},
    {"input", "part_of", "input"},
    {"input_authority", "through_input", "input"},
    {"input_authority", "asked_by", "person"},
    {"input_effect", "said_by", "person"},
    {"input_effect", "pointer_decision", "decision"},
    {"input_effect", "pointer_matter", "matter"},
    {"", "review", "review"},
    {"", "input", "input"},
    {"commitment_tick", "said_by", "person"},
    {"joint_position", "prepared_for", "body"},
    {"joint_position", "meant_for", "point"},
    {"joint_position", "drafted_by", "person"},
    {"joint_position", "released_by", "person"},
    {"joint_position", "released_to", "audience"},
    {"party_stand", "said_by", "person"},
    {"point_proposal", "proposed_by", "person"},
    {"point_proposal", "presented_by", "person"},
    {"commitment", "basis_meeting", "meeting"},
    {"commitment", "basis_point", "point"},
    {"person", "merged_into", "person"},
    {"organisation", "merged_into", "organisation"},
    {"", "substitute_for", "person"},
    {"", "covers_for", "person"},
    {"", "follows", "person"},
    {"", "person", "person"},
    {"", "chair", "person"},
    {"", "officer", "person"},
    {"", "done_by", "person"},
    {"", "decided_by", "person"},
    {"", "owner", "organisation"},
    {"", "organisation", "organisation"},
    {"", "constellation", "organisation"},
    {"", "member", "organisation"},
    {"", "authority", "organisation"},
    {"", "custodian", "organisation"},
    {"", "body", "body"},
    {"", "prepares_for", "body"},
    {"", "all_parties_of", "body"},
    {"", "party", "party"},
    {"", "post", "post"},
    {"", "meeting", "meeting"},
    {"", "due_meeting", "meeting"},
    {"", "due_milestone", "milestone"},
    {"", "milestone", "milestone"},
    {"", "point", "point"},
    {"", "section", "section"},
    {"", "turn", "turn"},
    {"", "theme", "theme"},
    {"", "parent", "theme"},
    {"", "matter", "matter"},
}};

// What is derived, or says nothing to a reader.
constexpr std::array<std::string_view, 26> untold = {
    "id",
    "version",
    "folded",
    "position",
    "place_begin",
    "place_end",
    "confidence",
    "side_set",
    "information_words",
    "dialogue_words",
    "series",
    "slot",
    "document",
    "unsorted",
    "input_use",
    "replaces",
    "raises",
    "sha256",
    "edition",
    "counted",
    "joint_position",
    "own_audience",
    "proposed_at",
    "decided_at",
    "bytes",
    "sender"}; // of those without an account: personal data

constexpr std::array<std::string_view, 15> parts = {
    "organisation_name", "organisation_member", "person_name",  "presenter",     "turn_speaker",
    "commitment_person", "commitment_tick",     "input_wait",   "matter_number", "matter_partner",
    "milestone",         "input_level",         "input_effect", "note_template", "meeting_theme"};

} // namespace

std::optional<auth::Right> right_of(std::string_view table) {
    const auto found = std::ranges::find(subjects, table, &Subject::table);
    return found == subjects.end() ? std::nullopt : std::optional(found->right);
}

std::string_view referred_table(std::string_view table, std::string_view column) {
    if (column == "audience" || column == "registry_number")
        return column;
    for (const Reference& reference : references)
        if (reference.column == column && (reference.table.empty() || reference.table == table))
            return reference.to;
    return {};
}

bool is_told(std::string_view column) {
    return std::ranges::find(untold, column) == untold.end();
}

bool is_part(std::string_view table) {
    return std::ranges::find(parts, table) != parts.end();
}

} // namespace radslag::history
