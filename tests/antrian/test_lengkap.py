"""Officer screen, quotas and scanning: what a busy day needs besides calling the next one."""

import hashlib

import pytest
from django.core import mail
from django.utils.html import strip_tags

from antrian import operasi, pindai
from antrian.galat import KuotaHabis
from antrian.models import Kuota, SetelanAntrian, Tiket, Tolakan
from pelayanan.antar import antar_jatuh_tempo
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pelayanan.models import Peristiwa
from permohonan import operasi as berkas
from permohonan.operasi.bagian import Pemohon
from tests.antrian import pabrik
from tests.pengaduan import pabrik as pengaduan
from tests.permohonan.conftest import bersyarat


def test_panggil_nomor_tertentu(masuk, kk, loket):
    pabrik.tiket(kk), pabrik.tiket(kk), pabrik.tiket(kk)
    klien = masuk("petugas")
    klien.post(f"/loket/{loket.pk}/panggil-kembali/", {"tiket": "a3"})
    assert Tiket.objects.aktif().get().nomor == "A-003"
    klien.post(f"/loket/{loket.pk}/kembalikan/")
    for salah in ("a99", "", "apa saja"):
        jawaban = klien.post(f"/loket/{loket.pk}/panggil-kembali/", {"tiket": salah}, follow=True)
        assert "Nomor itu tidak ada hari ini" in jawaban.content.decode()


def test_hasil_per_butir_dan_catatan(masuk, cast, kk, ktp, loket):
    t = pabrik.tiket_dilayani(kk, loket, cast["petugas"], butir=[ktp])
    klien = masuk("petugas")
    b = t.butir.get(layanan=ktp)
    assert f"butir_{b.pk}" in klien.get(f"/loket/{loket.pk}/").content.decode()
    isi = {
        "hasil": "selesai",
        f"butir_{b.pk}": "berkas_kurang",
        "butir_9999999": "selesai",
        "catatan": "datang lagi",
    }
    klien.post(f"/loket/{loket.pk}/selesai/", isi)
    t.refresh_from_db()
    assert (t.hasil, t.catatan) == ("selesai", "datang lagi")
    assert list(t.butir.values_list("layanan", "hasil")) == [(kk.pk, "selesai"), (ktp.pk, "berkas_kurang")]
    assert Peristiwa.objects.get(kode="antrian.tiket.selesai").data["butir"] == [
        [kk.pk, "selesai"],
        [ktp.pk, "berkas_kurang"],
    ]


def test_hasil_butir_salah_ditolak(masuk, cast, kk, ktp, loket):
    t = pabrik.tiket_dilayani(kk, loket, cast["petugas"], butir=[ktp])
    masuk("petugas").post(
        f"/loket/{loket.pk}/selesai/", {"hasil": "selesai", f"butir_{t.butir.first().pk}": "raja"}
    )
    t.refresh_from_db()
    assert t.status == "dilayani"


def test_darurat_sampai_ke_atasan_tanpa_suara(masuk, cast, unit, loket):
    cast["pimpinan"].email = "kepala@contoh.id"
    cast["pimpinan"].save()
    jawaban = masuk("petugas").post(f"/loket/{loket.pk}/darurat/", headers={"HX-Request": "true"})
    isi = jawaban.content.decode()
    assert "Tersimpan." in isi
    assert "arurat" not in strip_tags(isi), "nobody who looks over the shoulder reads it"
    antar_jatuh_tempo()
    kirim_jatuh_tempo()
    assert [m.to for m in mail.outbox] == [["kepala@contoh.id"]]
    assert loket.nama in mail.outbox[0].subject


def test_kartu_nama(masuk, loket):
    jawaban = masuk("petugas").get(f"/loket/{loket.pk}/kartu/")
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban.content.startswith(b"%PDF")


def test_kartu_pelayanan(masuk, cast):
    """Six characters, both readings of the source's fourth; the self-check is no form: it is sent nowhere."""
    petugas = masuk("petugas")
    isi = petugas.get("/loket/sikap/").content.decode()
    for kata in ("Banyak bicara", "Tidak banyak bicara", "Senang berdebat", "Antisipasi", "Periksa diri"):
        assert kata in isi
    utama = isi[isi.index("<main") : isi.index("</main>")]
    assert "<form" not in utama
    assert petugas.get("/loket/sikap.pdf").content.startswith(b"%PDF")
    assert masuk("kasir").get("/loket/sikap/").status_code == 403


@pytest.mark.parametrize(
    ("kuota", "kanal", "habis"),
    [
        ({"banyak": 1}, "ponsel", True),
        ({"banyak": 1, "masa": "jam"}, "anjungan", True),
        ({"banyak": 1, "kanal": "ponsel"}, "ponsel", True),
        ({"banyak": 1, "kanal": "ponsel"}, "meja", False),
        ({"banyak": 1, "kanal": "meja"}, "ponsel", False),
        ({"banyak": 2}, "ponsel", False),
    ],
)
def test_kuota_per_layanan_kanal_dan_masa(unit, kk, ktp, kuota, kanal, habis):
    Kuota.objects.create(setelan=SetelanAntrian.objects.create(unit=unit), layanan=kk, **kuota)
    kk.unit.refresh_from_db()
    pabrik.tiket(kk, kanal="ponsel")
    pabrik.tiket(ktp, kanal=kanal)
    if habis:
        with pytest.raises(KuotaHabis):
            pabrik.tiket(kk, kanal=kanal)
    else:
        pabrik.tiket(kk, kanal=kanal)


