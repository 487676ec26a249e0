// The reader of .po files. Declared in po_file.hpp; catalogue_maker.cpp turns the entries to code.
#include "platform/i18n/po_file.hpp"

#include <stdexcept>

namespace radslag::i18n {
namespace {

class PoReader {
  public:
    explicit PoReader(std::string_view text) : rest_(text) {}

    std::vector<PoEntry> read() {
        while (next_line())
            read_line();
        finish_entry();
        return std::move(entries_);
    }

  private:
    bool next_line() {
        if (rest_.empty())
            return false;
        const std::size_t end = rest_.find('\n');
        line_ = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        ++number_;
        return true;
    }

    void read_line() {
        if (line_.empty() || line_.front() == '#')
            return;
        if (take("msgid_plural ")) {
            into_ = &entry_.english_plural;
        } else if (take("msgid ")) {
            finish_entry();
            entry_.line = number_;
            open_ = true;
            into_ = &entry_.english;
        } else if (take("msgstr[1] ")) {
            into_ = &entry_.swedish_plural;
        } else if (take("msgstr[0] ") || take("msgstr ")) {
            into_ = &entry_.swedish;
        }
        if (into_ == nullptr)
            fail("a sentence stands before its msgid");
        append_quoted();
    }

    bool take(std::string_view word) {
        if (!line_.starts_with(word))
            return false;
        line_.remove_prefix(word.size());
        return true;
    }

    void append_quoted() {
        if (line_.size() < 2 || line_.front() != '"' || line_.back() != '"')
            fail("a sentence must stand in quotation marks");
        line_ = line_.substr(1, line_.size() - 2);
        for (std::size_t i = 0; i < line_.size(); ++i) {
            if (line_[i] != '\\') {
                *into_ += line_[i];
                continue;
            }
            if (++i == line_.size())
                fail("a backslash ends the line");
            *into_ += line_[i] == 'n' ? '\n' : line_[i] == 't' ? '\t' : line_[i];
        }
    }

    void finish_entry() {
        if (open_ && !entry_.english.empty())
            entries_.push_back(std::move(entry_));
        entry_ = {};
        open_ = false;
    }

    [[noreturn]] void fail(const char* what) const {
        throw std::runtime_error("line " + std::to_string(number_) + ": " + what);
    }

    std::string_view rest_, line_;
    std::vector<PoEntry> entries_;
    PoEntry entry_;
    std::string* into_ = nullptr;
    int number_ = 0;
    bool open_ = false;
};

} // namespace

std::vector<PoEntry> parse_po(std::string_view text) {
    return PoReader(text).read();
}

} // namespace radslag::i18n
