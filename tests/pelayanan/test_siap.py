"""Prepared statements: the same answers as the ORM, also after a rollback and on a new connection."""

import datetime

import pytest
from django.db import NotSupportedError, connection, transaction

from pelayanan.models import Penugasan, Unit
from pelayanan.siap import Siap, Tanya, tunggal
from tests import factories as f

SATU = Siap("SELECT %(a)s::int + 1, 'x%%', %(a)s::int WHERE %(b)s::text IS NOT NULL")


@pytest.mark.django_db
def test_nama_ulang_dan_persen():
    assert SATU.jalankan({"a": 2, "b": "'; DROP", "lain": 0}) == [(3, "x%", 2)]
    assert SATU.jalankan({"a": 2, "b": None}) == []


@pytest.mark.django_db(transaction=True)
def test_sesudah_batal_dan_sambungan_baru():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        SATU.jalankan({"a": 1, "b": ""})
        raise ZeroDivisionError
    assert SATU.jalankan({"a": 1, "b": ""})
    connection.close()
    assert SATU.jalankan({"a": 1, "b": ""})


def test_queryset_sekali_susun(unit):
    anak = f.UnitFactory(kode="anak-siap", induk=unit)
    tanya = Tanya(lambda kode: Unit.objects.select_related("induk").filter(kode=kode, aktif=True), kode=str)
    satu = tanya.satu(kode=anak.kode)
    assert (satu, satu.induk.nama) == (anak, unit.nama)
    assert tanya.satu(kode=unit.kode).induk is None
    assert tanya.satu(kode="tidak-ada") is None
    Unit.objects.filter(pk=anak.pk).update(aktif=False)
    assert tanya.satu(kode=anak.kode) is None, "nothing is remembered"


def test_waktu_dan_yang_wajib_ada(unit):
    ada = Tanya(
        lambda orang, kini: Penugasan.objects.filter(pengguna_id=orang).menjabat_kini(kini),
        orang=int,
        kini=datetime.datetime,
    )
    f.orang("sampai_kemarin", unit, "loket")
    tugas = Penugasan.objects.get()
    Penugasan.objects.update(selesai=datetime.date(2026, 3, 1))
    tengah_malam = datetime.datetime(2026, 3, 2, tzinfo=unit.tz)
    detik = datetime.timedelta(seconds=1)
    assert ada.wajib(orang=tugas.pengguna_id, kini=tengah_malam - detik) == tugas
    with pytest.raises(Penugasan.DoesNotExist):
        ada.wajib(orang=tugas.pengguna_id, kini=tengah_malam)


@pytest.mark.django_db(transaction=True)
def test_kunci_hanya_di_dalam_transaksi():
    kunci = Tanya(lambda kode: Unit.objects.select_for_update().filter(kode=kode), kode=str)
    with pytest.raises(transaction.TransactionManagementError):
        kunci.satu(kode="x")
    with transaction.atomic():
        assert kunci.satu(kode="x") is None


def test_tunggal_menurut_urutan_yang_disebut(unit, unit_lain):
    assert tunggal(Unit.objects.order_by("kode")) == min((unit, unit_lain), key=lambda u: u.kode)
    assert tunggal(Unit.objects.order_by("-kode")) == max((unit, unit_lain), key=lambda u: u.kode)
    assert tunggal(Unit.objects.filter(kode="tidak-ada")) is None


def test_kabar_terkumpul_per_topik(monkeypatch):
    """Each topic once, with its newest event; whoever hands in waits for nobody."""
    from pelayanan import siaran

    terkirim = []

    class Pipa:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def publish(self, _saluran, isi):
            terkirim.append(isi)

        def execute(self):
            pass

    monkeypatch.setattr(
        siaran, "klien", lambda: type("K", (), {"pipeline": lambda self, transaction: Pipa()})()
    )
    for n in (1, 3, 2):
        siaran.umumkan(["uji:a", "uji:b"], n)
    assert siaran._kabar.tunggu()
    assert sorted(terkirim)[-1] == '{"topik": "uji:b", "n": 3}'
    assert len(terkirim) <= 6


@pytest.mark.django_db(transaction=True)
def test_kolom_berubah_di_tengah_jalan():
    """A migration beside running servers, or a pooler that forgets: made anew, not refused for a minute."""
    tanya = Tanya(lambda kode: Unit.objects.filter(kode=kode), kode=str)
    f.UnitFactory(kode="berubah")

    def ubah(panjang):
        with connection.cursor() as kursor:
            kursor.execute(f"ALTER TABLE pelayanan_unit ALTER COLUMN nama TYPE varchar({panjang})")

    assert tanya.satu(kode="berubah")
    try:
        ubah(121)
        assert tanya.satu(kode="berubah"), "outside a transaction at once"
        ubah(122)
        with pytest.raises(NotSupportedError), transaction.atomic():
            tanya.satu(kode="berubah")
        with transaction.atomic():
            assert tanya.satu(kode="berubah"), "the next transaction is good"
    finally:
        ubah(120)
    with connection.cursor() as kursor:
        kursor.execute("DISCARD ALL")
    assert tanya.satu(kode="berubah")
