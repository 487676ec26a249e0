// The forms for sending an input and for taking one along; see pages.hpp.
#include "inputs/editing/parts.hpp"
#include "platform/html/fields.hpp"
#include "platform/i18n/dates.hpp"

namespace radslag::inputs::editing::pages {

using html::Url;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

constexpr std::size_t longest_text = 20'000;

/// What a form about a turn, an input that is followed up, or nothing, knows beside its fields.
struct Ground {
    std::optional<Spoken> spoken;
    std::optional<NamedId> follows;
    std::optional<OpenCall> call;
    std::vector<NamedId> bodies;
    std::vector<NamedId> organisations; ///< for which the caller may send
    bool for_all = false;               ///< the caller may send for any organisation
};

Ground ground_of(db::Session& session, const Request& request, const http::Values& values,
                 Day today) {
    Ground ground;
    if (const auto turn = meetings::TurnId::parse(values.get("turn")))
        ground.spoken = spoken_in(session, request.caller, auth::Right::send_inputs, *turn, today);
    if (const auto follows = InputId::parse(values.get("follows")))
        ground.follows = input_followed(session, request.caller, *follows);
    if (const auto round = RoundId::parse(values.get("round")))
        ground.call = open_call(session, request.caller, *round, today);
    ground.bodies =
        ground.call ? std::vector<NamedId>{ground.call->body} : open_bodies(session, today);
    ground.organisations = sending_organisations(session, request.caller);
    for (const NamedId& body : ground.bodies)
        ground.for_all = ground.for_all || may_send_for_all(request.caller, body.id);
    return ground;
}

Ground ground_of(const Site& site, const Request& request, const http::Values& values) {
    return site.database().reading(
        [&](db::Session& session) { return ground_of(session, request, values, site.today()); });
}

void know_by_name(http::Values& form, std::string_view field, const std::vector<NamedId>& all) {
    const std::string given(form.get(field));
    if (given.empty() && all.size() == 1)
        form.set(field, all.front().id);
    for (const NamedId& each : all)
        if (each.name == given)
            form.set(field, each.id);
}

void know_names(Request& request, const Ground& ground) {
    know_by_name(request.form, "body", ground.bodies);
    if (!may_send_for_all(request.caller, request.form.get("body")))
        know_by_name(request.form, "organisation", ground.organisations);
}

/// What something said can be: who sorts inputs may also say that it comes from a review.
std::vector<html::Choice> kind_choices(Language language, const Ground& ground) {
    std::vector<html::Choice> choices = {{"view", std::string(tr(language, "A view"))},
                                         {"question", std::string(tr(language, "A question"))}};
    if (ground.spoken && ground.for_all) {
        choices.push_back({"recommendation", std::string(tr(language, "A recommendation"))});
        choices.push_back({"lesson", std::string(tr(language, "A lesson"))});
    }
    return choices;
}

void add_level_fields(Language language, std::vector<FormField>& fields) {
    for (const auto& [level, word] : levels.pairs()) {
        FormField field{std::string(word),
                        tr(language, "Addresses: {0}", level_word(language, level)),
                        FieldKind::check};
        field.only_with = "kind=recommendation lesson";
        fields.push_back(std::move(field));
    }
}

/// A program may leave them out: whoever sorts inputs adds them then.
std::vector<Level> levels_in(FormReader& form, const Request& request, Kind kind) {
    std::vector<Level> found;
    if (!addresses_levels(kind))
        return found;
    for (const auto& [level, word] : levels.pairs())
        if (form.is_checked(word))
            found.push_back(level);
    if (found.empty() && !request.by_token)
        form.wrong(levels.text(Level::national),
                   Message{"Say at least one level that it addresses.", {}});
    return found;
}

bool is_example(const http::Values& values) {
    return kinds.parse(values.get("kind")) == Kind::example;
}

void add_example_fields(Language language, std::vector<FormField>& fields) {
    const auto add = [&](std::string_view name, std::string_view label, FieldKind kind,
                         std::string_view hint = {}) {
        fields.push_back({std::string(name), label, kind, Need::optional, hint});
    };
    add("who", tr(language, "Who"), FieldKind::line, tr(language, "Who does it, and with whom."));
    add("where", tr(language, "Where"), FieldKind::line);
    add("result", tr(language, "Result"), FieldKind::lines);
    add("cost", tr(language, "Cost"), FieldKind::line);
    add("reuse", tr(language, "Can others reuse it?"), FieldKind::lines,
        tr(language, "What somebody else would need to do the same."));
    add("contact", tr(language, "Contact"), FieldKind::line);
    add("links", tr(language, "Links"), FieldKind::lines);
}

void add_sender_fields(const Request& request, const Ground& ground,
                       std::vector<FormField>& fields) {
    const Language language = request.language;
    if (!request.caller.is_known())
        fields.push_back({"sender", tr(language, "Who you are"), FieldKind::line, Need::required,
                          tr(language, "Your name, organisation and how you can be reached. Only "
                                       "the secretariat reads this.")});
    else if (ground.for_all)
        fields.push_back({"organisation", tr(language, "From which organisation"),
                          FieldKind::organisation, Need::required});
    else
        fields.push_back({"organisation", tr(language, "From which organisation"),
                          FieldKind::choice, Need::required, "",
                          named_choices(ground.organisations)});
}

std::vector<FormField> fields_of(const Request& request, const Ground& ground,
                                 const http::Values& values) {
    const Language language = request.language;
    std::vector<FormField> fields;
    const bool example = is_example(values);
    if (example)
        fields.push_back({"kind", "", FieldKind::hidden});
    else
        fields.push_back({"kind", tr(language, "What is it?"), FieldKind::radio, Need::required, "",
                          kind_choices(language, ground)});
    if (ground.spoken && ground.for_all)
        add_level_fields(language, fields);
    fields.push_back({"title", tr(language, "In one line"), FieldKind::line});
    fields.push_back({"text", example ? tr(language, "What was done") : tr(language, "Your input"),
                      FieldKind::lines, Need::required});
    if (example)
        add_example_fields(language, fields);
    if (!ground.spoken)
        fields.push_back({"body", tr(language, "To which body"), FieldKind::choice, Need::required,
                          "", named_choices(ground.bodies)});
    add_sender_fields(request, ground, fields);
    fields.push_back({"matter", tr(language, "Registry number of the matter"), FieldKind::line,
                      Need::optional,
                      tr(language, "If you know it; otherwise the secretariat "
                                   "finds the matter.")});
    fields.push_back({"turn", "", FieldKind::hidden});
    fields.push_back({"follows", "", FieldKind::hidden});
    if (ground.call) // else what is said of a call that is over would come back for ever
        fields.push_back({"round", "", FieldKind::hidden});
    return fields;
}

site::RecordForm form_of(const Site& site, const Request& request, const Ground& ground,
                         const http::Values& values) {
    const Language language = request.language;
    const site::Words title =
        ground.call          ? site::Words(tr(language, "Answer the call {0}", ground.call->title))
        : ground.follows     ? tr(language, "Follow up an input")
        : is_example(values) ? tr(language, "Send a good example")
                             : tr(language, "Send an input");
    auto form = frame(site, request, title, Url::path("/inputs/new"),
                      ground.spoken && ground.spoken->demonstration, ground.follows);
    form.lead = request.caller.is_known()
                    ? tr(language, "It gets a number and a page of its own, where everybody can "
                                   "see what becomes of it. What you send is a public record.")
                    : tr(language, "It gets a number, and you get a link by which you see what "
                                   "becomes of it. The secretariat reads it first; then it is "
                                   "public. What you send is a public record.");
    form.fields = fields_of(request, ground, values);
    form.button = tr(language, "Send");
    if (!is_example(values) && !ground.spoken && !ground.follows)
        form.below = html::p(html::a(html::href(Url::path("/inputs/new").with("kind", "example")),
                                     tr(language, "Send a good example instead")));
    return form;
}

Example example_in(FormReader& form, const std::string& done) {
    Example example;
    example.who = form.optional_text("who", 500);
    example.place = form.optional_text("where", 500);
    example.done = done;
    example.result = form.optional_text("result", 5000, site::Lines::many);
    example.cost = form.optional_text("cost", 500);
    example.reuse = form.optional_text("reuse", 5000, site::Lines::many);
    example.contact = form.optional_text("contact", 500);
    example.links = form.optional_text("links", 2000, site::Lines::many);
    return example;
}

std::optional<people::OrganisationId> organisation_in(FormReader& form, const Ground& ground,
                                                      people::parts::NameFields& names) {
    if (ground.for_all)
        return names.organisation("organisation", Need::required);
    return chosen<people::OrganisationId>(form, "organisation", Need::required,
                                          ground.organisations);
}

InputEdit read_in(db::Session& session, const Request& request, const Ground& ground,
                  FormReader& form) {
    people::parts::NameFields names(form, session, request.caller.reader(),
                                    ground.spoken && ground.spoken->demonstration);
    InputEdit edit;
    edit.kind = form.choice("kind", Need::required, kinds).value_or(Kind::view);
    edit.levels = levels_in(form, request, edit.kind);
    edit.title = form.optional_text("title");
    edit.text = form.text("text", Need::required, longest_text, site::Lines::many);
    if (edit.kind == Kind::example)
        edit.example = example_in(form, edit.text);
    if (!ground.spoken)
        edit.body = chosen<bodies::BodyId>(form, "body", Need::required, ground.bodies);
    if (request.caller.is_known())
        edit.organisation = organisation_in(form, ground, names);
    else
        edit.sender = form.text("sender", Need::required, 500);
    edit.matter = matter_in(form, session, request.caller);
    if (request.by_token)
        edit.origin = Origin::api;
    if (ground.follows)
        edit.follows = InputId::parse(ground.follows->id);
    if (ground.call)
        edit.round = ground.call->id;
    else if (!form.text("round", Need::optional).empty())
        form.wrong("round",
                   Message{"The call takes inputs no more. Send it without the call.", {}});
    return edit;
}

} // namespace

