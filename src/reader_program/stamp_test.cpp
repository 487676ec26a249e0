// Where the stamp lies on pages of all kinds.
#include "reader_program/stamp.hpp"

#include <gtest/gtest.h>
#include <qpdf/QPDF.hh>

namespace radslag::reader_program {
namespace {

using Rectangle = QPDFObjectHandle::Rectangle;

constexpr double width = 200;
constexpr double height = 12;
constexpr double edge = 11; // points between the stamp and the edge of the page

struct Point {
    double x;
    double y;
};

/// Where a place of the stamp comes on the page before it is turned.
Point placed(const Lying& page, double x, double y) {
    const auto matrix = matrix_for(page, width, height);
    return {matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]};
}

void expect_at(const Point& point, double x, double y) {
    EXPECT_NEAR(point.x, x, 0.001);
    EXPECT_NEAR(point.y, y, 0.001);
}

TEST(Stamp, LiesInTheUpperRightCorner) {
    const Lying page{Rectangle(0, 0, 595, 842), 0, 1};
    expect_at(placed(page, width, height), 595 - edge, 842 - edge);
    expect_at(placed(page, 0, 0), 595 - edge - width, 842 - edge - height);
}

TEST(Stamp, LiesThereAsThePageIsTurned) {
    const Rectangle shown(0, 0, 595, 842);
    // A quarter clockwise: what is to the left comes up, and what is up comes to the right.
    expect_at(placed({shown, 1, 1}, width, height), edge, 842 - edge);
    expect_at(placed({shown, 1, 1}, 0, height), edge, 842 - edge - width);
    expect_at(placed({shown, 2, 1}, width, height), edge, edge);
    expect_at(placed({shown, 2, 1}, 0, height), edge + width, edge);
    expect_at(placed({shown, 3, 1}, width, height), 595 - edge, edge);
    expect_at(placed({shown, 3, 1}, 0, height), 595 - edge, edge + width);
}

TEST(Stamp, LiesInWhatIsShownOfThePage) {
    const Lying page{Rectangle(100, -50, 400, 300), 0, 1};
    expect_at(placed(page, width, height), 400 - edge, 300 - edge);
}

TEST(Stamp, IsMadeSmallerOnASmallPage) {
    const Lying page{Rectangle(0, 0, 122, 100), 0, 1};
    expect_at(placed(page, width, height), 122 - edge, 100 - edge);
    expect_at(placed(page, 0, height), edge, 100 - edge);
}

TEST(Stamp, KeepsItsSizeOnAPageWithLargeUnits) {
    const Lying page{Rectangle(0, 0, 595, 842), 0, 2};
    expect_at(placed(page, 0, 0), 595 - (edge + width) / 2, 842 - (edge + height) / 2);
}

Lying lying_of_page(const std::string& keys) {
    static QPDF pdf;
    pdf.emptyPDF();
    return lying_of(
        QPDFPageObjectHelper(QPDFObjectHandle::parse(&pdf, "<< /Type /Page " + keys + " >>")));
}

TEST(Stamp, KnowsHowAPageLies) {
    auto lying = lying_of_page("/MediaBox [0 0 600 800] /CropBox [300 700 50 50] /Rotate -90");
    EXPECT_EQ(lying.quarters, 3);
    EXPECT_EQ(lying.shown.llx, 50);
    EXPECT_EQ(lying.shown.ury, 700);
    lying = lying_of_page("/MediaBox [0 0 600 800] /CropBox [500 -10 900 900] /Rotate 450");
    EXPECT_EQ(lying.quarters, 1);
    EXPECT_EQ(lying.shown.urx, 600);
    EXPECT_EQ(lying.shown.lly, 0);
}

TEST(Stamp, TakesAPageForALetterThatDoesNotSayHowLargeItIs) {
    for (const char* const keys :
         {"", "/MediaBox [0 0 0 0]", "/MediaBox (wide) /Rotate (turned)"}) {
        const auto lying = lying_of_page(keys);
        EXPECT_EQ(lying.shown.urx, 612) << keys;
        EXPECT_EQ(lying.shown.ury, 792) << keys;
    }
}

} // namespace
} // namespace radslag::reader_program
