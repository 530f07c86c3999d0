"""The counter screen, through HTTP, key by key."""

import datetime
import re

import pytest

from antrian import operasi
from antrian.alur import Status
from antrian.galat import SudahDiLoketLain
from antrian.models import Loket, Panggilan, SesiLoket, Tiket
from pelayanan.models import Peristiwa
from tests.antrian import pabrik

PERBUATAN = [
    "buka",
    "tutup",
    "panggil",
    "panggil-ulang",
    "panggil-kembali",
    "mulai",
    "selesai",
    "tidak-hadir",
    "tunda",
    "alihkan",
    "kembalikan",
    "urungkan",
    "istirahat",
    "lanjut",
    "darurat",
]


def kode_peristiwa():
    return list(Peristiwa.objects.order_by("pk").values_list("kode", flat=True))


def test_setiap_perbuatan_menunjukkan_tutsnya(masuk, kk, loket):
    """Every button of the officer's half has its key in sight; A opens the transfer, Enter sends it."""
    klien = masuk("petugas")
    pabrik.tiket(kk)
    for perbuatan in ("panggil", "mulai", "tidak-hadir", "istirahat"):
        layar = klien.get(f"/loket/{loket.pk}/").content.decode()
        kerja = layar[layar.index('id="kerja"') :]
        tombol = re.findall(r'<button[^>]*type="submit"[^>]*>.*?</button>', kerja, re.S)
        assert tombol
        tanpa = [b for b in tombol if "<kbd" not in b]
        assert all("Alihkan" in b for b in tanpa), tanpa
        klien.post(f"/loket/{loket.pk}/{perbuatan}/")


def test_satu_hari_dengan_tuts(masuk, cast, unit, kk):
    k = pabrik.loket(unit, kk)
    klien = masuk("petugas")
    assert k.nama in klien.get("/loket/").content.decode()
    assert klien.post(f"/loket/{k.pk}/buka/").url == f"/loket/{k.pk}/"
    a, b = pabrik.tiket(kk), pabrik.tiket(kk)
    klien.post(f"/loket/{k.pk}/panggil/")
    klien.post(f"/loket/{k.pk}/panggil-ulang/")
    klien.post(f"/loket/{k.pk}/mulai/")
    klien.post(f"/loket/{k.pk}/selesai/", {"hasil": "selesai"})
    klien.post(f"/loket/{k.pk}/panggil/")
    klien.post(f"/loket/{k.pk}/tidak-hadir/")
    klien.post(f"/loket/{k.pk}/panggil-kembali/", {"tiket": b.kode})
    klien.post(f"/loket/{k.pk}/mulai/")
    klien.post(f"/loket/{k.pk}/selesai/", {"hasil": "konsultasi"})
    assert klien.post(f"/loket/{k.pk}/tutup/").url == "/loket/"
    assert kode_peristiwa() == [
        "antrian.loket.dibuka",
        "antrian.tiket.diambil",
        "antrian.tiket.diambil",
        "antrian.tiket.dipanggil",
        "antrian.tiket.dipanggil_ulang",
        "antrian.tiket.dilayani",
        "antrian.tiket.selesai",
        "antrian.tiket.dipanggil",
        "antrian.tiket.tidak_hadir",
        "antrian.tiket.dipanggil",
        "antrian.tiket.dilayani",
        "antrian.tiket.selesai",
        "antrian.loket.ditutup",
    ]
    a.refresh_from_db()
    b.refresh_from_db()
    assert (a.hasil, b.hasil) == ("selesai", "konsultasi")
    assert Panggilan.objects.count() == 4
    assert SesiLoket.objects.get().masa.upper is not None
    p = Peristiwa.objects.filter(kode="antrian.tiket.selesai").first()
    assert {"layanan", "loket", "hasil", "tunggu_detik", "layan_detik"} <= set(p.data)


def test_htmx_mengembalikan_penggal(masuk, kk, loket):
    pabrik.tiket(kk)
    jawaban = masuk("petugas").post(f"/loket/{loket.pk}/panggil/", headers={"HX-Request": "true"})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "A-001" in isi
    assert "<html" not in isi


def test_htmx_menyebut_alasan_penolakan(masuk, loket):
    jawaban = masuk("petugas").post(f"/loket/{loket.pk}/panggil/", headers={"HX-Request": "true"})
    assert "Tidak ada yang menunggu" in jawaban.content.decode()


def test_tanpa_js_pesan_lalu_kembali(masuk, loket):
    jawaban = masuk("petugas").post(f"/loket/{loket.pk}/panggil/", follow=True)
    assert "Tidak ada yang menunggu untuk loket ini" in jawaban.content.decode()


