"""From the phone to the product in hand: filed in steps, returned once, completed, handed over, followed by code."""

import json
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
    petugas.keyboard.press("s")
    petugas.wait_for_selector("text=Permohonan ditutup")
    lain.wait_for_selector("text=Selesai, sudah diserahkan")
