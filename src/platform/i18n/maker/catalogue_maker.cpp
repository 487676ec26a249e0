// Runs at build: catalogue_maker SV.PO OUT.CPP writes the table of Swedish sentences that
// catalogue.hpp describes. An entry without its Swedish is left out, and a test names it.
#include "platform/i18n/po_file.hpp"
#include "platform/i18n/text.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>

namespace {

using namespace radslag::i18n;

std::string read_whole(const char* path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

using Sentences = std::map<std::uint64_t, std::pair<std::string, std::string>>;

void add(Sentences& sentences, const std::string& english, const std::string& swedish) {
    if (swedish.empty())
        return;
    const auto [at, is_new] = sentences.try_emplace(hash_of(english), english, swedish);
    if (!is_new && at->second != std::pair(english, swedish))
        throw std::runtime_error("two sentences meet in the table: \"" + english + "\" and \"" +
                                 at->second.first + "\"");
}

/// A C++ string literal; \x would swallow digits that follow, so bytes are octal.
std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (byte >= 0x20 && byte < 0x7f && character != '"' && character != '\\' &&
            character != '?') {
            result += character;
        } else {
            result += '\\';
            result += static_cast<char>('0' + (byte >> 6U));
            result += static_cast<char>('0' + ((byte >> 3U) & 7U));
            result += static_cast<char>('0' + (byte & 7U));
        }
    }
    return result + "\"";
}

void write_table(std::ostream& out, const Sentences& sentences) {
    out << "// Made from locale/sv.po by catalogue_maker.\n"
           "#include \"platform/i18n/catalogue.hpp\"\n\n"
           "// Longer than what every compiler must take; ours do.\n"
           "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
           "namespace radslag::i18n {\nnamespace {\n\n"
           "constexpr char words[] =\n    \"\"";
    for (const auto& [hash, sentence] : sentences)
        out << "\n    " << quoted(sentence.second);
    out << ";\n\nconstexpr Entry entries[] = {\n";
    std::size_t offset = 0;
    for (const auto& [hash, sentence] : sentences) {
        out << "    {" << hash << "U, " << offset << ", " << sentence.second.size() << "},\n";
        offset += sentence.second.size();
    }
    out << "    {~0ULL, 0, 0}};\n\n} // namespace\n\n"
           "const Catalogue& swedish_catalogue() {\n"
           "    static constexpr Catalogue catalogue{{entries, "
        << sentences.size() << "}, {words, " << offset
        << "}};\n    return catalogue;\n}\n\n} // namespace radslag::i18n\n";
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: catalogue_maker SV.PO OUT.CPP\n";
        return 2;
    }
    try {
        Sentences sentences;
        for (const PoEntry& entry : parse_po(read_whole(arguments[1]))) {
            add(sentences, entry.english, entry.swedish);
            if (!entry.english_plural.empty())
                add(sentences, entry.english_plural, entry.swedish_plural);
        }
        std::ofstream out(arguments[2], std::ios::binary);
        write_table(out, sentences);
        return out.flush() ? 0 : 1;
    } catch (const std::exception& fault) {
        std::cerr << arguments[1] << ": " << fault.what() << '\n';
        return 1;
    }
}
