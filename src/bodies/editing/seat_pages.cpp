// The forms of parties and mandates; see pages.hpp.
#include "bodies/editing/pages.hpp"
#include "bodies/editing/parts.hpp"

#include <algorithm>
#include <array>

namespace radslag::bodies::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

constexpr std::array<std::string_view, 6> roles = {
    "regionally_responsible_actor", "ministry", "authority", "association", "secretariat", "guest"};

/// A record with its body, if the caller may edit it.
template <class Record>
struct Found {
    Record record;
    EditableBody body;
};

template <class AnyId, class Find>
auto found_in(const Site& site, const Request& request, Find&& find) {
    using Record = typename std::invoke_result_t<Find, db::Session&, AnyId>::value_type;
    const auto id = AnyId::parse(request.parameter("id"));
    std::optional<Found<Record>> found;
    if (id)
        site.database().read([&](db::Session& session) {
            auto record = find(session, *id);
            auto body =
                record ? editable_body(session, request.caller, record->body) : std::nullopt;
            if (body)
                found.emplace(Found<Record>{std::move(*record), std::move(*body)});
        });
    return found;
}

auto party_in(const Site& site, const Request& request) {
    return found_in<PartyId>(site, request, [&](db::Session& session, PartyId id) {
        return editable_party(session, request.caller, id);
    });
}

auto mandate_in(const Site& site, const Request& request) {
    return found_in<MandateId>(site, request, [&](db::Session& session, MandateId id) {
        return editable_mandate(session, request.caller, id);
    });
}

std::vector<FormField> party_fields(Language language) {
    std::vector<html::Choice> role_choices;
    for (const std::string_view role : roles)
        role_choices.push_back({std::string(role), std::string(role_words(language, role))});
    return {{"organisation", tr(language, "Organisation"), FieldKind::organisation, Need::required},
            {"role", tr(language, "Role"), FieldKind::choice, Need::required, "", role_choices},
            {"side", tr(language, "Side"), FieldKind::choice, Need::required, "",
             site::choices_of(sides, [&](Side side) { return words_of(language, side); })},
            {"from_day", tr(language, "From"), FieldKind::day},
            {"to_day", tr(language, "To"), FieldKind::day}};
}

PartyEdit read_party(const Site& site, const Request& request, FormReader& form) {
    return site.database().reading([&](db::Session& session) {
        const auto reader = request.caller.reader();
        people::parts::NameFields names(form, session, reader, false);
        const auto organisation = names.organisation("organisation", Need::required);
        PartyEdit edit{organisation.value_or(people::OrganisationId::make()), {}, {}, {}, {}};
        edit.role = form.text("role", Need::required);
        if (!edit.role.empty() && std::ranges::find(roles, edit.role) == roles.end())
            form.wrong("role", Message{"Choose one of the list.", {}});
        edit.side = form.choice("side", Need::required, sides).value_or(Side::other);
        edit.from = form.day("from_day", Need::optional);
        edit.to = form.day("to_day", Need::optional);
        form.check_order("to_day", edit.from, edit.to);
        return edit;
    });
}

http::Values values_of(const EditableParty& party) {
    http::Values values;
    values.add("version", std::to_string(party.version));
    values.add("organisation", party.organisation);
    values.add("organisation_is", std::string(party.edit.organisation.text()));
    values.add("role", party.edit.role);
    values.add("side", std::string(sides.text(party.edit.side)));
    values.add("from_day", day_text(party.edit.from));
    values.add("to_day", day_text(party.edit.to));
    return values;
}

site::RecordForm new_party_form(const Site& site, const Request& request,
                                const EditableBody& body) {
    auto form = form_under(site, request, body, tr(request.language, "Add a party"),
                           body_url(body.id) / "parties" / "new");
    form.fields = party_fields(request.language);
    return form;
}

site::RecordForm party_form(const Site& site, const Request& request,
                            const Found<EditableParty>& found) {
    const Url here = Url::path("/parties") / found.record.id.text();
    auto form = form_under(site, request, found.body, tr(request.language, "Edit the party"),
                           here / "edit");
    form.fields = party_fields(request.language);
    form.others = {{tr(request.language, "Delete the party"), here / "delete"}};
    return form;
}