def test_tekan_dua_kali_nomor_sama(masuk, kk, loket):
    pabrik.tiket(kk), pabrik.tiket(kk)
    klien = masuk("petugas")
    klien.post(f"/loket/{loket.pk}/panggil/")
    klien.post(f"/loket/{loket.pk}/panggil/")
    assert Tiket.objects.aktif().get().nomor == "A-001"
    assert Tiket.objects.menunggu().count() == 1
    assert Panggilan.objects.count() == 1
    assert Peristiwa.objects.filter(kode="antrian.tiket.dipanggil").count() == 1


def test_panggil_saat_melayani_ditolak(masuk, cast, kk, loket):
    pabrik.tiket_dilayani(kk, loket, cast["petugas"])
    pabrik.tiket(kk)
    jawaban = masuk("petugas").post(f"/loket/{loket.pk}/panggil/", follow=True)
    assert "Masih ada yang dilayani" in jawaban.content.decode()
    assert Tiket.objects.menunggu().count() == 1


def test_hanya_post(masuk, loket):
    klien = masuk("petugas")
    for perbuatan in PERBUATAN:
        assert klien.get(f"/loket/{loket.pk}/{perbuatan}/").status_code == 405, perbuatan


@pytest.mark.parametrize(("siapa", "status"), [(None, 302), ("pengelola", 403), ("petugas_lain", 404)])
def test_hak(masuk, loket, siapa, status):
    klien = masuk(siapa)
    for perbuatan in PERBUATAN:
        jawaban = klien.post(f"/loket/{loket.pk}/{perbuatan}/")
        assert jawaban.status_code == status, perbuatan
        if status == 302:
            assert "/akun/" in jawaban.url


@pytest.mark.parametrize(
    ("siapa", "status"), [(None, 302), ("pengelola", 403), ("petugas_lain", 404), ("petugas", 200)]
)
def test_hak_melihat(masuk, loket, siapa, status):
    klien = masuk(siapa)
    for alamat in ("", "penggal/", "antrean/"):
        assert klien.get(f"/loket/{loket.pk}/{alamat}").status_code == status, alamat


def test_tanpa_tiket_aktif_ditolak(masuk, loket):
    klien = masuk("petugas")
    for perbuatan in ("panggil-ulang", "mulai", "tidak-hadir", "kembalikan", "tunda"):
        jawaban = klien.post(f"/loket/{loket.pk}/{perbuatan}/", follow=True)
        assert "Belum ada nomor di loket ini" in jawaban.content.decode(), perbuatan


def test_isian_hasil_salah(masuk, cast, kk, loket):
    pabrik.tiket_dilayani(kk, loket, cast["petugas"])
    masuk("petugas").post(f"/loket/{loket.pk}/selesai/", {"hasil": "bagus"}, follow=True)
    assert Tiket.objects.get().status == Status.DILAYANI


def test_loket_orang_lain(masuk, cast, kk, loket):
    pabrik.tiket(kk)
    jawaban = masuk("informasi").post(f"/loket/{loket.pk}/panggil/", follow=True)
    assert "sedang dipakai petugas lain" in jawaban.content.decode()
    assert not Tiket.objects.aktif().exists()


def test_satu_petugas_satu_loket(masuk, cast, unit, kk, loket):
    dua = pabrik.loket(unit, kk)
    with pytest.raises(SudahDiLoketLain):
        operasi.buka_loket(loket=dua, oleh=cast["petugas"])


def test_loket_tutup_tidak_memanggil(masuk, unit, kk, cast):
    k = pabrik.loket(unit, kk)
    pabrik.tiket(kk)
    jawaban = masuk("petugas").post(f"/loket/{k.pk}/panggil/", follow=True)
    assert "belum dibuka" in jawaban.content.decode()


def test_tidak_tutup_selagi_melayani(masuk, cast, kk, loket):
    pabrik.tiket_dilayani(kk, loket, cast["petugas"])
    masuk("petugas").post(f"/loket/{loket.pk}/tutup/")
    loket.refresh_from_db()
    assert loket.terbuka


def test_istirahat(masuk, cast, kk, loket):
    pabrik.tiket(kk)
    klien = masuk("petugas")
    klien.post(f"/loket/{loket.pk}/istirahat/")
    assert (
        "sedang istirahat" in klien.post(f"/loket/{loket.pk}/panggil/", follow=True).content.decode().lower()
    )
    klien.post(f"/loket/{loket.pk}/lanjut/")
    klien.post(f"/loket/{loket.pk}/panggil/")
    assert Tiket.objects.aktif().count() == 1


def test_alihkan_ke_layanan_lain_tempat_semula(masuk, cast, unit, kk, ktp, loket):
    pabrik.tiket_dilayani(kk, loket, cast["petugas"])
    dua = pabrik.loket(unit, ktp)
    operasi.buka_loket(loket=dua, oleh=cast["informasi"])
    pabrik.tiket(ktp)
    masuk("petugas").post(
        f"/loket/{loket.pk}/alihkan/", {"tujuan": f"layanan:{ktp.pk}", "catatan": "anaknya"}
    )
    t = operasi.panggil_berikutnya(loket=dua, oleh=cast["informasi"])
    assert (t.nomor, t.catatan) == ("A-001", "anaknya"), "came first, is first there as well"


