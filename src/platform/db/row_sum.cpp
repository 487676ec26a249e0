// See row_sum.hpp.
#include "platform/db/row_sum.hpp"

#include <fmt/format.h>
#include <sodium.h>

namespace radslag::db {

namespace {

void append_number(std::string& bytes, std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8)
        bytes += static_cast<char>(number >> shift);
}

void append_run(std::string& bytes, char kind, std::string_view run) {
    bytes += kind;
    append_number(bytes, run.size());
    bytes += run;
}

/// The value with its kind and its length before it, so that no two rows give the same bytes.
void append_value(std::string& bytes, const Row& row, int column) {
    if (row.is_null(column)) {
        bytes += 'n';
    } else if (row.is_integer(column)) {
        bytes += 'i';
        append_number(bytes, static_cast<std::uint64_t>(row.integer(column)));
    } else if (row.is_bytes(column)) {
        const auto run = row.bytes(column);
        append_run(bytes, 'b', {reinterpret_cast<const char*>(run.data()), run.size()});
    } else {
        append_run(bytes, 't', row.text(column));
    }
}

} // namespace

void RowSum::add(const Row& row) {
    bytes_.clear();
    for (int column = 0; column < row.size(); ++column)
        append_value(bytes_, row, column);
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes_.data()),
                       bytes_.size());
    sodium_add(sum_.data(), hash.data(), sum_.size()); // carries, and is modulo 2^256
    ++rows_;
}

std::string RowSum::text() const {
    std::string digits;
    for (auto byte = sum_.rbegin(); byte != sum_.rend(); ++byte)
        digits += fmt::format("{:02x}", *byte);
    return digits;
}

} // namespace radslag::db
