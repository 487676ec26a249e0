// The form of an organisation, merging two and closing one; see pages.hpp.
#include "people/editing/pages.hpp"
#include "people/editing/parts.hpp"

#include <algorithm>
#include <cctype>

namespace radslag::people::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;
using site::numbered;

namespace {

constexpr std::size_t most_members = 40;
constexpr std::size_t most_names = 50;

void add_member_fields(Language language, std::size_t members, std::vector<FormField>& fields) {
    for (std::size_t i = 1; i <= members; ++i) {
        fields.push_back(
            {numbered("member", i), tr(language, "Member {0}", i), FieldKind::organisation,
             Need::optional,
             i == 1 ? site::Words(tr(language, "Of a constellation of several.")) : site::Words()});
        fields.push_back(
            {numbered("member_from", i), tr(language, "Member {0} from", i), FieldKind::day});
        fields.push_back(
            {numbered("member_to", i), tr(language, "Member {0} to", i), FieldKind::day});
    }
}

std::vector<FormField> fields_of(const Request& request, const http::Values& values) {
    const Language language = request.language;
    std::vector<FormField> fields = {
        {"name", tr(language, "Name"), FieldKind::line, Need::required},
        {"kind", tr(language, "Kind"), FieldKind::choice, Need::required, "",
         site::choices_of(organisation_kinds,
                          [&](OrganisationKind kind) { return words_of(language, kind); })},
        {"other_names", tr(language, "Other names"), FieldKind::lines, Need::optional,
         tr(language, "One a line: acronyms, earlier names, other spellings.")},
        {"country", tr(language, "Country"), FieldKind::line, Need::required,
         tr(language, "Two letters, such as SE.")},
        {"nuts", tr(language, "NUTS code"), FieldKind::line, Need::optional,
         tr(language, "Such as SE312.")},
        {"county_code", tr(language, "County code"), FieldKind::line, Need::optional,
         tr(language, "Two digits.")},
        {"county_letter", tr(language, "County letter"), FieldKind::line, Need::optional,
         tr(language, "One or two letters; only of a region.")},
        {"municipality_code", tr(language, "Municipality code"), FieldKind::line, Need::optional,
         tr(language, "Four digits.")},
        {"organisation_number", tr(language, "Organisation number"), FieldKind::line,
         Need::optional, tr(language, "Such as 232100-0016.")},
        {"legal_form", tr(language, "Legal form"), FieldKind::line, Need::optional,
         tr(language, "Region, municipality with the task, association of municipalities …")},
        {"conditions", tr(language, "Conditions"), FieldKind::lines, Need::optional,
         tr(language, "What is particular there, in the organisation's own words.")},
        {"from_day", tr(language, "From"), FieldKind::day},
        {"to_day", tr(language, "To"), FieldKind::day},
    };
    add_member_fields(language, site::rows_shown(request, values, {"member"}, most_members),
                      fields);
    return fields;
}

/// A code of that shape: A a letter, 9 a digit, * a letter or digit; what stands after | may be
/// absent.
bool has_shape(std::string_view text, std::string_view shape) {
    std::size_t at = 0;
    bool optional = false;
    for (const char mark : shape) {
        if (mark == '|') {
            optional = true;
            continue;
        }
        if (at == text.size())
            return optional;
        const auto c = static_cast<unsigned char>(text[at++]);
        const bool fits = mark == 'A'   ? std::isalpha(c) != 0
                          : mark == '9' ? std::isdigit(c) != 0
                          : mark == '*' ? std::isalnum(c) != 0
                                        : c == static_cast<unsigned char>(mark);
        if (!fits)
            return false;
    }
    return at == text.size();
}

enum class Letters { upper, lower };

std::optional<std::string> code(FormReader& form, std::string_view field, std::string_view shape,
                                Letters letters) {
    auto text = form.optional_text(field);
    if (!text)
        return text;
    if (!has_shape(*text, shape)) {
        form.wrong(field, Message{"This is no such code. See the example above.", {}});
        return std::nullopt;
    }
    std::ranges::transform(*text, text->begin(), [&](unsigned char c) {
        return static_cast<char>(letters == Letters::upper ? std::toupper(c) : std::tolower(c));
    });
    return text;
}

std::vector<std::string> names_in(FormReader& form) {
    std::vector<std::string> names;
    const std::string all =
        form.text("other_names", Need::optional, 200 * most_names, site::Lines::many);
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        std::string name = all.substr(at, end - at);
        name.erase(0, name.find_first_not_of(" \t"));
        name.erase(name.find_last_not_of(" \t") + 1);
        if (name.size() > 400)
            form.wrong("other_names", Message{"One of the names is too long.", {}});
        else if (!name.empty() && std::ranges::find(names, name) == names.end())
            names.push_back(std::move(name));
        at = end + 1;
    }
    if (names.size() > most_names)
        form.wrong("other_names", Message{"At most {0} names.", {std::to_string(most_names)}});
    return names;
}

