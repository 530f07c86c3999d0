"""Complaints as lived: a citizen whose telephone loses the connection, and a case nobody answers that climbs."""

import datetime
import re
from zoneinfo import ZoneInfo

import pytest

from pelayanan import libur
from pelayanan.waktu_kerja import kalender_baku, tenggat_hari_kerja
from tests.e2e.test_perjalanan import UNIT, isi_aduan, lihat_aduan

pytestmark = pytest.mark.e2e

LANJUT = "main form[method=post] button[type=submit]"


def test_sambungan_putus_isian_tetap_dan_terkirim_sekali(buka, masuk):
    hal = buka(360, 640, has_touch=True, is_mobile=True)
    hal.goto(f"/pengaduan/baru/?unit={UNIT}")
    hal.locator("input[name=kelas]").first.check()
    hal.click(LANJUT)
    hal.wait_for_selector("[name=tentang]")
    hal.click(LANJUT)
    hal.fill("[name=judul]", "Sinyal hilang di loket")
    hal.fill("[name=isi]", "Saya menulis ini di angkot, sinyalnya hilang timbul.")
    hal.set_input_files(
        "[name=berkas]",
        {
            "name": "bukti.pdf",
            "mimeType": "application/pdf",
            "buffer": b"%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n",
        },
    )

    # the connection goes: nothing is lost, files neither
    hal.context.set_offline(True)
    hal.click(LANJUT)
    peringatan = hal.locator("[role=alert]")
    assert "Sambungan terputus" in peringatan.inner_text()
    assert hal.input_value("[name=isi]").startswith("Saya menulis ini")
    hal.context.set_offline(False)
    peringatan.wait_for(state="detached")
    hal.click(LANJUT)
    hal.wait_for_selector("[name=permintaan]")

    # the battery goes while the next screen is filled in: it is on the telephone when the page is opened again
    hal.fill("[name=permintaan]", "Loket dibuka lagi")
    for _ in range(50):  # kept a moment after the last letter
        if "Loket dibuka lagi" in hal.evaluate("JSON.stringify(localStorage)"):
            break
        hal.wait_for_timeout(100)
    hal.close()
    hal = hal.context.new_page()
    hal.goto("/pengaduan/baru/harapan/")
    assert hal.input_value("[name=permintaan]") == "Loket dibuka lagi"
    hal.click(LANJUT)
    hal.check("input[name=identitas][value=tanpa_identitas]")
    hal.check("input[name=sifat][value=rahasia]")
    hal.click(LANJUT)
    hal.wait_for_url("**/periksa/")
    assert "bukti.pdf" in hal.inner_text("main")

    # gone again before sending, and again after: it arrives, the answer does not
    hal.context.set_offline(True)
    hal.click("main button:has-text('Kirim aduan')")
    assert "belum terkirim" in hal.locator("[role=alert]").inner_text()
    hal.context.set_offline(False)

    def telan_jawaban(rute):
        if rute.request.method == "POST":
            rute.fetch(max_redirects=0)
            rute.abort()
        else:
            rute.continue_()

    hal.route("**/pengaduan/baru/periksa/", telan_jawaban)
    with hal.expect_event("requestfailed", lambda permintaan: permintaan.method == "POST"):
        hal.click("main button:has-text('Kirim aduan')")
    hal.unroute("**/pengaduan/baru/periksa/")
    kode = set()
    for _ in range(2):
        hal.goto("/pengaduan/baru/periksa/")
        hal.wait_for_url("**/tanda-terima/")
        isi = hal.inner_text("main")
        kode.add(re.search(r"A-\w{4}-\w{4}-\w{4}", isi)[0])
        assert re.search(r"\b\d{6}\b", isi), "the PIN is shown"
    assert len(kode) == 1
    assert hal.evaluate("Object.keys(localStorage).filter(k => k.startsWith('draf:aduan')).length") == 0
    pengelola = masuk("pengelola")
    pengelola.goto("/pengaduan/masuk/?saring=baru")
    assert pengelola.inner_text("main").count("Sinyal hilang di loket") == 1, "sent once"


def test_tangga_naik_sendiri_sekali_setiap_tingkat(buka, masuk, portal):
    kode, pin = isi_aduan(buka())
    hari_ini = datetime.datetime.now(ZoneInfo("Asia/Jakarta")).date()
    kalender = kalender_baku(ZoneInfo("Asia/Jakarta"), *libur.himpunan([hari_ini.year, hari_ini.year + 1]))
    pelapor, pengelola = buka(), masuk("pengelola")

    def sapu(hari_kerja):
        """The sweep on the morning after the n-th working day; what the officer and the pelapor then see."""
        akhir = tenggat_hari_kerja(kalender, hari_ini, hari_kerja)
        portal.kelola("sapu", "--pada", f"{akhir.date() + datetime.timedelta(days=1)}T06:00")
        pengelola.goto(f"/pengaduan/kasus/{kode}/")
        return pengelola.inner_text("main").lower(), lihat_aduan(pelapor, kode, pin).lower()

    ingat = "pengingat untuk penangan: {}% waktu penyelesaian"
    rung = ["naik ke penanggung jawab", "naik ke pimpinan", "naik ke inspektorat"]
    for hari, banyak_ingat, banyak_naik in (
        (6, 0, 0),
        (7, 1, 0),
        (12, 2, 0),
        (14, 2, 1),
        (19, 2, 2),
        (24, 2, 3),
    ):
        dalam, luar = sapu(hari)
        assert [dalam.count(ingat.format(p)) for p in (50, 80)] == [int(banyak_ingat > n) for n in (0, 1)], (
            hari
        )
        for n, naik in enumerate(rung):
            assert dalam.count(naik) == luar.count(naik) == int(banyak_naik > n), (hari, naik)
        assert "pengingat" not in luar, "what reminds officers is not the pelapor's worry"

    # the beat was off for all of it: the next case catches up at once, in order, each level once
    kode, pin = isi_aduan(pelapor)
    _dalam, luar = sapu(40)
    assert [luar.count(n) for n in rung] == [1, 1, 1]
    assert sorted(rung, key=luar.index) == rung

    # whoever holds it finds it in hand, and the head sees who holds what
    pengawas, pimpinan = masuk("pengawas"), masuk("pimpinan")
    pengawas.goto("/pengaduan/masuk/?saring=saya")
    assert kode in pengawas.content() or "Antrean terlalu lama" in pengawas.inner_text("main")
    pimpinan.goto("/pengaduan/pemegang/")
    assert "Maria Goreti" in pimpinan.inner_text("main")
