// The tables at the head of an RTF file: which font stands in which code page, which style is a
// heading. rtf.cpp reads the text by them.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace radslag::documents {

class RtfTables {
  public:
    /// The code page of text whose font names none, as ICU knows it.
    [[nodiscard]] const std::string& default_page() const { return default_page_; }
    /// `word`: ansicpg with its number, mac, pc or pca.
    void set_default(std::string_view word, int number);
    [[nodiscard]] const std::string& page_of_font(int font) const;

    /// Read the content of \fonttbl and \stylesheet.
    void read_fonts(std::string_view table);
    void read_styles(std::string_view table);

    /// The heading level, 1–6, of a paragraph by its own outline level (-1: none) or its style;
    /// 0 for body text.
    [[nodiscard]] int heading_of(int style, int outline) const;

    /// Bytes of a code page as valid UTF-8.
    [[nodiscard]] std::string decoded(std::string_view bytes, const std::string& page) const;
    /// The text of a small group, all looks left out.
    [[nodiscard]] std::string plain_text(std::string_view group, const std::string& page) const;
    /// The address in a field's HYPERLINK instruction; empty when there is none.
    [[nodiscard]] std::string address_in(std::string_view group, const std::string& page) const;

  private:
    std::string default_page_ = "windows-1252";
    std::map<int, std::string> font_pages_;
    std::map<int, int> headings_; ///< style → level
};

} // namespace radslag::documents
