// Reads a mail (RFC 5322, MIME) by GMime: its subject, sender and date as the first blocks, then
// the part that a reader would see. Attachments are named, not read.
#include "documents/encoding.hpp"
#include "documents/html.hpp"
#include "documents/plain_lines.hpp"
#include "documents/text_builder.hpp"
#include "documents/utf8.hpp"
#include "platform/mime/parsed_mail.hpp"

#include <memory>

namespace radslag::documents {

namespace {

using mime::content_of;
using mime::text_of;

struct Free {
    void operator()(char* text) const { g_free(text); }
};
using Owned = std::unique_ptr<char, Free>;

bool is_type(GMimeObject* part, const char* type, const char* subtype) {
    return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype) != 0;
}

class MailReader {
  public:
    explicit MailReader(const Source& source) : source_(source), builder_(Format::eml, source) {}

    Result<Text> read();

  private:
    /// The parts that a reader sees, at most one of each alternative.
    void choose(GMimeObject* part, int depth);
    void choose_alternative(GMimeMultipart* alternatives, int depth);
    void write_headers(GMimeMessage* message);
    void write_line(std::string_view label, std::string_view words);
    Result<void> write_part(GMimePart* part);

    const Source& source_;
    TextBuilder builder_;
    std::vector<GMimePart*> chosen_;
    std::size_t named_ = 0;
};

constexpr int deepest_mail = 50;
constexpr std::size_t most_attachments_named = 100;

bool is_attachment(GMimeObject* part) {
    const char* const disposition = g_mime_object_get_disposition(part);
    return disposition != nullptr && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

/// What the attachment is called: by its file, by the subject of a message in the message, or else
/// by its type. Empty for a signature, which nobody misses.
std::string attachment_name(GMimeObject* part) {
    const char* name = GMIME_IS_PART(part) ? g_mime_part_get_filename(GMIME_PART(part)) : nullptr;
    if (GMIME_IS_MESSAGE_PART(part)) {
        GMimeMessage* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
        name = inner == nullptr ? nullptr : g_mime_message_get_subject(inner);
    }
    std::string shown;
    utf8::append_visible(shown, text_of(name).substr(0, 200));
    if (!shown.empty() || is_type(part, "application", "pgp-signature"))
        return shown;
    const Owned type(g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part)));
    utf8::append_visible(shown, text_of(type.get()).substr(0, 200));
    return shown;
}

void MailReader::choose_alternative(GMimeMultipart* alternatives, int depth) {
    GMimeObject* best = nullptr;
    const int count = g_mime_multipart_get_count(alternatives);
    for (int i = 0; i < count; ++i) {
        GMimeObject* const each = g_mime_multipart_get_part(alternatives, i);
        const bool is_html = is_type(each, "text", "html") || GMIME_IS_MULTIPART(each);
        if (best == nullptr || is_html)
            best = each;
    }
    if (best != nullptr)
        choose(best, depth + 1);
}

void MailReader::choose(GMimeObject* part, int depth) {
    if (part == nullptr || depth > deepest_mail)
        return;
    if (GMIME_IS_MULTIPART(part)) {
        auto* const parts = GMIME_MULTIPART(part);
        if (is_type(part, "multipart", "alternative"))
            return choose_alternative(parts, depth);
        const int count = g_mime_multipart_get_count(parts);
        for (int i = 0; i < count; ++i)
            choose(g_mime_multipart_get_part(parts, i), depth + 1);
        return;
    }
    const bool is_text = is_type(part, "text", "plain") || is_type(part, "text", "html");
    if (GMIME_IS_PART(part) && is_text && !is_attachment(part)) {
        chosen_.push_back(GMIME_PART(part));
        return;
    }
    if (const std::string name = attachment_name(part);
        !name.empty() && named_++ < most_attachments_named)
        builder_.remark({"The message {0} carries the attachment {1}, which was not read. Send it "
                         "on its own to have it read.",
                         {source_.name, name}});
}

void MailReader::write_line(std::string_view label, std::string_view words) {
    if (words.empty())
        return;
    builder_.open(BlockKind::line);
    builder_.add(label);
    builder_.add(words);
    builder_.close();
}

void MailReader::write_headers(GMimeMessage* message) {
    builder_.open(BlockKind::heading, 1);
    builder_.add(text_of(g_mime_message_get_subject(message)));
    builder_.close();
    const Owned from(internet_address_list_to_string(g_mime_message_get_from(message), nullptr, 0));
    write_line("From: ", text_of(from.get()));
    if (GDateTime* const date = g_mime_message_get_date(message); date != nullptr) {
        const Owned printed(g_date_time_format(date, "%Y-%m-%d %H:%M"));
        write_line("Date: ", text_of(printed.get()));
    }
    builder_.gap();
}

/// Joins what "format=flowed" broke (RFC 3676, 4.1): a line that ends in a space goes on.
std::string join_flowed(const std::string& text) {
    std::string joined;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(rest.size(), end + 1));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.starts_with(' ')) // stuffed
            line.remove_prefix(1);
        joined += line;
        if (!line.ends_with(' ') || line == "-- ")
            joined += '\n';
    }
    return joined;
}

Result<void> MailReader::write_part(GMimePart* part) {
    auto* const object = GMIME_OBJECT(part);
    std::string bytes = content_of(part);
    const auto charset = text_of(g_mime_object_get_content_type_parameter(object, "charset"));
    const bool is_html = is_type(object, "text", "html");
    std::string text;
    if (utf8::is_valid(bytes))
        text = std::move(bytes);
    else if (!charset.empty() && charset != "utf-8" && charset != "us-ascii")
        text = decode(bytes, {std::string(charset), 0});
    else
        text = is_html ? decode_html(bytes)
                       : decode(bytes, encoding_of(bytes).value_or(Encoding{"windows-1252", 0}));
    std::erase(text, '\0');
    if (is_html)
        return read_html_into(builder_, text, source_);
    const auto format = text_of(g_mime_object_get_content_type_parameter(object, "format"));
    write_lines(builder_, format == "flowed" ? join_flowed(text) : text);
    return {};
}

Result<Text> MailReader::read() {
    const auto parsed = mime::ParsedMail::parse(source_.bytes);
    if (!parsed)
        return damaged(source_);
    GMimeMessage* const message = (*parsed)->message();
    write_headers(message);
    choose(g_mime_message_get_mime_part(message), 0);
    for (GMimePart* const part : chosen_)
        if (const auto written = write_part(part); !written)
            return tl::unexpected(written.error());
    return builder_.finish();
}

} // namespace

Result<Text> read_eml(const Source& source) {
    return MailReader(source).read();
}

} // namespace radslag::documents
