// See views.hpp.
#include "people/views.hpp"

#include "platform/i18n/text.hpp"

namespace radslag::people::views {

using namespace html;
using i18n::tr;
using site::Need;

namespace {

struct NamedField {
    std::string_view name;
    i18n::Literal label;
};

constexpr NamedField name_field{"name", i18n::Literal("Name")};
constexpr NamedField organisation_field{"organisation", i18n::Literal("Organisation")};
constexpr NamedField title_field{"title", i18n::Literal("Title or function")};
constexpr NamedField protected_field{"protected", i18n::Literal("Protected identity")};

} // namespace

Html person_form(std::string_view heading, const Url& action, std::string_view token,
                 const site::FormValues& form, const Html& note) {
    const Language language = form.language();
    const auto field = [&](const NamedField& named, Need need, std::string_view hint = {}) {
        return form.field(named.name, tr(language, named.label), need, hint);
    };
    const Html fields =
        group(form.version(), text_field(field(name_field, Need::required)),
              text_field(field(organisation_field, Need::optional,
                               tr(language, "A name by which the organisation is known here."))),
              text_field(field(title_field, Need::optional)),
              check_field(field(protected_field, Need::optional,
                                tr(language, "The person is then shown nowhere."))),
              submit_button(tr(language, "Save")));
    return group(div(cls("pagehead"), h1(heading)), note,
                 when(note.empty(), [&]() -> Html { return form.summary(); }),
                 post_form({action, token}, fields));
}

std::vector<site::Differing> differing(Language language, const http::Values& now,
                                       const http::Values& typed) {
    std::vector<site::Differing> all;
    for (const NamedField& each : {name_field, organisation_field, title_field, protected_field})
        if (now.get(each.name) != typed.get(each.name))
            all.push_back({std::string(tr(language, each.label)), std::string(now.get(each.name)),
                           std::string(typed.get(each.name))});
    return all;
}

} // namespace radslag::people::views
