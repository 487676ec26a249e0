// Walks over the entries and compares each image that is its row's newest with the row; then looks
// for rows that no image knows.
#include "ledger/check.hpp"

#include "ledger/draft.hpp"
#include "ledger/kept_tree.hpp"
#include "ledger/store.hpp"
#include "ledger/tree_store.hpp"
#include "platform/base/utf8.hpp"
#include "platform/db/migrations.hpp"

#include <algorithm>

namespace radslag::ledger {

namespace {

constexpr std::uint64_t held_at_once = 1'000; ///< entries or nodes that are held

class Check {
  public:
    Check(db::Session& session, std::span<const RecordTable> tables, std::size_t most_findings,
          const CheckProgress& progress)
        : session_(session), tables_(tables), most_findings_(most_findings), progress_(progress),
          schema_version_(db::schema_version(session)) {}

    CheckReport run() {
        look("ledger_entries", [this] { check_numbered(); });
        look("ledger_entries", [this] { check_unnumbered(); });
        look("ledger_nodes", [this] { check_tree(); });
        look("ledger_images", [this] {
            if (const auto named = store::count_images(session_); named != report_.images)
                find(Message{"The ledger holds {0} images of rows, but its index names {1}.",
                             {std::to_string(report_.images), std::to_string(named)}});
        });
        for (const RecordTable& table : tables_)
            look(table.name, [&] { check_for_unknown_rows(table); });
        return std::move(report_);
    }

  private:
    /// One part of the check. What cannot even be read is a finding, and the rest goes on.
    template <class Part>
    void look(std::string_view table, Part&& part) {
        try {
            part();
        } catch (const db::Fault& fault) {
            find(Message{"The table {0} cannot be read to its end: {1}",
                         {std::string(table), fault.what()}});
        }
    }

    void find(Message message) {
        if (report_.findings.size() < most_findings_)
            report_.findings.push_back(std::move(message));
        else
            ++report_.more_findings;
    }

    void check_numbered() {
        std::int64_t expected = 0;
        while (const auto entry = store::entry_from(session_, expected)) {
            if (*entry->number != expected)
                find(Message{"The ledger lacks the entries {0} to {1}.",
                             {std::to_string(expected), std::to_string(*entry->number - 1)}});
            check_entry(*entry, std::to_string(*entry->number));
            expected = *entry->number + 1;
        }
    }

    void check_unnumbered() {
        std::int64_t after = -1;
        while (const auto entry = store::unnumbered_after(session_, after)) {
            const std::string name = "#" + std::to_string(entry->id);
            if (session_.engine() == db::Engine::sqlite)
                find(Message{"The entry {0} of the ledger has no number.", {name}});
            check_entry(*entry, name);
            after = entry->id;
        }
    }

    /// The entries must be those that the log's checkpoints have promised.
    void check_tree() {
        const std::uint64_t size = tree_size(session_);
        for (std::uint64_t first = 0; first < size; first += held_at_once) {
            const std::uint64_t count = std::min(held_at_once, size - first);
            const auto promised = nodes(0, first, count);
            const auto roots =
                store::entry_roots(session_, first, static_cast<std::int64_t>(count));
            if (promised.size() != count || roots.size() != count) {
                find(Message{
                    "Between the entries {0} and {1} the ledger lacks some, or their hashes, "
                    "that its log has promised.",
                    {std::to_string(first), std::to_string(first + count - 1)}});
                return;
            }
            for (std::size_t i = 0; i < count; ++i)
                if (leaf_of(first + i, roots[i]) != promised[i])
                    find(
                        Message{"The entry {0} of the ledger is not the one that its log promised.",
                                {std::to_string(first + i)}});
        }
        for (unsigned level = 1; size >> level > 0; ++level)
            check_level(level, size >> level);
        if (const auto kept = store::count_nodes(session_); kept != nodes_of(size))
            find(Message{"The tree of the ledger's log has {0} nodes, and not the {1} that belong "
                         "to it.",
                         {std::to_string(kept), std::to_string(nodes_of(size))}});
    }

    /// Each node over the two below it.
    void check_level(unsigned level, std::uint64_t width) {
        for (std::uint64_t first = 0; first < width; first += held_at_once) {
            const std::uint64_t count = std::min(held_at_once, width - first);
            const auto above = nodes(level, first, count);
            const auto below = nodes(level - 1, 2 * first, 2 * count);
            for (std::size_t i = 0; i < count; ++i)
                if (above.size() != count || below.size() != 2 * count ||
                    above[i] != node_hash(below[2 * i], below[2 * i + 1])) {
                    find(Message{"The node {1} at the height {0} in the tree of the ledger's log "
                                 "was changed or is missing.",
                                 {std::to_string(level), std::to_string(first + i)}});
                    if (above.size() != count || below.size() != 2 * count)
                        return;
                }
        }
    }

    /// Those that can be read: one that has lost its length is found as missing.
    std::vector<Hash> nodes(unsigned level, std::uint64_t first, std::uint64_t count) {
        try {
            return store::nodes(session_, level, first, count);
        } catch (const db::Fault&) {
            return {};
        }
    }

    /// How many perfect subtrees a tree of so many leaves has.
    static std::uint64_t nodes_of(std::uint64_t size) {
        std::uint64_t count = 0;
        for (std::uint64_t width = size; width > 0; width /= 2)
            count += width;
        return count;
    }

