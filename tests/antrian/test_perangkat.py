"""Printers and boards, what boards say between calls, and the names they speak."""

import pytest
from django.conf import settings

from antrian import operasi, suara, suara_nama
from antrian.models import KlipNama, Loket, Pencetak, SetelanAntrian, TitikLayanan
from pelayanan.models import Peristiwa
from tests.antrian import pabrik


@pytest.fixture
def pencetak(unit):
    return Pencetak.objects.create(unit=unit, nama="Anjungan pintu utama")


def test_perangkat_melapor_dan_meja_melihat(masuk, unit, kk, pencetak):
    klien, meja = masuk(None), masuk("informasi")
    assert "belum pernah dilaporkan" in meja.get("/antrian/meja/").content.decode()
    assert klien.post(pencetak.get_absolute_url(), {"keadaan": "kertas_habis"}).status_code == 302
    assert "Kertas habis" in klien.get(pencetak.get_absolute_url()).content.decode()
    isi = meja.get("/antrian/meja/perangkat/", {"unit": unit.kode}).content.decode()
    assert "Kertas habis" in isi
    assert "keping-bahaya" in isi
    meja.post(f"/antrian/meja/pencetak/{pencetak.pk}/", {"keadaan": "siap"})
    pencetak.refresh_from_db()
    assert pencetak.siap
    p = Peristiwa.objects.filter(kode="antrian.pencetak.dilaporkan").order_by("pk")
    assert [x.oleh_id is None for x in p] == [True, False], "the device itself, then an officer"
    assert klien.post(pencetak.get_absolute_url(), {"keadaan": "meledak"}).status_code == 400
    meja.post(f"/antrian/meja/pencetak/{pencetak.pk}/", {"keadaan": ""})
    assert p.count() == 2
    Pencetak.objects.update(aktif=False)
    assert klien.get(pencetak.get_absolute_url()).status_code == 404, "revoked"


def test_pencetak_unit_lain(masuk, unit_lain, kk):
    p = Pencetak.objects.create(unit=unit_lain, nama="Lain")
    jawaban = masuk("informasi").post(f"/antrian/meja/pencetak/{p.pk}/", {"keadaan": "rusak"})
    assert jawaban.status_code == 404
    assert masuk("informasi").get(f"/antrian/meja/pencetak/{p.pk}/").status_code == 405


def test_informasi_bergilir_di_papan(masuk, cast, unit, kk, loket):
    klien = masuk("informasi")
    klien.post("/antrian/meja/info/", {"unit": unit.kode, "info": " Toilet di lantai 1. \n\n<b>Gratis</b> "})
    assert SetelanAntrian.objects.get().info_papan == "Toilet di lantai 1.\n<b>Gratis</b>"
    pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
    isi = masuk(None).get(f"/antrian/papan/{unit.kode}/penggal/").content.decode()
    assert "Toilet di lantai 1." in isi
    assert "<b>Gratis" not in isi
    assert f"{kk.nama}: " in isi, "and each service's promise"
    assert isi.index("papan-panggil") < isi.index("papan-info"), "beside the call, never over it"
    for salah in ("x" * 141, "\n".join("abcdefghijk")):
        klien.post("/antrian/meja/info/", {"unit": unit.kode, "info": salah})
    assert SetelanAntrian.objects.get().info_papan.startswith("Toilet")


# --- spoken names ---------------------------------------------------------------------------------------------


def test_ucapan_dan_sidik():
    assert suara_nama.ucapan("Kartu Keluarga (baru/hilang)  <b>") == "Kartu Keluarga baru, hilang b"
    assert suara_nama.sidik("Loket A") == suara_nama.sidik(" Loket  A ") != suara_nama.sidik("Loket B")
    assert suara_nama.biasa("Loket 3", 3)
    assert not suara_nama.biasa("Loket 3", 4)


def test_papan_menyebut_nama_bila_ada_klipnya(masuk, cast, unit, kk, loket):
    Loket.objects.filter(pk=loket.pk).update(nama="Loket Disabilitas")
    pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
    klien = masuk(None)
    alamat = f"/antrian/papan/{unit.kode}/penggal/"
    assert "silakan-menuju loket angka-satu" in klien.get(alamat).content.decode(), "no engine: its number"
    s = suara_nama.sidik("Loket Disabilitas")
    operasi.simpan_klip(sidik=s, kata="Loket Disabilitas", isi=b"OggS")
    operasi.simpan_klip(sidik=s, kata="Loket Disabilitas", isi=b"lagi")
    assert KlipNama.objects.count() == 1
    assert f"silakan-menuju nama-{s}" in klien.get(alamat).content.decode()
    klip = klien.get(f"/antrian/suara/{s}.ogg")
    assert (klip.content, klip["Content-Type"]) == (b"OggS", "audio/ogg")
    assert "immutable" in klip["Cache-Control"]
    assert klien.get("/antrian/suara/0000000000000000.ogg").status_code == 404


