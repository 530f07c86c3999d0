"""A mailbox that speaks IMAP4rev1 over a real socket: as much of RFC 3501 as imaplib says when mail is read."""

from __future__ import annotations

import re
import socketserver
import threading
from dataclasses import dataclass, field


@dataclass
class Surat:
    uid: int
    isi: bytes
    tanda: set[str] = field(default_factory=set)


class Kotak(socketserver.ThreadingTCPServer):
    """`surat`: what lies in INBOX; `tutup_saat`: a command at which the server hangs up, once."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, nama: str, sandi: str) -> None:
        super().__init__(("127.0.0.1", 0), Percakapan)
        self.nama, self.sandi, self.surat, self.perintah = nama, sandi, list[Surat](), list[str]()
        self.tutup_saat = ""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def taruh(self, *isi: bytes) -> None:
        for x in isi:
            self.surat.append(Surat(len(self.surat) + 101, x))

    def baru(self) -> list[Surat]:
        return [s for s in self.surat if "\\Seen" not in s.tanda]

    @property
    def pintu(self) -> int:
        return int(self.server_address[1])


class Percakapan(socketserver.StreamRequestHandler):
    server: Kotak

    def kata(self, baris: str) -> None:
        self.wfile.write(baris.encode() + b"\r\n")

    def handle(self) -> None:
        self.kata("* OK siap")
        masuk = False
        for mentah in self.rfile:
            tag, _, sisa = mentah.decode().strip().partition(" ")
            perintah = " ".join(sisa.upper().split()[: 2 if sisa.upper().startswith("UID") else 1])
            self.server.perintah.append(perintah)
            if perintah == self.server.tutup_saat:
                self.server.tutup_saat = ""
                return
            if perintah == "CAPABILITY":
                self.kata("* CAPABILITY IMAP4rev1")
            elif perintah == "LOGIN":
                masuk = re.findall(r'"?([^"\s]+)"?', sisa)[1:] == [self.server.nama, self.server.sandi]
                if not masuk:
                    self.kata(f"{tag} NO salah nama atau sandi")
                    continue
            elif perintah == "LOGOUT":
                self.kata("* BYE")
                self.kata(f"{tag} OK selesai")
                return
            elif not masuk:
                self.kata(f"{tag} BAD masuk dahulu")
                continue
            elif perintah == "SELECT":
                if sisa.split()[1].strip('"') != "INBOX":
                    self.kata(f"{tag} NO tidak ada")
                    continue
                self.kata(f"* {len(self.server.surat)} EXISTS")
            elif perintah == "UID SEARCH":
                self.kata("* SEARCH " + " ".join(str(s.uid) for s in self.server.baru()))
            elif perintah == "UID FETCH":
                self._ambil(int(sisa.split()[2]), intip="PEEK" in sisa)
            elif perintah == "UID STORE":
                s = next(s for s in self.server.surat if s.uid == int(sisa.split()[2]))
                s.tanda |= set(re.findall(r"\\\w+", sisa))
            elif perintah not in ("NOOP", "CLOSE"):
                self.kata(f"{tag} BAD tidak dikenal")
                continue
            self.kata(f"{tag} OK {perintah} selesai")

    def _ambil(self, uid: int, *, intip: bool) -> None:
        urut, s = next((i, s) for i, s in enumerate(self.server.surat, 1) if s.uid == uid)
        self.wfile.write(f"* {urut} FETCH (UID {uid} BODY[] {{{len(s.isi)}}}\r\n".encode() + s.isi + b")\r\n")
        if not intip:
            s.tanda.add("\\Seen")
