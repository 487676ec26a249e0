// See readme.hpp.
#include "exports/readme.hpp"

#include "platform/i18n/text.hpp"

#include <fmt/format.h>

#include <map>

namespace radslag::exports {

namespace {

std::string line_of(i18n::Language language, std::string_view table, std::int64_t rows) {
    const auto words = words_of(table);
    return fmt::format("| `{}` | {} | {} |\n", table, rows,
                       !words                                ? std::string_view()
                       : language == i18n::Language::swedish ? words->swedish
                                                             : words->english);
}

std::string table_list(i18n::Language language, const Contents& contents) {
    std::string lines;
    for (const RowFiles& table : contents.records.tables)
        lines += line_of(language, table.shape.name, table.rows);
    for (const CollectionFile& collection : contents.collections)
        lines += line_of(language, collection.name, collection.records);
    return lines;
}

/// The text with each "{word}" that is known replaced.
std::string filled(std::string_view text, const std::map<std::string_view, std::string>& words) {
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('{');
        out += text.substr(0, open);
        if (open == text.npos)
            break;
        text.remove_prefix(open);
        const auto close = text.find('}');
        const auto word = close == text.npos ? words.end() : words.find(text.substr(1, close - 1));
        if (word == words.end()) {
            out += '{';
            text.remove_prefix(1);
        } else {
            out += word->second;
            text.remove_prefix(close + 1);
        }
    }
    return out;
}

} // namespace

std::string readme(i18n::Language language, const Taken& taken, const Contents& contents) {
    const std::string ending = language == i18n::Language::swedish ? ".sv.txt" : ".en.txt";
    const std::string name = contents.records.tables.empty() ? "public" : "register";
    return filled(text_named(name + ending), {{"forum", taken.forum},
                                              {"time", to_text(taken.at)},
                                              {"documents", std::to_string(contents.documents)},
                                              {"acts", std::to_string(contents.acts)},
                                              {"tables", table_list(language, contents)}});
}

} // namespace radslag::exports
