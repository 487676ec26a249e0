#!/usr/bin/env bash
# Makes the binary sample files in tests/documents/meeting out of the invented meeting note beside
# them. Needs LibreOffice Writer 7, poppler-utils, WeasyPrint and Python 3; the tests need none of these.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r meeting/odt "$work/odt"
# Office programs print what was deleted and what was commented; the box needs a width.
python3 - "$work/odt/content.xml" <<'PYTHON'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
text = re.sub(r"<text:tracked-changes>.*?</text:tracked-changes>|<text:change [^>]*>|<office:annotation>.*?</office:annotation>", "", text)
text = text.replace("<draw:frame>", '<draw:frame svg:width="9cm" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">')
open(sys.argv[1], "w", encoding="utf-8").write(text)
PYTHON
(cd "$work/odt" && zip -q0X "$work/meeting.odt" mimetype && zip -qrX "$work/meeting.odt" . -x mimetype)
office() { soffice --headless "-env:UserInstallation=file://$work/profile" "$@" >/dev/null 2>&1; }

# A PDF as an office program writes it, and the same under a password.
office --convert-to pdf --outdir "$work" "$work/meeting.odt"
cp "$work/meeting.pdf" meeting/meeting.pdf
office --convert-to 'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"hemligt"}}' \
    --outdir "$work" "$work/meeting.odt"
cp "$work/meeting.pdf" meeting/locked.pdf

# An old Word document, and rich text and docx as LibreOffice writes them.
office --convert-to doc --outdir "$work" "$work/meeting.odt"
office --convert-to rtf --outdir "$work" "$work/meeting.odt"
office --convert-to docx --outdir "$work" "$work/meeting.odt"
cp "$work/meeting.doc" meeting/meeting.doc
cp "$work/meeting.rtf" meeting/writer.rtf
cp "$work/meeting.docx" meeting/writer.docx

# A PDF of pictures only: the first page as a scanner would give it.
pdftoppm -r 150 -f 1 -l 1 -mono meeting/meeting.pdf "$work/page"
python3 - "$work"/page*.pbm "$work/page.png" <<'PYTHON'
import struct, sys, zlib
source = open(sys.argv[1], "rb").read()
magic, size, data = source.split(b"\n", 2)
width, height = map(int, size.split())
stride = (width + 7) // 8
rows = b"".join(b"\0" + bytes(255 - b for b in data[y * stride:(y + 1) * stride]) for y in range(height))
chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
open(sys.argv[2], "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
                              + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))
PYTHON
cat >"$work/scan.html" <<'HTML'
<style>@page { size: A4; margin: 0 } img { width: 210mm }</style><img src="page.png">
HTML
weasyprint "$work/scan.html" meeting/scanned.pdf

# A report of four pages with running head and foot, a table, two columns and footnotes.
weasyprint report.html report.pdf

python3 make_msg.py meeting/meeting.msg
ls -l meeting/*.pdf meeting/*.doc meeting/*.rtf meeting/*.docx meeting/*.msg report.pdf
