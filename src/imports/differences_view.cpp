// A new version of a meeting that has notes: its differences, each taken or left. See views.hpp.
#include "imports/fact_parts.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::imports::views {

using namespace html;
using i18n::tr;

namespace {

std::string heading_of(Language language, const Difference& one) {
    const auto kind = word_of(language, one.kind);
    switch (one.change) {
    case Change::added:
        return tr(language, "{0}: new in this version", kind);
    case Change::changed:
        return tr(language, "{0}: changed", kind);
    case Change::gone:
        return tr(language, "{0}: not in this version", kind);
    }
    return {};
}

/// A text with what is its own between what both begin and end with.
struct Parts {
    std::string_view before, own, after;
};

/// Cuts off the words that both texts begin and end with.
Parts parts_of(std::string_view text, std::string_view other) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size() && i < other.size() && text[i] == other[i]; ++i)
        if (text[i] == ' ')
            begin = i + 1;
    const std::size_t most = std::min(text.size(), other.size()) - begin;
    std::size_t end = 0;
    for (std::size_t i = 1; i <= most && text[text.size() - i] == other[other.size() - i]; ++i)
        if (text[text.size() - i] == ' ')
            end = i;
    return {text.substr(0, begin), text.substr(begin, text.size() - begin - end),
            text.substr(text.size() - end)};
}

Html words_of(Language language, const Difference& one, std::string_view words,
              std::string_view other) {
    if (words.empty())
        return span(cls("quiet"), tr(language, "nothing"));
    if (const auto day = is_day(one.field) ? parse_day(words) : std::nullopt)
        return date(language, *day);
    if (one.change != Change::changed)
        return group(words);
    const Parts parts = parts_of(words, other);
    if (parts.own.empty())
        return group(words);
    return group(parts.before, mark(parts.own), parts.after);
}

Html rows(Language language, const Difference& one) {
    const Html stands = group(dt(tr(language, "In the register")),
                              dd(words_of(language, one, one.stands, one.comes)));
    const Html comes = group(dt(tr(language, "In this version")),
                             dd(words_of(language, one, one.comes, one.stands)));
    return dl(cls("facts"),
              when(one.change == Change::changed,
                   [&]() -> Html {
                       return group(dt(tr(language, "Field")),
                                    dd(label_of(language, one.kind, one.field)));
                   }),
              when(one.change != Change::added, stands), when(one.change != Change::gone, comes));
}

Html decided(Language language, const Review& review, const Difference& one,
             std::string_view about) {
    const Decision& made = decision_of(review, one.key);
    const bool taken = made.verdict == Verdict::accepted;
    return p(cls("actions small"),
             span(cls(taken ? "use used" : "use notused"),
                  taken ? tr(language, "Accepted by {0}", made.decided_by)
                        : tr(language, "Left as it stands by {0}", made.decided_by)),
             small_button(tr(language, "Undo"), about, "undo", target_of(review, one.key),
                          ButtonKind::tertiary),
             link_to_original(language, one.fact));
}

Html to_decide(Language language, const Review& review, const Difference& one,
               std::string_view about) {
    const std::string target = target_of(review, one.key);
    return p(cls("actions"),
             small_button(tr(language, "Accept"), about, "accept", target, ButtonKind::primary),
             small_button(tr(language, "Leave as it stands"), about, "reject", target,
                          ButtonKind::secondary),
             link_to_original(language, one.fact));
}

Html ending(Language language, const Review& review, std::string_view token) {
    const Url here = url_of(review.proposal.id);
    const Html take =
        post_form({here / "accept", token},
                  group(div(cls("revision"),
                            hidden_field("revision", std::to_string(review.proposal.revision))),
                        submit_button(tr(language, "Take in what is accepted"))));
    return section(
        cls("block stack"), data("ending", ""), aria_labelledby("ending"),
        h2(id("ending"), tr(language, "When it is done")),
        p(tr(language, "What is accepted here changes the meeting by one act in your name; "
                       "everything else stays as it stands. The document joins those of the "
                       "meeting, for the same readers.")),
        when(!review.differences.empty(), take),
        post_form({here / "reject", token},
                  submit_button(tr(language, "Throw the proposal away"), ButtonKind::secondary)));
}

std::int64_t decided_so(const Review& review, Verdict verdict) {
    return std::ranges::count_if(review.differences, [&](const Difference& one) {
        return decision_of(review, one.key).verdict == verdict;
    });
}

} // namespace

Html difference_counts(Language language, const Review& review) {
    const auto all = static_cast<std::int64_t>(review.differences.size());
    const auto taken = decided_so(review, Verdict::accepted);
    const auto left = decided_so(review, Verdict::rejected);
    return dl(cls("numbers"), id("counts"),
              data("revision", std::to_string(review.proposal.revision)),
              number(tr(language, "differences"), all), number(tr(language, "accepted"), taken),
              number(tr(language, "left as they stand"), left),
              number(tr(language, "not decided"), all - taken - left));
}

Html difference(Language language, const Review& review, const Difference& one,
                const ReviewOptions& options) {
    const auto number = static_cast<std::size_t>(&one - review.differences.data()) + 1;
    const std::string about = tr(language, "difference {0}", number);
    const std::string heading_id = one.key + "-h";
    const bool is_done = decision_of(review, one.key).verdict != Verdict::undecided;
    const Html wrong = when(options.error && options.change == one.key, [&]() -> Html {
        return p(cls("late"), role("alert"), i18n::to_text(language, options.error->message));
    });
    return article(cls(is_done ? "prop stack done" : "prop stack"), id(one.key),
                   attribute("tabindex", "0"), aria_labelledby(heading_id),
                   header(h3(id(heading_id), number, ". ", heading_of(language, one))), wrong,
                   rows(language, one),
                   is_done ? decided(language, review, one, about)
                           : to_decide(language, review, one, about));
}

Html known_meeting(Language language, const Review& review, const ReviewOptions& options,
                   std::string_view token) {
    const Url meeting = Url::path("/meetings") / review.known_meeting->text();
    const Html all = each(review.differences, [&](const Difference& one) -> Html {
        return difference(language, review, one, options);
    });
    const Html lead =
        p(tr(language, "This meeting is here already, with notes. Below is in what this version "
                       "differs from them; each difference is taken or left on its own."),
          " ", a(href(meeting), tr(language, "To the meeting")));
    if (review.differences.empty())
        return group(section(cls("block stack"), aria_labelledby("known"),
                             h2(id("known"), tr(language, "This meeting is here already")),
                             p(tr(language, "It says the same as the notes that are here.")),
                             p(a(href(meeting), tr(language, "To the meeting")))),
                     ending(language, review, token));
    return group(
        div(cls("band stack"), lead, difference_counts(language, review), hints(language, false)),
        div(cls("review"), original(language, review),
            section(aria_labelledby("read"), h2(id("read"), tr(language, "In what it differs")),
                    p(cls("ds-sr-only"), id("said"), role("status")),
                    div(cls("facts-form"), data("review", ""),
                        post_form({url_of(review.proposal.id) / "facts", token},
                                  group(first_button("show", ""), all))))),
        ending(language, review, token));
}

} // namespace radslag::imports::views
