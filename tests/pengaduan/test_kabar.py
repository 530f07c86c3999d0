"""Pelapor and officers are told, by the channel chosen, in the worker, with links that do nothing by being opened."""

import re

import pytest
from django.core import mail
from django.db import connection

from pelayanan.antar import antar_jatuh_tempo
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pelayanan.models import Kabar, Peristiwa
from pelayanan.tenggat import sapu_jatuh_tempo
from pengaduan import klik
from pengaduan import operasi as o
from pengaduan.models import Aduan, Pelapor
from pengaduan.reaksi import saluran
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada

pytestmark = pytest.mark.django_db


def kirim():
    antar_jatuh_tempo()
    kirim_jatuh_tempo()
    surat, mail.outbox[:] = list(mail.outbox), []
    return surat


@pytest.fixture
def siti(unit):
    return pabrik.aduan(unit, kontak="siti@contoh.id", pada=pada("2026-01-05"))


@pytest.fixture
def petugas(cast):
    for nama in ("pengelola", "penanggung_jawab", "pimpinan", "pengawas"):
        cast[nama].email = f"{nama}@unit.test"
        cast[nama].save(update_fields=["email"])
    return cast


def tautan(surat):
    return re.findall(r"(?<=://127\.0\.0\.1:8000)/a/\S+/klik/\S+/", surat.body)


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        ({"kontak": "a@b.id"}, ("surel", "a@b.id")),
        ({"kontak": "0812 3456 7890"}, ("telepon", "+6281234567890")),
        ({"kontak": "0812 3456 7890", "kabar_lewat": "pesan"}, ("pesan", "+6281234567890")),
        ({"kontak": "kakak ipar"}, None),
        ({"alamat": "Jalan Melati 3"}, ("surat", "Jalan Melati 3")),
        ({"kontak": "a@b.id", "alamat": "Jalan 3", "kabar_lewat": "surat"}, ("surat", "Jalan 3")),
        ({"kontak": "0812 3456 7890", "kabar_lewat": "datang"}, ("datang", "")),
        ({"kontak": "0812 3456 7890", "kabar_lewat": "surel"}, ("telepon", "+6281234567890")),
        ({"nama": "Siti"}, None),
    ],
)
def test_saluran_menurut_kontak(isi, harap):
    assert saluran(Pelapor(**isi)) == harap


def test_sepanjang_jalan(siti, petugas, settings):
    """Every step tells who must know; nothing about the content leaves the house."""
    p, pj = petugas["pengelola"], petugas["penanggung_jawab"]
    terkirim = {}

    def lihat(nama):
        terkirim[nama] = {(s.to[0].partition("@")[0], s.subject) for s in kirim()}
        return terkirim[nama]

    kode = siti.kode_tampil
    assert lihat("diterima") == {
        ("siti", f"Aduan {kode}: kami terima"),
        ("pengelola", f"Aduan masuk: {kode}"),
    }
    o.verifikasi(aduan=siti, kelas=siti.kelas, oleh=p, pada=pada("2026-01-06"))
    assert lihat("verifikasi") == {("siti", f"Aduan {kode}: sudah ditelaah")}
    o.disposisikan(aduan=siti, kepada=pj, oleh=p, pada=pada("2026-01-06"))
    assert lihat("disposisi") == {("penanggung_jawab", f"Di tangan Anda: {kode}")}
    o.minta_kelengkapan(aduan=siti, kurang=["Foto KK", "Nomor antrean"], oleh=pj, pada=pada("2026-01-07"))
    (surat,) = kirim()
    assert "• Foto KK\n• Nomor antrean" in surat.body
    assert "6 Februari 2026" in surat.body
    o.lengkapi(aduan=siti, isi="Ini.", oleh=None, pada=pada("2026-01-08"))
    assert lihat("dilengkapi") == {("penanggung_jawab", f"Perkembangan: {kode}")}
    sapu_jatuh_tempo(pada("2026-01-21"))
    assert ("penanggung_jawab", f"Pengingat: {kode}") in lihat("ingat")
    sapu_jatuh_tempo(pada("2026-03-01"))
    naik = lihat("naik")
    assert {s for siapa, s in naik if siapa == "siti"} == {
        f"Aduan {kode}: naik ke {s}" for s in ("penanggung jawab", "pimpinan", "inspektorat")
    }
    assert ("pimpinan", f"Di tangan Anda: {kode}") in naik or ("pengawas", f"Di tangan Anda: {kode}") in naik
    o.jawab_aduan(aduan=siti, isi="Rahasia jawaban.", oleh=pj, pada=pada("2026-03-02"))
    (surat,) = [s for s in kirim() if s.to == ["siti@contoh.id"]]
    assert "Rahasia" not in surat.body and "KK belum jadi" not in surat.body
    assert len(tautan(surat)) == 2
    antar_jatuh_tempo()
    assert kirim() == [], "each once"


