// Trees that are too deep to walk. depth.hpp says how deep that is.
#include "platform/xml/depth.hpp"

#include <gtest/gtest.h>

#include <string>

namespace radslag::xml {
namespace {

bool is_too_deep_at(int levels) {
    std::string text;
    for (int i = 0; i < levels; ++i)
        text += "<a><b/>";
    for (int i = 0; i < levels; ++i)
        text += "</a>";
    pugi::xml_document tree;
    EXPECT_TRUE(tree.load_string(text.c_str()));
    return is_too_deep(tree);
}

TEST(XmlDepth, EndsAtTheDeepest) {
    EXPECT_FALSE(is_too_deep_at(1));
    EXPECT_FALSE(is_too_deep_at(deepest));
    EXPECT_TRUE(is_too_deep_at(deepest + 2));
    EXPECT_TRUE(is_too_deep_at(10'000));
}

} // namespace
} // namespace radslag::xml
