// Takes a mail apart by GMime, within limits. What is in the values of its head and parts is read
// in reading/. See incoming.hpp.
#include "platform/mail/incoming.hpp"

#include "platform/mail/reading/charset.hpp"
#include "platform/mail/reading/delivery_status.hpp"
#include "platform/mail/reading/encoded_words.hpp"
#include "platform/mail/reading/fields.hpp"
#include "platform/mail/reading/html_text.hpp"
#include "platform/mime/parsed_mail.hpp"
#include "platform/text/lines.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace radslag::mail {

namespace {

using mime::content_of;
using mime::text_of;

constexpr std::size_t most_octets = 28U << 20U;
constexpr int deepest_part = 20;
constexpr std::size_t most_parts = 100;
constexpr std::size_t most_ids = 100;
constexpr std::size_t most_mailboxes = 50;
constexpr std::size_t most_results = 20;
constexpr std::size_t most_text = 200'000;
constexpr std::size_t most_markup = 2'000'000;
constexpr std::size_t most_calendars = 10;
constexpr std::size_t most_calendar_bytes = 1U << 20U;
constexpr std::size_t most_status_bytes = 1U << 20U;
constexpr std::size_t longest_line = 1'000;
constexpr std::size_t longest_result = 4'000;
constexpr std::size_t longest_address = 320;

struct FreeOptions {
    void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
};

bool is_type(GMimeObject* part, const char* type, const char* subtype) {
    return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype) != 0;
}

std::string_view parameter_of(GMimeObject* part, const char* name) {
    return text_of(g_mime_object_get_content_type_parameter(part, name));
}

bool is_attachment(GMimeObject* part) {
    return is_same(text_of(g_mime_object_get_disposition(part)), "attachment");
}

std::string text_in(GMimePart* part, std::size_t most) {
    const std::string bytes = content_of(part);
    return to_utf8(std::string_view(bytes).substr(0, most),
                   parameter_of(GMIME_OBJECT(part), "charset"));
}

/// Whether two texts differ in how their lines end at most.
bool are_same_lines(std::string one, std::string other) {
    for (std::string* const each : {&one, &other}) {
        std::erase(*each, '\r');
        each->erase(each->find_last_not_of('\n') + 1);
    }
    return one == other;
}

/// The head of a mail: each field's name and value as they came.
std::vector<Field> head_of(GMimeObject* mail) {
    std::vector<Field> head;
    GMimeHeaderList* const list = g_mime_object_get_header_list(mail);
    for (int at = 0; at < g_mime_header_list_get_count(list); ++at) {
        GMimeHeader* const header = g_mime_header_list_get_header_at(list, at);
        head.push_back({std::string(text_of(g_mime_header_get_name(header))),
                        std::string(text_of(g_mime_header_get_raw_value(header)))});
    }
    return head;
}

/// All values of the field, in their order, one after another.
std::string value_of(const std::vector<Field>& head, std::string_view name) {
    std::string value;
    for (const Field& field : head)
        if (is_same(field.name, name))
            value += (value.empty() ? "" : " ") + field.value;
    return value;
}

std::string line_of(std::string_view value, std::size_t most = longest_line) {
    return text::one_line(decode_words(value), most);
}

/// The first word of a field's value, in small letters: what stands before spaces, comments and
/// parameters.
std::string first_word(std::string_view value) {
    const std::string line = line_of(value);
    return in_small_letters(line.substr(0, line.find_first_of(" ;(,")));
}

/// The id of a field that holds one; without its brackets too, which some programs leave out.
std::string first_id(std::string_view value) {
    auto ids = ids_in(value, most_ids);
    if (ids.empty() && value.find('<') == std::string_view::npos)
        ids = ids_in("<" + line_of(value) + ">", 1);
    return ids.empty() ? "" : ids.front();
}

class HeadReader {
  public:
    HeadReader(const std::vector<Field>& head, GMimeParserOptions* options, IncomingMail& mail)
        : head_(head), options_(options), mail_(mail) {}

    void read() {
        mail_.message_id = first_id(value_of(head_, "Message-ID"));
        mail_.in_reply_to = ids_in(value_of(head_, "In-Reply-To"), most_ids);
        mail_.references = ids_in(value_of(head_, "References"), most_ids);
        for (const Field& field : head_)
            if (is_same(field.name, "From"))
                for (Mailbox& each : mailboxes_in(field.value))
                    if (mail_.from.size() < most_mailboxes)
                        mail_.from.push_back(std::move(each));
        if (auto senders = mailboxes_in(value_of(head_, "Sender")); !senders.empty())
            mail_.sender = std::move(senders.front());
        for (const Field& field : head_)
            if (is_same(field.name, "Subject") && mail_.subject.empty())
                mail_.subject = line_of(field.value);
        mail_.auto_submitted = first_word(value_of(head_, "Auto-Submitted"));
        mail_.is_automatic = is_automatic();
        read_results();
    }

