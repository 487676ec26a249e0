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
using site::numbered;

namespace {

constexpr std::size_t most_speakers = 8;
constexpr std::size_t most_text = 20'000;

std::vector<FormField> fields_of(Language language, const Outline& outline, std::size_t speakers) {
    std::vector<FormField> fields;
    for (std::size_t i = 1; i <= speakers; ++i)
        fields.push_back({numbered("speaker", i),
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
        if (const auto speaker = names.person(numbered("speaker", i), Need::optional))
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

TurnEdit read_turn(const Site& site, const Request& request, FormReader& form,
                   const EditableMeeting& meeting) {
    return with_names(site, request, form, meeting.demonstration,
                      [&](people::parts::NameFields& names) { return read(form, names); });
}

http::Values values_of(const EditableTurn& turn) {
    const TurnEdit& edit = turn.edit;
    http::Values values;
    values.add("version", std::to_string(turn.version));
    for (std::size_t i = 0; i < edit.speakers.size(); ++i)
        add_name(values, numbered("speaker", i + 1), turn.names, std::optional(edit.speakers[i]));
    add_name(values, "organisation", turn.names, edit.organisation);
    values.add("group", edit.group.value_or(""));
    values.add("side", edit.side ? std::string(bodies::sides.text(*edit.side)) : "");
    values.add("point", site::id_text(edit.point));
    values.add("section", edit.section ? std::string(section_kinds.text(*edit.section)) : "");
    values.add("text", edit.text);
    add_values(values, edit.narrowing);
    return values;
}

/// The fields, of which two speakers at least, for the values that the form has.
void add_fields(const Site& site, const Request& request, MeetingId meeting,
                site::RecordForm& form) {
    const auto outline = site.database().reading(
        [&](db::Session& session) { return outline_of(session, request.caller, meeting); });
    const std::size_t speakers = site::rows_shown(request, form.values, {"speaker"}, most_speakers);
    form.fields = fields_of(request.language, outline, std::max<std::size_t>(speakers, 2));
}

site::RecordForm new_turn_form(const Site& site, const Request& request,
                               const EditableMeeting& meeting) {
    auto form = form_under(site, request, meeting, tr(request.language, "Add something said"),
                           meeting_url(meeting.id) / "turns" / "new");
    form.values.add("point", std::string(request.query.get("point")));
    form.values.add("section", "discussion");
    form.values.add("readers", "as_above");
    add_fields(site, request, meeting.id, form);
    return form;
}

auto turn_in(const Site& site, const Request& request) {
    return found_in<TurnId>(site, request, editable_turn);
}

site::RecordForm edit_turn_form(const Site& site, const Request& request,
                                const Found<EditableTurn>& found) {
    const Url here = Url::path("/turns") / found.record.id.text();
    auto form = form_under(site, request, found.meeting, tr(request.language, "Edit what was said"),
                           here / "edit");
    form.values = values_of(found.record);
    add_fields(site, request, found.meeting.id, form);
    form.others = {{tr(request.language, "Delete what was said"), here / "delete"}};
    return form;
}

} // namespace

Result<Response> show_new_turn(const Site& site, Request& request) {
    return site::show_found(site, request, meeting_in, new_turn_form);
}

Result<Response> add_turn(const Site& site, Request& request) {
    return site::save_found(
        site, request, meeting_in, new_turn_form,
        [&](const EditableMeeting& meeting, FormReader& form) {
            const TurnEdit edit = read_turn(site, request, form, meeting);
            return form.when_good([&] {
                return saved_at(meetings::add_turn(site.database(), request.caller, meeting.id,
                                                   edit, site.today()),
                                [&](TurnId id) { return meeting_url(meeting.id).at(id.text()); });
            });
        });
}

Result<Response> show_turn(const Site& site, Request& request) {
    return site::show_found(site, request, turn_in, edit_turn_form);
}

Result<Response> edit_turn(const Site& site, Request& request) {
    return site::save_found(site, request, turn_in, edit_turn_form,
                            [&](const Found<EditableTurn>& found, FormReader& form) {
                                const TurnEdit edit = read_turn(site, request, form, found.meeting);
                                return form.when_good([&] {
                                    return saved_at(
                                        meetings::edit_turn(site.database(), request.caller,
                                                            found.record.id, form.version(), edit,
                                                            site.today()),
                                        meeting_url(found.meeting.id).at(found.record.id.text()));
                                });
                            });
}

Result<Response> move_turn(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, turn_in, [&](const Found<EditableTurn>& found, std::int64_t version) {
            return saved_at(meetings::move_turn(site.database(), request.caller, found.record.id,
                                                version, move_in(request)),
                            outline_url(found.meeting.id, found.record.id.text()));
        });
}

Result<Response> delete_turn(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, turn_in, [&](const Found<EditableTurn>& found, std::int64_t version) {
            return saved_at(
                meetings::delete_turn(site.database(), request.caller, found.record.id, version),
                meeting_url(found.meeting.id));
        });
}

} // namespace radslag::meetings::editing::pages
