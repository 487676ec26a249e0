// One pass over the characters of a stretch; see markup.hpp. Looking ahead is bounded, so that the
// time stays linear whatever a text holds.
#include "notes/text/markup.hpp"

#include "notes/text/letters.hpp"

#include <array>
#include <utility>

namespace radslag::notes {

namespace {

/// How far a link's text, its target or a tag may reach.
constexpr std::size_t look_ahead = 400;

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> entities = {{
    {"&nbsp;", " "},
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&aring;", "å"},
    {"&auml;", "ä"},
    {"&ouml;", "ö"},
    {"&Aring;", "Å"},
    {"&Auml;", "Ä"},
    {"&Ouml;", "Ö"},
    {"&oslash;", "ø"},
    {"&aelig;", "æ"},
    {"&AElig;", "Æ"},
    {"&eacute;", "é"},
    {"&ndash;", "–"},
    {"&bull;", "•"},
    {"&Oslash;", "Ø"},
}};

/// Superscript digits, as footnotes are marked.
bool is_superscript(char32_t code) {
    return code == 0xB9 || code == 0xB2 || code == 0xB3 || code == 0x2070 ||
           (code >= 0x2074 && code <= 0x2079);
}

/// Characters that are never seen: soft hyphen, zero width, byte order mark.
bool is_invisible(char32_t code) {
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF;
}

std::string_view ligature(char32_t code) {
    switch (code) {
    case 0xFB00:
        return "ff";
    case 0xFB01:
        return "fi";
    case 0xFB02:
        return "fl";
    case 0xFB03:
        return "ffi";
    case 0xFB04:
        return "ffl";
    default:
        return "";
    }
}

class WordCopier {
  public:
    WordCopier(std::string_view source, Place stretch, Dialect dialect, FairCopy& copy)
        : source_(source.substr(0, stretch.end)), at_(stretch.begin), begin_(stretch.begin),
          dialect_(dialect), copy_(copy), start_(copy.text.size()) {}

    void run() {
        while (at_ < source_.size()) {
            const Character character = character_at(source_, at_);
            if (is_space(character.code))
                space();
            else if (!skipped_markup(character))
                keep(character.size);
        }
        finish();
    }

  private:
    [[nodiscard]] bool starts(std::string_view text) const {
        return source_.substr(at_, text.size()) == text;
    }
    [[nodiscard]] char after(std::size_t offset) const {
        return at_ + offset < source_.size() ? source_[at_ + offset] : ' ';
    }
    [[nodiscard]] char before() const { return at_ > begin_ ? source_[at_ - 1] : ' '; }

    /// Where `sign` stands within reach after `from`, or npos.
    [[nodiscard]] std::size_t find(char sign, std::size_t from) const {
        const auto found = source_.substr(0, at_ + look_ahead).find(sign, from);
        return found;
    }

    void keep(std::size_t size) {
        copy_.keep(source_, {at_, at_ + size});
        at_ += size;
    }

    void put(std::string_view words, std::size_t size) {
        copy_.put(words, {at_, at_ + size});
        at_ += size;
    }

    void drop(std::size_t size) { at_ += size; }

    /// A separator is written once, and never first.
    void separate(char separator, Place stretch) {
        std::string& out = copy_.text;
        if (out.size() == start_ || out.back() == '\t')
            return;
        if (out.back() == ' ') {
            if (separator == '\t')
                out.back() = '\t';
            return;
        }
        copy_.put(std::string_view(&separator, 1), stretch);
    }

    void space() {
        const std::size_t begin = at_;
        int columns = 0;
        bool tabbed = false;
        while (at_ < source_.size()) {
            const Character character = character_at(source_, at_);
            if (!is_space(character.code))
                break;
            tabbed = tabbed || character.code == '\t';
            columns += character.code == '\n' ? 0 : 1;
            at_ += character.size;
        }
        separate(tabbed || columns >= 3 ? '\t' : ' ', {begin, at_});
    }

