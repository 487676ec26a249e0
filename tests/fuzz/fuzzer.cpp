// libFuzzer's way into one target; the build says which by RADSLAG_FUZZ_TARGET.
#include "tests/fuzz/targets.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    radslag::fuzz::RADSLAG_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
