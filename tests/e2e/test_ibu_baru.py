"""A new mother in one visit of the portal: akta kelahiran, Kartu Keluarga and KIA, until the QR on paper is believed.

FOTO_E2E=folder keeps a picture of every page on the way.
"""

import os
import re
from pathlib import Path

import pytest

from tests.e2e.kerja import langkah_standar

pytestmark = pytest.mark.e2e


def foto(hal, nama):
    if folder := os.environ.get("FOTO_E2E"):
        os.makedirs(folder, exist_ok=True)
        hal.screenshot(path=f"{folder}/{nama}.png", full_page=True)


def tanpa_cela(hal):
    from axe_playwright_python.sync_playwright import Axe

    assert [v["id"] for v in Axe().run(hal).response["violations"]] == []


def kirim(hal):
    hal.click("main form .tombol-besar")


def ajukan(hal, slug, *, baru):
    """One service from its first step to the proof; the applicant is typed once only. Its code and PIN."""
    hal.click(f"main a[href$='layanan={slug}']")
    if baru:
        hal.fill("[name=nama]", "Ratna Dewi")
    assert hal.input_value("[name=nama]") == "Ratna Dewi"
    foto(hal, f"1-{slug}-pemohon")
    kirim(hal)
    if baru:
        hal.wait_for_url("**/untuk/")
        foto(hal, "1-untuk")
        kirim(hal)
        hal.wait_for_url("**/kabar/")
        hal.fill("[name=telepon]", "0812 3456 7890")
        foto(hal, "1-kabar")
        kirim(hal)
    hal.wait_for_url("**/berkas/")
    for pilih in hal.locator("input[value=dibawa]").all():
        pilih.check()
    kirim(hal)
    hal.wait_for_url("**/periksa/")
    foto(hal, f"2-{slug}-periksa")
    kirim(hal)
    hal.wait_for_url("**/tanda-terima/")
    isi = hal.inner_text("main")
    kode = re.search(r"P(-[A-Z0-9]{4}){3}", isi).group(0)
    return kode, re.search(r"\b\d{6}\b", isi).group(0)


