// Packs images while their rows pass by, and the whole payload once all are there; the layout
// stands in docs/ledger-format.md.
#include "ledger/draft.hpp"

#include "ledger/jcs.hpp"
#include "platform/base/hex.hpp"

#include <fmt/format.h>
#include <openssl/rand.h>

#include <algorithm>

namespace radslag::ledger {

namespace {

constexpr std::string_view schema_column = "@schema";
constexpr std::string_view gone_column = "@gone";
constexpr int no_place = -1;

void put_number(std::string& out, std::uint64_t number) {
    for (; number >= 0x80U; number >>= 7U)
        out += static_cast<char>(number | 0x80U);
    out += static_cast<char>(number);
}

void put_text(std::string& out, std::string_view text) {
    put_number(out, text.size());
    out += text;
}

void put_tag(std::string& out, Tag tag) {
    out += static_cast<char>(tag);
}

void put_value(std::string& out, const Value& value) {
    if (std::holds_alternative<std::nullptr_t>(value)) {
        put_tag(out, Tag::null);
    } else if (const auto* truth = std::get_if<bool>(&value)) {
        put_tag(out, *truth ? Tag::yes : Tag::no);
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        if (*integer > largest_integer || *integer < -largest_integer)
            throw std::range_error("an integer beyond 2^53 has no place in the ledger");
        put_tag(out, Tag::integer);
        // Folded so that small negative numbers are short too.
        put_number(out, static_cast<std::uint64_t>(*integer) << 1U ^
                            static_cast<std::uint64_t>(*integer >> 63U));
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
        put_tag(out, Tag::text);
        put_text(out, *text);
    } else {
        put_tag(out, Tag::erased);
    }
}

std::string id_of(const db::Row& row) {
    for (int column = 0; column < row.size(); ++column) {
        if (row.name(column) != "id" || row.is_null(column))
            continue;
        std::string id =
            row.is_integer(column) ? std::to_string(row.integer(column)) : row.string(column);
        if (!id.empty() && id.find('/') == std::string::npos)
            return id;
    }
    throw std::logic_error(
        "a row without an id, or one that holds '/', has no place in the ledger");
}

/// Hands out the salts of a payload, made in one go.
class Salts {
  public:
    explicit Salts(std::size_t fields) : bytes_(fields * size) {
        if (RAND_bytes(bytes_.data(), static_cast<int>(bytes_.size())) != 1)
            throw std::runtime_error("no random source");
    }
    void put(std::string& out, std::size_t fields) {
        out.append(reinterpret_cast<const char*>(bytes_.data()) + given_, fields * size);
        given_ += fields * size;
    }

