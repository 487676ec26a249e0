// See parts.hpp.
#include "meetings/editing/parts.hpp"

namespace radslag::meetings::editing {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::Need;

Url meeting_url(MeetingId id) {
    return Url::path("/meetings") / id.text();
}

std::optional<EditableMeeting> meeting_in(const Site& site, const Request& request) {
    return site::found_by_id<MeetingId>(site, request, [&](db::Session& session, MeetingId id) {
        return editable_meeting(session, request.caller, id);
    });
}

site::RecordForm form_under(const Site& site, const Request& request,
                            const EditableMeeting& meeting, site::Words title, const Url& action) {
    site::RecordForm form{.title = std::move(title), .section = "/meetings", .action = action};
    form.crumbs = {{std::string(tr(request.language, "Meetings")), Url::path("/meetings")},
                   {meeting.edit.title, meeting_url(meeting.id)}};
    form.invented = meeting.demonstration;
    form.candidates = people::parts::candidates(site, request, meeting.demonstration);
    return form;
}

std::string_view words_of(Language language, MeetingState state) {
    switch (state) {
    case MeetingState::planned:
        return tr(language, "Planned");
    case MeetingState::called:
        return tr(language, "Called");
    case MeetingState::held:
        return tr(language, "Held");
    case MeetingState::cancelled:
        return tr(language, "Cancelled");
    }
    return {};
}

std::string_view words_of(Language language, Presence presence) {
    switch (presence) {
    case Presence::present:
        return tr(language, "Present");
    case Presence::remote:
        return tr(language, "By video");
    case Presence::absent:
        return tr(language, "Absent");
    case Presence::mentioned:
        return tr(language, "Mentioned");
    }
    return {};
}

std::string_view words_of(Language language, SectionKind kind) {
    switch (kind) {
    case SectionKind::presentation:
        return tr(language, "Presentation");
    case SectionKind::discussion:
        return tr(language, "Discussion");
    case SectionKind::action_note:
        return tr(language, "Action note");
    }
    return {};
}

std::string_view words_of(Language language, bodies::Side side) {
    switch (side) {
    case bodies::Side::state:
        return tr(language, "The state");
    case bodies::Side::region:
        return tr(language, "Region");
    case bodies::Side::association:
        return tr(language, "Association");
    case bodies::Side::invited_by_region:
        return tr(language, "Invited by a region");
    case bodies::Side::invited_by_state:
        return tr(language, "Invited by the state");
    case bodies::Side::other:
        return tr(language, "Other side");
    }
    return {};
}

std::vector<html::Choice> point_choices(Language language, const Outline& outline) {
    std::vector<html::Choice> choices{{"", std::string(tr(language, "Under no point"))}};
    for (const Outline::Point& point : outline.points)
        if (!point.line.id.empty())
            choices.push_back({point.line.id, point.line.words});
    return choices;
}

void add_narrowing_fields(Language language, std::vector<site::FormField>& fields) {
    fields.push_back({"readers",
                      tr(language, "Who may read this"),
                      FieldKind::radio,
                      Need::required,
                      "",
                      {{"as_above", std::string(tr(language, "The same as what it stands under"))},
                       {"members", std::string(tr(language, "Members of the body only"))},
                       {"secretariat", std::string(tr(language, "The secretariat only"))}}});
    fields.push_back({"ground", tr(language, "Legal ground"), FieldKind::line, Need::optional,
                      tr(language, "Chapter and section; needed for what only the secretariat "
                                   "may read.")});
}

Narrowing read_narrowing(site::FormReader& form) {
    Narrowing narrowing;
    narrowing.readers =
        form.choice("readers", Need::required, reader_words).value_or(Readers::as_above);
    const auto ground = form.optional_text("ground");
    if (narrowing.readers != Readers::secretariat)
        return narrowing;
    narrowing.ground = ground;
    if (!ground)
        form.wrong("ground", Message{"Say on which legal ground this is withheld, by chapter and "
                                     "section.",
                                     {}});
    return narrowing;
}

void add_values(http::Values& values, const Narrowing& narrowing) {
    values.add("readers", std::string(reader_words.text(narrowing.readers)));
    values.add("ground", narrowing.ground.value_or(""));
}

} // namespace radslag::meetings::editing
