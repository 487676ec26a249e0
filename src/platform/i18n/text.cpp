// Looks sentences up and puts their arguments in. Declared in text.hpp; dates.cpp groups numbers.
#include "platform/i18n/text.hpp"

#include "platform/i18n/catalogue.hpp"
#include "platform/i18n/dates.hpp"

#include <algorithm>

namespace radslag::i18n {
namespace {

std::string_view lookup(Language language, std::uint64_t hash, std::string_view english) {
    if (language == Language::english)
        return english;
    return find(swedish_catalogue(), hash).value_or(english);
}

/// Copies `pattern`, with each `{digit}` that names an argument replaced by it.
template <class ArgumentAt>
std::string filled(std::string_view pattern, std::size_t count, ArgumentAt&& argument_at) {
    std::string text;
    text.reserve(pattern.size() + 16 * count);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool is_place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
        const auto index =
            is_place ? static_cast<std::size_t>(static_cast<unsigned char>(pattern[i + 1]) - '0')
                     : count;
        if (index < count) {
            text += argument_at(index);
            i += 2;
        } else {
            text += pattern[i];
        }
    }
    return text;
}

} // namespace

std::optional<std::string_view> find(const Catalogue& catalogue, std::uint64_t hash) {
    const auto found = std::ranges::lower_bound(catalogue.entries, hash, {}, &Entry::hash);
    if (found == catalogue.entries.end() || found->hash != hash)
        return std::nullopt;
    return catalogue.words.substr(found->offset, found->length);
}

std::string Argument::in(Language language) const {
    return is_number_ ? number(language, number_) : std::string(text_);
}

std::string_view tr(Language language, const Literal& english) {
    return lookup(language, english.hash(), english.text());
}

std::string tr(Language language, const Literal& english, std::span<const Argument> arguments) {
    return filled(tr(language, english), arguments.size(),
                  [&](std::size_t index) { return arguments[index].in(language); });
}

std::string to_text(Language language, const Message& message) {
    const std::string_view pattern = lookup(language, hash_of(message.text), message.text);
    return filled(pattern, message.arguments.size(), [&](std::size_t index) -> const std::string& {
        return message.arguments[index];
    });
}

} // namespace radslag::i18n
