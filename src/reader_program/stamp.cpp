// See stamp.hpp.
#include "reader_program/stamp.hpp"

#include <fmt/format.h>
#include <qpdf/QPDF.hh>

#include <algorithm>
#include <array>

namespace radslag::reader_program {

namespace {

using Rectangle = QPDFObjectHandle::Rectangle;

constexpr double margin = 11; ///< points to the edge of the page
const Rectangle letter{0, 0, 612, 792};

/// Writes contents anew without what ties them to a structure (14.6): those of the sheet would
/// point to what is not there.
class WithoutMarks : public QPDFObjectHandle::ParserCallbacks {
  public:
    void handleObject(QPDFObjectHandle object) override {
        if (!object.isOperator()) {
            operands_ += object.unparse() + ' ';
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name != "BDC" && name != "BMC" && name != "EMC")
            contents += operands_ + name + '\n';
        operands_.clear();
    }
    void handleEOF() override {}

    std::string contents;

  private:
    std::string operands_;
};

/// How many saved graphics states contents leave behind; a program that forgets to restore them
/// must not move what is drawn after it.
class Unrestored : public QPDFObjectHandle::ParserCallbacks {
  public:
    void handleObject(QPDFObjectHandle object) override {
        if (!object.isOperator())
            return;
        const std::string name = object.getOperatorValue();
        if (name == "q")
            ++count;
        else if (name == "Q" && count > 0)
            --count;
    }
    void handleEOF() override {}

    int count = 0;
};

int unrestored_in(QPDFPageObjectHelper page) {
    constexpr int most = 64; // more is no forgetting
    Unrestored counting;
    page.parseContents(&counting);
    return std::min(counting.count, most);
}

Rectangle rectangle_of(QPDFObjectHandle box, const Rectangle& otherwise) {
    if (!box.isRectangle())
        return otherwise;
    const Rectangle given = box.getArrayAsRectangle(); // in any order of corners
    const Rectangle ordered{std::min(given.llx, given.urx), std::min(given.lly, given.ury),
                            std::max(given.llx, given.urx), std::max(given.lly, given.ury)};
    return ordered.urx > ordered.llx && ordered.ury > ordered.lly ? ordered : otherwise;
}

} // namespace

QPDFObjectHandle form_of(QPDFPageObjectHelper sheet) {
    QPDFObjectHandle form = sheet.getFormXObjectForPage(false);
    WithoutMarks rewriting;
    form.parseAsContents(&rewriting);
    form.replaceStreamData(rewriting.contents, QPDFObjectHandle::newNull(),
                           QPDFObjectHandle::newNull());
    for (const char* const key : {"/StructParent", "/StructParents", "/Group"})
        form.getDict().removeKey(key);
    return form;
}

Lying lying_of(QPDFPageObjectHelper page) {
    Lying lying;
    const Rectangle whole = rectangle_of(page.getAttribute("/MediaBox", false), letter);
    const Rectangle crop = rectangle_of(page.getAttribute("/CropBox", false), whole);
    const Rectangle both{std::max(whole.llx, crop.llx), std::max(whole.lly, crop.lly),
                         std::min(whole.urx, crop.urx), std::min(whole.ury, crop.ury)};
    lying.shown = both.urx > both.llx && both.ury > both.lly ? both : whole;
    if (auto turn = page.getAttribute("/Rotate", false); turn.isInteger())
        lying.quarters = static_cast<int>((turn.getIntValue() / 90 % 4 + 4) % 4);
    if (auto unit = page.getObjectHandle().getKey("/UserUnit");
        unit.isNumber() && unit.getNumericValue() > 0)
        lying.unit = unit.getNumericValue();
    return lying;
}

std::array<double, 6> matrix_for(const Lying& page, double width, double height) {
    const Rectangle& shown = page.shown;
    const bool upright = page.quarters % 2 == 0;
    const double across = (upright ? shown.urx - shown.llx : shown.ury - shown.lly) * page.unit;
    const double size = std::min(1.0, std::max(across - 2 * margin, 1.0) / width) / page.unit;
    const double edge = margin / page.unit;
    // Where right and up of the page as it is shown point before it is turned, and its corner.
    constexpr std::array<std::array<double, 4>, 4> ways{
        {{1, 0, 0, 1}, {0, 1, -1, 0}, {-1, 0, 0, -1}, {0, -1, 1, 0}}};
    const auto& [right_x, right_y, up_x, up_y] = ways.at(static_cast<std::size_t>(page.quarters));
    const double corner_x = right_x + up_x > 0 ? shown.urx : shown.llx;
    const double corner_y = right_y + up_y > 0 ? shown.ury : shown.lly;
    const double left = edge + width * size;
    const double down = edge + height * size;
    return {right_x * size,
            right_y * size,
            up_x * size,
            up_y * size,
            corner_x - right_x * left - up_x * down,
            corner_y - right_y * left - up_y * down};
}

void draw_stamp(QPDF& pdf, QPDFObjectHandle page, QPDFObjectHandle form) {
    QPDFPageObjectHelper helper(page);
    QPDFObjectHandle resources = helper.getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
        resources = QPDFObjectHandle::newDictionary();
        page.replaceKey("/Resources", resources);
    }
    int least = 1;
    const std::string name = resources.getUniqueResourceName("/Stamp", least);
    auto named = QPDFObjectHandle::newDictionary();
    named.replaceKey("/XObject", QPDFObjectHandle::newDictionary());
    named.getKey("/XObject").replaceKey(name, form);
    resources.mergeResources(named);
    const Rectangle box = form.getDict().getKey("/BBox").getArrayAsRectangle();
    const auto matrix = matrix_for(lying_of(helper), box.urx - box.llx, box.ury - box.lly);
    std::string after = "\n";
    for (int left = unrestored_in(helper); left >= 0; --left)
        after += "Q ";
    after += fmt::format("/Artifact <</Type /Pagination>> BDC q {:.4f} cm {} Do Q EMC\n",
                         fmt::join(matrix, " "), name);
    helper.addPageContents(pdf.newStream("q\n"), true);
    helper.addPageContents(pdf.newStream(after), false);
}

} // namespace radslag::reader_program
