// The whole document round what is printed to PDF: as frame.hpp for paper, without menus, style and
// addresses of ours (platform/print gives web/print.css along).
#pragma once

#include "platform/html/html.hpp"
#include "platform/i18n/language.hpp"

#include <string>

namespace radslag::html {

struct PrintFrame {
    i18n::Language language = i18n::Language::swedish;
    std::string title;
    std::string site;     ///< whose record it is: stands at the foot of each page
    std::string base_url; ///< what the addresses of pages are put behind; empty: no links to pages
    Html content;
    std::string notice; ///< stands on the first page: "demonstration, invented"
};

std::string print_document(const PrintFrame& frame);

} // namespace radslag::html
