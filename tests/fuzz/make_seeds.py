#!/usr/bin/env python3
"""Makes the inputs that fuzzing begins with, and the words it mixes in, out of the project's own
sample files and sources.

Usage: make_seeds.py FOLDER    writes FOLDER/seeds/TARGET/* and FOLDER/words/TARGET
"""
import io
import re
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEETING = ROOT / "tests/documents/meeting"
DOCUMENTS = ROOT / "src/documents"
CALENDAR = ROOT / "src/platform/calendar"
MAIL = ROOT / "src/platform/mail"

# What comes again and again until it is long: before, piece, after.
REPEATED = [
    ("txt", "", "- Region Väst tar med sig frågan om \1 till nästa möte den 3 mars 2021.\n", ""),
    ("txt", "Närvarande: ", "Anna Berg, Region \1, ", "\n"),
    ("txt", "1. Läget\n", "Anna", ""),
    ("txt", "", "\1. Punkt\n", ""),
    ("txt", "Närvarande: ", "Anna B\2, ", "\n"), ("txt", "", "- Bo \2son lovade svara \2 senast den 3 maj.\n", ""),
    ("txt", "", "Region \2, ", ""), ("txt", "", "Anna Berg, Region Väst, tar med sig frågan. ", ""),
    ("txt", "", "Vi ses den 3 maj 2021 på nästa möte. ", ""), ("txt", "", "Nästa \2\n", ""),
    ("txt", "", "(", ")"), ("txt", "", "Dnr N2016/\1/RTS ", ""), ("txt", "", "\n", "slut"),
    ("md", "", "[", "]"), ("md", "", "> ", "x"), ("md", "", "*a_", "x"), ("md", "", "[^\1]", "\n"),
    ("md", "", "[^\1]: not\n\n", ""), ("md", "", "- ", "x"), ("md", "|a|b|\n|-|-|\n", "|c|d|\n", ""),
    ("md", "", "`\1", ""), ("md", "", "<b>", "x"), ("md", "", "![a](", ")"), ("md", "", "~~", "x"),
    ("html", "<p", " a\1=b", ">x"), ("html", "", "<b>", "x"), ("html", "", "&lt", "x"),
    ("html", "<table>", "<tr><td>\1", "</table>"), ("html", "", "<a href='#fn\1'>\1</a>", ""),
    ("html", "", "<!--", "x"), ("html", "", "<ul><li>", "x"), ("html", "<p>", "\1 <br>", "</p>"),
    ("rtf", "{\\rtf1 ", "{\\b ", "}"), ("rtf", "{\\rtf1 ", "{\\footnote ", "x}"),
    ("rtf", "{\\rtf1 ", "\\u\1?", "}"), ("rtf", "{\\rtf1 ", "{\\*\\shptxt x\\par", "}"),
    ("rtf", "{\\rtf1{\\fonttbl", "{\\f\1 a;}", "}x}"), ("rtf", "{\\rtf1 ", "a\\cell ", "\\row}"),
    ("rtf", "{\\rtf1{\\stylesheet", "{\\s\1 heading 1;}", "}x}"),
    ("eml", "From: a@b.se\nSubject: ", "=?utf-8?q?=C3=A5?= ", "\n\nx"),
    ("eml", "From: ", "a\1@b.se, ", "\nSubject: x\n\nx"), ("eml", "", "A\1: b\n", "\nx"),
    ("eml", "", "Content-Type: multipart/mixed; boundary=\1\n\n--\1\n", "\nx"),
    ("eml", "", "Content-Type: message/rfc822\n\n", "x"),
    ("eml", "Content-Type: text/plain; ", "a*\1=b; ", "\n\nx"),
]

