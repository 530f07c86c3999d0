"""The wait of somebody who comes now, as the pages of sister units tell it."""

from antrian import posisi
from antrian.operasi import tutup_loket
from antrian.tunggu import menunggu_kini
from tests import factories as f
from tests.antrian import pabrik as p
from tests.standar.pabrik import layanan_berlaku


def test_menunggu_kini_sejalan_dengan_posisi_tiket(cast, unit, unit_lain, django_assert_max_num_queries):
    petugas = cast["petugas"]
    sendiri, lain, tutup = p.layanan(unit, "A"), p.layanan(unit, "B"), p.layanan(unit, "C")
    jauh = p.layanan(unit_lain, "A")
    k = p.loket(unit, sendiri, petugas=petugas)
    p.loket(unit, lain, petugas=f.orang("dua", unit, "loket"))
    p.loket(unit_lain, jauh, petugas=cast["petugas_lain"])
    for _ in range(3):
        p.tiket(sendiri)
        p.tiket(lain)
    posisi._ingatan.clear()
    with django_assert_max_num_queries(2):
        hasil = menunggu_kini([sendiri.pk, lain.pk, tutup.pk, jauh.pk])
    baru = p.tiket(sendiri)
    assert hasil[sendiri.pk] == posisi.posisi(baru).perkiraan.menit
    assert hasil[sendiri.pk] > 0
    assert hasil[jauh.pk] == 0, "an idle loket"
    assert hasil[tutup.pk] is None
    assert menunggu_kini([]) == {}
    tutup_loket(loket=k, oleh=petugas)
    assert menunggu_kini([sendiri.pk]) == {sendiri.pk: None}


def test_halaman_menyebut_unit_lain_dan_waktu_tunggunya_sekarang(client, cast, unit, unit_lain):
    sini = layanan_berlaku(unit, "Kartu Keluarga")
    sana = layanan_berlaku(unit_lain, "kartu keluarga", menit_loket=10)
    layanan_berlaku(unit_lain, "Akta Kelahiran")
    alamat = f"/standar/{sini.slug}/"
    awal = client.get(alamat)
    assert "loketnya sedang tidak buka" in awal.content.decode()
    assert client.get(alamat, HTTP_IF_NONE_MATCH=awal["ETag"]).status_code == 304
    p.loket(unit_lain, sana, petugas=cast["petugas_lain"])
    for _ in range(3):
        p.tiket(sana)
    kini = client.get(alamat, HTTP_IF_NONE_MATCH=awal["ETag"])
    assert kini.status_code == 200, "the wait has changed, so has the page"
    assert "sekarang menunggu sekitar" in kini.content.decode()
    assert "Akta Kelahiran" not in kini.content.decode()
