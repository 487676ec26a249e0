// Addresses outside that stand written out in a text, to be linked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::meetings {

struct Address {
    std::size_t begin = 0; ///< bytes in the text
    std::size_t end = 0;
    std::string address; ///< "https://…" or "mailto:…", as it is written
};

/// Web and mail addresses, without the brackets and full stops round them.
std::vector<Address> addresses_in(std::string_view text);

} // namespace radslag::meetings