def test_akta_kk_dan_kia_sampai_qr_dipercaya(buka, masuk, portal):
    # the penanggung jawab builds the letter of this service: no code
    pj = masuk("penanggungjawab")
    pj.goto("/permohonan/rancangan/")
    pj.click("main a[href*='/akta-kelahiran/']")
    pj.select_option("[name=produk]", "surat")
    pj.fill("[name=tingkat_persetujuan]", "1")
    pj.fill("[name=register]", "474.1")
    pj.fill("[name=judul]", "KUTIPAN AKTA KELAHIRAN")
    pj.fill("[name=templat]", "Menerangkan kelahiran anak dari {nama}.\n\n{tanggal}")
    foto(pj, "0-rancangan")
    pj.click("main button:has-text('Simpan dan lihat')")
    pj.wait_for_selector("text=Rancangan disimpan")

    ibu = buka(360)
    ibu.goto("/permohonan/")
    akta, pin = ajukan(ibu, "akta-kelahiran", baru=True)
    ibu.click("text=Ajukan layanan lain, pemohon yang sama")
    kk, _pin = ajukan(ibu, "kartu-keluarga", baru=False)
    ibu.click("text=Ajukan layanan lain, pemohon yang sama")
    kia, _pin = ajukan(ibu, "kartu-identitas-anak", baru=False)
    tanpa_cela(ibu)
    foto(ibu, "3-tanda-terima")

    # she asks the officer and chooses how to get it
    ibu.goto(f"/p/{akta}/")
    ibu.fill("[name=isi]", "Apakah surat bidan boleh difoto?")
    ibu.click("button:has-text('Kirim pesan')")
    ibu.wait_for_selector("text=Pesan terkirim")
    tanpa_cela(ibu)
    foto(ibu, "4-halaman-warga")

    verifikator = masuk("verifikator")
    verifikator.goto("/permohonan/masuk/?tab=pesan")
    foto(verifikator, "5-menunggu-jawaban")
    for kode in (akta, kk, kia):
        verifikator.goto(f"/permohonan/{kode}/")
        verifikator.keyboard.press("a")
        verifikator.wait_for_selector("[data-tuts=l]")
        verifikator.keyboard.press("l")
        verifikator.wait_for_selector("text=Janji mulai dihitung")
    verifikator.goto(f"/permohonan/{akta}/")
    verifikator.fill("#pesan [name=isi]", "Boleh, bawa aslinya saat mengambil.")
    verifikator.click("text=Kirim kepada pemohon")
    verifikator.wait_for_selector("text=Terkirim kepada pemohon")
    foto(verifikator, "6-kasus")
    langkah_standar(verifikator)
    assert "Tagihan" not in verifikator.inner_text("main"), "free by its standard"
    foto(verifikator, "7-kasus-langkah")
    tanpa_cela(verifikator)
    verifikator.keyboard.press("e")
    verifikator.wait_for_selector("text=Diteruskan.")

    # the head approves from a phone
    kepala = masuk("pimpinan", 360)
    kepala.goto("/permohonan/masuk/?tab=setuju")
    foto(kepala, "8-kepala-daftar")
    kepala.click("main a:has-text('Ratna Dewi')")
    tanpa_cela(kepala)
    foto(kepala, "9-kepala-kasus")
    kepala.click("form[action$='/setujui/'] button")
    kepala.wait_for_selector("text=Disetujui.")

    ibu.goto(f"/p/{akta}/")
    ibu.wait_for_selector("text=Siap diambil")  # the worker numbers and signs it; the page says so by itself
    ibu.wait_for_selector("text=bawa aslinya")
    ibu.reload()
    foto(ibu, "10-siap")
    ibu.click("text=Lihat surat")
    assert "474.1/001/" in ibu.inner_text("main")
    foto(ibu, "11-surat")
    verifikasi = re.search(r"/verifikasi/V(-[A-Z0-9]{4}){3}/", ibu.content()).group(0)

    # somebody holds the paper and scans
    siapa = buka(360)
    siapa.goto(verifikasi)
    isi = siapa.inner_text("main")
    assert "474.1/001/" in isi
    assert "Asli dan berlaku" in isi
    tanpa_cela(siapa)
    foto(siapa, "12-verifikasi")

    # the register of the year holds it, on the screen and on paper
    verifikator.goto("/permohonan/register/")
    assert "474.1/001/" in verifikator.inner_text("main")
    kertas = verifikator.request.get(f"{portal.url}/permohonan/register.pdf")
    assert kertas.body().startswith(b"%PDF-")

    petugas = masuk("petugas")
    petugas.goto(f"/permohonan/{akta}/")
    petugas.keyboard.press("s")
    petugas.wait_for_selector("text=Permohonan ditutup")
    petugas.goto(f"/permohonan/{kk}/")
    langkah_standar(petugas)
    petugas.keyboard.press("s")
    petugas.wait_for_selector("text=Permohonan ditutup")
    if os.environ.get("FOTO_E2E"):
        for nama, alamat in (("kotak", "/permohonan/masuk/"), ("antaran", "/permohonan/antaran/")):
            for lebar in (360, 1440):
                petugas.set_viewport_size({"width": lebar, "height": 900})
                petugas.goto(alamat)
                foto(petugas, f"20-{nama}-{lebar}")
        for nama, alamat in (
            ("pengaturan", "/permohonan/pengaturan/"),
            ("voucher", "/permohonan/voucher/"),
            ("angka", "/permohonan/angka/"),
            ("register", "/permohonan/register/"),
        ):
            for lebar in (360, 1440):
                pj.set_viewport_size({"width": lebar, "height": 900})
                pj.goto(alamat)
                foto(pj, f"21-{nama}-{lebar}")
        ibu.goto(f"/p/{kia}/penyerahan/")
        foto(ibu, "22-penyerahan")
        surat = ibu.request.get(f"{portal.url}/permohonan/{akta}/surat.pdf")
        (Path(os.environ["FOTO_E2E"]) / "surat.pdf").write_bytes(surat.body())
    assert pin