std::string_view words_of(Language language, MandateKind kind) {
    return kind == MandateKind::ordinary ? tr(language, "Ordinary") : tr(language, "Substitute");
}

std::vector<FormField> mandate_fields(const Site& site, Language language, BodyId body,
                                      std::string_view self) {
    std::vector<Line> parties;
    std::vector<Line> mandates;
    site.database().read([&](db::Session& session) {
        parties = parties_in(session, body);
        mandates = mandates_in(session, body);
    });
    const auto nobody = choices_of(mandates, tr(language, "Nobody"), self);
    return {{"person", tr(language, "Person"), FieldKind::person, Need::required},
            {"party", tr(language, "Party"), FieldKind::choice, Need::optional, "",
             choices_of(parties, tr(language, "In their own name"))},
            {"kind", tr(language, "Kind"), FieldKind::choice, Need::required, "",
             site::choices_of(mandate_kinds,
                              [&](MandateKind kind) { return pages::words_of(language, kind); })},
            {"substitute_for", tr(language, "Substitute for"), FieldKind::choice, Need::optional,
             "", nobody},
            {"covers_for", tr(language, "Covers for"), FieldKind::choice, Need::optional,
             tr(language, "Somebody who is on leave."), nobody},
            {"follows", tr(language, "Follows"), FieldKind::choice, Need::optional, "", nobody},
            {"from_day", tr(language, "From"), FieldKind::day},
            {"to_day", tr(language, "To"), FieldKind::day}};
}

/// Checks a choice among the body's own records.
template <class AnyId>
std::optional<AnyId> chosen(FormReader& form, std::string_view field,
                            const std::vector<Line>& lines) {
    const auto id = form.id<AnyId>(field, Need::optional);
    if (id && std::ranges::find(lines, id->text(), &Line::id) == lines.end())
        form.wrong(field, Message{"Choose one of the list.", {}});
    return id;
}

MandateEdit read_mandate(const Site& site, const Request& request, FormReader& form,
                         const EditableBody& body) {
    return site.database().reading([&](db::Session& session) {
        const auto reader = request.caller.reader();
        people::parts::NameFields names(form, session, reader, body.demonstration);
        const auto person = names.person("person", Need::required);
        MandateEdit edit{person.value_or(people::PersonId::make()), {}, {}, {}, {}, {}, {}, {}};
        const auto mandates = mandates_in(session, body.id);
        edit.party = chosen<PartyId>(form, "party", parties_in(session, body.id));
        edit.kind =
            form.choice("kind", Need::required, mandate_kinds).value_or(MandateKind::ordinary);
        edit.substitute_for = chosen<MandateId>(form, "substitute_for", mandates);
        edit.covers_for = chosen<MandateId>(form, "covers_for", mandates);
        edit.follows = chosen<MandateId>(form, "follows", mandates);
        edit.from = form.day("from_day", Need::optional);
        edit.to = form.day("to_day", Need::optional);
        form.check_order("to_day", edit.from, edit.to);
        return edit;
    });
}

http::Values values_of(const EditableMandate& mandate) {
    const MandateEdit& edit = mandate.edit;
    http::Values values;
    values.add("version", std::to_string(mandate.version));
    values.add("person", mandate.person);
    values.add("person_is", std::string(edit.person.text()));
    values.add("party", id_text(edit.party));
    values.add("kind", std::string(mandate_kinds.text(edit.kind)));
    values.add("substitute_for", id_text(edit.substitute_for));
    values.add("covers_for", id_text(edit.covers_for));
    values.add("follows", id_text(edit.follows));
    values.add("from_day", day_text(edit.from));
    values.add("to_day", day_text(edit.to));
    return values;
}

site::RecordForm new_mandate_form(const Site& site, const Request& request,
                                  const EditableBody& body) {
    auto form = form_under(site, request, body, tr(request.language, "Add a mandate"),
                           body_url(body.id) / "mandates" / "new");
    form.fields = mandate_fields(site, request.language, body.id, {});
    return form;
}

site::RecordForm mandate_form(const Site& site, const Request& request,
                              const Found<EditableMandate>& found) {
    const Url here = Url::path("/mandates") / found.record.id.text();
    auto form = form_under(site, request, found.body, tr(request.language, "Edit the mandate"),
                           here / "edit");
    form.fields = mandate_fields(site, request.language, found.body.id, found.record.id.text());
    form.others = {{tr(request.language, "Delete the mandate"), here / "delete"}};
    return form;
}

