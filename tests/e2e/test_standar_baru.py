"""A new penanggung jawab writes a standard from nothing to in force: consultation, trial, decree, in real browsers."""

import re
import time
from datetime import date

import pytest

pytestmark = pytest.mark.e2e

UNIT = "dukcapil-contoh"
NAMA = "Surat Keterangan Tempat Tinggal Sementara"
HARI_INI = date.today().isoformat()  # the sample unit and this machine share the day except around midnight


def tanpa_cela(hal):
    from axe_playwright_python.sync_playwright import Axe

    assert [v["id"] for v in Axe().run(hal).response["violations"]] == []
    assert hal.evaluate("document.documentElement.scrollWidth <= innerWidth")


def isi(hal, **bidang):
    for nama, nilai in bidang.items():
        hal.fill(f"main [name='{nama.replace('__', '-')}']", nilai)


def tekan(hal, nama):
    hal.get_by_role("button", name=nama, exact=True).click()


def perbuatan(hal, judul, **bidang):
    """One step of a version's life on the service's page."""
    hal.click(f"main summary:has-text('{judul}')")
    blok = hal.locator(f"main details:has(summary:has-text('{judul}'))")
    for nama, nilai in bidang.items():
        masukan = blok.locator(f"[name={nama}]")
        if masukan.first.get_attribute("type") == "radio":
            blok.locator(f"[name={nama}][value={nilai}]").check()
        else:
            masukan.fill(nilai)
    blok.locator("button[type=submit]").click()
    hal.wait_for_load_state()


def kode_dari_surat(portal, detik=20):
    """Letters are files here: no SMTP server anywhere, and no address in any log."""
    batas = time.monotonic() + detik
    while time.monotonic() < batas:
        if cocok := re.findall(r"Kode Anda: (\d{6})", portal.surat()):
            return cocok[-1]
        time.sleep(0.3)
    raise AssertionError("surel berkode tidak pernah keluar")


