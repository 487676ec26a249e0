// Finding phrases; see phrases.hpp.
#include "meetings/phrases.hpp"

#include <algorithm>

namespace radslag::meetings {

namespace {

/// Whether the byte belongs to a word: a letter or digit of ASCII, or part of any other character.
bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool ends_word(std::string_view text, std::size_t end) {
    if (end == text.size() || !is_word(text[end]))
        return true;
    return text[end] == 's' && (end + 1 == text.size() || !is_word(text[end + 1]));
}

} // namespace

bool Phrases::add(std::string_view phrase, std::size_t target) {
    if (phrase.size() < 3)
        return false;
    auto& bucket = by_first_byte_[static_cast<unsigned char>(phrase.front())];
    const auto place = std::ranges::find_if(bucket, [&](const Phrase& known) {
        return known.text.size() < phrase.size() || known.text == phrase;
    });
    if (place != bucket.end() && place->text == phrase)
        return false;
    bucket.insert(place, {phrase, target});
    return true;
}

const Phrases::Phrase* Phrases::at(std::string_view text, std::size_t begin) const {
    for (const Phrase& phrase : by_first_byte_[static_cast<unsigned char>(text[begin])])
        if (text.substr(begin).starts_with(phrase.text) &&
            ends_word(text, begin + phrase.text.size()))
            return &phrase;
    return nullptr;
}

std::vector<Phrases::Found> Phrases::in(std::string_view text) const {
    std::vector<Found> found;
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool word = is_word(text[i]);
        const Phrase* const phrase = word && !inside ? at(text, i) : nullptr;
        if (phrase != nullptr) {
            found.push_back({i, i + phrase->text.size(), phrase->target});
            i += phrase->text.size() - 1;
        }
        inside = is_word(text[i]);
    }
    return found;
}

} // namespace radslag::meetings