def test_ya_dan_belum(siti, cast, client):
    o.jawab_aduan(aduan=siti, isi="Sudah.", oleh=cast["pengelola"])
    surat = kirim()[-1]
    ya, belum = tautan(surat)
    for url in (ya, belum):
        for _ in range(2):
            jawab = client.get(url)
            assert jawab.status_code == 200
            assert siti.judul not in jawab.content.decode(), "the link opens nothing of the case"
        assert client.head(url).status_code == 200
    siti.refresh_from_db()
    assert siti.status == "disampaikan", "a mail scanner that opens every link does nothing"
    assert client.post(ya, {"puas": "4"}, follow=True).status_code == 200
    siti.refresh_from_db()
    assert (siti.status, siti.puas) == ("selesai", 4)
    assert client.post(ya).status_code == 409
    client.post(belum, {"alasan": ""})
    siti.refresh_from_db()
    assert siti.status == "dibuka_kembali", "one press is enough"
    assert "sudah dijawab" in client.get(belum).content.decode()
    o.jawab_aduan(aduan=siti, isi="Lagi.", oleh=cast["pengelola"])
    assert client.post(ya).status_code == 409, "the question of the first round is over"


def test_tautan_palsu(siti, unit, cast, client):
    lain = pabrik.dijawab(unit, petugas=cast["pengelola"], judul="Lain", isi="Lain")
    o.jawab_aduan(aduan=siti, isi="Sudah.", oleh=cast["pengelola"])
    token = klik.tautan(lain, "beres", 0).split("/")[-2]
    for salah in (token, "beres:0:" + "a" * 43, "beres", token[:-1] + "x", "a" * 500):
        assert client.post(f"/a/{siti.kode_tampil}/klik/{salah}/").status_code == 404
    assert client.get(f"/a/A-AAAA-AAAA-AAAA/klik/{token}/").status_code == 404


def test_usulan_satu_ketukan(siti, cast, client):
    pj = cast["penanggung_jawab"]
    o.verifikasi(aduan=siti, kelas=siti.kelas, oleh=cast["pengelola"])
    o.disposisikan(aduan=siti, kepada=pj, oleh=cast["pengelola"])
    o.mulai_periksa(aduan=siti, oleh=pj)
    o.rekomendasikan(aduan=siti, isi="R", oleh=pj)
    o.usulkan(aduan=siti, isi="Diantar besok.", oleh=pj)
    terima, tolak = tautan(kirim()[-1])
    assert "Diantar besok." in client.get(terima).content.decode()
    client.post(tolak, {"isi": "Terlalu lama"})
    siti.refresh_from_db()
    assert siti.status == "direkomendasikan"
    o.usulkan(aduan=siti, isi="Diantar hari ini.", oleh=pj)
    assert client.post(terima).status_code == 409, "the first proposal's link is over"
    client.post(tautan(kirim()[-1])[0])
    siti.refresh_from_db()
    assert siti.status == "ditindaklanjuti"


def test_telepon_menjadi_tugas_bernama(unit, petugas, masuk):
    a = pabrik.dijawab(unit, petugas=petugas["pengelola"], kontak="0812 3456 7890", kabar_lewat="telepon")
    kirim()
    (tugas,) = Kabar.objects.filter(objek_id=a.pk, luar=True)
    assert (tugas.status, tugas.untuk, tugas.templat) == ("tugas", petugas["pengelola"], "pengaduan.dijawab")
    hal = masuk("pengelola").get("/pengaduan/kabar/").content.decode()
    assert a.kode_tampil in hal
    assert "klik" not in hal, "nobody answers in the pelapor's place"
    assert "3456" not in hal, "the contact is opened in the case, and that is an event"
    url = f"/pengaduan/kabar/{tugas.pk}/"
    assert masuk("petugas").post(url, {"hasil": "x"}).status_code == 403
    assert masuk("pengawas").post(url, {"hasil": "x"}).status_code == 403
    masuk("pengelola").post(url, {"hasil": "tidak diangkat", "belum": "1"})
    masuk("pengelola").post(url, {"hasil": ""})
    tugas.refresh_from_db()
    assert tugas.status == "tugas"
    masuk("pengelola").post(url, {"hasil": "tersambung"})
    tugas.refresh_from_db()
    assert (tugas.status, tugas.upaya.count()) == ("selesai", 2)
    assert Peristiwa.objects.filter(kode__startswith="pengaduan.kabar.", objek_id=a.pk).count() == 2


