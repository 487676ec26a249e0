// Mails as they go out, read back by GMime: what was said is what arrives, whatever letters it has,
// and nothing that was said becomes a header.
#include "platform/mail/message.hpp"
#include "platform/mime/parsed_mail.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace radslag::mail {
namespace {

using mime::Object;
using namespace std::chrono_literals;

Message letter() {
    Message message;
    message.from = {"Rådslag", "radslag@forum.example.org"};
    message.to = {"Åsa Öberg", "asa.oberg@region.example.org"};
    message.message_id = make_message_id("6ygthrcn27cue.1", "forum.example.org");
    message.date = std::chrono::sys_days(std::chrono::year(2026) / 11 / 27) + 3h + 58min + 58s;
    message.subject = "Kallelse till möte";
    message.text = "Hej!\n\nVälkommen på fredag.\n";
    return message;
}

std::string text_of(const char* text) {
    return text == nullptr ? "(none)" : text;
}

/// A mail as a mail program has it.
class Read {
  public:
    explicit Read(const Message& message) : octets(built(message).value()) {
        const Object<GMimeStream> stream(
            g_mime_stream_mem_new_with_buffer(octets.data(), octets.size()));
        const Object<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
        message_.reset(g_mime_parser_construct_message(parser.get(), nullptr));
    }

    [[nodiscard]] std::string header(const char* name) const {
        return text_of(g_mime_object_get_header(GMIME_OBJECT(message_.get()), name));
    }
    [[nodiscard]] std::string subject() const {
        return text_of(g_mime_message_get_subject(message_.get()));
    }
    [[nodiscard]] Mailbox mailbox(GMimeAddressType type) const {
        auto* const list = g_mime_message_get_addresses(message_.get(), type);
        EXPECT_EQ(internet_address_list_length(list), 1);
        auto* const one = internet_address_list_get_address(list, 0);
        const char* const name = internet_address_get_name(one);
        return {name == nullptr ? "" : name,
                internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one))};
    }
    /// The parts that have no parts, in their order.
    [[nodiscard]] std::vector<GMimePart*> leaves() const {
        std::vector<GMimePart*> found;
        g_mime_message_foreach(
            message_.get(),
            [](GMimeObject*, GMimeObject* part, gpointer list) {
                if (GMIME_IS_PART(part))
                    static_cast<std::vector<GMimePart*>*>(list)->push_back(GMIME_PART(part));
            },
            &found);
        return found;
    }
    [[nodiscard]] std::string outline() const {
        return outline_of(g_mime_message_get_mime_part(message_.get()));
    }

    std::string octets;

  private:
    static std::string outline_of(GMimeObject* part) {
        char* const type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part));
        std::string outline(type);
        g_free(type);
        if (!GMIME_IS_MULTIPART(part))
            return outline;
        outline += "(";
        for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(part)); ++i)
            outline += (i == 0 ? "" : " ") +
                       outline_of(g_mime_multipart_get_part(GMIME_MULTIPART(part), i));
        return outline + ")";
    }

    Object<GMimeMessage> message_;
};

std::string content_of(GMimePart* part) {
    const Object<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(part), memory.get());
    const GByteArray* const bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// A text as it arrives, its lines by "\n".
std::string text_of(GMimePart* part) {
    std::string text = content_of(part);
    std::erase(text, '\r');
    return text;
}

std::string parameter_of(GMimePart* part, const char* name) {
    return text_of(g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), name));
}

/// What every mail must be for every server to take it on (RFC 5321, 4.5.3.1.6; RFC 5322, 2.1.1).
void expect_carried(const std::string& octets) {
    std::size_t start = 0;
    for (std::size_t at = 0; at < octets.size(); ++at) {
        ASSERT_TRUE(octets[at] != '\0' && (octets[at] & 0x80) == 0) << "at " << at;
        if (octets[at] != '\n') {
            ASSERT_TRUE(octets[at] != '\r' || octets[at + 1] == '\n') << "a bare CR at " << at;
            continue;
        }
        ASSERT_TRUE(at > 0 && octets[at - 1] == '\r') << "a bare LF at " << at;
        ASSERT_LE(at - 1 - start, 998U) << octets.substr(start, 80);
        start = at + 1;
    }
    ASSERT_TRUE(octets.ends_with("\r\n"));
}

TEST(Mail, SaysWhoWritesToWhomAndWhen) {
    Message message = letter();
    message.reply_to = Mailbox{"Sekretariatet", "sekretariat@example.org"};
    const Read read(message);
    EXPECT_EQ(read.mailbox(GMIME_ADDRESS_TYPE_FROM), message.from);
    EXPECT_EQ(read.mailbox(GMIME_ADDRESS_TYPE_TO), message.to);
    EXPECT_EQ(read.mailbox(GMIME_ADDRESS_TYPE_REPLY_TO), message.reply_to);
    EXPECT_EQ(read.subject(), "Kallelse till möte");
    EXPECT_EQ(read.header("Date"), "Fri, 27 Nov 2026 03:58:58 +0000");
    EXPECT_EQ(read.header("Message-Id"), "<6ygthrcn27cue.1@forum.example.org>");
    EXPECT_EQ(read.header("Auto-Submitted"), "auto-generated");
    EXPECT_EQ(read.header("MIME-Version"), "1.0");
    EXPECT_EQ(read.header("In-Reply-To"), "(none)");
    EXPECT_EQ(read.outline(), "text/plain");
    EXPECT_EQ(text_of(read.leaves().front()), message.text);
    EXPECT_EQ(parameter_of(read.leaves().front(), "charset"), "utf-8");
    expect_carried(read.octets);
}

