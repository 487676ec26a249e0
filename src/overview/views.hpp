// How the pages across features look. One function a page; pages.cpp fetches what they show.
#pragma once

#include "overview/store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::overview::views {

using html::Html;
using i18n::Language;

/// Where a list stands, for its "earlier" and "later" links.
struct Paging {
    html::Url here;
    std::int64_t skip = 0;
    std::int64_t most = 50;
    std::size_t shown = 0;
};

Html people(Language language, const std::vector<store::ListedPerson>& people,
            const Paging& paging);
Html person(Language language, const store::ShownPerson& person, Day today);
Html organisations(Language language, const std::vector<store::ListedOrganisation>& organisations,
                   const Paging& paging);
Html organisation(Language language, const store::ShownOrganisation& organisation, Day today);
Html commitments(Language language, const std::vector<store::Promised>& commitments,
                 store::CommitmentFilter::Which which, const Paging& paging, Day today);
Html commitment(Language language, const store::Promised& commitment,
                const std::optional<store::Source>& source, Day today);
Html horizon(Language language, const std::vector<store::Coming>& coming, Day today);

} // namespace radslag::overview::views
