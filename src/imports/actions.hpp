// Bringing a document in: read it, understand it, propose or accept it, one transaction a document.
#pragma once

#include "documents/files.hpp"
#include "documents/reader.hpp"
#include "imports/imports.hpp"
#include "platform/db/database.hpp"

namespace radslag::imports {

/// Reads and understands a document; touches nothing. Errors: invalid, naming the file.
Result<Reading> read_document(std::string_view name, std::span<const std::byte> bytes,
                              const documents::Limits& limits = {});

/// Keeps the original and proposes or accepts the document, as the wishes say, in one transaction.
/// The same file for the same body twice changes nothing. A document about a meeting that has
/// notes already is kept as a proposal that says what differs.
/// Errors: invalid when the database has no forum yet.
Result<Outcome> bring_in(db::Database& database, const documents::Files& files,
                         const Reading& reading, std::span<const std::byte> original,
                         const Wishes& wishes);

} // namespace radslag::imports
