// See views.hpp.
#include "minutes/views.hpp"

#include "minutes/parts.hpp"
#include "people/parts.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/parts.hpp"

#include <set>

namespace radslag::minutes::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using people::parts::shown_name;

namespace {

/// A step of the way: whether it has been taken, and when.
struct Stage {
    std::string_view words;
    bool is_done = false;
    std::string when = {};
};

std::vector<Stage> stages(Language language, const Standing& standing) {
    const auto day = [&](const std::optional<Day>& on) {
        return on ? i18n::long_date(language, *on) : std::string();
    };
    const bool is_published = standing.state == MinuteState::published;
    return {
        {tr(language, "Writing"), standing.is_closed},
        {tr(language, "Comments"),
         standing.comments_until.has_value() && (standing.is_closed || is_published),
         standing.comments_until ? tr(language, "until {0}", day(standing.comments_until)) : ""},
        {tr(language, "Approval"), standing.approved_on.has_value(), day(standing.approved_on)},
        {tr(language, "Drawing up"), standing.drawn_up_on.has_value(), day(standing.drawn_up_on)},
        {tr(language, "Publication"), is_published}};
}

Html way(Language language, const Standing& standing) {
    const auto all = stages(language, standing);
    return ol(cls("way"), aria_label(tr(language, "The way of the notes")),
              each(all, [&](const Stage& stage) -> Html {
                  return li(cls(stage.is_done ? "done" : "open"), strong(stage.words), br(),
                            span(cls("quiet small"), !stage.when.empty() ? stage.when
                                                     : stage.is_done
                                                         ? std::string(tr(language, "done"))
                                                         : std::string(tr(language, "not yet"))));
              }));
}

Html link_to(const Url& url, std::string_view words) {
    return li(a(href(url), words));
}

/// What the secretariat can do now.
Html steps_of_editor(Language language, const Notes& notes, Day today) {
    const Url here = steps_url(notes);
    const auto open = [&](Step step) { return is_open(step, notes.standing, today); };
    Html steps;
    if (open(Step::send_for_comment)) {
        steps += link_to(meeting_url(notes.id) / "write", tr(language, "Go on writing"));
        if (notes.in_two_wordings > 0)
            steps += li(span(cls("late"), i18n::plural(language, notes.in_two_wordings,
                                                       "{0} paragraph stands in two wordings",
                                                       "{0} paragraphs stand in two wordings")));
        steps += link_to(here / "comment-round", notes.standing.comments_until
                                                     ? tr(language, "Give more time for comments")
                                                     : tr(language, "Send out for comment"));
        steps += link_to(here / "approval", tr(language, "Ask for approval"));
    }
    if (open(Step::draw_up))
        steps += link_to(here / "draw-up", tr(language, "Draw up"));
    if (open(Step::publish))
        steps += link_to(here / "publish", tr(language, "Publish"));
    if (open(Step::correct))
        steps += link_to(here / "corrections" / "new", tr(language, "Add a correction"));
    return steps;
}

Html approve_form(Language language, const Notes& notes, const std::string& token) {
    const std::string_view label = tr(language, "Approve the notes");
    return post_form({steps_url(notes) / "approve", token, label},
                     group(hidden_field("version", std::to_string(notes.version)),
                           hidden_field("text", notes.text_sha256),
                           p(tr(language, "You have been asked to approve the notes as they stand "
                                          "on the meeting's page. Your name, the time and the "
                                          "print of the text are kept.")),
                           p(submit_button(label), " ",
                             a(href(steps_url(notes) / "send-back"),
                               tr(language, "Send them back with a reason")))));
}

Html what_now(Language language, const Notes& notes, const auth::Caller& caller, Day today,
              const std::string& token) {
    Html all;
    if (notes.awaits(caller) && is_open(Step::approve, notes.standing, today))
        all += approve_form(language, notes, token);
    Html steps = notes.may_edit ? steps_of_editor(language, notes, today) : Html();
    if (notes.may_comment && is_open(Step::comment, notes.standing, today))
        steps +=
            link_to(steps_url(notes) / "comments" / "new", tr(language, "Comment on the notes"));
    if (!steps.empty())
        all += ul(cls("rows"), steps);
    return site::headed("now", tr(language, "What you can do now"), all);
}

/// Whether the text is still what somebody approved.
Html stamp(Language language, const Notes& notes, const Approval& approval) {
    if (!approval.approved_at)
        return span(cls("quiet"), tr(language, "asked, not answered yet"));
    const bool is_same = approval.text_sha256 == notes.text_sha256;
    return group(
        date(language, site::local_day(*approval.approved_at)), ", ",
        is_same ? Html(group(tr(language, "the text is unchanged since")))
                : Html(span(cls("late"),
                            tr(language, "the text, or who is named in it, has changed since"))));
}

Html approvals_of(Language language, const Notes& notes) {
    if (notes.approvals.empty())
        return {};
    Table table(tr(language, "Who approves the notes"),
                {{std::string(tr(language, "Person"))}, {std::string(tr(language, "Approved"))}},
                Table::Caption::spoken);
    for (const Approval& each : notes.approvals)
        table.row(shown_name(language, each.person.name), stamp(language, notes, each));
    return site::headed("approvals", tr(language, "Approval"), table.html());
}

/// How many have said something, and what the silence of the others means.
Html coverage(Language language, const Notes& notes, Day today) {
    if (!notes.standing.comments_until)
        return {};
    std::set<std::string_view> persons;
    for (const Comment& each : notes.comments)
        persons.insert(each.person.id);
    const std::string said =
        tr(language, "{0} of {1} who may comment have done so.", persons.size(), notes.entitled);
    return p(said, " ",
             is_open(Step::comment, notes.standing, today)
                 ? tr(language, "Whoever says nothing until {0} consents.",
                      i18n::long_date(language, *notes.standing.comments_until))
                 : std::string(tr(language, "The others have consented by their silence.")));
}

Html mails_of(Language language, const Notes& notes) {
    const mail::Counts& mails = notes.mails;
    const std::int64_t undelivered = mails.refused + mails.unreachable;
    if (!notes.may_edit || mails.waiting + mails.sent + undelivered == 0)
        return {};
    return p(cls("quiet small"),
             tr(language, "Mails to those who were asked: {0} sent, {1} wait, {2} not delivered.",
                mails.sent, mails.waiting, undelivered));
}

Html comments_of(Language language, const Notes& notes, Day today) {
    const Html all = each(notes.comments, [&](const Comment& each) -> Html {
        const Url url = Url::path("/minute-comments") / each.id.text() / "answer";
        return li(comment(language, each), when(notes.may_edit, [&]() -> Html {
                      return p(a(href(url), each.outcome ? tr(language, "Change the answer")
                                                         : tr(language, "Answer the comment")));
                  }));
    });
    const Html content =
        group(coverage(language, notes, today), mails_of(language, notes),
              when(!notes.comments.empty(), [&]() -> Html { return ul(cls("rows"), all); }));
    return site::headed("comments", tr(language, "Comments"), content);
}

/// The draft, each passage with the way to its comment.
Html passages_of(Language language, const Notes& notes, Day today) {
    if (!is_open(Step::comment, notes.standing, today) || !notes.may_comment)
        return {};
    Html all;
    std::string_view point;
    for (const Passage& each : notes.passages) {
        if (each.point != point)
            all += h3(each.point);
        point = each.point;
        all += p(when(!each.who.empty(), [&]() -> Html { return group(strong(each.who), ": "); }),
                 each.text, " ",
                 a(cls("edit"),
                   href((steps_url(notes) / "comments" / "new").with("turn", each.id.text())),
                   aria_label(tr(language, "Comment on this passage")), tr(language, "Comment")));
    }
    return site::headed("draft", tr(language, "The draft"), div(cls("stack"), all));
}

Html beginning(Language language, const Notes& notes, const std::string& token) {
    if (!notes.may_begin || !notes.may_edit)
        return site::empty(tr(language,
                              "The notes of this meeting were read in from a document, "
                              "or have not been begun. There is nothing to follow here."));
    const std::string_view label = tr(language, "Begin the notes");
    return group(
        p(tr(language, "What is written down is a draft at first: the secretariat and the chair "
                       "read it. Then the members comment, the chair or chosen members approve, "
                       "the notes are drawn up and published. Each step is taken here.")),
        post_form({notes_url(notes.id), token, label}, p(submit_button(label))));
}

} // namespace