TEST(Mail, KeepsNamesAndSubjectsInAllLetters) {
    std::string long_subject = "Remiss";
    for (int i = 0; i < 60; ++i)
        long_subject +=
            " om kompetensförsörjning i södra Åland och Värmland, del " + std::to_string(i);
    for (const std::string& text :
         {std::string("Åsa \"Öran\" Östlund, (ordförande) <chef>; m.fl."),
          std::string("Möte 🗓️ 👩🏽‍💼"), std::string("שלום עולם مرحبا"),
          std::string("=?utf-8?q?Inte_kodat?="), long_subject, std::string(3000, 'a'),
          std::string("two  spaces and a  tail") + std::string(1200, '.'),
          std::string("å") + std::string(2000, 'b'), std::string("plain"),
          std::string("A.B.C. Dahl")}) {
        Message message = letter();
        message.subject = text;
        message.to.name = text;
        const Read read(message);
        EXPECT_EQ(read.subject(), text);
        EXPECT_EQ(read.mailbox(GMIME_ADDRESS_TYPE_TO), message.to);
        expect_carried(read.octets);
    }
}

TEST(Mail, KeepsItsTextWhateverItSays) {
    std::string long_line(5000, 'x');
    std::string swedish;
    for (int i = 0; i < 400; ++i)
        swedish += "åäö ";
    for (const std::string& text :
         {std::string(), std::string("."), std::string("..\n.\n.hej\n"),
          std::string("From oss till er\n-- \nRådslag \n\t\n"), long_line, swedish,
          std::string("🗓️\n👩🏽‍💼\n"), std::string("שלום עולם\nمرحبا\n"),
          std::string("https://forum.example.org/inputs?a=1&b=2\n--\n--x--\n=20\n"),
          std::string("\n\n\nefter tomma rader\n\n")}) {
        Message message = letter();
        message.text = text;
        const Read read(message);
        const std::string expected = text.empty() || text.ends_with('\n') ? text : text + '\n';
        EXPECT_EQ(text_of(read.leaves().front()), expected);
        expect_carried(read.octets);
    }
}

TEST(Mail, EndsLinesOfItsTextInOneWay) {
    Message message = letter();
    message.text = "en\r\ntvå\rtre\n";
    EXPECT_EQ(text_of(Read(message).leaves().front()), "en\ntvå\ntre\n");
}

TEST(Mail, CarriesFilesUnderTheirNames) {
    const std::string long_name =
        std::string(150, 'x') + " å ä ö " + std::string(100, 'y') + ".pdf";
    std::string bytes;
    for (int i = 0; i < 5000; ++i)
        bytes += static_cast<char>(i % 256);
    Message message = letter();
    message.attachments = {{"Kallelse 3 mars, \"ändrad\".pdf", "application/pdf", bytes},
                           {long_name, "text/csv; charset=utf-8", "å;ä\r\nö\n"},
                           {"minnesanteckningar.eml", "message/rfc822", "Subject: x\n\n.\n"},
                           {"plain.bin", "not a type\r\nBcc: x@example.org", ""}};
    const Read read(message);
    EXPECT_EQ(read.outline(), "multipart/mixed(text/plain application/pdf text/csv "
                              "application/octet-stream application/octet-stream)");
    const auto leaves = read.leaves();
    ASSERT_EQ(leaves.size(), 5U);
    for (std::size_t i = 0; i < message.attachments.size(); ++i) {
        EXPECT_EQ(text_of(g_mime_part_get_filename(leaves[i + 1])), message.attachments[i].name);
        EXPECT_EQ(content_of(leaves[i + 1]), message.attachments[i].bytes);
        EXPECT_EQ(text_of(g_mime_object_get_disposition(GMIME_OBJECT(leaves[i + 1]))),
                  "attachment");
    }
    EXPECT_EQ(parameter_of(leaves[2], "charset"), "utf-8");
    EXPECT_NE(read.octets.find("filename*0*=UTF-8''"), std::string::npos);
    EXPECT_EQ(read.octets.find("Bcc"), std::string::npos);
    expect_carried(read.octets);
}