std::vector<OrganisationEdit::Member> members_in(FormReader& form, parts::NameFields& names) {
    std::vector<OrganisationEdit::Member> members;
    for (std::size_t i = 1; i <= most_members; ++i) {
        const auto member = names.organisation(numbered("member", i), Need::optional);
        const auto from = form.day(numbered("member_from", i), Need::optional);
        const auto to = form.day(numbered("member_to", i), Need::optional);
        form.check_order(numbered("member_to", i), from, to);
        if (member)
            members.push_back({*member, from, to});
    }
    return members;
}

OrganisationEdit read_in(const Site& site, const Request& request, FormReader& form) {
    return with_names(site, request, form, false, [&](parts::NameFields& names) {
        OrganisationEdit edit;
        edit.name = form.text("name", Need::required);
        edit.kind = form.choice("kind", Need::required, organisation_kinds)
                        .value_or(OrganisationKind::other);
        edit.other_names = names_in(form);
        const std::string country = form.text("country", Need::required);
        if (!country.empty())
            edit.country = code(form, "country", "AA", Letters::upper).value_or("SE");
        edit.nuts = code(form, "nuts", "AA|***", Letters::upper);
        edit.county_code = code(form, "county_code", "99", Letters::upper);
        edit.county_letter = code(form, "county_letter", "A|A", Letters::lower);
        edit.municipality_code = code(form, "municipality_code", "9999", Letters::upper);
        edit.number = code(form, "organisation_number", "999999-9999", Letters::upper);
        edit.legal_form = form.optional_text("legal_form");
        edit.conditions = form.optional_text("conditions", 5000, site::Lines::many);
        edit.from = form.day("from_day", Need::optional);
        edit.to = form.day("to_day", Need::optional);
        form.check_order("to_day", edit.from, edit.to);
        edit.members = members_in(form, names);
        return edit;
    });
}

http::Values values_of(const EditableOrganisation& organisation) {
    const OrganisationEdit& edit = organisation.edit;
    http::Values values;
    values.add("version", std::to_string(organisation.version));
    values.add("name", edit.name);
    values.add("kind", std::string(organisation_kinds.text(edit.kind)));
    std::string names;
    for (const std::string& name : edit.other_names)
        names += (names.empty() ? "" : "\n") + name;
    values.add("other_names", names);
    values.add("country", edit.country);
    values.add("nuts", edit.nuts.value_or(""));
    values.add("county_code", edit.county_code.value_or(""));
    values.add("county_letter", edit.county_letter.value_or(""));
    values.add("municipality_code", edit.municipality_code.value_or(""));
    values.add("organisation_number", edit.number.value_or(""));
    values.add("legal_form", edit.legal_form.value_or(""));
    values.add("conditions", edit.conditions.value_or(""));
    values.add("from_day", day_text(edit.from));
    values.add("to_day", day_text(edit.to));
    for (std::size_t i = 0; i < edit.members.size(); ++i) {
        add_name(values, numbered("member", i + 1), organisation.member_names[i],
                 std::optional(edit.members[i].organisation));
        values.add(numbered("member_from", i + 1), day_text(edit.members[i].from));
        values.add(numbered("member_to", i + 1), day_text(edit.members[i].to));
    }
    return values;
}

site::RecordForm frame(const Site& site, const Request& request, site::Words title,
                       const Url& action) {
    site::RecordForm form{.title = std::move(title), .section = "/organisations", .action = action};
    form.crumbs = {
        {std::string(tr(request.language, "Organisations")), Url::path("/organisations")}};
    form.candidates = parts::candidates(site, request, false);
    return form;
}

site::RecordForm new_form(const Site& site, const Request& request) {
    auto form = frame(site, request, tr(request.language, "Add an organisation"),
                      Url::path("/organisations/new"));
    form.values.add("country", "SE");
    form.values.add("kind", "other");
    form.fields = fields_of(request, form.values);
    return form;
}

