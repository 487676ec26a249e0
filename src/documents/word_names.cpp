// Names of styles and fields; see word_names.hpp.
#include "documents/word_names.hpp"

#include <algorithm>
#include <cctype>

namespace radslag::documents {

int heading_of_name(std::string_view name) {
    std::string lower(name.substr(0, 20));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char each) { return static_cast<char>(std::tolower(each)); });
    if (lower == "title")
        return 1;
    if (lower.size() == 9 && lower.starts_with("heading ") && lower[8] >= '1' && lower[8] <= '9')
        return std::min(lower[8] - '0', 6);
    return 0;
}

std::string address_in_field(std::string_view instruction) {
    const std::size_t word = instruction.find("HYPERLINK");
    if (word == std::string_view::npos)
        return {};
    const std::size_t begin = instruction.find('"', word);
    if (begin == std::string_view::npos)
        return {};
    const std::size_t end = instruction.find('"', begin + 1);
    // A switch before the address says that it is a place in the document.
    const bool switched =
        instruction.substr(word, begin - word).find('\\') != std::string_view::npos;
    if (end == std::string_view::npos || switched)
        return {};
    return std::string(instruction.substr(begin + 1, end - begin - 1));
}

} // namespace radslag::documents
