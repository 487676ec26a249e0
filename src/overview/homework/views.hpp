// How the answers to homework look, gathered by party.
#pragma once

#include "overview/homework/store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::overview::homework {

html::Html homework_html(i18n::Language language, const Homework& homework, Day today);

} // namespace radslag::overview::homework
