// What the first signs of a line make of it; see raw_lines.hpp. Page furniture is found in
// furniture.cpp.
#include "notes/text/raw_lines.hpp"

#include "notes/text/furniture.hpp"
#include "notes/text/letters.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

using documents::Block;
using documents::BlockKind;

/// Signs that begin a bullet when a space follows; those of symbol fonts too.
constexpr std::array<char32_t, 24> bullet_signs = {
    '-',    '*',    '+',    0x2022, 0x25E6, 0x25AA, 0x25CF, 0x25CB, 0xB7,   0x2013, 0x2014, 0xBB,
    0x203A, 0x2023, 0x2043, 0x25A0, 0x25A1, 0x27A2, 0x2192, 0x2713, 0xF0B7, 0xF0A7, 0xF02D, 0xF0D8};

bool is_bullet(char32_t code) {
    return std::find(bullet_signs.begin(), bullet_signs.end(), code) != bullet_signs.end();
}

/// Where the last character begins: by bytes, "à" would seem to end in a no-break space.
std::size_t last_character(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        const std::size_t last = last_character(text);
        if (!is_space(character_at(text, last).code))
            break;
        text = text.substr(0, last);
    }
    std::size_t at = 0;
    while (at < text.size()) {
        const Character character = character_at(text, at);
        if (!is_space(character.code) && character.code != 0xFEFF)
            break;
        at += character.size;
    }
    return text.substr(std::min(at, text.size()));
}

bool consists_of(std::string_view text, std::string_view signs) {
    return text.find_first_not_of(signs) == std::string_view::npos;
}

Dialect dialect_of(const documents::Text& text) {
    Dialect dialect;
    for (const Block& block : text.blocks) {
        const auto line = block.place.in(text.text);
        dialect.latex = dialect.latex || line.starts_with("\\documentclass") ||
                        line.starts_with("\\begin{document}");
        dialect.typst = dialect.typst || line.starts_with("#import \"") ||
                        line.starts_with("#show:") || line.starts_with("#set ");
    }
    return dialect;
}

/// Keeps the indents of open bullets, to know the depth of the next.
class BulletDepth {
  public:
    int at(int indent) {
        while (!indents_.empty() && indents_.back() > indent)
            indents_.pop_back();
        if (indents_.empty() || indents_.back() < indent)
            indents_.push_back(indent);
        return static_cast<int>(indents_.size());
    }
    void clear() { indents_.clear(); }

  private:
    std::vector<int> indents_;
};

class LineReader {
  public:
    explicit LineReader(const documents::Text& text) : text_(text) {
        raw_.dialect = dialect_of(text);
        in_preamble_ =
            raw_.dialect.latex && text.text.find("\\begin{document}") != std::string::npos;
        raw_.lines.reserve(text.blocks.size());
    }

    RawText run() {
        const std::vector<bool> furniture = page_furniture(text_);
        for (std::size_t i = 0; i < text_.blocks.size(); ++i) {
            if (furniture[i])
                continue;
            if (text_.blocks[i].kind == BlockKind::line)
                read_plain(text_.blocks[i]);
            else
                read_marked(text_.blocks[i]);
        }
        return std::move(raw_);
    }

  private:
    void read_marked(const Block& block) {
        RawLine line;
        line.page = block.page;
        line.after_blank = block.after_blank || block.kind == BlockKind::paragraph;
        line.indent = block.indent;
        line.marker = block.marker;
        line.place = block.place;
        line.level = static_cast<std::uint8_t>(std::clamp(block.level, 0, 200));
        line.bold = is_bold(block);
        switch (block.kind) {
        case BlockKind::heading:
            line.kind = LineKind::heading;
            break;
        case BlockKind::list_item:
            line.kind = LineKind::bullet;
            line.level = std::max<std::uint8_t>(line.level, 1);
            break;
        case BlockKind::table_row:
            line.kind = LineKind::table_row;
            line.cells = block.cells.empty() ? nullptr : &block.cells;
            break;
        case BlockKind::footnote:
            line.kind = LineKind::footnote;
            break;
        default:
            break;
        }
        if (!trimmed(block.place.in(text_.text)).empty())
            raw_.lines.push_back(line);
    }