REQUESTS = [
    b"GET /meetings/6ygthrcn27cue?lang=sv&q=v%C3%A4g HTTP/1.1\nHost: a.example\n"
    b"Cookie: radslag_form=abc; lang=\"sv\"\nAccept-Language: sv,en;q=0.5\n\n",
    b"POST /inputs HTTP/1.1\nHost: a.example\nContent-Type: application/x-www-form-urlencoded\n"
    b"X-Forwarded-For: 10.0.0.1, ::1\n\ntext=Mer+t%C3%A5g&party=w&text=Igen",
    b"POST /imports HTTP/1.1\nHost: a.example\nContent-Type: multipart/form-data; boundary=\"x y\"\n\n"
    b"--x y\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\nForum\r\n--x y\r\n"
    b"Content-Disposition: form-data; name=\"file\"; filename=\"..\\\\a b.txt\"\r\n"
    b"Content-Type: text/plain\r\n\r\nAnteckningar\r\n--x y--\r\n",
]

TALKS = [
    b"LHLO mail.example.org\r\nMAIL FROM:<anna@vast.example> SIZE=100 BODY=8BITMIME\r\n"
    b"RCPT TO:<forum@example.org>\r\nRCPT TO:<xavier@example.org>\r\nDATA\r\n\0"
    b"Subject: Hej\r\n\r\n..en punkt\r\n.\r\n\0MAIL FROM:<>\r\nRCPT TO:<\"a b\"@[127.0.0.1]>\r\n"
    b"DATA\r\n\0x\r\n.\r\nQUIT\r\n",
    b"NOOP\r\nEHLO x\r\nLHLO x\r\nVRFY a\r\nRSET\r\nMAIL FROM:<@a,@b:c@d> SIZE=99999\r\nDATA\r\n",
    b"LHLO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<postmaster>\r\nDATA\r\n\0a\nb\r\n.\rc\r\n\n.\n",
]


def number(value):
    """Unsigned LEB128."""
    packed = b""
    while value >= 0x80:
        packed += bytes([value & 0x7F | 0x80])
        value >>= 7
    return packed + bytes([value])


def text(words):
    raw = words.encode()
    return number(len(raw)) + raw


def blocks():
    """Two blocks with a run, cells and a footnote's mark, as they are stored and handed over."""
    return (number(2) + bytes([1, 1, 1, 0, 0]) + text("1.") + bytes([0, 6, 0, 0])
            + bytes([4, 0, 1, 1, 2]) + text("") + bytes([7, 15, 1, 7, 9, 3]) + text("https://a.se/")
            + bytes([2, 7, 9, 10, 15]) + number(1) + number(9) + text("1"))


def payload():
    head = b"".join(b"\x04" + text(words) for words in ("i1", "2024-03-12T10:00:00Z", "input.add", "p1"))
    image = number(0) + text("i1") + b"\x03" + number(2) + b"\x00" + b"\x04" + text("Mer tåg")
    shape = text("inputs") + number(3) + text("@schema") + text("party") + text("text")
    return (b"\x01" + number(1) + shape + head + bytes(128)
            + number(1) + image + bytes(range(96)))


