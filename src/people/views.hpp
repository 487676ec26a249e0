// How the forms for persons look.
#pragma once

#include "platform/site/form.hpp"

namespace radslag::people::views {

using html::Html;
using i18n::Language;

/// `note`: stands above the form, such as a conflict's.
Html person_form(std::string_view heading, const html::Url& action, std::string_view token,
                 const site::FormValues& form, const Html& note);

/// The fields of the form in which two versions of a person differ.
std::vector<site::Differing> differing(Language language, const http::Values& now,
                                       const http::Values& typed);

} // namespace radslag::people::views
