"""The survey as lived: a citizen with one thumb, an officer with a pile of paper, a head who must say why."""

import os
import sys
import time

import pytest

pytestmark = pytest.mark.e2e

UNIT = "dukcapil-contoh"
# A person, not a script: to take in a question 1.35 s, to reach and tap 1.1 s (keystroke-level model), to swipe 0.5 s.
PERTANYAAN, KETUKAN = 1.35 + 0.5, 1.1
ANGKA_SEDETIK = 2.5  # digits a clerk types from paper
LEMBAR = int(os.environ.get("LEMBAR", "10"))  # of the 150 of a survey week


def test_warga_empat_belas_unsur_dengan_satu_jempol(masuk, buka):
    masuk("petugas").goto(
        f"/ikm/kertas/?unit={UNIT}"
    )  # the quarter's period opens by itself, at its first use
    pj = masuk("penanggungjawab")
    pj.goto(f"/ikm/periode/?unit={UNIT}")
    pj.click("button:has-text('Buka tautan terbuka')")
    warga = buka(360, 740, has_touch=True, is_mobile=True)
    warga.goto(f"/ikm/{UNIT}/isi/")
    warga.select_option("select[name=layanan]", index=1)
    tanya = warga.locator("fieldset.tanya")
    assert tanya.count() == 14
    mulai = time.monotonic()
    for i in range(13):
        tanya.nth(i).locator("label.skala-3").tap()
    tanya.nth(13).locator("label.skala-2").tap()
    ketuk = time.monotonic() - mulai  # the driver's own waiting, not the page's
    assert warga.locator("input[type=radio]:checked").count() == 14, "one tap each"
    tanya.nth(13).locator(".tanya-alasan input").fill("Parkir gelap, kata Pak Budi")
    # the draft survives the battery
    warga.reload()
    assert warga.locator("input[type=radio]:checked").count() == 14
    mulai = time.monotonic()
    warga.click("button:has-text('Kirim jawaban')")
    warga.wait_for_selector("text=Terima kasih")
    kirim = time.monotonic() - mulai
    orang = 14 * (PERTANYAAN + KETUKAN) + KETUKAN + kirim
    sys.stdout.write(f"14 unsur: 15 ketukan, skrip {ketuk:.1f} s, kirim {kirim:.1f} s, orang {orang:.0f} s\n")
    assert orang < 60
    assert warga.evaluate("document.documentElement.scrollWidth") <= 360
    warga.goto(f"/ikm/{UNIT}/isi/")
    assert warga.locator("input[type=radio]:checked").count() == 0, "the draft is gone once sent"


def test_petugas_mengetik_lembar_tanpa_tetikus(masuk):
    hal = masuk("petugas")
    hal.goto(f"/ikm/kertas/?unit={UNIT}")
    hal.keyboard.press("ArrowDown")  # the service, where the cursor is
    hal.locator(".kertas-angka").first.focus()
    mulai = time.monotonic()
    for ke in range(1, LEMBAR + 1):
        hal.keyboard.type("34343434343430")
        hal.keyboard.press("Enter")
        hal.wait_for_selector(f"text={ke} lembar Anda masukkan hari ini")
    satu = (time.monotonic() - mulai) / LEMBAR
    orang = 150 * (satu + 15 / ANGKA_SEDETIK)
    sys.stdout.write(
        f"{LEMBAR} lembar: {satu:.2f} s selembar; 150 lembar oleh orang {orang / 60:.0f} menit\n"
    )
    assert orang < 30 * 60


def test_pimpinan_menjawab_mengapa(masuk):
    hal = masuk("pimpinan")
    hal.goto(f"/dasbor/ikm/?unit={UNIT}")
    hal.click("nav.subnav a:has-text('Mengapa berubah')")
    isi = hal.inner_text("main")
    assert "Andil setiap unsur" in isi or "Belum cukup data" in isi
    if "Andil setiap unsur" in isi:
        hal.click("a:has-text('Lihat jawaban 1–2')")
        assert "Tanpa nama dan tanpa jam" in hal.inner_text("main")
        hal.go_back()
        hal.click("a:has-text('Buat rencana aksi')")
        assert hal.input_value("[name=masalah]")
