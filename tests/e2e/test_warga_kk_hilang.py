"""A citizen who has never been here lost the family card: what, how long, how much; then the poster on the wall."""

import re

import pytest

pytestmark = pytest.mark.e2e

JAWABAN = ("Surat kehilangan", "24 jam", "Gratis")


def test_kk_hilang_satu_pencarian_satu_ketukan(buka):
    hal = buka(360)
    hal.goto("/")
    hal.fill("input[name=q]", "kk saya ilang")
    hal.press("input[name=q]", "Enter")
    hal.wait_for_url("**/cari/**")
    kartu = hal.locator("main a", has_text="Kartu Keluarga").first
    assert "24 jam" in hal.inner_text("main"), "how long and how much stand in the answer already"
    assert "gratis" in hal.inner_text("main").lower()
    kartu.click()
    isi = hal.inner_text("main")
    for jawab in JAWABAN:
        assert jawab.lower() in isi.lower(), jawab

    hal.click("text=Buat daftar bawaan saya")
    hal.check("input[name=bila][value=hilang]")
    hal.click("main form button[type=submit]")
    daftar = hal.inner_text("main")
    assert "Surat kehilangan" in daftar
    assert "Ijazah" not in daftar, "what others have to bring is not on this list"


def test_poster_tercetak_satu_lembar_dengan_kode_besar(buka):
    hal = buka(1200)
    hal.goto("/standar/kartu-keluarga/poster/")
    for kertas in ("A3", "A4"):
        isi = hal.pdf(format=kertas)
        assert len(re.findall(rb"/Type\s*/Page\b", isi)) == 1, kertas
    hal.emulate_media(media="print")
    hal.set_viewport_size({"width": 1123, "height": 1587})  # A3 at 96 dots an inch
    kotak = hal.locator(".poster-standar .qr svg").bounding_box()
    assert kotak["width"] / 96 * 25.4 >= 200, "read from two metres: a tenth of the distance"
    assert kotak["y"] + kotak["height"] <= 1587
