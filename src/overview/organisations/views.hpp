// How organisations look; the parts that the page of a region shares stand here too.
#pragma once

#include "bodies/sight.hpp"
#include "overview/organisations/store.hpp"
#include "platform/site/list.hpp"

namespace radslag::overview::organisations {

html::Html organisations_html(const site::List& list,
                              const std::vector<ListedOrganisation>& organisations);
html::Html organisation_html(i18n::Language language, const ShownOrganisation& organisation,
                             const bodies::AsSeen& seen);

// The sections of one organisation, in the order of its page; empty where there is nothing to show.
html::Html facts(i18n::Language language, const ShownOrganisation& organisation);
html::Html conditions(i18n::Language language, const ShownOrganisation& organisation);
html::Html seats(i18n::Language language, const ShownOrganisation& organisation);
html::Html contacts(i18n::Language language, const ShownOrganisation& organisation);
html::Html promised(i18n::Language language, const ShownOrganisation& organisation,
                    const bodies::AsSeen& seen);
html::Html said(i18n::Language language, const ShownOrganisation& organisation);
html::Html examples(i18n::Language language, const ShownOrganisation& organisation);

} // namespace radslag::overview::organisations
