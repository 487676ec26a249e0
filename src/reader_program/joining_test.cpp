// Strangers' pages in a PDF of ours: what goes along, what does not, and what cannot be joined.
#include "reader_program/joining_test.hpp"

#include <gtest/gtest.h>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>

namespace radslag::reader_program {
namespace {

using documents::Measured;

TEST(Joining, PutsPagesInPlaceOfTheirSheetsInOrder) {
    const std::string whole =
        joined(own_pdf(5), {{pdf_of(2, "", "", "/A "), 2}, {pdf_of(3, "", "", "/B "), 3}});
    const auto pdf = open_pdf(whole);
    const auto pages = pdf->getAllPages();
    ASSERT_EQ(pages.size(), 6U);
    const char* const first[] = {"/A % page 1", "/A % page 2", "/B % page 1", "/B % page 2",
                                 "/B % page 3"};
    for (std::size_t i = 0; i < 5; ++i) {
        auto page = pages[i + 1];
        EXPECT_NE(contents_of(page).find(first[i]), std::string::npos) << i;
        EXPECT_EQ(page.getKey("/MediaBox").getArrayItem(2).getIntValue(), 595);
        EXPECT_FALSE(page.hasKey("/StructParents"));
    }
    EXPECT_TRUE(page_of(*pdf, 0).hasKey("/StructParents")) << "our own page stays as it was";
}

TEST(Joining, DrawsTheStampOfTheSheetWithoutItsStructure) {
    const std::string whole = joined(own_pdf(2), {{pdf_of(2), 2}});
    const auto pdf = open_pdf(whole);
    auto page = page_of(*pdf, 2);
    auto forms = page.getKey("/Resources").getKey("/XObject");
    ASSERT_EQ(forms.getKeys().size(), 1U);
    const auto stamp = forms.getKey(*forms.getKeys().begin()).getStreamData();
    const std::string drawn(reinterpret_cast<const char*>(stamp->getBuffer()), stamp->getSize());
    EXPECT_EQ(drawn, "0 0 5 5 re\nf\n");
    EXPECT_NE(contents_of(page).find("/Artifact"), std::string::npos);
}

TEST(Joining, RestoresWhatAPageForgetsToRestore) {
    const std::string whole = joined(own_pdf(1), {{pdf_of(1, "", "", "q 2 0 0 2 0 0 cm q "), 1}});
    const auto pdf = open_pdf(whole);
    const std::string contents = contents_of(page_of(*pdf, 1));
    EXPECT_NE(contents.find("Q Q Q /Artifact"), std::string::npos) << contents;
}

TEST(Joining, LeadsLinksAndBookmarksToTheWholePage) {
    const std::string whole = joined(own_pdf(3), {{pdf_of(3), 3}});
    const auto pdf = open_pdf(whole);
    const auto last = page_of(*pdf, 3).getObjGen();
    const auto bookmarks = QPDFOutlineDocumentHelper(*pdf).getTopLevelOutlines();
    ASSERT_EQ(bookmarks.size(), 1U);
    for (QPDFObjectHandle place :
         {QPDFOutlineObjectHelper(bookmarks[0]).getObjectHandle().getKey("/Dest"),
          pdf->getRoot().getKey("/Names").getKey("/Dests").getKey("/Names").getArrayItem(1)}) {
        EXPECT_EQ(place.getArrayItem(0).getObjGen(), last);
        EXPECT_EQ(place.getArrayItem(1).getName(), "/Fit");
    }
}

TEST(Joining, KeepsTheStructureOfOurOwnPagesAlone) {
    const std::string whole = joined(own_pdf(2), {{pdf_of(2), 2}});
    const auto pdf = open_pdf(whole);
    auto root = pdf->getRoot().getKey("/StructTreeRoot");
    auto elements = root.getKey("/K").getArrayItem(0).getKey("/K");
    ASSERT_EQ(elements.getArrayNItems(), 1);
    EXPECT_EQ(elements.getArrayItem(0).getKey("/Pg").getObjGen(), page_of(*pdf, 0).getObjGen());
    EXPECT_EQ(root.getKey("/ParentTree").getKey("/Nums").getArrayNItems(), 2);
}

TEST(Joining, LeavesOutWhatActs) {
    const std::string actions =
        "/OpenAction << /S /JavaScript /JS (wicked) >> /AA << /WC << /S /JavaScript /JS (wicked) "
        ">> >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (wicked) >>] >> "
        "/EmbeddedFiles << /Names [(wicked.exe) << /Type /Filespec /F (wicked.exe) >>] >> >>";
    const std::string annotations =
        "/AA << /O << /S /JavaScript /JS (wicked) >> >> /PieceInfo << /X (wicked) >> /Annots ["
        "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (wicked.exe) >> >> "
        "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (javascript:wicked) >> "
        ">> << /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /F (wicked.exe) >> >> "
        "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (wicked) >> "
        "<< /Type /Annot /Subtype /Link /Rect [1 2 30 40] /A << /S /URI /URI (https://a.example) "
        "/Next << /S /JavaScript /JS (wicked) >> >> /AA << /D << /S /JavaScript /JS (wicked) >> >> "
        ">>]";
    const std::string whole = joined(own_pdf(1), {{pdf_of(1, annotations, actions), 1}});
    const std::string all = inside(whole);
    EXPECT_EQ(all.find("wicked"), std::string::npos);
    EXPECT_EQ(all.find("JavaScript"), std::string::npos);
    EXPECT_NE(all.find("https://a.example"), std::string::npos) << "links to the web stay";
    const auto pdf = open_pdf(whole);
    EXPECT_EQ(page_of(*pdf, 1).getKey("/Annots").getArrayNItems(), 1);
}

/// A page with a form field that shows "Ja" and sends the form away when it is left.
std::string pdf_with_field() {
    QPDF pdf;
    pdf.emptyPDF();
    auto look = pdf.newStream("BT (Ja) Tj ET");
    look.replaceDict(QPDFObjectHandle::parse(
        "<< /Type /XObject /Subtype /Form /BBox [0 0 90 20] /Resources << >> >>"));
    auto field = pdf.makeIndirectObject(QPDFObjectHandle::parse(
        &pdf,
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (svar) /V (Ja) /Rect [10 10 100 30] /F 4 "
        "/AA << /Bl << /S /SubmitForm /F (http://away.example) >> >> /AP << /N " +
            look.unparse() + " >> >>"));
    pdf.addPage(
        QPDFObjectHandle::parse(&pdf, "<< /Type /Page /MediaBox [0 0 595 842] /Resources << "
                                      ">> /Annots [" +
                                          field.unparse() + "] >>"),
        false);
    pdf.getRoot().replaceKey(
        "/AcroForm", QPDFObjectHandle::parse(&pdf, "<< /Fields [" + field.unparse() + "] >>"));
    return written(pdf);
}

TEST(Joining, KeepsOfFormFieldsWhatTheyShow) {
    const std::string all = inside(joined(own_pdf(1), {{pdf_with_field(), 1}}));
    EXPECT_NE(all.find("(Ja) Tj"), std::string::npos);
    for (const char* const gone : {"AcroForm", "Widget", "SubmitForm", "away.example"})
        EXPECT_EQ(all.find(gone), std::string::npos) << gone;
}

TEST(Joining, LetsHiddenLayersBeHidden) {
    QPDF pdf;
    pdf.emptyPDF();
    auto shown = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /OCG /Name (Karta) >>"));
    auto hidden =
        pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /OCG /Name (Utkast) >>"));
    pdf.addPage(
        QPDFObjectHandle::parse(
            &pdf, "<< /Type /Page /MediaBox [0 0 595 842] /Resources << /Properties << /A " +
                      shown.unparse() + " /B " + hidden.unparse() + " >> >> >>"),
        false);
    pdf.getRoot().replaceKey("/OCProperties",
                             QPDFObjectHandle::parse(&pdf, "<< /OCGs [" + shown.unparse() + " " +
                                                               hidden.unparse() + "] /D << /OFF [" +
                                                               hidden.unparse() + "] >> >>"));
    const std::string whole = joined(own_pdf(1), {{written(pdf), 1}});
    const auto result = open_pdf(whole);
    auto layers = result->getRoot().getKey("/OCProperties");
    EXPECT_EQ(layers.getKey("/OCGs").getArrayNItems(), 2);
    ASSERT_EQ(layers.getKey("/D").getKey("/OFF").getArrayNItems(), 1);
    auto off = layers.getKey("/D").getKey("/OFF").getArrayItem(0);
    EXPECT_EQ(off.getKey("/Name").getUTF8Value(), "Utkast");
    EXPECT_EQ(
        off.getObjGen(),
        page_of(*result, 1).getKey("/Resources").getKey("/Properties").getKey("/B").getObjGen());
}

TEST(Joining, AttachesFilesWithNameAndDescription) {
    const std::string table("PK\3\4 table");
    const std::string whole = joined(own_pdf(0), {{table, 0, "1.1 Tabell för åren.xlsx"}});
    const auto pdf = open_pdf(whole);
    QPDFEmbeddedFileDocumentHelper helper(*pdf);
    const auto files = helper.getEmbeddedFiles();
    ASSERT_EQ(files.size(), 1U);
    auto file = files.begin()->second;
    EXPECT_EQ(file->getFilename(), "1.1 Tabell för åren.xlsx");
    EXPECT_EQ(file->getDescription(), "Bilaga 1.1, Underlag");
    EXPECT_EQ(file->getObjectHandle().getKey("/AFRelationship").getName(), "/Supplement");
    const auto bytes = file->getEmbeddedFileStream().getStreamData();
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()),
              table);
    EXPECT_EQ(pdf->getRoot().getKey("/AF").getArrayNItems(), 1);
}

