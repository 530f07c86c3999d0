"""What this app does when something happened: tell the pelapor, and the officers whose turn it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils.translation import gettext

from pelayanan import kabar, pin, tenggat
from pelayanan.kabar import dorong
from pelayanan.kabar.saluran import OLEH_ORANG, siap
from pelayanan.models import Kabar, Pengguna, Peran, Peristiwa
from pelayanan.peristiwa import kalimat
from pelayanan.sandi import rapikan_telepon
from pelayanan.siap import Tanya
from pelayanan.templatetags.rupa import tanggal
from pengaduan import izin, klik, operasi
from pengaduan.alur import Status
from pengaduan.models import Aduan, Pelapor
from pengaduan.operasi.dasar import bertugas
from pengaduan.querysets import tingkat

S = Kabar.Saluran


def kabari(p: Peristiwa) -> None:
    """Messages of one event to the pelapor, by the channel they chose. Idempotent."""
    a = _aduan(p)
    templat = PELAPOR.get(p.kode)
    if (
        a is not None
        and p.kode == "pengaduan.aduan.diterima"
        and a.kanal == Aduan.Kanal.SUREL
        and p.oleh_id is None
    ):
        templat = "pengaduan.diterima_surel"  # their receipt: there was no page to show one
    if a is None or templat is None or (p.kode == "pengaduan.aduan.ditarik" and p.oleh_id is None
        and p.data.get("sebab") == "pelapor"):  # fmt: skip
        return
    dorong.tulis_semua(p, kode=a.kode, unit=a.unit, templat="pengaduan.dorong")
    pelapor = Pelapor.objects.filter(aduan=a).first()
    cara = saluran(pelapor) if pelapor else None
    if cara is None:
        return
    nilai = _umum(a, reverse("aduan", args=[a.kode_tampil])) | NILAI.get(p.kode, lambda a, p: {})(a, p)
    if cara[0] in OLEH_ORANG or not siap(cara[0]):
        # an officer will read it out: what only the pelapor may press or know is not for that officer
        nilai |= {k: str(gettext("(tanyakan kepada pelapor)")) for k in nilai if k.startswith("tautan_")}
        nilai |= {"pin": "–"}
    kabar.tulis(
        p,
        unit=a.unit,
        templat=templat,
        saluran=cara[0],
        tujuan=cara[1],
        nilai=nilai,
        untuk=penghubung(a, p.pada),
    )


def kabari_gabungan(p: Peristiwa) -> None:
    """Those whose aduan was joined hear that the case they follow is answered. Idempotent."""
    induk = _aduan(p)
    if induk is None:
        return
    for a in induk.gabungan.filter(status=Status.DIGABUNG).select_related("unit", "pemegang", "pelapor"):
        pelapor = getattr(a, "pelapor", None)
        cara = saluran(pelapor) if pelapor else None
        if cara is not None:
            kabar.tulis(
                p,
                unit=a.unit,
                templat="pengaduan.induk_dijawab",
                saluran=cara[0],
                tujuan=cara[1],
                nilai=_umum(a, reverse("aduan", args=[a.kode_tampil])) | {"induk": induk.kode_tampil},
                untuk=penghubung(a, p.pada),
                objek_id=a.pk,
            )


def kabari_petugas(p: Peristiwa) -> None:
    """Tell the officers whose turn it is, by e-mail; never the terlapor nor anybody below. Idempotent."""
    a = _aduan(p)
    if a is None:
        return
    nilai = _umum(a, reverse("aduan_kasus", args=[a.kode_tampil])) | {
        "kejadian": kalimat(p),
        "penanda": p.data.get("penanda", ""),
    }
    for orang in _penerima(a, p):
        if orang.email:
            kabar.tulis(
                p, unit=a.unit, templat=PETUGAS[p.kode], saluran=S.SUREL, tujuan=orang.email, nilai=nilai
            )


def lapor_pimpinan(p: Peristiwa) -> None:
    """The head is told of every answer to a case that had climbed or is berkadar pengawasan. Idempotent."""
    a = _aduan(p)
    if a is None or not (a.tingkat or a.berkadar):
        return
    nilai = _umum(a, reverse("aduan_kasus_berkas", args=[a.kode_tampil]))
    for tugas in bertugas(a.unit_id, p.pada, peran=Peran.PIMPINAN):
        orang = tugas.pengguna
        if orang.email and Aduan.objects.terlihat_oleh(orang).filter(pk=a.pk).exists():
            kabar.tulis(
                p,
                unit=a.unit,
                templat="pengaduan.petugas_laporan",
                saluran=S.SUREL,
                tujuan=orang.email,
                nilai=nilai,
            )


def kabari_apresiasi(p: Peristiwa) -> None:
    """Thanks reach the officer they are for. Idempotent."""
    a = _aduan(p)
    orang = Pengguna.objects.filter(pk=p.data["untuk"]).first()
    if a is not None and orang is not None and orang.email:
        nilai = _umum(a, reverse("pengaduan_apresiasi"))
        kabar.tulis(
            p,
            unit=a.unit,
            templat="pengaduan.petugas_apresiasi",
            saluran=S.SUREL,
            tujuan=orang.email,
            nilai=nilai,
        )


def saluran(pelapor: Pelapor) -> tuple[str, str] | None:
    """(channel, recipient) as the pelapor chose, or as the contact says; None when there is no way."""
    kontak = pelapor.kontak.strip()
    surel, telepon = _surel(kontak), _telepon(kontak)
    tujuan = {S.SUREL: surel, S.PESAN: telepon, S.TELEPON: telepon, S.SURAT: pelapor.alamat}
    if pelapor.kabar_lewat == S.DATANG:
        return S.DATANG, ""
    if pelapor.kabar_lewat and tujuan.get(S(pelapor.kabar_lewat)):
        return pelapor.kabar_lewat, tujuan[S(pelapor.kabar_lewat)]
    if surel:
        return S.SUREL, surel
    if telepon:
        return (S.PESAN if siap(S.PESAN) else S.TELEPON), telepon
    return (S.SURAT, pelapor.alamat) if pelapor.alamat else None


def penghubung(a: Aduan, pada: datetime) -> Pengguna | None:
    """The named officer who speaks with the pelapor: who holds the case, if that person may know who it is."""
    if a.pemegang is not None and izin.identitas(a.pemegang, a):
        return a.pemegang
    return next(iter(_pengelola(a, pada)), None)


_ADUAN = Tanya(lambda pk: Aduan.objects.select_related("unit", "pemegang", "induk").filter(pk=pk), pk=int)


def _aduan(p: Peristiwa) -> Aduan | None:
    return _ADUAN.satu(pk=p.objek_id)


def _umum(a: Aduan, jalur: str) -> dict[str, Any]:
    return {
        "kode": a.kode_tampil,
        "tautan": settings.ALAMAT_PORTAL + jalur,
        "tenggat": tanggal(a.tenggat_pada, a.unit) if a.tenggat_pada else "–",
    }


def _surel(kontak: str) -> str:
    if kontak.endswith(".invalid"):  # RFC 2606: the people of the sample history
        return ""
    try:
        validate_email(kontak)
    except ValidationError:
        return ""
    return kontak


def _telepon(kontak: str) -> str:
    try:
        return rapikan_telepon(kontak)
    except ValidationError:
        return ""


def _pengelola(a: Aduan, pada: datetime) -> list[Pengguna]:
    """The pengelola of the unit who may see this case."""
    semua = [t.pengguna for t in bertugas(a.unit_id, pada, peran=Peran.PENGELOLA)]
    if a.tingkat_terlapor is not None and a.tingkat_terlapor > tingkat({Peran.PENGELOLA}):
        return []
    return [o for o in semua if o.pk != a.terlapor_id]


def _penerima(a: Aduan, p: Peristiwa) -> list[Pengguna]:
    if p.kode == _A + "dieskalasi":
        # who was asked or told at this rung, whoever holds the case by now
        naik = a.eskalasi.select_related("penerima").filter(tingkat=p.data["tingkat"]).first()
        if naik is not None and naik.penerima is not None:
            return [naik.penerima]
    if p.kode in UNTUK_PENGELOLA or a.pemegang is None:
        return _pengelola(a, p.pada)
    return [a.pemegang]


# --- which event tells what --------------------------------------------------------------------------

_A = "pengaduan.aduan."
PELAPOR: dict[str, str] = {
    _A + "diterima": "pengaduan.diterima",
    _A + "diverifikasi": "pengaduan.diverifikasi",
    _A + "diklasifikasi_ulang": "pengaduan.diklasifikasi_ulang",
    _A + "diteruskan": "pengaduan.diteruskan",
    _A + "diminta_lengkap": "pengaduan.diminta_lengkap",
    _A + "diberi_tahu_lagi": "pengaduan.diberi_tahu_lagi",
    _A + "diusulkan": "pengaduan.diusulkan",
    "pengaduan.usulan.tak_dijawab": "pengaduan.usulan_tak_dijawab",
    _A + "dijawab": "pengaduan.dijawab",
    _A + "dieskalasi": "pengaduan.dieskalasi",
    _A + "digabung": "pengaduan.digabung",
    _A + "diarsipkan": "pengaduan.diarsipkan",
    _A + "diperpanjang": "pengaduan.diperpanjang",
    _A + "selesai": "pengaduan.selesai",
    _A + "ditarik": "pengaduan.ditarik",
    "pengaduan.kompensasi.diputus": "pengaduan.kompensasi",
}
PETUGAS: dict[str, str] = {
    _A + "diterima": "pengaduan.petugas_masuk",
    _A + "diteruskan": "pengaduan.petugas_masuk",
    _A + "didisposisikan": "pengaduan.petugas_pegang",
    _A + "dieskalasi": "pengaduan.petugas_pegang",
    _A + "diingatkan": "pengaduan.petugas_ingat",
    _A + "dibuka_kembali": "pengaduan.petugas_perkembangan",
    _A + "dilengkapi": "pengaduan.petugas_perkembangan",
    _A + "pesan_masuk": "pengaduan.petugas_perkembangan",
    _A + "perlu_dipantau": "pengaduan.petugas_pantau",
    _A + "diawasi": "pengaduan.petugas_perkembangan",
    "pengaduan.usulan.diterima": "pengaduan.petugas_perkembangan",
    "pengaduan.usulan.ditolak": "pengaduan.petugas_perkembangan",
}
UNTUK_PENGELOLA = {_A + "perlu_dipantau", _A + "diterima", _A + "diteruskan", _A + "dibuka_kembali"}


def _jenis(a: Aduan, p: Peristiwa) -> dict[str, Any]:
    return {"jenis": p.data.get("sebutan_kelas", "")}


def _kurang(a: Aduan, p: Peristiwa) -> dict[str, Any]:
    jeda = a.jeda.filter(selesai_pada__isnull=True).first()
    if jeda is None:
        return {}
    return {"butir": "\n".join(f"• {b}" for b in jeda.kurang), "paling_lambat": _sampai(a, jeda)}


def _usulan(a: Aduan, p: Peristiwa) -> dict[str, Any]:
    ke = p.data["ke"]
    return {
        "tautan_terima": klik.tautan(a, klik.TERIMA, ke),
        "tautan_tolak": klik.tautan(a, klik.TOLAK, ke),
        "paling_lambat": _sampai(a, a.usulan.filter(ke=ke).first()),
    }


def _jawaban(a: Aduan, p: Peristiwa) -> dict[str, Any]:
    ke = a.jumlah_buka_kembali
    return {
        "tautan_beres": klik.tautan(a, klik.BERES, ke),
        "tautan_belum": klik.tautan(a, klik.BELUM, ke),
        "paling_lambat": _sampai(a, a.tanggapan.filter(jenis="jawaban").last()),
    }


def _sampai(a: Aduan, objek: Any) -> str:
    waktu = tenggat.milik(objek).values_list("jatuh_tempo_pada", flat=True).first() if objek else None
    return tanggal(waktu, a.unit) if waktu else ""


NILAI: dict[str, Callable[[Aduan, Peristiwa], dict[str, Any]]] = {
    _A + "diterima": lambda a, p: {"pin": pin.pin(a.kode)} if a.kanal == Aduan.Kanal.SUREL else {},
    _A + "diverifikasi": _jenis,
    _A + "diklasifikasi_ulang": _jenis,
    _A + "diteruskan": lambda a, p: {"tujuan": p.data["tujuan"]},
    _A + "diminta_lengkap": _kurang,
    _A + "diberi_tahu_lagi": _kurang,
    _A + "diusulkan": _usulan,
    _A + "dijawab": _jawaban,
    _A + "dieskalasi": lambda a, p: {"sebutan": p.data["sebutan"], "sebab": p.data["sebutan_sebab"]},
    "pengaduan.kompensasi.diputus": lambda a, p: {"putusan": p.data["putusan"], "bentuk": p.data["bentuk"]},
    _A + "digabung": lambda a, p: {"induk": p.data["induk"]},
}


def buka_kompensasi(p: Peristiwa) -> None:
    """An answer that found an illegal fee: what the maklumat gives for it is opened. Idempotent."""
    aduan = Aduan.objects.filter(pk=p.objek_id, terbukti=True).first()
    if aduan is not None:
        operasi.buka_kompensasi_pungutan(aduan=aduan)
