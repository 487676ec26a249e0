// The forms for answering and for withdrawing; see pages.hpp.
#include "commitments/parts.hpp"
#include "inputs/editing/parts.hpp"
#include "inputs/gists.hpp"
#include "inputs/joining/joining.hpp"

namespace radslag::inputs::editing::pages {

using html::Url;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

/// What the form is about.
struct Ground {
    AnswerableInput input;
    std::vector<AnswerableInput> alike;
    std::vector<NamedId> decisions;
    std::vector<NamedId> documents;
    std::vector<NamedId> instead; ///< where the input itself is not answered any more: by number
};

std::optional<Ground> ground_of(db::Session& session, const Request& request, InputId id) {
    auto input = answerable_input(session, request.caller, id);
    if (!input)
        return std::nullopt;
    auto decisions = decisions_of(session, request.caller, input->body);
    auto documents = documents_of(session, request.caller, input->body);
    return Ground{std::move(*input),
                  answerable_with(session, request.caller, id),
                  std::move(decisions),
                  std::move(documents),
                  {}};
}

std::optional<Ground> ground_in(const Site& site, const Request& request) {
    static_cast<void>(catch_up_gists(site.database()));
    return site::found_by_id<InputId>(site, request, [&](db::Session& session, InputId id) {
        return ground_of(session, request, id);
    });
}

/// Of an input that was put together with another or divided while somebody wrote an answer: what
/// is answered in its place, as chosen in the form, or the first.
std::optional<Ground> ground_instead(const Site& site, const Request& request) {
    static_cast<void>(catch_up_gists(site.database()));
    return site::found_by_id<InputId>(site, request, [&](db::Session& session, InputId id) {
        std::vector<NamedId> instead = joining::successors(session, request.caller, id);
        std::erase_if(instead, [&](const NamedId& each) {
            return !answerable_input(session, request.caller, *InputId::parse(each.id));
        });
        if (instead.empty())
            return std::optional<Ground>();
        const auto chosen = std::ranges::find(instead, request.form.get("instead"), &NamedId::id);
        const NamedId& taken = chosen == instead.end() ? instead.front() : *chosen;
        auto ground = ground_of(session, request, *InputId::parse(taken.id));
        ground->instead = std::move(instead);
        return ground;
    });
}

std::vector<html::Choice> use_choices(Language language) {
    const auto choice = [&](UseKind kind, std::string_view hint) {
        return html::Choice{std::string(use_kinds.text(kind)),
                            std::string(use_word(language, kind)), std::string(hint)};
    };
    return {choice(UseKind::used,
                   tr(language, "Point to the text, the decision, the programme or the meeting.")),
            choice(UseKind::partly_used, tr(language, "Say what came along, and what did not.")),
            choice(UseKind::not_used, tr(language, "The reason is shown to the sender and to "
                                                   "everybody.")),
            choice(UseKind::passed_on, tr(language, "Whoever gets it owes the answer.")),
            choice(UseKind::waiting, tr(language, "Say for what, and when you answer again."))};
}

std::vector<FormField> answer_fields(Language language, const Ground& ground) {
    std::vector<FormField> fields = {
        {"authority", tr(language, "For which authority"), FieldKind::choice, Need::required, "",
         named_choices(ground.input.authorities)},
        {"use", tr(language, "What became of the input?"), FieldKind::radio, Need::required, "",
         use_choices(language)},
        {"text", tr(language, "Your answer"), FieldKind::lines, Need::required,
         tr(language, "In a few words: what you did with it, or why not.")},
        {"pointer_text", tr(language, "Used in which text, decision or programme"),
         FieldKind::line},
        {"pointer_place", tr(language, "The passage in it"), FieldKind::line, Need::optional,
         tr(language, "Section and page.")},
        {"pointer_document", tr(language, "The document"), FieldKind::choice, Need::optional,
         tr(language, "When a new version of it comes in, the sender is told again."),
         named_choices(ground.documents, tr(language, "No document of the body"))},
        {"pointer_matter", tr(language, "Registry number of the matter or programme"),
         FieldKind::line},
        {"pointer_decision", tr(language, "The decision"), FieldKind::choice, Need::optional, "",
         named_choices(ground.decisions, tr(language, "No decision of the body"))},
        {"missing", tr(language, "What did not come along, and why"), FieldKind::lines},
        {"passed_to", tr(language, "Passed on to"), FieldKind::organisation}};
    for (FormField& field : fields)
        field.only_with = field.name.starts_with("pointer_") ? "use=used partly_used"
                          : field.name == "missing"          ? "use=partly_used"
                          : field.name == "passed_to"        ? "use=passed_on"
                                                             : "";
    const std::size_t due = fields.size();
    commitments::parts::add_due_fields(language, fields);
    for (std::size_t i = due; i < fields.size(); ++i)
        fields[i].only_with = "use=waiting";
    return fields;
}

/// The names of the fields by which one that says the same is answered too.
std::string also_field(const AnswerableInput& other) {
    return "also_" + std::string(other.id.text());
}
std::string line_field(const AnswerableInput& other) {
    return "line_" + std::string(other.id.text());
}

void add_alike_fields(Language language, const std::vector<AnswerableInput>& alike,
                      std::vector<FormField>& fields) {
    for (const AnswerableInput& other : alike) {
        const std::string words = short_words(other.title);
        fields.push_back({also_field(other),
                          other.from.empty() ? tr(language, "Answer input {0} too", other.number)
                                             : tr(language, "Answer input {0} from {1} too",
                                                  other.number, other.from),
                          FieldKind::check, Need::optional, words});
        fields.push_back(
            {line_field(other), tr(language, "A line of its own for input {0}", other.number),
             FieldKind::line, Need::optional, tr(language, "Stands before your answer.")});
    }
}

FormField instead_field(Language language, const std::vector<NamedId>& instead) {
    FormField field{"instead", tr(language, "Which input do you answer?"), FieldKind::radio,
                    Need::required};
    for (const NamedId& each : instead)
        field.choices.push_back({each.id, tr(language, "Input {0}", each.name)});
    return field;
}

site::RecordForm answer_form_of(const Site& site, const Request& request, const Ground& ground) {
    const Language language = request.language;
    const AnswerableInput& input = ground.input;
    const auto address = InputId::parse(request.parameter("id")).value_or(input.id);
    auto form =
        frame(site, request, tr(language, "Answer the input"), input_url(address) / "answer",
              input.demonstration,
              NamedId{std::string(input.id.text()), tr(language, "Input {0}", input.number)});
    form.fields = answer_fields(language, ground);
    if (!ground.instead.empty())
        form.fields.insert(form.fields.begin(), instead_field(language, ground.instead));
    add_alike_fields(language, ground.alike, form.fields);
    form.button = input.from.empty() ? std::string(tr(language, "Answer"))
                                     : tr(language, "Answer to {0}", input.from);
    return form;
}

/// What a kind of use cannot do without.
void check_answer(FormReader& form, const Use& use, const commitments::Due& due) {
    const Pointer& pointer = use.pointer;
    if ((use.kind == UseKind::used || use.kind == UseKind::partly_used) && !pointer.text &&
        !pointer.document && !pointer.matter && !pointer.decision &&
        !form.has_error("pointer_matter"))
        form.wrong("pointer_text", Message{"Say where the input was used.", {}});
    if (use.kind == UseKind::partly_used && !use.missing)
        form.wrong("missing", Message{"Say what did not come along, and why.", {}});
    if (use.kind == UseKind::passed_on && !use.passed_to)
        form.wrong("passed_to", Message{"Say to whom the input is passed on.", {}});
    if (use.kind == UseKind::waiting && !due.to && due.words.empty())
        form.wrong("due_words", Message{"Say what the answer waits for.", {}});
}

std::optional<Use> read_answer(const Site& site, const Request& request, const Ground& ground,
                               FormReader& form) {
    const AnswerableInput& input = ground.input;
    return site.database().reading([&](db::Session& session) -> std::optional<Use> {
        const auto reader = request.caller.reader();
        people::parts::NameFields names(form, session, reader, input.demonstration);
        const auto authority =
            chosen<people::OrganisationId>(form, "authority", Need::required, input.authorities);
        const auto kind = form.choice("use", Need::required, use_kinds);
        const auto text = form.text("text", Need::required, 5000, site::Lines::many);
        Pointer pointer{form.optional_text("pointer_text", 500),
                        form.optional_text("pointer_place", 200)};
        pointer.matter = matter_numbered(form, "pointer_matter", session, request.caller);
        pointer.decision = chosen<meetings::DecisionId>(form, "pointer_decision", Need::optional,
                                                        ground.decisions);
        pointer.document = chosen<documents::DocumentId>(form, "pointer_document", Need::optional,
                                                         ground.documents);
        const auto missing = form.optional_text("missing", 5000, site::Lines::many);
        const auto passed_to = names.organisation("passed_to", Need::optional);
        const auto due = commitments::parts::read_due(form);
        if (!authority || !kind)
            return std::nullopt;
        Use use{.input = input.id, .authority = *authority, .kind = *kind, .text = text};
        if (*kind == UseKind::used || *kind == UseKind::partly_used)
            use.pointer = pointer;
        if (*kind == UseKind::partly_used)
            use.missing = missing;
        if (*kind == UseKind::passed_on)
            use.passed_to = passed_to;
        if (*kind == UseKind::waiting)
            use.due = due;
        check_answer(form, use, due);
        return use;
    });
}

/// The same answer for those that are ticked, each with its own line before it.
std::vector<Use> with_alike(FormReader& form, const Use& use,
                            const std::vector<AnswerableInput>& alike) {
    std::vector<Use> uses{use};
    for (const AnswerableInput& other : alike) {
        const std::string line = form.text(line_field(other), Need::optional, 500);
        if (!form.is_checked(also_field(other)))
            continue;
        if (std::ranges::find(other.authorities, use.authority.text(), &NamedId::id) ==
            other.authorities.end())
            form.wrong(also_field(other), Message{"This authority was not asked about that input. "
                                                  "Answer it by itself.",
                                                  {}});
        Use also = use;
        also.id = UseId::make();
        also.input = other.id;
        if (!line.empty())
            also.text = line + "\n\n" + use.text;
        uses.push_back(std::move(also));
    }
    return uses;
}

/// A line of its own for an input that is not answered by itself any more comes back to be put
/// into the answer.
void check_lines(FormReader& form, const http::Values& typed,
                 const std::vector<AnswerableInput>& alike) {
    for (const auto& [name, words] : typed) {
        const bool is_known = std::ranges::find(alike, name, line_field) != alike.end();
        if (name.starts_with("line_") && !words.empty() && !is_known)
            form.wrong("text", Message{"An input of those below is not answered by itself any "
                                       "more. You wrote to it: {0} Put that into your answer, or "
                                       "leave it.",
                                       {words}});
    }
}

/// The answer that somebody has written comes back, to be given to what stands in its place.
Response moved_meanwhile(const Site& site, Request& request, const Ground& ground) {
    http::Values typed = request.form;
    typed.set("instead", std::string(ground.input.id.text()));
    const Language language = request.language;
    return site::show_form(
        site, request, answer_form_of(site, request, ground), typed,
        Error{ErrorCode::conflict,
              Message{"Meanwhile this input was put together with another or divided.", {}},
              {}},
        html::group(
            html::div(
                html::cls("errors"), html::role("alert"), html::attribute("tabindex", -1),
                html::h2(
                    tr(language, "Meanwhile this input was put together with another or divided.")),
                html::p(tr(language, "Your answer stands below and is not given yet. Choose which "
                                     "input you answer with it."))),
            quotation(ground.input.text, ground.input.from)));
}

Result<Response> answer_to(const Site& site, Request& request, const Ground& ground) {
    FormReader form(request.form);
    if (!ground.instead.empty())
        static_cast<void>(chosen<InputId>(form, "instead", Need::required, ground.instead));
    const auto use = read_answer(site, request, ground, form);
    const auto uses = use ? with_alike(form, *use, ground.alike) : std::vector<Use>();
    check_lines(form, request.form, ground.alike);
    const auto entry = use && form.is_good() ? inputs::answer(site.database(), request.caller, uses)
                                             : tl::unexpected<Error>(form.error());
    if (!entry && entry.error().code == ErrorCode::not_found)
        if (const auto instead = ground_instead(site, request))
            return moved_meanwhile(site, request, *instead);
    return site::answer_form(site, request, answer_form_of(site, request, ground),
                             saved_at(entry, input_url(ground.input.id)));
}

} // namespace

