// Remarks as text and back.
#include "documents/stored_remarks.hpp"

#include <gtest/gtest.h>

namespace radslag::documents {

TEST(StoredRemarks, ComeBackAsTheyWere) {
    const std::vector<Message> remarks = {{"Only the text of {0} was read.", {"möte.doc"}},
                                          {"Read by OCR.", {}},
                                          {"{0} of {1}", {"", "9"}}};
    EXPECT_EQ(decode_remarks(encode_remarks(remarks)), remarks);
}

TEST(StoredRemarks, NoneIsNoText) {
    EXPECT_EQ(encode_remarks({}), "");
    EXPECT_TRUE(decode_remarks("").empty());
}

} // namespace radslag::documents
