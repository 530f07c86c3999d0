"""From the phone to the product in hand: filed in steps, returned once, completed, handed over, followed by code."""

import json
import os
import re
import urllib.request

import pytest

from tests.e2e.kerja import langkah_standar

pytestmark = pytest.mark.e2e

UNIT = "dukcapil-contoh"
FOTO = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    + b"\xff\xdb\x00\x43"
    + bytes(65)
    + b"\xff\xda\x00\x0c"
    + bytes(10)
    + b"gambar\xff\xd9"
)


TABEL = """
from pelayanan.models import Unit
from tests.permohonan.conftest import bersyarat
bersyarat(
    Unit.objects.get(kode="dukcapil-contoh"),
    "Legalisasi Salinan",
    [
        {"untuk": "Legalisasi per lembar", "rupiah": 5_000, "dasar": "Perda 4/2023", "bebas_bagi": "warga miskin"},
        {"untuk": "Pengukuran lapangan", "rupiah": None, "dasar": "Perda 9/2022"},
        {"untuk": "Pelajar", "rupiah": 0},
    ],
    biaya_rupiah=None, biaya_teks="menurut tabel", slug="legalisasi-salinan", kode="UJI-BIAYA",
)
"""


def foto(hal, nama):
    """FOTO_E2E=folder keeps a picture of the page at three widths and in the dark."""
    if not (folder := os.environ.get("FOTO_E2E")):
        return
    semula = hal.viewport_size
    os.makedirs(folder, exist_ok=True)
    for lebar in (360, 768, 1440):
        hal.set_viewport_size({"width": lebar, "height": 900})
        hal.screenshot(path=f"{folder}/{nama}-{lebar}.png", full_page=True)
    hal.emulate_media(color_scheme="dark")
    hal.screenshot(path=f"{folder}/{nama}-gelap.png", full_page=True)
    hal.emulate_media(color_scheme="light")
    hal.set_viewport_size(semula)


@pytest.fixture(scope="module")
def layanan(portal):
    with urllib.request.urlopen(f"{portal.url}/api/v1/layanan/?unit={UNIT}") as jawaban:
        daftar = json.load(jawaban)["hasil"]
    return next(x for x in daftar if x["nama"] == "Kartu Keluarga")


def tanpa_cela(hal):
    from axe_playwright_python.sync_playwright import Axe

    assert [v["id"] for v in Axe().run(hal).response["violations"]] == []


def kirim(hal):
    hal.click("main form .tombol-besar")


def test_dari_ponsel_sampai_di_tangan(buka, masuk, layanan):
    warga = buka(360)
    warga.goto("/permohonan/")
    tanpa_cela(warga)
    warga.click(f"main a[href$='{layanan['slug']}']")
    assert "Janji layanan ini" in warga.inner_text("main")
    assert not warga.locator("[name=telepon]").count(), "one group of questions per screen"
    warga.fill("[name=nama]", "Siti Aminah")
    kirim(warga)
    warga.wait_for_url("**/untuk/")
    tanpa_cela(warga)
    warga.click("button:has-text('Kembali')")
    assert warga.input_value("[name=nama]") == "Siti Aminah"
    kirim(warga)
    # through her daughter: the one who does the errands is named, and the promise of a surat kuasa is read
    warga.check("[name=atas][value=keluarga]")
    kirim(warga)
    assert "Tulis nama Anda yang mengurus" in warga.inner_text(".ringkasan-galat")
    warga.fill("[name=nama_pengaju]", "Sri, anaknya")
    kirim(warga)
    warga.wait_for_url("**/kabar/")
    tanpa_cela(warga)
    warga.fill("[name=telepon]", "0812")
    kirim(warga)
    assert "Nomor telepon belum benar" in warga.inner_text(".ringkasan-galat")
    assert warga.input_value("[name=telepon]") == "0812"
    warga.fill("[name=telepon]", "0812 3456 7890")
    kirim(warga)
    warga.wait_for_url("**/berkas/")
    tanpa_cela(warga)
    # the first paper as a photo, the others are brought
    warga.check("[name=berkas_1][value=unggah]")
    warga.set_input_files("[name=file_1]", {"name": "ktp.jpg", "mimeType": "image/jpeg", "buffer": FOTO})
    kirim(warga)
    warga.wait_for_url("**/periksa/")
    assert "Siti Aminah" in warga.inner_text("main")
    kirim(warga)
    warga.wait_for_url("**/tanda-terima/")
    kode = re.search(r"P(-[A-Z0-9]{4}){3}", warga.inner_text("main")).group(0)
    pin = re.search(r"\b\d{6}\b", warga.inner_text("main")).group(0)
    tanpa_cela(warga)

    verifikator = masuk("verifikator")
    verifikator.goto("/permohonan/masuk/?tab=baru")
    assert "Siti Aminah" in verifikator.inner_text("main")
    verifikator.goto(f"/permohonan/{kode}/")
    verifikator.keyboard.press("a")
    verifikator.wait_for_selector("[data-tuts=l]")
    tanpa_cela(verifikator)
    for nama in verifikator.eval_on_selector_all(
        "input[name^=putusan_][value=sesuai]", "daftar => daftar.map(x => x.name)"
    ):
        verifikator.check(f"[name={nama}][value=sesuai]")
    verifikator.check("[name=putusan_1][value=kurang]")
    verifikator.fill("[name=alasan_1]", "Foto buram, NIK tidak terbaca")
    verifikator.click("[data-tuts=p]")
    verifikator.wait_for_selector("text=Menunggu kelengkapan")

    # another phone: the code shows the state, the PIN the reason
    lain = buka(360)
    lain.goto("/permohonan/")
    lain.fill("[name=kode]", kode.lower())
    lain.press("[name=kode]", "Enter")
    lain.wait_for_url("**/p/**")
    assert "S**i" in lain.inner_text("main")
    assert "buram" not in lain.inner_text("main")
    lain.fill("[name=pin]", pin)
    lain.press("[name=pin]", "Enter")
    lain.wait_for_selector("text=Foto buram")
    lain.click("text=Lengkapi sekarang")
    tanpa_cela(lain)
    lain.check("[name=berkas_1][value=dibawa]")
    kirim(lain)
    lain.wait_for_selector("text=Petugas yang sama")

    verifikator.goto(f"/permohonan/{kode}/")
    verifikator.keyboard.press("l")
    verifikator.wait_for_selector("text=Janji mulai dihitung")

    # the page left open shows it by itself: the promise is now a date
    lain.wait_for_selector("text=Berkas lengkap")
    assert "paling lambat" in lain.inner_text("main")

    petugas = masuk("petugas")
    petugas.goto(f"/permohonan/{kode}/")
    langkah_standar(petugas)
    assert "Sri, anaknya" in petugas.inner_text("main")
    petugas.fill("[name=penerima]", "Sri, anaknya")
    petugas.click("[data-tuts=s]")
    petugas.wait_for_selector("text=Permohonan ditutup")
    lain.wait_for_selector("text=Selesai, sudah diserahkan")


