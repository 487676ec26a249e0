// The form of a milestone, and that which ties a found number to a matter; see pages.hpp.
#include "matters/editing/pages.hpp"
#include "matters/editing/parts.hpp"
#include "matters/editing/words.hpp"

namespace radslag::matters::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

std::vector<site::FormField> fields_of(Language language) {
    std::vector<site::FormField> fields = {
        {"text", tr(language, "What is to be reached"), FieldKind::lines, Need::required}};
    commitments::parts::add_due_fields(language, fields);
    fields.push_back({"done_on", tr(language, "Reached on"), FieldKind::day});
    return fields;
}

MilestoneEdit read(FormReader& form) {
    MilestoneEdit edit;
    edit.text = form.text("text", Need::required, 2000, site::Lines::many);
    edit.due = commitments::parts::read_due(form);
    if (edit.due.kind == commitments::DueKind::next_meeting)
        form.wrong("due_kind",
                   Message{"A matter has no next meeting. Choose a day or a time.", {}});
    edit.done_on = form.day("done_on", Need::optional);
    return edit;
}

http::Values values_of(const EditableMilestone& milestone) {
    http::Values values;
    values.add("version", std::to_string(milestone.version));
    values.add("text", milestone.edit.text);
    commitments::parts::add_values(values, milestone.edit.due);
    values.add("done_on",
               milestone.edit.done_on ? to_text(*milestone.edit.done_on) : std::string());
    return values;
}

std::optional<EditableMatter> matter_in(const Site& site, const Request& request) {
    const auto id = MatterId::parse(request.parameter("id"));
    return !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return editable_matter(session, request.caller, *id);
    });
}

site::RecordForm new_form(const Site& site, const Request& request, const EditableMatter& matter) {
    auto form = frame(site, request, tr(request.language, "Add a milestone"),
                      matter_url(matter.id) / "milestones" / "new");
    form.crumbs.push_back({matter.edit.title, matter_url(matter.id)});
    form.fields = fields_of(request.language);
    return form;
}

std::optional<EditableMilestone> milestone_in(const Site& site, const Request& request) {
    const auto id = MilestoneId::parse(request.parameter("id"));
    return !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return editable_milestone(session, request.caller, *id);
    });
}

site::RecordForm edit_form(const Site& site, const Request& request,
                           const EditableMilestone& milestone) {
    const Url here = Url::path("/milestones") / milestone.id.text();
    auto form = frame(site, request, tr(request.language, "Edit the milestone"), here / "edit");
    form.crumbs.push_back({milestone.matter_title, matter_url(milestone.matter)});
    form.fields = fields_of(request.language);
    form.others = {{tr(request.language, "Delete the milestone"), here / "delete"}};
    form.below = html::p(html::a(html::href(here / "waiting"),
                                 tr(request.language, "What waits for this milestone")));
    return form;
}

std::optional<FoundNumber> number_in(const Site& site, const Request& request) {
    const auto id = RegistryNumberId::parse(request.parameter("id"));
    return !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return found_number(session, request.caller, *id);
    });
}

site::RecordForm link_form(const Site& site, const Request& request, const FoundNumber& number,
                           const std::vector<NamedId>& matters) {
    const Language language = request.language;
    auto form = frame(site, request, tr(language, "Which matter has the number {0}", number.number),
                      Url::path("/numbers") / number.id.text() / "link");
    form.fields = {
        {"matter", tr(language, "Matter"), FieldKind::choice, Need::required, "",
         named_choices(matters, tr(language, "Choose a matter"))},
        {"extent", tr(language, "Extent"), FieldKind::radio, Need::required, "",
         site::choices_of(extents, [&](Extent extent) { return words_of(language, extent); })}};
    form.below =
        html::p(html::a(html::href(Url::path("/matters/new").with("number", number.number)),
                        tr(language, "Add a matter with this number")));
    return form;
}

std::vector<NamedId> matters_in(const Site& site, const Request& request) {
    return site.database().reading(
        [&](db::Session& session) { return all_matters(session, request.caller); });
}

} // namespace

Result<Response> show_new_milestone(const Site& site, Request& request) {
    const auto matter = matter_in(site, request);
    if (!matter)
        return site::not_found();
    http::Values values;
    values.add("due_kind", "day");
    return site::show_form(site, request, new_form(site, request, *matter), values);
}

Result<Response> add_milestone(const Site& site, Request& request) {
    const auto matter = matter_in(site, request);
    if (!matter)
        return site::not_found();
    FormReader form(request.form);
    const MilestoneEdit edit = read(form);
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good()) {
        const auto added =
            matters::add_milestone(site.database(), request.caller, matter->id, edit);
        saved = added ? Result<site::Saved>(site::Saved{matter_url(matter->id), added->entry})
                      : tl::unexpected<Error>(added.error());
    }
    return site::answer_form(site, request, new_form(site, request, *matter), saved);
}

Result<Response> show_milestone(const Site& site, Request& request) {
    const auto milestone = milestone_in(site, request);
    if (!milestone)
        return site::not_found();
    return site::show_form(site, request, edit_form(site, request, *milestone),
                           values_of(*milestone));
}

Result<Response> edit_milestone(const Site& site, Request& request) {
    const auto milestone = milestone_in(site, request);
    if (!milestone)
        return site::not_found();
    FormReader form(request.form);
    const MilestoneEdit edit = read(form);
    const auto entry = form.is_good() ? matters::edit_milestone(site.database(), request.caller,
                                                                milestone->id, form.version(), edit)
                                      : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, edit_form(site, request, *milestone),
                             saved_at(entry, matter_url(milestone->matter)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = milestone_in(site, request);
                                 return now ? std::optional(values_of(*now)) : std::nullopt;
                             });
}

Result<Response> delete_milestone(const Site& site, Request& request) {
    const auto milestone = milestone_in(site, request);
    if (!milestone)
        return site::not_found();
    const auto entry = matters::delete_milestone(site.database(), request.caller, milestone->id,
                                                 FormReader(request.form).version());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(matter_url(milestone->matter), *entry);
}

Result<Response> show_link(const Site& site, Request& request) {
    const auto number = number_in(site, request);
    if (!number)
        return site::not_found();
    http::Values values;
    values.add("extent", "whole");
    return site::show_form(site, request,
                           link_form(site, request, *number, matters_in(site, request)), values);
}

Result<Response> link_number(const Site& site, Request& request) {
    const auto number = number_in(site, request);
    if (!number)
        return site::not_found();
    FormReader form(request.form);
    const auto matters = matters_in(site, request);
    const auto matter = chosen<MatterId>(form, "matter", Need::required, matters);
    const auto extent = form.choice("extent", Need::required, extents);
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good())
        saved = saved_at(
            matters::link_number(site.database(), request.caller, number->id, *matter, *extent),
            matter_url(*matter));
    return site::answer_form(site, request, link_form(site, request, *number, matters), saved);
}

} // namespace radslag::matters::editing::pages
