// What an export says of itself to people: README.sv.md and README.en.md, made of the texts of
// data/exports.
#pragma once

#include "exports/description.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::exports {

/// Of the whole register where there are tables, else of what is public.
std::string readme(i18n::Language language, const Taken& taken, const Contents& contents);

} // namespace radslag::exports
