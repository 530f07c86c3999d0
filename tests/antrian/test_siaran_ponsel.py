"""Whose phone is told of what: of its own queue, of its stations, of what concerns everybody; not of every press."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing

from antrian import operasi, ponsel
from antrian.models import LangkahRute, TitikLayanan
from pelayanan import siaran
from tests.antrian import pabrik


@pytest.fixture
def kabar(monkeypatch, django_capture_on_commit_callbacks):
    """kabar(deed) → the topics that were told."""

    def _kabar(perbuatan) -> set[str]:
        terkirim: set[str] = set()
        with monkeypatch.context() as m, django_capture_on_commit_callbacks(execute=True):
            m.setattr(siaran, "umumkan", lambda topik, _n: terkirim.update(topik))
            perbuatan()
        return terkirim

    return _kabar


def didengar(tiket) -> set[str]:
    tanda = parse_qs(urlsplit(ponsel.alamat_siaran(tiket)).query)["t"][0]
    return set(signing.Signer(salt="pelayanan.siaran").unsign(tanda).split())


def test_hanya_antrean_sendiri(unit, cast, kabar):
    a, b = pabrik.layanan(unit, "A", "Kartu Keluarga"), pabrik.layanan(unit, "B", "KTP-el")
    loket = pabrik.loket(unit, a, petugas=cast["petugas"])
    dipanggil, di_a, di_b = pabrik.tiket(a), pabrik.tiket(a), pabrik.tiket(b)
    oleh = {"loket": loket, "oleh": cast["petugas"]}
    topik = kabar(lambda: operasi.panggil_berikutnya(**oleh))
    assert didengar(dipanggil) & topik == {f"tiket:{dipanggil.pk}", f"antrean:{a.pk}"}
    assert didengar(di_a) & topik == {f"antrean:{a.pk}"}, "he moves up"
    assert not didengar(di_b) & topik
    assert f"antrian:{unit.pk}" in topik, "the board"
    assert not any(t.endswith("None") for t in topik)

    # to begin and to end move nobody else's place
    for perbuatan in (
        lambda: operasi.mulai_layani(**oleh),
        lambda: operasi.selesaikan(hasil="selesai", **oleh),
    ):
        topik = kabar(perbuatan)
        assert not (didengar(di_a) | didengar(di_b)) & topik
        assert f"tiket:{dipanggil.pk}" in topik

    # what concerns everybody
    topik = kabar(lambda: operasi.tutup_loket(**oleh))
    assert didengar(di_a) & didengar(di_b) & topik == {f"menunggu:{unit.pk}"}


def test_yang_datang_didahulukan(unit, kabar):
    """Somebody who comes in before others moves them; a number given up too."""
    a = pabrik.layanan(unit, "A", "Kartu Keluarga")
    menunggu = pabrik.tiket(a)
    baru = []
    topik = kabar(lambda: baru.append(pabrik.tiket(a)))
    assert didengar(menunggu) & topik == {f"antrean:{a.pk}"}
    assert didengar(menunggu) & kabar(lambda: operasi.batalkan_tiket(tiket=baru[0]))


def test_titik_perjalanan(unit, cast, kabar):
    """At a station people of several services wait together."""
    a, b = pabrik.layanan(unit, "A", "Poli Umum"), pabrik.layanan(unit, "B", "Poli Gigi")
    kasir = TitikLayanan.objects.create(unit=unit, nama="Kasir")
    for layanan in (a, b):
        LangkahRute.objects.create(layanan=layanan, urutan=1, titik=kasir)
    loket = pabrik.loket(unit, petugas=cast["petugas"], titik=kasir)
    pabrik.tiket(a)
    di_b = pabrik.tiket(b)
    topik = kabar(lambda: operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"]))
    assert didengar(di_b) & topik == {f"antrean_titik:{kasir.pk}"}


def test_yang_pindah_layanan_memajukan_yang_ditinggalkannya(unit, cast, kabar):
    a, b = pabrik.layanan(unit, "A", "Kartu Keluarga"), pabrik.layanan(unit, "B", "KTP-el")
    pindah, di_a, di_b = pabrik.tiket(a), pabrik.tiket(a), pabrik.tiket(b)
    topik = kabar(lambda: operasi.ubah_tiket(tiket=pindah, layanan=b, oleh=cast["informasi"]))
    assert didengar(di_a) & topik == {f"antrean:{a.pk}"}
    assert didengar(di_b) & topik == {f"antrean:{b.pk}"}
