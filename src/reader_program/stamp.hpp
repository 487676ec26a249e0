// The stamp of a page: what a sheet of our own PDF shows, drawn over a stranger's page.
#pragma once

#include <qpdf/QPDFPageObjectHelper.hh>

namespace radslag::reader_program {

/// What a sheet shows, to be drawn elsewhere: an indirect form without marks of structure.
QPDFObjectHandle form_of(QPDFPageObjectHelper sheet);

/// Where the stamp lies on a page.
struct Lying {
    QPDFObjectHandle::Rectangle shown; ///< the part of the page that is shown, before it is turned
    int quarters = 0;                  ///< of a turn clockwise by which it is shown: 0–3
    double unit = 1;                   ///< of the page, in points
};
Lying lying_of(QPDFPageObjectHelper page);

/// Six numbers for `cm` that put a form of this size, in points, into the upper right corner as the
/// page is shown; on a small page the form is made smaller.
std::array<double, 6> matrix_for(const Lying& page, double width, double height);

/// Draws the form over the page. What the page draws stays as it is, and cannot move the stamp.
void draw_stamp(QPDF& pdf, QPDFObjectHandle page, QPDFObjectHandle form);

} // namespace radslag::reader_program
