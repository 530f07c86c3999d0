"""The desk of a penanggung jawab, through HTTP."""

from datetime import timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from pelayanan.antar import antar_jatuh_tempo
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pelayanan.models import Peristiwa
from standar import jadwal, operasi
from standar.banding import baris_komponen, perubahan
from standar.berlaku import uji_coba
from standar.ekspor import sebagai_data
from standar.models import Konsultasi, Layanan, Standar
from tests.standar.pabrik import layanan_berlaku

HARI_INI = timezone.localdate().isoformat()


def baris(nama, *isi, kosong=1):
    """Rows of one component as a browser sends them, with an empty one below."""
    hasil = {f"{nama}-TOTAL_FORMS": str(len(isi) + kosong), f"{nama}-INITIAL_FORMS": "0"}
    for i, x in enumerate(isi):
        hasil |= {f"{nama}-{i}-{k}": v for k, v in x.items()}
    return hasil


FORMULIR = {
    **baris(
        "persyaratan",
        {"nama": "KTP", "bentuk": ["asli", "fotokopi"], "diperoleh_di": "kelurahan"},
        {"nama": "Surat kehilangan", "bila": "hilang"},
    ),
    **baris(
        "langkah",
        {"nomor": "2", "pelaku": "petugas", "uraian": "Memeriksa"},
        {"nomor": "1", "pelaku": "pemohon", "uraian": "Menyerahkan", "durasi": "5 menit"},
    ),
    "waktu_nilai": "7",
    "waktu_min": "5",
    "waktu_satuan": "menit",
    "dihitung_sejak": "berkas lengkap",
    **baris(
        "waktu",
        {"untuk": "pasien lama", "nilai": "5", "satuan": "menit"},
        {"untuk": "pasien baru", "nilai_min": "5", "nilai": "7", "satuan": "menit"},
    ),
    "biaya_rupiah": "",
    **baris(
        "biaya",
        {
            "untuk": "Rujukan",
            "rupiah": "10000",
            "jenis": "pemeriksaan",
            "dasar": "Perda 1/2024",
            "bebas_bagi": "keluarga miskin",
        },
        {"untuk": "Rawat inap", "dasar": "Perda 2/2024"},
    ),
    "produk": "Surat",
    "sarpras": "Ruang tunggu",
    "sarpras_rentan": "Kursi roda\nRuang menyusui",
    "kompetensi": "SLTA",
    **baris("pengaduan", {"teks": "Kotak saran"}),
    **baris("dasar_hukum", {"teks": "UU 25/2009", "tautan": "https://peraturan.contoh.id/uu25"}),
    **baris("lampiran"),
}


@pytest.fixture
def surat(unit, masuk):
    klien = masuk("penanggung_jawab")
    klien.post(
        f"/standar/kelola/baru/{unit.kode}/",
        {"nama": "Surat Uji", "kode": "UJI", "kelompok": "jasa", "awalan": "A"},
    )
    return Layanan.objects.get(kode="UJI")


