// Everything that parses what strangers send, one function each: it takes any bytes and ends the
// process when what comes out breaks its promise. fuzzer.cpp runs one under libFuzzer;
// regressions_test.cpp runs all of them on every input that was once a finding.
#pragma once

#include <span>
#include <string_view>

namespace radslag::fuzz {

/// The readers, each on a whole file of its format, whatever the first bytes say.
void plain_text(std::string_view bytes);
void markdown(std::string_view bytes);
void html(std::string_view bytes);
void rtf(std::string_view bytes);
void eml(std::string_view bytes);

/// Any file under any name, as it comes from a user. Formats that radslag-read reads are only
/// recognised: poppler and the converters run behind walls of their own.
void any_file(std::string_view bytes);

/// The XML parts inside a well-made package, divided by NUL: for docx the document, styles,
/// numbering, footnotes and relations; for odt content and styles; for pptx the slides.
void docx_parts(std::string_view bytes);
void odt_parts(std::string_view bytes);
void pptx_parts(std::string_view bytes);

/// "FORMAT\nbefore\0piece\0after": a text in which the piece comes again until there are 200 kB,
/// with a running number for each byte 1, and the same in letters for each byte 2. What takes more
/// than linear time shows here.
void repeated(std::string_view bytes);

/// What radslag-read hands back, what it is given to join, and words strewn over pages of a PDF.
void packed_text(std::string_view bytes);
void joining_parts(std::string_view bytes);
void pdf_layout(std::string_view bytes);

/// notes::read over the lines of a plain text, and over blocks with marks, runs and cells.
void notes_text(std::string_view bytes);
void notes_blocks(std::string_view bytes);

/// A request with its body; single headers and values; addresses that become links.
void request(std::string_view bytes);
void header_values(std::string_view bytes);
void address(std::string_view bytes);

/// What comes back out of the database.
void ledger_payload(std::string_view bytes);
void stored_blocks(std::string_view bytes);

/// What calendar programs send back; who answers can be invited and answers again.
void calendar_reply(std::string_view bytes);

/// What a sending mail server says, at once and octet by octet: pieces divided by NUL, a NUL of its
/// own twice.
void lmtp_talk(std::string_view bytes);

/// A mail that came in.
void incoming_mail(std::string_view bytes);

/// Lines of a mailbox's answers, and names of folders that go into commands.
void mailbox_answers(std::string_view bytes);

/// A Word template, whole or as parts divided by NUL (document, header, styles, numbering,
/// footnotes, relations); what is taken is filled, and what is made of it can be read. The same as
/// a file that comes back.
void word_template(std::string_view bytes);

struct Target {
    std::string_view name;
    void (*run)(std::string_view bytes);
};

/// All of them, by name.
std::span<const Target> targets();

} // namespace radslag::fuzz
