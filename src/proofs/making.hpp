// Receipts out of the register: of an input, and of an answer to one.
#pragma once

#include "platform/db/database.hpp"
#include "proofs/receipt.hpp"

#include <optional>

namespace radslag::proofs {

/// What there are receipts of.
enum class Kind { input, answer };

/// The receipt of a record that the caller has found readable: of the act since which what it shows
/// is as it stands now, so that no earlier words come out with it. Errors: unavailable as long as
/// that act is not in the log's tree (a second); not_found where its fields were erased.
Result<Receipt> receipt_of(db::Session& session, const ledger::SignerKey& key, Kind kind,
                           std::string_view id);

/// The values that a receipt shows of a record, by the names of its columns.
std::vector<std::pair<std::string, FieldValue>> values_in(const Receipt& receipt);

/// When the act was done, if the receipt shows it.
std::optional<Instant> time_in(const Receipt& receipt);

/// The table in which the ledger has such records.
std::string_view table_of(Kind kind);

} // namespace radslag::proofs
