"""Sends mails by the LMTP client of Python's library, and says on standard output what it was told.

    client.py ADDRESS FOLDER    ADDRESS: a socket's path, or host:port; FOLDER: where mails are kept
"""

import smtplib
import socket
import sys
from pathlib import Path


def connect(address):
    host, port = (address, 0) if address.startswith("/") else address.rsplit(":", 1)
    return smtplib.LMTP(host, int(port), local_hostname="client.example")


def main(address, folder):
    with connect(address) as client:
        client.ehlo()
        assert client.does_esmtp and client.has_extn("pipelining") and client.has_extn("8bitmime")
        assert client.esmtp_features["size"] == "29360128", client.esmtp_features
        text = ("Subject: Möte\r\n\r\n.en punkt\r\n..två\r\n\r\n.\r\nslut\r\n").encode()
        refused = client.sendmail("anna@vast.example", ["forum@example.org", "nobody@example.org"],
                                  text, mail_options=["BODY=8BITMIME"])
        assert refused == {"nobody@example.org": (550, b"5.1.1 Nobody of that address is here")}, refused
        (kept,) = Path(folder).glob("kept-*")
        assert kept.read_bytes() == text, kept.read_bytes()
        kept.unlink()
        large = b"Subject: x\r\n\r\n" + b"x" * 70 + b"\r\n"
        large += b"y" * 998 + b"\r\n" + (b"z" * 70 + b"\r\n") * 100_000
        assert client.sendmail("", ["forum@example.org"], large) == {}
        (kept,) = Path(folder).glob("kept-*")
        assert kept.read_bytes() == large
        kept.unlink()
        try:
            client.sendmail("anna@vast.example", ["forum@example.org"], b"x" * (30 << 20))
            raise AssertionError("a mail that is too large was taken")
        except smtplib.SMTPSenderRefused as refusal:  # by the SIZE that the client names
            assert refusal.smtp_code == 552, refusal
        assert client.verify("anna@vast.example")[0] == 252
        assert client.noop()[0] == 250
        assert client.rset()[0] == 250
    print("understood")


if __name__ == "__main__":
    socket.setdefaulttimeout(60)
    main(*sys.argv[1:])
