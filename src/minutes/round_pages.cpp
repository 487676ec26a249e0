// The forms of the comment round and of approval; see pages.hpp.
#include "minutes/pages.hpp"
#include "minutes/parts.hpp"
#include "minutes/views.hpp"

#include <algorithm>

namespace radslag::minutes::pages {

using html::Url;
using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;
using site::saved_at;

namespace {

constexpr std::size_t most_approvers = 3;
constexpr std::size_t longest_comment = 5000; // characters

site::RecordForm round_form(const Site&, const Request& request, const Notes& notes) {
    const Language language = request.language;
    const auto& until = notes.standing.comments_until;
    auto form = form_under(request, notes,
                           until ? tr(language, "Give more time for comments")
                                 : tr(language, "Send out for comment"),
                           steps_url(notes) / "comment-round");
    form.lead =
        tr(language, "The members of the body read the draft from now on and comment on it, "
                     "passage by passage. Whoever says nothing until the last day "
                     "consents. It is working material still: it is not drawn up by this.");
    form.fields = {
        {"until", tr(language, "Last day for comments"), FieldKind::day, Need::required}};
    if (!until)
        form.fields.push_back({"lets_others_in",
                               tr(language, "The members may read the draft from now on"),
                               FieldKind::check, Need::required});
    form.values.add("until", site::day_text(until));
    form.button = tr(language, "Send out");
    return form;
}

site::RecordForm comment_form(const Site&, const Request& request, const Notes& notes) {
    const Language language = request.language;
    auto form = form_under(request, notes, tr(language, "Comment on the notes"),
                           steps_url(notes) / "comments" / "new");
    form.fields = {{"turn", tr(language, "What it is about"), FieldKind::choice, Need::optional, "",
                    passage_choices(language, notes)},
                   {"text", tr(language, "Your comment"), FieldKind::lines, Need::required}};
    form.values.add("turn", std::string(request.query.get("turn")));
    form.button = tr(language, "Send the comment");
    return form;
}

std::optional<AnswerableComment> comment_in(const Site& site, const Request& request) {
    return site::found_by_id<CommentId>(site, request, [&](db::Session& session, CommentId id) {
        return answerable(session, request.caller, id);
    });
}

site::RecordForm answer_form(const Site&, const Request& request, const AnswerableComment& found) {
    const Language language = request.language;
    site::RecordForm form{.title = tr(language, "Answer the comment"),
                          .section = "/meetings",
                          .action = Url::path("/minute-comments") / found.id.text() / "answer"};
    form.crumbs = crumbs(language, found.notes);
    form.invented = found.notes.demonstration;
    form.fields = {
        {"outcome", tr(language, "What became of it?"), FieldKind::radio, Need::required, "",
         site::choices_of(outcomes,
                          [&](Outcome outcome) {
                              return outcome == Outcome::taken ? tr(language, "Taken up")
                                                               : tr(language, "Not taken up");
                          })},
        {"answer", tr(language, "In words"), FieldKind::lines, Need::optional,
         tr(language, "Needed where it is not taken up: why not.")}};
    form.values.add("version", std::to_string(found.version));
    if (found.comment.outcome)
        form.values.add("outcome", std::string(outcomes.text(*found.comment.outcome)));
    form.values.add("answer", found.comment.answer.value_or(""));
    form.button = tr(language, "Save the answer");
    form.below = views::comment(language, found.comment);
    return form;
}

struct ApprovalGround {
    Notes notes;
    std::vector<NamedId> persons;
    std::string chair;
};

/// With the notes that `find` gives.
template <class Find>
auto with_approvers(Find find) {
    return [find](const Site& site, const Request& request) -> std::optional<ApprovalGround> {
        const auto notes = find(site, request);
        if (!notes)
            return std::nullopt;
        return site.database().reading([&](db::Session& session) {
            ApprovalGround ground{*notes, approvers(session, notes->body, site.today()), {}};
            ground.chair = site::id_text(chair_of(session, notes->id));
            return std::optional(std::move(ground));
        });
    };
}

site::RecordForm approval_form(const Site&, const Request& request, const ApprovalGround& ground) {
    const Language language = request.language;
    auto form = form_under(request, ground.notes, tr(language, "Ask for approval"),
                           steps_url(ground.notes) / "approval");
    form.lead = tr(language, "The text is closed: nobody changes it while it waits. Each who is "
                             "asked finds it on their desk and approves it, or sends it back with "
                             "a reason.");
    const auto choices = site::named_choices(ground.persons, tr(language, "Nobody"));
    for (std::size_t i = 1; i <= most_approvers; ++i)
        form.fields.push_back({site::numbered("approver", i), tr(language, "Who approves, {0}", i),
                               FieldKind::choice, i == 1 ? Need::required : Need::optional, "",
                               choices});
    const bool chair_may = std::ranges::any_of(
        ground.persons, [&](const NamedId& each) { return each.id == ground.chair; });
    form.values.add("approver_1", chair_may ? ground.chair : "");
    form.button = tr(language, "Close the text and ask");
    return form;
}

std::vector<people::PersonId> read_approvers(FormReader& form, const ApprovalGround& ground) {
    std::vector<people::PersonId> persons;
    for (std::size_t i = 1; i <= most_approvers; ++i) {
        const std::string field = site::numbered("approver", i);
        const auto person = site::chosen<people::PersonId>(
            form, field, i == 1 ? Need::required : Need::optional, ground.persons);
        if (person && std::ranges::find(persons, *person) != persons.end())
            form.wrong(field, Message{"This person stands in the list already.", {}});
        else if (person)
            persons.push_back(*person);
    }
    return persons;
}

/// For who has been asked and has not answered.
std::optional<Notes> awaited_in(const Site& site, const Request& request) {
    auto notes = open_for(Step::approve, By::reader)(site, request);
    if (notes && !notes->awaits(request.caller))
        notes.reset();
    return notes;
}

site::RecordForm send_back_form(const Site&, const Request& request, const Notes& notes) {
    const Language language = request.language;
    auto form = form_under(request, notes, tr(language, "Send the notes back"),
                           steps_url(notes) / "send-back");
    form.lead = tr(language, "The text is opened again, and all who were asked are asked anew when "
                             "it has been put right.");
    form.fields = {
        {"reason", tr(language, "What is to be put right"), FieldKind::lines, Need::required}};
    form.button = tr(language, "Send back");
    return form;
}

} // namespace

Result<Response> show_comment_round(const Site& site, Request& request) {
    return site::show_found(site, request, open_for(Step::send_for_comment, By::editor),
                            round_form);
}

Result<Response> send_for_comment(const Site& site, const mail::Outbox& outbox, Request& request) {
    return site::save_found(
        site, request, sent_by(By::editor), round_form, [&](const Notes& notes, FormReader& form) {
            const auto until = form.day("until", Need::required);
            if (until && *until < site.today())
                form.wrong("until", Message{"This day has passed. Choose a later one.", {}});
            if (!notes.standing.comments_until && !form.is_checked("lets_others_in"))
                form.wrong("lets_others_in",
                           Message{"All members of the body can then read the draft: things said "
                                   "{0}, comments {1}. Tick this if it is meant.",
                                   {std::to_string(notes.passages.size()),
                                    std::to_string(notes.comments.size())}});
            return form.when_good([&] {
                return saved_at(minutes::send_for_comment(site.database(), request.caller, notes.id,
                                                          form.version(), *until, site.today(),
                                                          outbox),
                                notes_url(notes.id));
            });
        });
}

Result<Response> show_comment(const Site& site, Request& request) {
    return site::show_found(site, request, open_for(Step::comment, By::reader), comment_form);
}

Result<Response> comment(const Site& site, Request& request) {
    return site::save_found(
        site, request, sent_by(By::reader), comment_form,
        [&](const Notes& notes, FormReader& form) {
            const auto turn = form.id<TurnId>("turn", Need::optional);
            const auto text = form.text("text", Need::required, longest_comment, site::Lines::many);
            return form.when_good([&] {
                return saved_at(minutes::comment(site.database(), request.caller, notes.id, turn,
                                                 text, site.today()),
                                notes_url(notes.id));
            });
        });
}

Result<Response> show_answer(const Site& site, Request& request) {
    return site::show_found(site, request, comment_in, answer_form);
}

Result<Response> answer(const Site& site, Request& request) {
    return site::save_found(
        site, request, comment_in, answer_form,
        [&](const AnswerableComment& found, FormReader& form) {
            const auto outcome = form.choice("outcome", Need::required, outcomes);
            const auto words = form.optional_text("answer", longest_comment, site::Lines::many);
            if (outcome == Outcome::not_taken && !words)
                form.wrong("answer", Message{"Say why it is not taken up.", {}});
            return form.when_good([&] {
                return saved_at(minutes::answer_comment(site.database(), request.caller, found.id,
                                                        form.version(), {*outcome, words}),
                                notes_url(found.notes.id));
            });
        });
}

Result<Response> show_approval(const Site& site, Request& request) {
    return site::show_found(
        site, request, with_approvers(open_for(Step::ask_for_approval, By::editor)), approval_form);
}

Result<Response> ask_for_approval(const Site& site, const mail::Outbox& outbox, Request& request) {
    return site::save_found(site, request, with_approvers(sent_by(By::editor)), approval_form,
                            [&](const ApprovalGround& ground, FormReader& form) {
                                const auto persons = read_approvers(form, ground);
                                return form.when_good([&] {
                                    return saved_at(
                                        minutes::ask_for_approval(site.database(), request.caller,
                                                                  ground.notes.id, form.version(),
                                                                  persons, site.today(), outbox),
                                        notes_url(ground.notes.id));
                                });
                            });
}

Result<Response> approve(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, awaited_in, [&](const Notes& notes, std::int64_t version) {
            return saved_at(minutes::approve(site.database(), request.caller, notes.id, version,
                                             request.form.get("text"), site.today()),
                            notes_url(notes.id));
        });
}

Result<Response> show_send_back(const Site& site, Request& request) {
    return site::show_found(site, request, awaited_in, send_back_form);
}

Result<Response> send_back(const Site& site, Request& request) {
    return site::save_found(
        site, request, sent_by(By::reader), send_back_form,
        [&](const Notes& notes, FormReader& form) {
            const auto reason =
                form.text("reason", Need::required, longest_comment, site::Lines::many);
            return form.when_good([&] {
                return saved_at(minutes::send_back(site.database(), request.caller, notes.id,
                                                   form.version(), reason, site.today()),
                                notes_url(notes.id));
            });
        });
}

} // namespace radslag::minutes::pages
