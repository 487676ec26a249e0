"""Files as people send them and as they should not be sent, made byte by byte."""

import io
import os
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
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    trailer = b"/Root 1 0 R"
    if encrypted:
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <%s> /U <%s> >>" %
                       (b"5a" * 32, b"c3" * 32))
        trailer += b" /Encrypt 6 0 R /ID [<%s> <%s>]" % (b"01" * 16, b"01" * 16)
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)
    return bytes(file)


PNG = (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
       b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa7\x9a\xa0\xa0"
       b"\x00\x00\x00\x00IEND\xaeB`\x82")


def sparse(path, size):
    """A file of that size that takes no room."""
    with open(path, "wb") as file:
        os.truncate(file.fileno(), size)
    return path
