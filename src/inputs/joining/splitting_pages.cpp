// The form by which an input is divided into parts; see pages.hpp.
#include "inputs/editing/parts.hpp"
#include "inputs/joining/joining.hpp"
#include "inputs/joining/pages.hpp"
#include "matters/editing/editing.hpp"

#include <charconv>

namespace radslag::inputs::joining::pages {

using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;
using site::numbered;

namespace {

constexpr std::size_t most_parts = 20;

std::string cut_field(std::size_t place) {
    return "cut_" + std::to_string(place);
}

std::optional<SortableInput> whole_in(const Site& site, const Request& request) {
    return site::found_by_id<InputId>(site, request, [&](db::Session& session, InputId id) {
        return joinable_input(session, request.caller, id);
    });
}

/// The same, also one that does not stand for itself any more.
std::optional<SortableInput> sent_in(const Site& site, const Request& request) {
    return site::found_by_id<InputId>(site, request, [&](db::Session& session, InputId id) {
        return sortable_input(session, request.caller, id);
    });
}

/// The places that are marked in what was sent.
std::vector<std::size_t> cuts_in(const SortableInput& input, const http::Values& sent) {
    std::vector<std::size_t> cuts;
    for (const std::size_t place : places_to_divide(input.text))
        if (sent.get(cut_field(place)) == "on")
            cuts.push_back(place);
    return cuts;
}

/// How many parts the form that was sent had fields for.
std::size_t parts_shown(const http::Values& sent) {
    const std::string_view typed = sent.get("parts");
    std::size_t count = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), count);
    return count;
}

std::vector<NamedId> themes(const Site& site) {
    return site.database().reading([](db::Session& session) {
        std::vector<NamedId> all;
        for (const matters::NamedId& theme : matters::all_themes(session))
            all.push_back({theme.id, theme.name});
        return all;
    });
}

void add_marks(Language language, const SortableInput& input,
               std::vector<site::FormField>& fields) {
    const auto places = places_to_divide(input.text);
    const auto sentences = pieces_of(input.text, places);
    for (std::size_t i = 0; i < places.size(); ++i)
        fields.push_back({cut_field(places[i]),
                          tr(language, "A new part begins: {0}", short_words(sentences[i + 1])),
                          FieldKind::check});
}

void add_parts(const Site& site, Language language, const std::vector<std::string>& pieces,
               std::vector<site::FormField>& fields) {
    const auto all_themes = themes(site);
    for (std::size_t i = 1; i <= pieces.size(); ++i) {
        fields.push_back({numbered("title", i), tr(language, "Part {0} in one line", i),
                          FieldKind::line, Need::required, short_words(pieces[i - 1])});
        fields.push_back({numbered("matter", i),
                          tr(language, "Registry number of the matter of part {0}", i),
                          FieldKind::line});
        fields.push_back({numbered("theme", i), tr(language, "Theme of part {0}", i),
                          FieldKind::choice, Need::optional, "",
                          site::named_choices(all_themes, tr(language, "No theme"))});
    }
    fields.push_back({"parts", "", FieldKind::hidden});
}

site::RecordForm split_form(const Site& site, const Request& request, const SortableInput& input) {
    const Language language = request.language;
    auto form = editing::frame(
        site, request, tr(language, "Divide the input"), editing::input_url(input.id) / "split",
        input.demonstration,
        NamedId{std::string(input.id.text()), tr(language, "Input {0}", input.number)});
    form.lead = tr(language, "Mark where a new part begins; the words stay the sender's. Each part "
                             "becomes an input with a number of its own, and whoever was asked "
                             "about the whole is asked about each. The whole stays to be read, "
                             "with what became of its parts.");
    add_marks(language, input, form.fields);
    const auto cuts = cuts_in(input, request.form);
    if (!cuts.empty() && cuts.size() < most_parts)
        add_parts(site, language, pieces_of(input.text, cuts), form.fields);
    form.button = cuts.empty() ? tr(language, "Go on to the parts") : tr(language, "Divide it");
    form.values.add("version", std::to_string(input.version));
    return form;
}

/// What was sent, with fields for as many parts as are marked now.
http::Values with_parts(const SortableInput& input, const http::Values& sent, std::size_t parts) {
    http::Values values = sent;
    values.set("parts", std::to_string(parts));
    const std::string theme = site::id_text(input.edit.theme);
    for (std::size_t i = 1; i <= parts; ++i) {
        if (!values.has(numbered("matter", i)))
            values.add(numbered("matter", i), input.matter_number);
        if (!values.has(numbered("theme", i)))
            values.add(numbered("theme", i), theme);
    }
    return values;
}

std::vector<Part> read_parts(const Site& site, const Request& request, const SortableInput& input,
                             const std::vector<std::string>& pieces, FormReader& form) {
    const auto all_themes = themes(site);
    return site.database().reading([&](db::Session& session) {
        std::vector<Part> parts;
        for (std::size_t i = 1; i <= pieces.size(); ++i) {
            Part part{.text = pieces[i - 1]};
            part.title = form.text(numbered("title", i), Need::required);
            // A matter without a number stands there by its title.
            part.matter = form.text(numbered("matter", i), Need::optional) == input.matter_number
                              ? input.edit.matter
                              : editing::matter_numbered(form, numbered("matter", i), session,
                                                         request.caller);
            part.theme = site::chosen<matters::ThemeId>(form, numbered("theme", i), Need::optional,
                                                        all_themes);
            parts.push_back(std::move(part));
        }
        return parts;
    });
}

} // namespace

Result<Response> show_split(const Site& site, Request& request) {
    const auto input = whole_in(site, request);
    if (!input)
        return site::not_found();
    const auto form = split_form(site, request, *input);
    return site::show_form(site, request, form, form.values, {},
                           editing::quotation(input->text, {}));
}

Result<Response> split(const Site& site, Request& request) {
    const auto input = sent_in(site, request);
    if (!input)
        return site::not_found();
    FormReader form(request.form);
    const auto cuts = cuts_in(*input, request.form);
    const auto places = places_to_divide(input->text);
    if (cuts.empty() && !places.empty())
        form.wrong(cut_field(places.front()), Message{"Mark where the next part begins.", {}});
    if (cuts.size() >= most_parts)
        form.wrong(cut_field(cuts.front()), Message{"These are more than {0} parts. Mark fewer.",
                                                    {std::to_string(most_parts)}});
    if (form.is_good() && parts_shown(request.form) != cuts.size() + 1)
        return site::show_form(site, request, split_form(site, request, *input),
                               with_parts(*input, request.form, cuts.size() + 1));
    std::vector<Part> parts;
    if (form.is_good())
        parts = read_parts(site, request, *input, pieces_of(input->text, cuts), form);
    const auto entry = form.when_good([&] {
        return joining::split(site.database(), request.caller, input->id, form.version(), parts);
    });
    if (entry)
        return http::redirect(editing::input_url(input->id)); // parts have come in, and stay
    const auto again = split_form(site, request, *input);
    if (entry.error().code == ErrorCode::conflict && !whole_in(site, request))
        return site::show_form(site, request, again, request.form, entry.error());
    return site::answer_form(site, request, again, tl::unexpected<Error>(entry.error()),
                             [&]() -> std::optional<http::Values> { return again.values; });
}

} // namespace radslag::inputs::joining::pages