def test_menulis_dari_kosong_sampai_berlaku(client, masuk, surat):
    pj, kepala = masuk("penanggung_jawab"), masuk("pimpinan")
    dasar = f"/standar/kelola/{surat.slug}/"
    assert pj.get(f"{dasar}sunting/").status_code == 200
    jawab = pj.post(f"{dasar}sunting/", {**FORMULIR, "pratinjau": "1"})
    assert jawab["Location"] == f"{dasar}pratinjau/"
    pratinjau = pj.get(f"{dasar}pratinjau/").content.decode()
    assert "5–7 menit" in pratinjau
    assert "pasien baru: 5–7 menit" in pratinjau
    assert "Pratinjau" in pratinjau
    assert "belum berlaku" in client.get(surat.get_absolute_url()).content.decode(), (
        "the public sees no draft"
    )
    for harus in (
        "diperoleh di kelurahan",
        "dihitung sejak berkas lengkap",
        "ditetapkan oleh Perda 1/2024",
        "bebas bagi keluarga miskin",
        "Rawat inap: menurut Perda 2/2024",
        "bagi kelompok rentan",
        'href="https://peraturan.contoh.id/uu25"',
    ):
        assert harus in pratinjau
    s = Standar.objects.get()
    assert [(x.urutan, x.pelaku) for x in s.langkah.all()] == [(1, "pemohon"), (2, "petugas")]
    assert [str(r) for r in s.rincian_biaya.all()] == [
        "Rujukan: Rp10.000",
        "Rawat inap: menurut Perda 2/2024",
    ]
    s = Standar.objects.lengkap().get()
    assert sebagai_data(s)["biaya"]["rincian"][1] == {
        "untuk": "Rawat inap",
        "rupiah": None,
        "dasar": "Perda 2/2024",
    }
    # what PDF, booklet, SIPPN and history print
    assert "Rawat inap: menurut Perda 2/2024" in baris_komponen(s)["biaya"]
    assert pj.post(f"{dasar}1/konsultasi/", {"sampai": HARI_INI}).status_code == 302
    hasil = {"hasil": "Sepakat", "nama_1": "A", "jabatan_1": "Kabid", "nama_2": "B", "jabatan_2": "Warga"}
    assert pj.post(f"{dasar}konsultasi/tutup/", hasil).status_code == 302
    assert pj.post(f"{dasar}1/uji-coba/", {"persen": "40"}).status_code == 302
    nilai = {"sarpras": "baik", "kemudahan": "baik", "keteraturan": "baik"}
    assert pj.post(f"{dasar}1/nilai/", nilai).status_code == 302
    sk = {"nomor_sk": "1", "tanggal_sk": HARI_INI, "penanda_tangan": "Kepala", "mulai_berlaku": HARI_INI}
    assert pj.post(f"{dasar}1/tetapkan/", sk).status_code == 403, "only the head decrees"
    assert kepala.post(f"{dasar}1/tetapkan/", sk).status_code == 302
    assert kepala.post(f"{dasar}1/berlakukan/").status_code == 302
    assert "5–7 menit" in client.get(surat.get_absolute_url()).content.decode()
    riwayat = pj.get(dasar).content.decode()
    assert "disunting: " in riwayat
    assert f"sampai {HARI_INI}" not in riwayat, "a day as people write it"
    assert "Persyaratan" in riwayat


def test_menyimpan_lagi_tanpa_mengubah_tidak_kehilangan_apa_pun(masuk, surat, cast):
    pj, dasar = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/sunting/"
    pj.post(dasar, FORMULIR)
    # what only an import can say of a line
    standar = Standar.objects.lengkap().get()
    isi = sebagai_data(standar, portal=True)
    for r in isi["rinci"]:
        if r["bagian"] == "sarpras":
            r["tautan"] = "https://contoh.id/sarana"
    isi["rinci"] += [
        {"bagian": "produk", "nomor": 1, "tautan": "https://contoh.id/contoh-surat"},
        {"bagian": "pengaduan", "nomor": 1, "kelompok_rentan": True},
    ]
    operasi.sunting_rancangan(standar=standar, data=isi, oleh=cast["penanggung_jawab"])
    halaman = pj.get(dasar)
    lama = sebagai_data(Standar.objects.lengkap().get(), portal=True)
    kirim = {k: v for k, v in halaman.context["form"].initial.items() if v is not None}
    for nama, kumpulan in halaman.context["p"].baris.items():
        kirim |= {
            f"{nama}-TOTAL_FORMS": len(kumpulan.forms),
            f"{nama}-INITIAL_FORMS": kumpulan.initial_form_count(),
        }
        for i, awal in enumerate(kumpulan.initial):
            kirim |= {f"{nama}-{i}-{k}": v for k, v in awal.items() if v is not None}
    assert pj.post(dasar, kirim).status_code == 302
    assert sebagai_data(Standar.objects.lengkap().get(), portal=True) == lama
    assert sum("tautan" in r for r in lama["rinci"]) == 4
    kirim |= {"produk": "Surat lain\nSurat", "sejak": ""}
    assert pj.post(dasar, kirim).status_code == 302
    baru = Standar.objects.get().komponen.filter(jenis="produk").values_list("teks", "tautan")
    assert list(baru) == [("Surat lain", ""), ("Surat", "https://contoh.id/contoh-surat")]


