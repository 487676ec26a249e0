// Compression of response bodies (RFC 1952) by zlib.
#pragma once

#include <string>
#include <string_view>

namespace radslag::http {

/// The bytes as one gzip member. Each thread keeps one compressor and uses it again. Throws
/// std::bad_alloc when there is no memory for it.
std::string gzipped(std::string_view bytes);

} // namespace radslag::http
