// One command of LMTP (RFC 2033; RFC 5321, 4.1) as a value. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::lmtp {

enum class Verb {
    lhlo,
    mail,
    rcpt,
    data,
    rset,
    noop,
    quit,
    vrfy,
    left_out, ///< of RFC 5321, not answered here: EXPN, HELP
    unknown,  ///< HELO and EHLO too, which belong to another protocol (RFC 2033, 4.1)
};

struct Command {
    Verb verb = Verb::unknown;
    std::string_view argument; ///< what follows, without spaces at either end
};

/// `line` without its end.
Command read_command(std::string_view line);

struct Parameter {
    std::string name; ///< in capitals
    std::string value;
};

/// Whom MAIL and RCPT name, and the parameters behind.
struct Path {
    std::string address; ///< as it was written, a source route left out (RFC 5321, appendix C)
    std::vector<Parameter> parameters;
};

enum class PathFault {
    syntax,
    not_ascii, ///< it would need SMTPUTF8 (RFC 6531)
};

struct PathOrFault {
    std::optional<Path> path;
    PathFault fault = PathFault::syntax;
};

/// Reads the argument of MAIL (`word` "FROM") or RCPT ("TO"). An address has at most 512 octets, a
/// local part and a domain, or is "postmaster" alone (RFC 5321, 4.1.1.3), or empty.
PathOrFault read_path(std::string_view argument, std::string_view word);

} // namespace radslag::lmtp
