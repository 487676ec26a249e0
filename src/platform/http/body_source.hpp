// Gives a response's body in slices as they go over the wire, whatever it is made of.
// connection.cpp writes them.
#pragma once

#include "platform/http/finish.hpp"

#include <fstream>
#include <string>
#include <string_view>

namespace radslag::http {

/// How the bytes of a body go over the wire.
enum class Framing { as_is, chunked };

/// How a response ends for a client.
struct Ending {
    Framing framing = Framing::as_is;
    bool keep_alive = true; ///< the connection may be used again
};

/// Completes the head for a client that speaks HTTP/1.0 (`version` 10) or HTTP/1.1 (11), with the
/// value of its Date header: HTTP/1.0 knows no chunks, and ends a body of unknown length by closing
/// (RFC 9112 §6.3).
Ending complete_head(Outgoing& outgoing, int version, bool keep_alive, std::string_view date);

class BodySource {
  public:
    /// `body` must outlive the source.
    BodySource(const Body& body, Framing framing) : body_(body), framing_(framing) {}

    /// Whether next() reads from disk or runs code of a handler, and so belongs on a worker.
    [[nodiscard]] bool blocks() const;

    /// The next bytes for the wire; empty at the end. They stay until the next call. Throws what a
    /// StreamBody throws, and std::runtime_error when a file cannot be read to its end.
    std::string_view next();

  private:
    std::string_view next_of(std::string_view bytes);
    std::string_view next_of(const FileBody& file);
    std::string_view next_of(const StreamBody& stream);

    const Body& body_;
    Framing framing_;
    std::uint64_t given_ = 0;
    bool ended_ = false;
    std::string slice_;
    std::ifstream file_;
};

} // namespace radslag::http
