// Reads the files of the demonstration line by line; see story.hpp.
#include "demonstration/story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace radslag::demonstration {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// "name rest" at the first blank.
std::pair<std::string, std::string> first_word(std::string_view text) {
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos)
        return {std::string(text), ""};
    return {std::string(text.substr(0, blank)), std::string(trimmed(text.substr(blank)))};
}

bool is_field_name(std::string_view name) {
    return !name.empty() &&
           std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

void append(std::string& text, std::string_view more) {
    if (!text.empty() && text.back() != '\n')
        text += ' ';
    text += more;
}

class Reader {
  public:
    Reader(std::string_view file, std::string_view content) : file_(file), content_(content) {}

    std::vector<Record> run() {
        for (std::size_t begin = 0; begin < content_.size();) {
            const auto end = std::min(content_.find('\n', begin), content_.size());
            ++line_;
            take(content_.substr(begin, end - begin));
            begin = end + 1;
        }
        return std::move(records_);
    }

  private:
    [[nodiscard]] Origin here() const { return {file_, line_}; }

    Record& record() {
        if (records_.empty())
            misprint(here(), "a line stands before the first @record");
        return records_.back();
    }

    void take(std::string_view line) {
        const std::string_view words = trimmed(line);
        if (words.empty() || line.front() == '#') {
            open_ = words.empty() ? nullptr : open_;
            return;
        }
        if (line.front() == '@')
            begin_record(words.substr(1));
        else if (line.starts_with("- "))
            begin_item(trimmed(line.substr(2)));
        else if (words.starts_with("> "))
            begin_fact(trimmed(words.substr(2)));
        else if (!take_field(words))
            append(open_ != nullptr ? *open_ : new_text(), words);
    }

    void begin_record(std::string_view words) {
        auto [kind, title] = first_word(words);
        records_.push_back({std::move(kind), std::move(title), {}, {}, {}, {}, here()});
        open_ = nullptr;
    }

    void begin_item(std::string_view words) {
        record().items.push_back({std::string(words), {}, here()});
        open_ = &record().items.back().text;
    }

    void begin_fact(std::string_view words) {
        auto& facts = record().items.empty() ? record().facts : record().items.back().facts;
        const auto text = words.find("||");
        Fact fact;
        fact.origin = here();
        if (text != std::string_view::npos)
            fact.text = trimmed(words.substr(text + 2));
        for (const std::string& part : split(words.substr(0, text), '|')) {
            auto [name, value] = first_word(part);
            if (fact.kind.empty()) {
                fact.kind = name;
                if (!value.empty())
                    fact.fields.add("first", value);
            } else {
                fact.fields.add(std::move(name), std::move(value));
            }
        }
        facts.push_back(std::move(fact));
        open_ = &facts.back().text;
    }

    /// Fields stand right below the record's first line.
    bool take_field(std::string_view words) {
        const auto colon = words.find(':');
        if (colon == std::string_view::npos || !is_field_name(words.substr(0, colon)) ||
            !record().text.empty() || !record().items.empty() || !record().facts.empty())
            return false;
        record().fields.add(std::string(words.substr(0, colon)),
                            std::string(trimmed(words.substr(colon + 1))));
        return true;
    }

    std::string& new_text() {
        if (!record().items.empty())
            misprint(here(), "a line belongs to nothing: begin it with '- ', or indent it");
        if (!record().text.empty())
            record().text += "\n\n";
        open_ = nullptr;
        return record().text;
    }

    std::string_view file_;
    std::string_view content_;
    int line_ = 0;
    std::vector<Record> records_;
    std::string* open_ = nullptr; ///< what a further line continues
};

} // namespace

std::string_view Fields::get(std::string_view name) const {
    for (const auto& [known, value] : pairs_)
        if (known == name)
            return value;
    return {};
}

bool Fields::has(std::string_view name) const {
    return std::ranges::any_of(pairs_, [&](const auto& pair) { return pair.first == name; });
}

std::vector<std::string> Fields::list(std::string_view name) const {
    return split(get(name), ';');
}

std::optional<std::string> Fields::maybe(std::string_view name) const {
    return has(name) ? std::optional(std::string(get(name))) : std::nullopt;
}

std::vector<Record> read_story(std::string_view file, std::string_view content) {
    return Reader(file, content).run();
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(separator, begin), text.size());
        if (const auto part = trimmed(text.substr(begin, end - begin)); !part.empty())
            parts.emplace_back(part);
        begin = end + 1;
    }
    return parts;
}

void misprint(const Origin& origin, std::string_view what) {
    throw std::logic_error(
        fmt::format("data/demonstration/{}:{}: {}", origin.file, origin.line, what));
}

} // namespace radslag::demonstration
