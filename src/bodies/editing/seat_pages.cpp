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
    return site::found_by_id<AnyId>(site, request, [&](db::Session& session, AnyId id) {
        auto record = find(session, request.caller, id);
        auto body = record ? editable_body(session, request.caller, record->body) : std::nullopt;
        using Both = Found<typename decltype(record)::value_type>;
        return body ? std::optional(Both{std::move(*record), std::move(*body)}) : std::nullopt;
    });
}

auto party_in(const Site& site, const Request& request) {
    return found_in<PartyId>(site, request, editable_party);
}

auto mandate_in(const Site& site, const Request& request) {
    return found_in<MandateId>(site, request, editable_mandate);
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
    return with_names(site, request, form, false, [&](people::parts::NameFields& names) {
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
    form.values = values_of(found.record);
    form.others = {{tr(request.language, "Delete the party"), here / "delete"}};
    return form;
}

std::string_view words_of(Language language, MandateKind kind) {
    return kind == MandateKind::ordinary ? tr(language, "Ordinary") : tr(language, "Substitute");
}

struct Seats {
    std::vector<NamedId> parties;
    std::vector<NamedId> mandates;
};
Seats seats_of(const Site& site, BodyId body) {
    return site.database().reading([&](db::Session& session) {
        return Seats{parties_in(session, body), mandates_in(session, body)};
    });
}

std::vector<FormField> mandate_fields(const Site& site, Language language, BodyId body,
                                      std::string_view self) {
    const auto [parties, mandates] = seats_of(site, body);
    const auto nobody = site::named_choices(mandates, tr(language, "Nobody"), self);
    return {{"person", tr(language, "Person"), FieldKind::person, Need::required},
            {"party", tr(language, "Party"), FieldKind::choice, Need::optional, "",
             site::named_choices(parties, tr(language, "In their own name"))},
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

MandateEdit read_mandate(const Site& site, const Request& request, FormReader& form,
                         const EditableBody& body) {
    const Seats seats = seats_of(site, body.id);
    return with_names(
        site, request, form, body.demonstration, [&](people::parts::NameFields& names) {
            const auto person = names.person("person", Need::required);
            MandateEdit edit{person.value_or(people::PersonId::make()), {}, {}, {}, {}, {}, {}, {}};
            edit.party = site::chosen<PartyId>(form, "party", Need::optional, seats.parties);
            edit.kind =
                form.choice("kind", Need::required, mandate_kinds).value_or(MandateKind::ordinary);
            edit.substitute_for =
                site::chosen<MandateId>(form, "substitute_for", Need::optional, seats.mandates);
            edit.covers_for =
                site::chosen<MandateId>(form, "covers_for", Need::optional, seats.mandates);
            edit.follows = site::chosen<MandateId>(form, "follows", Need::optional, seats.mandates);
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
    form.values.add("kind", "ordinary");
    form.values.add("party", std::string(request.query.get("party")));
    return form;
}

site::RecordForm mandate_form(const Site& site, const Request& request,
                              const Found<EditableMandate>& found) {
    const Url here = Url::path("/mandates") / found.record.id.text();
    auto form = form_under(site, request, found.body, tr(request.language, "Edit the mandate"),
                           here / "edit");
    form.fields = mandate_fields(site, request.language, found.body.id, found.record.id.text());
    form.values = values_of(found.record);
    form.others = {{tr(request.language, "Delete the mandate"), here / "delete"}};
    return form;
}

} // namespace

Result<Response> show_new_party(const Site& site, Request& request) {
    return site::show_found(site, request, body_in, new_party_form);
}

Result<Response> add_party(const Site& site, Request& request) {
    return site::save_found(
        site, request, body_in, new_party_form, [&](const EditableBody& body, FormReader& form) {
            const PartyEdit edit = read_party(site, request, form);
            return form.when_good([&] {
                return saved_at(bodies::add_party(site.database(), request.caller, body.id, edit),
                                body_url(body.id));
            });
        });
}

Result<Response> show_party(const Site& site, Request& request) {
    return site::show_found(site, request, party_in, party_form);
}

Result<Response> edit_party(const Site& site, Request& request) {
    return site::save_found(site, request, party_in, party_form,
                            [&](const Found<EditableParty>& found, FormReader& form) {
                                const PartyEdit edit = read_party(site, request, form);
                                return form.when_good([&] {
                                    return saved_at(
                                        bodies::edit_party(site.database(), request.caller,
                                                           found.record.id, form.version(), edit),
                                        body_url(found.body.id));
                                });
                            });
}

Result<Response> delete_party(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, party_in, [&](const Found<EditableParty>& found, std::int64_t version) {
            return saved_at(
                bodies::delete_party(site.database(), request.caller, found.record.id, version),
                body_url(found.body.id));
        });
}

Result<Response> show_new_mandate(const Site& site, Request& request) {
    return site::show_found(site, request, body_in, new_mandate_form);
}

Result<Response> add_mandate(const Site& site, Request& request) {
    return site::save_found(
        site, request, body_in, new_mandate_form, [&](const EditableBody& body, FormReader& form) {
            const MandateEdit edit = read_mandate(site, request, form, body);
            return form.when_good([&] {
                return saved_at(bodies::add_mandate(site.database(), request.caller, body.id, edit),
                                body_url(body.id));
            });
        });
}

Result<Response> show_mandate(const Site& site, Request& request) {
    return site::show_found(site, request, mandate_in, mandate_form);
}

Result<Response> edit_mandate(const Site& site, Request& request) {
    return site::save_found(
        site, request, mandate_in, mandate_form,
        [&](const Found<EditableMandate>& found, FormReader& form) {
            const MandateEdit edit = read_mandate(site, request, form, found.body);
            return form.when_good([&] {
                return saved_at(bodies::edit_mandate(site.database(), request.caller,
                                                     found.record.id, form.version(), edit),
                                body_url(found.body.id));
            });
        });
}

Result<Response> delete_mandate(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, mandate_in, [&](const Found<EditableMandate>& found, std::int64_t version) {
            return saved_at(
                bodies::delete_mandate(site.database(), request.caller, found.record.id, version),
                body_url(found.body.id));
        });
}

} // namespace radslag::bodies::editing::pages
