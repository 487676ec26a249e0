// What an export asks the database for besides whole tables.
#pragma once

#include "platform/db/database.hpp"

#include <string>
#include <vector>

namespace radslag::exports::store {

/// The text that was read out of a document.
struct DocumentText {
    std::string document;
    std::string sha256; ///< as the document's row promises it
    std::string text;
};

/// Those of the next few documents after an id (empty: from the first on), in the order of ids.
std::vector<DocumentText> texts_after(db::Session& session, std::string_view document);

} // namespace radslag::exports::store
