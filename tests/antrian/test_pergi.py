"""«Leave and come back»: whoever holds the code parks the number and finds the old place again."""

import pytest

from antrian import operasi
from antrian.galat import AntrianKosong
from antrian.models import Tiket
from pelayanan.galat import AlurDitolak
from pelayanan.models import Peristiwa
from tests.antrian import pabrik


def test_pergi_lalu_kembali_ke_tempat_semula(masuk, cast, kk, loket):
    t, kedua = pabrik.tiket(kk), pabrik.tiket(kk)
    klien = masuk(None)
    assert "Pergi sebentar" in klien.get(t.get_absolute_url()).content.decode()
    for _ in range(2):  # a double tap is one act
        assert klien.post(f"{t.get_absolute_url()}pergi/").url == t.get_absolute_url()
    assert "Saya sudah kembali" in klien.get(t.get_absolute_url()).content.decode()
    assert "pergi sebentar" in masuk("petugas").get(f"/loket/{loket.pk}/antrean/").content.decode()
    assert operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"]) == kedua, (
        "nobody calls an empty chair"
    )
    operasi.selesaikan(loket=loket, hasil="selesai", oleh=cast["petugas"])
    pabrik.tiket(kk)
    for _ in range(2):
        klien.post(f"{t.get_absolute_url()}kembali/")
    assert operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"]) == t
    kode = Peristiwa.objects.filter(objek_jenis="antrian.tiket", objek_id=t.pk).order_by("pk")
    assert [k.rsplit(".", 1)[1] for k in kode.values_list("kode", flat=True)] == [
        "diambil",
        "ditinggal",
        "kembali_menunggu",
        "dipanggil",
    ]


def test_petugas_tetap_dapat_memanggilnya(cast, kk, loket):
    t = pabrik.tiket(kk)
    operasi.tunggu_dulu(tiket=t)
    with pytest.raises(AntrianKosong):
        operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"])
    assert operasi.panggil_kembali(loket=loket, tiket=t, oleh=cast["petugas"]).status == "dipanggil"


def test_yang_ditunda_petugas_bukan_urusan_tombol_itu(cast, kk, loket):
    t = pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
    with pytest.raises(AlurDitolak):
        operasi.tunggu_dulu(tiket=t)
    operasi.tunda(loket=loket, oleh=cast["petugas"], sebab="fotokopi")
    for perbuatan in (operasi.tunggu_dulu, operasi.lanjut_menunggu):
        with pytest.raises(AlurDitolak):
            perbuatan(tiket=t)
    assert Tiket.objects.get().status == "ditunda"


def test_hampir_giliran(masuk, kk, loket):
    semua = [pabrik.tiket(kk) for _ in range(5)]
    klien = masuk(None)
    ada = ["Hampir giliran" in klien.get(f"{t.get_absolute_url()}penggal/").content.decode() for t in semua]
    assert ada == [False, True, True, False, False]


@pytest.mark.parametrize("alamat", ["pergi/", "kembali/"])
def test_hanya_post(masuk, kk, alamat):
    assert masuk(None).get(f"{pabrik.tiket(kk).get_absolute_url()}{alamat}").status_code == 405


def test_ponsel_yang_menunggu_tidak_pernah_basi(masuk, cast, unit, kk, ktp, loket):
    """Every act on it is seen at the next question."""
    pertama, t = pabrik.tiket(kk), pabrik.tiket(kk)
    klien, alamat = masuk(None), f"{t.get_absolute_url()}penggal/"

    def baca():
        return klien.get(alamat).content.decode()

    assert "Giliran ke-2" in baca()
    operasi.batalkan_tiket(tiket=pertama)
    assert "Anda berikutnya" in baca()
    operasi.siarkan_pesan(unit=unit, pesan="Listrik padam sebentar", oleh=cast["informasi"])
    assert "Listrik padam sebentar" in baca()
    operasi.ubah_tiket(tiket=t, oleh=cast["informasi"], layanan=ktp, kebutuhan=["hamil"])
    isi = baca()
    assert ktp.nama in isi
    assert "Didahulukan" in isi
    operasi.ubah_tiket(tiket=t, oleh=cast["informasi"], layanan=kk)
    baca()
    operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"])
    assert f"Silakan ke {loket.nama}" in baca()
    operasi.kembalikan(loket=loket, oleh=cast["petugas"])
    assert "Anda berikutnya" in baca()
    operasi.tunggu_dulu(tiket=t)
    assert "Anda sedang pergi" in baca()
