// What a request to a collection asks for, read out of its query and judged.
#pragma once

#include "opendata/changes_store.hpp"
#include "opendata/collections.hpp"
#include "platform/http/values.hpp"

#include <string>
#include <vector>

namespace radslag::opendata {

inline constexpr std::int64_t usual_limit = 50;
inline constexpr std::int64_t most_limit = 200;

/// A filter with what it is asked for.
struct Chosen {
    const Filter* filter = nullptr;
    std::string value;
};

struct Asked {
    std::int64_t limit = usual_limit;
    std::vector<Chosen> chosen;        ///< in the order of the collection's filters
    std::string walk;                  ///< which walk it is; cursors name it
    std::string after;                 ///< the key to go on after; empty: from the first on
    std::optional<store::After> since; ///< where changes are asked for

    /// The filter that leads to the records, where there is one: the first that can.
    [[nodiscard]] const Chosen* leading() const;
};

/// Reads the query. Errors: invalid, with an entry for each parameter that is wrong.
Result<Asked> asked_of(const Collection& collection, const http::Values& query);

/// A cursor that goes on after this key of the walk.
std::string cursor_after(const Asked& asked, std::string_view key);
/// The same of a walk over changes.
std::string cursor_after(const Asked& asked, const store::After& after);

/// Refuses every parameter of an address that takes none. Errors: invalid.
Result<void> takes_nothing(const http::Values& query);

} // namespace radslag::opendata
