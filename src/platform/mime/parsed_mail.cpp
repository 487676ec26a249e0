// See parsed_mail.hpp.
#include "platform/mime/parsed_mail.hpp"

#include "platform/mime/shape.hpp"

namespace radslag::mime {

void need_gmime() {
    static const bool ready = [] {
        g_mime_init();
        return true;
    }();
    (void)ready;
}

ParsedMail::ParsedMail(std::string_view octets, GMimeParserOptions* options)
    // GMime only reads; a stream of its own would be a second copy of the mail.
    : bytes_{reinterpret_cast<guint8*>(const_cast<char*>(octets.data())),
             static_cast<guint>(octets.size())},
      stream_(g_mime_stream_mem_new_with_byte_array(&bytes_)) {
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream_.get()), FALSE);
    const Object<GMimeParser> parser(g_mime_parser_new_with_stream(stream_.get()));
    message_.reset(g_mime_parser_construct_message(parser.get(), options));
}

Result<std::unique_ptr<ParsedMail>> ParsedMail::parse(std::string_view octets,
                                                      GMimeParserOptions* options) {
    need_gmime();
    if (auto shape = check_shape(octets); !shape)
        return tl::unexpected(shape.error());
    std::unique_ptr<ParsedMail> parsed(new ParsedMail(octets, options));
    if (parsed->message() == nullptr)
        return failure(ErrorCode::invalid, "This is no mail: it has no head.");
    return parsed;
}

std::string_view text_of(const char* text) {
    return text == nullptr ? "" : text;
}

std::string content_of(GMimePart* part) {
    GMimeDataWrapper* const content = g_mime_part_get_content(part);
    if (content == nullptr)
        return {};
    const Object<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, memory.get());
    const GByteArray* const bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

} // namespace radslag::mime