def zip_of(parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return packed.getvalue()


def folder_parts(name):
    folder = MEETING / name
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    files.sort(key=lambda path: path.name != "mimetype")
    return [(str(path.relative_to(folder)), path.read_bytes()) for path in files]


def part(name):
    return (MEETING / name).read_bytes()


def as_blocks(notes):
    """Plain notes in the signs of the target notes_blocks."""
    lines = []
    for line in notes.splitlines():
        words = line.strip().lstrip("-–*• ")
        words = words.replace("*", "").replace("@", " ").replace("~", "")
        if not words:
            lines.append("")
        elif re.match(r"\d+\.\s", words):
            lines.append("#1" + words.replace(". ", ".;", 1))
        elif line.lstrip()[:1] in "-–*•":
            lines.append("-1•;" + words)
        elif line.lstrip()[:1] in "¹²³":
            lines.append("^11;" + words)
        elif ":" in words[:40]:
            lines.append("|" + words.replace(":", "|", 1))
        else:
            lines.append(".1;" + words)
    return "\n".join(lines)


# Document, header, styles, numbering, footnotes and relations of Word templates.
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEMPLATES = [
    f"<w:document {WORD}><w:body><w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>{{{{ti</w:t></w:r>"
    "<w:proofErr/><w:r><w:t>tle}}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>"
    "{{present}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>{{notes}}</w:t></w:r></w:p><w:sectPr/>"
    f"</w:body></w:document>\0<w:hdr {WORD}><w:p><w:r><w:t>{{{{titel}}}}</w:t></w:r></w:p></w:hdr>\0"
    f"<w:styles {WORD}><w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='L'><w:name w:val='List Bullet'/><w:pPr><w:numPr><w:numId w:val='1'/>"
    f"</w:numPr></w:pPr></w:style></w:styles>\0<w:numbering {WORD}><w:abstractNum w:abstractNumId='0'><w:lvl "
    "w:ilvl='0'/><w:lvl w:ilvl='1'/></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    f"</w:numbering>\0<w:footnotes {WORD}><w:footnote w:id='4'/></w:footnotes>",
    f"<w:document {WORD}><w:body><w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{{{anteckningar}}}}</w:t></w:r></w:p>"
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r></w:p></w:body></w:document>"]


def seeds():
    """All seeds as (target, bytes)."""
    for path in sorted((ROOT / "tests/notes").glob("labelled*/docs/*.txt")):
        notes = path.read_text(encoding="utf-8")
        yield "notes_text", notes.encode()
        yield "notes_blocks", as_blocks(notes).encode()
        yield "markdown", notes.encode()
        for encoding in ("utf-8", "utf-16", "utf-16-be", "windows-1252"):
            yield "plain_text", notes[:2000].encode(encoding, "replace")
    yield "markdown", part("meeting.md")
    yield "html", part("meeting.html")
    yield "html", (ROOT / "tests/documents/report.html").read_bytes()
    yield "rtf", part("meeting.rtf")
    yield "rtf", part("writer.rtf")
    yield "eml", part("meeting.eml")
    for name in ("docx", "odt", "pptx"):
        yield "any_file", f"a.{name}\n".encode() + zip_of(folder_parts(name))
    for name in ("writer.docx", "meeting.md", "meeting.eml", "meeting.html"):
        yield "any_file", name.encode() + b"\n" + part(name)
    yield "docx_parts", b"\0".join(part("docx/word/" + name) for name in (
        "document.xml", "styles.xml", "numbering.xml", "footnotes.xml"))
    for each in TEMPLATES:
        yield "word_template", each.encode()
    yield "odt_parts", part("odt/content.xml") + b"\0" + part("odt/styles.xml")
    yield "pptx_parts", b"\0".join(part(f"pptx/ppt/slides/slide{n}.xml") for n in (1, 2, 3))
    for form, before, piece, after in REPEATED:
        yield "repeated", f"{form}\n{before}\0{piece}\0{after}".encode()
    yield "packed_text", (b"radslag-read 1\n" + number(1) + number(3) + text("Rubrik\nEn punkt\n")
                          + blocks() + number(1) + text("Read by OCR") + number(1) + text("a.pdf"))
    yield "packed_text", b"radslag-read 1\n" + number(0) + number(0) + text("Bad {0}") + number(1) + text("")
    yield "joining_parts", (b"5\n%PDF-2 3 application/pdf\n1.1 a.pdf\nBilaga 1.1\n%%E"
                            b"0 2 text/plain\n1.2 b.txt\n\nhi")
    yield "stored_blocks", b"Rubrik\nEn punkt\n\0\x01" + number(3) + blocks()
    yield "ledger_payload", payload()
    for seed in range(1, 5):
        yield "pdf_layout", bytes([seed]) + b"".join(
            bytes([n % seed, 4]) + b"ord 1" + bytes([20 + n % 7 * 30, n % 64, 10 + n // 7 * 4, 0])
            for n in range(120))
    for each in REQUESTS:
        yield "request", each
    for each in ("sv-SE,sv;q=0.9,en;q=0.8", "gzip;q=0, br", "10.0.0.0/8", "fd00::1", "a=b; c=\"d\"",
                 "multipart/form-data; boundary=\"x\\\"y\"", "q=v%C3%A4g&a+b=c", "1.2.3.4, 10.0.0.1"):
        yield "header_values", each.encode()
    for each in ("https://a.example/b?c=d#e", "mailto:a@b.se", "/meetings/abc.ics?lang=sv",
                 " javascript:alert(1)", "http://a.example", "//b", "/assets/a/b%20c"):
        yield "address", each.encode()
    for path in sorted((CALENDAR / "testdata").glob("*.ics")):
        yield "calendar_reply", path.read_bytes()
    for each in TALKS:
        yield "lmtp_talk", each
    for path in sorted((MAIL / "testdata").glob("*.eml")):
        yield "incoming_mail", path.read_bytes()
    yield "incoming_mail", part("meeting.eml")
    for each in (b"* OK [UIDVALIDITY 3857529045] UIDs valid", b"* 12 FETCH (UID 5 RFC822.SIZE 1234)",
                 b"* 12 FETCH (FLAGS (\\Seen) RFC822.SIZE 4294967296 UID 5)", b"* 23 EXISTS", b"A1 NO [ALERT] No"):
        yield "mailbox_answers", each


def literals(*patterns):
    """The texts in quotes in sources: the names of elements, control words and headers."""
    found = set()
    for pattern in patterns:
        for path in DOCUMENTS.glob(pattern):
            found |= set(re.findall(r'"([A-Za-z][A-Za-z:/;=#-]{1,23})"', path.read_text()))
    return sorted(found)


def notes_words():
    for path in sorted((ROOT / "data/words").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and line[0] not in "#[":
                yield from filter(None, line.split(", ")[:6])


def words():
    """The words of each target."""
    xml = {"docx_parts": ("w", "office/docx*.cpp", "office/numbering.cpp"),
           "odt_parts": ("text", "office/odt*.cpp"),
           "pptx_parts": ("a", "office/pptx.cpp"),
           "word_template": ("w", *(f"../platform/docx/{name}.cpp" for name in (
               "checks", "filling", "numbering", "placeholders", "plain", "styles", "writer")))}
    for target, (prefix, *sources) in xml.items():
        names = sorted({name.removeprefix(f"{prefix}:") for name in literals(*sources)})
        yield target, ([f"<{prefix}:{n}>" for n in names] + [f"</{prefix}:{n}>" for n in names]
                       + [f' {prefix}:{n}="' for n in names] + ["&amp;", "<![CDATA[", "]]>", "<!--", "-->"])
    tags = literals("html_tags.cpp", "html.cpp")
    yield "html", [f"<{t}>" for t in tags] + [f"</{t}>" for t in tags] + tags + ["&nbsp;", "&#xE5;", "<!--"]
    yield "rtf", [f"\\{w}" for w in literals("rtf*.cpp")] + ["\\*", "\\'e5", "{", "}", "\\u229?"]
    yield "eml", literals("eml.cpp") + [
        "Content-Type: ", "Content-Transfer-Encoding: base64\n", "quoted-printable", "boundary=", "charset=",
        "=?utf-8?q?", "=?iso-8859-1?b?", "?=", "multipart/alternative", "filename*=utf-8''", "message/rfc822"]
    yield "markdown", ["[^1]", "|-|-|\n", "```", "~~", "<br>", "](", "![", "***", "1. ", "- [ ] ", "&auml;", "\n\n"]
    notes = sorted(set(notes_words()))
    signs = ["Närvarande:", "§ 1", "Beslut:", "Notera:", "Diskussion", "senast den 3 mars 2021", "¹", "\t", "– ",
             "Dnr N2016/06374/RTS", "SOU 2017:1", "nästa möte", "tar med sig", "lovade att"]
    yield "notes_text", signs + notes
    yield "notes_blocks", signs + ["\n#1", "\n-2", "\n|", "\n^11;", "\n=", "*", "_", "~", "@1;"] + notes
    yield "repeated", ["\1", "\0", "txt\n", "md\n", "html\n", "rtf\n", "eml\n", "{\\", "<b>", "[^", "](", "--"]
    yield "request", ["Content-Type: ", "multipart/form-data; boundary=", "Transfer-Encoding: chunked", "filename=",
                      "Content-Disposition: form-data; name=", "\r\n--", "--\r\n", "%C3%A5", "Cookie: ", "POST "]
    yield "header_values", [";q=0", "sv", "en", "gzip", "%00", "%C3", "::ffff:", "/128", "\\\"", "=\"", "filename*="]
    yield "calendar_reply", ["BEGIN:", "END:", "VCALENDAR", "VEVENT", "\r\n", "\r\n ", "METHOD:REPLY", "METHOD:COUNTER",
                             "ATTENDEE", "mailto:", "UID:", "SEQUENCE:", "DTSTAMP:", "COMMENT:", ";CN=\"", ";EMAIL=",
                             ";PARTSTAT=DELEGATED", ";DELEGATED-TO=\"mailto:", ";X-RESPONSE-COMMENT=", ";VALUE=DATE",
                             ";VALUE=", ";LANGUAGE=", "^n", "^'", "\\n", "\\,", "%40", "%00", "Z\r\n", ";ENCODING=BASE64"]
    yield "lmtp_talk", ["LHLO x\r\n", "MAIL FROM:<", "RCPT TO:<", ">\r\n", "DATA\r\n\0", "\r\n.\r\n", "\n.\n", "\r\n.\n",
                        "\n.\r\n", "\r\n.\r", "RSET\r\n", "NOOP\r\n", "VRFY ", "QUIT\r\n", " SIZE=", " BODY=8BITMIME", "\0",
                        "\0\0", "..", "@[", "\\\"", "x@"]
    yield "incoming_mail", [
        "Content-Type: ", "multipart/report; report-type=delivery-status; boundary=b", "multipart/alternative; boundary=c",
        "message/delivery-status", "message/rfc822", "text/rfc822-headers", "text/calendar; method=REPLY", "text/html",
        "; charset=", "utf-16", "iso-2022-jp", "utf-7", "Content-Transfer-Encoding: base64\n", "quoted-printable", "\n--b\n",
        "\n--b--\n", "\n--c\n", "Final-Recipient: rfc822; ", "Original-Recipient: ", "Action: failed\n", "Status: 5.1.1\n",
        "Diagnostic-Code: smtp; ", "X-Failed-Recipients: ", "Message-ID: <", "References: ", "In-Reply-To: ", "From: ",
        "Sender: ", "Auto-Submitted: ", "Authentication-Results: ", "Received: ", "Date: Mon, 2 Mar 2026 10:00:00 +0100\n",
        "=?utf-8?B?", "=?iso-8859-1?Q?", "?=", "?= =?", "=C3", "<style>", "<!--", "&#x", "<br>", ".ics", "filename*=utf-8''"]
    yield "mailbox_answers", ["* ", "OK [", "UIDVALIDITY ", "] ", " FETCH (", "UID ", "RFC822.SIZE ", "FLAGS (", ")",
                              " EXISTS", "4294967295", "4294967296", "NIL", "{3}", "\"", "\\"]
    yield "address", ["javascript:", "data:", "https://", "mailto:", "tel:", "%2F", "..", "\t", "?", "#", "@"]


def entry(word):
    """A word as libFuzzer reads it."""
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02X}"
                         for b in word.encode()) + '"'


def main(folder):
    count = {}
    for target, content in seeds():
        place = Path(folder, "seeds", target)
        place.mkdir(parents=True, exist_ok=True)
        count[target] = count.get(target, 0) + 1
        (place / f"{count[target]:03}").write_bytes(content)
    Path(folder, "words").mkdir(exist_ok=True)
    for target, list_of_words in words():
        Path(folder, "words", target).write_text("\n".join(map(entry, list_of_words)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
