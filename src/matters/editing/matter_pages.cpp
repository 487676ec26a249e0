// The form of a matter; see pages.hpp.
#include "matters/editing/pages.hpp"
#include "matters/editing/parts.hpp"
#include "matters/editing/words.hpp"
#include "platform/text/fold.hpp"

namespace radslag::matters::editing::pages {

using html::Url;
using i18n::tr;
using people::parts::add_name;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;
using site::numbered;

namespace {

constexpr std::size_t most_lines = 40; ///< of numbers and of partners

void add_number_fields(Language language, std::size_t lines, std::vector<FormField>& fields) {
    const auto number_choices =
        site::choices_of(number_kinds, [&](NumberKind kind) { return words_of(language, kind); });
    const auto extent_choices =
        site::choices_of(extents, [&](Extent extent) { return words_of(language, extent); });
    for (std::size_t i = 1; i <= lines; ++i) {
        fields.push_back({numbered("number", i), tr(language, "Number {0}", i), FieldKind::line,
                          Need::optional,
                          i == 1 ? site::Words(tr(language, "In any spelling: N2016/06374/RTS."))
                                 : site::Words()});
        fields.push_back({numbered("number_kind", i), tr(language, "Kind of number {0}", i),
                          FieldKind::choice, Need::optional, "", number_choices});
        fields.push_back({numbered("authority", i), tr(language, "Authority of number {0}", i),
                          FieldKind::organisation});
        fields.push_back({numbered("extent", i), tr(language, "Extent of number {0}", i),
                          FieldKind::choice, Need::optional, "", extent_choices});
    }
}

void add_partner_fields(Language language, std::size_t lines, std::vector<FormField>& fields) {
    const auto roles =
        site::choices_of(partner_roles, [&](PartnerRole role) { return words_of(language, role); });
    for (std::size_t i = 1; i <= lines; ++i) {
        fields.push_back(
            {numbered("partner", i), tr(language, "Partner {0}", i), FieldKind::organisation});
        fields.push_back({numbered("partner_role", i), tr(language, "Role of partner {0}", i),
                          FieldKind::choice, Need::optional, "", roles});
    }
}

std::vector<FormField> fields_of(const Site& site, const Request& request,
                                 const http::Values& values) {
    const Language language = request.language;
    const auto themes =
        site.database().reading([](db::Session& session) { return all_themes(session); });
    std::vector<FormField> fields = {
        {"kind", tr(language, "Kind"), FieldKind::choice, Need::required, "",
         site::choices_of(kinds, [&](Kind kind) { return words_of(language, kind); })},
        {"title", tr(language, "Title"), FieldKind::line, Need::required},
        {"owner", tr(language, "Owner"), FieldKind::organisation, Need::optional,
         tr(language, "Whose matter it is.")},
        {"officer", tr(language, "Officer"), FieldKind::person},
        {"theme", tr(language, "Theme"), FieldKind::choice, Need::optional, "",
         named_choices(themes, tr(language, "No theme"))},
        {"state", tr(language, "State"), FieldKind::choice, Need::required, "",
         site::choices_of(states, [&](State state) { return words_of(language, state); })},
    };
    add_number_fields(language, site::rows_shown(request, values, {"number"}, most_lines), fields);
    add_partner_fields(language, site::rows_shown(request, values, {"partner"}, most_lines),
                       fields);
    return fields;
}

std::vector<MatterNumber> numbers_in(FormReader& form, people::parts::NameFields& names) {
    std::vector<MatterNumber> numbers;
    for (std::size_t i = 1; i <= most_lines; ++i) {
        MatterNumber number;
        number.number = form.text(numbered("number", i), Need::optional, 100);
        number.kind = form.choice(numbered("number_kind", i), Need::optional, number_kinds)
                          .value_or(NumberKind::registry_number);
        number.authority = names.organisation(numbered("authority", i), Need::optional);
        number.extent =
            form.choice(numbered("extent", i), Need::optional, extents).value_or(Extent::whole);
        if (number.number.empty()) {
            if (number.authority)
                form.wrong(numbered("number", i), Message{"This must be filled in.", {}});
            continue;
        }
        const std::string folded = text::fold_number(number.number);
        const bool twice = std::ranges::any_of(numbers, [&](const MatterNumber& other) {
            return text::fold_number(other.number) == folded;
        });
        if (folded.empty())
            form.wrong(numbered("number", i), Message{"This is no number.", {}});
        else if (twice)
            form.wrong(numbered("number", i), Message{"This number stands here already.", {}});
        else
            numbers.push_back(std::move(number));
    }
    return numbers;
}

std::vector<Partner> partners_in(FormReader& form, people::parts::NameFields& names) {
    std::vector<Partner> partners;
    for (std::size_t i = 1; i <= most_lines; ++i) {
        const auto organisation = names.organisation(numbered("partner", i), Need::optional);
        const auto role = form.choice(numbered("partner_role", i), Need::optional, partner_roles)
                              .value_or(PartnerRole::consult);
        if (organisation)
            partners.push_back({*organisation, role});
    }
    return partners;
}

MatterEdit read_in(const Site& site, const Request& request, FormReader& form) {
    const auto themes =
        site.database().reading([](db::Session& session) { return all_themes(session); });
    return people::parts::with_names(
        site, request, form, site.is_demonstration(), [&](people::parts::NameFields& names) {
            MatterEdit edit;
            edit.kind = form.choice("kind", Need::required, kinds).value_or(Kind::other);
            edit.title = form.text("title", Need::required, 500);
            edit.owner = names.organisation("owner", Need::optional);
            edit.officer = names.person("officer", Need::optional);
            edit.theme = chosen<ThemeId>(form, "theme", Need::optional, themes);
            edit.state = form.choice("state", Need::required, states).value_or(State::open);
            edit.numbers = numbers_in(form, names);
            edit.partners = partners_in(form, names);
            edit.audience = form.id<bodies::AudienceId>("audience", Need::required);
            edit.lets_others_in = form.is_checked("lets_others_in");
            return edit;
        });
}

http::Values values_of(const EditableMatter& matter) {
    const MatterEdit& edit = matter.edit;
    http::Values values;
    values.add("version", std::to_string(matter.version));
    values.add("kind", std::string(kinds.text(edit.kind)));
    values.add("title", edit.title);
    add_name(values, "owner", matter.names, edit.owner);
    add_name(values, "officer", matter.names, edit.officer);
    values.add("theme", site::id_text(edit.theme));
    values.add("audience", site::id_text(edit.audience));
    values.add("state", std::string(states.text(edit.state)));
    for (std::size_t i = 0; i < edit.numbers.size(); ++i) {
        const MatterNumber& number = edit.numbers[i];
        values.add(numbered("number", i + 1), number.number);
        values.add(numbered("number_kind", i + 1), std::string(number_kinds.text(number.kind)));
        add_name(values, numbered("authority", i + 1), matter.names, number.authority);
        values.add(numbered("extent", i + 1), std::string(extents.text(number.extent)));
    }
    for (std::size_t i = 0; i < edit.partners.size(); ++i) {
        add_name(values, numbered("partner", i + 1), matter.names,
                 std::optional(edit.partners[i].organisation));
        values.add(numbered("partner_role", i + 1),
                   std::string(partner_roles.text(edit.partners[i].role)));
    }
    return values;
}

std::string words_of(Language language, const Audience& audience) {
    if (audience.kind == Audience::Kind::everybody)
        return std::string(tr(language, "Everybody"));
    return audience.kind == Audience::Kind::members
               ? tr(language, "Members of {0}", audience.body)
               : tr(language, "The secretariat of {0}", audience.body);
}

/// Who may read the matter; the audience `before` stays one to choose, whichever it is.
void add_reader_fields(const Site& site, const Request& request,
                       const std::optional<bodies::AudienceId>& before,
                       std::vector<FormField>& fields) {
    const Language language = request.language;
    const auto audiences = site.database().reading(
        [&](db::Session& session) { return audiences_for(session, request.caller); });
    std::vector<html::Choice> choices;
    const Audience* now = nullptr;
    const Audience* wanted = nullptr;
    for (const Audience& audience : audiences) {
        choices.push_back({std::string(audience.id.text()), pages::words_of(language, audience)});
        if (audience.id == before)
            now = &audience;
        if (audience.id.text() == request.form.get("audience"))
            wanted = &audience;
    }
    if (before && now == nullptr)
        choices.insert(choices.begin(),
                       html::Choice{site::id_text(before), std::string(tr(language, "As now"))});
    fields.push_back({"audience", tr(language, "Who may read this"), FieldKind::choice,
                      Need::required, "", choices});
    if (before && wanted && wanted != now &&
        (now == nullptr || bodies::lets_others_in(now->circle, wanted->circle)))
        fields.push_back({"lets_others_in", tr(language, "Let them read it"), FieldKind::check});
}

site::RecordForm new_form(const Site& site, const Request& request) {
    auto form =
        frame(site, request, tr(request.language, "Add a matter"), Url::path("/matters/new"));
    form.values.add("kind", "assignment");
    form.values.add("state", "open");
    form.values.add("number_1", std::string(request.query.get("number")));
    form.fields = fields_of(site, request, form.values);
    add_reader_fields(site, request, std::nullopt, form.fields);
    return form;
}

html::Html milestones(const Site& site, Language language, MatterId id) {
    const auto all =
        site.database().reading([&](db::Session& session) { return milestones_of(session, id); });
    const html::Html lines = html::each(all, [&](const NamedId& milestone) -> html::Html {
        return html::li(
            html::a(html::href(Url::path("/milestones") / milestone.id / "edit"), milestone.name));
    });
    return html::section(
        html::cls("block"), html::h2(tr(language, "Milestones")),
        html::p(html::a(html::href(matter_url(id) / "milestones" / "new"),
                        tr(language, "Add a milestone"))),
        html::when(!lines.empty(), [&]() -> html::Html { return html::ul(lines); }));
}

site::RecordForm edit_form(const Site& site, const Request& request, const EditableMatter& matter) {
    auto form = frame(site, request, tr(request.language, "Edit the matter"),
                      matter_url(matter.id) / "edit");
    form.crumbs.push_back({matter.edit.title, matter_url(matter.id)});
    form.values = values_of(matter);
    form.fields = fields_of(site, request, form.values);
    add_reader_fields(site, request, matter.edit.audience, form.fields);
    form.below = milestones(site, request.language, matter.id);
    return form;
}

} // namespace

Result<Response> show_new_matter(const Site& site, Request& request) {
    const auto form = new_form(site, request);
    return site::show_form(site, request, form, form.values);
}

Result<Response> add_matter(const Site& site, Request& request) {
    FormReader form(request.form);
    const MatterEdit edit = read_in(site, request, form);
    return site::answer_form(site, request, new_form(site, request), form.when_good([&] {
        return saved_at(matters::add_matter(site.database(), request.caller, edit), matter_url);
    }));
}

Result<Response> show_matter(const Site& site, Request& request) {
    return site::show_found(site, request, matter_in, edit_form);
}

Result<Response> edit_matter(const Site& site, Request& request) {
    return site::save_found(
        site, request, matter_in, edit_form, [&](const EditableMatter& matter, FormReader& form) {
            const MatterEdit edit = read_in(site, request, form);
            return form.when_good([&] {
                return saved_at(matters::edit_matter(site.database(), request.caller, matter.id,
                                                     form.version(), edit),
                                matter_url(matter.id));
            });
        });
}

} // namespace radslag::matters::editing::pages