SALAH = [  # what is wrong at once, and what is said to each
    (
        {"biaya_rupiah": "-5", "waktu-0-nilai": "", "biaya-0-untuk": "x" * 300,
         "dasar_hukum-0-tautan": "javascript:alert(1)", "langkah-0-pelaku": "", "persyaratan-0-nama": "x" * 501,
         "produk": "x" * 200_000},
        ["lebih besar dari atau sama dengan 0", "Paling lama berapa?", "200", "https://",
         "Langkah 1, Pelaku: Siapa yang melakukan langkah ini?", "Syarat 1, Dokumen:", "500", "20000"],
    ),
    (
        { "biaya-0-rupiah": "-1", "dasar_hukum-0-teks": "", "langkah-0-lanjut_ke": "x"},
        [ "lebih besar dari atau sama dengan 0", "Tulis isinya", "Tulis nomor langkah"],
    ),
    ({"langkah-0-lanjut_ke": "9"}, ["menunjuk langkah yang tidak ada"]),
    ({"persyaratan-0-nama": "x" * 500}, ["terlalu panjang"]),
    ({"waktu_satuan": ""}, ["wajib diisi bila ada nilai"]),
    ({"biaya_rupiah": "0"}, ["rincian biaya 1 tidak gratis"]),
    ({"biaya-1-dasar": ""}, ["isi aturan yang menetapkannya"]),
    ({"waktu_min": "9"}, ["melebihi waktu paling lama"]),
    ({"langkah-TOTAL_FORMS": "99999"}, ["220"]),
]  # fmt: skip


def test_isian_salah_disebut_dan_yang_diketik_tetap(masuk, surat):
    klien = masuk("penanggung_jawab")
    for ubah, pesan in SALAH:
        jawab = klien.post(f"/standar/kelola/{surat.slug}/sunting/", {**FORMULIR, **ubah})
        assert jawab.status_code == 200, ubah
        isi = jawab.content.decode()
        assert [p for p in pesan if p not in isi] == [], ubah
        assert "Kotak saran" in isi, "what was typed is kept"
    assert not Standar.objects.get().persyaratan.exists()


def test_dua_ratus_langkah(masuk, surat):
    """As many fields as the largest standard has; one step more is refused by name, and stays on the page."""
    klien, alamat = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/sunting/"

    def kirim(banyak):
        langkah = [
            {"nomor": str(i), "pelaku": "petugas", "uraian": f"Langkah ke-{i}", "durasi": "1 menit", "titik": "",
             "fase": "", "lanjut_ke": ""}
            for i in range(1, banyak + 1)
        ]  # fmt: skip
        return klien.post(alamat, {**FORMULIR, **baris("langkah", *langkah)})

    jawab = kirim(201)
    assert "paling banyak 200" in jawab.content.decode()
    assert "Langkah ke-201" in jawab.content.decode()
    assert kirim(200).status_code == 302
    assert Standar.objects.get().langkah.count() == 200


def test_baris_baru_tanpa_menyimpan(masuk, surat):
    pj, dasar = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/sunting/"
    jawab = pj.post(dasar, {**FORMULIR, "biaya-0-rupiah": "", "tambah": "biaya"})
    isi = jawab.content.decode()
    assert 'name="biaya-4-untuk"' in isi
    assert "Keluarga miskin" in isi or "keluarga miskin" in isi
    assert "ringkasan-galat" not in isi
    assert not Standar.objects.get().persyaratan.exists()


def test_dua_penyunting_tidak_saling_menimpa(masuk, surat):
    pj, dasar = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/sunting/"
    sejak = pj.get(dasar).context["form"].initial["sejak"]
    assert pj.post(dasar, {**FORMULIR, "sejak": sejak}).status_code == 302
    jawab = pj.post(dasar, {**FORMULIR, "produk": "Lain", "sejak": sejak})
    isi = jawab.content.decode()
    assert "sudah disunting orang lain" in isi
    assert ">Lain</textarea>" in isi.replace("\n", "")
    ulang = jawab.context["form"].data["sejak"]
    assert pj.post(dasar, {**FORMULIR, "produk": "Lain", "sejak": ulang}).status_code == 302
    assert Standar.objects.get().komponen.get(jenis="produk").teks == "Lain"


