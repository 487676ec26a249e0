// Compresses by zlib. Declared in gzip.hpp.
#include "platform/http/gzip.hpp"

#include <zlib.h>

#include <new>

namespace radslag::http {
namespace {

// Level 1 takes a third of the time of level 6 and gives pages a tenth larger (docs/http.md).
// A window of 16 kB and the smaller hash table hold one compressor at 100 kB.
constexpr int level = 1;
constexpr int window_bits = 14;
constexpr int memory_level = 7;

class Compressor {
  public:
    /// `bits`: of the window, + 16 with gzip's header and trailer, negative for blocks alone.
    explicit Compressor(int bits) {
        if (deflateInit2(&stream_, level, Z_DEFLATED, bits, memory_level, Z_DEFAULT_STRATEGY) !=
            Z_OK)
            throw std::bad_alloc();
    }
    ~Compressor() { deflateEnd(&stream_); }
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;

    /// `flush`: Z_FINISH for all that there is, Z_FULL_FLUSH for blocks that others follow, which
    /// know nothing of these.
    std::string run(std::string_view bytes, int flush) {
        constexpr std::size_t end_of_flush = 16;
        deflateReset(&stream_);
        std::string out(deflateBound(&stream_, bytes.size()) + end_of_flush, '\0');
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out.data());
        stream_.avail_out = static_cast<uInt>(out.size());
        deflate(&stream_, flush);
        out.resize(out.size() - stream_.avail_out);
        return out;
    }

  private:
    z_stream stream_{};
};

std::string blocks(std::string_view bytes, int flush) {
    thread_local Compressor compressor(-window_bits);
    return compressor.run(bytes, flush);
}

unsigned long checksum_of(std::string_view bytes) {
    return crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
}

unsigned long joined(unsigned long checksum, unsigned long next, std::size_t size_of_next) {
    return crc32_combine(checksum, next, static_cast<z_off_t>(size_of_next));
}

/// Four bytes, the least first.
void append_number(std::string& out, unsigned long number) {
    for (unsigned int shift = 0; shift < 32; shift += 8)
        out += static_cast<char>((number >> shift) & 0xffU);
}

} // namespace

std::string gzipped(std::string_view bytes) {
    thread_local Compressor compressor(window_bits + 16);
    return compressor.run(bytes, Z_FINISH);
}

PackedPart::PackedPart(std::string_view bytes)
    : blocks_(blocks(bytes, Z_FULL_FLUSH)), checksum_(checksum_of(bytes)), size_(bytes.size()) {}

std::string PackedPart::gzipped_between(std::string_view before, std::string_view after) const {
    // RFC 1952 §2.3: deflate, no flags, no time, compressed fast, on Unix.
    constexpr std::string_view header("\x1f\x8b\x08\0\0\0\0\0\x04\x03", 10);
    std::string out(header);
    out += blocks(before, Z_FULL_FLUSH);
    out += blocks_;
    out += blocks(after, Z_FINISH);
    append_number(out, joined(joined(checksum_of(before), checksum_, size_), checksum_of(after),
                              after.size()));
    append_number(out, before.size() + size_ + after.size());
    return out;
}

} // namespace radslag::http
