"""Aduan by e-mail: a message becomes an aduan through the same operation, its files through the same checks.

A letter with the code of a case in its subject, from the address that filed it, is added to that case. What machines
send by themselves (out of office, bounces, lists) is left alone, so that no two machines talk to each other. The same
message twice is one aduan. Sender addresses can be forged: an e-mail opens nothing, it only tells.
"""

from __future__ import annotations

import email
import hashlib
import re
from email.message import EmailMessage
from email.policy import default as polisi
from email.utils import getaddresses, parseaddr
from html import unescape
from typing import cast

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from pelayanan import idempotensi
from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi
from pelayanan.models import Unit
from pelayanan.saring_berkas import UKURAN_TERBESAR, BerkasTerlaluBesar
from pengaduan import operasi
from pengaduan.alur import Status
from pengaduan.models import Aduan, Pelapor
from pengaduan.operasi.terima import cerna_kontak
from pengaduan.teks import bersihkan

log = structlog.get_logger("prima.surel_masuk")

TERBESAR = 40 * 1024 * 1024  # bytes, the whole message
BERKAS_TERBANYAK = 5
_KODE = re.compile(r"\bA(?:-[0-9A-Z]{4}){3}\b|\bA[0-9A-Z]{12}\b", re.IGNORECASE)
_MESIN = re.compile(r"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounce)", re.IGNORECASE)


def terima(isi: bytes, unit: Unit) -> str:
    """Take in one message; return what became of it: "aduan", "pesan", "mesin" or "ditolak".

    Raises only what is worth another try (the database is away).
    """
    if len(isi) > TERBESAR:
        return _tolak("terlalu besar")
    try:
        surat = cast(EmailMessage, email.message_from_bytes(isi, policy=polisi))
        pengirim = _pengirim(surat)
        judul, teks, berkas = _judul(surat), _teks(surat), _berkas(surat)
        mesin = dari_mesin(surat)
        tanda = str(surat["Message-ID"] or "") or hashlib.sha256(isi).hexdigest()
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as galat:
        # malformed on purpose or by accident: the library gives up in many ways. None may go on: the message would
        # stay unread, be taken first again, and stand before all that come after it
        return _tolak(type(galat).__name__)
    nama, alamat = bersihkan(pengirim[0])[:120], pengirim[1].strip()
    if mesin:
        return "mesin"
    try:
        validate_email(alamat)
    except ValidationError:
        return _tolak("alamat pengirim")
    if not teks and not judul:
        return _tolak("kosong")
    try:
        if a := _kasus(judul, alamat):
            return _tambahkan(a, teks or judul, tanda)
        _baru(unit, judul, teks, nama, alamat, berkas, tanda)
    except GalatOperasi as galat:
        return _tolak(galat.kode)
    return "aduan"


def dari_mesin(surat: EmailMessage) -> bool:
    """Sent by a machine by itself (RFC 3834), by a list, or a bounce."""
    if str(surat.get("Auto-Submitted", "no")).strip().lower().partition(";")[0] not in ("no", ""):
        return True
    if str(surat.get("Precedence", "")).strip().lower() in ("bulk", "junk", "list", "auto_reply"):
        return True
    if any(
        k in surat for k in ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "Feedback-ID")
    ):
        return True
    if str(surat.get("Return-Path", "x")).strip() == "<>" or surat.get_content_type() == "multipart/report":
        return True
    alamat = _pengirim(surat)[1]
    # our own words come back: a forward of the mailbox to itself
    return alamat.lower() == parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower() or bool(_MESIN.match(alamat))


def _pengirim(surat: EmailMessage) -> tuple[str, str]:
    """(name, address); nobody when several claim to be it: which of them would a receipt go to?"""
    semua = getaddresses([str(x) for x in surat.get_all("From", [])])
    return semua[0] if len(semua) == 1 else ("", "")


def _tolak(sebab: str) -> str:
    log.warning("surel tidak diterima", sebab=sebab)  # never who or what
    return "ditolak"


def _judul(surat: EmailMessage) -> str:
    judul = re.sub(r"^(\s*(re|fw|fwd|bls|tr)\s*:)+", "", str(surat["Subject"] or ""), flags=re.IGNORECASE)
    return bersihkan(" ".join(judul.split()))[:120]


def _teks(surat: EmailMessage) -> str:
    bagian = surat.get_body(preferencelist=("plain", "html"))
    if bagian is None:
        return ""
    teks = str(bagian.get_content())[:200_000]
    if bagian.get_content_type() == "text/html":
        teks = re.sub(r"(?is)<(script|style)\b.*?(</\1>|$)", "", teks)
        teks = unescape(re.sub(r"(?s)<[^>]*>", "", re.sub(r"(?i)<br\s*/?>|</p>|</div>", "\n", teks)))
    baris = [b for b in teks.splitlines() if not b.startswith(">")]
    return bersihkan("\n".join(baris))[:19_000]


def _berkas(surat: EmailMessage) -> list[tuple[str, bytes]]:
    hasil = []
    for b in surat.iter_attachments():
        isi = b.get_payload(decode=True)
        if isinstance(isi, bytes):
            hasil.append((b.get_filename() or "lampiran", isi))
    return hasil


def _kasus(judul: str, alamat: str) -> Aduan | None:
    cocok = _KODE.search(judul)
    rapi = kode_publik.rapikan(cocok[0]) if cocok else None
    if rapi is None:
        return None
    milik = Pelapor.objects.filter(aduan__kode=rapi, cerna_kontak=cerna_kontak(alamat)).select_related(
        "aduan"
    )
    return next((p.aduan for p in milik if p.aduan.terbuka), None)


def _tambahkan(a: Aduan, teks: str, tanda: str) -> str:
    kunci = idempotensi.kunci_dari("surel", tanda, "pesan")
    kerja = operasi.lengkapi if a.status == Status.DILENGKAPI else operasi.kirim_pesan
    idempotensi.sekali(kunci, Aduan, lambda: kerja(aduan=a, isi=teks, oleh=None))
    return "pesan"


def _baru(
    unit: Unit, judul: str, teks: str, nama: str, alamat: str, berkas: list[tuple[str, bytes]], tanda: str
) -> Aduan:
    draf = hashlib.sha256(tanda.encode()).hexdigest()[:32]
    ditolak = [n for n, _isi in berkas[BERKAS_TERBANYAK:]]
    for n, isi in berkas[:BERKAS_TERBANYAK]:
        try:
            if len(isi) > UKURAN_TERBESAR:
                raise BerkasTerlaluBesar
            operasi.unggah(draf=draf, nama=n, isi=isi)
        except GalatOperasi:
            ditolak.append(n)
    if ditolak:
        daftar = ", ".join(bersihkan(n)[:60] for n in ditolak[:10])
        teks = f"{teks}\n\n[Lampiran yang tidak dapat diterima: {daftar}]"
    return idempotensi.sekali(
        idempotensi.kunci_dari("surel", tanda, "aduan"),
        Aduan,
        lambda: operasi.terima_aduan(
            unit=unit,
            kelas=Aduan.Kelas.TIDAK_BERKADAR,  # the pengelola classifies
            judul=judul or teks[:60],
            isi=teks or judul,
            identitas=Aduan.Identitas.ANONIM,  # who writes has not been asked: the careful choice
            sifat=Aduan.Sifat.RAHASIA,
            nama=nama,
            kontak=alamat,
            kanal=Aduan.Kanal.SUREL,
            draf=draf,
            oleh=None,
        ),
    )
