// The page of a document: its extracted text with each fact marked where it stands.
#pragma once

#include "overview/document_store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::overview::views {

struct ShownDocument {
    std::string name;
    std::string id;
    std::string_view format;
    std::uint64_t bytes = 0;
    documents::Text text;
    std::vector<store::Mark> marks;
    std::vector<store::TurnPlace> turns; ///< in the order of the text
    std::optional<store::Occasion> meeting;
    std::optional<store::Withheld> withheld;
};
html::Html document(i18n::Language language, const ShownDocument& document);

} // namespace radslag::overview::views
