// The forms that say what a recommendation led to at a level; see pages.hpp.
#include "reviews/editing/pages.hpp"
#include "reviews/editing/parts.hpp"

namespace radslag::reviews::editing::pages {

namespace {

/// What both forms offer: the input, and the decisions of its body.
struct Ground {
    TellableInput input;
    std::vector<NamedId> decisions;
    std::string matter_words;
    std::optional<matters::MatterId> matter;
};

Ground ground_of(const Site& site, const Request& request, const TellableInput& input,
                 const EditableEffect* effect) {
    Ground ground{input, {}, {}, {}};
    ground.decisions = site.database().reading([&](db::Session& session) {
        return inputs::decisions_of(session, request.caller, input.body);
    });
    if (effect) {
        ground.decisions = with_standing(request.language, std::move(ground.decisions),
                                         effect->edit.pointer.decision);
        ground.matter_words = effect->matter_words;
        ground.matter = effect->edit.pointer.matter;
    }
    return ground;
}

FormField organisation_field(Language language, const TellableInput& input) {
    if (input.for_all)
        return {"organisation", tr(language, "Who acted, or will not"), FieldKind::organisation,
                Need::required};
    return {"organisation",
            tr(language, "Who acted, or will not"),
            FieldKind::choice,
            Need::required,
            "",
            named_choices(input.organisations)};
}

std::vector<FormField> fields_of(Language language, const Ground& ground) {
    std::vector<html::Choice> level_choices;
    for (const inputs::Level level : ground.input.levels)
        level_choices.push_back({std::string(inputs::levels.text(level)),
                                 std::string(inputs::level_word(language, level))});
    return {{"level", tr(language, "At which level"), FieldKind::radio, Need::required, "",
             level_choices},
            {"kind", tr(language, "What has come of it?"), FieldKind::radio, Need::required, "",
             site::choices_of(
                 inputs::effect_kinds,
                 [&](inputs::EffectKind kind) { return inputs::effect_word(language, kind); })},
            organisation_field(language, ground.input),
            {"text", tr(language, "What it led to, or why not"), FieldKind::lines, Need::required},
            {"acted_on", tr(language, "When"), FieldKind::day},
            {"pointer_text", tr(language, "Seen in the text"), FieldKind::line},
            {"pointer_place", tr(language, "The passage in it"), FieldKind::line},
            {"pointer_matter", tr(language, "Registry number of the matter"), FieldKind::line,
             Need::optional, tr(language, "If it is seen in a matter that is kept here.")},
            {"pointer_decision", tr(language, "The decision"), FieldKind::choice, Need::optional,
             "", named_choices(ground.decisions, tr(language, "No decision of the body"))}};
}

/// Nothing where it is not said who acted, which is an error of the form then.
std::optional<EffectEdit> read_with(FormReader& form, db::Session& session, const Request& request,
                                    const Ground& ground) {
    const TellableInput& input = ground.input;
    people::parts::NameFields names(form, session, request.caller.reader(), input.demonstration);
    const auto level = form.choice("level", Need::required, inputs::levels);
    const auto kind = form.choice("kind", Need::required, inputs::effect_kinds);
    const auto organisation =
        input.for_all ? names.organisation("organisation", Need::required)
                      : chosen<people::OrganisationId>(form, "organisation", Need::required,
                                                       input.organisations);
    const auto text = form.text("text", Need::required, 5'000, site::Lines::many);
    const auto acted_on = form.day("acted_on", Need::optional);
    inputs::Pointer pointer{form.optional_text("pointer_text", 500),
                            form.optional_text("pointer_place", 200)};
    pointer.matter = matter_in(form, "pointer_matter", session, request.caller, ground.matter_words,
                               ground.matter);
    pointer.decision =
        chosen<meetings::DecisionId>(form, "pointer_decision", Need::optional, ground.decisions);
    if (!level || !kind || !organisation)
        return std::nullopt;
    return EffectEdit{*level, *kind, *organisation, text, acted_on, pointer};
}

std::optional<EffectEdit> read(const Site& site, const Request& request, const Ground& ground,
                               FormReader& form) {
    return site.database().reading(
        [&](db::Session& session) { return read_with(form, session, request, ground); });
}

std::optional<TellableInput> input_in(const Site& site, const Request& request) {
    return site::found_by_id<InputId>(site, request, [&](db::Session& session, InputId id) {
        return tellable_input(session, request.caller, id);
    });
}

/// What the caller has told already, each leading to its form.
html::Html own_html(const Site& site, const Request& request, const TellableInput& input) {
    const auto own = site.database().reading(
        [&](db::Session& session) { return own_effects(session, request.caller, input.id); });
    if (own.empty())
        return {};
    const html::Html lines = html::each(own, [&](const OwnEffect& effect) -> html::Html {
        return html::li(html::a(html::href(Url::path("/effects") / effect.id.text() / "edit"),
                                inputs::level_word(request.language, effect.level), ", ",
                                effect.organisation));
    });
    return html::section(html::cls("block"), html::h2(tr(request.language, "Change what was told")),
                         html::ul(lines));
}

site::RecordForm new_effect_form(const Site& site, const Request& request,
                                 const TellableInput& input) {
    const Language language = request.language;
    auto form = frame_of_input(site, request, tr(language, "Say what it led to"),
                               input_url(input.id) / "effects" / "new", input.demonstration,
                               input.id, input.number);
    form.lead = input.title;
    form.fields = fields_of(language, ground_of(site, request, input, nullptr));
    form.values.add("kind", "acted");
    if (input.levels.size() == 1)
        form.values.add("level", std::string(inputs::levels.text(input.levels.front())));
    if (input.organisations.size() == 1)
        form.values.add("organisation", input.organisations.front().id);
    form.below = own_html(site, request, input);
    return form;
}

std::optional<EditableEffect> effect_in(const Site& site, const Request& request) {
    return site::found_by_id<EffectId>(site, request, [&](db::Session& session, EffectId id) {
        return editable_effect(session, request.caller, id);
    });
}

void add_values(const EditableEffect& effect, http::Values& values) {
    const EffectEdit& edit = effect.edit;
    const std::optional organisation(edit.organisation);
    values.add("version", std::to_string(effect.version));
    values.add("level", std::string(inputs::levels.text(edit.level)));
    values.add("kind", std::string(inputs::effect_kinds.text(edit.kind)));
    if (effect.input.for_all)
        people::parts::add_name(values, "organisation", effect.names, organisation);
    else
        values.add("organisation", site::id_text(organisation));
    values.add("text", edit.text);
    values.add("acted_on", site::day_text(edit.acted_on));
    values.add("pointer_text", edit.pointer.text.value_or(""));
    values.add("pointer_place", edit.pointer.place.value_or(""));
    values.add("pointer_matter", effect.matter_words);
    values.add("pointer_decision", site::id_text(edit.pointer.decision));
}

site::RecordForm edit_effect_form(const Site& site, const Request& request,
                                  const EditableEffect& effect) {
    const Language language = request.language;
    const TellableInput& input = effect.input;
    const Url here = Url::path("/effects") / effect.id.text();
    auto form = frame_of_input(site, request, tr(language, "Change what it led to"), here / "edit",
                               input.demonstration, input.id, input.number);
    form.lead = input.title;
    form.fields = fields_of(language, ground_of(site, request, input, &effect));
    add_values(effect, form.values);
    form.others = {{tr(language, "Delete what was told"), here / "delete"}};
    return form;
}

/// Who sorts inputs can undo it; others change or delete what they told.
Result<Response> done(const TellableInput& input, EffectId effect, std::int64_t entry) {
    const Url url = input_url(input.id);
    if (input.for_all)
        return site::saved(url, entry);
    return http::redirect(url.at("e-" + std::string(effect.text())));
}

} // namespace

Result<Response> show_new_effect(const Site& site, Request& request) {
    return site::show_found(site, request, input_in, new_effect_form);
}

Result<Response> add_effect(const Site& site, Request& request) {
    const auto input = input_in(site, request);
    if (!input)
        return site::not_found();
    FormReader form(request.form);
    const auto edit = read(site, request, ground_of(site, request, *input, nullptr), form);
    const auto added = form.when_good([&] {
        return reviews::add_effect(site.database(), request.caller, input->id, *edit, site.today());
    });
    if (added)
        return done(*input, added->id, added->entry);
    return site::answer_form(site, request, new_effect_form(site, request, *input),
                             tl::unexpected<Error>(added.error()));
}

Result<Response> show_effect(const Site& site, Request& request) {
    return site::show_found(site, request, effect_in, edit_effect_form);
}

Result<Response> edit_effect(const Site& site, Request& request) {
    const auto effect = effect_in(site, request);
    if (!effect)
        return site::not_found();
    FormReader form(request.form);
    const auto edit = read(site, request, ground_of(site, request, effect->input, &*effect), form);
    const auto entry = form.when_good([&] {
        return reviews::edit_effect(site.database(), request.caller, effect->id, form.version(),
                                    *edit, site.today());
    });
    if (entry)
        return done(effect->input, effect->id, *entry);
    return site::answer_form(
        site, request, edit_effect_form(site, request, *effect),
        tl::unexpected<Error>(entry.error()), [&]() -> std::optional<http::Values> {
            const auto now = effect_in(site, request);
            return now ? std::optional(edit_effect_form(site, request, *now).values) : std::nullopt;
        });
}

Result<Response> delete_effect(const Site& site, Request& request) {
    const auto effect = effect_in(site, request);
    if (!effect)
        return site::not_found();
    const auto entry = reviews::delete_effect(site.database(), request.caller, effect->id,
                                              FormReader(request.form).version());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return done(effect->input, effect->id, *entry);
}

} // namespace radslag::reviews::editing::pages
