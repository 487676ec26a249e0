// The forms for sending an input and for taking one along; see pages.hpp.
#include "inputs/attachments/parts.hpp"
#include "inputs/editing/sending_parts.hpp"
#include "platform/i18n/dates.hpp"

namespace radslag::inputs::editing::pages {

using html::Url;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

Result<Response> show_new(const Site& site, Request& request) {
    const Ground ground = ground_of(site, request, request.query);
    http::Values values;
    const auto kind = kinds.parse(request.query.get("kind"));
    values.add("kind", std::string(kinds.text(kind.value_or(Kind::view))));
    for (const std::string_view name : {"turn", "follows", "body", "round", "point"})
        values.add(std::string(name), std::string(request.query.get(name)));
    if (ground.call)
        values.set("body", ground.call->body.id);
    if (ground.point) {
        values.set("kind", std::string(kinds.text(Kind::question)));
        values.set("body", ground.point->body.id);
    }
    if (ground.spoken) {
        values.add("text", ground.spoken->text);
        if (ground.spoken->organisation) {
            values.add("organisation", ground.for_all
                                           ? ground.spoken->organisation_name
                                           : std::string(ground.spoken->organisation->text()));
            values.add("organisation_is", std::string(ground.spoken->organisation->text()));
        }
    }
    return site::show_form(site, request, sending_form(site, request, ground, values), values);
}

Result<Sent> send_form(const Site& site, Request& request, Naming naming, FormReader& form) {
    std::optional<Spoken> spoken;
    const InputEdit edit = site.database().reading([&](db::Session& session) {
        const Ground ground = ground_of(session, request, request.form, site.today());
        if (naming == Naming::by_name)
            know_names(request, ground);
        spoken = ground.spoken;
        return read_in(session, request, ground, form);
    });
    if (!form.is_good())
        return tl::unexpected<Error>(form.error());
    return spoken ? send(site.database(), request.caller, *spoken, edit)
                  : send(site.database(), request.caller, edit);
}

void take_files(const Site& site, const documents::Files& files, Request& request,
                FormReader& form) {
    const std::string key(request.form.get("waiting"));
    if (key.empty() && request.uploads.empty())
        return;
    const auto there = site.database().reading(
        [&](db::Session& session) { return drafts::waiting_files(session, key); });
    const auto change = attachments::parts::change_in(files, request, there.size(), form);
    if (change.empty())
        return;
    const auto held = drafts::change_waiting_files(site.database(), key, change);
    if (held)
        request.form.set("waiting", *held);
    else
        form.wrong("files", held.error().message);
}

Result<Response> add(const Site& site, const documents::Files& files, auth::Limiter& limiter,
                     Request& request) {
    const bool is_known = request.caller.is_known();
    if (!is_known && limiter.is_exhausted(request.remote_address, site.now()))
        return failure(ErrorCode::too_many, "Much has come in from your address within an hour. "
                                            "Wait a while, or sign in.");
    FormReader form(request.form);
    take_files(site, files, request, form);
    if (!is_known && !request.uploads.empty())
        limiter.count_failure(request.remote_address, site.now());
    const auto sent = send_form(site, request, Naming::by_id, form);
    if (!sent)
        return site::answer_form(
            site, request,
            sending_form(site, request, ground_of(site, request, request.form), request.form),
            tl::unexpected<Error>(sent.error()));
    static_cast<void>(drafts::forget_waiting(site.database(), request.form.get("waiting")));
    if (!is_known) {
        limiter.count_failure(request.remote_address, site.now());
        return http::redirect(Url::path("/inputs/followed") / *sent->key);
    }
    return http::redirect(input_url(sent->id)); // what has come in is withdrawn, never undone
}

Result<Response> show_followed(const Site& site, Request& request) {
    const auto found = site.database().reading(
        [&](db::Session& session) { return followed(session, request.parameter("key")); });
    if (!found)
        return site::not_found();
    const Language language = request.language;
    using namespace html;
    const Html way =
        found->is_public
            ? Html(p(a(href(input_url(found->id)), tr(language, "See what becomes of it"))))
            : Html(p(cls("quiet"), tr(language, "The secretariat has not read it yet. "
                                                "Keep the address of this page: it "
                                                "shows what becomes of your input.")));
    site::Page page;
    page.title = tr(language, "Input {0}", found->number);
    page.section = "/inputs";
    page.content =
        group(div(cls("pagehead"), data("sent", "/inputs/new"),
                  p(cls("kicker"), tr(language, "Your input")),
                  h1(tr(language, "Input {0} has come in", found->number))),
              blockquote(cls("said"), p(found->text)),
              p(tr(language, "Received"), " ", date(language, site::local_day(found->received_at)),
                " ", i18n::clock_time(language, site::local_time(found->received_at))),
              way,
              p(a(href(Url::path("/inputs/followed") / request.parameter("key") / "receipt"),
                  tr(language, "The receipt with its proof"))));
    return site.respond(request, std::move(page));
}

// --- taking along -------------------------------------------------------------------------------

namespace {

std::optional<Spoken> taken_in(const Site& site, const Request& request) {
    const auto turn = meetings::TurnId::parse(request.parameter("id"));
    return !turn ? std::nullopt : site.database().reading([&](db::Session& session) {
        return spoken_in(session, request.caller, auth::Right::edit_commitments, *turn,
                         site.today());
    });
}

site::RecordForm take_form(const Site& site, const Request& request, const Spoken& spoken) {
    const Language language = request.language;
    auto form =
        frame(site, request, tr(language, "Take it along"),
              Url::path("/turns") / spoken.turn.text() / "take-along", spoken.demonstration);
    form.crumbs = {{std::string(tr(language, "The meeting")),
                    (Url::path("/meetings") / spoken.meeting.text())
                        .at("t-" + std::string(spoken.turn.text()))}};
    form.lead = tr(language, "What was said becomes an input. Who takes it along owes an answer by "
                             "the next meeting of the body, unless you say another day.");
    form.fields = {{"title", tr(language, "In one line"), FieldKind::line},
                   {"person", tr(language, "Who takes it along"), FieldKind::person},
                   {"organisation", tr(language, "Who answers"), FieldKind::organisation,
                    Need::optional, tr(language, "The authority that is asked how it was used.")},
                   {"answer_by", tr(language, "Answer by"), FieldKind::day, Need::optional,
                    tr(language, "Leave it empty for the next meeting.")}};
    form.button = tr(language, "Take it along");
    return form;
}

} // namespace

Result<Response> show_take_along(const Site& site, Request& request) {
    const auto spoken = taken_in(site, request);
    if (!spoken)
        return site::not_found();
    return site::show_form(site, request, take_form(site, request, *spoken), {}, {},
                           quotation(spoken->text, spoken->organisation_name));
}

Result<Response> take_along(const Site& site, Request& request) {
    const auto spoken = taken_in(site, request);
    if (!spoken)
        return site::not_found();
    FormReader form(request.form);
    const TakeEdit edit = site.database().reading([&](db::Session& session) {
        const auto reader = request.caller.reader();
        people::parts::NameFields names(form, session, reader, spoken->demonstration);
        TakeEdit read;
        read.title = form.optional_text("title");
        read.person = names.person("person", Need::optional);
        read.organisation = names.organisation("organisation", Need::optional);
        read.answer_by = form.day("answer_by", Need::optional);
        return read;
    });
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good()) {
        const auto sent = inputs::take_along(site.database(), request.caller, *spoken, edit);
        saved = sent ? Result<site::Saved>(site::Saved{input_url(sent->id), sent->entry})
                     : tl::unexpected<Error>(sent.error());
    }
    return site::answer_form(site, request, take_form(site, request, *spoken), saved);
}

} // namespace radslag::inputs::editing::pages
