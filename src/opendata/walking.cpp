// See walking.hpp.
#include "opendata/walking.hpp"

#include <algorithm>

namespace radslag::opendata {

namespace {

constexpr std::int64_t most_looked_at = 1000;

/// Whether the record is what is asked for, by what it holds itself.
bool fits(const Collection& collection, const store::Record& record, const Chosen& chosen) {
    const Filter& filter = *chosen.filter;
    if (filter.field.empty())
        return true;
    const std::string value = store::value_of(collection, record, filter.field);
    return filter.type == Type::integer ? value.starts_with(chosen.value) : value == chosen.value;
}

bool fits(db::Session& session, const Collection& collection, const store::Record& record,
          const Asked& asked, Day today) {
    return std::ranges::all_of(asked.chosen, [&](const Chosen& each) {
        const Filter& filter = *each.filter;
        return fits(collection, record, each) &&
               (filter.holds == nullptr || filter.holds(session, record.id, each.value, today));
    });
}

std::vector<store::Place> next_places(db::Session& session, const Collection& collection,
                                      const Asked& asked, const std::string& after) {
    const Chosen* leading = asked.leading();
    return leading == nullptr
               ? store::places(session, collection.ids, after, asked.limit + 1, std::nullopt)
               : store::places(session, *leading->filter->leads, after, asked.limit + 1,
                               leading->value);
}

} // namespace

Walked walk(db::Session& session, const auth::Reader& reader, const Collection& collection,
            const Asked& asked, Day today) {
    Walked walked;
    const auto limit = static_cast<std::size_t>(asked.limit);
    std::string after = asked.after;
    for (std::int64_t looked_at = 0; looked_at < most_looked_at;) {
        const auto places = next_places(session, collection, asked, after);
        for (const store::Place& place : places) {
            if (walked.items.size() == limit) {
                walked.next = cursor_after(asked, after);
                return walked;
            }
            auto record = store::record(session, reader, collection, place.id);
            if (record && fits(session, collection, *record, asked, today))
                walked.items.push_back({std::move(record), {}, {}});
            after = place.key;
            ++looked_at;
        }
        if (places.size() <= limit)
            return walked;
    }
    walked.next = cursor_after(asked, after);
    return walked;
}

Walked walk_changes(db::Session& session, const Collection& collection, const Asked& asked) {
    Walked walked;
    auto changes = store::changes(session, collection.name, *asked.since, asked.limit + 1);
    const bool is_more = changes.size() > static_cast<std::size_t>(asked.limit);
    if (is_more)
        changes.pop_back();
    store::After after = *asked.since;
    for (const store::Change& change : changes) {
        auto record = store::record(session, auth::Reader(), collection, change.record);
        if (record)
            walked.items.push_back({std::move(record), {}, {}});
        else
            walked.items.push_back({std::nullopt, change.record, change.time});
        after = {change.time, change.record};
    }
    (is_more ? walked.next : walked.later) = cursor_after(asked, after);
    return walked;
}

} // namespace radslag::opendata
