// From request to page; see pages.hpp. Whatever hinders a draft from being kept or sent, what was
// typed comes back in a form that can be sent.
#include "inputs/drafts/pages.hpp"

#include "inputs/attachments/parts.hpp"
#include "inputs/drafts/parts.hpp"
#include "inputs/editing/sending_parts.hpp"
#include "platform/site/parts.hpp"

#include <array>

namespace radslag::inputs::drafts::pages {

using editing::pages::Ground;
using html::Html;
using html::Url;
using i18n::Language;
using i18n::tr;
using parts::url_of;
using site::FormReader;
using site::Need;

namespace {

/// Longer than an input may be: what is too long to be sent is kept all the same.
constexpr std::size_t longest_kept = 100'000;

/// The fields of the form that a draft keeps.
constexpr std::array<std::string_view, 22> kept_fields = {
    "kind",    "title", "text",     "who",          "where",           "result", "cost", "reuse",
    "contact", "links", "body",     "organisation", "organisation_is", "matter", "turn", "follows",
    "round",   "point", "european", "national",     "regional",        "local"};
/// Where the draft came from: no field that somebody changes.
constexpr std::array<std::string_view, 4> fixed_fields = {"turn", "follows", "round", "point"};

/// What is typed, with plain line ends, which the form then holds too; what cannot be kept is wrong
/// in `form`.
Fields typed_in(FormReader& form, http::Values& typed) {
    Fields fields;
    for (const std::string_view name : kept_fields) {
        std::string words = form.text(name, Need::optional, longest_kept, site::Lines::many);
        if (words.empty())
            continue;
        typed.set(name, words);
        fields.push_back({std::string(name), std::move(words)});
    }
    return fields;
}

/// The same, come from where the draft came from.
Fields typed_in(FormReader& form, http::Values& typed, const Draft& draft) {
    Fields fields = typed_in(form, typed);
    for (const std::string_view name : fixed_fields) {
        std::erase_if(fields, [&](const Field& field) { return field.name == name; });
        if (const auto words = words_in(draft.fields, name); !words.empty())
            fields.push_back({std::string(name), std::string(words)});
    }
    return fields;
}

http::Values values_of(const Draft& draft) {
    http::Values values;
    values.add("version", std::to_string(draft.version));
    for (const Field& field : draft.fields)
        values.set(field.name, field.words);
    if (!values.has("kind"))
        values.add("kind", std::string(kinds.text(Kind::view)));
    if (draft.of)
        values.set("organisation", draft.of->id);
    return values;
}

std::optional<Draft> draft_in(const Site& site, const Request& request) {
    return site::found_by_id<DraftId>(site, request, [&](db::Session& session, DraftId id) {
        return draft(session, request.caller, id);
    });
}

/// A draft of a party's is sent from its organisation, whoever sends it.
Ground ground_of(db::Session& session, const Request& request, const Draft& draft,
                 const http::Values& values, Day today) {
    Ground ground = editing::pages::ground_of(session, request, values, today);
    ground.files = files_of(session, draft.id);
    if (draft.of) {
        ground.organisations = {*draft.of};
        ground.for_all = false;
    }
    return ground;
}

std::string whose_words(Language language, const Draft& draft) {
    return draft.of ? tr(language,
                         "Those who act for {0} can read it, change it and send it. Nobody else "
                         "sees it.",
                         draft.of->name)
                    : std::string(tr(language, "Nobody but you sees it."));
}

site::RecordForm form_of(const Site& site, const Request& request, const Draft& draft,
                         const http::Values& values) {
    const Language language = request.language;
    const Ground ground = site.database().reading([&](db::Session& session) {
        return ground_of(session, request, draft, values, site.today());
    });
    auto form = editing::pages::sending_form(site, request, ground, values);
    form.title = tr(language, "Draft of an input");
    form.crumbs.push_back({std::string(tr(language, "Drafts")), Url::path("/inputs/drafts")});
    form.lead = tr(language, "Written last: {0}.", parts::written(language, draft)) + " " +
                whose_words(language, draft);
    if (ground.call)
        form.lead.text += " " + tr(language, "It answers the call {0}.", ground.call->title);
    if (ground.call_over)
        form.lead.text += " " + editing::pages::call_over_words(language, *ground.call_over);
    if (const std::string words = editing::pages::point_words(language, ground); !words.empty())
        form.lead.text += " " + words;
    form.action = url_of(draft.id) / "send";
    form.other_buttons = {{tr(language, "Keep the draft"), url_of(draft.id)}};
    form.below =
        html::group(attachments::parts::list(language, ground.files,
                                             [](const attachments::File& file) {
                                                 return Url::path("/draft-files") / file.id.text();
                                             }),
                    html::p(html::a(html::href(url_of(draft.id) / "discard"),
                                    tr(language, "Throw the draft away"))));
    return form;
}

/// The files that came along belong to the draft at once, whatever else is wrong.
void take_files(const Site& site, const documents::Files& files, const Request& request,
                const Draft& draft, FormReader& form) {
    const auto there =
        site.database().reading([&](db::Session& session) { return files_of(session, draft.id); });
    const auto change = attachments::parts::change_in(files, request, there.size(), form);
    if (change.empty())
        return;
    if (const auto done = change_files(site.database(), request.caller, draft.id, change); !done)
        form.wrong("files", done.error().message);
}

Html note_of(std::string_view heading, std::string_view words, const Html& more) {
    return html::div(html::cls("errors"), html::role("alert"), html::attribute("tabindex", -1),
                     html::h2(heading), html::p(words), more);
}

/// The form of a new input, with what was typed on a draft that is none any more.
Response as_new(const Site& site, Request& request, const Html& note) {
    http::Values values = request.form;
    values.remove("version");
    const Ground ground = editing::pages::ground_of(site, request, values);
    return site::show_form(site, request,
                           editing::pages::sending_form(site, request, ground, values), values,
                           site::edited_meanwhile().value(), note);
}

Response gone(const Site& site, Request& request) {
    const Language language = request.language;
    return as_new(site, request,
                  note_of(tr(language, "The draft is not here any more"),
                          tr(language, "Somebody has thrown it away, or it is not yours to read. "
                                       "What you wrote stands below: keep it as a new draft, or "
                                       "send it."),
                          {}));
}

bool are_same(Fields one, Fields other) {
    const auto by_name = [](const Field& field) { return std::pair(field.name, field.words); };
    std::ranges::sort(one, {}, by_name);
    std::ranges::sort(other, {}, by_name);
    return std::ranges::equal(one, other, {}, by_name, by_name);
}

/// Somebody else has sent it. Whoever wrote the same goes on to the input; else what was typed can
/// follow it up.
Response sent_meanwhile(const Site& site, Request& request, const Draft& draft,
                        const Fields& typed) {
    const Url input = editing::input_url(*draft.sent_as);
    if (are_same(typed, draft.fields))
        return http::redirect(input);
    const Language language = request.language;
    request.form.set("follows", std::string(draft.sent_as->text()));
    return as_new(
        site, request,
        note_of(
            tr(language, "The draft has been sent meanwhile"),
            tr(language, "What you wrote differs from what was sent. It stands below and is not "
                         "sent: send it as a follow-up, keep it as a new draft, or leave it."),
            html::group(editing::quotation(words_in(draft.fields, "text"), draft.written_by),
                        html::p(html::a(html::href(input), tr(language, "See what was sent"))))));
}

/// What hindered it, with all that was typed.
Result<Response> not_done(const Site& site, Request& request, const Fields& typed, Error error) {
    const auto now = draft_in(site, request);
    if (!now)
        return gone(site, request);
    if (now->sent_as)
        return sent_meanwhile(site, request, *now, typed);
    return site::answer_form(site, request, form_of(site, request, *now, request.form),
                             tl::unexpected<Error>(std::move(error)),
                             [&]() -> std::optional<http::Values> { return values_of(*now); });
}

/// The draft of a form that was sent, with the files that came along; those wait for the form where
/// the draft is none any more.
std::optional<Draft> taken_in(const Site& site, const documents::Files& files, Request& request,
                              FormReader& form) {
    auto found = draft_in(site, request);
    if (found && !found->sent_as)
        take_files(site, files, request, *found, form);
    else
        editing::pages::take_files(site, files, request, form);
    return found;
}

site::RecordForm discard_form(const Request& request, const Draft& draft) {
    const Language language = request.language;
    site::RecordForm form{.title = tr(language, "Throw the draft away"),
                          .section = "/inputs",
                          .action = url_of(draft.id) / "discard"};
    form.crumbs = {{std::string(tr(language, "Drafts")), Url::path("/inputs/drafts")},
                   {std::string(tr(language, "Draft of an input")), url_of(draft.id)}};
    form.lead = tr(language, "Written last: {0}.", parts::written(language, draft)) + " " +
                std::string(tr(language, "It goes for good, for all who share it."));
    form.button = tr(language, "Throw the draft away");
    form.values = values_of(draft);
    return form;
}

Response ask_to_discard(const Site& site, Request& request, const Draft& draft,
                        const std::optional<Error>& error = {}) {
    const auto form = discard_form(request, draft);
    const Html changed = html::when(error.has_value(), [&]() -> Html {
        return note_of(tr(request.language, "Somebody else has saved this meanwhile"),
                       tr(request.language, "It is not thrown away. Read what it says now, and do "
                                            "it again if you still want to."),
                       {});
    });
    const Html said =
        editing::quotation(words_in(draft.fields, "text"), words_in(draft.fields, "title"));
    return site::show_form(site, request, form, form.values, error, html::group(changed, said));
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    const Language language = request.language;
    const auto drafts = site.database().reading(
        [&](db::Session& session) { return drafts_of(session, request.caller); });
    site::Page page;
    page.title = tr(language, "Drafts of inputs");
    page.section = "/inputs";
    page.crumbs = {{std::string(tr(language, "Inputs")), Url::path("/inputs")},
                   {std::string(tr(language, "Drafts")), std::nullopt}};
    page.content = html::group(
        site::page_head(page.title,
                        tr(language, "What you and those who act for the same party write on and "
                                     "have not sent. Nobody else sees it.")),
        drafts.empty() ? site::empty(tr(language, "No draft lies here. Write an input, and keep it "
                                                  "as a draft instead of sending it."))
                       : parts::table(language, drafts));
    return site.respond(request, std::move(page));
}

Result<Response> begin(const Site& site, const documents::Files& files, Request& request) {
    FormReader form(request.form);
    editing::pages::take_files(site, files, request, form);
    const Fields fields = typed_in(form, request.form);
    const auto begun = form.when_good([&] {
        return drafts::begin(site.database(), request.caller, fields, request.form.get("waiting"));
    });
    if (begun)
        return http::redirect(url_of(*begun));
    const Ground ground = editing::pages::ground_of(site, request, request.form);
    return site::answer_form(site, request,
                             editing::pages::sending_form(site, request, ground, request.form),
                             tl::unexpected<Error>(begun.error()));
}

Result<Response> show(const Site& site, Request& request) {
    const auto found = draft_in(site, request);
    if (!found)
        return site::not_found();
    if (found->sent_as)
        return http::redirect(editing::input_url(*found->sent_as));
    const http::Values values = values_of(*found);
    return site::show_form(site, request, form_of(site, request, *found, values), values);
}

Result<Response> keep(const Site& site, const documents::Files& files, Request& request) {
    FormReader form(request.form);
    const auto found = taken_in(site, files, request, form);
    if (!found)
        return gone(site, request);
    const Fields fields = typed_in(form, request.form, *found);
    const auto kept = form.when_good([&] {
        return drafts::keep(site.database(), request.caller, found->id, form.version(), fields);
    });
    if (!kept)
        return not_done(site, request, fields, kept.error());
    return http::redirect(url_of(found->id));
}

Result<Response> send(const Site& site, const documents::Files& files, Request& request) {
    FormReader form(request.form);
    const auto found = taken_in(site, files, request, form);
    if (!found)
        return gone(site, request);
    const Fields fields = typed_in(form, request.form, *found);
    std::optional<Spoken> spoken;
    const InputEdit edit = site.database().reading([&](db::Session& session) {
        const Ground ground = ground_of(session, request, *found, request.form, site.today());
        spoken = ground.spoken;
        return editing::pages::read_in(session, request, ground, form);
    });
    const auto sent = form.when_good([&] {
        return drafts::send(site.database(), request.caller, found->id, form.version(), fields,
                            spoken, edit);
    });
    if (!sent)
        return not_done(site, request, fields, sent.error());
    return http::redirect(editing::input_url(sent->id));
}

Result<Response> file(const Site& site, const documents::Files& files, Request& request) {
    const auto found = site::found_by_id<attachments::AttachmentId>(
        site, request, [&](db::Session& session, attachments::AttachmentId id) {
            return readable_file(session, request.caller, id);
        });
    if (!found)
        return site::not_found();
    return attachments::parts::given(files, *found);
}

Result<Response> show_discard(const Site& site, Request& request) {
    const auto found = draft_in(site, request);
    if (!found || found->sent_as)
        return site::not_found();
    return ask_to_discard(site, request, *found);
}

Result<Response> discard(const Site& site, const documents::Files& files, Request& request) {
    const auto found = draft_in(site, request);
    if (!found || found->sent_as)
        return site::not_found();
    const auto done = drafts::discard(site.database(), files, request.caller, found->id,
                                      FormReader(request.form).version());
    if (done)
        return http::redirect(Url::path("/inputs/drafts"));
    const auto now = draft_in(site, request);
    if (done.error().code != ErrorCode::conflict || !now || now->sent_as)
        return tl::unexpected<Error>(done.error());
    return ask_to_discard(site, request, *now, done.error());
}

} // namespace radslag::inputs::drafts::pages