TEST(Mail, InvitesSoThatCalendarsUnderstand) {
    const std::string calendar =
        "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Möte\r\nEND:VCALENDAR\r\n";
    Message message = letter();
    message.calendar = CalendarPart{calendar, "REQUEST"};
    message.attachments = {{"Dagordning.pdf", "application/pdf", "%PDF-"}};
    const Read read(message);
    EXPECT_EQ(read.outline(), "multipart/mixed(multipart/alternative(text/plain text/calendar) "
                              "application/ics application/pdf)");
    const auto leaves = read.leaves();
    EXPECT_EQ(content_of(leaves[1]), calendar);
    EXPECT_EQ(parameter_of(leaves[1], "method"), "REQUEST");
    EXPECT_EQ(parameter_of(leaves[1], "charset"), "utf-8");
    EXPECT_EQ(content_of(leaves[2]), calendar);
    EXPECT_EQ(text_of(g_mime_part_get_filename(leaves[2])), "invite.ics");
    expect_carried(read.octets);
    message.calendar->method = "REQUEST\r\nBcc: x@example.org";
    EXPECT_THROW((void)built(message), std::invalid_argument);
}

TEST(Mail, StandsInItsThread) {
    Message message = letter();
    message.in_reply_to = "b@example.org";
    message.references = {"a@example.org", "not one>\r\nBcc: x@example.org", "b@example.org"};
    for (int i = 0; i < 100; ++i)
        message.references.push_back("number-" + std::to_string(i) + "@long.example.org");
    const Read read(message);
    EXPECT_EQ(read.header("In-Reply-To"), "<b@example.org>");
    EXPECT_EQ(read.header("References").substr(0, 35), "<a@example.org> <b@example.org> <nu");
    EXPECT_EQ(read.octets.find("Bcc"), std::string::npos);
    expect_carried(read.octets);
}

void expect_refused(const Message& message, const std::string& sentence) {
    const auto octets = built(message);
    ASSERT_FALSE(octets) << *octets;
    EXPECT_EQ(octets.error().code, ErrorCode::invalid);
    EXPECT_NE(octets.error().message.text.find(sentence), std::string::npos)
        << octets.error().message.text;
    for (const std::string& argument : octets.error().message.arguments)
        EXPECT_EQ(argument.find_first_of(std::string_view("\r\n\0", 3)), std::string::npos);
}

TEST(Mail, HasNoHeadersButItsOwn) {
    for (const std::string& bad :
         {std::string("x\r\nBcc: spy@example.org"), std::string("x\nBcc: spy@example.org"),
          std::string("x\rBcc: spy@example.org"), std::string("x\0y", 3), std::string("\x01"),
          std::string("x\ty"), std::string("x\x7f"), std::string("x\u0085y"), std::string("\xc3"),
          std::string("x\r\n\r\nbody")}) {
        Message from = letter(), to = letter(), reply = letter(), file = letter(), about = letter();
        about.subject = bad;
        from.from.name = bad;
        to.to.name = bad;
        reply.reply_to = Mailbox{bad, "a@example.org"};
        file.attachments = {{bad, "text/plain", ""}};
        for (const Message& message : {from, to, reply, file, about})
            expect_refused(message, "has a line break");
        from = to = reply = letter();
        from.from.address = bad + "@example.org";
        to.to.address = "x@example.org" + bad;
        reply.reply_to = Mailbox{"", bad};
        for (const Message& message : {from, to, reply})
            expect_refused(message, "mail address");
        Message id = letter();
        id.message_id = bad;
        EXPECT_THROW((void)built(id), std::invalid_argument);
    }
}

TEST(Address, IsOneThatEveryServerCarries) {
    for (const char* good : {"a@b", "asa.oberg@region.example.org", "x+y_z@xn--malm-8qa.se",
                             "o'brien@example.org", "radslag@localhost"})
        EXPECT_TRUE(check_address(good)) << good;
    for (const std::string& bad :
         {std::string(), std::string("a"), std::string("@b"), std::string("a@"),
          std::string("a@b@c"), std::string("a b@c"), std::string("a..b@c"), std::string(".a@c"),
          std::string("a@b..c"), std::string("a@-b"), std::string("<a@b>"), std::string("a@b>"),
          std::string("\"a b\"@c"), std::string("a@[127.0.0.1]"), std::string("a,b@c"),
          std::string("a@b SIZE=1"), std::string(65, 'a') + "@b", "a@" + std::string(64, 'b')})
        EXPECT_FALSE(check_address(bad)) << bad;
    const auto beyond = check_address("åsa@example.org");
    ASSERT_FALSE(beyond);
    EXPECT_NE(beyond.error().message.text.find("other signs"), std::string::npos);
}

TEST(MessageId, IsTheSameForTheSame) {
    EXPECT_EQ(make_message_id("abc-1", domain_of("x@forum.example.org")),
              "abc-1@forum.example.org");
    EXPECT_THROW((void)make_message_id("a b", "c"), std::invalid_argument);
    EXPECT_THROW((void)make_message_id("a", "c\r\n"), std::invalid_argument);
    EXPECT_THROW((void)make_message_id("", "c"), std::invalid_argument);
}

} // namespace
} // namespace radslag::mail
