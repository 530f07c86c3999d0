"""A service on trial takes requests at the counter only; its promise is measured, nothing is charged or owed by law."""

from datetime import timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from pelayanan.models import Tenggat
from permohonan import operasi
from permohonan.galat import LayananDiujiCoba
from permohonan.models import Kompensasi, Permohonan, Tagihan
from permohonan.operasi.janji import ingatkan_janji
from standar.models import Standar
from tests.standar.pabrik import layanan_berlaku

from .conftest import ISIAN


@pytest.fixture
def baru(unit):
    return layanan_berlaku(
        unit,
        "Surat Baru",
        status="uji_coba",
        berlaku=None,
        uji_coba_persen=40,
        uji_coba_mulai_pada=timezone.now(),
        waktu_nilai=3,
        biaya_rupiah=5000,
    )


def test_daring_ditolak_dengan_jalan_lain(client, baru, pemohon):
    jawab = client.get(f"/permohonan/baru/?layanan={baru.slug}", follow=True)
    assert jawab.redirect_chain[-1][0] == baru.get_absolute_url()
    assert "diterima di loket" in jawab.content.decode()
    assert baru.slug not in client.get("/permohonan/").content.decode()
    with pytest.raises(LayananDiujiCoba, match="Ambil nomor"):
        operasi.mulai_draf(layanan=baru, pemohon=pemohon, oleh=None)
    with pytest.raises(LayananDiujiCoba):
        operasi.ajukan_langsung(layanan=baru, pemohon=pemohon, kanal="mesin", oleh=None)


def test_di_loket_diterima_tanpa_tagihan_dan_kompensasi(masuk, baru):
    klien = masuk("petugas")
    jawab = klien.post(f"/permohonan/baru/?layanan={baru.slug}", {**ISIAN, "kunci": "k1"})
    p = Permohonan.objects.get()
    assert p.standar.diuji
    assert p.janji_pada
    assert not Tagihan.objects.exists()
    bukti = klien.get(jawab.url).content.decode()
    assert "diuji coba" in bukti
    assert "standar pelayanan yang berlaku" not in bukti
    assert "Tidak ada, selama uji coba" in bukti
    for t in range(9):  # every rung of the clock, far too late
        for x in Tenggat.objects.filter(objek_id=p.pk):
            ingatkan_janji(tenggat_id=x.pk, pada=timezone.now() + timedelta(days=60 + t))
    assert not Kompensasi.objects.exists()


def test_draf_dari_versi_lama_menyesuaikan_di_loket(masuk, baru, pemohon):
    """The version in force is gone while a draft waited, and the next one is on trial: the counter takes it."""
    lama = Standar.objects.create(
        layanan=baru, versi=2, status="berlaku", berlaku=DateRange(timezone.localdate(), None)
    )
    draf = operasi.mulai_draf(layanan=baru, pemohon=pemohon, oleh=None)
    Standar.objects.filter(pk=lama.pk).update(
        status="dicabut", berlaku=DateRange(timezone.localdate(), timezone.localdate())
    )
    with pytest.raises(LayananDiujiCoba):
        operasi.ajukan(permohonan=draf, oleh=None)
    klien, alamat = masuk("petugas"), f"/permohonan/baru/?permohonan={draf.kode_tampil}"
    klien.post(alamat, {**ISIAN, "kunci": "a"})
    klien.post(alamat, {**ISIAN, "kunci": "b"})
    draf.refresh_from_db()
    assert (draf.status, draf.standar.versi) == ("lengkap", 1)
