// See words.hpp. What is not in a list is shown as it is kept, so that nothing is hidden.
#include "history/words.hpp"

#include "platform/i18n/dates.hpp"

#include <algorithm>
#include <array>

namespace radslag::history {

using i18n::Literal;
using i18n::tr;

namespace {

struct Word {
    std::string_view kept;
    Literal shown;
};

// By what stands after the last full stop of a verb.
constexpr std::array verbs = {
    Word{"add", Literal("Added")},
    Word{"call", Literal("Called to the meeting")},
    Word{"guest", Literal("Invited a guest")},
    Word{"take_back", Literal("Took back the invitation")},
    Word{"make_inputs", Literal("Made inputs of what was raised")},
    Word{"waiting", Literal("Said what waits for it")},
    Word{"edit", Literal("Changed")},
    Word{"delete", Literal("Deleted")},
    Word{"merge", Literal("Merged")},
    Word{"unmerge", Literal("Taken apart")},
    Word{"split", Literal("Divided")},
    Word{"close", Literal("Closed")},
    Word{"move", Literal("Moved")},
    Word{"undo", Literal("Taken back")},
    Word{"import", Literal("Read in from notes")},
    Word{"found", Literal("Founded")},
    Word{"done", Literal("Marked as done")},
    Word{"open", Literal("Opened again")},
    Word{"withdraw", Literal("Withdrawn")},
    Word{"tick", Literal("Ticked off")},
    Word{"hand_over", Literal("Handed over")},
    Word{"text_moved", Literal("Said that the text has moved")},
    Word{"basis", Literal("Made the basis of a point")},
    Word{"link", Literal("Linked")},
    Word{"accept", Literal("Read in from notes")},
    Word{"take_late", Literal("Read in from notes")},
    Word{"take_version", Literal("Changed by a new version of the notes")},
    Word{"plan", Literal("Planned")},
    Word{"agenda", Literal("Agenda set")},
    Word{"record", Literal("Recorded")},
    Word{"approve", Literal("Approved")},
    Word{"attach", Literal("Document attached")},
    Word{"seat", Literal("Parties seated")},
    Word{"receive", Literal("Received")},
    Word{"change", Literal("Changed")},
    Word{"answer", Literal("Given an answer")},
    Word{"publish", Literal("Published")},
    Word{"release", Literal("Released")},
    Word{"stand", Literal("Said where the party stands")},
    Word{"take", Literal("Taken into the agenda")},
    Word{"keep", Literal("Kept for a later meeting")},
    Word{"decline", Literal("Declined")},
    Word{"reach", Literal("Reached")},
    Word{"closed", Literal("Closed")},
    Word{"reported", Literal("Reported")},
    Word{"withdrawn", Literal("Withdrawn")},
    Word{"set", Literal("Word template taken in")},
    Word{"remove", Literal("Word template taken away")},
    Word{"add_recommendations", Literal("Recommendations added")},
    Word{"themes", Literal("Said what it shall be about")},
};

constexpr std::array fields = {
    Word{"name", Literal("Name")},
    Word{"title", Literal("Title")},
    Word{"organisation", Literal("Organisation")},
    Word{"protected", Literal("Protected identity")},
    Word{"mail", Literal("Mail address")},
    Word{"demonstration", Literal("Invented")},
    Word{"merged_into", Literal("Merged into")},
    Word{"part_of", Literal("Part of")},
    Word{"split_at", Literal("Divided")},
    Word{"kind", Literal("Kind")},
    Word{"country", Literal("Country")},
    Word{"nuts", Literal("NUTS code")},
    Word{"county_code", Literal("County code")},
    Word{"county_letter", Literal("County letter")},
    Word{"municipality_code", Literal("Municipality code")},
    Word{"organisation_number", Literal("Organisation number")},
    Word{"legal_form", Literal("Legal form")},
    Word{"conditions", Literal("Conditions")},
    Word{"from_day", Literal("From")},
    Word{"to_day", Literal("To")},
    Word{"person", Literal("Person")},
    Word{"body", Literal("Body")},
    Word{"role", Literal("Role")},
    Word{"side", Literal("Side")},
    Word{"party", Literal("Party")},
    Word{"substitute_for", Literal("Substitute for")},
    Word{"covers_for", Literal("Covers for")},
    Word{"follows", Literal("Follows")},
    Word{"day", Literal("Day")},
    Word{"end_day", Literal("Last day")},
    Word{"start_time", Literal("Begins at")},
    Word{"end_time", Literal("Ends at")},
    Word{"zone", Literal("Time zone")},
    Word{"venue", Literal("Place")},
    Word{"state", Literal("State")},
    Word{"chair", Literal("Chair")},
    Word{"next_day", Literal("Next meeting")},
    Word{"audience", Literal("Who may read")},
    Word{"meeting", Literal("Meeting")},
    Word{"point", Literal("Point")},
    Word{"section", Literal("Section")},
    Word{"number", Literal("Number")},
    Word{"information", Literal("Information")},
    Word{"dialogue", Literal("Dialogue")},
    Word{"regional_example", Literal("Regional example")},
    Word{"decision", Literal("Decision")},
    Word{"expected_outcome", Literal("Expected outcome")},
    Word{"questions_until", Literal("Questions are registered until")},
    Word{"planned_start", Literal("Planned start")},
    Word{"planned_minutes", Literal("Planned minutes")},
    Word{"actual_minutes", Literal("Minutes")},
    Word{"text", Literal("Text")},
    Word{"group_words", Literal("Group")},
    Word{"presence", Literal("Presence")},
    Word{"stands_in_for", Literal("Comes instead of")},
    Word{"answer", Literal("Their answer")},
    Word{"answered_at", Literal("Answered")},
    Word{"invited_at", Literal("Invited")},
    Word{"who", Literal("Who")},
    Word{"what", Literal("What")},
    Word{"due_kind", Literal("Kind of due")},
    Word{"said_on", Literal("Said on")},
    Word{"turn", Literal("What was said")},
    Word{"commitment", Literal("Promise or request")},
    Word{"answer_by", Literal("Answer by")},
    Word{"round", Literal("Call")},
    Word{"closes_on", Literal("Last day")},
    Word{"opens_at", Literal("Opened")},
    Word{"return_meeting", Literal("Comes back at the meeting")},
    Word{"due_from", Literal("Due from")},
    Word{"due_to", Literal("Due")},
    Word{"due_words", Literal("Due in words")},
    Word{"due_meeting", Literal("Due at the meeting")},
    Word{"due_milestone", Literal("Waits for the milestone")},
    Word{"milestone", Literal("Waits for the milestone")},
    Word{"basis_meeting", Literal("Basis for the meeting")},
    Word{"basis_point", Literal("Basis for the point")},
    Word{"prepared_for", Literal("Prepared for")},
    Word{"drafted_by", Literal("Drafted by")},
    Word{"drafted_at", Literal("Drafted")},
    Word{"meant_for", Literal("For the point")},
    Word{"released_at", Literal("Released")},
    Word{"released_by", Literal("Released by")},
    Word{"released_to", Literal("Released to")},
    Word{"parties", Literal("Parties")},
    Word{"behind", Literal("Stand behind")},
    Word{"deviating", Literal("Deviate")},
    Word{"abstaining", Literal("Abstain")},
    Word{"stance", Literal("Where it stands")},
    Word{"presented_by", Literal("Would be presented by")},
    Word{"proposed_by", Literal("Proposed by")},
    Word{"decided_by", Literal("Decided by")},
    Word{"said_by", Literal("Said by")},
    Word{"done_on", Literal("Done on")},
    Word{"done_by", Literal("Done by")},
    Word{"all_parties_of", Literal("All parties of")},
    Word{"owner", Literal("Owner")},
    Word{"officer", Literal("Officer")},
    Word{"theme", Literal("Theme")},
    Word{"parent", Literal("Under the theme")},
    Word{"matter", Literal("Matter")},
    Word{"registry_number", Literal("Registry number")},
    Word{"extent", Literal("Extent")},
    Word{"authority", Literal("Authority")},
    Word{"member", Literal("Member")},
    Word{"constellation", Literal("Constellation")},
    Word{"post", Literal("Post")},
    Word{"unit", Literal("Unit")},
    Word{"prepares_for", Literal("Prepares for")},
    Word{"language", Literal("Language")},
    Word{"year", Literal("Year")},
    Word{"source", Literal("Where it is found")},
    Word{"review", Literal("Review or study")},
    Word{"review_place", Literal("Where in it")},
    Word{"reach", Literal("How far it has reached")},
    Word{"level", Literal("Level")},
    Word{"addressed", Literal("Addressed")},
    Word{"acted_on", Literal("When")},
    Word{"input", Literal("Input")},
    Word{"pointer_text", Literal("Seen in the text")},
    Word{"pointer_place", Literal("The passage in it")},
    Word{"pointer_decision", Literal("The decision")},
    Word{"pointer_matter", Literal("Matter")},
    Word{"in_force", Literal("Is used")},
    Word{"pattern", Literal("Pattern")},
    Word{"said_by", Literal("Said by")},
    Word{"said_at", Literal("Said")},
};

constexpr std::array values = {
    Word{"day", Literal("On a day")},
    Word{"window", Literal("In a time between two days")},
    Word{"event", Literal("When something has happened")},
    Word{"next_meeting", Literal("At the next meeting")},
    Word{"planned", Literal("Planned")},
    Word{"called", Literal("Called")},
    Word{"held", Literal("Held")},
    Word{"cancelled", Literal("Cancelled")},
    Word{"open", Literal("Open")},
    Word{"done", Literal("Done")},
    Word{"withdrawn", Literal("Withdrawn")},
    Word{"public", Literal("Everybody")},
    Word{"members", Literal("Members")},
    Word{"secretariat", Literal("Secretariat")},
    Word{"custom", Literal("Named readers alone")},
    Word{"present", Literal("Present")},
    Word{"room", Literal("In the room")},
    Word{"remote", Literal("By video")},
    Word{"absent", Literal("Absent")},
    Word{"mentioned", Literal("Mentioned")},
    Word{"state", Literal("The state")},
    Word{"region", Literal("Region")},
    Word{"association", Literal("Association")},
    Word{"promise", Literal("Promise")},
    Word{"request", Literal("Request")},
    Word{"homework", Literal("Homework")},
    Word{"takes_along", Literal("Takes along")},
    Word{"ordinary", Literal("Ordinary")},
    Word{"substitute", Literal("Substitute")},
    Word{"whole", Literal("The whole")},
    Word{"partial", Literal("A part")},
    Word{"reported", Literal("Reported")},
    Word{"closed", Literal("Closed")},
    Word{"european", Literal("European level")},
    Word{"national", Literal("National level")},
    Word{"regional", Literal("Regional level")},
    Word{"local", Literal("Local level")},
    Word{"silent", Literal("nothing told")},
    Word{"declined", Literal("will not be done")},
    Word{"under_way", Literal("under way")},
    Word{"acted", Literal("something was done")},
    Word{"nobody", Literal("no level has acted")},
    Word{"only_one", Literal("only one level has acted")},
    Word{"some", Literal("some levels have acted")},
    Word{"every", Literal("every level has acted")},
    Word{"recommendation", Literal("Recommendation")},
    Word{"lesson", Literal("Lesson")},
    Word{"review", Literal("Review")},
    Word{"evaluation", Literal("Evaluation")},
    Word{"study", Literal("Study")},
    Word{"behind", Literal("stands behind")},
    Word{"deviates", Literal("deviates")},
    Word{"abstains", Literal("abstains")},
    Word{"proposed", Literal("Open")},
    Word{"taken", Literal("Taken into the agenda")},
};

constexpr std::array yes_or_no = {
    std::string_view("protected"),   std::string_view("demonstration"),
    std::string_view("information"), std::string_view("dialogue"),
    std::string_view("decision"),    std::string_view("regional_example"),
    std::string_view("addressed"),   std::string_view("in_force"),
};
// Columns whose values are kept words.
constexpr std::array worded = {
    std::string_view("state"),    std::string_view("kind"),        std::string_view("audience"),
    std::string_view("side"),     std::string_view("extent"),      std::string_view("presence"),
    std::string_view("due_kind"), std::string_view("level"),       std::string_view("reach"),
    std::string_view("stance"),   std::string_view("released_to"),
};

template <std::size_t N>
std::string shown(i18n::Language language, const std::array<Word, N>& words,
                  std::string_view kept) {
    const auto found = std::ranges::find(words, kept, &Word::kept);
    return std::string(found == words.end() ? kept : tr(language, found->shown));
}

} // namespace

std::string verb_words(i18n::Language language, std::string_view verb) {
    const std::size_t dot = verb.rfind('.');
    return shown(language, verbs, dot == std::string_view::npos ? verb : verb.substr(dot + 1));
}

std::string field_words(i18n::Language language, std::string_view table, std::string_view column) {
    if (table == "person_name" || table == "organisation_name")
        return std::string(tr(language, "Further name"));
    if (table == "note_template" && column == "name")
        return std::string(tr(language, "Word template"));
    if (table == "point_proposal" && column == "answer")
        return std::string(tr(language, "Why it was declined"));
    return shown(language, fields, column);
}

std::string value_words(i18n::Language language, std::string_view table, std::string_view column,
                        std::string_view value) {
    if (table == "point_proposal" && value == "declined")
        return std::string(tr(language, "Declined"));
    if (table == "point_proposal" && value == "custom")
        return std::string(tr(language, "Those who prepare the meeting"));
    if (std::ranges::find(yes_or_no, column) != yes_or_no.end() && (value == "0" || value == "1"))
        return std::string(value == "1" ? tr(language, "Yes") : tr(language, "No"));
    if (std::ranges::find(worded, column) != worded.end())
        return shown(language, values, value);
    if (const auto day = parse_day(value))
        return i18n::long_date(language, *day);
    return std::string(value);
}

} // namespace radslag::history
