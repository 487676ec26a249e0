// Cuts Rich Text Format (Microsoft's specification 1.9.1) into groups, control words and text. What
// they mean is in rtf.cpp.
#pragma once

#include <optional>
#include <string_view>

namespace radslag::documents {

struct RtfToken {
    enum class Kind {
        open,  ///< {
        close, ///< }
        word,  ///< \word or \word12
        sign,  ///< \~ and the like: `text` holds the one character
        byte,  ///< \'e5: `number` holds the byte
        text,  ///< bytes in the current code page, without line ends
        end
    };
    Kind kind = Kind::end;
    std::string_view text = {};
    int number = 0;
    bool has_number = false;
    bool is_optional = false; ///< an open brace with \* behind it: may be passed over
};

class RtfTokens {
  public:
    explicit RtfTokens(std::string_view rtf) : rtf_(rtf) {}

    RtfToken next();
    /// Moves past the end of the group that is open and gives what is left of it, without its
    /// closing brace.
    std::string_view rest_of_group();

  private:
    RtfToken control();

    std::string_view rtf_;
    std::size_t at_ = 0;
};

} // namespace radslag::documents
