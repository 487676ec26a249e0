// What a file is, by its bytes, including what Rådslag does not read: so that the sentence to the
// user can say what was sent instead of a document. reader.cpp turns it into reading or refusal.
#pragma once

#include "documents/document.hpp"

#include <optional>
#include <string_view>

namespace radslag::documents {

enum class Kind {
    document, ///< one of Format
    picture,
    spreadsheet,
    slides, ///< of a program whose slides are not read: ppt, odp
    archive,
    recording, ///< sound or film
    program,
    locked,      ///< an office file under a password
    office_file, ///< an old office file of another kind than doc
    unknown
};

struct Sniffed {
    Kind kind = Kind::unknown;
    std::optional<Format> format; ///< when it is a document
    std::string_view name = {};   ///< of a picture's or archive's kind: "PNG"
};

/// `name` counts only for what is plain text: .md, .html and .eml.
Sniffed sniff(std::string_view name, std::string_view bytes);

} // namespace radslag::documents
