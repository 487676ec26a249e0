// Brings rows back in three steps: those that are gone, referred ones first; then those that were
// changed; then those that the act made go away, referring ones first. See undo.hpp.
#include "ledger/undo.hpp"

#include "ledger/store.hpp"
#include "ledger/undo_store.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace radslag::ledger {

namespace {

/// Calls `each` for the images so that every one comes after those that its values name. Ids are
/// random, so a value that equals the id of another of them refers to it.
class ReferredFirst {
  public:
    explicit ReferredFirst(std::vector<const Image*> images) : images_(std::move(images)) {
        for (std::size_t i = 0; i < images_.size(); ++i)
            places_.emplace(images_[i]->id, i);
        seen_.assign(images_.size(), false);
    }
    std::vector<const Image*> ordered() {
        for (std::size_t i = 0; i < images_.size(); ++i)
            visit(i);
        return std::move(order_);
    }

  private:
    void visit(std::size_t at) {
        if (seen_[at])
            return;
        seen_[at] = true;
        for (const auto& [name, value] : images_[at]->columns) {
            const auto* text = std::get_if<std::string>(&value);
            const auto found = text ? places_.find(*text) : places_.end();
            if (found != places_.end())
                visit(found->second);
        }
        order_.push_back(images_[at]);
    }

    std::vector<const Image*> images_;
    std::map<std::string_view, std::size_t> places_;
    std::vector<bool> seen_;
    std::vector<const Image*> order_;
};

db::Parameter parameter_of(const OwnValue& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        return {*text};
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return {*integer};
    if (const auto* truth = std::get_if<bool>(&value))
        return {*truth ? 1 : 0};
    return {nullptr};
}

/// Writes rows back as images say they were.
class Restoring {
  public:
    Restoring(Act& act, std::span<const RecordTable> tables) : act_(act), tables_(tables) {}

    Result<void> insert(const Image& image) { return put(image, true); }
    Result<void> update(const Image& image) { return put(image, false); }

    Result<void> erase(const Image& image) {
        for (const auto& reference : references_to(image.table))
            if (store::is_referred_to(act_.session(), reference, image.id))
                return failure(ErrorCode::conflict,
                               "Something else refers to it by now, so it cannot be undone. Open "
                               "the record and change it by hand.");
        act_.erase(store::delete_of(image.table), {image.id});
        return {};
    }

  private:
    Result<void> put(const Image& image, bool is_new) {
        std::vector<std::string> names;
        std::vector<db::Parameter> values;
        if (!is_new)
            values.emplace_back(image.id);
        const std::vector<std::byte> key = sort_key_of(image);
        bool has_version = false;
        for (const store::TableColumn& column : columns_of(image.table)) {
            has_version = has_version || column.name == "version";
            if (!is_new && (column.name == "version" || column.name == "id"))
                continue;
            if (column.name == "sort_key") {
                names.push_back(column.name);
                values.emplace_back(std::span<const std::byte>(key));
                continue;
            }
            const OwnValue* value = image.find(column.name);
            if (value == nullptr)
                continue; // The image is older than the column.
            const bool is_null = std::holds_alternative<std::nullptr_t>(*value);
            if (std::holds_alternative<Erased>(*value) || (column.holds_bytes && !is_null))
                return failure(ErrorCode::conflict,
                               "Some of what stood there has been erased for good, so it cannot be "
                               "undone.");
            names.push_back(column.name);
            values.push_back(parameter_of(*value));
            if (column.name == "version")
                values.back() = std::get<std::int64_t>(*value) + 1;
        }
        act_.write(is_new ? store::insert_of(image.table, names)
                          : store::update_of(image.table, names, has_version),
                   db::Parameters(values));
        return {};
    }

    std::vector<std::byte> sort_key_of(const Image& image) const {
        const auto table = std::ranges::find(tables_, image.table, &RecordTable::name);
        if (table == tables_.end())
            throw std::logic_error("no table of records: " + image.table);
        const OwnValue* name = image.find(table->sorted_by);
        const auto* text = name ? std::get_if<std::string>(name) : nullptr;
        return text ? text::sort_key(*text) : std::vector<std::byte>();
    }

    const std::vector<store::TableColumn>& columns_of(const std::string& table) {
        const auto [at, is_new] = columns_.try_emplace(table);
        if (is_new)
            at->second = store::columns_of(act_.session(), table);
        return at->second;
    }

    const std::vector<store::Reference>& references_to(const std::string& table) {
        const auto [at, is_new] = references_.try_emplace(table);
        if (is_new)
            at->second = store::references_to(act_.session(), table);
        return at->second;
    }

    Act& act_;
    std::span<const RecordTable> tables_;
    std::map<std::string, std::vector<store::TableColumn>> columns_;
    std::map<std::string, std::vector<store::Reference>> references_;
};

Result<void> check_untouched(db::Session& session, const Entry& entry,
                             const std::vector<Change>& changes) {
    for (const Change& change : changes)
        if (store::newest_entry_of_row(session, change.after.table, change.after.id) != entry.id)
            return failure(ErrorCode::conflict,
                           "Something of it has been changed since, so it cannot be undone. Open "
                           "the record and change it by hand.");
    return {};
}

Result<void> take_back(Act& act, const std::vector<Change>& changes,
                       std::span<const RecordTable> tables) {
    std::vector<const Image*> lost;
    std::vector<const Image*> changed;
    std::vector<const Image*> made;
    for (const Change& change : changes) {
        const bool was_there = change.before && !change.before->gone;
        if (was_there)
            (change.after.gone ? lost : changed).push_back(&*change.before);
        else if (!change.after.gone)
            made.push_back(&change.after);
    }
    Restoring restoring(act, tables);
    for (const Image* image : ReferredFirst(lost).ordered())
        if (auto done = restoring.insert(*image); !done)
            return done;
    for (const Image* image : changed)
        if (auto done = restoring.update(*image); !done)
            return done;
    auto order = ReferredFirst(made).ordered();
    std::ranges::reverse(order);
    for (const Image* image : order)
        if (auto done = restoring.erase(*image); !done)
            return done;
    return {};
}

} // namespace

bool is_referred_to(db::Session& session, std::string_view table, std::string_view id) {
    return std::ranges::any_of(store::references_to(session, table), [&](const auto& reference) {
        return store::is_referred_to(session, reference, id);
    });
}

std::optional<Entry> entry_with_id(db::Session& session, std::int64_t id) {
    return store::entry_with_id(session, id);
}

std::vector<Change> changes_of(db::Session& session, const Entry& entry,
                               const std::function<bool(const Image& after)>& wanted) {
    std::vector<Change> changes;
    for (Image& image : images_in(entry.payload)) {
        if (wanted && !wanted(image))
            continue;
        auto before = image_before(session, image.table, image.id, entry.id);
        changes.push_back({std::move(image), std::move(before)});
    }
    return changes;
}

Result<std::int64_t> undo(db::Session& session, std::string_view who, const Entry& entry,
                          std::span<const RecordTable> tables) {
    const auto changes = changes_of(session, entry);
    if (const auto untouched = check_untouched(session, entry, changes); !untouched)
        return tl::unexpected<Error>(untouched.error());
    Act act(session, who, "undo", entry.object);
    if (const auto done = take_back(act, changes, tables); !done)
        return tl::unexpected<Error>(done.error());
    return act.append(Following::no);
}

} // namespace radslag::ledger
