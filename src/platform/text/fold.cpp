// Folding and sort keys by ICU 72 (Unicode 15, CLDR 42); see fold.hpp.
#include "platform/text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/tblcoll.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>

#include <memory>
#include <optional>
#include <stdexcept>

namespace radslag::text {

namespace {

constexpr UChar32 nordic_letters[] = {0xE5, 0xE4, 0xF6, 0xE6, 0xF8}; // å ä ö æ ø

bool is_nordic(UChar32 c) {
    for (const UChar32 letter : nordic_letters)
        if (c == letter)
            return true;
    return false;
}

void require_success(UErrorCode status, const char* what) {
    if (U_FAILURE(status) != 0)
        throw std::runtime_error(std::string("ICU: ") + what + ": " + u_errorName(status));
}

const icu::Normalizer2& casefolded() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    require_success(status, "normaliser");
    return *normalizer;
}

const icu::Normalizer2& decomposing() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
    require_success(status, "normaliser");
    return *normalizer;
}

/// The letter without its accents; Nordic letters are letters of their own.
UChar32 without_accent(UChar32 c) {
    if (c < 0xC0 || is_nordic(c))
        return c;
    icu::UnicodeString parts;
    if (!decomposing().getDecomposition(c, parts))
        return c;
    return parts.char32At(0);
}

/// The small letter of what folds to itself but for that: ASCII, and å ä ö, which are two bytes
/// that begin with the same one. 0 for a sign that is no letter or digit; nothing for any other
/// letter.
std::optional<char> plainly_folded(char c, bool is_nordic_tail) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_nordic_tail) {
        constexpr unsigned char to_small = 0x20;
        if (byte == 0x85 || byte == 0x84 || byte == 0x96)
            return static_cast<char>(byte + to_small);
        const bool is_small = byte == 0xA5 || byte == 0xA4 || byte == 0xB6;
        return is_small ? std::optional(c) : std::nullopt;
    }
    if (c >= 'A' && c <= 'Z')
        return static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        return c;
    return byte < 0x80 ? std::optional('\0') : std::nullopt;
}

/// What ICU would make of a text that has no letters but a to z and å ä ö, as nearly all have, at a
/// tenth of the cost; nothing for any other.
std::optional<std::string> fold_plainly(std::string_view name) {
    constexpr char nordic_head = '\xC3';
    std::string folded;
    folded.reserve(name.size());
    bool gap = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool is_nordic = name[i] == nordic_head && i + 1 < name.size();
        const auto letter = plainly_folded(name[is_nordic ? ++i : i], is_nordic);
        if (!letter)
            return std::nullopt;
        if (*letter == '\0') {
            gap = !folded.empty();
            continue;
        }
        if (gap)
            folded += ' ';
        gap = false;
        if (is_nordic)
            folded += nordic_head;
        folded += *letter;
    }
    return folded;
}

std::string utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

} // namespace

std::string fold(std::string_view name) {
    if (auto plainly = fold_plainly(name))
        return std::move(*plainly);
    UErrorCode status = U_ZERO_ERROR;
    const auto source = icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())});
    const icu::UnicodeString lower = casefolded().normalize(source, status);
    require_success(status, "normalising");
    icu::UnicodeString folded;
    bool gap = false;
    for (int i = 0; i < lower.length(); i = lower.moveIndex32(i, 1)) {
        const UChar32 c = lower.char32At(i);
        if (u_isalnum(c) == 0) {
            gap = !folded.isEmpty();
            continue;
        }
        if (gap)
            folded.append(u' ');
        gap = false;
        folded.append(without_accent(c));
    }
    return utf8(folded);
}

std::string fold_number(std::string_view number) {
    std::string kept;
    for (const char c : number)
        if (static_cast<unsigned char>(c) > ' ')
            kept += c;
    auto upper = icu::UnicodeString::fromUTF8(kept);
    // No-break spaces are not ASCII white space; dashes come in several lengths.
    upper.findAndReplace(icu::UnicodeString(char16_t{0xA0}), icu::UnicodeString());
    upper.findAndReplace(icu::UnicodeString(u'–'), icu::UnicodeString(u'-'));
    upper.toUpper(icu::Locale::getRoot());
    for (const char16_t* word : {u"DIARIENUMMER", u"DIARIENR", u"DNR"}) {
        if (upper.startsWith(word))
            upper.remove(0, icu::UnicodeString(word).length());
    }
    while (upper.startsWith(u":") || upper.startsWith(u"."))
        upper.remove(0, 1);
    return utf8(upper);
}

namespace {

std::unique_ptr<icu::Collator> swedish_collator() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(icu::Locale("sv", "SE"), status));
    require_success(status, "collator");
    collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    require_success(status, "collator");
    return collator;
}

} // namespace

std::vector<std::byte> sort_key(std::string_view name) {
    thread_local const std::unique_ptr<icu::Collator> collator = swedish_collator();
    const auto text = icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())});
    std::vector<std::byte> key(static_cast<std::size_t>(text.length()) * 4 + 16);
    auto* bytes = reinterpret_cast<std::uint8_t*>(key.data());
    auto length = collator->getSortKey(text, bytes, static_cast<int>(key.size()));
    if (static_cast<std::size_t>(length) > key.size()) {
        key.resize(static_cast<std::size_t>(length));
        bytes = reinterpret_cast<std::uint8_t*>(key.data());
        length = collator->getSortKey(text, bytes, length);
    }
    key.resize(static_cast<std::size_t>(length) - 1); // without the closing zero
    return key;
}

std::string sort_version() {
    UVersionInfo version{};
    swedish_collator()->getVersion(version);
    char text[U_MAX_VERSION_STRING_LENGTH] = {};
    u_versionToString(version, text);
    return std::string(U_ICU_VERSION) + "/" + text;
}

} // namespace radslag::text