std::optional<EditableOrganisation> organisation_in(const Site& site, const Request& request) {
    return site::found_by_id<OrganisationId>(
        site, request, [&](db::Session& session, OrganisationId id) {
            return editable_organisation(session, request.caller, id);
        });
}

site::RecordForm edit_form(const Site& site, const Request& request,
                           const EditableOrganisation& organisation) {
    const Language language = request.language;
    const Url here = organisation_url(organisation.id);
    auto form = frame(site, request, organisation.edit.name, here / "edit");
    form.values = values_of(organisation);
    form.fields = fields_of(request, form.values);
    form.others = {{tr(language, "End the organisation today"), here / "close",
                    tr(language, "It stays in the register, with what was said and promised.")}};
    form.below = html::section(
        html::cls("block"),
        html::p(html::a(html::href(here / "merge"),
                        tr(language, "Merge with another record of the same organisation"))));
    return form;
}

site::RecordForm merge_form(const Site& site, const Request& request,
                            const EditableOrganisation& organisation) {
    const Language language = request.language;
    const std::string& name = organisation.edit.name;
    auto form = frame(site, request, tr(language, "Merge {0} with another", name),
                      organisation_url(organisation.id) / "merge");
    form.crumbs.push_back({name, organisation_url(organisation.id)});
    form.lead = tr(language, "Everything that names either of the two names the one that stays. "
                             "The address of the other leads there.");
    form.fields = {{"other", tr(language, "The other record"), FieldKind::organisation,
                    Need::required, tr(language, "The name that it stands under.")},
                   {"stays",
                    tr(language, "Which one stays"),
                    FieldKind::radio,
                    Need::required,
                    "",
                    {{"this", name}, {"other", std::string(tr(language, "The other record"))}}}};
    form.values.add("other", std::string(request.query.get("other")));
    form.values.add("stays", "this");
    form.button = tr(language, "Merge");
    return form;
}

enum class Stays { self, other };
constexpr EnumText<Stays, 2> stays_words({{Stays::self, "this"}, {Stays::other, "other"}});

} // namespace

Result<Response> show_new_organisation(const Site& site, Request& request) {
    const auto form = new_form(site, request);
    return site::show_form(site, request, form, form.values);
}

Result<Response> add_organisation(const Site& site, Request& request) {
    FormReader form(request.form);
    const OrganisationEdit edit = read_in(site, request, form);
    return site::answer_form(site, request, new_form(site, request), form.when_good([&] {
        return saved_at(people::add_organisation(site.database(), request.caller, edit),
                        organisation_url);
    }));
}

Result<Response> show_organisation(const Site& site, Request& request) {
    return site::show_found(site, request, organisation_in, edit_form);
}

Result<Response> edit_organisation(const Site& site, Request& request) {
    return site::save_found(
        site, request, organisation_in, edit_form,
        [&](const EditableOrganisation& organisation, FormReader& form) {
            const OrganisationEdit edit = read_in(site, request, form);
            return form.when_good([&] {
                return saved_at(people::edit_organisation(site.database(), request.caller,
                                                          organisation.id, form.version(), edit),
                                organisation_url(organisation.id));
            });
        });
}

Result<Response> close_organisation(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, organisation_in, [&](const EditableOrganisation& found, std::int64_t) {
            return saved_at(
                people::close_organisation(site.database(), request.caller, found.id, site.today()),
                organisation_url(found.id));
        });
}

Result<Response> show_organisation_merge(const Site& site, Request& request) {
    return site::show_found(site, request, organisation_in, merge_form);
}

Result<Response> merge_organisations(const Site& site, Request& request) {
    return site::save_found(
        site, request, organisation_in, merge_form,
        [&](const EditableOrganisation& organisation, FormReader& form) {
            const auto other =
                with_names(site, request, form, false, [&](parts::NameFields& names) {
                    return names.organisation("other", Need::required);
                });
            const auto stays = form.choice("stays", Need::required, stays_words);
            return form.when_good([&] {
                const bool keeps = *stays == Stays::self;
                const OrganisationId kept = keeps ? organisation.id : *other;
                return saved_at(people::merge_organisations(site.database(), request.caller, kept,
                                                            keeps ? *other : organisation.id),
                                organisation_url(kept));
            });
        });
}

} // namespace radslag::people::editing::pages
