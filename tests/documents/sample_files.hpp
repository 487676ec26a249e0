// Sample files for the tests of readers: packed from the folders beside this file or made on the
// spot. Everything in them is invented. README.md beside it says how each one was made.
#pragma once

#include "documents/reader.hpp"

#include <string>
#include <utility>
#include <vector>

namespace radslag::documents::samples {

using Entries = std::vector<std::pair<std::string, std::string>>;

/// The bytes of a file in tests/documents.
std::string file(const std::string& path);

/// A zip archive with these entries in order; one named "mimetype" is stored unpacked.
std::string zip_of(const Entries& entries);

/// The folder in tests/documents as entries, "mimetype" first, else in order of their names.
Entries entries_of(const std::string& folder);

/// A docx with this as its w:body and nothing else but the frame.
std::string docx_of(const std::string& body);

/// Reads the bytes under a name.
Result<Text> read_bytes(const std::string& name, const std::string& bytes,
                        const Limits& limits = {});

/// Every block in one line, as "heading 2 (1.) Läget": what the formats must agree in.
std::vector<std::string> outline(const Text& text);

/// The sentence with its arguments put in.
std::string sentence(const Message& message);

} // namespace radslag::documents::samples
