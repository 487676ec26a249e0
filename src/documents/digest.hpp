// SHA-256 (FIPS 180-4) of bytes that come piece by piece, as those of a file do.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace radslag::documents {

class Digest {
  public:
    Digest();
    ~Digest();
    Digest(const Digest&) = delete;
    Digest& operator=(const Digest&) = delete;

    void add(std::span<const std::byte> bytes);
    /// In lower-case hex; nothing can be added any more.
    [[nodiscard]] std::string hex();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace radslag::documents