  private:
    std::vector<Mailbox> mailboxes_in(const std::string& value) {
        std::vector<Mailbox> found;
        const std::string hidden = hide_words(value);
        const mime::Object<InternetAddressList> list(
            internet_address_list_parse(options_, hidden.c_str()));
        if (list != nullptr)
            add_mailboxes(list.get(), found, 0);
        return found;
    }

    void add_mailboxes(InternetAddressList* list, std::vector<Mailbox>& found, int depth) {
        for (int at = 0; at < internet_address_list_length(list); ++at) {
            InternetAddress* const each = internet_address_list_get_address(list, at);
            if (INTERNET_ADDRESS_IS_GROUP(each)) {
                if (depth < deepest_part)
                    add_mailboxes(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(each)),
                                  found, depth + 1);
                continue;
            }
            const auto address =
                text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(each)));
            Mailbox mailbox{
                text::one_line(decode_hidden_words(text_of(internet_address_get_name(each))),
                               longest_line),
                text::one_line(address, longest_address)};
            if (mailbox.address.find('@') != std::string::npos && found.size() < most_mailboxes)
                found.push_back(std::move(mailbox));
        }
    }

    /// RFC 3834, 2 and 5, and what servers and lists write instead.
    [[nodiscard]] bool is_automatic() const {
        if (!mail_.auto_submitted.empty() && mail_.auto_submitted != "no")
            return true;
        const std::string precedence = first_word(value_of(head_, "Precedence"));
        for (const char* each : {"bulk", "junk", "list", "auto_reply"})
            if (precedence == each)
                return true;
        const std::string suppressed = first_word(value_of(head_, "X-Auto-Response-Suppress"));
        if (!suppressed.empty() && suppressed != "none")
            return true;
        return std::ranges::any_of(head_, [](const Field& field) {
            constexpr std::array<std::string_view, 9> names{
                "List-Id",         "List-Unsubscribe", "X-Autoreply",         "X-Autorespond",
                "X-Autoresponder", "X-Vacation",       "X-Failed-Recipients", "X-Loop",
                "Feedback-ID"};
            return std::ranges::any_of(
                names, [&field](std::string_view name) { return is_same(field.name, name); });
        });
    }

    void read_results() {
        int received = 0;
        for (const Field& field : head_) {
            received += is_same(field.name, "Received") ? 1 : 0;
            if (received > 1 || mail_.authentication_results.size() >= most_results)
                return;
            if (is_same(field.name, "Authentication-Results"))
                mail_.authentication_results.push_back(
                    text::one_line(to_utf8(field.value, ""), longest_result));
        }
    }

    const std::vector<Field>& head_;
    GMimeParserOptions* options_;
    IncomingMail& mail_;
};

/// Goes through the parts once and keeps what is asked for of each.
class PartReader {
  public:
    explicit PartReader(IncomingMail& mail) : mail_(mail) {}

    Result<void> read(GMimeObject* part, int depth = 0) {
        if (part == nullptr)
            return {};
        if (++count_ > most_parts)
            return failure(ErrorCode::too_many, "The mail has more than {0} parts.",
                           {std::to_string(most_parts)});
        if (depth > deepest_part)
            return failure(ErrorCode::too_many, "The mail has parts inside parts, {0} deep.",
                           {std::to_string(depth)});
        if (GMIME_IS_MULTIPART(part))
            return read_parts(part, depth);
        if (GMIME_IS_MESSAGE_PART(part))
            take_returned(g_mime_message_part_get_message(GMIME_MESSAGE_PART(part)));
        else if (GMIME_IS_PART(part))
            take(GMIME_PART(part));
        return {};
    }

