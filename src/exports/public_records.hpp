// What the public may read as files: the collections of the read API, by the same statements and
// the same rights (opendata/collections.hpp), and the documents that everybody may open.
#pragma once

#include "exports/originals.hpp"

namespace radslag::exports {

/// A collection as a file of JSON Lines, one record a line as the API gives it.
struct CollectionFile {
    std::string name;
    std::int64_t records = 0;
    Written json_lines;
};

/// Writes each collection to data/records/, and tells `originals` of each document in them.
std::vector<CollectionFile> write_public_records(db::Session& session, bool is_demonstration,
                                                 Bag& bag, Originals& originals,
                                                 const Progress& progress);

} // namespace radslag::exports
