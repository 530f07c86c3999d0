"""Each day is sealed once, chained to the day before; a chain that is gone shows, which its own links cannot tell."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from pelayanan import jejak, segel
from pelayanan.models import Peristiwa, Segel
from pelayanan.operasi import ubah_templat
from tests import factories as f

HARI = datetime.timedelta(days=1)
KINI = datetime.datetime(2026, 11, 20, 0, 5, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def tiga_hari(unit, cast):
    """Three sealed days: events of two units on the first, nothing on the second, one event on the third."""
    lain = f.UnitFactory(kode="lain-lagi")
    for u in (unit, lain, unit):
        ubah_templat(unit=u, kunci="pengaduan.diterima", judul="", isi="", oleh=cast["admin"])
    assert segel.segel_bila_tiba(KINI).banyak >= 3
    segel.segel_bila_tiba(KINI + HARI)
    ubah_templat(unit=lain, kunci="pengaduan.diterima", judul="", isi="", oleh=cast["admin"])
    segel.segel_bila_tiba(KINI + 2 * HARI)
    return lain


def rusak():
    return [r for r in segel.periksa() if isinstance(r, segel.SegelRusak)]


def paksa(sql, *isi):
    """As somebody with the database's own rights would."""
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in ("peristiwa", "segel", "antaran"):
            kursor.execute(f"ALTER TABLE pelayanan_{tabel} DISABLE TRIGGER USER")
        kursor.execute(sql, isi)
        for tabel in ("peristiwa", "segel", "antaran"):
            kursor.execute(f"ALTER TABLE pelayanan_{tabel} ENABLE TRIGGER USER")


def test_sekali_sehari_dan_menyambung(tiga_hari):
    assert segel.segel_bila_tiba(KINI + 2 * HARI) is None
    satu, dua, tiga = Segel.objects.order_by("tanggal")
    assert [s.tanggal.day for s in (satu, dua, tiga)] == [19, 20, 21]
    assert (satu.sebelum, dua.sebelum, tiga.sebelum) == ("", satu.cerna, dua.cerna)
    assert dua.banyak == 1 and tiga.banyak == 2, "the seal before is itself an event"
    assert rusak() == []
    # three days without a beat are one seal
    assert segel.segel_bila_tiba(KINI + 6 * HARI).tanggal.day == 25
    # a clock that was a year ahead for a night
    assert segel.segel_bila_tiba(KINI + 400 * HARI) is not None
    assert segel.segel_bila_tiba(KINI + 7 * HARI).sebelum == Segel.objects.get(tanggal__year=2027).cerna
    assert rusak() == []
    for ubah in (lambda: Segel.objects.update(banyak=1), lambda: Segel.objects.all().delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()


def test_rantai_yang_hilang_seluruhnya_tampak(tiga_hari, capsys):
    call_command("periksa_jejak")
    assert capsys.readouterr().out.strip().endswith("3 segel")
    paksa(
        "DELETE FROM pelayanan_peristiwa WHERE objek_jenis = 'pelayanan.unit' AND objek_id = %s", tiga_hari.pk
    )
    assert [r for r in jejak.periksa() if isinstance(r, jejak.Rusak)] == [], (
        "no link is broken: all of them are gone"
    )
    assert [(r.tanggal.day, "hilang" in r.sebab) for r in rusak()] == [(19, True), (21, True)]
    with pytest.raises(CommandError, match="2 segel rusak dari 3") as galat:
        call_command("periksa_jejak")
    assert galat.value.returncode == 1 and "segel 2026-11-19" in capsys.readouterr().out


def test_setiap_perubahan_tampak(tiga_hari):
    for sql, hari, sebab in (
        ("UPDATE pelayanan_segel SET banyak = banyak + 1 WHERE tanggal = '2026-11-20'", [20], "sendiri berubah"),
        ("DELETE FROM pelayanan_segel WHERE tanggal = '2026-11-20'", [21], "tidak menyambung"),
        ("UPDATE pelayanan_peristiwa SET cerna = repeat('0', 64) "
         "WHERE id = (SELECT max(sampai_id) FROM pelayanan_segel)", [21], "isi peristiwanya lain"),
    ):  # fmt: skip
        titik = transaction.savepoint()
        paksa(sql)
        hasil = rusak()
        assert [r.tanggal.day for r in hasil] == hari and sebab in hasil[0].sebab, sql
        transaction.savepoint_rollback(titik)
    assert rusak() == []


def test_halaman_dan_unduhan(tiga_hari, masuk, django_assert_max_num_queries):
    terakhir = Segel.objects.first()
    with django_assert_max_num_queries(12):
        teks = masuk("pengawas").get("/segel/").content.decode()
    assert terakhir.cerna[:8] in teks and Segel.objects.last().cerna in teks
    baris = masuk("admin").get("/segel/unduh/").content.decode().splitlines()
    assert len(baris) == 4 and baris[-1].endswith(terakhir.cerna)
    assert masuk("petugas").get("/segel/").status_code == 403
    assert Peristiwa.objects.filter(kode="pelayanan.segel.dibuat").count() == 3
