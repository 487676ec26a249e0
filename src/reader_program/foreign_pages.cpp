// Takes of a page what it shows; see foreign_pages.hpp. Names of keys are those of ISO 32000-1.
#include "reader_program/foreign_pages.hpp"

#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace radslag::reader_program {

namespace {

/// What a page may have besides its links (table 30).
constexpr std::array shown_keys{"/Resources", "/Contents", "/MediaBox", "/CropBox",  "/BleedBox",
                                "/TrimBox",   "/ArtBox",   "/Rotate",   "/UserUnit", "/Group"};
/// What a stream that is drawn may not bring along: its place in a structure that is not ours,
/// files, what only its program understands, pictures in files elsewhere.
constexpr std::array unseen_keys{"/StructParent", "/StructParents", "/AF",  "/PieceInfo",
                                 "/Metadata",     "/OPI",           "/Ref", "/LastModified"};

bool leads_to_the_web(const std::string& address) {
    constexpr std::array<std::string_view, 3> schemes{"http://", "https://", "mailto:"};
    return std::any_of(schemes.begin(), schemes.end(),
                       [&](std::string_view one) { return address.rfind(one, 0) == 0; });
}

bool holds_numbers(QPDFObjectHandle array, int count) {
    if (!array.isArray() || array.getArrayNItems() < count)
        return false;
    const auto items = array.getArrayAsVector();
    return std::all_of(items.begin(), items.begin() + count,
                       [](QPDFObjectHandle item) { return item.isNumber(); });
}

QPDFObjectHandle numbers(QPDFObjectHandle array, int count) {
    QPDFObjectHandle copy = QPDFObjectHandle::newArray();
    for (int i = 0; i < count; ++i)
        copy.appendItem(QPDFObjectHandle::newReal(array.getArrayItem(i).getNumericValue()));
    return copy;
}

/// How wide its border is drawn; 1 where nothing is said (12.5.2).
double border_of(QPDFObjectHandle link) {
    QPDFObjectHandle style = link.getKey("/BS");
    if (style.isDictionary() && style.getKey("/W").isNumber())
        return style.getKey("/W").getNumericValue();
    QPDFObjectHandle border = link.getKey("/Border");
    return holds_numbers(border, 3) ? border.getArrayItem(2).getNumericValue() : 1;
}

/// A new link to the same address; null for one that leads elsewhere, or is no link.
QPDFObjectHandle web_link(QPDFObjectHandle annotation) {
    if (!annotation.isDictionary() || !annotation.getKey("/Subtype").isNameAndEquals("/Link") ||
        !holds_numbers(annotation.getKey("/Rect"), 4))
        return QPDFObjectHandle::newNull();
    QPDFObjectHandle action = annotation.getKey("/A");
    if (!action.isDictionary() || !action.getKey("/S").isNameAndEquals("/URI") ||
        !action.getKey("/URI").isString() ||
        !leads_to_the_web(action.getKey("/URI").getStringValue()))
        return QPDFObjectHandle::newNull();
    auto link = QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Link /F 4 /A << /S /URI >> >>");
    link.replaceKey("/Rect", numbers(annotation.getKey("/Rect"), 4));
    auto border = QPDFObjectHandle::parse("[0 0]");
    border.appendItem(QPDFObjectHandle::newReal(border_of(annotation)));
    link.replaceKey("/Border", border);
    link.getKey("/A").replaceKey(
        "/URI", QPDFObjectHandle::newString(action.getKey("/URI").getStringValue()));
    return link;
}

/// What is drawn is reached from pages in many ways; it is looked for among all objects.
void leave_out_unseen(QPDF& pdf) {
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        if (object.isStream())
            for (const char* const key : unseen_keys)
                object.getDict().removeKey(key);
        else if (object.isDictionary() && object.hasKey("/EF"))
            object.removeKey("/EF");
    }
}

/// Form fields and comments become part of what the page shows, as a screen shows them.
void draw_annotations(QPDF& pdf) {
    QPDFAcroFormDocumentHelper(pdf).generateAppearancesIfNeeded();
    QPDFPageDocumentHelper(pdf).flattenAnnotations(0, an_invisible | an_hidden | an_no_view);
}

QPDFObjectHandle links_of(QPDFObjectHandle page) {
    QPDFObjectHandle links = QPDFObjectHandle::newArray();
    QPDFObjectHandle annotations = page.getKey("/Annots");
    for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i)
        if (auto link = web_link(annotations.getArrayItem(i)); !link.isNull())
            links.appendItem(link);
    return links;
}

QPDFObjectHandle page_alone(QPDFObjectHandle page, QPDFObjectHandle links) {
    QPDFObjectHandle alone = QPDFObjectHandle::newDictionary();
    for (const char* const key : shown_keys)
        if (page.hasKey(key))
            alone.replaceKey(key, page.getKey(key));
    if (links.getArrayNItems() > 0)
        alone.replaceKey("/Annots", links);
    return alone;
}

} // namespace

std::unique_ptr<QPDF> open_pdf(std::string_view bytes) {
    auto pdf = std::make_unique<QPDF>();
    pdf->setSuppressWarnings(true);
    pdf->processMemoryFile("file", bytes.data(), bytes.size());
    return pdf;
}

std::vector<QPDFObjectHandle> pages_alone(QPDF& pdf) {
    QPDFPageDocumentHelper helper(pdf);
    helper.pushInheritedAttributesToPage();
    std::vector<QPDFObjectHandle> links; // qpdf takes them away with what it draws
    for (QPDFPageObjectHelper page : helper.getAllPages())
        links.push_back(links_of(page.getObjectHandle()));
    draw_annotations(pdf);
    leave_out_unseen(pdf);
    std::vector<QPDFObjectHandle> pages;
    for (QPDFPageObjectHelper page : helper.getAllPages())
        pages.push_back(
            pdf.makeIndirectObject(page_alone(page.getObjectHandle(), links.at(pages.size()))));
    return pages;
}

void copy_layers(QPDF& from, QPDF& to) {
    QPDFObjectHandle theirs = from.getRoot().getKey("/OCProperties");
    if (!theirs.isDictionary() || !theirs.getKey("/OCGs").isArray())
        return;
    if (!to.getRoot().hasKey("/OCProperties"))
        to.getRoot().replaceKey("/OCProperties",
                                QPDFObjectHandle::parse("<< /OCGs [] /D << /OFF [] >> >>"));
    QPDFObjectHandle ours = to.getRoot().getKey("/OCProperties");
    QPDFObjectHandle usual = theirs.getKey("/D");
    std::set<QPDFObjGen> named;
    const bool all_off = usual.isDictionary() && usual.getKey("/BaseState").isNameAndEquals("/OFF");
    QPDFObjectHandle exceptions =
        usual.isDictionary() ? usual.getKey(all_off ? "/ON" : "/OFF") : usual;
    for (int i = 0; exceptions.isArray() && i < exceptions.getArrayNItems(); ++i)
        named.insert(exceptions.getArrayItem(i).getObjGen());
    for (QPDFObjectHandle layer : theirs.getKey("/OCGs").getArrayAsVector()) {
        if (!layer.isIndirect() || !layer.isDictionary())
            continue;
        QPDFObjectHandle copy = to.copyForeignObject(layer);
        ours.getKey("/OCGs").appendItem(copy);
        if ((named.count(layer.getObjGen()) > 0) != all_off)
            ours.getKey("/D").getKey("/OFF").appendItem(copy);
    }
}

} // namespace radslag::reader_program
