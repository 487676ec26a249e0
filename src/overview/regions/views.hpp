// How the regions look, beside each other and one by one.
#pragma once

#include "bodies/sight.hpp"
#include "overview/exchange/store.hpp"
#include "overview/organisations/store.hpp"
#include "overview/regions/store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::overview::regions {

/// "12", or "60+" for more than is counted.
std::string count_words(std::int64_t count);

/// What the region has sent and what became of it, what it has not ticked off, and what it has done
/// with recommendations.
struct Exchange {
    std::vector<exchange::SentInput> sent;
    std::vector<exchange::Homework> homework;
    std::vector<exchange::ToldEffect> effects;
};

html::Html regions_html(i18n::Language language, const std::vector<ListedRegion>& regions);
html::Html region_html(i18n::Language language, const people::SwedishRegion& region,
                       const organisations::ShownOrganisation& organisation, const Tally& tally,
                       const Exchange& exchange, const bodies::AsSeen& seen);

} // namespace radslag::overview::regions
