// The form of a matter; see pages.hpp.
#include "matters/editing/pages.hpp"
#include "matters/editing/parts.hpp"
#include "matters/editing/words.hpp"
#include "platform/text/fold.hpp"

namespace radslag::matters::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

constexpr std::size_t most_lines = 40; ///< of numbers and of partners

std::string numbered(std::string_view field, std::size_t number) {
    return std::string(field) + "_" + std::to_string(number);
}

/// As many lines as have something in the field, and one more.
std::size_t lines_in(const http::Values& values, std::string_view field) {
    std::size_t used = 0;
    for (std::size_t i = 1; i <= most_lines; ++i)
        if (!values.get(numbered(field, i)).empty())
            used = i;
    return std::min(used + 1, most_lines);
}

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

std::vector<FormField> fields_of(const Site& site, Language language, const http::Values& values) {
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
    add_number_fields(language, lines_in(values, "number"), fields);
    add_partner_fields(language, lines_in(values, "partner"), fields);
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
    return site.database().reading([&](db::Session& session) {
        const auto reader = request.caller.reader();
        people::parts::NameFields names(form, session, reader, false);
        MatterEdit edit;
        edit.kind = form.choice("kind", Need::required, kinds).value_or(Kind::other);
        edit.title = form.text("title", Need::required, 500);
        edit.owner = names.organisation("owner", Need::optional);
        edit.officer = names.person("officer", Need::optional);
        edit.theme = chosen<ThemeId>(form, "theme", Need::optional, all_themes(session));
        edit.state = form.choice("state", Need::required, states).value_or(State::open);
        edit.numbers = numbers_in(form, names);
        edit.partners = partners_in(form, names);
        return edit;
    });
}

std::string name_of(const EditableMatter& matter, std::string_view id) {
    const auto named = std::ranges::find(matter.names, id, &NamedId::id);
    return named == matter.names.end() ? std::string() : named->name;
}

template <class AnyId>
void add_name(http::Values& values, const std::string& field, const EditableMatter& matter,
              const std::optional<AnyId>& id) {
    if (!id)
        return;
    values.add(field, name_of(matter, id->text()));
    values.add(site::which_field(field), std::string(id->text()));
}

http::Values values_of(const EditableMatter& matter) {
    const MatterEdit& edit = matter.edit;
    http::Values values;
    values.add("version", std::to_string(matter.version));
    values.add("kind", std::string(kinds.text(edit.kind)));
    values.add("title", edit.title);
    add_name(values, "owner", matter, edit.owner);
    add_name(values, "officer", matter, edit.officer);
    values.add("theme", edit.theme ? std::string(edit.theme->text()) : "");
    values.add("state", std::string(states.text(edit.state)));
    for (std::size_t i = 0; i < edit.numbers.size(); ++i) {
        const MatterNumber& number = edit.numbers[i];
        values.add(numbered("number", i + 1), number.number);
        values.add(numbered("number_kind", i + 1), std::string(number_kinds.text(number.kind)));
        add_name(values, numbered("authority", i + 1), matter, number.authority);
        values.add(numbered("extent", i + 1), std::string(extents.text(number.extent)));
    }
    for (std::size_t i = 0; i < edit.partners.size(); ++i) {
        add_name(values, numbered("partner", i + 1), matter,
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

site::RecordForm new_form(const Site& site, const Request& request, const http::Values& values) {
    const Language language = request.language;
    auto form = frame(site, request, tr(language, "Add a matter"), Url::path("/matters/new"));
    form.fields = fields_of(site, language, values);
    std::vector<html::Choice> audiences;
    for (const Audience& audience : site.database().reading(
             [&](db::Session& session) { return audiences_for(session, request.caller); }))
        audiences.push_back({std::string(audience.id.text()), pages::words_of(language, audience)});
    form.fields.push_back({"audience", tr(language, "Who may read this"), FieldKind::choice,
                           Need::required, "", audiences});
    return form;
}

std::optional<EditableMatter> matter_in(const Site& site, const Request& request) {
    const auto id = MatterId::parse(request.parameter("id"));
    return !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return editable_matter(session, request.caller, *id);
    });
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

site::RecordForm edit_form(const Site& site, const Request& request, const EditableMatter& matter,
                           const http::Values& values) {
    auto form = frame(site, request, tr(request.language, "Edit the matter"),
                      matter_url(matter.id) / "edit");
    form.crumbs.push_back({matter.edit.title, matter_url(matter.id)});
    form.fields = fields_of(site, request.language, values);
    form.below = milestones(site, request.language, matter.id);
    return form;
}

} // namespace

Result<Response> show_new_matter(const Site& site, Request& request) {
    http::Values values;
    values.add("kind", "assignment");
    values.add("state", "open");
    values.add("number_1", std::string(request.query.get("number")));
    return site::show_form(site, request, new_form(site, request, values), values);
}

Result<Response> add_matter(const Site& site, Request& request) {
    FormReader form(request.form);
    const MatterEdit edit = read_in(site, request, form);
    const auto audience = form.id<bodies::AudienceId>("audience", Need::required);
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good()) {
        const auto added = matters::add_matter(site.database(), request.caller, *audience, edit);
        saved = added ? Result<site::Saved>(site::Saved{matter_url(added->id), added->entry})
                      : tl::unexpected<Error>(added.error());
    }
    return site::answer_form(site, request, new_form(site, request, request.form), saved);
}

Result<Response> show_matter(const Site& site, Request& request) {
    const auto matter = matter_in(site, request);
    if (!matter)
        return site::not_found();
    const http::Values values = values_of(*matter);
    return site::show_form(site, request, edit_form(site, request, *matter, values), values);
}

Result<Response> edit_matter(const Site& site, Request& request) {
    const auto matter = matter_in(site, request);
    if (!matter)
        return site::not_found();
    FormReader form(request.form);
    const MatterEdit edit = read_in(site, request, form);
    const auto entry = form.is_good() ? matters::edit_matter(site.database(), request.caller,
                                                             matter->id, form.version(), edit)
                                      : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, edit_form(site, request, *matter, request.form),
                             saved_at(entry, matter_url(matter->id)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = matter_in(site, request);
                                 return now ? std::optional(values_of(*now)) : std::nullopt;
                             });
}

} // namespace radslag::matters::editing::pages
