"""Two beats at once: one escalation per level."""

import threading

import pytest
from django.db import connection, transaction

from pelayanan.models import Peristiwa, Tenggat
from pelayanan.tenggat import sapu_jatuh_tempo
from pengaduan.models import Aduan, Eskalasi
from tests import factories as f
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada

UTAS = 4
KINI = pada("2026-01-24")


def serentak(kerja):
    gerbang = threading.Barrier(UTAS)

    def jalan():
        try:
            gerbang.wait()
            kerja()
        finally:
            connection.close()

    utas = [threading.Thread(target=jalan) for _ in range(UTAS)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()


@pytest.fixture
def banyak(transactional_db):
    unit = f.UnitFactory()
    f.orang("pj", unit, "penanggung_jawab")
    for i in range(12):
        pabrik.aduan(unit, judul=f"ke-{i}", kontak="", pada=pada("2026-01-02"))
    return unit


@pytest.mark.django_db(transaction=True)
def test_kendali_cara_naif_menyurati_berulang(banyak):
    """Control: «find what is due, then climb» without claim or lock writes the same letter several times."""
    surat = []

    def naif():
        gerbang = list(Aduan.objects.filter(tenggat_pada__lt=KINI, tingkat=0))
        serentak_dalam.wait()
        for a in gerbang:
            surat.append(a.pk)
            Aduan.objects.filter(pk=a.pk).update(tingkat=1)

    serentak_dalam = threading.Barrier(UTAS)
    serentak(naif)
    assert len(surat) > len(set(surat))


@pytest.mark.django_db(transaction=True)
def test_empat_sapuan_sekaligus_satu_surat(banyak):
    serentak(lambda: sapu_jatuh_tempo(KINI))
    sapu_jatuh_tempo(KINI)  # whatever met a lock comes back with the next sweep
    assert Eskalasi.objects.count() == 12
    assert Peristiwa.objects.filter(kode="pengaduan.aduan.dieskalasi").count() == 12
    assert set(Aduan.objects.values_list("tingkat", flat=True)) == {1}


@pytest.mark.django_db(transaction=True)
def test_aduan_yang_sedang_dikunci_dilewati_lalu_diambil(banyak):
    dikunci = Aduan.objects.first()
    with transaction.atomic():
        Aduan.objects.select_for_update().get(pk=dikunci.pk)
        utas = threading.Thread(target=lambda: (sapu_jatuh_tempo(KINI), connection.close()))
        utas.start()
        utas.join(timeout=20)
        assert not utas.is_alive(), "the sweep never waits"
    assert not Eskalasi.objects.filter(aduan=dikunci).exists()
    sapu_jatuh_tempo(KINI)
    assert Eskalasi.objects.filter(aduan=dikunci).count() == 1
    assert not Tenggat.objects.filter(jenis="pengaduan.penyelesaian", tingkat__lt=3).exists()