def test_tolakan_dihitung_dari_semua_pintu(masuk, mesin, unit, kk):
    Kuota.objects.create(setelan=SetelanAntrian.objects.create(unit=unit), banyak=0)
    masuk(None).post(f"/antrian/ambil/{kk.slug}/", {"kunci": "a"})
    masuk(None).post(f"/antrian/kios/{unit.kode}/layanan/{kk.slug}/", {"kunci": "a"})
    masuk("informasi").post("/antrian/meja/ambil/", {"kunci": "a", "layanan": kk.pk})
    assert mesin("tiket").post("/api/v1/tiket/", {"layanan": kk.slug}).status_code == 409
    assert Tolakan.objects.get().jumlah == 4


def test_tutup_lebih_awal_dengan_sebab_lalu_didahulukan(masuk, kk):
    t = pabrik.tiket(kk)
    klien = masuk("informasi")
    klien.post("/antrian/meja/tutup/", {"sebab": ""})
    t.refresh_from_db()
    assert t.status == "menunggu", "not without a reason"
    klien.post("/antrian/meja/tutup/", {"sebab": "Listrik padam"})
    t.refresh_from_db()
    assert (t.status, t.catatan) == ("tidak_terlayani", "Listrik padam")
    besok = operasi.ambil_tiket(layanan=kk, asal=t)
    assert besok.jalur == "kembali"


def test_cetak_ulang_nomor_sama(masuk, kk):
    t = pabrik.tiket(kk)
    klien = masuk(None)
    for _ in range(2):
        assert klien.post(f"{t.get_absolute_url()}cetak/").status_code == 302
    pertama = Tiket.objects.get()
    assert (pertama.dicetak, pertama.nomor, pertama.dicetak_pada is not None) == (2, t.nomor, True)


# --- any code makes the right ticket ---------------------------------------------------------------------------


@pytest.fixture
def permohonan(unit):
    return berkas.mulai_draf(
        layanan=bersyarat(unit, "Akta Kelahiran"), pemohon=Pemohon(nama="Budi", telepon="+628111"), oleh=None
    )


def test_kode_permohonan_dan_drafnya(masuk, unit, permohonan):
    klien = masuk(None)
    alamat = f"/antrian/kios/{unit.kode}/pindai/"
    tanya = klien.post(alamat, {"kode": permohonan.kode}).content.decode()
    assert "Apakah Anda perlu didahulukan?" in tanya
    assert not Tiket.objects.exists(), "a pregnant woman is asked first"
    isi = {"kode": permohonan.kode, "lanjut": "1", "kunci": "k", "prioritas": "hamil"}
    satu = klien.post(alamat, isi)
    assert klien.post(alamat, isi).url == satu.url
    assert klien.post(alamat, {"kode": permohonan.kode}).url == satu.url, "scanned again: the same number"
    t = Tiket.objects.get()
    assert (t.layanan, t.permohonan, t.kanal) == (permohonan.layanan, permohonan.kode, "anjungan")
    assert (t.jalur, t.kebutuhan) == ("prioritas", ["hamil"])


@pytest.mark.parametrize("tempat", ["kios", "meja"])
def test_berkas_yang_dilengkapi_lewat_jalur_pendek(masuk, unit, cast, permohonan, tempat):
    """Told what is missing, its holder comes with it: the short lane, without a question."""
    p = berkas.simpan_berkas(permohonan=permohonan, cara={1: "dibawa", 2: "dibawa"}, oleh=None)
    p = berkas.periksa(permohonan=berkas.ajukan(permohonan=p, oleh=None), oleh=cast["verifikator"])
    putusan = {b.urutan: ("kurang", "buram") for b in p.berkas.all()}
    berkas.kembalikan_atau_lengkap(permohonan=p, putusan=putusan, oleh=cast["verifikator"])
    if tempat == "kios":
        klien, alamat = masuk(None), f"/antrian/kios/{unit.kode}/pindai/"
    else:
        klien, alamat = masuk("informasi"), "/antrian/meja/pindai/"
    for _ in range(2):
        assert klien.post(alamat, {"kode": permohonan.kode, "unit": unit.kode}).status_code == 302
    t = Tiket.objects.get()
    assert (t.jalur, t.permohonan, t.kebutuhan) == ("kembali", permohonan.kode, [])


def test_kode_aduan_tidak_menyebut_pelapornya(unit, kk, loket, cast):
    a = pengaduan.aduan(unit, layanan=kk)
    p = pindai.baca(a.kode, unit)
    assert p.layanan == kk
    t = pindai.jadikan(p, kanal="anjungan")
    assert (t.layanan, t.permohonan) == (kk, "")
    assert pindai.jadikan(p, kanal="anjungan") == t, "two scans at once"
    assert pindai.baca(a.kode, unit).tiket == t, "scanned again while it is open"
    kunci = Peristiwa.objects.get(kode="antrian.tiket.diambil").kunci
    assert a.kode not in kunci
    assert kunci != hashlib.sha256(f"antrian:pindai\n{a.kode}:0".encode()).hexdigest(), "not to be tried out"
    operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"])
    operasi.selesaikan(loket=loket, hasil="selesai", oleh=cast["petugas"])
    baru = pindai.jadikan(pindai.baca(a.kode, unit), kanal="anjungan")
    assert baru != t, "after it was served the code is good for another"


def test_kode_unit_lain_tidak_dikenal(unit_lain, permohonan):
    assert pindai.baca(permohonan.kode, unit_lain) is None