def test_rancangan_maju_selagi_diketik(masuk, surat):
    pj, dasar = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/"
    pj.post(f"{dasar}sunting/", FORMULIR)
    pj.post(f"{dasar}1/konsultasi/", {"sampai": HARI_INI})
    jawab = pj.post(f"{dasar}sunting/", {**FORMULIR, "produk": "Ketikan panjang"})
    assert "Hanya rancangan yang dapat disunting" in jawab.content.decode()
    assert "Ketikan panjang" in jawab.content.decode()
    assert pj.get(f"{dasar}sunting/").status_code == 404
    assert Standar.objects.get().komponen.get(jenis="produk").teks == "Surat"


def test_riwayat_per_bidang_dan_banding(client, masuk, surat, unit_lain):
    pj, dasar = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/"
    pj.post(f"{dasar}sunting/", FORMULIR)
    pj.post(f"{dasar}sunting/", {**FORMULIR, "produk": "Akta <b>", "biaya_rupiah": "5000"})
    assert (
        pj.post(f"{dasar}sunting/", {**FORMULIR, "produk": "Akta <b>", "biaya_rupiah": "5000"}).status_code
        == 302
    )
    isi = pj.get(f"{dasar}riwayat/").content.decode()
    assert "<del>Surat</del>" in isi
    assert "<ins>Akta &lt;b&gt;</ins>" in isi
    assert "<ins>Rp5.000</ins>" in isi
    assert isi.count("<section") == 2, "saving the same again is no change"
    assert "Baru ada satu versi" in pj.get(f"{dasar}banding/").content.decode()
    lain = layanan_berlaku(unit_lain)
    for ekor in ("riwayat/", "banding/", "konsultasi/"):
        assert pj.get(f"/standar/kelola/{lain.slug}/{ekor}").status_code == 404
        assert client.get(dasar + ekor).status_code == 302


def test_setiap_bidang_yang_diubah_tercatat(masuk, surat):
    """A phase, a way back, where a paper is got, the hours: each alone is a change with its words."""
    pj, dasar = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/"
    isi = {**FORMULIR}
    pj.post(f"{dasar}sunting/", isi)
    for ubah, harus in (
        ({"langkah-0-fase": "penutupan"}, "<ins>petugas: Memeriksa (penutupan)</ins>"),
        ({"langkah-0-lanjut_ke": "1,2"}, "(penutupan, lanjut ke langkah 1, 2)</ins>"),
        ({"persyaratan-0-diperoleh_di": "kecamatan"}, "diperoleh dari kecamatan"),
        ({"persyaratan-1-bila": ""}, "<ins>Surat kehilangan</ins>"),
        ({"jam_layanan": "08.00–15.00"}, "<ins>08.00–15.00</ins>"),
    ):
        isi |= ubah
        pj.post(f"{dasar}sunting/", isi)
        assert harus in pj.get(f"{dasar}riwayat/").content.decode(), ubah
    lama = Standar.objects.lengkap().get()
    baru = Standar.objects.lengkap().get()
    (syarat, *_lain) = baru.persyaratan.all()
    assert perubahan(lama, baru) == []
    syarat.bentuk, syarat.diperoleh_di = [], ""
    (beda,) = perubahan(lama, baru)
    assert beda["bidang"] == "Persyaratan"
    assert beda["tambah"] == ["KTP, asli dan fotokopi, diperoleh dari kecamatan (KTP; tanpa bentuk)"], beda
    syarat.bila = "pindah"
    (beda,) = perubahan(lama, baru)
    kalimat = "KTP, asli dan fotokopi, diperoleh dari kecamatan"
    assert (beda["hapus"], beda["tambah"]) == ([kalimat], [f"{kalimat} (bila pindah)"])
    pratinjau = pj.get(f"{dasar}pratinjau/").content.decode()
    assert '· Penutupan · <span lang="id">petugas</span>' in pratinjau


