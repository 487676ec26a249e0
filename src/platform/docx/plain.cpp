// The parts of an empty document, as ECMA-376, part 1, 11.3 asks for them: A4, 25 mm of margin, the
// page's number and how many there are below. See plain.hpp.
#include "platform/docx/plain.hpp"

namespace radslag::docx {

namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

constexpr std::string_view content_types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
    "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
    "officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-"
    "officedocument.wordprocessingml.styles+xml\"/>"
    "<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-"
    "officedocument.wordprocessingml.settings+xml\"/>"
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-"
    "officedocument.wordprocessingml.footer+xml\"/></Types>";

constexpr std::string_view package_relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

constexpr std::string_view document_relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/settings\" Target=\"settings.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/footer\" Target=\"footer1.xml\"/></Relationships>";

constexpr std::string_view styles_before_language =
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" "
    "w:eastAsia=\"Calibri\" w:cs=\"Calibri\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang "
    "w:val=\"";
constexpr std::string_view styles_after_language =
    "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" "
    "w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style "
    "w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
    "<w:qFormat/></w:style>";

// 15: what Word 2013 and later write, so that the file does not open in a mode for older ones.
constexpr std::string_view settings =
    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
    "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>";

constexpr std::string_view footer =
    "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t>"
    "</w:r></w:fldSimple><w:r><w:t xml:space=\"preserve\"> (</w:t></w:r><w:fldSimple w:instr=\" "
    "NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>)</w:t></w:r></w:p>";

constexpr std::string_view page =
    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"11906\" "
    "w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" "
    "w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>";

std::string part(std::string_view element, std::string_view inside) {
    std::string text(head);
    text.append("<").append(element).append(" ").append(word).append(">");
    return text.append(inside).append("</").append(element).append(">");
}

} // namespace

Package plain_package(const std::string& title, const std::string& content,
                      std::string_view language) {
    const std::string body = "<w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>" +
                             title + "</w:t></w:r></w:p><w:p><w:r><w:t>" + content +
                             "</w:t></w:r></w:p>" + std::string(page) + "</w:body>";
    Package package;
    package.put("[Content_Types].xml", std::string(head).append(content_types));
    package.put("_rels/.rels", std::string(head).append(package_relations));
    package.put(plain_main_part, part("w:document", body));
    package.put("word/_rels/document.xml.rels", std::string(head).append(document_relations));
    package.put(
        "word/styles.xml",
        part("w:styles",
             std::string(styles_before_language).append(language).append(styles_after_language)));
    package.put("word/settings.xml", part("w:settings", settings));
    package.put("word/footer1.xml", part("w:ftr", footer));
    return package;
}

} // namespace radslag::docx
