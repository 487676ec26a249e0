// See stored_remarks.hpp.
#include "documents/stored_remarks.hpp"

namespace radslag::documents {

namespace {

constexpr char between_remarks = '\x1e';
constexpr char between_parts = '\x1f';

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::string encode_remarks(const std::vector<Message>& remarks) {
    std::string text;
    for (const Message& remark : remarks) {
        if (!text.empty())
            text += between_remarks;
        text += remark.text;
        for (const std::string& argument : remark.arguments)
            text += between_parts + argument;
    }
    return text;
}

std::vector<Message> decode_remarks(std::string_view text) {
    std::vector<Message> remarks;
    if (text.empty())
        return remarks;
    for (const std::string_view remark : split(text, between_remarks)) {
        const auto parts = split(remark, between_parts);
        remarks.push_back({std::string(parts.front()), {parts.begin() + 1, parts.end()}});
    }
    return remarks;
}

} // namespace radslag::documents
