// See routes.hpp.
#include "dialogue/routes.hpp"

#include "dialogue/pages.hpp"

namespace radslag::dialogue {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/dialogue", Right::anyone, page(pages::show)},
        {Method::get, "/dialogue/points", Right::anyone, page(pages::points)},
        {Method::get, "/dialogue/points.csv", Right::anyone, page(pages::points)},
        {Method::get, "/dialogue/points.xlsx", Right::anyone, page(pages::points)},
        {Method::get, "/dialogue/inputs", Right::anyone, page(pages::inputs)},
        {Method::get, "/dialogue/inputs.csv", Right::anyone, page(pages::inputs)},
        {Method::get, "/dialogue/inputs.xlsx", Right::anyone, page(pages::inputs)},
        {Method::get, "/dialogue/answers", Right::anyone, page(pages::answers)},
        {Method::get, "/dialogue/answers.csv", Right::anyone, page(pages::answers)},
        {Method::get, "/dialogue/answers.xlsx", Right::anyone, page(pages::answers)},
        {Method::get, "/dialogue/matters", Right::anyone, page(pages::matters)},
        {Method::get, "/dialogue/matters.csv", Right::anyone, page(pages::matters)},
        {Method::get, "/dialogue/matters.xlsx", Right::anyone, page(pages::matters)},
    };
}

} // namespace radslag::dialogue
