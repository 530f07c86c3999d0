"""A fee out of the table: two officers at once, one while the money is taken, one while the gateway calls."""

import threading

import pytest

from permohonan import operasi
from permohonan.biaya import Pilihan, keadaan
from permohonan.galat_uang import (
    BiayaBaruDitetapkan,
    BiayaTidakDapatDiubah,
    JumlahTidakCocok,
    TagihanTidakTerbuka,
)
from permohonan.models import Pembayaran, Permohonan, Tagihan
from permohonan.operasi.bagian import Pemohon
from tests import factories as f
from tests.permohonan.conftest import bersyarat

from .test_bayar import _panggil, _serentak

pytestmark = pytest.mark.django_db(transaction=True)
TABEL = [{"untuk": "Per lembar", "rupiah": 5_000}, {"untuk": "Pelajar", "rupiah": 0}]
DITOLAK = (BiayaBaruDitetapkan, BiayaTidakDapatDiubah, JumlahTidakCocok, TagihanTidakTerbuka)


@pytest.fixture
def unit(transactional_db):
    return f.UnitFactory()


@pytest.fixture
def petugas(unit):
    return f.orang("petugas_biaya", unit, "loket", "kasir", "verifikator")


@pytest.fixture
def layanan(unit):
    return bersyarat(unit, "Legalisasi", TABEL, biaya_rupiah=None, biaya_teks="menurut tabel")


def _terima(layanan, petugas):
    return operasi.terima_berkas(
        layanan=layanan, pemohon=Pemohon(nama="Siti"), oleh=petugas, berkas_ada={1, 2}
    )


@pytest.fixture
def p(layanan, petugas):
    return _terima(layanan, petugas)


def _coba(kerja):
    try:
        return kerja()
    except DITOLAK as galat:
        return type(galat)


def test_kendali_lihat_lalu_tulis_menimpa_rekan(p, petugas):
    """Without the page's state carried along, both are told it is done and one sum is gone."""
    serempak = threading.Barrier(2)

    def naif(i):
        assert Permohonan.objects.get(pk=p.pk).biaya_ditetapkan_pada is None
        serempak.wait()
        return operasi.tetapkan_biaya(permohonan=p, pilihan={1: Pilihan(i + 1)}, oleh=petugas).pk

    assert _serentak(naif, 2) == [p.pk, p.pk]
    assert Tagihan.objects.count() == 1


def test_dua_petugas_sekaligus_satu_yang_jadi(p, petugas):
    lihat = keadaan(p)
    hasil = _serentak(
        lambda i: _coba(
            lambda: operasi.tetapkan_biaya(
                permohonan=p, pilihan={1: Pilihan(i + 1)}, oleh=petugas, terlihat=lihat
            )
        ),
        4,
    )
    jadi = [i for i, h in enumerate(hasil) if isinstance(h, Permohonan)]
    assert len(jadi) == 1
    assert hasil.count(BiayaBaruDitetapkan) == 3
    assert Tagihan.objects.get().jumlah == 5_000 * (jadi[0] + 1)


@pytest.mark.parametrize("cara", ["kasir", "gerbang"])
@pytest.mark.parametrize(("pilihan", "menjadi"), [({1: Pilihan(3)}, 15_000), ({2: Pilihan(1)}, 0)])
def test_diubah_selagi_uang_datang(layanan, petugas, cara, pilihan, menjadi):
    """Whoever is first: what was paid is the sum of the bill, or the money is kept to be given back."""

    def satu(putaran):
        p = operasi.tetapkan_biaya(
            permohonan=_terima(layanan, petugas), pilihan={1: Pilihan(1)}, oleh=petugas
        )
        t = Tagihan.objects.get(permohonan=p)

        def ubah():
            return operasi.tetapkan_biaya(permohonan=p, pilihan=pilihan, oleh=petugas)

        def uang():
            if cara == "gerbang":
                return _panggil(t, f"R{putaran}")
            return operasi.bayar_di_kasir(tagihan=t, jumlah=5_000, oleh=petugas)

        _serentak(lambda i: _coba((ubah, uang)[i]), 2)
        t.refresh_from_db()
        uangnya = [(b.status, b.jumlah) for b in Pembayaran.objects.filter(tagihan=t)]
        if t.lunas:
            assert t.jumlah == 5_000
            assert uangnya == [("melunasi", 5_000)]
        else:
            assert (t.status, t.jumlah if menjadi else 0) == ("terbuka" if menjadi else "batal", menjadi)
            assert uangnya == ([("lebih", 5_000)] if cara == "gerbang" else [])

    for putaran in range(4):
        satu(putaran)
