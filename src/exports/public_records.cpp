// See public_records.hpp.
#include "exports/public_records.hpp"

#include "documents/actions.hpp"
#include "opendata/cursor.hpp"
#include "opendata/record_json.hpp"

namespace radslag::exports {

namespace {

/// A day has no part in what is asked for: nothing is filtered.
constexpr Day any_day{};

/// Every record of a collection that anybody may read.
void each_public(db::Session& session, const opendata::Collection& collection,
                 const std::function<void(const opendata::store::Record&)>& each) {
    opendata::Asked asked;
    asked.limit = opendata::most_limit;
    for (bool more = true; more;) {
        const auto walked = opendata::walk(session, {}, collection, asked, any_day);
        for (const opendata::Item& item : walked.items)
            each(*item.record);
        const auto cursor = walked.next ? opendata::parse_cursor(*walked.next) : std::nullopt;
        more = cursor.has_value();
        if (more)
            asked.after = cursor->after;
    }
}

void tell_of_document(db::Session& session, std::string_view id, Originals& originals) {
    const auto known = documents::DocumentId::parse(id);
    const auto document =
        known ? documents::readable_document(session, *known, bodies::Reader{}) : std::nullopt;
    if (document)
        originals.add("document", id, document->name, static_cast<std::int64_t>(document->bytes),
                      document->sha256);
}

} // namespace

std::vector<CollectionFile> write_public_records(db::Session& session, bool is_demonstration,
                                                 Bag& bag, Originals& originals,
                                                 const Progress& progress) {
    const opendata::Setting setting{{}, is_demonstration};
    const auto collections = opendata::collections();
    std::vector<CollectionFile> written;
    for (const opendata::Collection* collection : collections) {
        progress(collection->name, static_cast<std::int64_t>(written.size()) + 1,
                 static_cast<std::int64_t>(collections.size()));
        CollectionFile of{std::string(collection->name), 0, {}};
        OutFile file = bag.open("data/records/" + of.name + ".jsonl");
        each_public(session, *collection, [&](const opendata::store::Record& record) {
            file.write(opendata::json_of(setting, *collection, record) + "\n");
            ++of.records;
            if (collection->name == "documents")
                tell_of_document(session, record.id, originals);
        });
        of.json_lines = bag.close(file);
        written.push_back(std::move(of));
    }
    return written;
}

} // namespace radslag::exports
