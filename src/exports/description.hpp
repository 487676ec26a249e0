// What an export says of itself to programs: a Frictionless data package
// (https://specs.frictionlessdata.io/data-package/) with the tables, their columns and keys.
#pragma once

#include "exports/public_records.hpp"
#include "exports/records.hpp"
#include "exports/table_words.hpp"

#include <optional>

namespace radslag::exports {

/// All that was written of a register.
struct Contents {
    Records records;                         ///< of the whole register
    std::optional<RowFiles> texts;           ///< the same
    std::vector<CollectionFile> collections; ///< of what is public
    RowFiles originals;
    std::int64_t documents = 0; ///< files
    std::int64_t acts = 0;
    std::int64_t damages = 0; ///< documents and texts that are missing or have changed

    /// Of tables or of collections.
    [[nodiscard]] std::int64_t count_records() const;
};

/// What the register is, and when it was as it is here.
struct Taken {
    std::string forum; ///< its name
    std::string id;
    Instant at;
};

/// datapackage.json.
std::string describe(const Taken& taken, const Contents& contents);

} // namespace radslag::exports
