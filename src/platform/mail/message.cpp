// See message.hpp. Text goes out as quoted-printable or Base64, never as it is: so no line is too
// long, none begins with "From ", and no server on the way changes a space at a line's end.
#include "platform/mail/message.hpp"

#include "platform/mime/parsed_mail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace radslag::mail {

namespace {

using mime::Object;

constexpr const char* utf8 = "utf-8";
constexpr std::size_t longest_id = 900; // with a header's name in front still one line
constexpr std::size_t longest_plain_word = 60;
constexpr std::size_t longest_plain_text = 500;
constexpr std::size_t longest_encoded_word = 63; // 75 with what stands around it

struct FreeFormatOptions {
    void operator()(GMimeFormatOptions* options) const { g_mime_format_options_free(options); }
};
struct FreeParserOptions {
    void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};

bool is_message_id(std::string_view id) {
    return !id.empty() && id.size() <= longest_id && id.find('@') != std::string_view::npos &&
           std::ranges::all_of(id, [](char each) {
               return each > ' ' && each < 0x7f && each != '<' && each != '>';
           });
}

bool is_method(std::string_view method) {
    return !method.empty() && std::ranges::all_of(method, [](char each) {
        return (each >= 'A' && each <= 'Z') || each == '-';
    });
}

/// Whether GMime may write the text as it is: short words of ASCII, single spaces between them, and
/// nothing that a reader would decode.
bool is_plain(std::string_view text) {
    std::size_t word = 0;
    for (const char each : text) {
        word = each == ' ' ? 0 : word + 1;
        if (each < ' ' || each > '~' || word > longest_plain_word)
            return false;
    }
    return text.size() <= longest_plain_text && !text.starts_with(' ') && !text.ends_with(' ') &&
           text.find("  ") == std::string_view::npos && text.find("=?") == std::string_view::npos;
}

/// A name or a subject for a header: as it is, or as encoded words of whole characters (RFC
/// 2047, 4.2 and 5). GMime would leave alone what looks encoded already, and change spaces where it
/// folds.
std::string encoded(std::string_view text) {
    if (is_plain(text))
        return std::string(text);
    std::string words, word;
    std::string character;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char each = text[at];
        character += each == ' '             ? "_"
                     : g_ascii_isalnum(each) ? std::string(1, each)
                                             : fmt::format("={:02X}", static_cast<guchar>(each));
        const bool ends = at + 1 == text.size() || (text[at + 1] & 0xC0) != 0x80;
        if (!ends)
            continue;
        if (word.size() + character.size() > longest_encoded_word) {
            words += "=?utf-8?Q?" + word + "?= ";
            word.clear();
        }
        word += character;
        character.clear();
    }
    return words + "=?utf-8?Q?" + word + "?=";
}

/// Lines end by `newline` and by nothing else; the last one ends too.
std::string with_newlines(std::string_view text, std::string_view newline) {
    std::string lines;
    lines.reserve(text.size() + text.size() / 16);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
            continue;
        if (text[at] == '\n' || text[at] == '\r')
            lines += newline;
        else
            lines += text[at];
    }
    if (!lines.empty() && !lines.ends_with(newline))
        lines += newline;
    return lines;
}

Object<GMimePart> part_of(const char* media_type, std::string_view bytes,
                          GMimeContentEncoding encoding) {
    Object<GMimePart> part(g_mime_part_new());
    const std::unique_ptr<GMimeParserOptions, FreeParserOptions> options(
        g_mime_parser_options_new());
    const Object<GMimeContentType> type(g_mime_content_type_parse(options.get(), media_type));
    g_mime_object_set_content_type(GMIME_OBJECT(part.get()), type.get());
    const Object<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Object<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), encoding);
    return part;
}

