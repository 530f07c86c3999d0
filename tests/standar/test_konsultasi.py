"""One voice a person, an answer to each, a forum, a closing; nothing decreed before that."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from PIL import Image

from pelayanan.antar import antar_jatuh_tempo
from pelayanan.isian import GARIS
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pelayanan.models import Kabar, Peristiwa, PeristiwaPribadi
from pelayanan.sandi import indeks_buta
from standar import operasi, operasi_konsultasi, operasi_surel
from standar.models import BerkasKonsultasi, KodeSurel, Konsultasi, Masukan
from tests.standar.test_versi import ISI, SK, tutup

HARI_INI = timezone.localdate()
SUARA = {"sikap": "setuju_bila", "isi": "Tambah loket", "kelompok": "pengguna"}
TUTUP = {
    "hasil": "Usul loket diterima.",
    "nama_1": "Siti",
    "jabatan_1": "Kepala Bidang",
    "nama_2": "Budi",
    "jabatan_2": "Wakil warga",
}


@pytest.fixture
def dikonsultasikan(unit, cast):
    pj = cast["penanggung_jawab"]
    standar = operasi.buat_layanan(unit=unit, kode="U", nama="Surat Uji", kelompok="jasa", oleh=pj)
    operasi.sunting_rancangan(standar=standar, data=ISI, oleh=pj)
    return operasi.buka_konsultasi(standar=standar, sampai=HARI_INI, oleh=pj)


def alamat(standar):
    return f"/standar/{standar.layanan.slug}/konsultasi/"


def meja(standar):
    return f"/standar/kelola/{standar.layanan.slug}/konsultasi/"


def test_satu_orang_satu_suara_tanpa_nama(client, masuk, dikonsultasikan, cast):
    warga = masuk("petugas_lain")
    assert "Isi rancangan" in client.get(alamat(dikonsultasikan)).content.decode()
    borang = warga.get(alamat(dikonsultasikan)).content.decode()
    assert borang.count('name="sikap"') == len(Masukan.Sikap), "one button a stance, none without words"
    assert GARIS not in borang
    assert warga.post(alamat(dikonsultasikan), SUARA).status_code == 302
    assert "sudah memberi masukan" in warga.post(alamat(dikonsultasikan), SUARA).content.decode()
    isi = client.get(alamat(dikonsultasikan)).content.decode()
    assert "Tambah loket" in isi
    assert str(cast["petugas_lain"]) not in isi
    assert Masukan.objects.count() == 1


def test_tamu_tanpa_bukti_tidak_bersuara(client, dikonsultasikan):
    isi = client.post(alamat(dikonsultasikan), SUARA).content.decode()
    assert "Masuk dulu, atau buktikan" in isi
    assert not Masukan.objects.exists()


def minta(klien, standar, surel="Warga@Contoh.id"):
    jawab = klien.post(f"{alamat(standar)}surel/", {"surel": surel})
    antar_jatuh_tempo()
    kirim_jatuh_tempo()
    return jawab


def test_bersuara_lewat_surel(client, dikonsultasikan, mailoutbox):
    tujuan = alamat(dikonsultasikan)
    assert minta(client, dikonsultasikan).status_code == 302
    surat = mailoutbox[0]
    assert surat.to == ["Warga@Contoh.id"]
    kode = re.search(r"\b\d{6}\b", surat.body).group(0)
    salah = f"{(int(kode) + 1) % 10**6:06}"
    assert "Kode tidak cocok" in client.post(f"{tujuan}kode/", {"kode": salah}).content.decode()
    assert client.post(f"{tujuan}kode/", {"kode": f" {kode[:3]} {kode[3:]} "}).status_code == 302
    assert client.post(tujuan, {**SUARA, "isi": ""}).status_code == 200, "typed again, still one voice"
    assert client.post(tujuan, SUARA).status_code == 302
    assert "sudah tercatat" in client.get(tujuan).content.decode()
    assert "sudah memberi masukan" in client.post(tujuan, SUARA).content.decode()
    # nothing of the address is left anywhere
    assert not PeristiwaPribadi.objects.exists()
    m = Masukan.objects.get()
    assert m.oleh is None
    semua = repr([list(x.objects.values()) for x in (Masukan, KodeSurel, Peristiwa, Kabar)]).lower()
    assert "contoh.id" not in semua
    assert Kabar.objects.get().cerna_tujuan != indeks_buta("Warga@Contoh.id", "kabar"), (
        "nor can it be matched"
    )
    assert kode not in repr(list(KodeSurel.objects.values_list("garam", "sidik_surel")))


def test_satu_alamat_satu_suara_bagaimanapun_ditulis(masuk, dikonsultasikan, cast, mailoutbox):
    orang = cast["petugas_lain"]
    type(orang).objects.filter(pk=orang.pk).update(email="warga@contoh.id")
    assert masuk("petugas_lain").post(alamat(dikonsultasikan), SUARA).status_code == 302
    tamu = masuk(None)
    minta(tamu, dikonsultasikan, "WARGA+lagi@contoh.id")
    kode = re.search(r"\b\d{6}\b", mailoutbox[0].body).group(0)
    tamu.post(f"{alamat(dikonsultasikan)}kode/", {"kode": kode})
    assert "sudah memberi masukan" in tamu.post(alamat(dikonsultasikan), SUARA).content.decode()
    assert Masukan.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Masukan.objects.create(
            standar=dikonsultasikan, sidik_surel=Masukan.objects.get().sidik_surel,
            sikap="setuju", disampaikan_pada=timezone.now(),
        )  # fmt: skip


def test_batas_kode(client, masuk, dikonsultasikan, mailoutbox):
    for _ in range(3):
        assert minta(client, dikonsultasikan).status_code == 302
    jawab = minta(client, dikonsultasikan)
    assert "Terlalu banyak kode" in jawab.content.decode()
    assert len(mailoutbox) == 3
    kode = re.search(r"\b\d{6}\b", mailoutbox[-1].body).group(0)
    salah = f"{(int(kode) + 1) % 10**6:06}"
    tujuan = f"{alamat(dikonsultasikan)}kode/"
    for _ in range(5):
        client.post(tujuan, {"kode": salah})
    assert "lima kali salah" in client.post(tujuan, {"kode": kode}).content.decode()
    baru = masuk(None)
    assert "tidak cocok" in baru.post(tujuan, {"kode": kode}).content.decode(), (
        "a code belongs to its browser"
    )
    lain = operasi_surel.minta_kode(standar=dikonsultasikan, alamat="lain@contoh.id")
    with pytest.raises(operasi_surel.KodeSalah):
        operasi_surel.buktikan(pk=lain.pk, ditulis="0", pada=timezone.now() + timedelta(minutes=31))


def test_surel_salah_tetap_tertulis(client, dikonsultasikan):
    isi = client.post(f"{alamat(dikonsultasikan)}surel/", {"surel": "bukan surel"}).content.decode()
    assert "bukan surel" in isi


def test_tidak_setuju_harus_beralasan(masuk, dikonsultasikan):
    warga = masuk("petugas_lain")
    assert (
        "Apa yang perlu diperbaiki?"
        in warga.post(alamat(dikonsultasikan), {**SUARA, "isi": ""}).content.decode()
    )
    panjang = warga.post(alamat(dikonsultasikan), {**SUARA, "isi": "x" * 200_000})
    assert "3000" in panjang.content.decode()
    warga.post(alamat(dikonsultasikan), {**SUARA, "isi": "<script>alert(1)</script>"})
    assert b"<script>alert" not in warga.get(alamat(dikonsultasikan)).content


def test_setiap_masukan_ditanggapi_sebelum_ditutup(client, masuk, dikonsultasikan, cast):
    masuk("petugas_lain").post(alamat(dikonsultasikan), SUARA)
    pj, besok = masuk("penanggung_jawab"), timezone.now() + timedelta(days=2)
    with pytest.raises(operasi.BelumSaatnya, match="belum ditanggapi"):
        operasi.tetapkan(standar=dikonsultasikan, **SK, oleh=cast["pimpinan"], pada=besok)
    assert (
        "1 masukan yang belum ditanggapi" in pj.post(f"{meja(dikonsultasikan)}tutup/", TUTUP).content.decode()
    )
    tujuan = f"{alamat(dikonsultasikan)}1/"
    assert masuk("petugas_lain").post(tujuan, {"tanggapan": "x"}).status_code == 403
    assert pj.post(tujuan, {"tanggapan": "Loket ditambah"}).status_code == 302
    assert pj.post(f"{alamat(dikonsultasikan)}9/", {"tanggapan": "x"}).status_code == 404
    assert pj.post(f"{meja(dikonsultasikan)}tutup/", {**TUTUP, "nama_2": ""}).status_code == 422
    assert pj.post(f"{meja(dikonsultasikan)}tutup/", TUTUP).status_code == 302
    isi = client.get(alamat(dikonsultasikan)).content.decode()
    for harus in ("Loket ditambah", "Usul loket diterima", "Berita acara (PDF)"):
        assert harus in isi
    pj.post(tujuan, {"tanggapan": "Diganti diam-diam"})
    assert Masukan.objects.get().tanggapan == "Loket ditambah"
    operasi.tetapkan(standar=dikonsultasikan, **SK, oleh=cast["pimpinan"], pada=besok)


def test_ditutup_paling_cepat_hari_terakhir(unit, cast, dikonsultasikan):
    type(dikonsultasikan).objects.update(konsultasi_sampai=HARI_INI + timedelta(days=5))
    with pytest.raises(operasi_konsultasi.MasaBelumLewat):
        tutup(dikonsultasikan, cast)


def test_sesudah_ditutup(masuk, dikonsultasikan, cast):
    tutup(dikonsultasikan, cast)
    isi = masuk("petugas_lain").post(alamat(dikonsultasikan), SUARA).content.decode()
    assert "sudah ditutup" in isi
    assert not Masukan.objects.exists()
    with pytest.raises(operasi_konsultasi.KonsultasiTutup):
        tutup(dikonsultasikan, cast)
    with pytest.raises(operasi_konsultasi.KonsultasiTutup):
        operasi_surel.minta_kode(standar=dikonsultasikan, alamat="a@b.id")


def test_sesudah_masanya(dikonsultasikan, cast):
    with pytest.raises(operasi_konsultasi.KonsultasiTutup):
        operasi_konsultasi.beri_masukan(
            standar=dikonsultasikan, **SUARA, oleh=cast["kasir"], pada=timezone.now() + timedelta(days=1)
        )


def test_berkas_menurut_isinya_dan_terbuka_selamanya(
    client, masuk, dikonsultasikan, cast, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    pj, tujuan = masuk("penanggung_jawab"), f"{meja(dikonsultasikan)}berkas/"

    def kirim(isi, nama="bahan.pdf", klien=pj):
        return klien.post(tujuan, {"jenis": "bahan", "berkas": SimpleUploadedFile(nama, isi)})

    for buruk in (
        b"<html>",
        b"%PDF-1.4 tanpa akhir",
        b"%PDF-1.4 /JavaScript (x) %%EOF",
        b"\x89PNG\r\n\x1a\n...",
        b"",
    ):
        assert kirim(buruk).status_code == 422
    assert kirim(b"%PDF-1.4 isi %%EOF<script>", "../../Bahan rapat.exe").status_code == 302
    foto = io.BytesIO()
    Image.new("RGB", (40, 30)).save(foto, "JPEG")
    assert kirim(foto.getvalue(), "foto.php").status_code == 302
    assert masuk("petugas").post(tujuan).status_code == 403
    pdf, jpg = BerkasKonsultasi.objects.order_by("pk")
    assert (pdf.nama, jpg.nama) == ("Bahan rapat.pdf", "foto.jpg")
    url = f"{alamat(dikonsultasikan)}berkas/{pdf.kunci}/"
    assert url in client.get(alamat(dikonsultasikan)).content.decode()
    jawab = client.get(url)
    assert b"script" not in b"".join(jawab.streaming_content)
    assert "attachment" in jawab["Content-Disposition"]
    hapus = f"{tujuan}{jpg.kunci}/hapus/"
    assert masuk("pimpinan").post(hapus).status_code == 403
    assert pj.post(hapus).status_code == 302
    tutup(dikonsultasikan, cast)
    assert kirim(b"%PDF-1.4 isi %%EOF").status_code == 422
    pj.post(f"{tujuan}{pdf.kunci}/hapus/")
    assert client.get(url).status_code == 200, "after closing it stays"


FORUM = {
    "tempat": "Balai desa",
    "tanggal": HARI_INI.isoformat(),
    "notulen": "Dibahas waktu layanan.",
    "hadir-TOTAL_FORMS": "3",
    "hadir-INITIAL_FORMS": "0",
    "hadir-0-kelompok": "media",
    "hadir-0-nama": "Ratna Wartawati",
    "hadir-0-lembaga": "Koran Kota",
}


def test_forum_berita_acara_dan_daftar_hadir(client, masuk, dikonsultasikan):
    pj, tujuan = masuk("penanggung_jawab"), f"{meja(dikonsultasikan)}forum/"
    jawab = pj.post(tujuan, {**FORUM, "hadir-1-nama": "Tanpa Kelompok"})
    assert "Dari kelompok mana?" in jawab.content.decode()
    assert "Ratna Wartawati" in jawab.content.decode()
    esok = (HARI_INI + timedelta(days=3)).isoformat()
    assert "belum tiba" in pj.post(tujuan, {**FORUM, "tanggal": esok}).content.decode()
    assert pj.post(tujuan, FORUM).status_code == 302
    isi = client.get(alamat(dikonsultasikan)).content.decode()
    assert "Dibahas waktu layanan" in isi
    assert "Media massa: <strong>1</strong>" in isi
    assert "Ratna" not in isi, "names are the unit's own"
    acara = f"{alamat(dikonsultasikan)}berita-acara/1/"
    assert client.get(acara).status_code == 404, "not before it is closed"
    pj.post(f"{meja(dikonsultasikan)}tutup/", TUTUP)
    satu = client.get(acara).content
    assert satu.startswith(b"%PDF")
    assert satu == client.get(acara).content
    assert pj.get(f"{meja(dikonsultasikan)}daftar-hadir/1/").content.startswith(b"%PDF")
    assert masuk("pengawas").get(f"{meja(dikonsultasikan)}daftar-hadir/1/").status_code == 403
    assert pj.post(tujuan, FORUM).status_code == 422, "closed is closed"


def test_konsultasi_tertutup_tetap_di_basis_data(masuk, dikonsultasikan, cast):
    masuk("petugas_lain").post(alamat(dikonsultasikan), {**SUARA, "sikap": "setuju", "isi": ""})
    operasi_konsultasi.catat_forum(
        standar=dikonsultasikan, tempat="x", tanggal=None, notulen="", oleh=cast["penanggung_jawab"],
        hadir=[{"kelompok": "ahli", "nama": "A", "lembaga": ""}],
    )  # fmt: skip
    tutup(dikonsultasikan, cast)
    besok = timezone.now() + timedelta(days=2)
    operasi.tetapkan(standar=dikonsultasikan, **SK, oleh=cast["pimpinan"], pada=besok)
    for sql in (
        "UPDATE standar_masukan SET sikap = 'tidak'",
        "DELETE FROM standar_masukan",
        "INSERT INTO standar_hadir (konsultasi_id, kelompok, nama, lembaga)"
        " SELECT id, 'ahli', 'B', '' FROM standar_konsultasi",
        "UPDATE standar_konsultasi SET hasil = 'lain'",
        "UPDATE standar_konsultasi SET ditutup_pada = NULL",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(sql)


def test_dikembalikan_lalu_dikonsultasikan_lagi(dikonsultasikan, cast):
    pj = cast["penanggung_jawab"]
    tutup(dikonsultasikan, cast)
    operasi.kembalikan_ke_rancangan(standar=dikonsultasikan, alasan="diperbaiki", oleh=pj)
    with pytest.raises(operasi.RancanganBerubah):
        operasi.sunting_rancangan(standar=dikonsultasikan, data=ISI, oleh=pj, sejak=timezone.now())
    operasi.buka_konsultasi(standar=dikonsultasikan, sampai=HARI_INI, oleh=pj)
    assert Konsultasi.objects.get().ditutup_pada is None
    with pytest.raises(operasi.BelumSaatnya):
        operasi.mulai_uji_coba(standar=dikonsultasikan, persen=30, oleh=pj)


def test_rancangan_tidak_dapat_dibaca(client, unit, cast):
    s = operasi.buat_layanan(unit=unit, kode="R", nama="R", kelompok="jasa", oleh=cast["penanggung_jawab"])
    assert client.get(alamat(s)).status_code == 404
    assert client.post(f"{alamat(s)}surel/", {"surel": "a@b.id"}).status_code == 404


def test_query_tetap(client, cast, dikonsultasikan, django_assert_max_num_queries):
    for n in (1, 30):
        Masukan.objects.bulk_create(
            Masukan(
                standar=dikonsultasikan,
                sidik_surel=f"{n}-{i}",
                sikap="setuju",
                isi="x",
                disampaikan_pada=timezone.now(),
            )
            for i in range(n)
        )
        with django_assert_max_num_queries(22):
            assert client.get(alamat(dikonsultasikan)).status_code == 200
