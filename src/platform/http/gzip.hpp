// Compression of response bodies (RFC 1952) by zlib.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace radslag::http {

/// The bytes as one gzip member. Each thread keeps one compressor and uses it again. Throws
/// std::bad_alloc when there is no memory for it.
std::string gzipped(std::string_view bytes);

/// A part that many documents share, compressed once for all of them.
class PackedPart {
  public:
    /// Throws std::bad_alloc as gzipped() does.
    explicit PackedPart(std::string_view bytes);

    /// `before`, the part and `after` as one gzip member, of which only those two are compressed
    /// now.
    [[nodiscard]] std::string gzipped_between(std::string_view before,
                                              std::string_view after) const;

  private:
    std::string blocks_; ///< of deflate (RFC 1951): none is the last, and they end with a byte
    unsigned long checksum_ = 0;
    std::size_t size_ = 0; ///< of the part itself
};

} // namespace radslag::http