    static bool is_bold(const Block& block) {
        std::size_t bold = 0;
        for (const auto& run : block.runs)
            bold += run.bold ? run.place.size() : 0;
        return bold > 0 && bold * 10 >= block.place.size() * 9;
    }

    void read_plain(const Block& block) {
        const auto content = trimmed(block.place.in(text_.text));
        if (content.empty()) {
            blank_ = true;
            return;
        }
        if (content.starts_with("```") || content.starts_with("~~~")) {
            in_code_ = !in_code_;
            blank_ = true;
            return;
        }
        if (in_code_ || is_rule(content))
            return;
        RawLine line;
        line.plain = true;
        line.page = block.page;
        line.after_blank = block.after_blank || blank_ || raw_.lines.empty();
        line.indent = block.indent;
        const auto begin = static_cast<std::size_t>(content.data() - text_.text.data());
        line.place = {begin, begin + content.size()};
        line.width = content.size();
        blank_ = false;
        if (!is_dropped(content))
            classify(line, content);
    }

    /// A line of rule signs: what it underlines becomes a heading; else it is as good as a blank.
    bool is_rule(std::string_view content) {
        if (content.size() < 3 || !consists_of(content, "-=_*~ |:+#"))
            return false;
        const bool underlines = !blank_ && !raw_.lines.empty() && raw_.lines.back().plain &&
                                raw_.lines.back().kind == LineKind::text &&
                                raw_.lines.back().after_blank && raw_.lines.back().width < 100 &&
                                consists_of(content, "-=~");
        if (underlines) {
            raw_.lines.back().kind = LineKind::heading;
            raw_.lines.back().level = content.front() == '=' ? 1 : 2;
        }
        if (content.find('|') == std::string_view::npos)
            blank_ = true;
        return true;
    }

    /// Commands of LaTeX and Typst that print nothing.
    bool is_dropped(std::string_view content) {
        if (raw_.dialect.latex) {
            if (content.starts_with("\\begin{document}"))
                in_preamble_ = false;
            const bool heads = content.starts_with("\\title") || content.starts_with("\\date") ||
                               content.starts_with("\\subtitle");
            if (in_preamble_ && !heads)
                return true;
            for (const std::string_view command :
                 {"%", "\\documentclass", "\\usepackage", "\\author", "\\begin", "\\end",
                  "\\newpage", "\\maketitle", "\\KOMAoptions", "\\label"})
                if (content.starts_with(command))
                    return true;
        }
        if (raw_.dialect.typst) {
            for (const std::string_view command :
                 {"//", "#import", "#show", "#set", "#let", "#pagebreak", "#formalia"})
                if (content.starts_with(command))
                    return true;
        }
        return content.starts_with("<!--") && content.ends_with("-->");
    }

    void classify(RawLine& line, std::string_view content) {
        if (!as_heading(line, content) && !as_footnote(line, content) &&
            !as_table_row(line, content) && !as_bullet(line, content))
            as_text(line, content);
        if (line.kind != LineKind::bullet && line.after_blank && line.indent == 0)
            bullets_.clear();
        if (line.place.end > line.place.begin)
            raw_.lines.push_back(line);
    }

    bool as_heading(RawLine& line, std::string_view content) {
        const char sign = content.front();
        if (raw_.dialect.latex && sign == '\\')
            return as_latex(line, content);
        if (sign != '#' && sign != '=')
            return false;
        const auto count = content.find_first_not_of(sign);
        if (count == std::string_view::npos || count > 6 || content[count] != ' ')
            return false;
        line.kind = LineKind::heading;
        line.level = static_cast<std::uint8_t>(count);
        line.place.begin += count;
        auto inside = line.place.in(text_.text);
        while (!inside.empty() && (inside.back() == sign || inside.back() == ' '))
            inside.remove_suffix(1);
        line.place.end = line.place.begin + inside.size();
        return true;
    }

