"""The information desk."""

import pytest

from antrian import operasi
from antrian.models import SetelanAntrian, Tiket
from pelayanan.galat import AlurDitolak
from pelayanan.models import Peristiwa
from tests.antrian import pabrik


@pytest.mark.parametrize(
    ("siapa", "status"), [(None, 302), ("pengelola", 403), ("informasi", 200), ("petugas", 200)]
)
def test_hak(masuk, kk, siapa, status):
    assert masuk(siapa).get("/antrian/meja/").status_code == status


def test_ambilkan_untuk_orang_tanpa_ponsel(masuk, unit, kk):
    klien = masuk("informasi")
    isi = {"unit": unit.kode, "kunci": "k1", "layanan": kk.pk, "kebutuhan": ["lansia", "pendamping"]}
    jawaban = klien.post("/antrian/meja/ambil/", isi)
    t = Tiket.objects.get()
    assert jawaban.url.endswith("/cetak/")
    assert (t.kanal, t.jalur, t.kebutuhan) == ("meja", "prioritas", ["lansia", "pendamping"])
    assert klien.post("/antrian/meja/ambil/", isi).url == jawaban.url, "pressed twice, one number"


@pytest.mark.parametrize("isi", [{}, {"layanan": "0", "kunci": "x"}, {"layanan": "abc", "kunci": "x"}])
def test_ambil_isian_salah(masuk, unit, kk, isi):
    assert masuk("informasi").post("/antrian/meja/ambil/", isi).status_code == 302
    assert not Tiket.objects.exists()


@pytest.mark.parametrize("cari", ["a1", "A-001", "kode", "kartu", "", "zzz"])
def test_cari(masuk, kk, cari):
    t = pabrik.tiket(kk)
    isi = masuk("informasi").get("/antrian/meja/", {"q": t.kode if cari == "kode" else cari}).content.decode()
    assert "A-001" in isi


def test_betulkan_layanan_dan_jalur(masuk, kk, ktp):
    t = pabrik.tiket(kk)
    masuk("informasi").post(f"/antrian/meja/tiket/{t.kode}/", {"layanan": ktp.pk, "kebutuhan": ["hamil"]})
    t.refresh_from_db()
    assert (t.layanan, t.jalur, t.nomor) == (ktp, "prioritas", "A-001")
    masuk("informasi").post(f"/antrian/meja/tiket/{t.kode}/", {"layanan": ktp.pk})
    t.refresh_from_db()
    assert (t.jalur, t.giliran_pada) == ("reguler", t.diambil_pada)
    assert Peristiwa.objects.filter(kode="antrian.tiket.diubah").count() == 2


def test_tidak_dapat_dibetulkan_setelah_dipanggil(cast, kk, ktp, loket):
    t = pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
    with pytest.raises(AlurDitolak):
        operasi.ubah_tiket(tiket=t, oleh=cast["informasi"], layanan=ktp)


def test_tiket_unit_lain(masuk, unit_lain):
    t = pabrik.tiket(pabrik.layanan(unit_lain, "C"))
    assert masuk("informasi").post(f"/antrian/meja/tiket/{t.kode}/", {}).status_code == 404
    assert masuk("informasi").get(f"/antrian/meja/?unit={unit_lain.kode}").status_code == 404


def test_pesan_sampai_ke_papan_dan_ponsel(masuk, unit, kk):
    t = pabrik.tiket(kk)
    masuk("informasi").post("/antrian/meja/pesan/", {"unit": unit.kode, "pesan": "Listrik padam 10 menit"})
    assert "Listrik padam" in masuk(None).get(f"/antrian/papan/{unit.kode}/").content.decode()
    assert "Listrik padam" in masuk(None).get(t.get_absolute_url()).content.decode()
    masuk("informasi").post("/antrian/meja/pesan/", {"unit": unit.kode, "pesan": ""})
    assert SetelanAntrian.objects.get().pesan_papan == ""
    masuk("informasi").post("/antrian/meja/pesan/", {"unit": unit.kode, "pesan": "x" * 161})
    assert SetelanAntrian.objects.get().pesan_papan == ""


def test_pindai_di_meja(masuk, cast, unit, kk, loket):
    t = pabrik.tiket_selesai(kk, loket, cast["petugas"], hasil="berkas_kurang")
    masuk("informasi").post("/antrian/meja/pindai/", {"unit": unit.kode, "kode": t.kode})
    assert Tiket.objects.get(asal=t).jalur == "kembali"


@pytest.mark.parametrize("alamat", ["ambil/", "pindai/", "pesan/", "tiket/T-2222-2222-2222/"])
def test_hanya_post(masuk, kk, alamat):
    assert masuk("informasi").get(f"/antrian/meja/{alamat}").status_code == 405


def test_kueri_tidak_bertambah(masuk, kk, django_assert_max_num_queries):
    klien = masuk("informasi")
    for _ in range(2):
        for _ in range(9):
            pabrik.tiket(kk)
        with django_assert_max_num_queries(20):
            klien.get("/antrian/meja/")
