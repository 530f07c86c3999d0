"""The index for pimpinan: the figures, why they changed, expectations, units beside each other, the answers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dasbor import rencana as baca_rencana
from dasbor.views import HAK, nav
from ikm import (
    grafik,
    hasil,
    hasil_bagian,
    hasil_kanal,
    hasil_pendek,
    hasil_sampel,
    kotak,
    samar,
    sebab,
    tinjau,
)
from ikm.models import Jawaban
from ikm.views import bingkai
from pelayanan import akses
from pelayanan.models import Unit
from standar.models import Layanan

SEHALAMAN = 50
TERENDAH = 3


def _dasar(request: HttpRequest, kini_di: str) -> tuple[dict[str, Any], Unit]:
    """What every page of the index shows: unit, period chosen, the one before, sample."""
    unit, units = akses.unit_terpilih(request, HAK)
    deret = hasil.semua_periode(unit)
    kini, dulu = hasil.pilih_periode(deret, request.GET.get("periode"))
    if kini is not None:
        hasil.bandingkan(kini, dulu)
    isi = {
        "unit": unit,
        "units": units,
        "unit_tampil": bingkai(unit),
        "subnav": nav(unit, kini_di),
        "deret": deret,
        "kini": kini,
        "dulu": dulu,
        "selisih": hasil.selisih(kini, dulu),
        "berjalan": kini is not None and hasil.berjalan(kini.periode),
        "menunggu": kotak.menunggu(unit),
        "k": samar.K,
        "sampel": hasil_sampel.sampel(kini) if kini else None,
        # a plan made while looking at an earlier period answers to that one
        "alamat_rencana": f"/dasbor/rencana/baru/?unit={unit.kode}"
        + (f"&periode={kini.periode.mulai:%Y-%m-%d}" if kini and request.GET.get("periode") else "")
        + "&unsur="
        if akses.boleh(request.user, "dasbor.rencanakan", unit)
        else "",
    }
    return isi, unit


@require_GET
@akses.perlu(HAK)
def ikm(request: HttpRequest) -> HttpResponse:
    """The index in full: one period, by service, place, way in and profile, with every unsur."""
    isi, unit = _dasar(request, "ikm")
    kini = isi["kini"]
    periode = kini.periode if kini else None
    mulai = f"&periode={periode.mulai:%Y-%m-%d}" if periode else ""
    saat = hasil_pendek.saat(unit, periode) if periode else None
    isi |= {
        "saat": saat,
        "lingkaran": hasil_pendek.lingkaran(saat) if saat and saat.n >= samar.K else None,
        "alamat_jawaban": f"/dasbor/ikm/jawaban/?unit={unit.kode}{mulai}",
        "tren": grafik.tren(isi["deret"]),
        "per_layanan": hasil_sampel.rinci_layanan(periode) if periode else [],
        "per_bagian": hasil_bagian.per_bagian(periode) if periode else [],
        "per_bukti": [*hasil_kanal.per_bukti(periode), (_("Bersama"), kini)] if periode else [],
        "per_kanal": hasil_kanal.per_kanal(periode) if periode else [],
        "profil": hasil.profil(periode) if periode else [],
        "ulasan": hasil.ulasan(periode, [b.unsur.pk for b in kini.terendah[:TERENDAH]]) if periode else [],
        "boleh_terbit": kini is not None
        and not isi["berjalan"]
        and not unit.contoh
        and akses.boleh(request.user, "ikm.terbitkan", unit),
        "boleh_tinjau": akses.boleh(request.user, "ikm.kelola", unit),
    }
    return render(request, "dasbor/ikm.html", isi)


@require_GET
@akses.perlu(HAK)
def mengapa(request: HttpRequest) -> HttpResponse:
    """Why did it rise or fall, and what do we do: by unsur, by service, in people's words, and the plans."""
    isi, unit = _dasar(request, "mengapa")
    kini, dulu = isi["kini"], isi["dulu"]
    unsur = sebab.per_unsur(kini, dulu) if kini and dulu else []
    rencana = baca_rencana.baris(unit, isi["deret"])
    for a in unsur[:TERENDAH]:
        if a.unsur is None:
            continue
        kode = a.unsur.unsur.kode
        a.lain = {
            "alasan": hasil.alasan(kini.periode, a.unsur.unsur.pk),
            "rencana": [r for r in rencana if r["rencana"].asal_bagian == kode],
        }
    isi |= {
        "andil_unsur": unsur,
        "andil_layanan": sebab.per_layanan(
            hasil_sampel.rinci_layanan(kini.periode), hasil_sampel.rinci_layanan(dulu.periode)
        )
        if unsur
        else [],
        "terburuk": [a for a in unsur[:TERENDAH] if a.nilai < 0] or unsur[:1],
        "terbaik": [a for a in reversed(unsur[-2:]) if a.nilai > 0],
        "goyah": bool(kini and dulu and min(kini.n, dulu.n) < hasil_pendek.CUKUP),
    }
    return render(request, "dasbor/mengapa.html", isi)


