// What each table of an export holds, in both languages: data/exports/tables.txt, embedded.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace radslag::exports {

struct EmbeddedText {
    std::string_view name; ///< "tables.txt"
    std::string_view content;
};

/// The files of data/exports, by name.
std::span<const EmbeddedText> texts();

/// The content of one of them. Throws std::logic_error when there is none of that name.
std::string_view text_named(std::string_view name);

struct TableWords {
    std::string_view swedish, english;
};

/// Nothing for a table that nobody has described.
std::optional<TableWords> words_of(std::string_view table);

} // namespace radslag::exports
