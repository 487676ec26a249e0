// Detects character sets by rule first, by ICU's statistics last; see encoding.hpp.
#include "documents/encoding.hpp"

#include "documents/utf8.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

namespace radslag::documents {

namespace {

constexpr std::size_t sample_size = 64U << 10U;

std::optional<Encoding> by_mark(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv))
        return Encoding{"UTF-8", 3};
    if (bytes.starts_with("\xFF\xFE\x00\x00"sv))
        return Encoding{"UTF-32LE", 4};
    if (bytes.starts_with("\x00\x00\xFE\xFF"sv))
        return Encoding{"UTF-32BE", 4};
    if (bytes.starts_with("\xFF\xFE"sv))
        return Encoding{"UTF-16LE", 2};
    if (bytes.starts_with("\xFE\xFF"sv))
        return Encoding{"UTF-16BE", 2};
    return std::nullopt;
}

/// UTF-16 without a mark: in western text every other byte is NUL, the ones between are not.
std::optional<Encoding> by_zeros(std::string_view sample) {
    if (sample.size() < 4)
        return std::nullopt;
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i)
        zeros[i % 2] += sample[i] == '\0' ? 1 : 0;
    const std::size_t pairs = sample.size() / 2;
    const auto mostly = [&](std::size_t count) { return count * 10 >= pairs * 6; };
    const auto hardly = [&](std::size_t count) { return count * 20 <= pairs; };
    if (mostly(zeros[1]) && hardly(zeros[0]))
        return Encoding{"UTF-16LE", 0};
    if (mostly(zeros[0]) && hardly(zeros[1]))
        return Encoding{"UTF-16BE", 0};
    return std::nullopt;
}

/// More than one control character in fifty means that the bytes are no text.
bool looks_binary(std::string_view sample) {
    const auto controls = std::count_if(sample.begin(), sample.end(), [](char each) {
        const auto byte = static_cast<unsigned char>(each);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
               byte != 0x1A && byte != 0x1B;
    });
    return static_cast<std::size_t>(controls) * 50 > sample.size();
}

bool is_letter(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
}

struct NordicPage {
    const char* name;
    std::string_view letters; ///< å ä ö Å Ä Ö é æ ø Æ Ø of this code page
};
constexpr std::array nordic_pages{
    NordicPage{"windows-1252", "\xE5\xE4\xF6\xC5\xC4\xD6\xE9\xE6\xF8\xC6\xD8"},
    NordicPage{"ibm-850", "\x86\x84\x94\x8F\x8E\x99\x82\x91\x9B\x92\x9D"},
    NordicPage{"macintosh", "\x8C\x8A\x9A\x81\x80\x85\x8E\xBE\xBF\xAE\xAF"},
};

/// The code page in which most bytes beside a plain letter are Nordic letters, when they are more
/// than half of all bytes over 0x7F.
std::optional<Encoding> by_nordic_letters(std::string_view sample) {
    std::size_t high = 0;
    std::array<std::size_t, nordic_pages.size()> hits{};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (static_cast<unsigned char>(sample[i]) < 0x80)
            continue;
        ++high;
        const bool in_word = (i > 0 && is_letter(sample[i - 1])) ||
                             (i + 1 < sample.size() && is_letter(sample[i + 1]));
        for (std::size_t page = 0; in_word && page < nordic_pages.size(); ++page)
            hits[page] += nordic_pages[page].letters.find(sample[i]) != std::string_view::npos;
    }
    const auto best =
        static_cast<std::size_t>(std::max_element(hits.begin(), hits.end()) - hits.begin());
    if (hits[best] * 2 <= high)
        return std::nullopt;
    return Encoding{nordic_pages[best].name, 0};
}

std::optional<Encoding> by_icu(std::string_view sample) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              &ucsdet_close);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()),
                   &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) != 0 || match == nullptr)
        return std::nullopt;
    if (ucsdet_getConfidence(match, &status) < 40)
        return std::nullopt;
    const std::string_view name = ucsdet_getName(match, &status);
    if (U_FAILURE(status) != 0 || name == "UTF-8" || name == "ISO-8859-1")
        return std::nullopt;
    return Encoding{std::string(name), 0};
}

} // namespace

std::optional<Encoding> encoding_of(std::string_view bytes) {
    if (auto found = by_mark(bytes))
        return found;
    const auto sample = bytes.substr(0, sample_size & ~std::size_t{3});
    if (auto found = by_zeros(sample))
        return found;
    if (looks_binary(sample))
        return std::nullopt;
    if (utf8::is_valid(bytes))
        return Encoding{"UTF-8", 0};
    if (auto found = by_nordic_letters(sample))
        return found;
    if (auto found = by_icu(sample))
        return found;
    return Encoding{"windows-1252", 0};
}

char32_t from_windows_1252(unsigned char byte) {
    constexpr std::array<char32_t, 32> upper{
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    return byte >= 0x80 && byte < 0xA0 ? upper[byte - 0x80U] : byte;
}

std::string from_windows_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char each : bytes)
        utf8::append(text, from_windows_1252(static_cast<unsigned char>(each)));
    return text;
}

std::string decode(std::string_view bytes, const Encoding& encoding) {
    bytes.remove_prefix(std::min(encoding.mark_size, bytes.size()));
    if (encoding.name == "UTF-8")
        return utf8::is_valid(bytes) ? std::string(bytes) : utf8::repaired(bytes);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(encoding.name.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status) != 0 || encoding.name == "windows-1252")
        return from_windows_1252(bytes);
    std::string text(bytes.size() + bytes.size() / 2 + 16, '\0');
    const auto convert = [&] {
        status = U_ZERO_ERROR;
        return static_cast<std::size_t>(ucnv_toAlgorithmic(
            UCNV_UTF8, converter.get(), text.data(), static_cast<std::int32_t>(text.size()),
            bytes.data(), static_cast<std::int32_t>(bytes.size()), &status));
    };
    std::size_t size = convert();
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        text.resize(size + 1);
        size = convert();
    }
    text.resize(U_FAILURE(status) != 0 ? 0 : size);
    return utf8::is_valid(text) ? text : utf8::repaired(text);
}

} // namespace radslag::documents
