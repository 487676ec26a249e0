// See pages.hpp.
#include "accounts/access/pages.hpp"

#include "accounts/access/views.hpp"
#include "accounts/views.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/record_pages.hpp"

namespace radslag::accounts::access::pages {

using html::Url;
using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

std::optional<Access> access_in(const Site& site, const Request& request) {
    return site::found_by_id<bodies::BodyId>(
        site, request, [&](db::Session& session, bodies::BodyId id) {
            return access_of(session, request.caller, id, site.today());
        });
}

std::vector<html::Crumb> crumbs(Language language, const Access& access) {
    return {{std::string(tr(language, "Bodies")), Url::path("/bodies")},
            {access.body_name, Url::path("/bodies") / access.body.text()},
            {std::string(tr(language, "Access")), views::url_of(access.body)}};
}

std::vector<html::Choice> places(Language language, const Access& access) {
    std::vector<html::Choice> choices;
    if (access.for_body)
        choices.push_back({"", std::string(tr(language, "The body itself"))});
    for (const NamedId& party : access.parties)
        choices.push_back({party.id, party.name});
    return choices;
}

site::RecordForm form_of(const Site&, const Request& request, const Access& access) {
    const Language language = request.language;
    site::RecordForm form{.title = tr(language, "Give somebody a role"),
                          .section = "/bodies",
                          .action = views::url_of(access.body) / "new"};
    form.crumbs = crumbs(language, access);
    form.invented = access.demonstration;
    form.lead = tr(language, "Whoever has no account yet gets one, with a link that signs in once. "
                             "What the role lets read and do holds from today.");
    std::vector<html::Choice> roles;
    for (const auth::Role role : access.roles)
        roles.push_back({std::string(auth::roles.text(role)),
                         std::string(accounts::views::role_word(language, role))});
    form.fields = {{"mail", tr(language, "Mail address"), FieldKind::line, Need::required},
                   {"person", tr(language, "Who it is"), FieldKind::choice, Need::optional,
                    tr(language, "Those who have a mandate here and no account yet."),
                    site::named_choices(access.without, tr(language, "Somebody else"))},
                   {"name", tr(language, "Name"), FieldKind::line, Need::optional,
                    tr(language, "Of somebody else, who has no account yet.")},
                   {"role", tr(language, "Role"), FieldKind::choice, Need::required, "", roles},
                   {"party", tr(language, "For"), FieldKind::choice, Need::optional, "",
                    places(language, access)}};
    form.values.add("role", "member");
    if (!access.for_body && !access.parties.empty())
        form.values.add("party", access.parties.front().id);
    form.button = tr(language, "Give the role");
    return form;
}

NewAccess read(FormReader& form, const Access& access) {
    NewAccess wanted;
    wanted.mail = form.text("mail", Need::required);
    wanted.name = form.text("name", Need::optional);
    wanted.person = site::chosen<people::PersonId>(form, "person", Need::optional, access.without);
    wanted.role = form.choice("role", Need::required, auth::roles).value_or(auth::Role::member);
    wanted.party = site::chosen<bodies::PartyId>(form, "party", Need::optional, access.parties);
    return wanted;
}

/// The page that shows a link once; nothing keeps it.
Response link_page(const Site& site, Request& request, const std::string& token, const Url& back) {
    std::string address;
    if (!token.empty())
        address = site.settings().base_url + "/login/" + token;
    site::Page page;
    page.title = tr(request.language, "The role is given");
    page.section = "/bodies";
    page.content = views::link(request.language, address, back);
    return site.respond(request, std::move(page)).with("Cache-Control", "no-store");
}

std::optional<EndableGrant> grant_in(const Site& site, const Request& request) {
    return site::found_by_id<bodies::RoleGrantId>(
        site, request, [&](db::Session& session, bodies::RoleGrantId id) {
            return endable(session, request.caller, id, site.today());
        });
}

} // namespace

Result<Response> show(const Site& site, Request& request) {
    const auto access = access_in(site, request);
    if (!access)
        return site::not_found();
    auto way = crumbs(request.language, *access);
    way.back().url.reset();
    return site.respond(request,
                        {.title = std::string(tr(request.language, "Access")),
                         .section = "/bodies",
                         .crumbs = std::move(way),
                         .content = views::list(request.language, *access, request.form_token()),
                         .invented = access->demonstration});
}

Result<Response> show_new(const Site& site, Request& request) {
    return site::show_found(site, request, access_in, form_of);
}

Result<Response> give(const Site& site, Request& request) {
    const auto access = access_in(site, request);
    if (!access)
        return site::not_found();
    FormReader form(request.form);
    const NewAccess wanted = read(form, *access);
    const Result<NewlyGiven> given = form.when_good([&] {
        return access::give(site.database(), request.caller, access->body, wanted, site.today());
    });
    if (given)
        return link_page(site, request, given->link, views::url_of(access->body));
    const site::RecordForm shown = form_of(site, request, *access);
    return site::answer_form(site, request, shown, tl::unexpected<Error>(given.error()));
}

Result<Response> end(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, grant_in, [&](const EndableGrant& grant, std::int64_t version) {
            return site::saved_at(
                access::end(site.database(), request.caller, grant.id, version, site.today()),
                views::url_of(grant.body));
        });
}

Result<Response> link_again(const Site& site, Request& request) {
    const auto grant = grant_in(site, request);
    if (!grant)
        return site::not_found();
    const auto token = access::link_again(site.database(), request.caller, grant->id, site.today());
    if (!token)
        return tl::unexpected<Error>(token.error());
    return link_page(site, request, *token, views::url_of(grant->body));
}

} // namespace radslag::accounts::access::pages