  private:
    static constexpr std::size_t size = std::tuple_size_v<Hash>;
    std::vector<unsigned char> bytes_;
    std::size_t given_ = 0;
};

} // namespace

Value value_of(const db::Row& row, int column, std::string& room) {
    if (row.is_null(column))
        return nullptr;
    if (row.is_integer(column))
        return row.integer(column);
    if (!row.is_bytes(column))
        return row.text(column);
    room = to_hex(sha256(row.bytes(column)));
    return std::string_view(room);
}

bool Draft::Shape::is_of(std::string_view rows_table, const db::Row& row) const {
    if (table != rows_table || static_cast<int>(row_columns.size()) != row.size())
        return false;
    for (int i = 0; i < row.size(); ++i)
        if (row_columns[static_cast<std::size_t>(i)] != row.name(i))
            return false;
    return true;
}

std::shared_ptr<const Draft::Shape> Draft::made_of(std::string_view table, const db::Row& row) {
    auto shape = std::make_shared<Shape>();
    shape->table = table;
    std::vector<std::pair<std::string, int>> columns{{std::string(schema_column), no_place}};
    for (int i = 0; i < row.size(); ++i) {
        shape->row_columns.emplace_back(row.name(i));
        if (row.name(i) != "sort_key")
            columns.emplace_back(row.name(i), i);
    }
    std::sort(columns.begin(), columns.end());
    for (auto& [name, place] : columns) {
        shape->columns.push_back(std::move(name));
        shape->places.push_back(place);
    }
    return shape;
}

std::size_t Draft::shape_of(std::string_view table, const db::Row& row) {
    const auto matches = [&](const auto& shape) { return shape->is_of(table, row); };
    const auto found = std::find_if(shapes_.begin(), shapes_.end(), matches);
    if (found != shapes_.end())
        return static_cast<std::size_t>(found - shapes_.begin());
    // Nearly every act writes rows of shapes that earlier acts have written.
    constexpr std::size_t most_known = 200;
    thread_local std::vector<std::shared_ptr<const Shape>> known;
    auto at = std::find_if(known.begin(), known.end(), matches);
    if (at == known.end()) {
        if (known.size() == most_known)
            known.clear();
        at = known.insert(known.end(), made_of(table, row));
    }
    shapes_.push_back(*at);
    return shapes_.size() - 1;
}

std::size_t Draft::gone_shape_of(std::string_view table) {
    const auto found = std::find_if(shapes_.begin(), shapes_.end(), [&](const auto& shape) {
        return shape->table == table && shape->row_columns.empty();
    });
    if (found != shapes_.end())
        return static_cast<std::size_t>(found - shapes_.begin());
    auto gone = std::make_shared<Shape>();
    gone->table = table;
    gone->columns = {std::string(gone_column)};
    gone->places = {no_place};
    shapes_.push_back(std::move(gone));
    return shapes_.size() - 1;
}

void Draft::keep(std::string_view table, int schema_version, const db::Row& row) {
    const std::size_t number = shape_of(table, row);
    const std::size_t begin = values_.size();
    std::string room;
    for (const int place : shapes_[number]->places)
        put_value(values_, place == no_place ? Value(std::int64_t{schema_version})
                                             : value_of(row, place, room));
    put(number, id_of(row), begin);
}

void Draft::keep_gone(std::string_view table, const db::Row& row) {
    const std::size_t begin = values_.size();
    put_value(values_, true);
    put(gone_shape_of(table), id_of(row), begin);
}

void Draft::put(std::size_t shape, std::string id, std::size_t begin) {
    std::string key = fmt::format("{}/{}/", shapes_[shape]->table, id);
    images_[std::move(key)] = {shape, std::move(id), begin, values_.size() - begin};
}

void Draft::for_each_name(
    const std::function<void(std::string_view, std::string_view)>& each) const {
    for (const auto& [key, image] : images_)
        each(shapes_[image.shape]->table, image.id);
}

std::vector<std::string> Draft::ids_of(std::string_view table) const {
    std::vector<std::string> ids;
    const std::string begin = fmt::format("{}/", table);
    for (auto at = images_.lower_bound(begin); at != images_.end() && at->first.starts_with(begin);
         ++at)
        if (!shapes_[at->second.shape]->row_columns.empty())
            ids.push_back(at->second.id);
    return ids;
}

std::vector<std::byte> Draft::pack(const Head& head) const {
    std::size_t fields = head_paths.size();
    for (const auto& [key, image] : images_)
        fields += shapes_[image.shape]->columns.size();
    Salts salts(fields);
    std::string out;
    out.reserve(values_.size() + fields * std::tuple_size_v<Hash> + images_.size() * 16 + 4096);
    out += static_cast<char>(format_1);
    put_number(out, shapes_.size());
    for (const auto& shape : shapes_) {
        put_text(out, shape->table);
        put_number(out, shape->columns.size());
        for (const auto& column : shape->columns)
            put_text(out, column);
    }
    for (const std::string_view value : {head.object, head.time, head.verb, head.who})
        put_value(out, value);
    salts.put(out, head_paths.size());
    put_number(out, images_.size());
    for (const auto& [key, image] : images_) {
        put_number(out, image.shape);
        put_text(out, image.id);
        out.append(values_, image.begin, image.size);
        salts.put(out, shapes_[image.shape]->columns.size());
    }
    const auto bytes = std::as_bytes(std::span(out));
    return {bytes.begin(), bytes.end()};
}

} // namespace radslag::ledger