Object<GMimePart> text_part(std::string_view text) {
    const auto beyond_ascii =
        std::ranges::count_if(text, [](char each) { return (each & 0x80) != 0; });
    // Quoted-printable triples what it quotes, Base64 adds a third to all. The former knows lines
    // by "\n" only; the latter keeps bytes, which for text must be CRLF (RFC 2045, 6.8).
    if (static_cast<std::size_t>(beyond_ascii) * 6 > text.size())
        return part_of("text/plain; charset=utf-8", with_newlines(text, "\r\n"),
                       GMIME_CONTENT_ENCODING_BASE64);
    return part_of("text/plain; charset=utf-8", with_newlines(text, "\n"),
                   GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
}

Object<GMimePart> calendar_part(const CalendarPart& calendar) {
    const std::string type = "text/calendar; method=" + calendar.method + "; charset=utf-8";
    return part_of(type.c_str(), with_newlines(calendar.text, "\r\n"),
                   GMIME_CONTENT_ENCODING_BASE64);
}

/// Message and multipart types may not be encoded (RFC 2046, 5), which ours always are.
std::string media_type_of(const Attachment& attachment) {
    const bool plain = std::ranges::all_of(attachment.media_type,
                                           [](char each) { return each >= ' ' && each < 0x7f; });
    const std::unique_ptr<GMimeParserOptions, FreeParserOptions> options(
        g_mime_parser_options_new());
    if (plain && attachment.media_type.size() < 200 &&
        attachment.media_type.find('/') != std::string::npos) {
        const Object<GMimeContentType> type(
            g_mime_content_type_parse(options.get(), attachment.media_type.c_str()));
        if (!g_mime_content_type_is_type(type.get(), "message", "*") &&
            !g_mime_content_type_is_type(type.get(), "multipart", "*"))
            return attachment.media_type;
    }
    return "application/octet-stream";
}

Object<GMimePart> attached(const std::string& name, const std::string& media_type,
                           std::string_view bytes) {
    Object<GMimePart> part = part_of(media_type.c_str(), bytes, GMIME_CONTENT_ENCODING_BASE64);
    auto* const object = GMIME_OBJECT(part.get());
    g_mime_object_set_disposition(object, GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part.get(), name.c_str());
    for (GMimeParamList* const parameters :
         {g_mime_content_disposition_get_parameters(g_mime_object_get_content_disposition(object)),
          g_mime_content_type_get_parameters(g_mime_object_get_content_type(object))})
        for (int i = 0; i < g_mime_param_list_length(parameters); ++i)
            g_mime_param_set_charset(g_mime_param_list_get_parameter_at(parameters, i), utf8);
    return part;
}

Object<GMimeObject> body_of(const Message& message) {
    Object<GMimeObject> body(GMIME_OBJECT(text_part(message.text).release()));
    if (message.calendar) {
        Object<GMimeMultipart> alternatives(g_mime_multipart_new_with_subtype("alternative"));
        g_mime_multipart_add(alternatives.get(), body.get());
        g_mime_multipart_add(alternatives.get(),
                             GMIME_OBJECT(calendar_part(*message.calendar).get()));
        body.reset(GMIME_OBJECT(alternatives.release()));
    }
    if (!message.calendar && message.attachments.empty())
        return body;
    Object<GMimeMultipart> mixed(g_mime_multipart_new_with_subtype("mixed"));
    g_mime_multipart_add(mixed.get(), body.get());
    // Of another type than the alternative: a program that acts on calendars acts on it once.
    if (message.calendar)
        g_mime_multipart_add(mixed.get(),
                             GMIME_OBJECT(attached("invite.ics", "application/ics",
                                                   with_newlines(message.calendar->text, "\r\n"))
                                              .get()));
    for (const Attachment& each : message.attachments)
        g_mime_multipart_add(
            mixed.get(), GMIME_OBJECT(attached(each.name, media_type_of(each), each.bytes).get()));
    return Object<GMimeObject>(GMIME_OBJECT(mixed.release()));
}

void add_mailbox(GMimeMessage* message, GMimeAddressType type, const Mailbox& mailbox) {
    const std::string name = encoded(mailbox.name);
    const Object<InternetAddress> address(internet_address_mailbox_new(
        name.empty() ? nullptr : name.c_str(), mailbox.address.c_str()));
    internet_address_list_add(g_mime_message_get_addresses(message, type), address.get());
}

void set_header(GMimeMessage* message, const char* name, const std::string& value) {
    g_mime_object_set_header(GMIME_OBJECT(message), name, value.c_str(), utf8);
}

void set_date(GMimeMessage* message, Instant date) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(date).time_since_epoch().count();
    GDateTime* const utc = g_date_time_new_from_unix_utc(seconds);
    g_mime_message_set_date(message, utc);
    g_date_time_unref(utc);
}

