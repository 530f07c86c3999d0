"""Every page on which an officer sees whose data it is leaves an event; the table names only pages there are."""

import pytest
from django.core.cache import cache
from django.urls import get_resolver

from pelayanan.lihat_data import TERCATAT
from pelayanan.models import Peristiwa
from tests.konfigurasi.tabel_alamat import baris, wakil
from tests.konfigurasi.test_pribadi import BEKERJA_DENGAN_PEMOHON, HADIR

pytestmark = pytest.mark.django_db
KODE = "pelayanan.data.dilihat"


def _petugas(nama, siapa):
    staf = siapa - {"pemilik", "semua", "masuk"}
    return wakil(nama, frozenset(staf)) if staf else None


def test_setiap_halaman_yang_menampilkan_data_tercatat(dunia):
    """The pages known to name applicants are all in the table (test_pribadi.py finds any other)."""
    nama = {n.partition(":")[0] for n in [*BEKERJA_DENGAN_PEMOHON, *HADIR]}
    assert nama <= set(TERCATAT)
    ada = {k for k in get_resolver().reverse_dict if isinstance(k, str)}
    assert set(TERCATAT) <= ada, "a page that is not there"


def test_melihat_adalah_peristiwa(dunia):
    salah, dilihat = [], 0
    for nama, metode, siapa in baris():
        pokok = nama.partition(":")[0]
        orang = _petugas(nama, siapa)
        if "GET" not in metode or pokok not in TERCATAT or orang is None:
            continue
        cache.clear()
        with dunia.sementara():
            dulu = Peristiwa.objects.filter(kode=KODE).count()
            jawaban = dunia.klien[orang].get(dunia.url(nama))
            if jawaban.streaming:
                list(jawaban.streaming_content)
            jawaban2 = dunia.klien[orang].get(dunia.url(nama))
            if jawaban2.streaming:
                list(jawaban2.streaming_content)
            satu = Peristiwa.objects.filter(kode=KODE).order_by("-pk").first()
            baru = Peristiwa.objects.filter(kode=KODE).count() - dulu
            if jawaban.status_code != 200 or baru != 1 or satu.oleh != dunia.orang[orang]:
                salah.append(f"{nama}: {jawaban.status_code}, {baru} events")
            elif satu.data["halaman"] != pokok:
                salah.append(f"{nama}: {satu.data}")
            else:
                dilihat += 1
    assert salah == []
    assert dilihat > 20, "the walk really walks"


def test_halaman_pemohon_dan_isian_yang_kembali(dunia):
    """An officer without the PIN sees the applicant there too; who sees only what every guest does is not noted."""
    for siapa, cara, nama, banyak in (
        ("verifikator", "get", "permohonan", 1),
        ("verifikator", "get", "permohonan_penggal", 1),
        ("verifikator", "post", "permohonan_putuskan", 1),
        ("pengelola", "post", "aduan_identitas", 1),
        ("petugas_lain", "get", "permohonan", 0),
        ("pemilik", "get", "permohonan", 0),
    ):
        cache.clear()
        with dunia.sementara():
            dulu = Peristiwa.objects.filter(kode=KODE).count()
            jawaban = getattr(dunia.klien[siapa], cara)(dunia.url(nama))
            assert jawaban.status_code in (200, 400, 422), (nama, jawaban.status_code)
            assert Peristiwa.objects.filter(kode=KODE).count() - dulu == banyak, (siapa, nama)


def test_warga_dan_orang_yang_ditolak_tidak_tercatat(dunia):
    cache.clear()
    for siapa, nama in (
        ("pemilik", "permohonan_surat"),
        ("tamu", "permohonan_kasus"),
        ("admin", "permohonan_kasus"),
    ):
        with dunia.sementara():
            dulu = Peristiwa.objects.filter(kode=KODE).count()
            dunia.klien[siapa].get(dunia.url(nama))
            assert Peristiwa.objects.filter(kode=KODE).count() == dulu, siapa
