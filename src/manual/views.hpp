// How the manual looks: Markdown of our own as a page.
#pragma once

#include "manual/manual.hpp"
#include "platform/html/elements.hpp"

namespace radslag::manual::views {

using html::Html;
using i18n::Language;

/// The list of pages, `current` marked.
Html contents(Language language, std::string_view current);

/// A page with the list beside it.
Html page(Language language, const ManualPage& page);

/// Markdown (GitHub's, with tables) as HTML. Raw HTML and links that are neither ours nor http,
/// https or mailto are left out; a picture `../pictures/NAME.png` is the one built in.
Html from_markdown(std::string_view markdown);

} // namespace radslag::manual::views