def test_uji_coba_dinilai_sebelum_ditetapkan(masuk, surat):
    pj, kepala, dasar = masuk("penanggung_jawab"), masuk("pimpinan"), f"/standar/kelola/{surat.slug}/1/"
    Standar.objects.update(status="uji_coba", uji_coba_persen=40, uji_coba_mulai_pada=timezone.now())
    Konsultasi.objects.create(standar=Standar.objects.get(), hasil="Sepakat", ditutup_pada=timezone.now())
    assert uji_coba(surat) == (40, None)
    sk = {"nomor_sk": "1", "tanggal_sk": HARI_INI, "penanda_tangan": "K", "mulai_berlaku": HARI_INI}
    assert "Nilai dulu uji cobanya" in kepala.post(f"{dasar}tetapkan/", sk).content.decode()
    nilai = {"sarpras": "kurang", "kemudahan": "baik", "keteraturan": "baik"}
    assert "Tulis apa yang belum baik" in pj.post(f"{dasar}nilai/", nilai).content.decode()
    assert kepala.post(f"{dasar}nilai/", nilai).status_code == 403
    pj.post(f"{dasar}nilai/", {**nilai, "catatan": "kursi kurang"})
    assert "dinilai belum baik" in kepala.post(f"{dasar}tetapkan/", sk).content.decode()
    pj.post(f"{dasar}nilai/", {**nilai, "sarpras": "baik"})
    assert "kursi kurang" in pj.get(f"/standar/kelola/{surat.slug}/").content.decode(), (
        "nothing is overwritten"
    )
    assert kepala.post(f"{dasar}tetapkan/", sk).status_code == 302
    assert pj.post(f"{dasar}nilai/", nilai).status_code == 422
    assert uji_coba(surat) == (40, None), "still a trial until its day comes"
    operasi.berlakukan(standar=Standar.objects.get(), oleh=None)
    assert uji_coba(surat) is None


def test_peninjauan_diingatkan_sekali_dan_tampak_terlambat(masuk, unit, cast, mailoutbox):
    lama = layanan_berlaku(unit)  # in force since 2020, never reviewed
    layanan_berlaku(unit, nama="Baru", berlaku=DateRange(timezone.localdate(), None))
    pj = masuk("penanggung_jawab")
    for alamat in ("/standar/kelola/", f"/standar/kelola/{lama.slug}/"):
        isi = pj.get(alamat).content.decode()
        assert "terlambat" in isi or "seharusnya ditinjau" in isi
    type(cast["penanggung_jawab"]).objects.filter(pk=cast["penanggung_jawab"].pk).update(email="pj@contoh.id")
    assert jadwal.ingatkan_peninjauan() == 1
    assert jadwal.ingatkan_peninjauan() == 0
    antar_jatuh_tempo()
    kirim_jatuh_tempo()
    assert [m.to for m in mailoutbox] == [["pj@contoh.id"]]
    nanti = (timezone.localdate() + timedelta(days=200)).isoformat()
    pj.post(f"/standar/kelola/{lama.slug}/1/tinjau/", {"hasil": "Masih sesuai", "berikutnya": nanti})
    assert "Perlu ditinjau" not in pj.get("/standar/kelola/").content.decode()
    assert "Masih sesuai" in pj.get(f"/standar/kelola/{lama.slug}/").content.decode()
    assert jadwal.ingatkan_peninjauan(timezone.now() + timedelta(days=180)) == 1


def test_kode_layanan_terpakai(masuk, surat):
    jawab = masuk("penanggung_jawab").post(
        f"/standar/kelola/baru/{surat.unit.kode}/",
        {"nama": "X", "kode": "UJI", "kelompok": "jasa", "awalan": "A"},
    )
    assert "sudah dipakai" in jawab.content.decode()


