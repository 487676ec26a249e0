// How the triage looks: a form in which each input stands with what is proposed for it.
#pragma once

#include "inputs/triage/triage.hpp"
#include "platform/html/elements.hpp"
#include "platform/http/values.hpp"

namespace radslag::inputs::triage::views {

/// The names of an input's fields.
std::string field_of(std::string_view what, InputId input);

/// `typed`: what was sent before, when it comes back; empty shows the proposals.
html::Html triage(i18n::Language language, const std::vector<Group>& groups,
                  std::string_view form_token, const http::Values& typed);

} // namespace radslag::inputs::triage::views
