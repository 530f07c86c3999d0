"""Taking a number, from a phone, at the anjungan, through the operation."""

import datetime
import re

import pytest
import time_machine
from django.utils import timezone

from antrian import operasi
from antrian.galat import BatasPonsel, KapasitasUjiCoba, KuotaHabis, UnitTutup
from antrian.models import SetelanAntrian, Tiket, Tolakan
from pelayanan.models import Peristiwa
from standar.models import Standar
from tests.antrian import pabrik
from tests.standar.pabrik import layanan_berlaku


def kunci_dari(jawaban):
    return re.search(r'name="kunci" value="([^"]+)"', jawaban.content.decode())[1]


def test_dari_ponsel(masuk, kk):
    klien = masuk(None)
    halaman = klien.get(f"/antrian/ambil/{kk.slug}/")
    assert halaman.status_code == 200
    jawaban = klien.post(f"/antrian/ambil/{kk.slug}/", {"kunci": kunci_dari(halaman), "prioritas": "hamil"})
    tiket = Tiket.objects.get()
    assert jawaban.url == tiket.get_absolute_url()
    assert (tiket.nomor, tiket.jalur, tiket.kebutuhan) == ("A-001", "prioritas", ["hamil"])
    assert tiket.kunjungan.unit == tiket.unit
    p = Peristiwa.objects.get(kode="antrian.tiket.diambil")
    assert p.data == {"layanan": kk.pk, "titik": None, "nomor": "A-001", "prioritas": True, "kanal": "ponsel"}
    assert "hamil" not in str(p.data), "a need is never in the log"


def test_ketuk_dua_kali_satu_tiket(masuk, kk):
    klien = masuk(None)
    isi = {"kunci": kunci_dari(klien.get(f"/antrian/ambil/{kk.slug}/"))}
    satu = klien.post(f"/antrian/ambil/{kk.slug}/", isi)
    dua = klien.post(f"/antrian/ambil/{kk.slug}/", isi)
    assert satu.url == dua.url
    assert Tiket.objects.count() == 1


def test_halaman_pilih_dan_pintasan(masuk, unit, kk, ktp):
    klien = masuk(None)
    jawaban = klien.get("/antrian/")
    assert kk.nama in jawaban.content.decode()
    assert klien.get(f"/antrian/?layanan={kk.slug}").url == f"/antrian/ambil/{kk.slug}/"


def test_unit_lebih_dari_satu_dipilih_dulu(masuk, unit, unit_lain, kk):
    pabrik.layanan(unit_lain, "C", "Dispensasi Nikah")
    isi = masuk(None).get("/antrian/").content.decode()
    assert unit_lain.nama in isi
    assert kk.nama not in isi
    assert kk.nama in masuk(None).get(f"/antrian/?unit={unit.kode}").content.decode()


def test_layanan_tidak_ada(masuk, kk):
    assert masuk(None).get("/antrian/ambil/tidak-ada/").status_code == 404


def test_isian_salah_tidak_membuat_tiket(masuk, kk):
    jawaban = masuk(None).post(f"/antrian/ambil/{kk.slug}/", {"prioritas": "raja"})
    assert jawaban.status_code == 200
    assert not Tiket.objects.exists()


def test_nomor_per_awalan_dan_per_hari(kk, ktp):
    pagi = datetime.datetime(2026, 11, 23, 1, 0, tzinfo=datetime.UTC)
    nomor = [operasi.ambil_tiket(layanan=s, pada=pagi).nomor for s in (kk, ktp, kk, kk)]
    assert nomor == ["A-001", "B-001", "A-002", "A-003"]
    besok = operasi.ambil_tiket(layanan=kk, pada=pagi + datetime.timedelta(days=1))
    assert besok.nomor == "A-001"


@pytest.mark.parametrize(
    ("zona", "jam_utc", "tanggal"),
    [
        ("Asia/Jakarta", 16, 23),
        ("Asia/Jakarta", 17, 24),
        ("Asia/Jayapura", 14, 23),
        ("Asia/Jayapura", 15, 24),
    ],
)
def test_tanggal_setempat_unit(unit, kk, zona, jam_utc, tanggal):
    unit.zona = zona
    unit.save()
    kk.unit = unit
    t = operasi.ambil_tiket(layanan=kk, pada=datetime.datetime(2026, 11, 23, jam_utc, tzinfo=datetime.UTC))
    assert t.tanggal == datetime.date(2026, 11, tanggal)


def test_di_luar_jam_ditolak_dengan_alasan(masuk, unit, kk):
    unit.buka_setiap_saat = False
    unit.save()
    malam = datetime.datetime(2026, 11, 23, 15, 0, tzinfo=datetime.UTC)  # Monday 22.00 WIB
    with time_machine.travel(malam, tick=False):
        jawaban = masuk(None).get(f"/antrian/ambil/{kk.slug}/")
        isi = jawaban.content.decode()
        assert "Selasa, 24 November 2026 pukul 07.30 WIB" in isi
        with pytest.raises(UnitTutup, match=r"Selasa, 24 November 2026 07\.30 WIB"):
            operasi.ambil_tiket(layanan=type(kk).objects.get(pk=kk.pk))
        jawaban = masuk(None).post(f"/antrian/ambil/{kk.slug}/", {"kunci": "abc"})
    assert jawaban.status_code == 409
    assert Tolakan.objects.get().jumlah == 1, "who is turned away is counted"