Result<Response> show_new(const Site& site, Request& request) {
    const Ground ground = ground_of(site, request, request.query);
    http::Values values;
    const auto kind = kinds.parse(request.query.get("kind"));
    values.add("kind", std::string(kinds.text(kind.value_or(Kind::view))));
    for (const std::string_view name : {"turn", "follows", "body", "round"})
        values.add(std::string(name), std::string(request.query.get(name)));
    if (ground.call)
        values.set("body", ground.call->body.id);
    if (ground.spoken) {
        values.add("text", ground.spoken->text);
        if (ground.spoken->organisation) {
            values.add("organisation", ground.for_all
                                           ? ground.spoken->organisation_name
                                           : std::string(ground.spoken->organisation->text()));
            values.add("organisation_is", std::string(ground.spoken->organisation->text()));
        }
    }
    return site::show_form(site, request, form_of(site, request, ground, values), values);
}

Result<Sent> send_form(const Site& site, Request& request, Naming naming) {
    FormReader form(request.form);
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

Result<Response> add(const Site& site, auth::Limiter& limiter, Request& request) {
    const bool is_known = request.caller.is_known();
    if (!is_known && limiter.is_exhausted(request.remote_address, site.now()))
        return failure(ErrorCode::too_many, "Much has come in from your address within an hour. "
                                            "Wait a while, or sign in.");
    const auto sent = send_form(site, request, Naming::by_id);
    if (!sent)
        return site::answer_form(
            site, request,
            form_of(site, request, ground_of(site, request, request.form), request.form),
            tl::unexpected<Error>(sent.error()));
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
        group(div(cls("pagehead"), p(cls("kicker"), tr(language, "Your input")),
                  h1(tr(language, "Input {0} has come in", found->number))),
              blockquote(cls("said"), p(found->text)),
              p(tr(language, "Received"), " ", date(language, site::local_day(found->received_at)),
                " ", i18n::clock_time(language, site::local_time(found->received_at))),
              way);
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