    /// Drops or translates the markup that begins here; false when it is none.
    bool skipped_markup(Character character) {
        if (character.code >= 0x80)
            return skipped_sign(character);
        switch (static_cast<char>(character.code)) {
        case '*':
            return skipped_star();
        case '_':
            return skipped_underscore();
        case '`':
            drop(1);
            return true;
        case '~':
            return skipped_tilde();
        case '[':
            return skipped_bracket();
        case '!':
            return skipped_image();
        case '<':
            return skipped_tag();
        case '&':
            return translated_entity();
        case '|':
            separate('\t', {at_, at_ + 1});
            drop(1);
            return true;
        case '\\':
            return skipped_backslash();
        case '#':
            return dialect_.typst && skipped_typst_call();
        case '{':
        case '}':
            return skipped_brace();
        case ']':
            return skipped_closing_bracket();
        case '(':
        case ')':
            return skipped_typst_parenthesis();
        case '%':
            return skipped_latex_remark();
        default:
            return false;
        }
    }

    bool skipped_sign(Character character) {
        if (is_invisible(character.code)) {
            drop(character.size);
            return true;
        }
        if (const auto letters = ligature(character.code); !letters.empty()) {
            put(letters, character.size);
            return true;
        }
        return is_superscript(character.code) && noted_mark(character);
    }

    /// A raised number is a footnote's mark, unless it is the 2 of m².
    bool noted_mark(Character character) {
        const char unit = before();
        const bool alone =
            at_ < begin_ + 2 || !is_letter(static_cast<unsigned char>(source_[at_ - 2]));
        const bool area = unit == 'm' && (alone || source_[at_ - 2] == 'k' ||
                                          source_[at_ - 2] == 'c' || source_[at_ - 2] == 'd');
        if (area)
            return false;
        std::size_t end = at_ + character.size;
        while (end < source_.size() && is_superscript(character_at(source_, end).code))
            end += character_at(source_, end).size;
        copy_.note_marks.push_back({copy_.text.size(), at_, source_.substr(at_, end - at_)});
        at_ = end;
        return true;
    }

    bool skipped_star() {
        std::size_t count = 1;
        while (after(count) == '*')
            ++count;
        const bool alone = is_space(static_cast<unsigned char>(before())) &&
                           is_space(static_cast<unsigned char>(after(count)));
        const bool product = is_digit(static_cast<unsigned char>(before())) &&
                             is_digit(static_cast<unsigned char>(after(count)));
        if (alone || product)
            return false;
        drop(count);
        return true;
    }

    bool skipped_underscore() {
        std::size_t count = 1;
        while (after(count) == '_')
            ++count;
        const auto inside = [](char sign) {
            const auto code = static_cast<unsigned char>(sign);
            return code >= 0x80 || is_letter(code) || is_digit(code);
        };
        if (count < 3 && inside(before()) && inside(after(count)))
            return false;
        drop(count);
        return true;
    }

    bool skipped_tilde() {
        if (after(1) == '~')
            drop(2);
        else if (dialect_.latex)
            put(" ", 1);
        else
            return false;
        return true;
    }

    /// "[text](target)" leaves the text, "[^1]" is a footnote's mark, "[ ]" an open box.
    bool skipped_bracket() {
        if (after(1) == '^') {
            const auto end = find(']', at_);
            if (end == std::string_view::npos)
                return false;
            copy_.note_marks.push_back(
                {copy_.text.size(), at_, source_.substr(at_ + 2, end - at_ - 2)});
            at_ = end + 1;
            return true;
        }
        if (after(2) == ']' && (after(1) == ' ' || after(1) == 'x' || after(1) == 'X')) {
            drop(3);
            return true;
        }
        if (dialect_.typst) {
            drop(1);
            return true;
        }
        const auto end = find(']', at_);
        if (end == std::string_view::npos || end + 1 >= source_.size() || source_[end + 1] != '(')
            return false;
        open_link_ = end;
        drop(1);
        return true;
    }

