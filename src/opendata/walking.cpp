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

/// Takes what fits from a key on, until the page is full or enough was looked at; then there may be
/// more, and `after` is the key to go on after.
bool take_fitting(db::Session& session, const auth::Reader& reader, const Collection& collection,
                  const Asked& asked, Day today, Walked& walked, std::string& after) {
    const auto limit = static_cast<std::size_t>(asked.limit);
    for (std::int64_t looked_at = 0; looked_at < most_looked_at;) {
        const auto places = next_places(session, collection, asked, after);
        std::vector<std::string> ids;
        for (const store::Place& place : places)
            ids.push_back(place.id);
        auto records = store::heads(session, reader, collection, ids);
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (walked.items.size() == limit)
                return true;
            if (records[i] && fits(session, collection, *records[i], asked, today))
                walked.items.push_back({std::move(records[i]), {}, {}});
            after = places[i].key;
            ++looked_at;
        }
        if (places.size() <= limit)
            return false;
    }
    return true;
}

void add_parts(db::Session& session, const auth::Reader& reader, const Collection& collection,
               Walked& walked) {
    std::vector<store::Record*> records;
    for (Item& item : walked.items)
        if (item.record)
            records.push_back(&*item.record);
    store::add_parts(session, reader, collection, records);
}

} // namespace

Walked walk(db::Session& session, const auth::Reader& reader, const Collection& collection,
            const Asked& asked, Day today) {
    Walked walked;
    std::string after = asked.after;
    if (take_fitting(session, reader, collection, asked, today, walked, after))
        walked.next = cursor_after(asked, after);
    add_parts(session, reader, collection, walked);
    return walked;
}

Walked walk_changes(db::Session& session, const Collection& collection, const Asked& asked) {
    Walked walked;
    const auth::Reader everybody;
    auto changes = store::changes(session, collection.name, *asked.since, asked.limit + 1);
    const bool is_more = changes.size() > static_cast<std::size_t>(asked.limit);
    if (is_more)
        changes.pop_back();
    std::vector<std::string> ids;
    for (const store::Change& change : changes)
        ids.push_back(change.record);
    auto records = store::heads(session, everybody, collection, ids);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        if (records[i])
            walked.items.push_back({std::move(records[i]), {}, {}});
        else
            walked.items.push_back({std::nullopt, changes[i].record, changes[i].time});
    }
    const store::After after =
        changes.empty() ? *asked.since : store::After{changes.back().time, changes.back().record};
    (is_more ? walked.next : walked.later) = cursor_after(asked, after);
    add_parts(session, everybody, collection, walked);
    return walked;
}

} // namespace radslag::opendata
