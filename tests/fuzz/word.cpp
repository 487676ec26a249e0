// The target of Word templates that somebody lays in, and of files that come back; see targets.hpp.
#include "platform/base/utf8.hpp"
#include "platform/docx/returned.hpp"
#include "platform/docx/template.hpp"
#include "platform/docx/xml.hpp"
#include "tests/documents/sample_files.hpp"
#include "tests/fuzz/judge.hpp"
#include "tests/fuzz/targets.hpp"

#include <array>

namespace radslag::fuzz {

namespace {

using documents::samples::Entries;

constexpr std::array<docx::Field, 3> known = {{
    {"title", "titel"},
    {"present", "närvarande", docx::FieldKind::list},
    {"notes", "anteckningar", docx::FieldKind::content, docx::FieldNeed::required},
}};

constexpr std::string_view types =
    R"(<Types><Default Extension="xml" ContentType="application/xml"/><Override )"
    R"(PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.)"
    R"(wordprocessingml.document.main+xml"/></Types>)";
constexpr std::string_view whole =
    R"(<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/>)"
    R"(</Relationships>)";
constexpr std::string_view relations =
    R"(<Relationships><Relationship Id="r1" Type="x/styles" Target="styles.xml"/><Relationship )"
    R"(Id="r2" Type="x/numbering" Target="numbering.xml"/><Relationship Id="r3" )"
    R"(Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="r4" Type="x/header" )"
    R"(Target="header1.xml"/></Relationships>)";

docx::Filling filling() {
    docx::Filling filling;
    filling.values = {{"title", {"{{notes}} <&\"\x01"}}, {"present", {"Ada", "", "Bo"}}};
    filling.content.footnotes = {{{.text = "Not", .link = "https://a.example/[å]"}}};
    filling.content.blocks = {
        docx::Paragraph{docx::Style::heading, 1, {{.text = "Ett"}}, "p_1"},
        docx::Paragraph{docx::Style::list_item, 4, {{.text = "Två\n", .footnote = 0}}},
        docx::Box{"Notera", {{.runs = {{.text = "Tre", .bold = true}}}}},
        docx::Table{"Här", {"Namn"}, {{{{.text = "Ada"}}}}}};
    filling.title = "Möte";
    return filling;
}

/// What is made of a template can be read, and is the same each time.
void judge_filled(const docx::Template& used) {
    const std::string file = used.filled(filling());
    require(file == used.filled(filling()), "the same filling gives the same bytes");
    docx::Limits wide;
    wide.unpacked_bytes *= 2;
    wide.file_bytes *= 2;
    wide.parts += 10;
    const auto package = docx::Package::read("ut.docx", file, wide);
    require(package.has_value(), "what is written is read");
    for (const docx::Part& part : package->parts())
        if (part.name.ends_with(".xml") || part.name.ends_with(".rels")) {
            pugi::xml_document tree;
            require(docx::parse(tree, part.bytes, "ut.docx").has_value(), "each part is XML");
        }
}

void judge_template(std::string_view bytes) {
    const auto read = docx::Template::read("mall.docx", bytes, known);
    if (read) {
        judge_filled(*read);
        return;
    }
    require(!read.error().message.text.empty(), "an error has a sentence");
    for (const std::string& argument : read.error().message.arguments)
        require(argument.size() < 100'000, "an argument has an end");
}

/// The same file as one that comes back.
void judge_returned(std::string_view bytes) {
    const auto read = docx::read_returned("åter.docx", bytes, {"t_", "p_"});
    if (!read) {
        require(!read.error().message.text.empty(), "an error has a sentence");
        return;
    }
    for (const docx::ReturnedParagraph& paragraph : *read) {
        require(is_text(paragraph.text), "text is UTF-8");
        for (const docx::Marked& marked : paragraph.marked)
            require(is_text(marked.text) && is_text(marked.bookmark), "text is UTF-8");
    }
}

} // namespace

void word_template(std::string_view bytes) {
    judge_template(bytes);
    judge_returned(bytes);
    Entries entries{{"[Content_Types].xml", std::string(types)},
                    {"_rels/.rels", std::string(whole)}};
    for (const char* name : {"word/document.xml", "word/header1.xml", "word/styles.xml",
                             "word/numbering.xml", "word/footnotes.xml"})
        if (const auto part = take_until(bytes, '\0'); !part.empty())
            entries.emplace_back(name, part);
    entries.emplace_back("word/_rels/document.xml.rels",
                         bytes.empty() ? std::string(relations) : std::string(bytes));
    const std::string file = documents::samples::zip_of(entries);
    judge_template(file);
    judge_returned(file);
}

} // namespace radslag::fuzz
