// See own_pages.hpp.
#include "reader_program/own_pages.hpp"

#include <qpdf/QPDFNameTreeObjectHelper.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>

#include <set>

namespace radslag::reader_program {

namespace {

using Sheets = std::set<QPDFObjGen>;

Sheets set_of(const std::vector<QPDFObjectHandle>& sheets) {
    Sheets set;
    for (QPDFObjectHandle sheet : sheets)
        set.insert(sheet.getObjGen());
    return set;
}

void show_whole(QPDFObjectHandle destination, const Sheets& sheets) {
    if (!destination.isArray() || destination.getArrayNItems() == 0 ||
        sheets.count(destination.getArrayItem(0).getObjGen()) == 0)
        return;
    destination.setArrayFromVector(
        {destination.getArrayItem(0), QPDFObjectHandle::newName("/Fit")});
}

void show_whole(const std::vector<QPDFOutlineObjectHelper>& bookmarks, const Sheets& sheets) {
    for (QPDFOutlineObjectHelper bookmark : bookmarks) {
        show_whole(bookmark.getObjectHandle().getKey("/Dest"), sheets);
        show_whole(bookmark.getKids(), sheets);
    }
}

} // namespace

void lead_to_whole_pages(QPDF& own, const std::vector<QPDFObjectHandle>& sheets) {
    const Sheets set = set_of(sheets);
    show_whole(QPDFOutlineDocumentHelper(own).getTopLevelOutlines(), set);
    QPDFObjectHandle names = own.getRoot().getKey("/Names");
    if (!names.isDictionary() || !names.getKey("/Dests").isDictionary())
        return;
    for (const auto& [name, destination] : QPDFNameTreeObjectHelper(names.getKey("/Dests"), own))
        show_whole(destination, set);
}

void leave_out_of_structure(QPDF& own, const std::vector<QPDFObjectHandle>& sheets) {
    QPDFObjectHandle root = own.getRoot().getKey("/StructTreeRoot");
    if (!root.isDictionary())
        return;
    const Sheets set = set_of(sheets);
    // WeasyPrint lets the elements of each page hang apart on the document.
    for (QPDFObjectHandle document : root.getKey("/K").getArrayAsVector()) {
        std::vector<QPDFObjectHandle> kept;
        for (QPDFObjectHandle element : document.getKey("/K").getArrayAsVector())
            if (set.count(element.getKey("/Pg").getObjGen()) == 0)
                kept.push_back(element);
        document.replaceKey("/K", QPDFObjectHandle::newArray(kept));
    }
    QPDFNumberTreeObjectHelper parents(root.getKey("/ParentTree"), own);
    for (QPDFObjectHandle sheet : sheets)
        if (auto key = sheet.getKey("/StructParents"); key.isInteger())
            parents.remove(key.getIntValue());
}

} // namespace radslag::reader_program
