// Draws the mark. Declared in mark.hpp.
#include "platform/html/mark.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

namespace radslag::html {
namespace {

std::string draw() {
    constexpr int dots = 21;
    constexpr double radius = 9.2;
    std::string svg = "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">"
                      "<g fill=\"currentColor\">";
    for (int dot = 0; dot < dots; ++dot) {
        const double angle = 2 * std::numbers::pi * dot / dots;
        svg += fmt::format("<circle cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"1.05\"/>",
                           12 + radius * std::sin(angle), 12 - radius * std::cos(angle));
    }
    return svg + "<circle cx=\"12\" cy=\"12\" r=\"3.1\"/></g></svg>";
}

} // namespace

const Html& mark_of_the_forum() {
    static const Html mark = TrustedHtml::from_our_svg(draw());
    return mark;
}

} // namespace radslag::html
