// See suggesting.hpp.
#include "search_pages/suggesting.hpp"

#include <algorithm>

namespace radslag::search_pages {

namespace {

constexpr std::int64_t most_looked_at = 5000;
constexpr std::size_t most_asked = 8; ///< words for which it is asked whether they may be read

/// The letters of a text in UTF-8.
std::vector<std::string_view> letters_of(std::string_view text) {
    std::vector<std::string_view> letters;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            ++end;
        letters.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return letters;
}

/// Whether the reader may read something that holds the word.
bool is_found(db::Session& session, const auth::Reader& reader, std::string_view word) {
    const auto query = parse_query(search::analyser(), word);
    return query &&
           !store::found(session, reader, *query, {}, [](auto, auto) { return 0; }).hits.empty();
}

} // namespace

std::size_t distance(std::string_view one, std::string_view other, std::size_t most) {
    const auto a = letters_of(one);
    const auto b = letters_of(other);
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most)
        return most + 1;
    // Damerau's distance with neighbours exchanged once, row by row.
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return std::min(last[b.size()], most + 1);
}

std::optional<std::string> word_meant(db::Session& session, const auth::Reader& reader,
                                      std::string_view written) {
    const auto letters = letters_of(written);
    if (letters.size() < 4)
        return std::nullopt;
    const std::size_t most = letters.size() < 8 ? 1 : 2;
    // What begins otherwise is hardly meant, and reading all words would take too long.
    const std::string begun = std::string(letters[0]) + std::string(letters[1]);
    std::vector<std::pair<std::size_t, std::string>> alike;
    for (std::string& word : store::words_beginning(session, begun, most_looked_at))
        if (const auto far = distance(written, word, most); far > 0 && far <= most)
            alike.emplace_back(far, std::move(word));
    std::ranges::sort(alike);
    alike.resize(std::min(alike.size(), most_asked));
    for (auto& [far, word] : alike)
        if (is_found(session, reader, word))
            return std::move(word);
    return std::nullopt;
}

} // namespace radslag::search_pages