    /// What can be said only when all parts are known.
    void finish(const std::vector<Field>& head) {
        choose_text();
        if (mail_.reports.empty())
            mail_.reports = read_failed_recipients(
                line_of(value_of(head, "X-Failed-Recipients"), 40'000), mail_.text);
        if (mail_.reports.empty())
            return;
        mail_.reported_id = returned_id_.empty() ? id_in_text() : returned_id_;
        mail_.is_automatic = true;
    }

  private:
    Result<void> read_parts(GMimeObject* part, int depth) {
        auto* const parts = GMIME_MULTIPART(part);
        if (is_type(part, "multipart", "report"))
            mail_.is_automatic = true;
        const int count = g_mime_multipart_get_count(parts);
        for (int at = 0; at < count; ++at)
            if (auto read_one = read(g_mime_multipart_get_part(parts, at), depth + 1); !read_one)
                return read_one;
        return {};
    }

    void take(GMimePart* part) {
        auto* const object = GMIME_OBJECT(part);
        if (is_calendar(part))
            take_calendar(part);
        else if (is_type(object, "message", "delivery-status") ||
                 is_type(object, "message", "global-delivery-status"))
            take_status(part);
        else if (is_type(object, "text", "rfc822-headers") ||
                 is_type(object, "message", "global-headers"))
            take_returned_head(part);
        else if (is_type(object, "text", "plain") && plain_ == nullptr && !is_attachment(object))
            plain_ = part;
        else if (is_type(object, "text", "html") && html_ == nullptr && !is_attachment(object))
            html_ = part;
        if (first_ == nullptr)
            first_ = plain_ != nullptr ? plain_ : html_;
    }

    static bool is_calendar(GMimePart* part) {
        auto* const object = GMIME_OBJECT(part);
        if (is_type(object, "text", "calendar") || is_type(object, "application", "ics"))
            return true;
        const std::string name = in_small_letters(text_of(g_mime_part_get_filename(part)));
        return name.ends_with(".ics");
    }

    void take_calendar(GMimePart* part) {
        CalendarFile file;
        const auto method = parameter_of(GMIME_OBJECT(part), "method");
        const bool is_word = method.size() <= 30 && std::ranges::all_of(method, [](char each) {
                                 return g_ascii_isalpha(each) || each == '-';
                             });
        if (is_word)
            for (const char each : method)
                file.method += g_ascii_toupper(each);
        const std::string bytes = content_of(part);
        if (bytes.size() > most_calendar_bytes) {
            ++mail_.calendars_left_out;
            return;
        }
        file.bytes = to_utf8(bytes, parameter_of(GMIME_OBJECT(part), "charset"));
        // The same object comes as an alternative of the text and as a file.
        for (CalendarFile& each : mail_.calendars)
            if (are_same_lines(each.bytes, file.bytes)) {
                if (each.method.empty())
                    each.method = file.method;
                return;
            }
        const bool fits =
            file.bytes.size() <= most_calendar_bytes && mail_.calendars.size() < most_calendars;
        if (fits)
            mail_.calendars.push_back(std::move(file));
        else
            ++mail_.calendars_left_out;
    }

    void take_status(GMimePart* part) {
        if (mail_.reports.empty())
            mail_.reports = read_delivery_status(text_in(part, most_status_bytes));
    }

    void take_returned(GMimeMessage* message) {
        if (message != nullptr && returned_id_.empty())
            returned_id_ = first_id(value_of(head_of(GMIME_OBJECT(message)), "Message-ID"));
    }

    void take_returned_head(GMimePart* part) {
        const auto blocks = read_blocks(text_in(part, most_status_bytes), 1'000);
        if (!blocks.empty() && returned_id_.empty())
            returned_id_ = first_id(value_of(blocks.front(), "Message-ID"));
    }

    void choose_text() {
        mail_.text = read_text(first_);
        if (mail_.text.empty()) // an empty part beside the one that somebody wrote
            mail_.text = read_text(first_ == plain_ ? html_ : plain_);
    }

    std::string read_text(GMimePart* part) {
        if (part == nullptr)
            return "";
        std::string words = text_in(part, most_markup);
        if (is_type(GMIME_OBJECT(part), "text", "html"))
            words = text_of_html(words);
        const std::string text = text::many_lines(words);
        const std::string_view start = start_of(text, most_text);
        mail_.is_text_cut = start.size() < text.size();
        return std::string(start);
    }

    /// Where the returned mail stands in the text (Exim before 4.90).
    [[nodiscard]] std::string id_in_text() const {
        for (const auto& block : read_blocks(mail_.text, 1'000))
            if (std::string id = first_id(value_of(block, "Message-ID")); !id.empty())
                return id;
        return "";
    }

    IncomingMail& mail_;
    std::size_t count_ = 0;
    GMimePart *first_ = nullptr, *plain_ = nullptr, *html_ = nullptr;
    std::string returned_id_;
};

std::optional<Instant> date_of(GMimeMessage* message) {
    constexpr gint64 last = 253'402'300'799; // 9999-12-31T23:59:59
    GDateTime* const date = g_mime_message_get_date(message);
    if (date == nullptr)
        return std::nullopt;
    const gint64 seconds = g_date_time_to_unix(date);
    if (seconds < 0 || seconds > last)
        return std::nullopt;
    return Instant(std::chrono::seconds(seconds));
}

std::unique_ptr<GMimeParserOptions, FreeOptions> parser_options() {
    mime::need_gmime();
    return std::unique_ptr<GMimeParserOptions, FreeOptions>(g_mime_parser_options_new());
}

} // namespace

Result<IncomingMail> read_incoming(std::string_view octets) {
    if (octets.size() > most_octets)
        return failure(ErrorCode::too_many, "The mail is larger than {0} MB.",
                       {std::to_string(most_octets >> 20U)});
    const auto options = parser_options();
    const auto parsed = mime::ParsedMail::parse(octets, options.get());
    if (!parsed)
        return tl::unexpected(parsed.error());
    GMimeMessage* const message = (*parsed)->message();
    const auto head = head_of(GMIME_OBJECT(message));
    if (head.empty())
        return failure(ErrorCode::invalid, "This is no mail: it has no head.");
    IncomingMail mail;
    HeadReader(head, options.get(), mail).read();
    mail.date = date_of(message);
    PartReader parts(mail);
    if (auto read = parts.read(g_mime_message_get_mime_part(message)); !read)
        return tl::unexpected(read.error());
    parts.finish(head);
    return mail;
}

} // namespace radslag::mail
