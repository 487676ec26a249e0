// Commitments and the horizon; see views.hpp.
#include "overview/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::overview::views {

using namespace html;
using i18n::tr;

namespace {

using Which = store::CommitmentFilter::Which;

Html filter(Language language, Which chosen) {
    const auto tab = [&](Which which, std::string_view key, std::string_view label) -> Html {
        return li(a(href(Url::path("/commitments").with("which", key)),
                    when(which == chosen, aria_current()), label));
    };
    return nav(aria_label(tr(language, "Which promises and requests")),
               ul(cls("hints"), tab(Which::due, "due", tr(language, "Coming")),
                  tab(Which::late, "late", tr(language, "Late")),
                  tab(Which::undated, "undated", tr(language, "Without a day")),
                  tab(Which::done, "done", tr(language, "Done"))));
}

std::string_view empty_words(Language language, Which which) {
    switch (which) {
    case Which::late:
        return tr(language, "Nothing is late.");
    case Which::due:
        return tr(language, "No promise or request with a coming day. Look among those that are "
                            "late or have no day.");
    case Which::undated:
        return tr(language, "Every promise and request has a day.");
    case Which::done:
        return tr(language, "Nothing is marked as done yet.");
    }
    return {};
}

} // namespace

Html commitments(Language language, const std::vector<store::Promised>& commitments, Which which,
                 const Paging& paging, Day today) {
    const std::string_view heading = tr(language, "Promises and requests");
    return group(div(cls("pagehead"), h1(heading)), filter(language, which),
                 commitments.empty() ? empty(empty_words(language, which))
                                     : promised_table(language, heading, commitments, today),
                 pager(language, paging));
}

Html commitment(Language language, const store::Promised& commitment,
                const std::optional<store::Source>& source, Day today) {
    const Html who =
        commitment.person
            ? Html(a(href(person_url(commitment.person->id)), commitment.person->name))
        : commitment.organisation ? Html(a(href(organisation_url(commitment.organisation->id)),
                                           commitment.organisation->name))
        : commitment.who          ? Html(group(*commitment.who))
                                  : Html(span(cls("quiet"), tr(language, "not said in the notes")));
    const Html place = when(source.has_value(), [&]() -> Html {
        return group(dt(tr(language, "In the notes")),
                     dd(a(href((Url::path("/documents") / source->document)
                                   .at("m" + std::to_string(source->begin))),
                          tr(language, "the very sentence"))));
    });
    return group(div(cls("pagehead"), p(cls("kicker"), kind_word(language, commitment.kind)),
                     h1(commitment.text)),
                 dl(cls("facts"), dt(tr(language, "Who")), dd(who), dt(tr(language, "When")),
                    dd(due_text(language, commitment.due, commitment.due_words)),
                    dt(tr(language, "State")), dd(state_text(language, commitment, today)),
                    dt(tr(language, "Said at")), dd(occasion_link(language, commitment.occasion)),
                    place));
}

Html horizon(Language language, const std::vector<store::Coming>& coming, Day today) {
    Table table(tr(language, "Coming dates"),
                {{std::string(tr(language, "Day"))},
                 {std::string(tr(language, "What"))},
                 {std::string(tr(language, "Who"))},
                 {std::string(tr(language, "Said at"))}},
                Table::Caption::spoken);
    for (const auto& next : coming) {
        const Html what = next.kind == store::Coming::Kind::meeting
                              ? Html(group(tr(language, "Meeting"), ": ",
                                           a(href(meeting_url(next.id)), next.text)))
                          : next.kind == store::Coming::Kind::commitment
                              ? Html(a(href(commitment_url(next.id)), next.text))
                              : Html(group(next.text));
        const std::string_view words =
            next.due_kind == "day" ? std::string_view() : std::string_view(next.words);
        table.row(due_text(language, next.to, words), what, next.who,
                  occasion_link(language, next.occasion));
    }
    return group(div(cls("pagehead"), h1(tr(language, "Horizon")),
                     p(tr(language,
                          "Every coming date from {0} on, hard or soft, and who said it "
                          "where. A soft date counts as its last day.",
                          i18n::long_date(language, today)))),
                 coming.empty()
                     ? empty(tr(language, "No coming dates are known. They come from the notes "
                                          "that are imported and the meetings that are planned."))
                     : table.html());
}

} // namespace radslag::overview::views
