// Checks UTF-8. Declared in utf8.hpp.
#include "platform/http/utf8.hpp"

#include <cstddef>

namespace radslag::http {
namespace {

struct Lead {
    std::size_t length;      ///< of the whole sequence; 0 for a byte that leads none
    unsigned char low, high; ///< bounds of the second byte
};

Lead lead_of(unsigned char byte) {
    if (byte >= 0x01 && byte <= 0x7f)
        return {1, 0, 0};
    if (byte >= 0xc2 && byte <= 0xdf)
        return {2, 0x80, 0xbf};
    if (byte >= 0xe0 && byte <= 0xef)
        return {3, static_cast<unsigned char>(byte == 0xe0 ? 0xa0 : 0x80),
                static_cast<unsigned char>(byte == 0xed ? 0x9f : 0xbf)};
    if (byte >= 0xf0 && byte <= 0xf4)
        return {4, static_cast<unsigned char>(byte == 0xf0 ? 0x90 : 0x80),
                static_cast<unsigned char>(byte == 0xf4 ? 0x8f : 0xbf)};
    return {0, 0, 0};
}

bool is_between(char byte, unsigned char low, unsigned char high) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= low && value <= high;
}

} // namespace

bool is_text(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const Lead lead = lead_of(static_cast<unsigned char>(bytes[at]));
        if (lead.length == 0 || lead.length > bytes.size() - at)
            return false;
        if (lead.length > 1 && !is_between(bytes[at + 1], lead.low, lead.high))
            return false;
        for (std::size_t i = 2; i < lead.length; ++i)
            if (!is_between(bytes[at + i], 0x80, 0xbf))
                return false;
        at += lead.length;
    }
    return true;
}

} // namespace radslag::http