def test_alihkan_ke_loket_tertentu(masuk, cast, unit, kk, loket):
    pabrik.tiket_dilayani(kk, loket, cast["petugas"])
    dua = pabrik.loket(unit, kk, petugas=cast["informasi"])
    masuk("petugas").post(f"/loket/{loket.pk}/alihkan/", {"tujuan": f"loket:{dua.pk}"})
    baru = pabrik.tiket(kk)
    assert operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"]) == baru
    assert operasi.panggil_berikutnya(loket=dua, oleh=cast["informasi"]).nomor == "A-001"


@pytest.mark.parametrize(
    "tujuan", ["", "layanan:0", "loket:999999", "kursi:1", "layanan:99999999999999999999"]
)
def test_alihkan_tujuan_salah(masuk, cast, kk, loket, tujuan):
    pabrik.tiket_dilayani(kk, loket, cast["petugas"])
    jawaban = masuk("petugas").post(f"/loket/{loket.pk}/alihkan/", {"tujuan": tujuan})
    assert jawaban.status_code in (302, 404)
    assert Tiket.objects.get().status == Status.DILAYANI


def test_kembalikan_tempat_semula(masuk, cast, kk, loket):
    a = pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
    pabrik.tiket(kk)
    masuk("petugas").post(f"/loket/{loket.pk}/kembalikan/")
    assert operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"]) == a


def test_tunda_dan_panggil_kembali(masuk, cast, kk, loket):
    t = pabrik.tiket_dilayani(kk, loket, cast["petugas"])
    klien = masuk("petugas")
    klien.post(f"/loket/{loket.pk}/tunda/", {"sebab": "fotokopi KTP"})
    assert "fotokopi KTP" in klien.get(f"/loket/{loket.pk}/antrean/").content.decode()
    klien.post(f"/loket/{loket.pk}/panggil-kembali/", {"tiket": t.kode})
    assert Tiket.objects.aktif().get() == t


@pytest.mark.parametrize(
    ("perbuatan", "isi", "sebelum"),
    [
        ("tidak-hadir", {}, Status.DIPANGGIL),
        ("selesai", {"hasil": "selesai"}, Status.DIPANGGIL),
        ("tunda", {"sebab": "x"}, Status.DIPANGGIL),
    ],
)
def test_urungkan_dalam_sepuluh_detik(masuk, cast, kk, loket, perbuatan, isi, sebelum):
    t = pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
    klien = masuk("petugas")
    klien.post(f"/loket/{loket.pk}/{perbuatan}/", isi)
    assert "Urungkan" in klien.get(f"/loket/{loket.pk}/").content.decode()
    klien.post(f"/loket/{loket.pk}/urungkan/")
    t.refresh_from_db()
    assert (t.status, t.loket_id, t.hasil) == (sebelum, loket.pk, "")
    assert "tidak" in klien.post(f"/loket/{loket.pk}/urungkan/", follow=True).content.decode(), "once"


def test_urungkan_terlambat(masuk, cast, kk, loket):
    t = pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
    lama = t.dipanggil_pada + datetime.timedelta(seconds=1)
    operasi.tidak_hadir(loket=loket, oleh=cast["petugas"], pada=lama - datetime.timedelta(seconds=11))
    jawaban = masuk("petugas").post(f"/loket/{loket.pk}/urungkan/", follow=True)
    assert "Sudah lewat 10 detik" in jawaban.content.decode()


def test_kursi_roda_hanya_ke_loket_yang_dapat_dicapai(cast, unit, kk, loket):
    Loket.objects.filter(pk=loket.pk).update(aksesibel=False)
    dua = pabrik.loket(unit, kk, petugas=cast["informasi"])
    kursi = pabrik.tiket(kk, kebutuhan=["kursi_roda"])
    biasa = pabrik.tiket(kk)
    assert operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"]) == biasa
    assert operasi.panggil_berikutnya(loket=dua, oleh=cast["informasi"]) == kursi


def test_kebutuhan_hanya_dilihat_petugas(masuk, cast, unit, kk, loket):
    pabrik.tiket(kk, kebutuhan=["netra"])
    t = operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"])
    assert "Netra" in masuk("petugas").get(f"/loket/{loket.pk}/").content.decode()
    for alamat in (t.get_absolute_url(), f"/antrian/papan/{unit.kode}/", f"{t.get_absolute_url()}cetak/"):
        assert "netra" not in masuk(None).get(alamat).content.decode().lower()


def test_kueri_layar_tidak_bertambah(masuk, cast, kk, loket, django_assert_max_num_queries):
    pabrik.tiket_dilayani(kk, loket, cast["petugas"])
    klien = masuk("petugas")
    for banyak in (2, 12):
        for _ in range(banyak):
            pabrik.tiket(kk)
        with django_assert_max_num_queries(26):
            klien.get(f"/loket/{loket.pk}/")
