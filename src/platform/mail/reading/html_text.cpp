// One walk over tags, characters by name, and text. See html_text.hpp.
#include "platform/mail/reading/html_text.hpp"

#include "platform/mail/reading/fields.hpp"

#include <glib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace radslag::mail {

namespace {

using Named = std::pair<std::string_view, std::string_view>;
constexpr std::array<Named, 24> named_characters{
    {{"amp", "&"},    {"lt", "<"},    {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
     {"nbsp", " "},   {"aring", "å"}, {"auml", "ä"},   {"ouml", "ö"},   {"Aring", "Å"},
     {"Auml", "Ä"},   {"Ouml", "Ö"},  {"eacute", "é"}, {"Eacute", "É"}, {"aelig", "æ"},
     {"oslash", "ø"}, {"uuml", "ü"},  {"ndash", "–"},  {"mdash", "—"},  {"hellip", "…"},
     {"rsquo", "’"},  {"rdquo", "”"}, {"ldquo", "“"},  {"bull", "•"}}};

constexpr std::array<std::string_view, 20> blocks{
    "p",  "div", "br", "li", "tr", "table",      "h1",  "h2", "h3",      "h4",
    "h5", "h6",  "ul", "ol", "hr", "blockquote", "pre", "dt", "section", "article"};

constexpr std::array<std::string_view, 3> without_words{"style", "script", "title"};

bool is_white(char each) {
    return each == ' ' || each == '\t' || each == '\n' || each == '\r' || each == '\f';
}

void append_character(std::string& text, unsigned number) {
    if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF))
        number = 0xFFFD;
    std::array<char, 6> bytes{};
    text.append(bytes.data(), static_cast<std::size_t>(g_unichar_to_utf8(number, bytes.data())));
}

class Walk {
  public:
    explicit Walk(std::string_view html) : rest_(html) {}

    std::string text() {
        while (!rest_.empty()) {
            if (rest_.starts_with("<"))
                take_tag();
            else if (rest_.starts_with("&"))
                take_character();
            else
                take_words();
        }
        return std::move(text_);
    }

  private:
    void take_words() {
        const std::size_t end = std::min(rest_.find_first_of("<&"), rest_.size());
        for (const char each : rest_.substr(0, end))
            if (is_white(each))
                space();
            else
                text_ += each;
        rest_.remove_prefix(end);
    }

    void take_character() {
        constexpr std::size_t longest_name = 12;
        const std::size_t end = rest_.substr(0, longest_name).find(';');
        const std::string_view name = end == std::string_view::npos ? "" : rest_.substr(1, end - 1);
        const auto* const known = std::ranges::find(named_characters, name, &Named::first);
        unsigned number = 0;
        if (known != named_characters.end()) {
            text_ += known->second;
        } else if (is_number(name, number)) {
            append_character(text_, number);
        } else {
            text_ += '&';
            rest_.remove_prefix(1);
            return;
        }
        rest_.remove_prefix(end + 1);
    }

    static bool is_number(std::string_view name, unsigned& number) {
        if (!name.starts_with('#'))
            return false;
        name.remove_prefix(1);
        const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
        if (hexadecimal)
            name.remove_prefix(1);
        const char* const end = name.data() + name.size();
        const auto read = std::from_chars(name.data(), end, number, hexadecimal ? 16 : 10);
        return read.ec == std::errc() && read.ptr == end && !name.empty();
    }

    void take_tag() {
        if (rest_.starts_with("<!--"))
            return skip_past("-->");
        std::size_t at = 1;
        while (at < rest_.size() && (g_ascii_isalnum(rest_[at]) || rest_[at] == '/'))
            ++at;
        const std::string name =
            in_small_letters(rest_.substr(1, std::min<std::size_t>(at, 12) - 1));
        const bool is_tag = at > 1 || rest_.starts_with("<!") || rest_.starts_with("<?");
        if (!is_tag) {
            text_ += '<';
            rest_.remove_prefix(1);
            return;
        }
        skip_past(">");
        if (std::ranges::find(without_words, name) != without_words.end())
            return skip_element(name);
        const std::string bare = name.starts_with('/') ? name.substr(1) : name;
        const std::string element = bare.substr(0, bare.find('/'));
        if (std::ranges::find(blocks, element) != blocks.end())
            new_line(element == "br");
        else if (element == "td" || element == "th")
            space();
    }

    void skip_past(std::string_view end) {
        const std::size_t at = rest_.find(end);
        rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
    }

    /// Goes to the end of an element whose words are none. One that does not end takes the rest
    /// along, so the way is gone once.
    void skip_element(const std::string& name) {
        while (!rest_.empty()) {
            skip_past("</");
            if (in_small_letters(rest_.substr(0, name.size())) == name)
                return skip_past(">");
        }
    }

    void space() {
        if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n')
            text_ += ' ';
    }

    /// A break is always a line, a block only where no line has begun.
    void new_line(bool always) {
        while (text_.ends_with(' '))
            text_.pop_back();
        if (always || (!text_.empty() && text_.back() != '\n'))
            text_ += '\n';
    }

    std::string_view rest_;
    std::string text_;
};

} // namespace

std::string text_of_html(std::string_view html) {
    return Walk(html).text();
}

} // namespace radslag::mail
