// Reads language tags and chooses among what a reader asks for. Declared in language.hpp.
#include "platform/i18n/language.hpp"

#include <charconv>
#include <cstdlib>

namespace radslag::i18n {
namespace {

char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// The weight after ";q=", in thousandths; 1000 where none is given, 0 where it cannot be read.
int weight_of(std::string_view parameters) {
    const std::size_t at = parameters.find("q=");
    if (at == std::string_view::npos)
        return 1000;
    const std::string_view digits = trimmed(parameters.substr(at + 2));
    double weight = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), weight);
    return weight < 0 || weight > 1 ? 0 : static_cast<int>(weight * 1000);
}

} // namespace

std::string_view tag_of(Language language) {
    return language == Language::swedish ? "sv" : "en";
}

std::optional<Language> parse_language(std::string_view tag) {
    if (tag.size() < 2 || (tag.size() > 2 && tag[2] != '-' && tag[2] != '_' && tag[2] != '.'))
        return std::nullopt;
    const char first = lower(tag[0]);
    const char second = lower(tag[1]);
    if (first == 's' && second == 'v')
        return Language::swedish;
    if (first == 'e' && second == 'n')
        return Language::english;
    return std::nullopt;
}

std::optional<Language> preferred_language(std::string_view accept_language) {
    std::optional<Language> best;
    int best_weight = 0;
    while (!accept_language.empty()) {
        const std::size_t comma = accept_language.find(',');
        const std::string_view item = accept_language.substr(0, comma);
        accept_language.remove_prefix(comma == std::string_view::npos ? accept_language.size()
                                                                      : comma + 1);
        const std::size_t semicolon = item.find(';');
        const std::optional<Language> language = parse_language(trimmed(item.substr(0, semicolon)));
        const int weight =
            semicolon == std::string_view::npos ? 1000 : weight_of(item.substr(semicolon + 1));
        if (language && weight > best_weight) {
            best = language;
            best_weight = weight;
        }
    }
    return best;
}

Language language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return parse_language(value).value_or(Language::english);
    }
    return Language::english;
}

} // namespace radslag::i18n
