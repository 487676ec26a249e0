// Folding and sort keys by ICU 72 (Unicode 15, CLDR 42); see fold.hpp.
#include "platform/text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/tblcoll.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>

#include <memory>
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

std::string utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

} // namespace

std::string fold(std::string_view name) {
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
