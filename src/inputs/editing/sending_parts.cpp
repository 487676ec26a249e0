// See sending_parts.hpp.
#include "inputs/editing/sending_parts.hpp"

#include "inputs/attachments/parts.hpp"
#include "platform/html/fields.hpp"

#include <utility>

namespace radslag::inputs::editing::pages {

using html::Url;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

constexpr std::size_t longest_text = 20'000;

void know_by_name(http::Values& form, std::string_view field, const std::vector<NamedId>& all) {
    const std::string given(form.get(field));
    if (given.empty() && all.size() == 1)
        form.set(field, all.front().id);
    for (const NamedId& each : all)
        if (each.name == given)
            form.set(field, each.id);
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
        FormField field =
            site::box_in(tr(language, "Addresses"), std::string(word), level_word(language, level));
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
    if (example || ground.point)
        fields.push_back({"kind", "", FieldKind::hidden});
    else
        fields.push_back({"kind", tr(language, "What is it?"), FieldKind::radio, Need::required, "",
                          kind_choices(language, ground)});
    if (ground.spoken && ground.for_all)
        add_level_fields(language, fields);
    fields.push_back({"title", tr(language, "In one line"), FieldKind::line});
    fields.push_back({"text",
                      example        ? tr(language, "What was done")
                      : ground.point ? tr(language, "Your question")
                                     : tr(language, "Your input"),
                      FieldKind::lines, Need::required});
    if (example)
        add_example_fields(language, fields);
    if (ground.point)
        fields.push_back({"body", "", FieldKind::hidden});
    else if (!ground.spoken)
        fields.push_back({"body", tr(language, "To which body"), FieldKind::choice, Need::required,
                          "", named_choices(ground.bodies)});
    add_sender_fields(request, ground, fields);
    fields.push_back({"matter", tr(language, "Registry number of the matter"), FieldKind::line,
                      Need::optional,
                      tr(language, "If you know it; otherwise the secretariat "
                                   "finds the matter.")});
    attachments::parts::add_fields(language, ground.files, fields);
    fields.push_back({"waiting", "", FieldKind::hidden});
    fields.push_back({"turn", "", FieldKind::hidden});
    fields.push_back({"follows", "", FieldKind::hidden});
    if (ground.call) // else what is said of a call that is over would come back for ever
        fields.push_back({"round", "", FieldKind::hidden});
    if (ground.point)
        fields.push_back({"point", "", FieldKind::hidden});
    return fields;
}

/// What the script says once it keeps what is typed in this browser.
html::Html kept_here(Language language) {
    using namespace html;
    return div(data("kept-here", "/inputs/new"), flag("hidden"),
               p(cls("small quiet"),
                 tr(language, "What you write stays in this browser until you send it or clear it: "
                              "who uses the browser after you can read it.")),
               p(plain_button(tr(language, "Clear what is kept"))),
               p(role("status"), flag("hidden"), tr(language, "Nothing is kept here any more.")));
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

} // namespace

Ground ground_of(db::Session& session, const Request& request, const http::Values& values,
                 Day today) {
    Ground ground;
    if (const auto turn = meetings::TurnId::parse(values.get("turn")))
        ground.spoken = spoken_in(session, request.caller, auth::Right::send_inputs, *turn, today);
    if (const auto follows = InputId::parse(values.get("follows")))
        ground.follows = input_followed(session, request.caller, *follows);
    if (const auto round = RoundId::parse(values.get("round")))
        ground.call = asked_call(session, request.caller, *round, today);
    if (ground.call && !ground.call->takes_inputs)
        ground.call_over = std::exchange(ground.call, std::nullopt);
    if (const auto point = meetings::PointId::parse(values.get("point")))
        ground.point = asked_point(session, request.caller, *point, today);
    if (ground.point && !ground.point->takes_questions)
        ground.point_over = std::exchange(ground.point, std::nullopt);
    if (ground.call)
        ground.bodies = {ground.call->body};
    else if (ground.point)
        ground.bodies = {ground.point->body};
    else
        ground.bodies = open_bodies(session, today);
    ground.files = drafts::waiting_files(session, values.get("waiting"));
    ground.organisations = sending_organisations(session, request.caller);
    for (const NamedId& body : ground.bodies)
        ground.for_all = ground.for_all || may_send_for_all(request.caller, body.id);
    return ground;
}

Ground ground_of(const Site& site, const Request& request, const http::Values& values) {
    return site.database().reading(
        [&](db::Session& session) { return ground_of(session, request, values, site.today()); });
}

void know_names(Request& request, const Ground& ground) {
    know_by_name(request.form, "body", ground.bodies);
    if (!may_send_for_all(request.caller, request.form.get("body")))
        know_by_name(request.form, "organisation", ground.organisations);
}

site::RecordForm sending_form(const Site& site, const Request& request, const Ground& ground,
                              const http::Values& values) {
    const Language language = request.language;
    const site::Words title =
        ground.call          ? site::Words(tr(language, "Answer the call {0}", ground.call->title))
        : ground.point       ? tr(language, "Register a question")
        : ground.follows     ? tr(language, "Follow up an input")
        : is_example(values) ? tr(language, "Send a good example")
                             : tr(language, "Send an input");
    auto form = frame(site, request, title, Url::path("/inputs/new"),
                      (ground.spoken && ground.spoken->demonstration) ||
                          (ground.point && ground.point->demonstration),
                      ground.follows);
    form.lead = request.caller.is_known()
                    ? tr(language, "It gets a number and a page of its own, where everybody can "
                                   "see what becomes of it. What you send is a public record.")
                    : tr(language, "It gets a number, and you get a link by which you see what "
                                   "becomes of it. The secretariat reads it first; then it is "
                                   "public. What you send is a public record.");
    if (ground.call_over)
        form.lead.text += " " + call_over_words(language, *ground.call_over);
    if (const std::string words = point_words(language, ground); !words.empty())
        form.lead.text = words + " " + form.lead.text;
    form.fields = fields_of(request, ground, values);
    form.button = tr(language, "Send");
    if (request.caller.is_known())
        form.other_buttons = {{tr(language, "Keep it as a draft"), Url::path("/inputs/drafts")}};
    else
        form.below = kept_here(language);
    if (!is_example(values) && !ground.spoken && !ground.follows && !ground.point)
        form.below += html::p(html::a(html::href(Url::path("/inputs/new").with("kind", "example")),
                                      tr(language, "Send a good example instead")));
    return form;
}

std::string call_over_words(Language language, const AskedCall& call) {
    return tr(language, "The call {0} takes inputs no more: what you send goes without it.",
              call.title);
}

std::string point_words(Language language, const Ground& ground) {
    if (ground.point)
        return tr(language, "Your question stands at the point {0} of the meeting.",
                  ground.point->title);
    if (ground.point_over)
        return tr(language,
                  "Questions to the point {0} are registered no more: what you send goes "
                  "without it.",
                  ground.point_over->title);
    return {};
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
    edit.files = ground.files;
    if (request.by_token)
        edit.origin = Origin::api;
    if (ground.follows)
        edit.follows = InputId::parse(ground.follows->id);
    if (ground.call)
        edit.round = ground.call->id;
    else if (!form.text("round", Need::optional).empty())
        form.wrong("round",
                   Message{"The call takes inputs no more. Send it without the call.", {}});
    if (ground.point)
        edit.point = ground.point->id;
    else if (!form.text("point", Need::optional).empty())
        form.wrong("point", questions_over());
    if (ground.point && edit.kind != Kind::question)
        form.wrong("kind", Message{"What is registered for a point is a question.", {}});
    return edit;
}

} // namespace radslag::inputs::editing::pages
