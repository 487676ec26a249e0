// Decodes the server's binary values: big-endian integers, and numeric, in which sum() answers
// (src/backend/utils/adt/numeric.c, numeric_send).
#include "platform/db/postgres_row.hpp"

#include <libpq-fe.h>

namespace radslag::db {

namespace {

/// Types by their number in the server's pg_type.dat, fixed for all versions.
enum Type : Oid {
    boolean = 16,
    bytea = 17,
    name_type = 19,
    int8 = 20,
    int2 = 21,
    int4 = 23,
    text_type = 25,
    bpchar = 1042,
    varchar = 1043,
    numeric = 1700
};

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8U | static_cast<unsigned char>(byte);
    return value;
}

int short_at(std::string_view bytes, std::size_t index) {
    return static_cast<std::int16_t>(big_endian(bytes.substr(index * 2, 2)));
}

/// ndigits, weight, sign, scale, then digits to the base 10,000, the first one times
/// 10,000^weight. Nothing when it is not whole or too big.
std::optional<std::int64_t> whole_numeric(std::string_view bytes) {
    constexpr int negative = 0x4000;
    const int digits = short_at(bytes, 0);
    const int weight = short_at(bytes, 1);
    const int sign = short_at(bytes, 2);
    if ((sign != 0 && sign != negative) || digits > weight + 1)
        return digits == 0 && sign == 0 ? std::optional<std::int64_t>(0) : std::nullopt;
    std::int64_t value = 0;
    for (int i = 0; i <= weight; ++i) {
        const std::int64_t digit =
            i < digits ? short_at(bytes, static_cast<std::size_t>(4 + i)) : 0;
        if (__builtin_mul_overflow(value, 10'000, &value) ||
            __builtin_sub_overflow(value, digit, &value)) // downwards: the least integer is deeper
            return std::nullopt;
    }
    if (sign == negative)
        return value;
    return value == INT64_MIN ? std::nullopt : std::optional(-value);
}

} // namespace

int PostgresRow::size() const {
    return PQnfields(answer_);
}

std::string_view PostgresRow::name(int column) const {
    return PQfname(answer_, column);
}

bool PostgresRow::is_null(int column) const {
    return PQgetisnull(answer_, row_, column) != 0;
}

std::string_view PostgresRow::raw(int column) const {
    return {PQgetvalue(answer_, row_, column),
            static_cast<std::size_t>(PQgetlength(answer_, row_, column))};
}

bool PostgresRow::is_integer(int column) const {
    if (is_null(column))
        return false;
    switch (PQftype(answer_, column)) {
    case boolean:
    case int2:
    case int4:
    case int8:
        return true;
    case numeric:
        return whole_numeric(raw(column)).has_value();
    default:
        return false;
    }
}

bool PostgresRow::is_bytes(int column) const {
    return !is_null(column) && PQftype(answer_, column) == bytea;
}

std::int64_t PostgresRow::integer(int column) const {
    if (is_null(column))
        return 0;
    const std::string_view bytes = raw(column);
    switch (PQftype(answer_, column)) {
    case boolean:
        return bytes[0];
    case int2:
        return static_cast<std::int16_t>(big_endian(bytes));
    case int4:
        return static_cast<std::int32_t>(big_endian(bytes));
    case int8:
        return static_cast<std::int64_t>(big_endian(bytes));
    case numeric:
        if (const auto whole = whole_numeric(bytes))
            return *whole;
        break;
    default:
        break;
    }
    refuse(column);
}

std::string_view PostgresRow::text(int column) const {
    if (is_null(column))
        return {};
    switch (PQftype(answer_, column)) {
    case text_type:
    case varchar:
    case bpchar:
    case name_type:
        return raw(column);
    default:
        refuse(column);
    }
}

std::span<const std::byte> PostgresRow::bytes(int column) const {
    if (is_null(column))
        return {};
    if (!is_bytes(column))
        refuse(column);
    return std::as_bytes(std::span(raw(column)));
}

} // namespace radslag::db