def test_ubah_layanan_membuatnya_ditemukan(client, masuk, unit, unit_lain):
    pj, alamat = masuk("penanggung_jawab"), f"/standar/kelola/baru/{unit.kode}/"
    baru = {"nama": "Surat Uji", "kode": "UJI", "kelompok": "jasa", "awalan": "A"}
    pj.post(
        alamat, {**baru, "kata_kunci": "Surat  Sakti, sakti,, surat sakti", "peristiwa_hidup": ["pindah"]}
    )
    x = Layanan.objects.get()
    assert (x.kata_kunci, x.peristiwa_hidup) == (["surat sakti", "sakti"], ["pindah"])
    surat = layanan_berlaku(unit, "Kartu Keluarga")
    dasar = f"/standar/kelola/{surat.slug}/"
    isi = {"nama": "Kartu Keluarga", "kelompok": "administratif", "kata_kunci": "Kasus Lama, KK"}
    assert "Kartu Keluarga" not in client.get("/cari/?q=kasus+lama").content.decode()
    for _dua_kali in range(2):
        assert pj.post(f"{dasar}ubah/", {**isi, "peristiwa_hidup": ["lahir"]})["Location"] == dasar
    assert Peristiwa.objects.filter(kode="standar.layanan.diubah").count() == 1, "the same again is no event"
    assert "diubah: kata kunci, peristiwa hidup" in pj.get(dasar).content.decode()
    assert "Kartu Keluarga" in client.get("/cari/?q=kasus+lama").content.decode()
    assert "Kartu Keluarga" in client.get("/standar/peristiwa-hidup/lahir/").content.decode()
    tampil = pj.get(f"{dasar}ubah/").content.decode()
    assert "kasus lama, kk</textarea>" in tampil
    for salah, pesan in (
        ({"kata_kunci": "x" * 61}, "terlalu panjang"),
        ({"kata_kunci": ",".join(map(str, range(51)))}, "Paling banyak 50"),
        ({"peristiwa_hidup": ["wisuda"]}, "wisuda"),
        ({"nama": ""}, "ringkasan-galat"),
    ):
        jawab = pj.post(f"{dasar}ubah/", {**isi, **salah}).content.decode()
        assert pesan in jawab, salah
    surat.refresh_from_db()
    assert surat.kata_kunci == ["kasus lama", "kk"]
    assert pj.get(f"/standar/kelola/{layanan_berlaku(unit_lain).slug}/ubah/").status_code == 404
    assert masuk("petugas").get(f"{dasar}ubah/").status_code == 403


def test_siapa_boleh(client, masuk, surat, unit, unit_lain):
    lain = layanan_berlaku(unit_lain)
    dasar = f"/standar/kelola/{surat.slug}/"
    for alamat in ("/standar/kelola/", dasar, f"{dasar}sunting/", f"/standar/kelola/baru/{unit.kode}/"):
        assert client.get(alamat).status_code == 302, "guests sign in first"
        assert masuk("petugas").get(alamat).status_code == 403
    pj = masuk("penanggung_jawab")
    assert pj.get(f"/standar/kelola/{lain.slug}/").status_code == 404, "another unit's does not exist"
    assert pj.get(f"/standar/kelola/baru/{unit_lain.kode}/").status_code == 404
    assert pj.post(f"/standar/kelola/{lain.slug}/1/cabut/", {"alasan": "x"}).status_code == 404
    assert pj.post(f"/standar/kelola/{lain.slug}/rancang/").status_code == 404
    assert masuk("pengawas").post(f"{dasar}1/konsultasi/", {"sampai": HARI_INI}).status_code == 403


def test_hanya_post(masuk, surat):
    pj, dasar = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/"
    assert pj.get(f"{dasar}rancang/").status_code == 405
    assert pj.get(f"{dasar}1/konsultasi/").status_code == 405
    assert pj.post(f"{dasar}1/entah/").status_code == 404


def test_keadaan_salah_ditolak_dengan_pesan(masuk, surat):
    pj, dasar = masuk("penanggung_jawab"), f"/standar/kelola/{surat.slug}/"
    jawab = pj.post(f"{dasar}1/uji-coba/", {"persen": "40"})
    assert jawab.status_code == 422
    assert "tidak berlaku pada keadaan sekarang" in jawab.content.decode()
    jawab = pj.post(f"{dasar}1/konsultasi/", {"sampai": ""})
    assert jawab.status_code == 422
    jawab = pj.post(f"{dasar}1/konsultasi/", {"sampai": HARI_INI})
    assert "Isi dulu komponen yang wajib ada" in jawab.content.decode()
    assert pj.post(f"{dasar}rancang/").status_code == 302
    assert Standar.objects.count() == 1, "one draft at a time"


def test_query_daftar_tetap(masuk, unit, django_assert_max_num_queries):
    pj = masuk("penanggung_jawab")
    for n in (1, 8):
        for _ in range(n):
            layanan_berlaku(unit)
        with django_assert_max_num_queries(18):
            assert pj.get("/standar/kelola/").status_code == 200
