"""Where e-mail comes from: a maildir, or IMAP (both from the standard library). One mailbox is one unit's."""

from __future__ import annotations

import imaplib
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from pelayanan.models import Unit
from pengaduan import surel_masuk

SEKALI = 50  # messages at a time
TUNGGU = 20  # seconds


class UnitSurelTidakAda(Exception):
    """SUREL_MASUK_UNIT names no active unit."""


def baca(url: str = "", kode_unit: str = "") -> dict[str, int]:
    """Take in what is new; return {what became of it: how many}. Nothing set up: an empty dict.

    url  maildir:///var/mail/pengaduan, imaps://nama:sandi@server/INBOX, or imap:// inside the house
    """
    url, kode_unit = url or settings.SUREL_MASUK_URL, kode_unit or settings.SUREL_MASUK_UNIT
    if not url:
        return {}
    unit = Unit.objects.filter(kode=kode_unit, aktif=True).first()
    if unit is None:
        raise UnitSurelTidakAda(kode_unit)
    hasil: dict[str, int] = {}
    alamat = urlsplit(url)
    hitung = _maildir if alamat.scheme == "maildir" else _imap
    for nasib in hitung(url, unit):
        hasil[nasib] = hasil.get(nasib, 0) + 1
    return hasil


def _maildir(url: str, unit: Unit) -> list[str]:
    """New messages become seen only after they were taken in: a crash takes them again, and the same is one."""
    # not mailbox.Maildir: it takes a message apart to move it, and a hostile one stops it
    kotak = Path(urlsplit(url).path)
    hasil = []
    for surat in sorted(x for x in (kotak / "new").iterdir() if not x.name.startswith("."))[:SEKALI]:
        hasil.append(surel_masuk.terima(surat.read_bytes(), unit))
        tanda = "S" if hasil[-1] != "ditolak" else "F"
        surat.rename(kotak / "cur" / f"{surat.name.partition(':')[0]}:2,{tanda}")
    return hasil


def _imap(url: str, unit: Unit) -> list[str]:
    a = urlsplit(url)
    kelas = imaplib.IMAP4_SSL if a.scheme == "imaps" else imaplib.IMAP4
    hasil = []
    with kelas(a.hostname or "", a.port or (993 if a.scheme == "imaps" else 143), timeout=TUNGGU) as kotak:
        kotak.login(unquote(a.username or ""), unquote(a.password or ""))
        kotak.select(a.path.strip("/") or "INBOX")
        _ya, daftar = kotak.uid("search", "UNSEEN")
        for uid in (daftar[0] or b"").split()[:SEKALI]:
            # PEEK: it is seen only after it was taken in
            _ya, isi = kotak.uid("fetch", uid.decode(), "(BODY.PEEK[])")
            badan = next((x[1] for x in isi if isinstance(x, tuple)), b"")
            hasil.append(surel_masuk.terima(badan, unit))
            # what was refused stays marked, for a person to look at
            tanda = r"(\Seen)" if hasil[-1] != "ditolak" else r"(\Seen \Flagged)"
            kotak.uid("store", uid.decode(), "+FLAGS", tanda)
    return hasil
