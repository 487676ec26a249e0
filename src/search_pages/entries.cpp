// See entries.hpp.
#include "search_pages/entries.hpp"

#include <algorithm>
#include <set>

namespace radslag::search_pages {

namespace {

constexpr int bits_within_day = 32;
constexpr std::chrono::sys_days first_day = std::chrono::year(1900) / 1 / 1;
constexpr std::int64_t last_day = 0x7fff'ffff;

/// FNV-1a, its upper half folded into 32 bits.
std::uint32_t hash_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char character : text) {
        hash ^= static_cast<unsigned char>(character);
        hash *= 1099511628211ULL;
    }
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

/// The words of an entry as they are gathered, the title's before the text's.
class Gathering {
  public:
    Gathering(const search::Analyser& analyser, i18n::Language language)
        : analyser_(analyser), language_(language) {}

    void add(std::string_view text) {
        for (search::Word& word : analyser_.words(text, language_)) {
            stems += word.stem + ' ';
            for (const std::string& part : word.parts)
                parts.insert(part);
            terms.insert(std::move(word.stem));
            words.insert(std::move(word.text));
        }
    }

    std::string stems = " ";
    std::set<std::string> parts, terms, words;

  private:
    const search::Analyser& analyser_;
    i18n::Language language_;
};

std::string joined(const std::set<std::string>& words) {
    std::string all = " ";
    for (const std::string& word : words)
        all += word + ' ';
    return all;
}

void add_filters(const Source& source, std::set<std::string>& terms) {
    const auto add = [&](char what, const std::optional<std::string>& value) {
        if (value)
            terms.insert(filter_term(what, *value));
    };
    add(by_kind, std::string(kinds.text(source.record.kind)));
    add(by_audience, source.audience.value_or(std::string(everybody)));
    add(by_body, source.body);
    add(by_organisation, source.organisation);
    add(by_theme, source.theme);
    add(by_state, source.state);
    for (const std::string& person : source.persons)
        add(by_person, person);
}

} // namespace

std::string_view made_with() {
    return search::analyser().knows_words() ? "1, with words" : "1";
}

std::vector<std::string_view> passages_of(std::string_view text) {
    std::vector<std::string_view> passages;
    while (text.size() > longest_passage) {
        const std::string_view most = text.substr(0, longest_passage);
        std::size_t end = most.rfind('\n');
        if (end == std::string_view::npos || end == 0)
            end = most.rfind(' ');
        if (end == std::string_view::npos || end == 0)
            for (end = longest_passage; (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U;)
                --end;
        passages.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    if (!text.empty() || passages.empty())
        passages.push_back(text);
    return passages;
}

std::vector<Entry> entries_of(const search::Analyser& analyser, const Source& source) {
    const auto language = search::language_of(source.title + ' ' + source.text);
    std::vector<Entry> entries;
    for (const std::string_view passage : passages_of(source.text)) {
        Gathering gathering(analyser, language);
        if (source.is_title_searched)
            gathering.add(source.title);
        gathering.stems += "| ";
        gathering.add(passage);
        Entry entry;
        entry.part = static_cast<std::int64_t>(entries.size());
        entry.id = entry_id(source.day, source.record, entry.part);
        entry.text = passage;
        entry.parts = joined(gathering.parts);
        entry.stems = std::move(gathering.stems);
        gathering.terms.merge(gathering.parts);
        entry.words.assign(gathering.words.begin(), gathering.words.end());
        // What somebody begins to write is found by the forms too, not by their stem alone.
        gathering.terms.merge(gathering.words);
        add_filters(source, gathering.terms);
        entry.terms = joined(gathering.terms);
        entry.terms = entry.terms.substr(1, entry.terms.size() - 2);
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::int64_t first_id_of(Day day) {
    const std::int64_t days = (std::chrono::sys_days(day) - first_day).count() + 1;
    return std::clamp<std::int64_t>(days, 1, last_day) << bits_within_day;
}

std::int64_t entry_id(std::optional<Day> day, const Record& record, std::int64_t part) {
    const std::string own =
        std::string(kinds.text(record.kind)) + ' ' + record.id + ' ' + std::to_string(part);
    return (day ? first_id_of(*day) : 0) | hash_of(own);
}

std::string filter_term(char what, std::string_view value) {
    return std::string(".") + what + std::string(value);
}

} // namespace radslag::search_pages
