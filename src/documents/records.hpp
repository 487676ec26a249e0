// A document as a record: its row, its extracted text and its record facts. files.hpp holds the
// original.
#pragma once

#include "bodies/bodies.hpp"
#include "documents/document.hpp"

namespace radslag::documents {

using DocumentId = Id<struct DocumentTag>;

struct Document {
    DocumentId id = DocumentId::make();
    std::string name; ///< as the sender named the file; shown, never used as a path
    Format format = Format::text;
    std::string sha256;
    std::size_t bytes = 0;
    std::optional<bodies::BodyId> body;
    bodies::AudienceId audience;
    bool demonstration = false;
    std::optional<DocumentId> replaces = {}; ///< of which it is a new version
};

/// The words under which a format stands in the database and in addresses.
std::optional<Format> format_named(std::string_view name);

} // namespace radslag::documents
