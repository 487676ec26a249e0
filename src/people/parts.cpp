// See parts.hpp.
#include "people/parts.hpp"

#include "platform/i18n/dates.hpp"

namespace radslag::people::parts {

using i18n::tr;
using site::Need;

namespace {

/// The id that is meant, or nothing with the field's error.
template <class AnyId>
std::optional<AnyId> meant(site::FormReader& form, std::string_view field,
                           const std::vector<Namesake>& candidates, Message unknown) {
    if (candidates.empty()) {
        form.wrong(field, std::move(unknown));
        return std::nullopt;
    }
    if (candidates.size() == 1)
        return AnyId::parse(candidates.front().id);
    const std::string which = site::which_field(field);
    const std::string chosen = form.text(which, Need::optional);
    for (const Namesake& candidate : candidates)
        if (candidate.id == chosen)
            return AnyId::parse(chosen);
    form.wrong(which, Message{"Several have this name. Choose which one is meant.", {}});
    return std::nullopt;
}

html::Choice choice_of(i18n::Language language, const Namesake& candidate) {
    html::Choice choice{candidate.id, candidate.name};
    if (candidate.organisation)
        choice.label += ", " + *candidate.organisation;
    if (candidate.last_body && candidate.last_day)
        choice.hint = tr(language, "Last met: {0}, {1}", *candidate.last_body,
                         i18n::long_date(language, *candidate.last_day));
    else
        choice.hint = tr(language, "Named in no meeting yet.");
    return choice;
}

} // namespace

std::optional<PersonId> NameFields::person(std::string_view field, Need need) {
    const std::string name = form_.text(field, need);
    if (name.empty())
        return std::nullopt;
    return meant<PersonId>(form_, field, persons_meant(session_, reader_, name, demonstration_),
                           Message{"Nobody is called {0} here. Add the person first.", {name}});
}

std::optional<PersonId> NameFields::person_but(std::string_view field, PersonId self, Need need) {
    const std::string name = form_.text(field, need);
    if (name.empty())
        return std::nullopt;
    auto candidates = persons_meant(session_, reader_, name, demonstration_);
    std::erase_if(candidates,
                  [&](const Namesake& candidate) { return candidate.id == self.text(); });
    return meant<PersonId>(
        form_, field, candidates,
        Message{"Nobody else is called {0} here. Add the person first.", {name}});
}

std::optional<OrganisationId> NameFields::organisation(std::string_view field, Need need) {
    const std::string name = form_.text(field, need);
    if (name.empty())
        return std::nullopt;
    return meant<OrganisationId>(
        form_, field, organisations_meant(session_, name),
        Message{"No organisation is called {0}. Add it first, or leave this empty.", {name}});
}

std::function<std::vector<html::Choice>(site::FieldKind, std::string_view)>
candidates(const site::Site& site, const http::Request& request, bool demonstration) {
    return [&site, language = request.language, reader = request.caller.reader(),
            demonstration](site::FieldKind kind, std::string_view name) {
        const auto found = site.database().reading([&](db::Session& session) {
            return kind == site::FieldKind::person
                       ? persons_meant(session, reader, name, demonstration)
                       : organisations_meant(session, name);
        });
        std::vector<html::Choice> choices;
        for (const Namesake& candidate : found)
            choices.push_back(choice_of(language, candidate));
        return choices;
    };
}

std::string shown_name(i18n::Language language, std::string_view name) {
    return std::string(name.empty() ? i18n::tr(language, "Protected identity") : name);
}

html::Html left_words(i18n::Language language, std::string_view person, std::string_view name,
                      Day left_on, bool may_hand_over) {
    return html::group(
        html::span(html::cls("late"), tr(language, "{0} left the post on {1}; nobody owns this.",
                                         name, i18n::long_date(language, left_on))),
        html::when(may_hand_over, [&]() -> html::Html {
            return html::group(
                " ", html::a(html::href(html::Url::path("/people") / person / "hand-over"),
                             tr(language, "Hand over")));
        }));
}

} // namespace radslag::people::parts
