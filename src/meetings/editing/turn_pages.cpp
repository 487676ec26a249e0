// The form of what was said; see pages.hpp.
#include "meetings/editing/pages.hpp"
#include "meetings/editing/parts.hpp"

#include <algorithm>

namespace radslag::meetings::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

constexpr std::size_t most_speakers = 8;
constexpr std::size_t most_text = 20'000;

std::string speaker_field(std::size_t number) {
    return "speaker_" + std::to_string(number);
}

std::vector<FormField> fields_of(Language language, const Outline& outline, std::size_t speakers) {
    std::vector<FormField> fields;
    for (std::size_t i = 1; i <= speakers; ++i)
        fields.push_back({speaker_field(i),
                          i == 1 ? site::Words(tr(language, "Who said it"))
                                 : site::Words(tr(language, "Speaker {0}", i)),
                          FieldKind::person});
    fields.push_back({"organisation", tr(language, "Organisation"), FieldKind::organisation,
                      Need::optional,
                      tr(language, "Left empty, it is the one that the speaker belongs to.")});
    fields.push_back(
        {"group", tr(language, "Group"), FieldKind::line, Need::optional,
         tr(language, "When several spoke as one: a number of regional representatives.")});
    auto sides = site::choices_of(bodies::sides,
                                  [&](bodies::Side side) { return words_of(language, side); });
    sides.insert(
        sides.begin(),
        html::Choice{"", std::string(tr(language, "As the organisation's seat in the body says"))});
    fields.push_back({"side", tr(language, "Side"), FieldKind::choice, Need::optional, "", sides});
    fields.push_back({"point", tr(language, "Point"), FieldKind::choice, Need::optional, "",
                      point_choices(language, outline)});
    auto sections =
        site::choices_of(section_kinds, [&](SectionKind kind) { return words_of(language, kind); });
    sections.insert(sections.begin(), html::Choice{"", std::string(tr(language, "In no section"))});
    fields.push_back(
        {"section", tr(language, "Section"), FieldKind::choice, Need::optional, "", sections});
    fields.push_back({"text", tr(language, "Text"), FieldKind::lines, Need::required});
    add_narrowing_fields(language, fields);
    return fields;
}

TurnEdit read(FormReader& form, people::parts::NameFields& names) {
    TurnEdit edit;
    for (std::size_t i = 1; i <= most_speakers; ++i)
        if (const auto speaker = names.person(speaker_field(i), Need::optional))
            if (std::ranges::find(edit.speakers, *speaker) == edit.speakers.end())
                edit.speakers.push_back(*speaker);
    edit.organisation = names.organisation("organisation", Need::optional);
    edit.group = form.optional_text("group");
    edit.side = form.choice("side", Need::optional, bodies::sides);
    edit.point = form.id<PointId>("point", Need::optional);
    edit.section = form.choice("section", Need::optional, section_kinds);
    edit.text = form.text("text", Need::required, most_text, site::Lines::many);
    edit.narrowing = read_narrowing(form);
    return edit;
}

TurnEdit read_in(const Site& site, const Request& request, FormReader& form,
                 const EditableMeeting& meeting) {
    return site.database().reading([&](db::Session& session) {
        const auto reader = request.caller.reader();
        people::parts::NameFields names(form, session, reader, meeting.demonstration);
        return read(form, names);
    });
}

http::Values values_of(const EditableTurn& turn) {
    const TurnEdit& edit = turn.edit;
    http::Values values;
    values.add("version", std::to_string(turn.version));
    for (std::size_t i = 0; i < edit.speakers.size(); ++i)
        add_name(values, speaker_field(i + 1), turn.names, std::optional(edit.speakers[i]));
    add_name(values, "organisation", turn.names, edit.organisation);
    values.add("group", edit.group.value_or(""));
    values.add("side", edit.side ? std::string(bodies::sides.text(*edit.side)) : "");
    values.add("point", edit.point ? std::string(edit.point->text()) : "");
    values.add("section", edit.section ? std::string(section_kinds.text(*edit.section)) : "");
    values.add("text", edit.text);
    add_values(values, edit.narrowing);
    return values;
}

/// As many fields for speakers as are used, and one more; two at least.
std::size_t speakers_in(const http::Values& values) {
    std::size_t used = 1;
    for (std::size_t i = 1; i <= most_speakers; ++i)
        if (!values.get(speaker_field(i)).empty())
            used = i;
    return std::min(used + 1, most_speakers);
}

