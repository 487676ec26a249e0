// See accounts.hpp.
#include "accounts/accounts.hpp"

#include <algorithm>

namespace radslag::accounts {

bool is_mail_address(std::string_view text) {
    const auto at = text.find('@');
    const bool bounded = text.size() <= 254 && at != std::string_view::npos && at > 0 &&
                         at + 1 < text.size() && text.find('@', at + 1) == std::string_view::npos;
    return bounded && std::ranges::none_of(text, [](unsigned char c) {
               return c <= ' ' || c == 0x7F || c == '<' || c == '>' || c == ',' || c == ';';
           });
}

} // namespace radslag::accounts
