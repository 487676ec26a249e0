#!/usr/bin/env python3
"""Writes an Outlook message (MS-OXMSG in a compound file, MS-CFB) with the invented meeting note.

Usage: make_msg.py OUT.msg
"""
import struct
import sys

SECTOR, MINI = 512, 64
END, FREE, FAT_SECTOR, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF

TEXT = {
    "__substg1.0_0037001F": "Minnesanteckningar Kustvattenrådet 12 mars 2024",
    "__substg1.0_0C1A001F": "Kustvattenrådets kansli",
    "__substg1.0_0C1F001F": "kansliet@kustvatten.example",
    "__substg1.0_0C1E001F": "SMTP",
    "__substg1.0_1000001F": "Ordförande Sigrid Holmkvist hälsade alla varmt välkomna.\r\n\r\n"
                            "1. Läget längs kusten\r\n- Algerna kom tidigt i år.\r\n",
    "__substg1.0_007D001F": "From: =?utf-8?B?S3VzdHZhdHRlbnLDpWRldHMga2Fuc2xp?= <kansliet@kustvatten.example>\r\n"
                            "Date: Tue, 12 Mar 2024 16:04:30 +0100\r\n\r\n",
}


def padded(data, size):
    return data + b"\0" * (-len(data) % size)


def properties():
    """The property stream: its header and one entry a text (type 0x1F, readable and writable)."""
    stream = b"\0" * 32
    for name, text in TEXT.items():
        tag = int(name[-8:], 16)
        stream += struct.pack("<IIII", tag, 6, len(text) * 2 + 2, 0)
    return stream


def directory_entry(name, kind, child=NONE, right=NONE, start=END, size=0):
    raw = name.encode("utf-16-le") + b"\0\0"
    return (raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, NONE, right, child)
            + b"\0" * 16 + b"\0" * 4 + b"\0" * 16 + struct.pack("<IQ", start, size))


def chain(first, count):
    return [first + i + 1 for i in range(count - 1)] + [END]


def main(path):
    streams = {name: text.encode("utf-16-le") for name, text in TEXT.items()}
    streams["__properties_version1.0"] = properties()
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    mini, mini_fat, starts = b"", [], {}
    for name in names:
        starts[name] = len(mini_fat)
        count = -(-len(streams[name]) // MINI)
        mini_fat += chain(len(mini_fat), count)
        mini += padded(streams[name], MINI)
    # Each entry's right sibling is the next one: a chain is a tree as well.
    root_right = 1 if names else NONE
    entries = [None] + [directory_entry(name, 2, right=i + 2 if i + 1 < len(names) else NONE,
                                        start=starts[name], size=len(streams[name]))
                        for i, name in enumerate(names)]
    directory_sectors = -(-len(entries) * 128 // SECTOR)
    mini_sectors = -(-len(mini) // SECTOR)
    # Sectors: 0 the FAT, then the directory, the mini FAT, the mini stream.
    first_directory, first_mini_fat = 1, 1 + directory_sectors
    first_mini = first_mini_fat + 1
    fat = ([FAT_SECTOR] + chain(first_directory, directory_sectors) + [END]
           + chain(first_mini, mini_sectors))
    entries[0] = directory_entry("Root Entry", 5, child=root_right, start=first_mini, size=len(mini))
    header = (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 16
              + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, first_directory, 0,
                            4096, first_mini_fat, 1, END, 0)
              + struct.pack("<I", 0) + struct.pack("<I", FREE) * 108)
    body = (struct.pack("<128I", *(fat + [FREE] * (128 - len(fat))))
            + padded(b"".join(entries), SECTOR)
            + struct.pack("<128I", *(mini_fat + [FREE] * (128 - len(mini_fat))))
            + padded(mini, SECTOR))
    with open(path, "wb") as out:
        out.write(header + body)


if __name__ == "__main__":
    main(sys.argv[1])
