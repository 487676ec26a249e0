// How a proposal looks, and the list of those of a body.
#pragma once

#include "meetings/proposals/actions.hpp"
#include "platform/html/elements.hpp"
#include "platform/site/list.hpp"

namespace radslag::meetings::proposals::views {

/// What stands in <main> on the page of a proposal. `token`: of the request, for its buttons.
html::Html proposal(i18n::Language language, const Proposal& proposal, std::string_view token);

/// What is proposed, for who decides on it: as the page shows it, without what became of it.
html::Html facts(i18n::Language language, const Proposal& proposal);

html::Html proposals(const site::List& list, const Register& of, const std::vector<Listed>& rows);

} // namespace radslag::meetings::proposals::views
