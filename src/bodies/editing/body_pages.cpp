// The form of a body; see pages.hpp.
#include "bodies/editing/pages.hpp"
#include "bodies/editing/parts.hpp"

namespace radslag::bodies::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

std::vector<FormField> fields_of(const Site& site, Language language, bool demonstration,
                                 std::string_view self) {
    const auto bodies = site.database().reading(
        [&](db::Session& session) { return all_bodies(session, demonstration); });
    return {{"name", tr(language, "Name"), FieldKind::line, Need::required},
            {"kind", tr(language, "Kind"), FieldKind::choice, Need::required, "",
             site::choices_of(body_kinds, [&](BodyKind kind) { return words_of(language, kind); })},
            {"custodian", tr(language, "Who keeps its records"), FieldKind::organisation,
             Need::optional, tr(language, "The authority whose records they are.")},
            {"prepares_for", tr(language, "Prepares for"), FieldKind::choice, Need::optional, "",
             site::named_choices(bodies, tr(language, "No other body"), self)},
            {"minutes_shape", tr(language, "What its minutes are"), FieldKind::choice,
             Need::required,
             tr(language, "In a protocol each point is a paragraph, numbered over the year when "
                          "the text is closed."),
             site::choices_of(minutes_shapes,
                              [&](MinutesShape shape) {
                                  return shape == MinutesShape::notes
                                             ? tr(language, "Notes")
                                             : tr(language, "A protocol with paragraphs (§)");
                              })},
            {"from_day", tr(language, "From"), FieldKind::day},
            {"to_day", tr(language, "To"), FieldKind::day}};
}

BodyEdit read_in(const Site& site, const Request& request, FormReader& form, bool demonstration) {
    const auto bodies = site.database().reading(
        [&](db::Session& session) { return all_bodies(session, demonstration); });
    return with_names(site, request, form, demonstration, [&](people::parts::NameFields& names) {
        BodyEdit edit;
        edit.name = form.text("name", Need::required);
        edit.kind = form.choice("kind", Need::required, body_kinds).value_or(BodyKind::group);
        edit.custodian = names.organisation("custodian", Need::optional);
        edit.prepares_for = site::chosen<BodyId>(form, "prepares_for", Need::optional, bodies);
        edit.minutes_shape = form.choice("minutes_shape", Need::required, minutes_shapes)
                                 .value_or(MinutesShape::notes);
        edit.from = form.day("from_day", Need::optional);
        edit.to = form.day("to_day", Need::optional);
        form.check_order("to_day", edit.from, edit.to);
        return edit;
    });
}

http::Values values_of(const EditableBody& body) {
    http::Values values;
    values.add("version", std::to_string(body.version));
    values.add("name", body.edit.name);
    values.add("kind", std::string(body_kinds.text(body.edit.kind)));
    values.add("minutes_shape", std::string(minutes_shapes.text(body.edit.minutes_shape)));
    people::parts::add_name(values, "custodian", body.custodian, body.edit.custodian);
    values.add("prepares_for", id_text(body.edit.prepares_for));
    values.add("from_day", day_text(body.edit.from));
    values.add("to_day", day_text(body.edit.to));
    return values;
}

site::RecordForm new_form(const Site& site, const Request& request) {
    const Language language = request.language;
    site::RecordForm form{.title = tr(language, "Found a body"),
                          .section = "/meetings",
                          .action = Url::path("/bodies/new")};
    form.lead = tr(language, "A body is a circle that meets: a forum, a committee, a group. You "
                             "become its secretary.");
    form.fields = fields_of(site, language, false, {});
    form.fields.push_back({"roster",
                           tr(language, "Who sits in it from the beginning"),
                           FieldKind::radio,
                           Need::required,
                           "",
                           {{"none", std::string(tr(language, "Nobody yet"))},
                            {"se-regions", std::string(tr(language, "The 21 Swedish regions"))}}});
    form.values.add("kind", "forum");
    form.values.add("minutes_shape", "notes");
    form.values.add("roster", "none");
    form.candidates = people::parts::candidates(site, request, false);
    return form;
}

html::Html list_of(const std::vector<NamedId>& lines, std::string_view path) {
    const html::Html all = html::each(lines, [&](const NamedId& line) -> html::Html {
        return html::li(html::a(html::href(Url::path(path) / line.id / "edit"), line.name));
    });
    return html::when(!lines.empty(), [&]() -> html::Html { return html::ul(all); });
}

/// Parties and mandates, each a link to its form.
html::Html seats(const Site& site, Language language, BodyId id) {
    std::vector<NamedId> parties;
    std::vector<NamedId> mandates;
    site.database().read([&](db::Session& session) {
        parties = parties_in(session, id);
        mandates = mandates_in(session, id);
    });
    const Url here = body_url(id);
    return html::group(html::section(html::cls("block"), html::h2(tr(language, "Parties")),
                                     html::p(html::a(html::href(here / "parties" / "new"),
                                                     tr(language, "Add a party"))),
                                     list_of(parties, "/parties")),
                       html::section(html::cls("block"), html::h2(tr(language, "Mandates")),
                                     html::p(html::a(html::href(here / "mandates" / "new"),
                                                     tr(language, "Add a mandate"))),
                                     list_of(mandates, "/mandates")));
}

site::RecordForm edit_form(const Site& site, const Request& request, const EditableBody& body) {
    const Language language = request.language;
    const Url here = body_url(body.id);
    auto form = form_under(site, request, body, tr(language, "Edit the body"), here / "edit");
    form.fields = fields_of(site, language, body.demonstration, body.id.text());
    form.values = values_of(body);
    form.others = {{tr(language, "Seat the 21 Swedish regions"), here / "seat",
                    tr(language, "Those that sit there already stay as they are.")},
                   {tr(language, "End the body today"), here / "close",
                    tr(language, "Its meetings stay in the register.")}};
    form.below = seats(site, language, body.id);
    return form;
}

} // namespace

Result<Response> show_new_body(const Site& site, Request& request) {
    const auto form = new_form(site, request);
    return site::show_form(site, request, form, form.values);
}

Result<Response> found_body(const Site& site, Request& request) {
    FormReader form(request.form);
    const BodyEdit edit = read_in(site, request, form, false);
    const auto roster = form.choice("roster", Need::required, rosters);
    return site::answer_form(site, request, new_form(site, request), form.when_good([&] {
        return saved_at(
            bodies::found_body(site.database(), request.caller, edit, *roster, site.today()),
            body_url);
    }));
}

Result<Response> show_body(const Site& site, Request& request) {
    return site::show_found(site, request, body_in, edit_form);
}

Result<Response> edit_body(const Site& site, Request& request) {
    return site::save_found(
        site, request, body_in, edit_form, [&](const EditableBody& body, FormReader& form) {
            const BodyEdit edit = read_in(site, request, form, body.demonstration);
            return form.when_good([&] {
                return saved_at(bodies::edit_body(site.database(), request.caller, body.id,
                                                  form.version(), edit),
                                body_url(body.id));
            });
        });
}

Result<Response> close_body(const Site& site, Request& request) {
    return site::act_on_found(site, request, body_in, [&](const EditableBody& body, std::int64_t) {
        return saved_at(bodies::close_body(site.database(), request.caller, body.id, site.today()),
                        body_url(body.id));
    });
}

Result<Response> seat_roster(const Site& site, Request& request) {
    return site::act_on_found(site, request, body_in, [&](const EditableBody& body, std::int64_t) {
        return saved_at(bodies::seat_roster(site.database(), request.caller, body.id),
                        body_url(body.id));
    });
}

} // namespace radslag::bodies::editing::pages
