// See template_test.hpp.
#include "platform/docx/plain.hpp"
#include "platform/docx/template_test.hpp"

#include <stdexcept>

namespace radslag::docx {

namespace {

constexpr std::string_view word =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">";

std::string words_of(pugi::xml_node node) {
    std::string words;
    for (const pugi::xml_node child : node.children()) {
        const std::string_view name = child.name();
        if (name == "w:t")
            words += child.text().get();
        else if (name == "w:br")
            words += "|";
        else if (name == "w:footnoteReference")
            words += "[" + std::string(value(child, "w:id")) + "]";
        else if (name != "w:pPr" && name != "w:rPr")
            words += words_of(child);
    }
    return words;
}

} // namespace

std::string paragraph(const std::string& words) {
    return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>";
}

Sample::Sample(const std::string& body, const std::string& header)
    : package_(plain_package("", "", "sv-SE")) {
    put("word/document.xml", "<w:document" + std::string(word) + "<w:body>" + body +
                                 "<w:sectPr><w:headerReference r:id=\"rId9\"/></w:sectPr></w:body>"
                                 "</w:document>");
    put("word/header1.xml", "<w:hdr" + std::string(word) + header + "</w:hdr>");
    replace("word/_rels/document.xml.rels", "</Relationships>",
            "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
            "2006/relationships/header\" Target=\"header1.xml\"/></Relationships>");
}

Sample& Sample::put(const std::string& part, const std::string& bytes) {
    package_.put(part, bytes);
    return *this;
}

Sample& Sample::replace(const std::string& part, const std::string& words, const std::string& by) {
    std::string bytes = *package_.find(part);
    const std::size_t at = bytes.find(words);
    if (at == std::string::npos)
        throw std::logic_error(part + " does not say " + words);
    return put(part, bytes.replace(at, words.size(), by));
}

Result<Template> Sample::read() const {
    return Template::read("mall.docx", packed(), known_fields);
}

std::string Sample::wrong() const {
    const auto read = this->read();
    if (read)
        return {};
    const auto in_words = [](const Message& message) {
        std::string words = message.text;
        for (std::size_t i = 0; i < message.arguments.size(); ++i)
            if (const auto at = words.find("{" + std::to_string(i) + "}"); at != std::string::npos)
                words.replace(at, 3, message.arguments[i]);
        return words;
    };
    if (read.error().fields.empty())
        return in_words(read.error().message);
    std::string all;
    for (const FieldError& error : read.error().fields)
        all.append(all.empty() ? "" : "\n").append(in_words(error.message));
    return all;
}

Package unpacked(const std::string& bytes) {
    return Package::read("filled.docx", bytes, Limits{}).value();
}

std::string part_of(const std::string& file, const std::string& part) {
    const Package package = unpacked(file);
    const std::string* const bytes = package.find(part);
    return bytes == nullptr ? "" : *bytes;
}

std::vector<std::string> lines_of(const std::string& file, const std::string& part) {
    pugi::xml_document tree;
    if (!parse(tree, part_of(file, part), "filled.docx"))
        throw std::logic_error(part + " is no XML");
    std::vector<std::string> lines;
    for_each(tree, "w:p", [&](pugi::xml_node node) {
        std::string line(value(node.child("w:pPr").child("w:pStyle"), "w:val"));
        line.append(line.empty() ? "" : ": ").append(words_of(node));
        lines.push_back(line);
    });
    return lines;
}

} // namespace radslag::docx
