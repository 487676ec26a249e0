// The form by which an input gets a matter, an owner and those who answer; see pages.hpp.
#include "inputs/editing/parts.hpp"
#include "inputs/gists.hpp"
#include "inputs/likeness_store.hpp"
#include "inputs/views.hpp"
#include "matters/editing/editing.hpp"

namespace radslag::inputs::editing::pages {

using html::Url;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

constexpr std::size_t most_authorities = 12;

std::string authority_field(std::size_t number) {
    return "authority_" + std::to_string(number);
}

std::optional<SortableInput> input_in(const Site& site, const Request& request) {
    const auto id = InputId::parse(request.parameter("id"));
    return !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return sortable_input(session, request.caller, *id);
    });
}

std::vector<NamedId> themes(db::Session& session) {
    std::vector<NamedId> all;
    for (const matters::NamedId& theme : matters::all_themes(session))
        all.push_back({theme.id, theme.name});
    return all;
}

/// As many fields for authorities as are used, and one more.
std::size_t authorities_in(const http::Values& values) {
    std::size_t used = 0;
    for (std::size_t i = 1; i <= most_authorities; ++i)
        if (!values.get(authority_field(i)).empty())
            used = i;
    return std::min(used + 1, most_authorities);
}

std::vector<FormField> fields_of(const Site& site, const Request& request,
                                 const http::Values& values) {
    const Language language = request.language;
    const auto all_themes =
        site.database().reading([](db::Session& session) { return themes(session); });
    std::vector<FormField> fields = {
        {"kind", tr(language, "Kind"), FieldKind::choice, Need::required, "",
         site::choices_of(kinds, [&](Kind kind) { return kind_word(language, kind); })},
        {"title", tr(language, "In one line"), FieldKind::line},
        {"matter", tr(language, "Registry number of the matter"), FieldKind::line, Need::optional,
         tr(language, "In any spelling: N2016/06374/RTS.")},
        {"theme", tr(language, "Theme"), FieldKind::choice, Need::optional, "",
         named_choices(all_themes, tr(language, "No theme"))},
        {"owner", tr(language, "Owner"), FieldKind::person, Need::optional,
         tr(language, "Who sees to it that it is answered.")},
        {"answer_by", tr(language, "Answer by"), FieldKind::day, Need::optional,
         tr(language, "The day that an answer is promised to.")}};
    for (std::size_t i = 1; i <= authorities_in(values); ++i)
        fields.push_back(
            {authority_field(i), tr(language, "Who answers {0}", i), FieldKind::organisation});
    fields.push_back({"readers",
                      tr(language, "Who may read this"),
                      FieldKind::radio,
                      Need::required,
                      "",
                      {{"public", std::string(tr(language, "Everybody"))},
                       {"secretariat", std::string(tr(language, "The secretariat only"))}}});
    return fields;
}

std::string name_of(const SortableInput& input, std::string_view id) {
    const auto named = std::ranges::find(input.names, id, &NamedId::id);
    return named == input.names.end() ? std::string() : named->name;
}

void add_named(http::Values& values, const std::string& field, const SortableInput& input,
               std::string_view id) {
    values.add(field, name_of(input, id));
    values.add(site::which_field(field), std::string(id));
}

http::Values values_of(const SortableInput& input) {
    const SortEdit& edit = input.edit;
    http::Values values;
    values.add("version", std::to_string(input.version));
    values.add("kind", std::string(kinds.text(edit.kind)));
    values.add("title", edit.title.value_or(""));
    values.add("matter", input.matter_number);
    values.add("theme", edit.theme ? std::string(edit.theme->text()) : std::string());
    if (edit.owner)
        add_named(values, "owner", input, edit.owner->text());
    values.add("answer_by", edit.answer_by ? to_text(*edit.answer_by) : std::string());
    for (std::size_t i = 0; i < edit.authorities.size() && i < most_authorities; ++i)
        add_named(values, authority_field(i + 1), input, edit.authorities[i].text());
    values.add("readers", edit.is_public ? "public" : "secretariat");
    return values;
}

SortEdit read_in(const Site& site, const Request& request, const SortableInput& before,
                 FormReader& form) {
    return site.database().reading([&](db::Session& session) {
        const auto reader = request.caller.reader();
        people::parts::NameFields names(form, session, reader, before.demonstration);
        SortEdit edit;
        edit.kind = form.choice("kind", Need::required, kinds).value_or(Kind::view);
        edit.title = form.optional_text("title");
        // A matter without a number stands there by its title, and stays as long as that does.
        edit.matter =
            matter_in(form, session, request.caller, before.matter_number, before.edit.matter);
        edit.theme = chosen<matters::ThemeId>(form, "theme", Need::optional, themes(session));
        edit.owner = names.person("owner", Need::optional);
        edit.answer_by = form.day("answer_by", Need::optional);
        for (std::size_t i = 1; i <= most_authorities; ++i)
            if (const auto authority = names.organisation(authority_field(i), Need::optional))
                edit.authorities.push_back(*authority);
        edit.is_public = form.choice("readers", Need::required, bodies::visibilities) !=
                         bodies::Visibility::secretariat;
        return edit;
    });
}

site::RecordForm sorting_form(const Site& site, const Request& request, const SortableInput& input,
                              const http::Values& values) {
    const Language language = request.language;
    auto form =
        frame(site, request, tr(language, "Sort the input"), input_url(input.id) / "edit",
              input.demonstration,
              NamedId{std::string(input.id.text()), tr(language, "Input {0}", input.number)});
    form.lead = tr(language, "Who is asked is told, and owes an answer until it has said how the "
                             "input was used. Nobody who was asked can be left out again.");
    form.fields = fields_of(site, request, values);
    return form;
}

} // namespace

Result<Response> show_sort(const Site& site, Request& request) {
    const auto input = input_in(site, request);
    if (!input)
        return site::not_found();
    const http::Values values = values_of(*input);
    static_cast<void>(catch_up_gists(site.database()));
    const auto alike = site.database().reading([&](db::Session& session) {
        return store::alike(session, request.caller.reader(), input->id);
    });
    return site::show_form(
        site, request, sorting_form(site, request, *input, values), values, {},
        html::group(quotation(input->text, {}), views::alike(request.language, alike)));
}

Result<Response> sort(const Site& site, Request& request) {
    const auto input = input_in(site, request);
    if (!input)
        return site::not_found();
    FormReader form(request.form);
    const SortEdit edit = read_in(site, request, *input, form);
    const auto entry = form.is_good() ? inputs::sort(site.database(), request.caller, input->id,
                                                     form.version(), edit)
                                      : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, sorting_form(site, request, *input, request.form),
                             saved_at(entry, input_url(input->id)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = input_in(site, request);
                                 return now ? std::optional(values_of(*now)) : std::nullopt;
                             });
}

} // namespace radslag::inputs::editing::pages
