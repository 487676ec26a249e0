// A mail as GMime's tree of parts, read only after shape.hpp has looked at its octets. For the
// insides of who reads mails: it names GMime's types.
#pragma once

#include "platform/base/result.hpp"

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>

namespace radslag::mime {

/// Before anything else of GMime's is used; once is enough.
void need_gmime();

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
/// Any object of GLib's, which counts its owners.
template <class T>
using Object = std::unique_ptr<T, Unref>;

class ParsedMail {
  public:
    /// The octets must outlive it: GMime reads them where they are. `options` may be null. Errors:
    /// as of check_shape(); invalid when there is no mail in them.
    static Result<std::unique_ptr<ParsedMail>> parse(std::string_view octets,
                                                     GMimeParserOptions* options = nullptr);
    ParsedMail(const ParsedMail&) = delete;
    ParsedMail& operator=(const ParsedMail&) = delete;

    [[nodiscard]] GMimeMessage* message() const { return message_.get(); }

  private:
    ParsedMail(std::string_view octets, GMimeParserOptions* options);

    GByteArray bytes_; ///< the stream refers to it
    Object<GMimeStream> stream_;
    Object<GMimeMessage> message_;
};

/// Nothing for a null pointer, which GMime gives for what is not there.
std::string_view text_of(const char* text);

/// The bytes of a part, its transfer encoding undone.
std::string content_of(GMimePart* part);

} // namespace radslag::mime
