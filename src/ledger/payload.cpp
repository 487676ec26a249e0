// Walks over packed payloads, trusting no length in them, and makes commitments and roots of what
// it finds.
#include "ledger/payload.hpp"

#include "ledger/jcs.hpp"
#include "platform/base/base64.hpp"

#include <algorithm>

namespace radslag::ledger {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t salt_size = std::tuple_size_v<Hash>;

/// Takes the parts off the front of packed bytes.
class Cursor {
  public:
    explicit Cursor(Bytes bytes) : bytes_(bytes) {}

    [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
    [[nodiscard]] std::size_t at() const { return at_; }

    Bytes take(std::size_t size) {
        if (size > bytes_.size() - at_)
            throw BadPayload();
        at_ += size;
        return bytes_.subspan(at_ - size, size);
    }
    std::byte take_byte() { return take(1)[0]; }
    std::uint64_t take_number() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = std::to_integer<std::uint64_t>(take_byte());
            number |= (byte & 0x7FU) << shift;
            if (byte < 0x80U)
                return number;
        }
        throw BadPayload();
    }
    /// A number of things that take at least a byte each.
    std::size_t take_count() {
        const std::uint64_t count = take_number();
        if (count > bytes_.size() - at_)
            throw BadPayload();
        return count;
    }
    std::string_view take_text() {
        const Bytes text = take(take_count());
        return {reinterpret_cast<const char*>(text.data()), text.size()};
    }
    Value take_value() {
        switch (static_cast<Tag>(take_byte())) {
        case Tag::null:
            return nullptr;
        case Tag::no:
            return false;
        case Tag::yes:
            return true;
        case Tag::integer: {
            const std::uint64_t folded = take_number();
            const auto integer =
                static_cast<std::int64_t>(folded >> 1U) ^ -static_cast<std::int64_t>(folded & 1U);
            if (integer > largest_integer || integer < -largest_integer)
                throw BadPayload();
            return integer;
        }
        case Tag::text:
            return take_text();
        case Tag::erased:
            return Erased{};
        }
        throw BadPayload();
    }

  private:
    Bytes bytes_;
    std::size_t at_ = 0;
};

struct Shape {
    std::string_view table;
    std::vector<std::string_view> columns;
};

/// Where a field lies in the payload, for erasing it.
struct Position {
    std::size_t value = 0;
    std::size_t value_end = 0;
    std::size_t salt = 0;
};

/// The values and salts of one image or of the head, side by side.
template <class Visit>
void walk_values(Cursor& cursor, std::vector<Value>& values, std::vector<Position>& positions,
                 std::size_t count, Visit visit) {
    values.clear();
    positions.clear();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t begin = cursor.at();
        values.push_back(cursor.take_value());
        positions.push_back({begin, cursor.at(), 0});
    }
    for (std::size_t i = 0; i < count; ++i) {
        positions[i].salt = cursor.at();
        visit(i, values[i], cursor.take(salt_size), positions[i]);
    }
}

std::vector<Shape> take_shapes(Cursor& cursor) {
    std::vector<Shape> shapes(cursor.take_count());
    for (Shape& shape : shapes) {
        shape.table = cursor.take_text();
        shape.columns.resize(cursor.take_count());
        for (auto& column : shape.columns)
            column = cursor.take_text();
    }
    return shapes;
}

/// Whether the head's path comes before all fields of an image.
bool comes_before(std::string_view head_path, std::string_view table) {
    // The paths of the image begin "table/": compare with that.
    const int order = head_path.compare(0, table.size(), table);
    return order != 0 ? order < 0
                      : head_path.size() <= table.size() || head_path[table.size()] < '/';
}

template <class Visit>
void walk(Bytes payload, Visit visit) {
    Cursor cursor(payload);
    if (cursor.take_byte() != format_1)
        throw BadPayload();
    const std::vector<Shape> shapes = take_shapes(cursor);
    std::vector<Value> values;
    std::vector<Position> positions;
    std::vector<std::pair<Field, Position>> head;
    walk_values(cursor, values, positions, head_paths.size(),
                [&](std::size_t i, const Value& value, Bytes salt, const Position& position) {
                    head.push_back({{{}, {}, head_paths[i], value, salt}, position});
                });
    auto next_head = head.begin();
    for (std::size_t images = cursor.take_count(); images > 0; --images) {
        const std::uint64_t number = cursor.take_number();
        if (number >= shapes.size())
            throw BadPayload();
        const Shape& shape = shapes[number];
        const std::string_view id = cursor.take_text();
        for (; next_head != head.end() && comes_before(next_head->first.column, shape.table);
             ++next_head)
            visit(next_head->first, next_head->second);
        walk_values(cursor, values, positions, shape.columns.size(),
                    [&](std::size_t i, const Value& value, Bytes salt, const Position& position) {
                        visit(Field{shape.table, id, shape.columns[i], value, salt}, position);
                    });
    }
    for (; next_head != head.end(); ++next_head)
        visit(next_head->first, next_head->second);
    if (!cursor.at_end())
        throw BadPayload();
}

void append_value(std::string& out, const Value& value) {
    std::visit(
        [&](const auto& known) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(known)>, Erased>)
                append_jcs(out, known);
        },
        value);
}

void append_path(std::string& out, const Field& field) {
    if (!field.table.empty()) {
        out += field.table;
        out += '/';
        out += field.id;
        out += '/';
    }
    out += field.column;
}

} // namespace

std::string Field::path() const {
    std::string path;
    append_path(path, *this);
    return path;
}

void for_each_field(Bytes payload, const std::function<void(const Field&)>& each) {
    walk(payload, [&](const Field& field, const Position&) { each(field); });
}

Hash commitment_of(const Field& field) {
    Hash hash;
    if (std::holds_alternative<Erased>(field.value)) {
        std::copy(field.salt.begin(), field.salt.end(), hash.begin());
        return hash;
    }
    thread_local std::string path;
    thread_local std::string committed;
    path.clear();
    append_path(path, field);
    committed.assign(reinterpret_cast<const char*>(field.salt.data()), field.salt.size());
    committed += '[';
    append_jcs(committed, path);
    committed += ',';
    append_value(committed, field.value);
    committed += ']';
    return sha256(committed);
}

Hash root_of(Bytes payload) {
    Tree tree;
    walk(payload,
         [&](const Field& field, const Position&) { tree.add(leaf_hash(commitment_of(field))); });
    return tree.root();
}

std::optional<std::vector<std::byte>> erase_field(Bytes payload, std::string_view path) {
    std::optional<std::vector<std::byte>> erased;
    walk(payload, [&](const Field& field, const Position& position) {
        if (erased || field.path() != path)
            return;
        const Hash commitment = commitment_of(field);
        erased.emplace(payload.begin(), payload.end());
        std::copy(commitment.begin(), commitment.end(),
                  erased->begin() + static_cast<std::ptrdiff_t>(position.salt));
        const auto value = erased->begin() + static_cast<std::ptrdiff_t>(position.value);
        *value = static_cast<std::byte>(Tag::erased);
        erased->erase(value + 1, erased->begin() + static_cast<std::ptrdiff_t>(position.value_end));
    });
    return erased;
}

std::string public_leaf(std::int64_t number, const Hash& root) {
    std::string leaf = "{\"n\":";
    append_jcs(leaf, number);
    leaf += ",\"root\":";
    append_jcs(leaf, std::string_view(to_base64(root)));
    leaf += ",\"v\":1}";
    return leaf;
}

} // namespace radslag::ledger
