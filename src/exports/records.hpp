// The records of a register as files: each table with all its rows, the documents that they name
// and the texts that were read out of those. What is no table of records is not looked at.
#pragma once

#include "exports/originals.hpp"

namespace radslag::exports {

/// What came out of the tables.
struct Records {
    std::vector<RowFiles> tables; ///< in the order in which they were asked for
    std::int64_t rows = 0;        ///< of all of them
};

/// Writes every row of the tables to data/records/, and tells `originals` of each that names a
/// file: that has a column sha256. Left out is what an engine's version of ICU makes for sorting.
Records write_records(db::Session& session, std::span<const std::string_view> tables, Bag& bag,
                      Originals& originals, const Progress& progress);

/// Writes the extracted text of each document to data/texts/, with a list. Places in records are
/// offsets in bytes into these. Errors: conflict when one is not what its document promises, and
/// that stops it.
Result<RowFiles> write_texts(db::Session& session, Bag& bag, Damages& damages);

} // namespace radslag::exports