def test_poli_disebut_dengan_sebutannya(cast, unit):
    titik = TitikLayanan.objects.create(unit=unit, nama="Poli Jiwa", alias="Ruang 7")
    pabrik.loket(unit, titik=titik)
    assert "Ruang 7" in suara_nama.nama_dipakai()
    assert "Poli Jiwa" not in suara_nama.nama_dipakai()


@pytest.mark.skipif(not suara_nama.dapat(), reason="no voice engine here")
def test_nama_diucapkan_sekali(unit, kk):
    Loket.objects.create(unit=unit, nama="--version", nomor=9)
    assert suara_nama.lengkapi() == 2
    assert suara_nama.lengkapi() == 0
    assert {k.kata for k in KlipNama.objects.all()} == {kk.nama, "--version"}
    for k in KlipNama.objects.all():
        assert bytes(k.isi).startswith(b"OggS")
        assert b"\x01vorbis" in bytes(k.isi)[:200]


def test_tanpa_mesin_suara_tidak_apa(kk, monkeypatch):
    monkeypatch.setattr(suara_nama, "PROGRAM", ("tidak-ada-program-ini",))
    assert suara_nama.lengkapi() == 0


# --- the anjungan speaks ------------------------------------------------------------------------------------------


def test_anjungan_dapat_didengar_di_setiap_langkah(masuk, unit, kk, loket):
    klien = masuk(None)
    awal = klien.get(f"/antrian/kios/{unit.kode}/").content.decode()
    assert 'data-ucap="kios-layanan huruf-a"' in awal, "no engine: by its letter"
    operasi.simpan_klip(sidik=suara_nama.sidik(kk.nama), kata=kk.nama, isi=b"OggS")
    assert (
        f'data-ucap="nama-{suara_nama.sidik(kk.nama)}"'
        in klien.get(f"/antrian/kios/{unit.kode}/").content.decode()
    )
    kebutuhan = klien.get(f"/antrian/kios/{unit.kode}/layanan/{kk.slug}/").content.decode()
    for kata in ("biasa", "lansia", "hamil", "balita", "kursi_roda", "netra", "tuli"):
        assert f'data-ucap="kios-{kata}"' in kebutuhan
        assert (settings.BASE_DIR / "static/suara" / f"kios-{kata}.ogg").exists()
    t = pabrik.tiket(kk)
    layar = klien.get(f"/antrian/kios/{unit.kode}/tiket/{t.kode}/").content.decode()
    assert " ".join(suara.nomor("A", t.urut)) in layar
    cetak = klien.post(f"{t.get_absolute_url()}cetak/", {"di": "anjungan"}).url
    assert cetak.endswith("?di=anjungan")
    halaman = klien.get(cetak).content.decode()
    assert "data-cetak-sendiri" in halaman, "the third touch prints; nobody has to touch again"
    assert f"url=/antrian/kios/{unit.kode}/" in halaman


def test_kontrol_dan_rujuk_di_akhir_perjalanan(masuk, cast, unit, kk):
    from antrian.models import LangkahRute

    titik = TitikLayanan.objects.create(unit=unit, nama="Poli")
    LangkahRute.objects.create(layanan=kk, urutan=1, titik=titik)
    pabrik.pola_janji(kk)
    k = pabrik.loket(unit, titik=titik, petugas=cast["petugas"])
    klien = masuk("petugas")
    for nilai, catatan in (("-1", "dirujuk"), ("-2", "kontrol: buat janji berikutnya; dua minggu lagi")):
        t = pabrik.tiket_dipanggil(kk, k, cast["petugas"])
        klien.post(
            f"/loket/{k.pk}/selesai/",
            {"hasil": "selesai", "ke_langkah": nilai, "catatan": "dua minggu lagi" if nilai == "-2" else ""},
        )
        t.refresh_from_db()
        assert (t.status, t.catatan) == ("selesai", catatan)
    halaman = masuk(None).get(t.get_absolute_url()).content.decode()
    assert "Buat janji untuk kontrol berikutnya" in halaman
    assert "dua minggu lagi" not in halaman


def test_nama_bergaris_miring_boleh_patah():
    from pelayanan.templatetags.rupa import boleh_patah

    assert boleh_patah("KK (baru/hilang) <b>") == "KK (baru/<wbr>hilang) &lt;b&gt;"
