"""The time line of a request, and what is wanted from whom right now."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pelayanan.kalender import kalender_unit
from pelayanan.models import Peristiwa, Tenggat
from pelayanan.peristiwa import jenis_objek, kalimat, kamus
from pelayanan.sandi import samarkan_angka
from pelayanan.templatetags.rupa import tanggal, waktu
from pelayanan.waktu_kerja import Kalender, Lama, Satuan, sisa
from permohonan import langkah as rute
from permohonan import rancang
from permohonan.alur import Status
from permohonan.models import LangkahKerja, Permohonan
from permohonan.surat import kata

# states in words, with the colour of the pill
RUPA = {
    Status.DILENGKAPI: "awas",
    Status.MENUNGGU_PEMBAYARAN: "awas",
    Status.KEBERATAN: "awas",
    Status.TERBIT: "baik",
    Status.DISERAHKAN: "baik",
    Status.DITOLAK: "bahaya",
    Status.DITARIK: "netral",
    Status.KEDALUWARSA: "netral",
    Status.DRAF: "netral",
}


def rupa(p: Permohonan) -> str:
    return RUPA.get(Status(p.status), "")


def garis_waktu(p: Permohonan, *, petugas: bool) -> list[dict[str, Any]]:
    """Rows for komponen/garis_waktu.html: what happened, then what comes next. Citizens see public events."""
    butir: list[dict[str, Any]] = []
    for e in (
        Peristiwa.objects.filter(objek_jenis=jenis_objek(p), objek_id=p.pk)
        .select_related("oleh")
        .order_by("urutan")
    ):
        kejadian = kamus().get(e.kode)
        if kejadian is None or not (petugas or kejadian.terlihat == "publik"):
            continue
        butir.append(
            {
                "teks": kalimat(e),
                "pada": e.pada,
                "pada_teks": waktu(e.pada, p.unit),
                "oleh": str(e.oleh) if petugas and e.oleh_id else "",
                "keadaan": "bahaya" if e.kode.endswith(("dieskalasi", "ditolak")) else "",
            }
        )
    if not p.berakhir and not p.draf:
        butir.append({"teks": p.get_status_display(), "keadaan": "kini", "pada_teks": _("sekarang")})
        if p.janji_pada and p.status != Status.TERBIT:
            butir.append(
                {
                    "teks": _("Selesai paling lambat"),
                    "pada_teks": batas(p),
                    "keadaan": "bahaya" if p.janji_pada < timezone.now() else "nanti",
                }
            )
    return butir


def batas(p: Permohonan) -> str:
    """The promise as a date (day promises) or a date and time (minute and hour promises); "" when none."""
    if p.janji_pada is None:
        return ""
    lama = p.standar.lama
    if lama is not None and lama.satuan in (Satuan.HARI, Satuan.HARI_KERJA):
        return tanggal(p.janji_pada, p.unit)
    return waktu(p.janji_pada, p.unit)


def berhenti(p: Permohonan) -> bool:
    """Does the promise stand still because the applicant has the ball? Then its date is not the last word."""
    return p.jatuh_tempo_pada is None and p.status in (Status.DILENGKAPI, Status.MENUNGGU_PEMBAYARAN)


def perkiraan_batas(unit: Any, standar: Any, pada: datetime | None = None) -> str:
    """What the promise would be if the papers were complete now; "" when no number is promised."""
    from pelayanan.waktu_kerja import jatuh_tempo

    lama = standar.lama
    if lama is None:
        return ""
    pada = pada or timezone.now()
    akhir = jatuh_tempo(kalender_unit(unit, pada), pada, lama)
    if lama.satuan in (Satuan.HARI, Satuan.HARI_KERJA):
        return tanggal(akhir, unit)
    return waktu(akhir, unit)


def sisa_kata(
    p: Permohonan, tenggat: Tenggat | None, kalender: Kalender, pada: datetime | None = None
) -> tuple[str, str]:
    """("2 hari kerja lagi", "baik" | "awas" | "bahaya" | "netral") for lists; paused and unpromised are netral."""
    pada = pada or timezone.now()
    if tenggat is None:
        return "", ""
    if tenggat.dipenuhi_pada is not None:
        return "", ""
    if tenggat.dijeda_pada is not None or tenggat.terhenti_pada is not None:
        return _("jam berhenti"), "netral"
    s = sisa(kalender, tenggat.jatuh_tempo_pada, tenggat.aturan["satuan"], pada)
    seluruh = (tenggat.jatuh_tempo_pada - tenggat.mulai_pada).total_seconds() or 1
    lalu = (pada - tenggat.mulai_pada).total_seconds() / seluruh
    return str(s), "bahaya" if s.lewat else "awas" if lalu >= 0.75 else "baik"


def langkah_kerja(p: Permohonan) -> dict[str, Any]:
    """{"baris": every step with what became of it, "kini": the open one, "sisa": is there any left to do,
    "pilihan": [(number, text)] where it branches}.

    A row: langkah, keadaan (selesai | kini | nanti), oleh, mulai, selesai, rencana, lewat (longer than planned).
    """
    jalan = list(p.langkah_kerja.select_related("langkah", "oleh"))
    kini = next((x for x in jalan if x.selesai_pada is None), None)
    baris = [_baris_langkah(x) for x in jalan]
    sudah = {x.langkah_id for x in jalan}
    if not jalan or kini is not None:
        sesudah = kini.langkah.urutan if kini else 0
        baris += [
            {"langkah": x, "keadaan": "nanti", "rencana": _rencana(x)}
            for x in rute.kerja(p.standar)
            if x.pk not in sudah and x.urutan > sesudah
        ]
    pilihan: list[tuple[int, str]] = []
    if kini is not None:
        mungkin, tamat = rute.sesudah(p.standar, kini.langkah.urutan)
        if len(mungkin) + (tamat and bool(mungkin)) > 1:
            pilihan = [(x.urutan, x.uraian) for x in mungkin] + (
                [(0, _("Selesai, tidak ada lagi"))] if tamat else []
            )
    sisa = kini is not None or (not jalan and bool(baris))
    return {"baris": baris, "kini": kini, "sisa": sisa, "pilihan": pilihan}


def _baris_langkah(x: LangkahKerja) -> dict[str, Any]:
    nilai, satuan = x.langkah.durasi_nilai, x.langkah.durasi_satuan
    lama = Lama(nilai, Satuan(satuan)) if nilai and satuan else None
    akhir = x.selesai_pada or timezone.now()
    lewat = False
    if lama is not None and lama.satuan in (Satuan.MENIT, Satuan.JAM):
        lewat = akhir - x.mulai_pada > timedelta(
            minutes=lama.jumlah * (60 if lama.satuan == Satuan.JAM else 1)
        )
    return {
        "langkah": x.langkah,
        "keadaan": "selesai" if x.selesai_pada else "kini",
        "oleh": x.oleh,
        "mulai": x.mulai_pada,
        "selesai": x.selesai_pada,
        "rencana": _rencana(x.langkah),
        "lewat": lewat,
    }


def _rencana(x: Any) -> str:
    return str(Lama(x.durasi_nilai, Satuan(x.durasi_satuan))) if x.durasi_nilai else x.durasi_teks


def jawaban(pertanyaan: list[dict[str, Any]], isian: dict[str, Any]) -> list[tuple[str, str]]:
    """[(question, answer in words)] of what was really asked; NIK masked."""
    baris = _jawaban_baris([t for t in pertanyaan if not t.get("ulang")], isian, isian)
    for kunci, judul, isi, _n in rancang.grup(pertanyaan):
        for i, b in enumerate(rancang.baris_grup(isian, kunci), start=1):
            baris += [(f"{judul} {i} · {label}", n) for label, n in _jawaban_baris(isi, b, {**isian, **b})]
    return baris


def _jawaban_baris(
    pertanyaan: list[dict[str, Any]], isian: dict[str, Any], luar: dict[str, Any]
) -> list[tuple[str, str]]:
    baris = []
    for t in pertanyaan:
        if not rancang.ditanyakan(t, luar):
            continue
        nilai = isian.get(t["kunci"])
        if t["jenis"] == "nik" and nilai:
            nilai = samarkan_angka(str(nilai))
        elif t["jenis"] == "ya_tidak" and nilai:
            nilai = _("Ya") if nilai == rancang.YA else _("Tidak")
        baris.append((t["label"], kata(nilai) or "–"))
    return baris
