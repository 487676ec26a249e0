// The form by which what lies with a person goes to a successor; see pages.hpp.
#include "inputs/editing/parts.hpp"

namespace radslag::inputs::editing::pages {

using html::Url;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

std::optional<Burden> burden_in(const Site& site, const Request& request) {
    const auto id = people::PersonId::parse(request.parameter("id"));
    return !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return burden_of(session, request.caller, *id);
    });
}

Url person_url(const Burden& burden) {
    return Url::path("/people") / burden.person.text();
}

site::RecordForm form_of(const Site& site, const Request& request, const Burden& burden) {
    const Language language = request.language;
    site::RecordForm form{.title = tr(language, "Hand over to a successor"),
                          .section = "/people",
                          .action = person_url(burden) / "hand-over"};
    form.crumbs = {{std::string(tr(language, "People")), Url::path("/people")},
                   {burden.name, person_url(burden)}};
    form.invented = burden.demonstration;
    form.candidates = people::parts::candidates(site, request, burden.demonstration);
    form.lead =
        tr(language,
           "With {0} lie {1} and {2}. All of it goes to the successor; what is "
           "closed stays.",
           burden.name, i18n::plural(language, burden.inputs, "{0} open input", "{0} open inputs"),
           i18n::plural(language, burden.commitments, "{0} open promise", "{0} open promises"));
    form.fields = {{"successor", tr(language, "Successor"), FieldKind::person, Need::required}};
    form.button = tr(language, "Hand over");
    return form;
}

} // namespace

Result<Response> show_hand_over(const Site& site, Request& request) {
    const auto burden = burden_in(site, request);
    if (!burden)
        return site::not_found();
    return site::show_form(site, request, form_of(site, request, *burden), {});
}

Result<Response> hand_over(const Site& site, Request& request) {
    const auto burden = burden_in(site, request);
    if (!burden)
        return site::not_found();
    FormReader form(request.form);
    const auto successor = site.database().reading([&](db::Session& session) {
        const auto reader = request.caller.reader();
        people::parts::NameFields names(form, session, reader, burden->demonstration);
        return names.person_but("successor", burden->person, Need::required);
    });
    const auto entry =
        successor && form.is_good()
            ? inputs::hand_over(site.database(), request.caller, burden->person, *successor)
            : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, form_of(site, request, *burden),
                             saved_at(entry, person_url(*burden)));
}

} // namespace radslag::inputs::editing::pages