    static bool as_latex(RawLine& line, std::string_view content) {
        constexpr std::array<std::string_view, 3> commands = {"\\section", "\\subsection",
                                                              "\\subsubsection"};
        for (std::size_t i = 0; i < commands.size(); ++i) {
            if (content.starts_with(commands[i]) && content.size() > commands[i].size() &&
                !is_letter(static_cast<unsigned char>(content[commands[i].size()]))) {
                line.kind = LineKind::heading;
                line.level = static_cast<std::uint8_t>(i + 1);
                line.place.begin += commands[i].size();
                const auto end = content.find('}');
                if (end != std::string_view::npos)
                    line.place.end = line.place.begin - commands[i].size() + end;
                if (content[commands[i].size()] == '*')
                    ++line.place.begin;
                return true;
            }
        }
        if (!content.starts_with("\\item"))
            return false;
        line.kind = LineKind::bullet;
        line.level = 1;
        line.place.begin += std::string_view("\\item").size();
        return true;
    }

    /// "¹ …" and "[^1]: …".
    bool as_footnote(RawLine& line, std::string_view content) {
        std::size_t end = 0;
        if (content.starts_with("[^")) {
            const auto close = content.substr(0, 40).find("]:");
            if (close == std::string_view::npos)
                return false;
            line.marker = content.substr(2, close - 2);
            end = close + 2;
        } else {
            while (end < content.size()) {
                const auto [code, size] = character_at(content, end);
                const bool superscript = code == 0xB9 || code == 0xB2 || code == 0xB3 ||
                                         code == 0x2070 || (code >= 0x2074 && code <= 0x2079);
                if (!superscript)
                    break;
                end += size;
            }
            line.marker = content.substr(0, end);
        }
        if (end == 0)
            return false;
        line.kind = LineKind::footnote;
        line.place.begin += end;
        return true;
    }

    static bool as_table_row(RawLine& line, std::string_view content) {
        const bool bars = content.front() == '|' && content.find('|', 1) != std::string_view::npos;
        const bool columns = content.find('\t') != std::string_view::npos ||
                             content.find("   ") != std::string_view::npos;
        if (!bars && !columns)
            return false;
        if (!bars && is_bullet(character_at(content, 0).code))
            return false;
        line.kind = LineKind::table_row;
        return true;
    }

    bool as_bullet(RawLine& line, std::string_view content) {
        const auto [code, size] = character_at(content, 0);
        const bool spaced = size < content.size() &&
                            (is_space(static_cast<unsigned char>(content[size])) || code > 0xF000);
        const bool small_o = code == 'o' && spaced && content.size() > 3 &&
                             is_capital(character_at(content, 2).code);
        const bool private_use = code >= 0xF000 && code <= 0xF0FF;
        const bool lettered = content.size() > 3 && content[1] == ')' && content[2] == ' ' &&
                              content[0] >= 'a' && content[0] <= 'z';
        if (lettered) { // "a) …": the letter is part of what is printed
            line.kind = LineKind::bullet;
            line.level = static_cast<std::uint8_t>(std::min(bullets_.at(line.indent), 100));
            return true;
        }
        if (!small_o && !(spaced && (is_bullet(code) || private_use)))
            return false;
        line.kind = LineKind::bullet;
        line.level = static_cast<std::uint8_t>(std::min(bullets_.at(line.indent), 100));
        line.place.begin += size;
        line.bold = false;
        const auto rest = trimmed(line.place.in(text_.text));
        line.done = rest.starts_with("[x]") || rest.starts_with("[X]");
        return true;
    }

    static void as_text(RawLine& line, std::string_view content) {
        if (content.front() == '>' && content.size() > 1)
            line.place.begin += 1;
        const bool stars = content.starts_with("**") && content.size() > 5;
        const auto close = stars ? content.find("**", 2) : std::string_view::npos;
        line.bold = close != std::string_view::npos && close + 4 >= content.size();
    }

    const documents::Text& text_;
    RawText raw_;
    BulletDepth bullets_;
    bool blank_ = false;
    bool in_code_ = false;
    bool in_preamble_ = false; ///< of LaTeX
};

} // namespace

RawText raw_lines(const documents::Text& text) {
    return LineReader(text).run();
}

} // namespace radslag::notes