    void check_entry(const Entry& entry, const std::string& name) {
        ++report_.entries;
        try {
            if (root_of(entry.payload) != entry.root)
                find(Message{"The entry {0} of the ledger was changed: it does not match its root.",
                             {name}});
            check_head(entry, name);
            for (const Image& image : images_in(entry.payload))
                check_image(entry, image);
        } catch (const BadPayload&) {
            find(Message{"The entry {0} of the ledger was changed: its payload cannot be read.",
                         {name}});
        }
        report_progress();
    }

    /// The columns of the entry must say what its payload says, since only that is hashed.
    void check_head(const Entry& entry, const std::string& name) {
        for_each_field(entry.payload, [&](const Field& field) {
            const auto* value = std::get_if<std::string_view>(&field.value);
            if (!field.table.empty() || value == nullptr)
                return;
            const std::string& column = field.column == "object" ? entry.object
                                        : field.column == "time" ? entry.time
                                        : field.column == "verb" ? entry.verb
                                                                 : entry.who;
            if (column != *value)
                find(Message{"The entry {0} of the ledger was changed: its column {1} differs from "
                             "its payload.",
                             {name, std::string(field.column)}});
        });
    }

    void check_image(const Entry& entry, const Image& image) {
        ++report_.images;
        if (!store::names_image(session_, image.table, image.id, entry.id))
            find(Message{"The index of the ledger does not lead from the row {1} of the table {0} "
                         "to the entry {2}.",
                         {image.table, image.id, std::to_string(entry.id)}});
        const auto table = std::find_if(tables_.begin(), tables_.end(), [&](const auto& known) {
            return known.name == image.table;
        });
        if (table == tables_.end() ||
            store::newest_entry_of_row(session_, image.table, image.id) != entry.id)
            return;
        try {
            check_row(*table, image);
        } catch (const db::Fault& fault) {
            find(Message{"In the table {0} the row {1} cannot be read: {2}",
                         {image.table, image.id, fault.what()}});
        }
    }

    void check_row(const RecordTable& table, const Image& image) {
        bool found = false;
        session_.query(table.row, {image.id}, [&](const db::Row& row) {
            found = true;
            if (image.gone)
                find(Message{"In the table {0} the row {1} is there, though an act deleted it.",
                             {image.table, image.id}});
            else
                compare(image, row);
        });
        if (!found && !image.gone)
            find(Message{"In the table {0} the row {1} is missing, though no act deleted it.",
                         {image.table, image.id}});
    }

    void compare(const Image& image, const db::Row& row) {
        const bool same_schema = image.schema_version == schema_version_;
        std::size_t met = 0;
        std::string room;
        for (int column = 0; column < row.size(); ++column) {
            if (row.name(column) == "sort_key")
                continue;
            const OwnValue* kept = image.find(row.name(column));
            met += kept ? 1 : 0;
            if (kept ? !equal(*kept, value_of(row, column, room)) : same_schema)
                find(Message{"In the table {0} the row {1} differs from its newest image in the "
                             "column {2}.",
                             {image.table, image.id, std::string(row.name(column))}});
        }
        if (same_schema && met != image.columns.size())
            find(Message{"In the table {0} the row {1} lacks columns that its newest image has.",
                         {image.table, image.id}});
    }

    static bool equal(const OwnValue& kept, const Value& value) {
        if (std::holds_alternative<Erased>(kept))
            return true; // What stood there is not known any more.
        if (const auto* text = std::get_if<std::string>(&kept)) {
            const auto* other = std::get_if<std::string_view>(&value);
            return other && *text == *other;
        }
        if (const auto* integer = std::get_if<std::int64_t>(&kept)) {
            const auto* other = std::get_if<std::int64_t>(&value);
            return other && *integer == *other;
        }
        return std::holds_alternative<std::nullptr_t>(kept) &&
               std::holds_alternative<std::nullptr_t>(value);
    }

    void check_for_unknown_rows(const RecordTable& table) {
        std::string after;
        while (true) {
            std::vector<std::string> ids;
            session_.query(table.ids, {after},
                           [&](const db::Row& row) { ids.push_back(row.string(0)); });
            if (ids.empty())
                return;
            for (const std::string& id : ids)
                if (!is_text(id) || !store::newest_entry_of_row(session_, table.name, id))
                    find(Message{"In the table {0} the row {1} was written by no act.",
                                 {std::string(table.name), id}});
            report_.rows += static_cast<std::int64_t>(ids.size());
            report_progress();
            if (!is_text(ids.back())) // one cannot ask for what comes after it
                return;
            after = ids.back();
        }
    }

    void report_progress() {
        if (progress_)
            progress_(report_.entries, report_.rows);
    }

    db::Session& session_;
    std::span<const RecordTable> tables_;
    std::size_t most_findings_;
    const CheckProgress& progress_;
    std::int64_t schema_version_;
    CheckReport report_;
};

} // namespace

CheckReport check(db::Session& session, std::span<const RecordTable> tables,
                  std::size_t most_findings, const CheckProgress& progress) {
    return Check(session, tables, most_findings, progress).run();
}

} // namespace radslag::ledger
