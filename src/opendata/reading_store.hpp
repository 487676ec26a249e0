// Reads records of any collection, one by one or in the order of their ids, cut to what a reader
// may see. What is read stands in collections.hpp.
#pragma once

#include "opendata/collections.hpp"
#include "platform/auth/rights.hpp"

#include <span>
#include <string>
#include <variant>
#include <vector>

namespace radslag::opendata::store {

using Value = std::variant<std::monostate, std::int64_t, std::string>;
using Values = std::vector<Value>; ///< one for each field, in their order

struct Record {
    std::string id;
    bool is_invented = false;
    std::string modified; ///< an instant; empty where no act has told of it
    Values values;
    std::vector<std::vector<Values>> parts; ///< the rows of each part
};

/// The value of a field by its name; empty where it is null. Throws std::logic_error for a name
/// that the collection has not.
std::string value_of(const Collection& collection, const Record& record, std::string_view field);

/// Those of the ids that are there and that the reader may see, each in its place, without their
/// parts. On PostgreSQL nobody waits for one before the next is asked for.
std::vector<std::optional<Record>> heads(db::Session& session, const auth::Reader& reader,
                                         const Collection& collection,
                                         std::span<const std::string> ids);

/// Reads the parts of records, in the same way.
void add_parts(db::Session& session, const auth::Reader& reader, const Collection& collection,
               std::span<Record* const> records);

/// One with its parts; nothing where there is none, or the reader may not see it.
std::optional<Record> record(db::Session& session, const auth::Reader& reader,
                             const Collection& collection, std::string_view id);

/// Whether there is such a record for the reader: as record() says, and cheaper.
bool is_readable(db::Session& session, const auth::Reader& reader, const Collection& collection,
                 std::string_view id);

/// A record's id with the key that a walk goes on after.
struct Place {
    std::string id;
    std::string key;
};
/// At most `most` ids after a key (empty: from the first on), whether or not anybody may read them;
/// with `value` those that the filter leads to.
std::vector<Place> places(db::Session& session, const Ids& ids, std::string_view after,
                          std::int64_t most, const std::optional<std::string>& value);

} // namespace radslag::opendata::store
