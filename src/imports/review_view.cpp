// The review of one proposal: where it goes, who will read it, the facts in order. See views.hpp.
#include "imports/fact_parts.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::imports::views {

using namespace html;
using i18n::plural;
using i18n::tr;

namespace {

/// Facts as certain as this are offered to be accepted in one step (per cent).
constexpr int offered_together = 95;

struct Counts {
    std::int64_t all = 0, accepted = 0, corrected = 0, rejected = 0, left = 0, doubtful = 0;
    std::int64_t offered = 0; ///< certain, and nobody has decided
};

Counts count(const Review& review) {
    Counts counts;
    for (const Fact& fact : review.read->facts) {
        ++counts.all;
        const auto found = review.decisions.find(fact.key);
        const Verdict verdict =
            found == review.decisions.end() ? Verdict::undecided : found->second.verdict;
        counts.accepted += verdict == Verdict::accepted;
        counts.corrected += verdict == Verdict::corrected || verdict == Verdict::merged;
        counts.rejected += verdict == Verdict::rejected;
        if (verdict != Verdict::undecided)
            continue;
        ++counts.left;
        counts.doubtful += is_doubtful(review, fact);
        counts.offered += fact.confidence >= offered_together && !is_doubtful(review, fact);
    }
    return counts;
}

std::string visibility_word(Language language, bodies::Visibility visibility) {
    switch (visibility) {
    case bodies::Visibility::is_public:
        return std::string(tr(language, "Everybody"));
    case bodies::Visibility::members:
        return std::string(tr(language, "Those who have a role in the body"));
    case bodies::Visibility::secretariat:
        return std::string(tr(language, "The secretariat and the chair of the body"));
    }
    return {};
}

Html destination_form(Language language, const Review& review, const ReviewOptions& options,
                      std::string_view token) {
    const Proposal& proposal = review.proposal;
    Field body{"body", std::string(tr(language, "Body that met"))};
    body.value = options.destination_open ? options.typed_body : proposal.body;
    if (options.destination_open && options.error)
        body.error = error_of(language, *options.error, "body");
    Field visibility{"visibility", std::string(tr(language, "Who may read the result"))};
    visibility.value = bodies::visibilities.text(proposal.visibility);
    std::vector<Choice> presets;
    for (const auto preset : {bodies::Visibility::members, bodies::Visibility::is_public,
                              bodies::Visibility::secretariat})
        presets.push_back(
            {std::string(bodies::visibilities.text(preset)), visibility_word(language, preset)});
    return details(
        flag("open", options.destination_open), summary(tr(language, "Change body or readers")),
        post_form({url_of(proposal.id) / "destination", token, tr(language, "Body and readers")},
                  group(div(cls("grid2"), text_field(body), select_field(visibility, presets)),
                        submit_button(tr(language, "Change"), ButtonKind::secondary))));
}

Html destination(Language language, const Review& review, const ReviewOptions& options,
                 std::string_view token) {
    const Proposal& proposal = review.proposal;
    return div(cls("band stack"),
               p(strong(readers_sentence(language, proposal.visibility, !proposal.known_body,
                                         review.readers, proposal.body))),
               destination_form(language, review, options, token));
}

/// The heading before a fact that begins another group; empty within a group.
std::string group_heading(Language language, const Review& review, const Fact& fact,
                          const Fact* before) {
    const bool same_point = before != nullptr && before->point == fact.point;
    switch (fact.kind) {
    case FactKind::meeting:
        return std::string(tr(language, "The meeting"));
    case FactKind::person:
    case FactKind::organisation:
    case FactKind::reference:
        if (before != nullptr && before->kind == fact.kind)
            return {};
        return std::string(fact.kind == FactKind::person         ? tr(language, "People")
                           : fact.kind == FactKind::organisation ? tr(language, "Organisations")
                                                                 : tr(language, "Numbers"));
    default:
        break;
    }
    const bool was_group =
        before != nullptr && before->kind >= FactKind::point && before->kind != FactKind::reference;
    if (was_group && same_point)
        return {};
    if (fact.point >= review.read->structure.points.size())
        return std::string(tr(language, "Outside the points"));
    const notes::Point& point = review.read->structure.points[fact.point];
    return point.number_printed && !point.number.empty() ? point.number + ". " + point.title
                                                         : point.title;
}

/// The facts under their headings. A group is a section of its own, so that the browser need not
/// look into those that are out of sight.
Html facts(Language language, const Review& review, const ReviewOptions& options) {
    Html all, group_of_facts;
    const Fact* before = nullptr;
    const auto end_group = [&] {
        if (!group_of_facts.empty())
            all += section(cls("group"), group_of_facts);
        group_of_facts = Html();
    };
    for (std::size_t i = 0; i < review.read->facts.size(); ++i) {
        const Fact& each = review.read->facts[i];
        const bool is_open = is_doubtful(review, each) && !is_decided(review, each);
        if (options.only_doubtful && !is_open && options.change != each.key)
            continue;
        const std::string heading = group_heading(language, review, each, before);
        if (!heading.empty()) {
            end_group();
            group_of_facts += h3(heading);
        }
        group_of_facts += fact(language, review, i, options);
        before = &each;
    }
    end_group();
    if (all.empty())
        return div(cls("empty"), p(strong(tr(language, "Nothing here waits for you."))));
    return all;
}

Html together(Language language, const Review& review, const Counts& counts,
              const ReviewOptions& options, std::string_view token) {
    const Url here = url_of(review.proposal.id);
    const Html all = when(counts.offered > 0, [&]() -> Html {
        return post_form({here / "certain", token},
                         submit_button(plural(language, counts.offered,
                                              "Accept the one that is at least {1} certain",
                                              "Accept the {0} that are at least {1} certain",
                                              i18n::percent(language, offered_together)),
                                       ButtonKind::secondary));
    });
    const Html filter = options.only_doubtful
                            ? button_link(here, tr(language, "Show all"))
                            : when(counts.doubtful > 0, [&]() -> Html {
                                  return button_link(here.with("only", "doubtful"),
                                                     tr(language, "Show only what is doubtful"));
                              });
    return div(cls("actions"), all, filter);
}

/// What happens on accepting: what is recorded, what is kept apart, and who reads it.
Html ending(Language language, const Review& review, const Counts& counts, std::string_view token) {
    const Url here = url_of(review.proposal.id);
    const Html apart = when(counts.doubtful > 0, [&]() -> Html {
        return p(plural(language, counts.doubtful,
                        "{0} doubtful thing that nobody has decided about is kept apart; it can "
                        "be decided later.",
                        "{0} doubtful things that nobody has decided about are kept apart; they "
                        "can be decided later."));
    });
    const Html take =
        post_form({here / "accept", token},
                  group(div(cls("revision"),
                            hidden_field("revision", std::to_string(review.proposal.revision))),
                        submit_button(tr(language, "Take the document in"))));
    const Html throw_away =
        details(summary(tr(language, "Throw the proposal away")),
                p(tr(language, "Nothing of it enters the register, and what has been decided here "
                               "is forgotten.")),
                post_form({here / "reject", token},
                          submit_button(tr(language, "Throw it away"), ButtonKind::secondary)));
    return section(
        cls("block stack"), data("ending", ""), aria_labelledby("ending"),
        h2(id("ending"), tr(language, "When it is done")),
        p(tr(language,
             "What is accepted or corrected here enters the register as one act in your "
             "name, with what is at least {0} certain; what is rejected does not.",
             i18n::percent(language, certain_enough))),
        apart,
        p(readers_sentence(language, review.proposal.visibility, !review.proposal.known_body,
                           review.readers, review.proposal.body)),
        take, throw_away);
}

/// The form's first button is the one that Enter in a field presses: it saves the fact that is
/// being corrected, and decides nothing when there is none.
Html button_for_enter(const Review& review, const ReviewOptions& options) {
    const auto found = std::ranges::find(review.read->facts, options.change, &Fact::key);
    return found == review.read->facts.end() ? first_button("show", "")
                                             : first_button("save", target_of(review, *found));
}

Html head(Language language, const Review& review) {
    const Proposal& proposal = review.proposal;
    const Html remarks = each(review.read->text.remarks, [&](const Message& remark) -> Html {
        return p(i18n::to_text(language, remark));
    });
    return group(p(cls("kicker"), tr(language, "Import"), " · ", code(proposal.name), ", ",
                   i18n::file_size(language, proposal.bytes), ", ",
                   tr(language, "the original is kept")),
                 h1(heading_of(language, review)), remarks);
}

Html note_of(const ReviewOptions& options) {
    if (options.note.empty())
        return {};
    return p(cls("done"), role("status"), options.note);
}

} // namespace

