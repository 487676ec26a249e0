// The form that says of which point the answers to homework are the basis; see pages.hpp.
#include "commitments/editing/basis.hpp"
#include "commitments/editing/pages.hpp"
#include "commitments/editing/parts.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/record_pages.hpp"

#include <fmt/ranges.h>

namespace radslag::commitments::editing::pages {

using i18n::tr;
using site::FieldKind;
using site::FormReader;

namespace {

std::string words_of(Language language, const BasisPlace& place) {
    const std::string day = i18n::long_date(language, place.day);
    return place.point ? day + ": " + place.title
                       : tr(language, "{0}: the meeting as a whole", day);
}

std::string hint_of(Language language, const BasisPlace* proposed) {
    if (proposed == nullptr)
        return std::string(tr(language, "The next meeting follows by itself when one is planned, "
                                        "moved or cancelled."));
    return tr(language, "Proposed: {0}, because both say: {1}.", words_of(language, *proposed),
              fmt::format("{}", fmt::join(proposed->because, ", ")));
}

std::optional<EditableHomework> homework_in(const Site& site, const Request& request) {
    return site::found_by_id<CommitmentId>(
        site, request, [&](db::Session& session, CommitmentId id) {
            return editable_homework(session, request.caller, id);
        });
}

site::RecordForm basis_form(const Site& site, const Request& request,
                            const EditableHomework& homework) {
    const Language language = request.language;
    auto form =
        form_about(site, request, homework.said, tr(language, "What the answers are the basis of"),
                   commitment_url(homework.id) / "basis");
    form.crumbs.push_back({homework.text, commitment_url(homework.id)});
    form.lead = tr(language, "The answers are gathered on the page of the homework, and the point "
                             "leads there.");
    std::vector<html::Choice> choices{
        {"", std::string(tr(language, "The next meeting of the body, whichever that is"))}};
    for (const BasisPlace& place : homework.places)
        choices.push_back({place.id(), words_of(language, place)});
    const BasisPlace* const proposed = homework.proposed();
    form.fields = {{"basis", tr(language, "Point"), FieldKind::choice, site::Need::optional,
                    hint_of(language, proposed), std::move(choices)}};
    form.values.add("version", std::to_string(homework.version));
    form.values.add("basis", homework.chosen       ? *homework.chosen
                             : proposed == nullptr ? std::string()
                                                   : proposed->id());
    return form;
}

} // namespace

Result<Response> show_basis(const Site& site, Request& request) {
    return site::show_found(site, request, homework_in, basis_form);
}

Result<Response> choose_basis(const Site& site, Request& request) {
    return site::save_found(
        site, request, homework_in, basis_form,
        [&](const EditableHomework& homework, FormReader& form) {
            const std::string place = form.text("basis", site::Need::optional, 20);
            return form.when_good([&] {
                return saved_at(commitments::choose_basis(site.database(), request.caller,
                                                          homework.id, form.version(), place),
                                commitment_url(homework.id));
            });
        });
}

} // namespace radslag::commitments::editing::pages
