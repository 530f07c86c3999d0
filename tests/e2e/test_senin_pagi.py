"""A pengelola on Monday morning works an inbox through by keyboard: down the list, ticks, one act, the next case."""

import pytest

from tests.e2e.test_perjalanan import isi_aduan

pytestmark = pytest.mark.e2e


def test_kotak_masuk_dengan_tuts(buka, masuk):
    kode = [isi_aduan(buka())[0] for _ in range(3)]
    hal = masuk("pengelola")
    hal.goto("/pengaduan/masuk/")
    hal.keyboard.press("4")
    hal.wait_for_url("**saring=baru")
    assert all(k in hal.inner_text("main") for k in kode)
    ulang = [h.get_attribute("href") for h in hal.locator("[data-baris-tuts] th a").all()]

    # J, J, K: the focus walks; X ticks without leaving the row; the bar counts
    hal.keyboard.press("j")
    hal.keyboard.press("j")
    hal.keyboard.press("k")
    assert hal.evaluate("document.activeElement.getAttribute('href')") == ulang[0]
    hal.keyboard.press("x")
    assert hal.inner_text("[data-jumlah-terpilih]") == "1"
    hal.keyboard.press("x")
    for k in kode:
        hal.check(f"input[name=kode][value={k.replace('-', '')}]")
    assert hal.inner_text("[data-jumlah-terpilih]") == "3"
    hal.click("#terpilih button:has-text('Telaah')")
    hal.wait_for_selector("h1:has-text('3 aduan')")
    hal.click("main form[method=post] button[type=submit]")
    hal.wait_for_url("**/pengaduan/masuk/")
    assert "3 aduan: Aduan sudah ditelaah." in hal.inner_text("body")
    hal.goto("/pengaduan/masuk/?saring=baru")
    assert not any(k in hal.inner_text("main") for k in kode)

    # a case: D opens the disposition, N the next one, letters in a field are letters
    hal.goto(f"/pengaduan/kasus/{kode[0]}/")
    hal.keyboard.press("d")
    hal.wait_for_url("**/disposisi/")
    hal.go_back()
    hal.keyboard.press("j")
    hal.keyboard.type("nd")
    assert hal.input_value("[name=isi]") == "nd"
    hal.locator("h1").click()
    hal.evaluate("document.activeElement.blur()")
    hal.keyboard.press("n")
    hal.wait_for_url(lambda u: kode[0] not in u)