def test_dari_kosong_sampai_berlaku(portal, masuk, buka):
    pj = masuk("penanggungjawab")
    pj.goto("/standar/kelola/")
    pj.click(f"main a[href='/standar/kelola/baru/{UNIT}/']")
    isi(pj, nama=NAMA, kode="SKTTS")
    pj.click("main form button[type=submit]")
    pj.wait_for_url("**/sunting/")

    # a row too few: one more, nothing typed is lost
    isi(pj, persyaratan__0__nama="KTP-el", persyaratan__0__diperoleh_di="Disdukcapil")
    pj.check("[name=persyaratan-0-bentuk][value=asli]")
    isi(pj, persyaratan__1__nama="Surat pengantar RT", persyaratan__2__nama="Surat kehilangan")
    isi(pj, persyaratan__2__bila="kartu lama hilang")
    pj.click("button[value=persyaratan]")
    pj.wait_for_selector("[name=persyaratan-5-nama]")
    assert pj.input_value("[name=persyaratan-2-bila]") == "kartu lama hilang"
    isi(pj, langkah__0__nomor="1", langkah__0__pelaku="pemohon", langkah__0__uraian="Menyerahkan berkas")
    isi(pj, langkah__1__nomor="2", langkah__1__pelaku="petugas", langkah__1__uraian="Memeriksa dan mencetak")
    isi(pj, waktu_nilai="1", waktu_min="2", dihitung_sejak="berkas lengkap", biaya_rupiah="0")
    pj.select_option("[name=waktu_satuan]", "hari_kerja")
    isi(pj, produk="Surat keterangan", pengaduan__0__teks="Kotak saran di ruang tunggu")
    isi(pj, dasar_hukum__0__teks="UU 25/2009", sarpras="Ruang tunggu", sarpras_rentan="Kursi roda")
    isi(pj, kompetensi="SLTA", pengawasan="Atasan langsung", jumlah_pelaksana="2", evaluasi="Tiap triwulan")
    isi(pj, jaminan_pelayanan="Sesuai maklumat", jaminan_keamanan="Ruang dijaga")
    tekan(pj, "Simpan rancangan")
    assert "melebihi waktu paling lama" in pj.inner_text(".ringkasan-galat")
    assert pj.input_value("[name=sarpras_rentan]") == "Kursi roda"
    tanpa_cela(pj)
    isi(pj, waktu_min="")
    tekan(pj, "Simpan dan lihat seperti warga")
    pj.wait_for_url("**/pratinjau/")
    utama = pj.inner_text("main")
    for harus in ("kartu lama hilang", "dihitung sejak berkas lengkap", "GRATIS"):
        assert harus.lower() in utama.lower()

    pj.click("main a:has-text('Kembali ke meja kerja')")
    slug = pj.url.rstrip("/").rsplit("/", 1)[-1]
    meja = f"/standar/kelola/{slug}/"
    assert "14 dari 14 komponen" in pj.inner_text("main")
    tanpa_cela(pj)
    perbuatan(pj, "Buka konsultasi publik", sampai=HARI_INI)

    # a citizen without an account, on a phone
    warga = buka(360)
    warga.goto(f"/standar/{slug}/konsultasi/")
    tanpa_cela(warga)
    isi(warga, surel="warga@contoh.id")
    tekan(warga, "Kirim kode")
    warga.wait_for_selector("[name=kode]")
    isi(warga, kode=kode_dari_surat(portal))
    assert "warga@contoh.id" not in portal.log.read_text(errors="replace")
    tekan(warga, "Lanjut menulis masukan")
    warga.check("[name=sikap][value=setuju_bila]")
    tekan(warga, "Kirim masukan")
    assert "Apa yang perlu diperbaiki?" in warga.inner_text("main")
    isi(warga, isi="Tolong buka sampai sore.")
    tekan(warga, "Kirim masukan")
    warga.wait_for_selector("text=Masukan Anda sudah tercatat")
    tanpa_cela(warga)

    # forum, an answer to each, closing
    pj.goto(f"{meja}konsultasi/")
    tanpa_cela(pj)
    pj.set_input_files(
        "[name=berkas]", {"name": "Bahan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 %%EOF"}
    )
    tekan(pj, "Unggah")
    pj.wait_for_selector("text=Bahan.pdf")
    isi(pj, tempat="Balai kota", tanggal=HARI_INI, notulen="Jam layanan dibahas.", hadir__0__nama="Ratna")
    pj.select_option("[name=hadir-0-kelompok]", "media")
    tekan(pj, "Simpan forum")
    pj.wait_for_selector("text=Forum disimpan")
    tutup = {"hasil": "Usul jam diterima.", "nama_1": "Sri", "jabatan_1": "Kabid"}
    tutup |= {"nama_2": "Budi", "jabatan_2": "Wakil warga"}
    isi(pj, **tutup)
    tekan(pj, "Tutup dan buat berita acara")
    assert "1 masukan yang belum ditanggapi" in pj.inner_text("main")
    assert pj.input_value("[name=nama_2]") == "Budi"
    pj.goto(f"/standar/{slug}/konsultasi/")
    isi(pj, tanggapan="Mulai bulan depan buka sampai pukul 16.00.")
    tekan(pj, "Simpan tanggapan")
    pj.wait_for_load_state()
    pj.goto(f"{meja}konsultasi/")
    isi(pj, **tutup)
    tekan(pj, "Tutup dan buat berita acara")
    pj.wait_for_selector("text=Berita acaranya siap")
    warga.goto(f"/standar/{slug}/konsultasi/")
    for harus in ("buka sampai pukul 16.00", "Usul jam diterima", "Bahan.pdf", "Media massa: 1"):
        assert harus in warga.inner_text("main")
    assert "Ratna" not in warga.content()
    acara = warga.request.get(f"/standar/{slug}/konsultasi/berita-acara/1/")
    assert acara.body().startswith(b"%PDF")

    pj.goto(meja)
    perbuatan(pj, "Mulai uji coba", persen="40")
    perbuatan(pj, "Nilai uji coba", sarpras="baik", kemudahan="baik", keteraturan="baik")
    kepala = masuk("pimpinan")
    kepala.goto(meja)
    sk = {"nomor_sk": "060/7/2026", "tanggal_sk": HARI_INI, "penanda_tangan": "Kepala Dinas"}
    perbuatan(kepala, "Tetapkan dengan SK", **sk, mulai_berlaku=HARI_INI)
    perbuatan(kepala, "Berlakukan")
    tanpa_cela(kepala)

    warga.goto(f"/standar/{slug}/")
    utama = warga.inner_text("main")
    assert "060/7/2026" in utama
    assert "Diminta membayar?" in utama
    assert pj.goto(f"{meja}sunting/").status == 404, "in force it is not edited"
    pj.goto(f"{meja}riwayat/")
    assert "Kursi roda" in pj.inner_text("main")
    tanpa_cela(pj)
