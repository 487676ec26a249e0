// What the tests of Word files share: a template made on the spot, and a filled file taken apart.
#pragma once

#include "platform/docx/template.hpp"
#include "platform/docx/xml.hpp"

#include <array>

namespace radslag::docx {

inline constexpr std::array<Field, 4> known_fields = {{
    {"title", "titel"},
    {"chair", "ordförande"},
    {"present", "närvarande", FieldKind::list},
    {"notes", "anteckningar", FieldKind::content, FieldNeed::required},
}};

/// The parts of a template as Word writes them, with one header; each can be changed before it is
/// packed.
class Sample {
  public:
    /// `body` is what stands in w:body, `header` what stands in the header.
    explicit Sample(const std::string& body, const std::string& header = "<w:p/>");

    Sample& put(const std::string& part, const std::string& bytes);
    Sample& replace(const std::string& part, const std::string& words, const std::string& by);
    [[nodiscard]] std::string packed() const { return package_.written(); }

    [[nodiscard]] Result<Template> read() const;
    /// All that is wrong with it, in words; "" when nothing is.
    [[nodiscard]] std::string wrong() const;

  private:
    Package package_;
};

/// `<w:p>` with one run.
std::string paragraph(const std::string& words);

/// The parts of a file.
Package unpacked(const std::string& bytes);
std::string part_of(const std::string& file, const std::string& part);

/// The paragraphs of a part as "style: words"; the style is left out where there is none, a
/// footnote mark is "[n]".
std::vector<std::string> lines_of(const std::string& file,
                                  const std::string& part = "word/document.xml");

} // namespace radslag::docx
