"""Prepared statements: the same answers as the ORM, also after a rollback and on a new connection."""

import pytest
from django.db import connection, transaction

from pelayanan.models import Unit
from pelayanan.siap import Siap, Tanya
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
