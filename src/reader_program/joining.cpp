// See joining.hpp.
#include "reader_program/joining.hpp"

#include "reader_program/foreign_pages.hpp"
#include "reader_program/own_pages.hpp"
#include "reader_program/stamp.hpp"

#include <qpdf/Pl_Discard.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>
#include <stdexcept>

namespace radslag::reader_program {

using documents::Arrived;
using documents::Measured;

namespace {

class Writing : public Pipeline {
  public:
    explicit Writing(const std::function<void(std::string_view)>& write)
        : Pipeline("joined", nullptr), write_(write) {}

    void write(const unsigned char* bytes, std::size_t size) override {
        write_({reinterpret_cast<const char*>(bytes), size});
    }
    void finish() override {}

  private:
    const std::function<void(std::string_view)>& write_;
};

void write_pdf(QPDF& pdf, Pipeline& to) {
    QPDFWriter writer(pdf);
    writer.setOutputPipeline(&to);
    writer.setDecodeLevel(qpdf_dl_none); // what strangers have packed stays as it is
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.setMinimumPDFVersion("1.7");
    writer.write();
}

/// Puts a page where its sheet is: what leads to the sheet then leads to the page.
void put_in_place(QPDF& own, QPDFObjectHandle page, QPDFObjectHandle sheet) {
    QPDFObjectHandle stamp = form_of(QPDFPageObjectHelper(sheet));
    for (const std::string& key : sheet.getKeys())
        if (key != "/Type" && key != "/Parent")
            sheet.removeKey(key);
    for (const std::string& key : page.getKeys())
        sheet.replaceKey(key, page.getKey(key));
    sheet.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    draw_stamp(own, sheet, stamp);
}

void put_in_place(QPDF& own, const Arrived::File& file, QPDF& from,
                  std::vector<QPDFObjectHandle>::const_iterator sheet) {
    const auto pages = pages_alone(from);
    if (pages.size() != file.facts.pages)
        throw std::runtime_error("a PDF has other pages than were measured");
    for (const QPDFObjectHandle& page : pages)
        put_in_place(own, own.copyForeignObject(page), *sheet++);
    copy_layers(from, own);
}

/// Attaches the file to the document as a whole (7.11.4, and 14.13 of ISO 32000-2).
void attach(QPDF& own, const Arrived::File& file) {
    const std::string_view bytes = file.bytes;
    auto content = QPDFEFStreamObjectHelper::createEFStream(own, [bytes](Pipeline* to) {
        to->write(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        to->finish();
    });
    content.setSubtype(file.facts.media_type);
    auto facts = QPDFFileSpecObjectHelper::createFileSpec(own, file.facts.name, content);
    facts.setDescription(file.facts.description);
    facts.getObjectHandle().replaceKey("/AFRelationship", QPDFObjectHandle::newName("/Supplement"));
    QPDFEmbeddedFileDocumentHelper(own).replaceEmbeddedFile(file.facts.name, facts);
    if (!own.getRoot().hasKey("/AF"))
        own.getRoot().replaceKey("/AF", QPDFObjectHandle::newArray());
    own.getRoot().getKey("/AF").appendItem(facts.getObjectHandle());
}

/// The last pages of ours, one for each that is joined.
std::vector<QPDFObjectHandle> sheets_in(QPDF& own, const Arrived& arrived) {
    std::size_t count = 0;
    for (const Arrived::File& file : arrived.files)
        count += file.facts.pages;
    const std::vector<QPDFObjectHandle> pages = own.getAllPages();
    if (count >= pages.size())
        throw std::runtime_error("there is no sheet for each page");
    return {pages.end() - static_cast<std::ptrdiff_t>(count), pages.end()};
}

} // namespace

Measured measure_pdf(std::string_view bytes) {
    try {
        const auto pdf = open_pdf(bytes);
        if (pdf->isEncrypted())
            return {Measured::Kind::locked, 0};
        const auto pages = pages_alone(*pdf);
        QPDF joined;
        joined.emptyPDF();
        QPDFObjectHandle stamp = joined.newStream("");
        stamp.getDict().replaceKey("/BBox", QPDFObjectHandle::parse("[0 0 1 1]"));
        for (QPDFObjectHandle page : pages) {
            QPDFObjectHandle copy = joined.copyForeignObject(page);
            copy.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
            draw_stamp(joined, copy, stamp);
            joined.addPage(copy, false);
        }
        copy_layers(*pdf, joined);
        Pl_Discard nowhere;
        write_pdf(joined, nowhere);
        return pages.empty() ? Measured{} : Measured{Measured::Kind::whole, pages.size()};
    } catch (const QPDFExc& wrong) {
        return {wrong.getErrorCode() == qpdf_e_password ? Measured::Kind::locked
                                                        : Measured::Kind::damaged,
                0};
    } catch (const std::exception&) {
        return {};
    }
}

void join_pdfs(const Arrived& arrived, const std::function<void(std::string_view)>& write) {
    const auto own = open_pdf(arrived.own);
    const auto sheets = sheets_in(*own, arrived);
    auto sheet = sheets.begin();
    lead_to_whole_pages(*own, sheets);
    leave_out_of_structure(*own, sheets);
    std::vector<std::unique_ptr<QPDF>> opened; // their streams are read as the whole is written
    for (const Arrived::File& file : arrived.files) {
        if (file.facts.pages == 0) {
            attach(*own, file);
            continue;
        }
        opened.push_back(open_pdf(file.bytes));
        put_in_place(*own, file, *opened.back(), sheet);
        sheet += static_cast<std::ptrdiff_t>(file.facts.pages);
    }
    own->getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
    Writing writing(write);
    write_pdf(*own, writing);
}

} // namespace radslag::reader_program
