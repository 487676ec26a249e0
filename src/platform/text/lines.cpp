// See one_line.hpp.
#include "platform/mail/one_line.hpp"

#include <glib.h>

#include <memory>

namespace radslag::mail {

namespace {

constexpr std::size_t longest = 500; // characters

struct Free {
    void operator()(char* text) const { g_free(text); }
};

} // namespace

std::string one_line(std::string_view text) {
    const std::unique_ptr<char, Free> valid(
        g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
    std::string line;
    std::size_t count = 0;
    bool space = false;
    for (const char *at = valid.get(), *next = at; *at != '\0'; at = next) {
        next = g_utf8_next_char(at);
        const gunichar each = g_utf8_get_char(at);
        if (g_unichar_iscntrl(each) != 0 || g_unichar_isspace(each) != 0) {
            space = !line.empty();
            continue;
        }
        if (count + (space ? 2 : 1) > longest)
            break;
        count += space ? 2 : 1;
        if (space)
            line += ' ';
        space = false;
        line.append(at, next);
    }
    return line;
}

} // namespace radslag::mail
