// The pages of a record that is found by its address: its form is shown, sent, or one of its
// buttons pressed. A feature says how the record is found, what its form is and what is done; who
// finds nothing gets *not found*. `find(site, request)` gives an optional; `form_of(site, request,
// found)` its form with the values as they stand. For what is added, the record is what it stands
// under.
#pragma once

#include "platform/site/record_form.hpp"

namespace radslag::site {

/// The record that {id} in the address names, by `find(session, id)`.
template <class AnyId, class Find>
std::invoke_result_t<Find, db::Session&, AnyId>
found_by_id(const Site& site, const http::Request& request, Find&& find) {
    const auto id = AnyId::parse(request.parameter("id"));
    if (!id)
        return std::nullopt;
    return site.database().reading([&](db::Session& session) { return find(session, *id); });
}

template <class Find, class FormOf>
Result<http::Response> show_found(const Site& site, http::Request& request, Find&& find,
                                  FormOf&& form_of) {
    const auto found = find(site, request);
    if (!found)
        return not_found();
    const RecordForm form = form_of(site, request, *found);
    return show_form(site, request, form, form.values);
}

/// The answer to its form: `save(found, form)` reads the fields and acts, and gives Result<Saved>.
template <class Find, class FormOf, class Save>
Result<http::Response> save_found(const Site& site, http::Request& request, Find&& find,
                                  FormOf&& form_of, Save&& save) {
    const auto found = find(site, request);
    if (!found)
        return not_found();
    FormReader form(request.form);
    const Result<Saved> saved = save(*found, form);
    if (saved)
        return site::saved(saved->record, saved->entry);
    return answer_form(
        site, request, form_of(site, request, *found), saved, [&]() -> std::optional<http::Values> {
            const auto now = find(site, request);
            return now ? std::optional(form_of(site, request, *now).values) : std::nullopt;
        });
}

/// A button: `act(found, version)` gives Result<Saved>.
template <class Find, class Act>
Result<http::Response> act_on_found(const Site& site, http::Request& request, Find&& find,
                                    Act&& act) {
    const auto found = find(site, request);
    if (!found)
        return not_found();
    const Result<Saved> saved = act(*found, FormReader(request.form).version());
    if (!saved)
        return tl::unexpected<Error>(saved.error());
    return site::saved(saved->record, saved->entry);
}

} // namespace radslag::site
