// Reads the word lists of data/words at build time and writes them as one C++ table, so that the
// running program reads no files and spends no time on them. Format: data/words/README.md.
#include "notes/text/letters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using radslag::notes::folded;
using radslag::notes::word_end;

struct Entry {
    std::set<std::string> classes;
    int value = 0;
    int phrase_words = 0;
};

using Table = std::map<std::string, Entry>;

struct Section {
    std::string word_class;
    int value = 0;
};

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos)
        return "";
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// "[month 3]" → {"month", 3}.
Section section_of(const std::string& line) {
    const auto inside = line.substr(1, line.find(']') - 1);
    const auto space = inside.find(' ');
    if (space == std::string::npos)
        return {inside, 0};
    return {inside.substr(0, space), std::stoi(inside.substr(space + 1))};
}

/// Words of a phrase as the tokenizer counts them: every mark is one of its own.
int count_words(const std::string& phrase) {
    int count = 0;
    for (std::size_t at = 0; at < phrase.size();) {
        if (phrase[at] == ' ') {
            ++at;
            continue;
        }
        const auto end = word_end(phrase, at);
        at = end > at ? end : at + radslag::notes::character_at(phrase, at).size;
        ++count;
    }
    return count;
}

void add(Table& table, const std::string& text, const Section& section) {
    const auto key = folded(text);
    Entry& entry = table[key];
    entry.classes.insert(section.word_class);
    if (section.value != 0)
        entry.value = section.value;
    if (const int words = count_words(key); words > 1) {
        Entry& first = table[key.substr(0, word_end(key, 0))];
        first.phrase_words = std::max(first.phrase_words, words);
    }
}

void read_list(const std::string& path, Table& table) {
    std::ifstream file(path);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    Section section;
    for (std::string line; std::getline(file, line);) {
        line = trimmed(line.substr(0, line.find('#')));
        if (line.empty())
            continue;
        if (line.front() == '[') {
            section = section_of(line);
            continue;
        }
        if (section.word_class.empty())
            throw std::runtime_error(path + ": a word stands before the first [class]");
        for (std::size_t begin = 0; begin <= line.size();) {
            const auto end = std::min(line.find(',', begin), line.size());
            if (const auto word = trimmed(line.substr(begin, end - begin)); !word.empty())
                add(table, word, section);
            begin = end + 1;
        }
    }
}

/// FNV-1a; words.cpp looks up with the same.
std::uint32_t hash(const std::string& text) {
    std::uint32_t value = 2166136261U;
    for (const char character : text)
        value = (value ^ static_cast<unsigned char>(character)) * 16777619U;
    return value;
}

/// Every word's place in the hash table, as words.cpp will look for it.
std::vector<std::size_t> slots_of(const Table& table) {
    std::size_t count = 1024;
    while (count < table.size() * 2)
        count *= 2;
    std::vector<std::size_t> slots(count, 0);
    std::size_t number = 0;
    for (const auto& [text, entry] : table) {
        std::size_t at = hash(text) & (count - 1);
        while (slots[at] != 0)
            at = (at + 1) & (count - 1);
        slots[at] = ++number;
    }
    if (number >= 65535)
        throw std::runtime_error("more words than 16 bits can number");
    return slots;
}

void write_words(const Table& table, std::ostream& out) {
    out << "const PackedWord word_table[] = {\n    {{}, 0, 0, 0, 0},\n";
    std::size_t offset = 0;
    for (const auto& [text, entry] : table) {
        std::string classes;
        for (const auto& name : entry.classes)
            classes += (classes.empty() ? "" : ", ") + name;
        out << fmt::format("    {{{}, {}, {}, {}, {}}},\n", "WordClasses(" + classes + ")", offset,
                           text.size(), entry.value, entry.phrase_words);
        offset += text.size();
    }
    out << "};\n\nconst char word_letters[] =";
    for (const auto& [text, entry] : table)
        out << fmt::format("\n    \"{}\"", text);
    out << ";\n\n";
}

void write_table(const Table& table, std::ostream& out) {
    out << "// Made at build time by embed_words from data/words.\n"
           "#include \"notes/text/word_table.hpp\"\n\n"
           "namespace radslag::notes {\n\nusing enum WordClass;\n\n";
    write_words(table, out);
    const auto slots = slots_of(table);
    out << "const std::uint16_t word_slots[] = {";
    for (std::size_t i = 0; i < slots.size(); ++i)
        out << (i % 16 == 0 ? "\n    " : " ") << slots[i] << ',';
    out << fmt::format("\n}};\nconst std::size_t word_slot_count = {};\n\n"
                       "}} // namespace radslag::notes\n",
                       slots.size());
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "usage: embed_words OUT.cpp LIST.txt...\n";
        return 2;
    }
    try {
        Table table;
        for (int i = 2; i < argc; ++i)
            read_list(argv[i], table);
        std::ofstream out(argv[1]);
        write_table(table, out);
        return out.good() ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