def test_biaya_dari_tabel_hanya_dengan_tuts(portal, buka, masuk):
    """By the key to the first line, typed, Enter; wrong, right, changed while unpaid; receipt; the citizen's page."""
    portal.kelola("shell", "-c", TABEL)
    petugas = masuk("petugas")
    petugas.goto("/permohonan/baru/?layanan=legalisasi-salinan&tiket=")
    petugas.fill("[name=nama]", "Budi Santoso")
    petugas.fill("[name=telepon]", "0812 3456 7890")
    for kotak in petugas.locator("[name=berkas]").all():
        kotak.check()
    kirim(petugas)
    petugas.wait_for_url("**/tanda-terima/")
    kode = re.search(r"P(-[A-Z0-9]{4}){3}", petugas.inner_text("main")).group(0)
    warga = buka(360)
    warga.goto(f"/p/{kode}/")
    assert "Dihitung petugas menurut tabel" in warga.inner_text("main")
    foto(warga, "biaya-warga-belum")

    hal = masuk("verifikator")
    hal.goto(f"/permohonan/{kode}/")
    tanpa_cela(hal)
    foto(hal, "biaya-belum")
    hal.keyboard.press("h")
    assert hal.evaluate("document.activeElement.name") == "banyak_1", (
        "the key leads to the line, it sends nothing"
    )
    hal.keyboard.type("3")
    hal.keyboard.press("Tab")
    hal.keyboard.press("Tab")
    assert hal.evaluate("document.activeElement.name") == "rupiah_2"
    hal.keyboard.type("Rp120.000")
    assert hal.inner_text("[data-biaya-jumlah]").endswith("15.000"), (
        "not counted yet: how often is not written"
    )
    hal.keyboard.press("Enter")
    hal.wait_for_selector("#biaya >> text=tulis juga banyaknya")
    tanpa_cela(hal)
    foto(hal, "biaya-keliru")
    assert hal.input_value("[name=banyak_1]") == "3"
    hal.keyboard.press("h")
    hal.keyboard.press("Tab")
    hal.keyboard.type("1")
    assert hal.inner_text("[data-biaya-jumlah]").endswith("135.000")
    hal.keyboard.press("Enter")
    hal.wait_for_selector("text=Biaya ditetapkan: Rp135.000")
    foto(hal, "biaya-sudah")
    hal.keyboard.press("h")
    hal.keyboard.type("2")
    hal.keyboard.press("Enter")
    hal.wait_for_selector("text=Biaya ditetapkan: Rp130.000")
    langkah_standar(hal)
    hal.keyboard.press("e")
    hal.wait_for_selector("text=Menunggu pembayaran")
    warga.reload()
    assert "Rp130.000" in warga.inner_text("main")
    foto(warga, "biaya-warga")
    warga.click("text=Lihat rincian dan cara membayar")
    assert "2 × Rp5.000" in warga.inner_text("main")
    foto(warga, "biaya-tagihan")

    kasir = masuk("kasir")
    kasir.goto("/permohonan/kasir/")
    foto(kasir, "biaya-kasir")
    kasir.click("li:has-text('Budi Santoso') button")
    kasir.wait_for_url("**/kuitansi/")
    assert "2 × Rp5.000" in kasir.inner_text("main")
    assert "Rp130.000" in kasir.inner_text("main")
    tanpa_cela(kasir)
    foto(kasir, "biaya-kuitansi")
    hal.reload()
    assert not hal.locator("#biaya").count(), "paid: the table is closed"
    petugas.goto(f"/permohonan/{kode}/")
    petugas.keyboard.press("s")
    petugas.wait_for_selector("text=Permohonan ditutup")
    warga.context.add_cookies([{"name": "django_language", "value": "en", "url": portal.url}])
    warga.goto(f"/p/{kode}/")
    assert "Finished, handed over" in warga.inner_text("main")
    foto(warga, "biaya-warga-selesai")
