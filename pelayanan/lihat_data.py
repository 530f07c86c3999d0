"""Every look of an officer at personal data is an event: who, at which page, at whose case. One table, one door.

Written on the chain of the officer, so that no case is locked by being read. The same page of the same case is noted
once in a quarter of an hour. A citizen at his own case (his browser has shown the PIN) is no officer.
"""

from collections.abc import Callable

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pelayanan import akses, pin
from pelayanan import kode as kode_publik
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from pelayanan.siap import Tanya

JEDA = 900  # seconds

# name of the address → what is seen there
TERCATAT: dict[str, str | Promise] = {
    "permohonan_kasus": _("permohonan dengan data pemohon"),
    # the applicant's own page, which officers of the unit may open without the PIN; a form that came back (ULANG)
    # shows the case as its page does
    "permohonan": _("halaman pemohon"),
    "permohonan_penggal": _("halaman pemohon"),
    "permohonan_pin": _("halaman pemohon"),
    "permohonan_putuskan": _("permohonan dengan data pemohon"),
    "permohonan_tetapkan_biaya": _("permohonan dengan data pemohon"),
    "permohonan_masuk": _("daftar permohonan"),
    "permohonan_unit_saya": _("daftar permohonan antarunit"),
    "permohonan_register": _("register surat"),
    "permohonan_register_pdf": _("register surat (PDF)"),
    "permohonan_sesudah": _("daftar kabar dan uji petik"),
    "permohonan_antaran": _("daftar antaran"),
    "permohonan_cari": _("hasil cari permohonan"),
    "permohonan_baru": _("isian pemohon yang diambil kembali"),
    "permohonan_perbaiki": _("isian produk yang diperbaiki"),
    "permohonan_surat": _("surat"),
    "permohonan_surat_pdf": _("surat (PDF)"),
    "permohonan_tanda_terima": _("tanda terima permohonan"),
    "permohonan_unggahan": _("berkas unggahan"),
    "permohonan_kasir": _("daftar tagihan"),
    "permohonan_kasir_laporan": _("laporan kasir"),
    "permohonan_kuitansi": _("kuitansi"),
    "permohonan_klaim": _("daftar klaim biaya"),
    "permohonan_klaim_bukti": _("bukti klaim biaya"),
    "aduan_kasus": _("aduan"),
    "aduan_identitas": _("aduan"),
    "aduan_lampiran": _("lampiran aduan"),
    "aduan_kasus_berkas": _("berkas aduan (PDF)"),
    "aduan_lembar_disposisi": _("lembar disposisi aduan"),
    "aduan_catat_terima": _("tanda terima aduan"),
    "aduan_catat_pdf": _("tanda terima aduan (PDF)"),
    "pengaduan_kabar": _("daftar kabar kepada pelapor"),
    "pengaduan_register": _("register pengaduan (CSV)"),
    "pengaduan_register_xlsx": _("register pengaduan (XLSX)"),
    "pengaduan_register_pdf": _("register pengaduan (PDF)"),
    "pengaduan_sp4n": _("berkas serah SP4N"),
    "konsultasi_daftar_hadir": _("daftar hadir konsultasi"),
    "ikm_olahan": _("jawaban survei satu per satu"),
    "data_permintaan": _("permintaan data pribadi"),
}
ULANG = (400, 422)
# the event of opening an identity is the operation's own, with its reason (pengaduan.identitas.dilihat)


class LihatDataMiddleware:
    """After an answer that showed it: write it down."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.get_response(request)
        tempat = getattr(request, "resolver_match", None)
        terbaca = jawaban.status_code == 200 or (request.method == "POST" and jawaban.status_code in ULANG)
        if tempat is None or tempat.url_name not in TERCATAT or not terbaca:
            return jawaban
        if getattr(request, "tersamar", False):  # the view says so: as every guest sees it
            return jawaban
        orang = request.user
        if not isinstance(orang, Pengguna) or orang.mesin or not akses.bertugas(orang):
            return jawaban
        # a view whose address has no code says whose it was
        kode = str(getattr(request, "kode_dilihat", tempat.kwargs.get("kode", "")))
        if kode and pin.terbuka(request, kode):
            return jawaban
        catat_lihat(orang, tempat.url_name, kode)
        return jawaban


def catat_lihat(orang: Pengguna, halaman: str, kode: str = "") -> None:
    """One look of `orang` at the page of that name; `kode`: public code of the case, none for a list."""
    kode = kode_publik.rapikan(kode) or kode[:40]
    if cache.add(f"dilihat:{orang.pk}:{halaman}:{kode}", 1, JEDA):
        _tulis(oleh=orang, halaman=halaman, kode=kode)


_KUNCI = Tanya(lambda pk: Pengguna.objects.select_for_update(no_key=True).filter(pk=pk).only("pk"), pk=int)


@transaction.atomic(durable=True)
def _tulis(*, oleh: Pengguna, halaman: str, kode: str) -> None:
    _KUNCI.wajib(pk=oleh.pk)
    unit = akses.unit_tunggal(oleh)
    data = {"halaman": halaman, "apa": str(TERCATAT[halaman]), "perkara": kode}
    catat("pelayanan.data.dilihat", oleh, oleh=oleh, unit=unit, data=data)