@require_GET
@akses.perlu(HAK)
def harapan(request: HttpRequest) -> HttpResponse:
    """Expectation beside experience (gap 5), and importance against performance."""
    isi, _unit = _dasar(request, "harapan")
    kini = isi["kini"]
    h = hasil_pendek.harapan(kini.periode) if kini else None
    isi |= {
        "harapan": h,
        "kuadran": grafik.kuadran(kini, h) if kini and kini.hasil and h else None,
        "cukup": hasil_pendek.CUKUP,
    }
    return render(request, "dasbor/harapan.html", isi)


@require_GET
@akses.perlu(HAK)
def banding(request: HttpRequest) -> HttpResponse:
    """The person's units side by side, unsur by unsur where they asked the same."""
    isi, _unit = _dasar(request, "banding")
    milik = {u.pk for u in isi["units"]}
    kolom = [(u, a) for u, a in hasil.terkini() if u.pk in milik]
    unsur: dict[str, str] = {}
    for _u, a in kolom:
        for b in a.unsur if a else ():
            unsur.setdefault(b.unsur.kode, b.unsur.nama)
    nilai = [{b.unsur.kode: b for b in (a.unsur if a else ())} for _u, a in kolom]
    isi |= {
        "kolom": kolom,
        "baris": [
            {
                "nama": nama,
                "sel": [n.get(kode) for n in nilai],
                "terendah": min((n[kode].nrr for n in nilai if kode in n), default=None),
            }
            for kode, nama in unsur.items()
        ],
    }
    return render(request, "dasbor/banding.html", isi)


def _halaman(teks: str | None) -> int:
    """1–200; a page is never counted to, the next one is there when one row more was found."""
    return min(max(int(teks), 1), 200) if teks and teks.isascii() and teks.isdigit() and len(teks) < 5 else 1


@require_GET
@akses.perlu(HAK)
def jawaban(request: HttpRequest) -> HttpResponse:
    """Drill to the answers: ?unsur= those of 1 and 2, ?layanan= (its slug). Nothing here leads to a person."""
    isi, unit = _dasar(request, "ikm")
    kini = isi["kini"]
    baris, lagi, n = [], False, 1
    if kini is not None:
        qs = Jawaban.objects.filter(periode=kini.periode).select_related("layanan").order_by("-tanggal", "pk")
        unsur = next(
            (u for u in kini.periode.instrumen.urut_lampiran if u.kode == request.GET.get("unsur")), None
        )
        if unsur is not None:
            qs = qs.filter(**{f"nilai__{unsur.urutan_lampiran - 1}__lte": 2})
        layanan = next(
            (x for x in Layanan.objects.filter(unit=unit) if x.slug == request.GET.get("layanan")), None
        )
        if layanan is not None:
            qs = qs.filter(layanan=layanan)
        n = _halaman(request.GET.get("halaman"))
        daftar = list(qs[(n - 1) * SEHALAMAN : n * SEHALAMAN + 1])
        baris, lagi = tinjau.baris(daftar[:SEHALAMAN], kini.periode), len(daftar) > SEHALAMAN
        isi |= {"unsur": unsur, "alasan": hasil.alasan(kini.periode, unsur.pk, 20) if unsur else []}
    lain = request.GET.copy()
    lain.pop("halaman", None)
    isi |= {"baris": baris, "lagi": lagi, "halaman": n, "lain": lain.urlencode()}
    return render(request, "dasbor/jawaban.html", isi)