Html number(std::string_view label, std::int64_t value, bool is_late) {
    return div(dt(label), dd(when(is_late && value > 0, cls("late")), value));
}

Html hints(Language language, bool corrects) {
    Field on{"keys", std::string(tr(language, "Single-key shortcuts on"))};
    on.value = "on";
    return ul(cls("hints"), aria_label(tr(language, "Keys")), data("keys", ""),
              li(kbd("J"), " ", kbd("K"), " ", tr(language, "next, previous")),
              li(kbd("G"), " ", tr(language, "accept")),
              when(corrects,
                   [&]() -> Html {
                       return li(kbd("Ä"), " ", tr(language, "or"), " ", kbd("C"), " ",
                                 tr(language, "correct"));
                   }),
              li(kbd("R"), " ", corrects ? tr(language, "reject") : tr(language, "leave")),
              li(kbd("U"), " ", tr(language, "undo")),
              li(kbd("T"), " ", a(href(Url::fragment("ending")), tr(language, "to the end"))),
              li(check_field(on)));
}

Html first_button(std::string_view name, std::string_view value) {
    return button(cls("ds-sr-only"), attribute("type", "submit"), attribute("tabindex", "-1"),
                  aria_hidden(), attribute("name", name), attribute("value", value));
}

std::string heading_of(Language language, const Review& review) {
    const auto& day = review.read->structure.meeting.day;
    return tr(language, "Review: {0}",
              day ? review.proposal.body + " " + i18n::long_date(language, *day)
                  : review.proposal.name);
}

