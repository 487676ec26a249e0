// An entry in the making: the images of the rows that an act touched, packed as they come.
// payload.hpp reads what pack() gives.
#pragma once

#include "ledger/payload.hpp"
#include "platform/db/database.hpp"

#include <map>
#include <memory>

namespace radslag::ledger {

/// What an entry says of itself, beside its images.
struct Head {
    std::string_view object, time, verb, who;
};

/// The value that the ledger keeps of a column: bytes stand by their SHA-256 in hex, written into
/// `room`, which the value then views. Throws db::Fault for a number that is no integer.
Value value_of(const db::Row& row, int column, std::string& room);

class Draft {
  public:
    /// Keeps the image of a row, but for its column sort_key; one of the same table and id that
    /// was kept before is dropped. Throws std::logic_error when the row has no id, or one with '/'.
    void keep(std::string_view table, int schema_version, const db::Row& row);
    /// Keeps that a row is gone.
    void keep_gone(std::string_view table, const db::Row& row);

    /// Calls `each` with table and id of every image, in the order of paths.
    void for_each_name(
        const std::function<void(std::string_view table, std::string_view id)>& each) const;
    /// Ids of the rows of a table that were kept and are not gone.
    [[nodiscard]] std::vector<std::string> ids_of(std::string_view table) const;
    /// The payload, with a fresh random salt a field.
    [[nodiscard]] std::vector<std::byte> pack(const Head& head) const;

  private:
    /// The columns of a table's images, in the order of their paths.
    struct Shape {
        std::string table;
        std::vector<std::string>
            row_columns; ///< as the row gives them; none for rows that are gone
        std::vector<std::string> columns;
        std::vector<int> places; ///< of each column in the row

        [[nodiscard]] bool is_of(std::string_view rows_table, const db::Row& row) const;
    };
    struct Image {
        std::size_t shape = 0;
        std::string id;
        std::size_t begin = 0; ///< of its values in values_
        std::size_t size = 0;
    };

    static std::shared_ptr<const Shape> made_of(std::string_view table, const db::Row& row);
    std::size_t shape_of(std::string_view table, const db::Row& row);
    std::size_t gone_shape_of(std::string_view table);
    void put(std::size_t shape, std::string id, std::size_t begin);

    std::vector<std::shared_ptr<const Shape>> shapes_;
    std::map<std::string, Image> images_; ///< by "table/id/", so in the order of paths
    std::string values_;                  ///< of all images, packed
};

} // namespace radslag::ledger
