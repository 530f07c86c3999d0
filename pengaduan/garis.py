"""The time line of an aduan: what happened, and what comes next."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pelayanan import tenggat
from pelayanan.models import Peristiwa
from pelayanan.peristiwa import kalimat, kamus
from pengaduan.alur import Status
from pengaduan.aturan import BERJEDA
from pengaduan.models import Aduan, Jeda, Tanggapan, Usulan

_BAHAYA = {"pengaduan.aduan.dieskalasi"}


# of kinds whose clock the law lets nobody stop
_JAM_JALAN = {
    "pengaduan.aduan.diminta_lengkap": gettext_lazy("Kelengkapan diminta; jam tetap berjalan"),
    "pengaduan.aduan.dilengkapi": gettext_lazy("Kelengkapan diterima"),
}


def _sebutan(aduan: Aduan, p: Peristiwa) -> str:
    jalan = None if aduan.kelas in BERJEDA else _JAM_JALAN.get(p.kode)
    return str(jalan) if jalan else kalimat(p)


def peristiwa(aduan: Aduan, *, dalam: bool) -> list[Peristiwa]:
    """The events of the case, oldest first; `dalam`: also those for officers only."""
    semua = Peristiwa.objects.filter(objek_jenis="pengaduan.aduan", objek_id=aduan.pk).order_by("urutan")
    if dalam:
        return list(semua.select_related("oleh"))
    return [p for p in semua if kamus()[p.kode].terlihat == "publik"]


def butir(aduan: Aduan, *, dalam: bool = False) -> list[dict[str, Any]]:
    """Rows for `komponen/garis_waktu.html`. Three queries. Inner texts and names only for officers."""
    teks: dict[datetime, list[Tanggapan]] = {}
    for t in aduan.tanggapan.all():
        if dalam or not t.dalam:
            teks.setdefault(t.pada, []).append(t)
    usulan = {u.pada: u.isi for u in aduan.usulan.all()}
    baris: list[dict[str, Any]] = [
        {
            "teks": _sebutan(aduan, p),
            "pada": p.pada,
            "oleh": str(p.oleh) if dalam and p.oleh else "",
            "rincian": "\n".join(t.isi for t in teks.get(p.pada, ())) or usulan.get(p.pada, ""),
            "kode": p.kode,
            "keadaan": "bahaya" if p.kode in _BAHAYA else "",
        }
        for p in peristiwa(aduan, dalam=dalam)
    ]
    teks_berikut, sampai = berikut(aduan)
    if teks_berikut:
        baris.append({"teks": teks_berikut, "pada": sampai, "keadaan": "nanti", "sampai": True})
    return baris


def berikut(aduan: Aduan) -> tuple[str, datetime | None]:
    """What comes now and by when; an empty text when nothing is to come. At most two queries."""
    if aduan.status == Status.DILENGKAPI:
        jeda = aduan.jeda.filter(selesai_pada__isnull=True).first()
        return _("Kami menunggu kelengkapan dari Anda, paling lambat"), _sampai(jeda)
    if aduan.status == Status.DIUSULKAN:
        usulan = aduan.usulan.filter(jawaban="").first()
        return _("Kami menunggu jawaban Anda atas usulan, paling lambat"), _sampai(usulan)
    if not aduan.terbuka or not aduan.tenggat_pada:
        return "", None
    if timezone.now() > aduan.tenggat_pada:
        return _("Menunggu jawaban; tenggatnya sudah lewat"), aduan.tenggat_pada
    return _("Jawaban paling lambat"), aduan.tenggat_pada


def _sampai(objek: Jeda | Usulan | None) -> datetime | None:
    return tenggat.milik(objek).values_list("jatuh_tempo_pada", flat=True).first() if objek else None