Result<Response> show_answer(const Site& site, Request& request) {
    const auto ground = ground_in(site, request);
    if (!ground && ground_instead(site, request)) // its page says what became of it
        return http::redirect(input_url(*InputId::parse(request.parameter("id"))));
    if (!ground)
        return site::not_found();
    http::Values values;
    values.add("due_kind", "open");
    return site::show_form(site, request, answer_form_of(site, request, *ground), values, {},
                           quotation(ground->input.text, ground->input.from));
}

Result<Response> answer(const Site& site, Request& request) {
    if (const auto ground = ground_in(site, request))
        return answer_to(site, request, *ground);
    const auto instead = ground_instead(site, request);
    if (!instead)
        return site::not_found();
    return request.form.has("instead") ? answer_to(site, request, *instead)
                                       : Result<Response>(moved_meanwhile(site, request, *instead));
}

// --- withdrawing --------------------------------------------------------------------------------

namespace {

std::optional<WithdrawableUse> use_in(const Site& site, const Request& request) {
    const auto id = UseId::parse(request.parameter("id"));
    return !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return withdrawable_use(session, request.caller, *id);
    });
}

site::RecordForm use_form(const Site& site, const Request& request, const WithdrawableUse& use) {
    const Language language = request.language;
    auto form = frame(site, request, tr(language, "Take the answer back"),
                      Url::path("/uses") / use.id.text() / "withdraw", use.demonstration,
                      NamedId{std::string(use.input.text()), short_words(use.input_title)});
    form.lead = tr(language, "The answer stays to be read, with your reason. The authority owes an "
                             "answer again.");
    form.fields = {{"words", tr(language, "Why"), FieldKind::lines, Need::required}};
    form.button = tr(language, "Take the answer back");
    return form;
}

