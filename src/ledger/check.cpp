// Walks over the entries and compares each image that is its row's newest with the row; then looks
// for rows that no image knows.
#include "ledger/check.hpp"

#include "ledger/draft.hpp"
#include "ledger/kept_tree.hpp"
#include "ledger/store.hpp"
#include "ledger/tree_store.hpp"
#include "platform/db/migrations.hpp"

#include <algorithm>

namespace radslag::ledger {

namespace {

class Check {
  public:
    Check(db::Session& session, std::span<const RecordTable> tables, std::size_t most_findings,
          const CheckProgress& progress)
        : session_(session), tables_(tables), most_findings_(most_findings), progress_(progress),
          schema_version_(db::schema_version(session)) {}

    CheckReport run() {
        check_numbered();
        check_unnumbered();
        check_tree();
        if (const auto named = store::count_images(session_); named != report_.images)
            find(Message{"The ledger holds {0} images of rows, but its index names {1}.",
                         {std::to_string(report_.images), std::to_string(named)}});
        for (const RecordTable& table : tables_)
            check_for_unknown_rows(table);
        return std::move(report_);
    }

  private:
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
        constexpr std::uint64_t at_once = 1'000;
        const std::uint64_t size = tree_size(session_);
        Tree tree;
        for (std::uint64_t first = 0; first < size; first += at_once) {
            const std::uint64_t count = std::min(at_once, size - first);
            const auto promised = store::nodes(session_, 0, first, count);
            const auto roots =
                store::entry_roots(session_, first, static_cast<std::int64_t>(count));
            if (promised.size() != count || roots.size() != count) {
                find(Message{
                    "Between the entries {0} and {1} the ledger lacks some, or their hashes, "
                    "that its log has promised.",
                    {std::to_string(first), std::to_string(first + count - 1)}});
                return;
            }
            for (std::size_t i = 0; i < count; ++i) {
                tree.add(promised[i]);
                if (leaf_of(first + i, roots[i]) != promised[i])
                    find(
                        Message{"The entry {0} of the ledger is not the one that its log promised.",
                                {std::to_string(first + i)}});
            }
        }
        if (tree.root() != kept_root(size))
            find(Message{"The tree of the ledger's log was changed: its leaves do not lead to its "
                         "root.",
                         {}});
    }

    /// Nothing where a node is missing.
    std::optional<Hash> kept_root(std::uint64_t size) {
        try {
            return root_of(size, kept_subtrees(session_));
        } catch (const db::Fault&) {
            return std::nullopt;
        }
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
        const auto table = std::find_if(tables_.begin(), tables_.end(), [&](const auto& known) {
            return known.name == image.table;
        });
        if (table == tables_.end() ||
            store::newest_entry_of_row(session_, image.table, image.id) != entry.id)
            return;
        bool found = false;
        session_.query(table->row, {image.id}, [&](const db::Row& row) {
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
                if (!store::newest_entry_of_row(session_, table.name, id))
                    find(Message{"In the table {0} the row {1} was written by no act.",
                                 {std::string(table.name), id}});
            report_.rows += static_cast<std::int64_t>(ids.size());
            after = ids.back();
            report_progress();
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
