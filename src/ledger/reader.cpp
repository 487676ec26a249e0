// Entries and images for those who read the ledger; the SQL is in store.cpp.
#include "ledger/reader.hpp"

#include "ledger/store.hpp"

namespace radslag::ledger {

namespace {

OwnValue own(const Value& value) {
    return std::visit(
        [](const auto& known) -> OwnValue {
            if constexpr (std::is_same_v<std::decay_t<decltype(known)>, std::string_view>)
                return std::string(known);
            else
                return known;
        },
        value);
}

void add_field(std::vector<Image>& images, const Field& field) {
    if (images.empty() || images.back().table != field.table || images.back().id != field.id) {
        images.emplace_back();
        images.back().table = field.table;
        images.back().id = field.id;
    }
    Image& image = images.back();
    const auto* integer = std::get_if<std::int64_t>(&field.value);
    if (field.column == "@schema" && integer)
        image.schema_version = *integer;
    else if (field.column == "@gone")
        image.gone = true;
    else
        image.columns.emplace_back(field.column, own(field.value));
}

std::optional<Image> image_in(const Entry& entry, std::string_view table, std::string_view id) {
    std::vector<Image> found;
    for_each_field(entry.payload, [&](const Field& field) {
        if (field.table == table && field.id == id)
            add_field(found, field);
    });
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

} // namespace

const OwnValue* Image::find(std::string_view column) const {
    for (const auto& [name, value] : columns)
        if (name == column)
            return &value;
    return nullptr;
}

std::vector<Image> images_in(std::span<const std::byte> payload) {
    std::vector<Image> images;
    for_each_field(payload, [&](const Field& field) {
        if (!field.table.empty())
            add_field(images, field);
    });
    return images;
}

std::int64_t length(db::Session& session) {
    return store::length(session);
}

std::optional<std::int64_t> last_number(db::Session& session) {
    return store::last_number(session);
}

void entries_from(db::Session& session, std::int64_t first, std::int64_t most,
                  const std::function<void(const Entry&)>& each) {
    for (; most > 0; --most) {
        const auto entry = store::entry_from(session, first);
        if (!entry)
            return;
        each(*entry);
        first = *entry->number + 1;
    }
}

void history_of(db::Session& session, std::string_view table, std::string_view id,
                const std::function<void(const Entry&, const Image&)>& each) {
    for (const std::int64_t number : store::entries_of_row(session, table, id)) {
        const auto entry = store::entry_with_id(session, number);
        const auto image = entry ? image_in(*entry, table, id) : std::nullopt;
        if (image)
            each(*entry, *image);
    }
}

std::optional<Image> newest_image_of(db::Session& session, std::string_view table,
                                     std::string_view id) {
    const auto newest = store::newest_entry_of_row(session, table, id);
    const auto entry = newest ? store::entry_with_id(session, *newest) : std::nullopt;
    return entry ? image_in(*entry, table, id) : std::nullopt;
}

std::optional<Image> image_before(db::Session& session, std::string_view table, std::string_view id,
                                  std::int64_t entry) {
    const auto earlier = store::entry_of_row_before(session, table, id, entry);
    const auto found = earlier ? store::entry_with_id(session, *earlier) : std::nullopt;
    return found ? image_in(*found, table, id) : std::nullopt;
}

} // namespace radslag::ledger