    bool skipped_closing_bracket() {
        if (at_ == open_link_) {
            const auto end = find(')', at_);
            at_ = end == std::string_view::npos ? at_ + 1 : end + 1;
            return true;
        }
        if (!dialect_.typst)
            return false;
        drop(1);
        return true;
    }

    bool skipped_image() {
        if (after(1) != '[')
            return false;
        const auto middle = find(']', at_);
        if (middle == std::string_view::npos || source_.substr(middle, 2) != "](")
            return false;
        const auto end = find(')', middle);
        if (end == std::string_view::npos)
            return false;
        at_ = end + 1;
        return true;
    }

    bool skipped_tag() {
        const char next = after(1);
        if (next != '/' && next != '!' && !is_letter(static_cast<unsigned char>(next)))
            return false;
        const auto end = find('>', at_);
        if (end == std::string_view::npos)
            return false;
        const auto inside = source_.substr(at_ + 1, end - at_ - 1);
        if (inside.find("://") != std::string_view::npos ||
            inside.find('@') != std::string_view::npos) {
            drop(1); // an address in angle brackets stays
            return true;
        }
        separate(' ', {at_, end + 1});
        at_ = end + 1;
        return true;
    }

    bool translated_entity() {
        for (const auto& [name, sign] : entities) {
            if (starts(name)) {
                put(sign, name.size());
                return true;
            }
        }
        return false;
    }

    bool skipped_backslash() {
        if (!dialect_.latex) {
            const bool escapes = after(1) > ' ' &&
                                 !is_letter(static_cast<unsigned char>(after(1))) &&
                                 !is_digit(static_cast<unsigned char>(after(1)));
            if (escapes) {
                drop(1);
                keep(character_at(source_, at_).size);
            }
            return escapes;
        }
        if (after(1) == '\\') {
            separate(' ', {at_, at_ + 2});
            drop(2);
            return true;
        }
        std::size_t end = at_ + 1;
        while (end < source_.size() && (is_letter(character_at(source_, end).code) ||
                                        source_[end] == '@' || source_[end] == '*'))
            end += character_at(source_, end).size;
        drop(end == at_ + 1 ? 2 : end - at_);
        if (at_ > source_.size())
            at_ = source_.size();
        return true;
    }

    bool skipped_brace() {
        if (!dialect_.latex)
            return false;
        if (source_[at_] == '}' && after(1) == '{')
            separate('\t', {at_, at_ + 1});
        drop(1);
        return true;
    }

    bool skipped_latex_remark() {
        if (!dialect_.latex)
            return false;
        at_ = source_.size();
        return true;
    }

    /// "#name" and "#name.name" of Typst.
    bool skipped_typst_call() {
        std::size_t end = at_ + 1;
        while (end < source_.size() &&
               (is_letter(character_at(source_, end).code) || source_[end] == '.'))
            end += character_at(source_, end).size;
        if (end == at_ + 1)
            return false;
        typst_depth_ = after(end - at_) == '(' ? 1 : 0;
        at_ = end;
        return true;
    }

    bool skipped_typst_parenthesis() {
        if (!dialect_.typst || typst_depth_ == 0)
            return false;
        typst_depth_ = source_[at_] == '(' ? 1 : 0;
        drop(1);
        return true;
    }

    void finish() {
        std::size_t size = copy_.text.size();
        while (size > start_ && (copy_.text[size - 1] == ' ' || copy_.text[size - 1] == '\t'))
            --size;
        if (size < copy_.text.size())
            copy_.shorten(size);
    }

    std::string_view source_;
    std::size_t at_;
    std::size_t begin_;
    Dialect dialect_;
    FairCopy& copy_;
    std::size_t start_;
    std::size_t open_link_ = std::string_view::npos;
    int typst_depth_ = 0;
};

} // namespace

void copy_words(std::string_view source, Place stretch, Dialect dialect, FairCopy& copy) {
    WordCopier(source, stretch, dialect, copy).run();
}

} // namespace radslag::notes
