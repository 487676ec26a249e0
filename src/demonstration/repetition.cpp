// Exchanges the long words of the story; see repetition.hpp.
#include "demonstration/repetition.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace radslag::demonstration {

namespace {

/// Small letters only, so that names stay; long enough to carry meaning.
bool is_long_word(std::string_view word) {
    return word.size() >= 9 && std::ranges::all_of(word, [](char c) {
               return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
           });
}

/// Calls `each` with every stretch between blanks.
template <class F>
void for_each_word(std::string_view text, F&& each) {
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        each(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

using Exchange = std::map<std::string, std::string, std::less<>>;

Exchange exchange_of(const std::vector<std::vector<Record>>& story, int number) {
    std::set<std::string, std::less<>> found;
    for (const auto& records : story)
        for (const Record& record : records)
            for (const Item& item : record.items)
                for_each_word(item.text, [&](std::string_view word) {
                    if (is_long_word(word))
                        found.emplace(word);
                });
    const std::vector<std::string> words(found.begin(), found.end());
    Exchange exchange;
    for (std::size_t i = 0; i < words.size(); ++i)
        exchange[words[i]] = words[(i + static_cast<std::size_t>(number) * 7919) % words.size()];
    return exchange;
}

std::string exchanged(const Exchange& exchange, std::string_view text) {
    std::string out;
    for_each_word(text, [&](std::string_view word) {
        if (!out.empty())
            out += ' ';
        const auto other = exchange.find(word);
        out += other == exchange.end() ? std::string(word) : other->second;
    });
    return out;
}

} // namespace

std::vector<std::vector<Record>> in_other_words(const std::vector<std::vector<Record>>& story,
                                                int number) {
    const Exchange exchange = exchange_of(story, number);
    auto told = story;
    for (auto& records : told)
        for (Record& record : records) {
            record.text = exchanged(exchange, record.text);
            for (Item& item : record.items)
                item.text = exchanged(exchange, item.text);
        }
    return told;
}

} // namespace radslag::demonstration
