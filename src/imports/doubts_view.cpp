// What was kept apart of a document that is taken in. See views.hpp.
#include "imports/late.hpp"
#include "imports/views.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::imports::views {

using namespace html;
using i18n::plural;
using i18n::tr;

namespace {

std::string_view doubt_word(Language language, DoubtKind kind) {
    switch (kind) {
    case DoubtKind::person:
        return tr(language, "The same person?");
    case DoubtKind::organisation:
        return tr(language, "The same organisation?");
    case DoubtKind::fact:
        return tr(language, "Not certain enough");
    case DoubtKind::difference:
        return tr(language, "Difference");
    case DoubtKind::count:
        return tr(language, "A count that does not agree");
    }
    return {};
}

/// Everybody of that name, to look at before it is said that they differ.
Html people_of(Language language, const Review& review, const Doubt& doubt) {
    if (doubt.kind != DoubtKind::person)
        return {};
    const auto person =
        std::ranges::find(review.read->structure.people, doubt.words, &notes::Person::name);
    if (person == review.read->structure.people.end())
        return {};
    const auto index = static_cast<std::size_t>(person - review.read->structure.people.begin());
    return group(
        dt(tr(language, "Known")),
        dd(each(review.candidates.at(index), [&](const people::Candidate& candidate) -> Html {
            return div(a(href(Url::path("/people") / candidate.id.text()), candidate.name),
                       when(!candidate.organisation.empty(),
                            [&]() -> Html { return group(", ", candidate.organisation); }));
        })));
}

Html buttons(Language language, const Review& review, const KeptDoubt& kept,
             std::string_view about) {
    const auto one = [&](std::string_view label, std::string_view name, bool is_primary) -> Html {
        return button(cls("ds-button sm"), attribute("type", "submit"),
                      when(!is_primary, data("variant", "secondary")), attribute("name", name),
                      attribute("value", kept.id.text()), label,
                      span(cls("ds-sr-only"), " ", about));
    };
    const bool can_be_taken = fact_of(review, kept.doubt) != nullptr;
    const std::string anchor = kept.doubt.fact;
    return p(
        cls("actions"),
        when(can_be_taken, [&]() -> Html { return one(tr(language, "Take it in"), "take", true); }),
        one(can_be_taken ? tr(language, "Leave it out") : tr(language, "Leave it as it is"),
            "leave", false),
        when(!anchor.empty(), [&]() -> Html {
            return a(cls("small"), href(Url::fragment("o-" + anchor)), data("show", anchor),
                     tr(language, "Show in the original"));
        }));
}

Html doubt_article(Language language, const Review& review, const KeptDoubt& kept,
                   std::int64_t number) {
    const std::string own_id = "doubt-" + std::string(kept.id.text());
    const std::string heading_id = own_id + "-h";
    const std::string about = tr(language, "doubt {0}", number);
    const Html end =
        kept.is_open
            ? buttons(language, review, kept, about)
            : Html(p(cls("actions small"), span(cls("use used"), tr(language, "Settled"))));
    return article(cls(kept.is_open ? "prop stack" : "prop stack done"), id(own_id),
                   attribute("tabindex", "0"), aria_labelledby(heading_id),
                   header(h3(id(heading_id), number, ". ", doubt_word(language, kept.doubt.kind)),
                          certainty(language, kept.doubt.confidence)),
                   dl(cls("facts"), dt(tr(language, "In the text")), dd(kept.doubt.words),
                      dt(tr(language, "Why")), dd(i18n::to_text(language, kept.doubt.reason)),
                      people_of(language, review, kept.doubt)),
                   end);
}

} // namespace

Html doubts(Language language, const Review& review, const ReviewOptions& options,
            std::string_view token) {
    const Proposal& proposal = review.proposal;
    const std::string open =
        proposal.open_doubts == 0
            ? std::string(tr(language, "Nothing is left to decide."))
            : plural(language, proposal.open_doubts, "{0} doubt is left to decide.",
                     "{0} doubts are left to decide.");
    std::int64_t number = 0;
    const Html all = each(review.doubts, [&](const KeptDoubt& kept) -> Html {
        return doubt_article(language, review, kept, ++number);
    });
    const Html wrong = when(options.error.has_value(),
                            [&]() -> Html { return error_summary(language, *options.error); });
    const Html meeting = when(proposal.meeting.has_value(), [&]() -> Html {
        return p(a(href(Url::path("/meetings") / proposal.meeting->text()),
                   tr(language, "To the meeting")));
    });
    return group(div(cls("pagehead"),
                     p(cls("kicker"), tr(language, "Import"), " · ", code(proposal.name), ", ",
                       i18n::file_size(language, proposal.bytes), ", ", tr(language, "taken in")),
                     h1(heading_of(language, review)), p(role("status"), open), meeting, wrong),
                 div(cls("review"), original(language, review),
                     section(aria_labelledby("apart"), h2(id("apart"), tr(language, "Kept apart")),
                             div(cls("facts-form"),
                                 post_form({url_of(proposal.id) / "doubts", token}, all)))));
}

} // namespace radslag::imports::views
