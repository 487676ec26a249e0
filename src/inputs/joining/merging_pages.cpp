// The forms by which inputs are put together and taken apart; see pages.hpp.
#include "inputs/editing/parts.hpp"
#include "inputs/gists.hpp"
#include "inputs/joining/joining.hpp"
#include "inputs/joining/pages.hpp"
#include "inputs/likeness_store.hpp"
#include "inputs/views.hpp"

#include <limits>

namespace radslag::inputs::joining::pages {

using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

constexpr std::size_t longest_words = 2000;

std::optional<SortableInput> joinable_in(const Site& site, const Request& request) {
    return site::found_by_id<InputId>(site, request, [&](db::Session& session, InputId id) {
        return joinable_input(session, request.caller, id);
    });
}

std::optional<SortableInput> sortable_in(const Site& site, const Request& request) {
    return site::found_by_id<InputId>(site, request, [&](db::Session& session, InputId id) {
        return sortable_input(session, request.caller, id);
    });
}

std::optional<SortableInput> joined_in(const Site& site, const Request& request) {
    return site::found_by_id<InputId>(site, request, [&](db::Session& session, InputId id) {
        return joined_input(session, request.caller, id);
    });
}

std::vector<inputs::store::ShownAlike> alike_to(const Site& site, const Request& request,
                                                InputId id) {
    static_cast<void>(catch_up_gists(site.database()));
    return site.database().reading([&](db::Session& session) {
        return inputs::store::alike(session, request.caller.reader(), id);
    });
}

site::RecordForm frame_of(const Site& site, const Request& request, site::Words title,
                          const SortableInput& input, std::string_view act) {
    return editing::frame(
        site, request, std::move(title), editing::input_url(input.id) / act, input.demonstration,
        NamedId{std::string(input.id.text()), tr(request.language, "Input {0}", input.number)});
}

site::RecordForm merge_form(const Site& site, const Request& request, const SortableInput& input) {
    const Language language = request.language;
    auto form =
        frame_of(site, request, tr(language, "Put it together with another input"), input, "merge");
    form.lead = tr(language, "The other input is answered for both. This one keeps its number and "
                             "its page, and its sender is told what becomes of it. They can be "
                             "taken apart again.");
    form.fields = {
        {"into", tr(language, "Number of the input that stays"), FieldKind::line, Need::required},
        {"words", tr(language, "Why"), FieldKind::lines, Need::optional,
         tr(language, "Stands on the page of this input.")}};
    form.button = tr(language, "Put them together");
    const auto alike = alike_to(site, request, input.id);
    form.values.add("version", std::to_string(input.version));
    form.values.add("into", !request.query.get("into").empty()
                                ? std::string(request.query.get("into"))
                            : alike.empty() ? std::string()
                                            : std::to_string(alike.front().number));
    form.below = views::alike(language, alike);
    return form;
}

site::RecordForm unmerge_form(const Site& site, const Request& request,
                              const SortableInput& input) {
    const Language language = request.language;
    auto form = frame_of(site, request, tr(language, "Take it apart from the other input"), input,
                         "unmerge");
    form.lead = tr(language, "It is answered by itself again: whoever was asked about it owes an "
                             "answer to it.");
    form.fields = {{"words", tr(language, "Why"), FieldKind::lines, Need::required}};
    form.button = tr(language, "Take it apart");
    form.values.add("version", std::to_string(input.version));
    return form;
}

} // namespace

Result<Response> show_merge(const Site& site, Request& request) {
    return site::show_found(site, request, joinable_in, merge_form);
}

Result<Response> merge(const Site& site, Request& request) {
    const auto input = sortable_in(site, request);
    if (!input)
        return site::not_found();
    FormReader form(request.form);
    const auto into = form.number("into", Need::required, 1, std::numeric_limits<int>::max());
    const auto words = form.optional_text("words", longest_words, site::Lines::many);
    const auto entry = form.when_good([&] {
        return joining::merge(site.database(), request.caller, input->id, form.version(), *into,
                              words);
    });
    const auto again = merge_form(site, request, *input);
    if (!entry && entry.error().code == ErrorCode::conflict && !joinable_in(site, request))
        return site::show_form(site, request, again, request.form, entry.error());
    return site::answer_form(site, request, again,
                             site::saved_at(entry, editing::input_url(input->id)),
                             [&]() -> std::optional<http::Values> { return again.values; });
}

Result<Response> show_unmerge(const Site& site, Request& request) {
    return site::show_found(site, request, joined_in, unmerge_form);
}

Result<Response> unmerge(const Site& site, Request& request) {
    return site::save_found(
        site, request, joined_in, unmerge_form,
        [&](const SortableInput& input, FormReader& form) -> Result<site::Saved> {
            const auto words = form.text("words", Need::required, longest_words, site::Lines::many);
            return form.when_good([&] {
                return site::saved_at(joining::unmerge(site.database(), request.caller, input.id,
                                                       form.version(), words),
                                      editing::input_url(input.id));
            });
        });
}

} // namespace radslag::inputs::joining::pages