template <class AnyId>
Result<site::Saved> added_in(BodyId body, const Result<Added<AnyId>>& added) {
    if (!added)
        return tl::unexpected<Error>(added.error());
    return site::Saved{body_url(body), added->entry};
}

Result<Response> back_to(BodyId body, const Result<std::int64_t>& entry) {
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(body_url(body), *entry);
}

} // namespace

Result<Response> show_new_party(const Site& site, Request& request) {
    const auto body = body_in(site, request);
    if (!body)
        return site::not_found();
    return site::show_form(site, request, new_party_form(site, request, *body), http::Values());
}

Result<Response> add_party(const Site& site, Request& request) {
    const auto body = body_in(site, request);
    if (!body)
        return site::not_found();
    FormReader form(request.form);
    const PartyEdit edit = read_party(site, request, form);
    const Result<site::Saved> saved =
        form.is_good()
            ? added_in(body->id, bodies::add_party(site.database(), request.caller, body->id, edit))
            : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, new_party_form(site, request, *body), saved);
}

Result<Response> show_party(const Site& site, Request& request) {
    const auto found = party_in(site, request);
    if (!found)
        return site::not_found();
    return site::show_form(site, request, party_form(site, request, *found),
                           values_of(found->record));
}

Result<Response> edit_party(const Site& site, Request& request) {
    const auto found = party_in(site, request);
    if (!found)
        return site::not_found();
    FormReader form(request.form);
    const PartyEdit edit = read_party(site, request, form);
    const auto entry = form.is_good() ? bodies::edit_party(site.database(), request.caller,
                                                           found->record.id, form.version(), edit)
                                      : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, party_form(site, request, *found),
                             saved_at(entry, body_url(found->body.id)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = party_in(site, request);
                                 return now ? std::optional(values_of(now->record)) : std::nullopt;
                             });
}

Result<Response> delete_party(const Site& site, Request& request) {
    const auto found = party_in(site, request);
    if (!found)
        return site::not_found();
    return back_to(found->body.id,
                   bodies::delete_party(site.database(), request.caller, found->record.id,
                                        FormReader(request.form).version()));
}

Result<Response> show_new_mandate(const Site& site, Request& request) {
    const auto body = body_in(site, request);
    if (!body)
        return site::not_found();
    http::Values values;
    values.add("kind", "ordinary");
    values.add("party", std::string(request.query.get("party")));
    return site::show_form(site, request, new_mandate_form(site, request, *body), values);
}

Result<Response> add_mandate(const Site& site, Request& request) {
    const auto body = body_in(site, request);
    if (!body)
        return site::not_found();
    FormReader form(request.form);
    const MandateEdit edit = read_mandate(site, request, form, *body);
    const Result<site::Saved> saved =
        form.is_good() ? added_in(body->id, bodies::add_mandate(site.database(), request.caller,
                                                                body->id, edit))
                       : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, new_mandate_form(site, request, *body), saved);
}

Result<Response> show_mandate(const Site& site, Request& request) {
    const auto found = mandate_in(site, request);
    if (!found)
        return site::not_found();
    return site::show_form(site, request, mandate_form(site, request, *found),
                           values_of(found->record));
}

Result<Response> edit_mandate(const Site& site, Request& request) {
    const auto found = mandate_in(site, request);
    if (!found)
        return site::not_found();
    FormReader form(request.form);
    const MandateEdit edit = read_mandate(site, request, form, found->body);
    const auto entry = form.is_good() ? bodies::edit_mandate(site.database(), request.caller,
                                                             found->record.id, form.version(), edit)
                                      : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, mandate_form(site, request, *found),
                             saved_at(entry, body_url(found->body.id)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = mandate_in(site, request);
                                 return now ? std::optional(values_of(now->record)) : std::nullopt;
                             });
}

Result<Response> delete_mandate(const Site& site, Request& request) {
    const auto found = mandate_in(site, request);
    if (!found)
        return site::not_found();
    return back_to(found->body.id,
                   bodies::delete_mandate(site.database(), request.caller, found->record.id,
                                          FormReader(request.form).version()));
}

} // namespace radslag::bodies::editing::pages
