// PDFs for the tests of joining, made by qpdf: strangers' and ours, and what comes of them.
#pragma once

#include "reader_program/foreign_pages.hpp"
#include "reader_program/joining.hpp"

#include <qpdf/Pl_String.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace radslag::reader_program {

inline std::string written(QPDF& pdf, const std::function<void(QPDFWriter&)>& how = {}) {
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setStaticID(true);
    if (how)
        how(writer);
    writer.write();
    const std::unique_ptr<Buffer> buffer(writer.getBuffer());
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// A PDF of so many pages, each of which says its number; `page` are further keys of each, and
/// `catalog` of the whole.
inline std::string pdf_of(int pages, const std::string& page = "", const std::string& catalog = "",
                          const std::string& content = "",
                          const std::function<void(QPDFWriter&)>& how = {}) {
    QPDF pdf;
    pdf.emptyPDF();
    for (int number = 1; number <= pages; ++number) {
        auto made = QPDFObjectHandle::parse(
            &pdf, "<< /Type /Page /MediaBox [0 0 595 842] /Resources << >> " + page + " >>");
        made.replaceKey("/Contents", pdf.newStream(content + "% page " + std::to_string(number)));
        pdf.addPage(made, false);
    }
    auto more = QPDFObjectHandle::parse(&pdf, "<< " + catalog + " >>");
    for (const std::string& key : more.getKeys())
        pdf.getRoot().replaceKey(key, more.getKey(key));
    return written(pdf, how);
}

/// Ours: a page, then a sheet for each page that is joined, with a bookmark, a named place and a
/// structure as WeasyPrint makes them.
inline std::string own_pdf(int sheets) {
    QPDF pdf;
    pdf.emptyPDF();
    auto document = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /S /Document /K [] >>"));
    auto parents = QPDFObjectHandle::parse("<< /Nums [] >>");
    for (int i = 0; i <= sheets; ++i) {
        auto page = QPDFObjectHandle::parse(
            &pdf, "<< /Type /Page /MediaBox [0 0 200 12] /Resources << >> /StructParents " +
                      std::to_string(i) + " >>");
        page.replaceKey("/Contents", pdf.newStream("/P <</MCID 0>> BDC 0 0 5 5 re f % stamp " +
                                                   std::to_string(i) + "\nEMC"));
        pdf.addPage(page, false);
        auto element = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /S /P /K [0] >>"));
        element.replaceKey("/Pg", pdf.getAllPages().back());
        document.getKey("/K").appendItem(element);
        parents.getKey("/Nums").appendItem(QPDFObjectHandle::newInteger(i));
        auto of_page = QPDFObjectHandle::newArray();
        of_page.appendItem(element);
        parents.getKey("/Nums").appendItem(of_page);
    }
    auto root = pdf.getRoot();
    root.replaceKey("/StructTreeRoot", pdf.makeIndirectObject(QPDFObjectHandle::parse("<< >>")));
    root.getKey("/StructTreeRoot").replaceKey("/K", QPDFObjectHandle::newArray({document}));
    root.getKey("/StructTreeRoot").replaceKey("/ParentTree", parents);
    const std::string last = QPDFObjectHandle(pdf.getAllPages().back()).unparse();
    auto outline = pdf.makeIndirectObject(
        QPDFObjectHandle::parse(&pdf, "<< /Title (Last) /Dest [" + last + " /XYZ 6 17 0] >>"));
    root.replaceKey("/Outlines", pdf.makeIndirectObject(QPDFObjectHandle::parse(
                                     &pdf, "<< /First " + outline.unparse() + " /Last " +
                                               outline.unparse() + " /Count 1 >>")));
    root.replaceKey("/Names", QPDFObjectHandle::parse(&pdf, "<< /Dests << /Names [(last) [" + last +
                                                                " /XYZ 6 17 0]] >> >>"));
    return written(pdf);
}

struct File {
    std::string bytes;
    std::size_t pages = 0;
    std::string name = "1.1 fil.pdf";
};

inline std::string joined(const std::string& own, const std::vector<File>& files) {
    documents::Arrived arrived;
    arrived.own = own;
    for (const File& file : files)
        arrived.files.push_back({{{},
                                  file.bytes.size(),
                                  file.name,
                                  "Bilaga 1.1, Underlag",
                                  "application/pdf",
                                  file.pages},
                                 file.bytes});
    std::string all;
    join_pdfs(arrived, [&all](std::string_view piece) { all += piece; });
    return all;
}

inline QPDFObjectHandle page_of(QPDF& pdf, std::size_t index) {
    return pdf.getAllPages().at(index);
}

/// All that the PDF holds, unpacked.
inline std::string inside(const std::string& bytes) {
    const auto pdf = open_pdf(bytes);
    return written(*pdf, [](QPDFWriter& writer) { writer.setQDFMode(true); });
}

inline std::string contents_of(QPDFObjectHandle page) {
    std::string contents;
    Pl_String to("contents", nullptr, contents);
    QPDFPageObjectHelper(page).pipeContents(&to);
    return contents;
}

} // namespace radslag::reader_program
