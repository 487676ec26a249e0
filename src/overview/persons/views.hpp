// How persons look. One function a page; pages.cpp fetches what they show.
#pragma once

#include "bodies/sight.hpp"
#include "overview/persons/store.hpp"
#include "platform/site/list.hpp"

namespace radslag::overview::persons {

html::Html people_html(const site::List& list, const std::vector<ListedPerson>& people);
html::Html person_html(i18n::Language language, const ShownPerson& person,
                       const bodies::AsSeen& seen);

} // namespace radslag::overview::persons