site::RecordForm form_of(const Site& site, const Request& request, const EditableMeeting& meeting,
                         const http::Values& values, site::Words title, const Url& action) {
    auto form = form_under(site, request, meeting, std::move(title), action);
    const auto outline = site.database().reading(
        [&](db::Session& session) { return outline_of(session, request.caller, meeting.id); });
    form.fields = fields_of(request.language, outline, speakers_in(values));
    return form;
}

site::RecordForm new_form(const Site& site, const Request& request, const EditableMeeting& meeting,
                          const http::Values& values) {
    return form_of(site, request, meeting, values, tr(request.language, "Add something said"),
                   meeting_url(meeting.id) / "turns" / "new");
}

/// A turn with its meeting, if the caller may edit it.
struct Found {
    EditableTurn turn;
    EditableMeeting meeting;
};
std::optional<Found> turn_in(const Site& site, const Request& request) {
    const auto id = TurnId::parse(request.parameter("id"));
    if (!id)
        return std::nullopt;
    return site.database().reading([&](db::Session& session) -> std::optional<Found> {
        auto turn = editable_turn(session, request.caller, *id);
        auto meeting =
            turn ? editable_meeting(session, request.caller, turn->meeting) : std::nullopt;
        if (!meeting)
            return std::nullopt;
        return Found{std::move(*turn), std::move(*meeting)};
    });
}

site::RecordForm edit_form(const Site& site, const Request& request, const Found& found,
                           const http::Values& values) {
    const Url here = Url::path("/turns") / found.turn.id.text();
    auto form = form_of(site, request, found.meeting, values,
                        tr(request.language, "Edit what was said"), here / "edit");
    form.others = {{std::string(tr(request.language, "Delete what was said")), here / "delete"}};
    return form;
}

Url page_of(const Found& found) {
    return meeting_url(found.meeting.id).at(found.turn.id.text());
}

} // namespace

Result<Response> show_new_turn(const Site& site, Request& request) {
    const auto meeting = meeting_in(site, request);
    if (!meeting)
        return site::not_found();
    http::Values values;
    values.add("point", std::string(request.query.get("point")));
    values.add("section", "discussion");
    values.add("readers", "as_above");
    return site::show_form(site, request, new_form(site, request, *meeting, values), values);
}

Result<Response> add_turn(const Site& site, Request& request) {
    const auto meeting = meeting_in(site, request);
    if (!meeting)
        return site::not_found();
    FormReader form(request.form);
    const TurnEdit edit = read_in(site, request, form, *meeting);
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good()) {
        const auto made =
            meetings::add_turn(site.database(), request.caller, meeting->id, edit, site.today());
        saved = made ? Result<site::Saved>(
                           site::Saved{meeting_url(meeting->id).at(made->id.text()), made->entry})
                     : tl::unexpected<Error>(made.error());
    }
    return site::answer_form(site, request, new_form(site, request, *meeting, request.form), saved);
}

Result<Response> show_turn(const Site& site, Request& request) {
    const auto found = turn_in(site, request);
    if (!found)
        return site::not_found();
    const http::Values values = values_of(found->turn);
    return site::show_form(site, request, edit_form(site, request, *found, values), values);
}

Result<Response> edit_turn(const Site& site, Request& request) {
    const auto found = turn_in(site, request);
    if (!found)
        return site::not_found();
    FormReader form(request.form);
    const TurnEdit edit = read_in(site, request, form, found->meeting);
    const auto entry = form.is_good()
                           ? meetings::edit_turn(site.database(), request.caller, found->turn.id,
                                                 form.version(), edit, site.today())
                           : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, edit_form(site, request, *found, request.form),
                             saved_at(entry, page_of(*found)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = turn_in(site, request);
                                 return now ? std::optional(values_of(now->turn)) : std::nullopt;
                             });
}

Result<Response> delete_turn(const Site& site, Request& request) {
    const auto found = turn_in(site, request);
    if (!found)
        return site::not_found();
    const auto entry = meetings::delete_turn(site.database(), request.caller, found->turn.id,
                                             FormReader(request.form).version());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(meeting_url(found->meeting.id), *entry);
}

} // namespace radslag::meetings::editing::pages