std::string readers_sentence(Language language, bodies::Visibility visibility, bool is_new,
                             std::int64_t readers, std::string_view body) {
    switch (visibility) {
    case bodies::Visibility::is_public:
        return tr(language, "{0}: everybody will be able to read the result.", body);
    case bodies::Visibility::members:
        if (is_new)
            return tr(language,
                      "{0} is new: you become its secretary, and only you will be able "
                      "to read the result until others get a role there.",
                      body);
        return plural(language, readers,
                      "{1}: those who have a role there, {0} person today, will be able to read "
                      "the result.",
                      "{1}: those who have a role there, {0} persons today, will be able to read "
                      "the result.",
                      body);
    case bodies::Visibility::secretariat:
        if (is_new)
            return tr(language,
                      "{0} is new: you become its secretary, and only you will be able "
                      "to read the result until it gets a chair or more secretaries.",
                      body);
        return plural(language, readers,
                      "{1}: its secretariat and chair, {0} person today, will be able to read the "
                      "result.",
                      "{1}: its secretariat and chair, {0} persons today, will be able to read "
                      "the result.",
                      body);
    }
    return {};
}

Html counts(Language language, const Review& review) {
    if (review.known_meeting)
        return difference_counts(language, review);
    const Counts counted = count(review);
    return dl(cls("numbers"), id("counts"),
              data("revision", std::to_string(review.proposal.revision)),
              number(tr(language, "proposals"), counted.all),
              number(tr(language, "accepted"), counted.accepted),
              number(tr(language, "corrected"), counted.corrected),
              number(tr(language, "rejected"), counted.rejected),
              number(tr(language, "left"), counted.left),
              number(tr(language, "doubtful, under {0}", i18n::percent(language, certain_enough)),
                     counted.doubtful, true));
}

Html review(Language language, const Review& review, const ReviewOptions& options,
            std::string_view token) {
    const bool page_error = options.error && options.change.empty();
    const Html wrong =
        when(page_error, [&]() -> Html { return error_summary(language, *options.error); });
    if (review.known_meeting)
        return group(div(cls("pagehead"), head(language, review), note_of(options), wrong,
                         destination_form(language, review, options, token)),
                     known_meeting(language, review, options, token));
    const Counts counted = count(review);
    const Url decisions = url_of(review.proposal.id) / "facts";
    return group(
        div(cls("pagehead"), head(language, review), note_of(options), wrong,
            destination(language, review, options, token), counts(language, review),
            together(language, review, counted, options, token), hints(language, true)),
        div(cls("review"), original(language, review),
            section(aria_labelledby("read"), h2(id("read"), tr(language, "What we read in it")),
                    p(cls("ds-sr-only"), id("said"), role("status")),
                    div(cls("facts-form"), data("review", ""),
                        post_form(
                            {options.only_doubtful ? decisions.with("only", "doubtful") : decisions,
                             token},
                            group(button_for_enter(review, options),
                                  facts(language, review, options)))))),
        ending(language, review, counted, token));
}

} // namespace radslag::imports::views
