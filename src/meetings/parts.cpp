// See parts.hpp.
#include "meetings/parts.hpp"

#include "platform/i18n/text.hpp"

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::tr;

Url url_of(MeetingId id) {
    return Url::path("/meetings") / id.text();
}
Url url_of(bodies::BodyId id) {
    return Url::path("/bodies") / id.text();
}
Url url_of(people::PersonId id) {
    return Url::path("/people") / id.text();
}
Url url_of(people::OrganisationId id) {
    return Url::path("/organisations") / id.text();
}
Url url_of(documents::DocumentId id) {
    return Url::path("/documents") / id.text();
}
Url url_of(const store::Outcome& outcome) {
    return Url::path(outcome.kind == store::Outcome::Kind::input ? "/inputs" : "/commitments") /
           outcome.id;
}

Html link(const store::NamedPerson& person) {
    return a(href(url_of(person.id)), person.name);
}
Html link(const store::NamedOrganisation& organisation) {
    return a(href(url_of(organisation.id)), organisation.name);
}

std::string_view state_word(Language language, MeetingState state) {
    switch (state) {
    case MeetingState::planned:
        return tr(language, "planned");
    case MeetingState::called:
        return tr(language, "called");
    case MeetingState::held:
        return tr(language, "held");
    case MeetingState::cancelled:
        return tr(language, "cancelled");
    }
    return {};
}

std::string_view side_word(Language language, bodies::Side side) {
    switch (side) {
    case bodies::Side::state:
        return tr(language, "The state");
    case bodies::Side::region:
        return tr(language, "The regions");
    case bodies::Side::association:
        return tr(language, "The regions' association");
    case bodies::Side::invited_by_region:
        return tr(language, "Invited by a region");
    case bodies::Side::invited_by_state:
        return tr(language, "Invited by the state");
    case bodies::Side::other:
        return tr(language, "Others");
    }
    return {};
}

std::string_view side_class(const std::optional<bodies::Side>& side) {
    if (side == bodies::Side::state || side == bodies::Side::invited_by_state)
        return "state";
    if (side == bodies::Side::region || side == bodies::Side::invited_by_region)
        return "region";
    return "other";
}

Html side_mark(Language language, bodies::Side side) {
    return span(cls("side " + std::string(side_class(side))), side_word(language, side));
}

std::vector<KindWord> kind_words(Language language, const Kinds& kinds) {
    std::vector<KindWord> words;
    if (kinds.information)
        words.push_back({"tag info", tr(language, "Information")});
    if (kinds.dialogue)
        words.push_back({"tag dialog", tr(language, "Dialogue")});
    if (kinds.regional_example)
        words.push_back({"tag", tr(language, "Regional example")});
    if (kinds.decision)
        words.push_back({"tag", tr(language, "Decision")});
    return words;
}

std::string heading_of(Language language, const store::ShownSection& section) {
    if (!section.heading.empty())
        return section.heading;
    return std::string(section.kind == SectionKind::action_note  ? tr(language, "Note")
                       : section.kind == SectionKind::discussion ? tr(language, "Discussion")
                                                                 : std::string_view());
}

std::string_view reader_words(Language language, const store::Narrowed& narrowed) {
    if (narrowed.kind == "members")
        return tr(language, "For members only");
    if (narrowed.kind == "secretariat")
        return tr(language, "For the secretariat and the chair only");
    return tr(language, "Only for those who have been let in");
}

Html kind_tags(Language language, const Kinds& kinds) {
    return each(kind_words(language, kinds), [](const KindWord& kind) -> Html {
        return group(span(cls(kind.classes), kind.word), " ");
    });
}

Html presenter_line(const store::ShownPresenter& presenter) {
    const Html who = presenter.person ? link(*presenter.person) : Html();
    const Html of = presenter.organisation ? link(*presenter.organisation) : Html();
    return group(who, when(!who.empty() && !of.empty(), ", "), of, br());
}

Html readers(Language language, const std::optional<store::Narrowed>& narrowed) {
    if (!narrowed)
        return {};
    const std::string_view who = reader_words(language, *narrowed);
    const Html ground = when(narrowed->legal_ground.has_value(), [&]() -> Html {
        return group(
            " ", span(cls("quiet"), tr(language, "Confidential, {0}", *narrowed->legal_ground)));
    });
    return p(cls("readers"), span(cls("tag"), who), ground);
}

} // namespace radslag::meetings::views
