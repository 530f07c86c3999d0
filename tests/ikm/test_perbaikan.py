"""What was done and what it did to its unsur: before, after, or "belum cukup data"."""

import datetime
import re
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
    assert "2,00&nbsp;<span" in bagian
    assert "<b>3,00</b>" in bagian
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


def test_pimpinan_mengapa_turun_lalu_memperbaiki(unit, masuk):
    """Why did we fall, what do we do, and did it help: by the pages alone."""
    masa = [
        pabrik.periode(unit, nama=f"TW {ke}", mulai=datetime.date(2026, *a), selesai=datetime.date(2026, *b))
        for ke, (a, b) in enumerate(TRIWULAN, 1)
    ]
    layanan = layanan_berlaku(unit, "Kartu Keluarga")
    u3 = masa[0].instrumen.urut_lampiran[2]
    for hari, nilai in (("2026-02-02", 4), ("2026-05-05", 2), ("2026-08-08", 3)):
        for _ in range(5):
            alasan = {"u3": "Antre dua jam"} if nilai == 2 else {}
            pabrik.jawab(layanan, [nilai if i == 2 else 3 for i in range(9)], hari, alasan=alasan)
    pabrik.olah("2026-10-05")
    klien = masuk("pimpinan")
    alamat = f"/dasbor/ikm/mengapa/?unit={unit.kode}&periode=2026-04-01"
    isi = klien.get(alamat).content.decode()
    for kata in ("Mengapa IKM turun", u3.nama, "Antre dua jam", "Kartu Keluarga", "belum ada rencana aksi"):
        assert kata in isi
    isi = klien.get(
        f"/dasbor/ikm/jawaban/?unit={unit.kode}&periode=2026-04-01&unsur={u3.kode}"
    ).content.decode()
    assert isi.count("jawaban-nilai") == 5
    # the plan answers to the period that showed the need, not to the latest one
    baru = f"/dasbor/rencana/baru/?unit={unit.kode}&periode=2026-04-01&unsur={u3.kode}"
    assert baru.replace("&", "&amp;") in klien.get(alamat).content.decode()
    data = {
        "masalah": "Waktu lama",
        "kegiatan": "Loket hari Senin",
        "penanggung_jawab": "Kasi",
        "prioritas": 1,
    }
    assert klien.post(baru, {**data, "tenggat": "2026-12-31"}).status_code == 302
    r = RencanaAksi.objects.get()
    assert (r.asal_id, r.asal_bagian) == (masa[1].pk, u3.kode)
    isi = klien.get(f"/dasbor/rencana/?unit={unit.kode}").content.decode()
    maju = re.search(r'action="(/dasbor/rencana/[^"]+/)"', isi)[1]
    klien.post(maju, {"kemajuan": "100", "bukti": ""})
    assert RencanaAksi.objects.get().status != RencanaAksi.Status.SELESAI, "no closing without evidence"
    klien.post(maju, {"kemajuan": "100", "bukti": "SK 12/2026"})
    assert RencanaAksi.objects.get().status == RencanaAksi.Status.SELESAI
    assert "Loket hari Senin" in Client().get(f"/ikm/{unit.kode}/").content.decode()
