// Fields of the form "Name: value", as heads of mails and reports of delivery have them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace radslag::mail {

/// Whether the two are the same but for the case of ASCII letters.
bool is_same(std::string_view one, std::string_view other);

/// With its ASCII letters small.
std::string in_small_letters(std::string_view text);

struct Field {
    std::string name;
    std::string value; ///< its folds undone, without white space at either end
};

/// The fields of one block of lines each; blocks are divided by empty lines. Lines that are no
/// field are left out. At most `most` fields in all are read.
std::vector<std::vector<Field>> read_blocks(std::string_view text, std::size_t most);

/// What stands between angle brackets, each without spaces: ids of mails (RFC 5322, 3.6.4). At most
/// 900 octets each; of more than `most` the last ones.
std::vector<std::string> ids_in(std::string_view value, std::size_t most);

} // namespace radslag::mail
