// The form in which the demonstration is written: records with fields, items and facts, made to be
// written and read by people (data/demonstration/README.md). No word of what they mean is known
// here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace radslag::demonstration {

/// Where something stands in data/demonstration, for the message when it is wrong.
struct Origin {
    std::string_view file;
    int line = 0;
};

/// "name value" pairs in the order in which they are written.
class Fields {
  public:
    void add(std::string name, std::string value) {
        pairs_.emplace_back(std::move(name), std::move(value));
    }
    /// The value of the first field of that name; empty when there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// The value's parts between semicolons.
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    /// The value, or nothing when it is not there.
    [[nodiscard]] std::optional<std::string> maybe(std::string_view name) const;

  private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

/// "> kind | name value | name value || text": what follows from an item or a record.
struct Fact {
    std::string kind;
    Fields fields;
    std::string text;
    Origin origin;
};

/// "- text", with the facts below it.
struct Item {
    std::string text;
    std::vector<Fact> facts;
    Origin origin;
};

/// "@kind title", with its fields, text, facts and items.
struct Record {
    std::string kind;
    std::string title;
    Fields fields;
    std::string text;
    std::vector<Fact> facts;
    std::vector<Item> items;
    Origin origin;
};

/// Reads a file of the demonstration. Throws Misprint.
std::vector<Record> read_story(std::string_view file, std::string_view content);

/// The parts of a text between separators, without white space around them; empty ones are left
/// out.
std::vector<std::string> split(std::string_view text, char separator);

/// Says what is wrong and where: a fault of ours, found by the tests. Throws std::logic_error.
[[noreturn]] void misprint(const Origin& origin, std::string_view what);

} // namespace radslag::demonstration