def test_anonim_hanya_lewat_pengelola(unit, petugas):
    """The holder may not know who it is: the task goes to the pengelola."""
    a = pabrik.aduan(unit, kontak="0812 3456 7890", kabar_lewat="telepon")
    pj = petugas["penanggung_jawab"]
    o.verifikasi(aduan=a, kelas=a.kelas, oleh=petugas["pengelola"])
    o.disposisikan(aduan=a, kepada=pj, oleh=petugas["pengelola"])
    o.jawab_aduan(aduan=a, isi="Ya.", oleh=pj)
    kirim()
    assert Kabar.objects.get(templat="pengaduan.dijawab").untuk == petugas["pengelola"]


def test_tanpa_identitas_tidak_dikabari(unit, cast):
    pabrik.dijawab(unit, petugas=cast["pengelola"], identitas="tanpa_identitas", kontak="siti@contoh.id")
    assert kirim() == []
    assert not Kabar.objects.exists()


def test_terlapor_tidak_dikabari(unit, petugas, masuk):
    """About the pengelola: neither mail nor task reaches them, nor anybody below."""
    a = pabrik.aduan(unit, kontak="0812 3456 7890")
    kirim()
    o.tetapkan_terlapor(aduan=a, terlapor=petugas["pengelola"], oleh=petugas["penanggung_jawab"])
    a.refresh_from_db()
    o.kirim_pesan(aduan=a, isi="Halo", oleh=None)
    sapu_jatuh_tempo(pada("2027-06-01"))
    o.jawab_aduan(aduan=a, isi="Ya.", oleh=petugas["pimpinan"])
    assert "pengelola@unit.test" not in {s.to[0] for s in kirim()}
    tugas = Kabar.objects.get(templat="pengaduan.dijawab")
    assert tugas.untuk != petugas["pengelola"]
    assert a.kode_tampil not in masuk("pengelola").get("/pengaduan/kabar/").content.decode()
    assert masuk("pengelola").post(f"/pengaduan/kabar/{tugas.pk}/", {"hasil": "x"}).status_code == 404


def test_ditarik_sendiri_tidak_disurati(siti):
    kirim()
    o.tarik(aduan=siti, oleh=None)
    assert kirim() == []


def test_identitas_tersandi_di_basis_data(unit):
    pabrik.aduan(unit, nama="ZNAMAZ", kontak="zk@contoh.id", alamat="ZALAMATZ", kuasa_dari="ZKUASAZ")
    kirim()
    with connection.cursor() as kursor:
        for tabel in ("pengaduan_pelapor", "pelayanan_kabar", "pengaduan_aduan", "pelayanan_peristiwa"):
            kursor.execute(f"SELECT string_agg(t::text, '') FROM {tabel} t")
            mentah = kursor.fetchone()[0] or ""
            assert not re.search("ZNAMAZ|zk@|ZALAMATZ|ZKUASAZ", mentah), tabel
    pelapor = Aduan.objects.get().pelapor
    assert (pelapor.nama, pelapor.alamat) == ("ZNAMAZ", "ZALAMATZ")


def test_formulir_menuntut_kontak_yang_cocok(client):
    from pengaduan.forms.warga import KabarForm

    assert KabarForm({"nama": "S", "kontak": "0812 333 4444", "kabar_lewat": "surel"}).errors["kontak"]
    assert KabarForm({"nama": "S", "kontak": "a@b.id", "kabar_lewat": "telepon"}).errors["kontak"]
    assert KabarForm({"nama": "S", "kontak": "a@b.id", "kabar_lewat": "surel"}).is_valid()
    assert KabarForm({"nama": "S", "kontak": ""}).is_valid()


def test_yang_gagal_terkirim_tidak_membuka_tautan(unit, cast, masuk):
    """What was written for the pelapor alone is not read by the officer who takes it over."""
    a = pabrik.dijawab(unit, petugas=cast["pengelola"], kontak="siti@contoh.id")
    antar_jatuh_tempo()
    Kabar.objects.filter(templat="pengaduan.dijawab").update(status="gagal")
    hal = masuk("pengelola").get("/pengaduan/kabar/").content.decode()
    assert a.kode_tampil in hal
    assert "klik" not in hal