def test_hari_libur_ditolak(unit, kk):
    unit.buka_setiap_saat = False
    unit.save()
    kk.unit = unit
    natal = datetime.datetime(2026, 12, 25, 3, 0, tzinfo=datetime.UTC)
    with pytest.raises(UnitTutup, match="libur"):
        operasi.ambil_tiket(layanan=kk, pada=natal)


def test_batas_per_ponsel(masuk, kk):
    for _ in range(3):
        operasi.ambil_tiket(layanan=kk, ponsel="0812 3456 789")
    with pytest.raises(BatasPonsel):
        operasi.ambil_tiket(layanan=kk, ponsel="+62 812-3456-789")
    operasi.ambil_tiket(layanan=kk, ponsel="0812 0000 000")
    for _ in range(5):
        operasi.ambil_tiket(layanan=kk, kanal="anjungan", ponsel="08123456789")
    assert not Tiket.objects.filter(ponsel__contains="812").exists(), "only a digest is kept"


def test_perangkat_yang_sama_dibatasi_bukan_alamat(masuk, kk):
    klien = masuk(None)
    for i in range(4):
        klien.post(f"/antrian/ambil/{kk.slug}/", {"kunci": f"k{i}"})
        if i == 0:
            assert "perangkat" in klien.cookies
    # the first request had no cookie yet, the next three were this device's
    assert Tiket.objects.count() == 4
    assert klien.post(f"/antrian/ambil/{kk.slug}/", {"kunci": "k9"}).status_code == 409
    assert masuk(None).post(f"/antrian/ambil/{kk.slug}/", {"kunci": "lain"}).status_code == 302


def test_kuota_harian(unit, kk):
    SetelanAntrian.objects.create(unit=unit, kuota_harian=2)
    kk = type(kk).objects.select_related("unit").get(pk=kk.pk)
    operasi.ambil_tiket(layanan=kk)
    operasi.ambil_tiket(layanan=kk)
    with pytest.raises(KuotaHabis):
        operasi.ambil_tiket(layanan=kk)


def test_kapasitas_uji_coba(unit, kk, ktp):
    SetelanAntrian.objects.create(unit=unit, kuota_harian=5)
    Standar.objects.create(
        layanan=kk, versi=2, status="uji_coba", uji_coba_persen=40, uji_coba_mulai_pada=timezone.now()
    )
    kk, ktp = (type(kk).objects.select_related("unit").get(pk=x.pk) for x in (kk, ktp))
    operasi.ambil_tiket(layanan=kk)
    operasi.ambil_tiket(layanan=kk)
    with pytest.raises(KapasitasUjiCoba, match="uji coba"):
        operasi.ambil_tiket(layanan=kk)
    operasi.ambil_tiket(layanan=ktp)  # the rest of the quota is everybody else's


def test_beberapa_layanan_satu_tiket(kk, ktp):
    t = operasi.ambil_tiket(layanan=kk, butir=[ktp])
    assert [b.layanan for b in t.butir.all()] == [kk, ktp]
    assert Tiket.objects.count() == 1


# --- anjungan --------------------------------------------------------------------------------------------


def test_gratis_dikatakan_di_tiket_dan_kertas(client, unit, kk):
    """By what the service promises; a visit of which one service costs something is not called free."""
    gratis = layanan_berlaku(unit, "Legalisir", biaya_rupiah=0)
    berbayar = layanan_berlaku(unit, "Salinan", biaya_rupiah=6000)
    kata = "Layanan ini gratis. Diminta membayar?"
    for layanan, butir, ada in ((gratis, [], True), (berbayar, [], False), (gratis, [berbayar], False)):
        t = operasi.ambil_tiket(layanan=layanan, butir=butir, kanal="anjungan", oleh=None)
        for alamat in (t.get_absolute_url(), f"{t.get_absolute_url()}cetak/"):
            isi = client.get(alamat).content.decode()
            assert (kata in isi) is ada, (layanan, butir, alamat)
            if ada and "cetak" not in alamat:
                assert f"/pengaduan/baru/?layanan={gratis.slug}" in isi


def test_anjungan_dua_sentuhan(masuk, unit, kk):
    klien = masuk(None)
    assert kk.nama in klien.get(f"/antrian/kios/{unit.kode}/").content.decode()
    alamat = f"/antrian/kios/{unit.kode}/layanan/{kk.slug}/"
    isi = {"kunci": kunci_dari(klien.get(alamat)), "bantuan": "kursi_roda"}
    jawaban = klien.post(alamat, isi)
    t = Tiket.objects.get()
    assert (t.kanal, t.jalur, t.ponsel, t.kebutuhan) == ("anjungan", "prioritas", "", ["kursi_roda"])
    layar = klien.get(jawaban.url).content.decode()
    assert t.nomor in layar
    assert 'http-equiv="refresh"' in layar, "closes itself"
    assert "kursi" not in layar.lower(), "the need is not shown"
    assert klien.post(alamat, isi).url == jawaban.url, "a double tap gives the same number"


def test_anjungan_tidak_dibatasi(masuk, unit, kk):
    klien = masuk(None)
    for i in range(6):
        assert (
            klien.post(f"/antrian/kios/{unit.kode}/layanan/{kk.slug}/", {"kunci": f"k{i}"}).status_code == 302
        )


@pytest.mark.parametrize("alamat", ["kios/tidak-ada/", "papan/tidak-ada/", "kios/tidak-ada/layanan/x/"])
def test_unit_tidak_ada(masuk, db, alamat):
    assert masuk(None).get(f"/antrian/{alamat}").status_code == 404
