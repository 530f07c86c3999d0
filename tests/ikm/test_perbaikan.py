"""What was done and what it did to its unsur: before, after, or "belum cukup data"."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client

from dasbor.operasi import buat_rencana, laporkan_kemajuan
from ikm import hasil
from ikm.perbaikan import pengaruh
from pelayanan.models import RencanaAksi
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db
TRIWULAN = [((1, 1), (3, 31)), ((4, 1), (6, 30)), ((7, 1), (9, 30))]


@pytest.fixture
def dunia(unit, cast):
    masa = [
        pabrik.periode(unit, nama=f"TW {ke}", mulai=datetime.date(2026, *a), selesai=datetime.date(2026, *b))
        for ke, (a, b) in enumerate(TRIWULAN, 1)
    ]
    layanan = layanan_berlaku(unit)
    for hari, nilai in (("2026-02-02", 2), ("2026-05-05", 3)):
        for _ in range(5):
            pabrik.jawab(layanan, [nilai if i == 1 else 3 for i in range(9)], hari)
    pabrik.olah("2026-10-05")
    return masa


def rencana(unit, cast, periode, dibuat, selesai=None, kegiatan="Loket tambahan", bagian="prosedur"):
    r = buat_rencana(
        unit=unit, masalah="Prosedur berbelit", kegiatan=kegiatan, penanggung_jawab="Kasi", asal_id=periode.pk,
        tenggat=datetime.date(2026, 12, 1), asal_jenis="ikm.periode", asal_bagian=bagian, oleh=cast["pimpinan"],
        pada=pabrik.kapan(dibuat),
    )  # fmt: skip
    if selesai:
        laporkan_kemajuan(
            rencana=r, kemajuan=100, bukti="SK 12", oleh=cast["pimpinan"], pada=pabrik.kapan(selesai)
        )
    return RencanaAksi.objects.get(pk=r.pk)


def test_sebelum_dan_sesudah(unit, cast, dunia):
    deret = hasil.semua_periode(unit)
    kode = dunia[0].instrumen.kode_unsur[1]
    p = pengaruh(rencana(unit, cast, dunia[0], "2026-03-01", "2026-04-10", bagian=kode), deret)
    assert (p.semula, p.sesudah, p.kini, p.selisih) == (Decimal(2), Decimal(3), "TW 2", Decimal("1.00"))
    # done after the next period was over: that one cannot show it, and the one after it has no figure yet
    p = pengaruh(rencana(unit, cast, dunia[0], "2026-03-01", "2026-07-10", bagian=kode), deret)
    assert (p.kini, p.sesudah, p.arah) == ("TW 3", None, "")
    # not done yet, no period after it, not of the index, an unsur nobody knows
    assert pengaruh(rencana(unit, cast, dunia[0], "2026-03-01", bagian=kode), deret).sesudah is None
    assert pengaruh(rencana(unit, cast, dunia[2], "2026-08-01", "2026-09-01", bagian=kode), deret) is None
    assert pengaruh(rencana(unit, cast, dunia[0], "2026-03-01", bagian="lain"), deret) is None


def test_halaman_umum(unit, cast, dunia, django_assert_max_num_queries):
    kode = dunia[0].instrumen.kode_unsur[1]
    rencana(unit, cast, dunia[0], "2026-03-01", "2026-04-10", "Formulir disederhanakan", kode)
    rencana(unit, cast, dunia[0], "2026-03-01", "2026-07-10", "Papan petunjuk", kode)
    rencana(unit, cast, dunia[1], "2026-06-01", None, "Antrean daring", kode)
    Client().get(f"/ikm/{unit.kode}/")
    with django_assert_max_num_queries(12):
        teks = " ".join(Client().get(f"/ikm/{unit.kode}/").content.decode().split())
    bagian = teks[teks.index('id="perbaikan"') :]
    assert "2,00</span>" in bagian
    assert "<strong>3,00</strong>" in bagian
    assert "(TW 1, TW 2)" in bagian
    assert "belum cukup data" in bagian
    assert (
        bagian.index("Papan petunjuk")
        < bagian.index("Formulir disederhanakan")
        < bagian.index("Antrean daring")
    )
    for _ in range(8):
        rencana(unit, cast, dunia[0], "2026-03-01", "2026-04-10", bagian=kode)
    with django_assert_max_num_queries(12):
        Client().get(f"/ikm/{unit.kode}/")
