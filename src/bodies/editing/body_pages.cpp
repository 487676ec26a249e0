// The form of a body; see pages.hpp.
#include "bodies/editing/pages.hpp"
#include "bodies/editing/parts.hpp"

#include <algorithm>

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
             choices_of(bodies, tr(language, "No other body"), self)},
            {"from_day", tr(language, "From"), FieldKind::day},
            {"to_day", tr(language, "To"), FieldKind::day}};
}

BodyEdit read_in(const Site& site, const Request& request, FormReader& form, bool demonstration) {
    return site.database().reading([&](db::Session& session) {
        const auto reader = request.caller.reader();
        people::parts::NameFields names(form, session, reader, demonstration);
        BodyEdit edit;
        edit.name = form.text("name", Need::required);
        edit.kind = form.choice("kind", Need::required, body_kinds).value_or(BodyKind::group);
        edit.custodian = names.organisation("custodian", Need::optional);
        edit.prepares_for = form.id<BodyId>("prepares_for", Need::optional);
        if (edit.prepares_for) {
            const auto all = all_bodies(session, demonstration);
            const bool known = std::ranges::any_of(
                all, [&](const Line& line) { return line.id == edit.prepares_for->text(); });
            if (!known)
                form.wrong("prepares_for", Message{"Choose one of the list.", {}});
        }
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
    values.add("custodian", body.custodian);
    if (body.edit.custodian)
        values.add("custodian_is", std::string(body.edit.custodian->text()));
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
    form.candidates = people::parts::candidates(site, request, false);
    return form;
}

html::Html list_of(const std::vector<Line>& lines, std::string_view path) {
    const html::Html all = html::each(lines, [&](const Line& line) -> html::Html {
        return html::li(html::a(html::href(Url::path(path) / line.id / "edit"), line.words));
    });
    return html::when(!lines.empty(), [&]() -> html::Html { return html::ul(all); });
}

/// Parties and mandates, each a link to its form.
html::Html seats(const Site& site, Language language, BodyId id) {
    std::vector<Line> parties;
    std::vector<Line> mandates;
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
    form.others = {{tr(language, "Seat the 21 Swedish regions"), here / "seat",
                    tr(language, "Those that sit there already stay as they are.")},
                   {tr(language, "End the body today"), here / "close",
                    tr(language, "Its meetings stay in the register.")}};
    form.below = seats(site, language, body.id);
    return form;
}

} // namespace

Result<Response> show_new_body(const Site& site, Request& request) {
    http::Values values;
    values.add("kind", "forum");
    values.add("roster", "none");
    return site::show_form(site, request, new_form(site, request), values);
}

Result<Response> found_body(const Site& site, Request& request) {
    FormReader form(request.form);
    const BodyEdit edit = read_in(site, request, form, false);
    const auto roster = form.choice("roster", Need::required, rosters);
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good()) {
        const auto added =
            bodies::found_body(site.database(), request.caller, edit, *roster, site.today());
        saved = added ? Result<site::Saved>(site::Saved{body_url(added->id), added->entry})
                      : tl::unexpected<Error>(added.error());
    }
    return site::answer_form(site, request, new_form(site, request), saved);
}

Result<Response> show_body(const Site& site, Request& request) {
    const auto body = body_in(site, request);
    if (!body)
        return site::not_found();
    return site::show_form(site, request, edit_form(site, request, *body), values_of(*body));
}

Result<Response> edit_body(const Site& site, Request& request) {
    const auto body = body_in(site, request);
    if (!body)
        return site::not_found();
    FormReader form(request.form);
    const BodyEdit edit = read_in(site, request, form, body->demonstration);
    const auto entry = form.is_good() ? bodies::edit_body(site.database(), request.caller, body->id,
                                                          form.version(), edit)
                                      : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, edit_form(site, request, *body),
                             saved_at(entry, body_url(body->id)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = body_in(site, request);
                                 return now ? std::optional(values_of(*now)) : std::nullopt;
                             });
}

Result<Response> close_body(const Site& site, Request& request) {
    const auto body = body_in(site, request);
    if (!body)
        return site::not_found();
    const auto entry = bodies::close_body(site.database(), request.caller, body->id, site.today());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(body_url(body->id), *entry);
}

Result<Response> seat_roster(const Site& site, Request& request) {
    const auto body = body_in(site, request);
    if (!body)
        return site::not_found();
    const auto entry = bodies::seat_roster(site.database(), request.caller, body->id);
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(body_url(body->id), *entry);
}

} // namespace radslag::bodies::editing::pages
