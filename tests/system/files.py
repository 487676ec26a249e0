"""Files as people send them and as they should not be sent, made byte by byte."""

import io
import os
import struct
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def docx_of_body(*pieces, extra=()):
    """A docx whose body is `pieces` of XML. `extra`: more entries, (name, bytes)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"><w:body>'
                       .encode())
            for piece in pieces:
                part.write(piece if isinstance(piece, bytes) else piece.encode())
            part.write(b"</w:body></w:document>")
        for name, content in extra:
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text):
    return f'<w:p><w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r></w:p>'


def docx(lines, **more):
    return docx_of_body(*map(paragraph, lines), **more)


def docx_bomb(megabytes):
    """Some kilobytes that unpack to one paragraph of so many megabytes."""
    piece = b"a" * (1 << 20)
    return docx_of_body(b"<w:p><w:r><w:t>", *[piece] * megabytes, b"</w:t></w:r></w:p>")


def docx_bomb_of_paragraphs(megabytes):
    """Some kilobytes that unpack to very many paragraphs."""
    one = paragraph("Bra.").encode()
    piece = one * ((1 << 20) // len(one))
    return docx_of_body(*[piece] * megabytes)


def docx_nested(depth):
    return docx_of_body("<w:sdt><w:sdtContent>" * depth, paragraph("Djupt."),
                        "</w:sdtContent></w:sdt>" * depth)


def docx_with_entities(doctype, used):
    """A docx whose main part declares entities of its own."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", f'<?xml version="1.0"?><!DOCTYPE x [{doctype}]>'
                         f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{used}</w:t></w:r></w:p>'
                         "</w:body></w:document>")
    return file.getvalue()


def billion_laughs():
    names = "abcdefghij"
    return docx_with_entities('<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip(names, names[1:])), "&j;")


def pptx_with_overlapping_entries(count, megabytes):
    """A show whose many slides are all the same packed bytes in the archive (Fifield, A better zip
    bomb, 2019): each unpacks to so many megabytes."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    slide = b"<p:sld><!--" + b" " * (megabytes << 20) + b"--></p:sld>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS.replace("word/document.xml", "ppt/presentation.xml"))
        archive.writestr("ppt/presentation.xml", "<p:presentation><p:sldIdLst>" + "".join(
            f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(count)) + "</p:sldIdLst></p:presentation>")
        archive.writestr("ppt/_rels/presentation.xml.rels", "<Relationships>" + "".join(
            f'<Relationship Id="r{n}" Type="{relation}slide" Target="s{n}.xml"/>' for n in range(count))
            + "</Relationships>")
        archive.writestr("ppt/s0.xml", slide)
        first = archive.getinfo("ppt/s0.xml")
    data = file.getvalue()
    end = data.rindex(b"PK\x05\x06")
    (begin,) = struct.unpack("<I", data[end + 16:end + 20])
    directory = data[begin:end]
    for number in range(1, count):
        name = f"ppt/s{number}.xml".encode()
        directory += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, first.CRC,
                                 first.compress_size, first.file_size, len(name), 0, 0, 0, 0, 0,
                                 first.header_offset) + name
    return data[:begin] + directory + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count + 4, count + 4,
                                                  len(directory), begin, 0)


def html_nested(depth):
    return b"<html><body>" + b"<div>" * depth + b"Djupt." + b"</div>" * depth


def rtf_nested(depth):
    return b"{\\rtf1 " + b"{\\b " * depth + b"Djupt." + b"}" * depth + b"}"


def odt_nested(depth):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", "<o:document-content><o:body><o:text>" + "<t:section>" * depth +
                         "<t:p>Djupt.</t:p>" + "</t:section>" * depth + "</o:text></o:body></o:document-content>")
    return file.getvalue()


def mail_nested(depth):
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return ("From: a@b.example\nSubject: Djupt\nMIME-Version: 1.0\n" + parts + "\nDjupt.\n").encode()


def mail_with_attachment(text):
    """The bytes before and after what is attached, in Base64."""
    return (("From: a@b.example\nSubject: Minnesanteckningar\nMIME-Version: 1.0\n"
             "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\n"
             f"{text}\n--x\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
             ).encode(), b"\n--x--\n")


def other_office_file(part):
    """A package of the office programs that is no text."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr(part, "<x/>")
    return file.getvalue()


def pdf_file(objects, trailer=b""):
    """A PDF of these objects, numbered from 1; the first is its catalog."""
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, trailer, table)
    return bytes(file)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(lines, encrypted=False):
    """A PDF of one page. Encrypted, it can be opened with a password that nobody knows
    (ISO 32000-1, 7.6.3: revision 2, whose entries O and U are noise here)."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    content = f"BT /F1 11 Tf 14 TL 50 780 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        FONT,
    ]
    trailer = b""
    if encrypted:
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <%s> /U <%s> >>" %
                       (b"5a" * 32, b"c3" * 32))
        trailer = b" /Encrypt 6 0 R /ID [<%s> <%s>]" % (b"01" * 16, b"01" * 16)
    return pdf_file(objects, trailer)


def pdf_of_pages(texts, page=b"", catalog=b"", more=()):
    """A PDF with a page for each line of text. `page` and `catalog` are further entries, `more`
    further objects, numbered from 4."""
    first = 4 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(texts)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] >>" % (kids, len(texts)),
        FONT,
        *more,
    ]
    for i, text in enumerate(texts):
        content = f"BT /F1 11 Tf 50 780 Td ({text}) Tj ET".encode("latin-1")
        objects.append(b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F1 3 "
                       b"0 R >> >> %s >>" % (first + 2 * i + 1, page))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return pdf_file(objects)


PNG = (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
       b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa7\x9a\xa0\xa0"
       b"\x00\x00\x00\x00IEND\xaeB`\x82")


def sparse(path, size):
    """A file of that size that takes no room."""
    with open(path, "wb") as file:
        os.truncate(file.fileno(), size)
    return path