void set_thread(GMimeMessage* message, const Message& from) {
    if (is_message_id(from.in_reply_to))
        set_header(message, "In-Reply-To", "<" + from.in_reply_to + ">");
    std::string references;
    for (const std::string& each : from.references)
        if (is_message_id(each))
            references += (references.empty() ? "<" : " <") + each + ">";
    if (!references.empty())
        set_header(message, "References", references);
}

std::string octets_of(GMimeMessage* message) {
    const std::unique_ptr<GMimeFormatOptions, FreeFormatOptions> options(
        g_mime_format_options_new());
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    g_mime_format_options_set_param_encoding_method(options.get(),
                                                    GMIME_PARAM_ENCODING_METHOD_RFC2231);
    const Object<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), options.get(), memory.get());
    const GByteArray* const bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

Result<void> check_mailbox(const Mailbox& mailbox) {
    if (auto address = check_address(mailbox.address); !address)
        return address;
    return check_header_text(mailbox.name);
}

Result<void> check(const Message& message) {
    for (const Mailbox* const each : {&message.from, &message.to})
        if (auto mailbox = check_mailbox(*each); !mailbox)
            return mailbox;
    if (message.reply_to)
        if (auto mailbox = check_mailbox(*message.reply_to); !mailbox)
            return mailbox;
    for (const Attachment& each : message.attachments)
        if (auto name = check_header_text(each.name); !name)
            return name;
    return check_header_text(message.subject);
}

} // namespace

std::string make_message_id(std::string_view unique, std::string_view domain) {
    std::string id = std::string(unique) + "@" + std::string(domain);
    // Narrower than an address, so that no program between quotes or folds it.
    const bool plain = std::ranges::all_of(id, [](char each) {
        return g_ascii_isalnum(each) ||
               std::string_view("-._@").find(each) != std::string_view::npos;
    });
    if (!plain || !check_address(id))
        throw std::invalid_argument("these make no message id");
    return id;
}

Result<std::string> built(const Message& message) {
    mime::need_gmime();
    if (const auto checked = check(message); !checked)
        return tl::unexpected(checked.error());
    if (!is_message_id(message.message_id))
        throw std::invalid_argument("a mail without its message id");
    if (message.calendar && !is_method(message.calendar->method))
        throw std::invalid_argument("a calendar part without its method");
    const Object<GMimeMessage> mail(g_mime_message_new(TRUE));
    add_mailbox(mail.get(), GMIME_ADDRESS_TYPE_FROM, message.from);
    if (message.reply_to)
        add_mailbox(mail.get(), GMIME_ADDRESS_TYPE_REPLY_TO, *message.reply_to);
    add_mailbox(mail.get(), GMIME_ADDRESS_TYPE_TO, message.to);
    g_mime_message_set_subject(mail.get(), encoded(message.subject).c_str(), utf8);
    set_date(mail.get(), message.date);
    g_mime_message_set_message_id(mail.get(), message.message_id.c_str());
    set_thread(mail.get(), message);
    set_header(mail.get(), "Auto-Submitted", "auto-generated");
    g_mime_message_set_mime_part(mail.get(), body_of(message).get());
    return octets_of(mail.get());
}

} // namespace radslag::mail
