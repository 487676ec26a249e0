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
    values.add("done_on", site::day_text(milestone.edit.done_on));
    return values;
}

site::RecordForm new_milestone_form(const Site& site, const Request& request,
                                    const EditableMatter& matter) {
    auto form = frame(site, request, tr(request.language, "Add a milestone"),
                      matter_url(matter.id) / "milestones" / "new");
    form.crumbs.push_back({matter.edit.title, matter_url(matter.id)});
    form.fields = fields_of(request.language);
    form.values.add("due_kind", "day");
    return form;
}

std::optional<EditableMilestone> milestone_in(const Site& site, const Request& request) {
    return site::found_by_id<MilestoneId>(site, request, [&](db::Session& session, MilestoneId id) {
        return editable_milestone(session, request.caller, id);
    });
}

site::RecordForm edit_milestone_form(const Site& site, const Request& request,
                                     const EditableMilestone& milestone) {
    const Url here = Url::path("/milestones") / milestone.id.text();
    auto form = frame(site, request, tr(request.language, "Edit the milestone"), here / "edit");
    form.crumbs.push_back({milestone.matter_title, matter_url(milestone.matter)});
    form.fields = fields_of(request.language);
    form.values = values_of(milestone);
    form.others = {{tr(request.language, "Delete the milestone"), here / "delete"}};
    form.below = html::p(html::a(html::href(here / "waiting"),
                                 tr(request.language, "What waits for this milestone")));
    return form;
}

std::optional<FoundNumber> number_in(const Site& site, const Request& request) {
    return site::found_by_id<RegistryNumberId>(site, request,
                                               [&](db::Session& session, RegistryNumberId id) {
                                                   return found_number(session, request.caller, id);
                                               });
}

std::vector<NamedId> matters_in(const Site& site, const Request& request) {
    return site.database().reading(
        [&](db::Session& session) { return all_matters(session, request.caller); });
}

site::RecordForm link_form(const Site& site, const Request& request, const FoundNumber& number) {
    const Language language = request.language;
    auto form = frame(site, request, tr(language, "Which matter has the number {0}", number.number),
                      Url::path("/numbers") / number.id.text() / "link");
    form.fields = {
        {"matter", tr(language, "Matter"), FieldKind::choice, Need::required, "",
         named_choices(matters_in(site, request), tr(language, "Choose a matter"))},
        {"extent", tr(language, "Extent"), FieldKind::radio, Need::required, "",
         site::choices_of(extents, [&](Extent extent) { return words_of(language, extent); })}};
    form.values.add("extent", "whole");
    form.below =
        html::p(html::a(html::href(Url::path("/matters/new").with("number", number.number)),
                        tr(language, "Add a matter with this number")));
    return form;
}

} // namespace

Result<Response> show_new_milestone(const Site& site, Request& request) {
    return site::show_found(site, request, matter_in, new_milestone_form);
}

Result<Response> add_milestone(const Site& site, Request& request) {
    return site::save_found(site, request, matter_in, new_milestone_form,
                            [&](const EditableMatter& matter, FormReader& form) {
                                const MilestoneEdit edit = read(form);
                                return form.when_good([&] {
                                    return saved_at(matters::add_milestone(site.database(),
                                                                           request.caller,
                                                                           matter.id, edit),
                                                    matter_url(matter.id));
                                });
                            });
}

Result<Response> show_milestone(const Site& site, Request& request) {
    return site::show_found(site, request, milestone_in, edit_milestone_form);
}

Result<Response> edit_milestone(const Site& site, Request& request) {
    return site::save_found(site, request, milestone_in, edit_milestone_form,
                            [&](const EditableMilestone& milestone, FormReader& form) {
                                const MilestoneEdit edit = read(form);
                                return form.when_good([&] {
                                    return saved_at(
                                        matters::edit_milestone(site.database(), request.caller,
                                                                milestone.id, form.version(), edit),
                                        matter_url(milestone.matter));
                                });
                            });
}

Result<Response> delete_milestone(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, milestone_in, [&](const EditableMilestone& milestone, std::int64_t version) {
            return saved_at(
                matters::delete_milestone(site.database(), request.caller, milestone.id, version),
                matter_url(milestone.matter));
        });
}

Result<Response> show_link(const Site& site, Request& request) {
    return site::show_found(site, request, number_in, link_form);
}

Result<Response> link_number(const Site& site, Request& request) {
    return site::save_found(
        site, request, number_in, link_form, [&](const FoundNumber& number, FormReader& form) {
            const auto matter =
                chosen<MatterId>(form, "matter", Need::required, matters_in(site, request));
            const auto extent = form.choice("extent", Need::required, extents);
            return form.when_good([&] {
                return saved_at(matters::link_number(site.database(), request.caller, number.id,
                                                     *matter, *extent),
                                matter_url(*matter));
            });
        });
}

} // namespace radslag::matters::editing::pages
