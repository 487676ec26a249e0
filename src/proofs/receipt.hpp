// A receipt: some fields of one entry of the ledger, with all that it takes to see that they were
// entered, under one signature. Whoever has it and the ledger's key needs nothing else and asks
// nobody; docs/ledger.md has the format. making.hpp makes one out of the register.
#pragma once

#include "ledger/signed_note.hpp"
#include "platform/base/result.hpp"

#include <variant>

namespace radslag::proofs {

/// What a field of an entry holds.
using FieldValue = std::variant<std::nullptr_t, bool, std::int64_t, std::string>;

/// The value as a reader sees it: a text as it is, nothing as "null".
std::string to_text(const FieldValue& value);

/// One field, and its way to the root of its entry.
struct ReceivedField {
    std::string path; ///< as docs/ledger-format.md names fields
    FieldValue value;
    ledger::Hash salt{};
    std::uint64_t index = 0; ///< its place among the fields of the entry
    std::vector<ledger::Hash> proof;

    bool operator==(const ReceivedField&) const = default;
};

struct Receipt {
    std::uint64_t number = 0;        ///< of the entry, from 0
    std::uint64_t fields = 0;        ///< how many the entry has in all
    ledger::Hash root{};             ///< over its fields
    std::vector<ledger::Hash> proof; ///< the entry's way to the root of the checkpoint
    std::vector<ReceivedField> shown;
    std::string checkpoint; ///< the signed note

    bool operator==(const Receipt&) const = default;
};

/// The receipt as one JSON object, which parse_receipt() reads.
std::string to_json(const Receipt& receipt);

/// Errors: invalid for what is no receipt, or one beyond all that the program gives.
Result<Receipt> parse_receipt(std::string_view json);

/// Whether the receipt proves what it says, by the key. Errors: invalid, with what does not hold:
/// the signature, the entry's way to it, or a field.
Result<void> check(const Receipt& receipt, const ledger::VerifierKey& key);

} // namespace radslag::proofs
