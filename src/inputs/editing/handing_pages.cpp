// The form by which what lies with a person goes to a successor; see pages.hpp.
#include "inputs/editing/handing.hpp"
#include "inputs/editing/parts.hpp"
#include "platform/i18n/dates.hpp"

namespace radslag::inputs::editing::pages {

using html::Url;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

std::optional<Bearer> bearer_in(const Site& site, const Request& request) {
    return site::found_by_id<people::PersonId>(
        site, request, [&](db::Session& session, people::PersonId id) {
            return bearer(session, request.caller, id, site.today());
        });
}

Url person_url(const Bearer& bearer) {
    return Url::path("/people") / bearer.person.text();
}

std::string field_of(const Burden& burden) {
    return "take_" + burden.id;
}

std::string_view word_of(Language language, Burden::Kind kind) {
    switch (kind) {
    case Burden::Kind::input:
        return tr(language, "Input");
    case Burden::Kind::commitment:
        return tr(language, "Promise or request");
    case Burden::Kind::matter:
        return tr(language, "Matter");
    }
    return {};
}

std::string hint_of(Language language, const Burden& burden) {
    const std::string kind(word_of(language, burden.kind));
    return burden.left_on ? kind + ". " +
                                tr(language, "Left the post on {0}.",
                                   i18n::long_date(language, *burden.left_on))
                          : kind;
}

std::string lead_of(Language language, const Bearer& bearer) {
    using i18n::plural;
    return tr(
        language,
        "With {0} lie {1}, {2} and {3}. What is ticked goes to the successor, in one act; "
        "what is closed stays.",
        bearer.name,
        plural(language, bearer.count(Burden::Kind::input), "{0} open input", "{0} open inputs"),
        plural(language, bearer.count(Burden::Kind::commitment), "{0} open promise",
               "{0} open promises"),
        plural(language, bearer.count(Burden::Kind::matter), "{0} open matter",
               "{0} open matters"));
}

site::RecordForm handing_form(const Site& site, const Request& request, const Bearer& bearer) {
    const Language language = request.language;
    site::RecordForm form{.title = tr(language, "Hand over to a successor"),
                          .section = "/people",
                          .action = person_url(bearer) / "hand-over"};
    form.crumbs = {{std::string(tr(language, "People")), Url::path("/people")},
                   {bearer.name, person_url(bearer)}};
    form.invented = bearer.demonstration;
    form.candidates = people::parts::candidates(site, request, bearer.demonstration);
    form.lead = lead_of(language, bearer);
    form.fields = {{"successor", tr(language, "Successor"), FieldKind::person, Need::required,
                    bearer.successor
                        ? tr(language, "Proposed: {0} holds the post now.", bearer.successor->name)
                        : std::string()}};
    if (bearer.successor)
        people::parts::add_name(form.values, "successor", bearer.successor->name,
                                std::optional(bearer.successor->person));
    for (const Burden& burden : bearer.burdens) {
        form.fields.push_back({field_of(burden), short_words(burden.title), FieldKind::check,
                               Need::optional, hint_of(language, burden)});
        form.values.add(field_of(burden), "on");
    }
    form.button = tr(language, "Hand over");
    return form;
}

/// What is ticked; an error of the first box when nothing is.
std::vector<std::string> chosen_in(FormReader& form, const Bearer& bearer) {
    std::vector<std::string> chosen;
    for (const Burden& burden : bearer.burdens)
        if (form.is_checked(field_of(burden)))
            chosen.push_back(burden.id);
    if (chosen.empty())
        form.wrong(field_of(bearer.burdens.front()), Message{"Tick at least one.", {}});
    return chosen;
}

} // namespace

Result<Response> show_hand_over(const Site& site, Request& request) {
    return site::show_found(site, request, bearer_in, handing_form);
}

Result<Response> hand_over(const Site& site, Request& request) {
    return site::save_found(
        site, request, bearer_in, handing_form, [&](const Bearer& bearer, FormReader& form) {
            const auto successor = people::parts::with_names(
                site, request, form, bearer.demonstration, [&](people::parts::NameFields& names) {
                    return names.person_but("successor", bearer.person, Need::required);
                });
            const auto chosen = chosen_in(form, bearer);
            return form.when_good([&] {
                return saved_at(inputs::hand_over(site.database(), request.caller, bearer.person,
                                                  *successor, chosen, site.today()),
                                person_url(bearer));
            });
        });
}

} // namespace radslag::inputs::editing::pages