std::optional<SortableInput> withdrawable_in(const Site& site, const Request& request) {
    const auto id = InputId::parse(request.parameter("id"));
    return !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return withdrawable_input(session, request.caller, *id);
    });
}

site::RecordForm withdraw_form(const Site& site, const Request& request,
                               const SortableInput& input) {
    const Language language = request.language;
    auto form =
        frame(site, request, tr(language, "Withdraw the input"), input_url(input.id) / "withdraw",
              input.demonstration,
              NamedId{std::string(input.id.text()), tr(language, "Input {0}", input.number)});
    form.lead = tr(language, "Nobody owes an answer any more. The input and what was said of it "
                             "stay to be read.");
    form.fields = {{"words", tr(language, "Why"), FieldKind::lines, Need::required}};
    form.button = tr(language, "Withdraw the input");
    return form;
}

} // namespace

Result<Response> show_withdraw_use(const Site& site, Request& request) {
    const auto use = use_in(site, request);
    if (!use)
        return site::not_found();
    return site::show_form(site, request, use_form(site, request, *use), {}, {},
                           quotation(use->text, {}));
}

Result<Response> withdraw_use(const Site& site, Request& request) {
    const auto use = use_in(site, request);
    if (!use)
        return site::not_found();
    FormReader form(request.form);
    const auto words = form.text("words", Need::required, 2000, site::Lines::many);
    const auto entry = form.is_good()
                           ? inputs::withdraw_use(site.database(), request.caller, use->id, words)
                           : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, use_form(site, request, *use),
                             saved_at(entry, input_url(use->input)));
}

Result<Response> show_withdraw(const Site& site, Request& request) {
    const auto input = withdrawable_in(site, request);
    if (!input)
        return site::not_found();
    http::Values values;
    values.add("version", std::to_string(input->version));
    return site::show_form(site, request, withdraw_form(site, request, *input), values, {},
                           quotation(input->text, {}));
}

Result<Response> withdraw(const Site& site, Request& request) {
    const auto input = withdrawable_in(site, request);
    if (!input)
        return site::not_found();
    FormReader form(request.form);
    const auto words = form.text("words", Need::required, 2000, site::Lines::many);
    const auto entry = form.is_good() ? inputs::withdraw_input(site.database(), request.caller,
                                                               input->id, form.version(), words)
                                      : tl::unexpected<Error>(form.error());
    const auto values = [&]() -> std::optional<http::Values> {
        const auto now = withdrawable_in(site, request);
        if (!now)
            return std::nullopt;
        http::Values standing;
        standing.add("version", std::to_string(now->version));
        return standing;
    };
    return site::answer_form(site, request, withdraw_form(site, request, *input),
                             saved_at(entry, input_url(input->id)), values);
}

} // namespace radslag::inputs::editing::pages