Html comment(Language language, const Comment& comment) {
    const std::string from = comment.organisation ? shown_name(language, comment.person.name) +
                                                        ", " + comment.organisation->name
                                                  : shown_name(language, comment.person.name);
    Html answered;
    if (comment.outcome)
        answered =
            p(span(cls("tag"), *comment.outcome == Outcome::taken ? tr(language, "taken up")
                                                                  : tr(language, "not taken up")),
              " ", comment.answer.value_or(""));
    return group(
        p(strong(from), ", ", date(language, comment.said_on)),
        when(comment.passage.has_value(), [&]() -> Html { return blockquote(*comment.passage); }),
        p(comment.text), answered);
}

Html notes(Language language, const Notes& notes, const auth::Caller& caller, Day today,
           const std::string& token) {
    const Html head = site::page_head(
        tr(language, "The way of the notes"),
        notes.day ? notes.title + ", " + i18n::long_date(language, *notes.day) : notes.title);
    if (!notes.minute)
        return group(head, beginning(language, notes, token));
    return group(head, way(language, notes.standing), when(notes.reads_draft, [&]() -> Html {
                     return group(what_now(language, notes, caller, today, token),
                                  comments_of(language, notes, today),
                                  approvals_of(language, notes),
                                  passages_of(language, notes, today));
                 }));
}

} // namespace radslag::minutes::views
