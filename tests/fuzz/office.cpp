// The readers of packages: the package is well made, what stands in its parts is not.
#include "documents/readers.hpp"
#include "tests/documents/sample_files.hpp"
#include "tests/fuzz/judge.hpp"
#include "tests/fuzz/targets.hpp"

#include <fmt/format.h>

namespace radslag::fuzz {

namespace {

using documents::samples::Entries;

const documents::Limits limits;

constexpr std::string_view office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relations(std::string_view inside) {
    return fmt::format("<Relationships>{}</Relationships>", inside);
}

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
    return fmt::format(R"(<Relationship Id="{}" Type="{}{}" Target="{}"/>)", id, office, type,
                       target);
}

/// The next part; nothing is put into the package for one that is not there.
void add_part(Entries& entries, const std::string& name, std::string_view& rest) {
    if (const auto part = take_until(rest, '\0'); !part.empty())
        entries.emplace_back(name, part);
}

} // namespace

void docx_parts(std::string_view bytes) {
    Entries entries{
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", relations(relation("r1", "officeDocument", "word/document.xml"))}};
    add_part(entries, "word/document.xml", bytes);
    add_part(entries, "word/styles.xml", bytes);
    add_part(entries, "word/numbering.xml", bytes);
    add_part(entries, "word/footnotes.xml", bytes);
    entries.emplace_back(
        "word/_rels/document.xml.rels",
        bytes.empty()
            ? relations(
                  relation("r1", "styles", "styles.xml") +
                  relation("r2", "numbering", "numbering.xml") +
                  relation("r3", "footnotes", "footnotes.xml") +
                  relation("r4", "endnotes", "footnotes.xml") +
                  R"(<Relationship Id="r5" Target="https://a.example" TargetMode="External"/>)")
            : std::string(bytes));
    judge(documents::read_docx({"fil.docx", documents::samples::zip_of(entries), limits}));
}

void odt_parts(std::string_view bytes) {
    Entries entries{{"mimetype", "application/vnd.oasis.opendocument.text"}};
    add_part(entries, "content.xml", bytes);
    add_part(entries, "styles.xml", bytes);
    judge(documents::read_odt({"fil.odt", documents::samples::zip_of(entries), limits}));
}

void pptx_parts(std::string_view bytes) {
    Entries entries{{"[Content_Types].xml", "<Types/>"},
                    {"_rels/.rels", relations(relation("r1", "officeDocument", "ppt/p.xml"))}};
    std::string slides;
    std::string targets;
    for (int number = 1; !bytes.empty() && number <= 20; ++number) {
        const std::string name = fmt::format("slides/slide{}.xml", number);
        add_part(entries, "ppt/" + name, bytes);
        slides += fmt::format(R"(<p:sldId id="{}" r:id="r{}"/>)", 255 + number, number);
        targets += relation(fmt::format("r{}", number), "slide", name);
    }
    entries.emplace_back(
        "ppt/p.xml",
        fmt::format("<p:presentation><p:sldIdLst>{}</p:sldIdLst></p:presentation>", slides));
    entries.emplace_back("ppt/_rels/p.xml.rels", relations(targets));
    judge(documents::read_pptx({"fil.pptx", documents::samples::zip_of(entries), limits}));
}

} // namespace radslag::fuzz
