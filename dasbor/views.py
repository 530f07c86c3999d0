"""Dashboards for pimpinan, pengawas, penanggung jawab: read everybody, change nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dasbor import janji, tepat
from ikm import grafik, hasil, hasil_sampel, kotak, samar
from ikm.views import bingkai
from pelayanan import akses
from pelayanan.models import Unit

HAK = "dasbor.lihat"


def nav(unit: Unit, kini: str) -> list[dict[str, object]]:
    """The bar of the dashboards."""
    return [
        {"url": f"{alamat}?unit={unit.kode}", "teks": teks, "aktif": nama == kini}
        for nama, alamat, teks in (
            ("pagi", "/dasbor/", _("Pagi ini")),
            ("ikm", "/dasbor/ikm/", _("IKM")),
            ("mengapa", "/dasbor/ikm/mengapa/", _("Mengapa berubah")),
            ("harapan", "/dasbor/ikm/harapan/", _("Harapan")),
            ("banding", "/dasbor/ikm/banding/", _("Antarunit")),
            ("pendek", "/ikm/pendek/", _("Survei pendek")),
            ("rencana", "/dasbor/rencana/", _("Rencana aksi")),
        )
    ]


@require_GET
@akses.perlu(HAK)
def pagi_ini(request: HttpRequest) -> HttpResponse:
    """Half a minute: the index, is the promise kept, what is late, where it hurts."""
    unit, units = akses.unit_terpilih(request, HAK)
    deret = hasil.semua_periode(unit)
    kini, dulu = hasil.pilih(deret)
    if kini is not None:
        hasil.bandingkan(kini, dulu)
    isi = {
        "unit": unit,
        "units": units,
        "unit_tampil": bingkai(unit),
        "subnav": nav(unit, "pagi"),
        "deret": deret,
        "kini": kini,
        "dulu": dulu,
        "selisih": hasil.selisih(kini, dulu),
        "berjalan": kini is not None and hasil.berjalan(kini.periode),
        "tren": grafik.tren(deret),
        "menunggu": kotak.menunggu(unit),
        "k": samar.K,
        "sampel": hasil_sampel.sampel(kini) if kini else None,
        "tepat": tepat.unit(unit),
        "jam": janji.hitungan(unit),
        "daftar_jam": janji.daftar(unit),
        "sekarang": timezone.now(),
    }
    return render(request, "dasbor/pagi_ini.html", isi)
