"""The verifikator with sixty cases and no mouse: by time left, paper by paper, one return with all, bulk acts."""

import re

import pytest

pytestmark = pytest.mark.e2e

ENAM_PULUH = """
from datetime import timedelta
from django.utils import timezone
from permohonan import operasi
from permohonan.operasi.bagian import Pemohon
from standar.models import Layanan
layanan = Layanan.objects.get(unit__kode="dukcapil-contoh", nama="Kartu Keluarga")
for i in range(60):
    operasi.ajukan_langsung(
        layanan=layanan, pemohon=Pemohon(nama=f"Keluarga {i:02}", telepon="+6281234567890"),
        kanal="mesin", oleh=None, pada=timezone.now() - timedelta(minutes=120 - i),
    )
"""


def kepala(hal):
    return hal.inner_text("h1")


def tuts(hal, huruf, tunggu):
    hal.keyboard.press(huruf)
    hal.wait_for_selector(tunggu)
    hal.wait_for_load_state()


def pindah(hal, huruf):
    """To the neighbouring case."""
    lama = hal.url
    hal.keyboard.press(huruf)
    hal.wait_for_url(lambda u: u != lama)
    hal.wait_for_load_state()


def tanpa_cela(hal):
    from axe_playwright_python.sync_playwright import Axe

    assert [v["id"] for v in Axe().run(hal).response["violations"]] == []


def test_enam_puluh_kasus_hanya_dengan_tuts(portal, masuk):
    portal.kelola("shell", "-c", ENAM_PULUH)
    hal = masuk("verifikator")
    hal.goto("/permohonan/masuk/?tab=baru")
    baris = hal.locator("tbody th a").all_inner_texts()
    milik = [x for x in baris if x.startswith("Keluarga ")]
    assert milik == sorted(milik), "what is due first is on top"
    assert len(baris) == 50
    tanpa_cela(hal)

    # rows are walked, one is ticked and untied, Enter opens
    for _ in range(2):
        hal.keyboard.press("j")
    hal.keyboard.press("k")
    hal.keyboard.press("c")
    assert hal.locator("tbody input:checked").count() == 1
    hal.keyboard.press("c")

    # the whole page is mine with two keys
    hal.keyboard.press("v")
    assert hal.locator("tbody input:checked").count() == 50
    tuts(hal, "a", "text=50 permohonan dikerjakan")

    # the first of mine, opened from the keyboard
    hal.goto("/permohonan/masuk/?tab=saya")
    for _ in range(50):
        hal.keyboard.press("j")
        if hal.evaluate("document.activeElement.textContent").startswith("Keluarga"):
            break
    hal.keyboard.press("Enter")
    hal.wait_for_selector("[data-periksa-kini]")
    pertama = kepala(hal)
    tanpa_cela(hal)

    # next and back
    alamat = hal.url
    pindah(hal, "j")
    assert kepala(hal) != pertama
    pindah(hal, "k")
    assert (hal.url, kepala(hal)) == (alamat, pertama)

    # ok, lacking with its reason, lacking again; all of it in one return
    n = hal.locator(".periksa-berkas").count()
    assert n >= 3
    hal.keyboard.press("o")
    for alasan in ("Fotokopi buram", "Belum ditandatangani"):
        hal.keyboard.press("x")
        hal.keyboard.type(alasan)
        hal.keyboard.press("Enter")
    for _ in range(n - 3):
        hal.keyboard.press("o")
    tuts(hal, "p", "text=Menunggu kelengkapan")
    isi = hal.inner_text("#berkas")
    assert "Fotokopi buram" in isi
    assert "Belum ditandatangani" in isi
    kode = re.search(r"P(-[A-Z0-9]{4}){3}", hal.inner_text("main")).group(0)
    warga = hal.context.new_page()
    warga.goto(f"/p/{kode}/")
    assert "Semua kekurangan sudah disebut" in warga.inner_text("main")
    warga.close()

    # the next one: everything in order, one key; then one more nobody holds
    for _ in range(50):
        pindah(hal, "j")
        if hal.locator("[data-periksa-kini]").count():
            break
    tuts(hal, "l", "text=Janji mulai dihitung")
    hal.keyboard.press("n")
    hal.wait_for_selector("[data-periksa-kini]")

    # equal cases at once: the rest of mine
    hal.goto("/permohonan/masuk/?tab=saya")
    siap = hal.locator("tbody tr", has_text="Diperiksa").count()
    assert siap >= 40
    hal.keyboard.press("v")
    tuts(hal, "l", f"text={siap} permohonan dikerjakan")
    hal.goto("/permohonan/masuk/?tab=baru")
    # what other journeys left on the first page took the place of some
    assert hal.locator("tbody th a", has_text=re.compile(r"^Keluarga \d")).count() <= 60 - len(milik)
