// See addresses.hpp.
#include "meetings/addresses.hpp"

#include <algorithm>

namespace radslag::meetings {

std::vector<Address> addresses_in(std::string_view text) {
    constexpr std::string_view apart = " \n\t<>()\"";
    std::vector<Address> found;
    for (std::size_t begin = 0; begin < text.size();) {
        begin = std::min(text.find_first_not_of(apart, begin), text.size());
        auto end = std::min(text.find_first_of(apart, begin), text.size());
        const auto next = end;
        while (end > begin && (text[end - 1] == '.' || text[end - 1] == ','))
            --end;
        const std::string_view word = text.substr(begin, end - begin);
        const auto at = word.find('@');
        if (word.starts_with("http://") || word.starts_with("https://"))
            found.push_back({begin, end, std::string(word)});
        else if (at != std::string_view::npos && at > 0 &&
                 word.find('.', at) != std::string_view::npos)
            found.push_back({begin, end, "mailto:" + std::string(word)});
        begin = next;
    }
    return found;
}

} // namespace radslag::meetings