TEST(Joining, RefusesWhatDoesNotFitTogether) {
    EXPECT_THROW(joined(own_pdf(1), {{pdf_of(2), 2}}), std::exception) << "too few sheets";
    EXPECT_THROW(joined(own_pdf(3), {{pdf_of(2), 3}}), std::exception) << "other pages";
    EXPECT_THROW(joined("%PDF-1.7 no", {}), std::exception);
}

TEST(Measuring, CountsPages) {
    const auto measured = measure_pdf(pdf_of(300));
    EXPECT_EQ(measured.kind, Measured::Kind::whole);
    EXPECT_EQ(measured.pages, 300U);
    const std::string whole = joined(own_pdf(300), {{pdf_of(300), 300}});
    EXPECT_EQ(open_pdf(whole)->getAllPages().size(), 301U);
}

TEST(Measuring, FindsWhatIsLocked) {
    for (const char* const password : {"", "hemligt"}) {
        const auto measured = measure_pdf(pdf_of(1, "", "", "", [&](QPDFWriter& writer) {
            writer.setR6EncryptionParameters(password, "owner", true, true, false, false, false,
                                             false, qpdf_r3p_none, true);
        }));
        EXPECT_EQ(measured.kind, Measured::Kind::locked) << password;
    }
}

TEST(Measuring, FindsWhatIsDamaged) {
    const std::string whole = pdf_of(3);
    for (const std::string& bytes :
         {std::string(), std::string("%PDF-1.7\nnothing"), whole.substr(0, 200), pdf_of(0)})
        EXPECT_EQ(measure_pdf(bytes).kind, Measured::Kind::damaged) << bytes.size();
}

TEST(Measuring, MendsWhatCanBeMended) {
    std::string shifted = pdf_of(3);
    shifted.insert(9, "% a line that moves all that comes after it\n");
    const auto measured = measure_pdf(shifted);
    EXPECT_EQ(measured.kind, Measured::Kind::whole);
    EXPECT_EQ(measured.pages, 3U);
}

} // namespace
} // namespace radslag::reader_program
