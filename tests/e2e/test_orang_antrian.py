"""The queue as three people live it: a pregnant woman with a request's code, an old man without a phone, an officer
whose mouse is broken. And a phone that is told when its turn is near."""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.e2e.hari_lain import api

pytestmark = pytest.mark.e2e

UNIT = "dukcapil-contoh"
# nothing here was pressed with a mouse or a finger
HITUNG_SENTUHAN = "addEventListener('pointerdown', () => sessionStorage.setItem('sentuhan', '1'), true)"


@pytest.fixture(scope="module")
def kunci(portal):
    return portal.kelola(
        "buat_akun_mesin", "orang", "--unit", UNIT, "--lingkup", "tiket,loket,permohonan"
    ).strip()


@pytest.fixture(scope="module")
def kk(portal, kunci):
    return next(
        x["slug"]
        for x in api(portal, kunci, "GET", f"layanan/?unit={UNIT}")["hasil"]
        if x["nama"] == "Kartu Keluarga"
    )


@pytest.fixture
def petugas(masuk):
    """At loket 1, opened by keyboard alone."""
    hal = masuk("petugas")
    hal.add_init_script(HITUNG_SENTUHAN)
    hal.goto("/loket/")
    sasaran = (
        hal.locator("main .kartu", has_text="Disdukcapil Contoh").first.locator("button, a.tombol").first
    )
    for _ in range(60):
        hal.keyboard.press("Tab")
        if sasaran.evaluate("e => e === document.activeElement"):
            break
    hal.keyboard.press("Enter")
    hal.wait_for_url("**/loket/*/")
    if hal.locator("[data-tuts=b]").count():
        hal.keyboard.press("b")
    hal.wait_for_selector("[data-tuts=n]:not([disabled])")
    return hal


def tuts(hal, semua, jeda=150):
    """Keys of a number pad or a scanner, so many ms apart however busy this machine is."""
    hal.evaluate(
        """async ([semua, jeda]) => { for (const [i, k] of semua.entries()) {
        if (i) await new Promise(r => setTimeout(r, jeda));
        document.body.dispatchEvent(new KeyboardEvent('keydown', {key: k, bubbles: true})); } }""",
        [list(semua), jeda],
    )


def layani(hal, nomor, hasil="1"):
    """Called, served, ended with one outcome; by keys."""
    hal.keyboard.press("n")
    hal.wait_for_selector(f".loket-nomor:has-text('{nomor}')")
    hal.keyboard.press("m")
    hal.wait_for_selector(".loket-siapa:has-text('Dilayani')")
    hal.keyboard.press("s")
    hal.keyboard.press(hasil)
    hal.wait_for_selector("text=Loket siap")


def test_ibu_hamil_dengan_kode_permohonan(portal, kunci, kk, buka, petugas):
    """She holds her paper under the scanner, touches once for her need, once for the print."""
    minta = {"layanan": kk, "nama": "Siti Uji", "telepon": "081234567890"}
    kode = api(portal, kunci, "POST", "permohonan/", minta)["kode"]
    hal = buka(1080, 1920)
    hal.goto(f"/antrian/kios/{UNIT}/")
    tuts(hal, [*kode, "Enter"], jeda=5)
    hal.wait_for_selector("text=Apakah Anda perlu didahulukan?")
    assert "Kartu Keluarga" in hal.inner_text("main")
    hal.click("button:has-text('Ibu hamil')")
    hal.wait_for_selector(".nomor-besar")
    nomor = hal.inner_text(".nomor-besar").strip()
    assert "Siti" not in hal.content()
    hal.click("button:has-text('Cetak tiket')")
    hal.wait_for_selector(".struk-nomor")
    assert "amil" not in hal.inner_text("main"), "her need is not on paper"
    hal.goto(f"/antrian/kios/{UNIT}/")
    tuts(hal, [*kode, "Enter"], jeda=5)
    hal.wait_for_selector(".nomor-besar")
    assert hal.inner_text(".nomor-besar").strip() == nomor, "the same paper, the same number"

    petugas.keyboard.press("n")
    petugas.wait_for_selector(f".loket-nomor:has-text('{nomor}')")
    isi = petugas.inner_text("#kerja")
    assert "Ibu hamil" in isi
    assert petugas.locator(f"#kerja a[href*='{kode}']").count(), "her request is beside the keys"
    petugas.keyboard.press("s")
    petugas.keyboard.press("5")
    petugas.wait_for_selector("text=Loket siap")


def test_beberapa_layanan_dengan_papan_angka(buka, petugas):
    """Digits only: the last choice is "several", two services, on; one number in the end."""
    hal = buka(1080, 1920)
    hal.goto(f"/antrian/kios/{UNIT}/")
    banyak = hal.locator("[data-pilih]").count()
    assert banyak >= 10, "two digits are needed here"
    tuts(hal, str(banyak))
    hal.wait_for_url("**/beberapa/")
    tuts(hal, ["2", "1", "Enter"])  # 1 may begin a 10: Enter does not wait
    assert hal.locator("input:checked").count() == 2
    tuts(hal, str(hal.locator("[data-pilih]").count()))
    hal.wait_for_selector("text=Apakah Anda perlu didahulukan?")
    assert " + " in hal.inner_text("main")
    tuts(hal, "1")
    hal.wait_for_selector(".nomor-besar")
    nomor = hal.inner_text(".nomor-besar").strip()
    petugas.keyboard.press("n")
    petugas.wait_for_selector(f".loket-nomor:has-text('{nomor}')")
    assert petugas.locator("[name^=butir_]").count() == 2
    petugas.keyboard.press("s")
    petugas.keyboard.press("1")
    petugas.wait_for_selector("text=Loket siap")


def test_pak_tua_tanpa_ponsel(masuk, petugas):
    """The officer at the desk takes his number; his paper and the voice are all he needs."""
    meja = masuk("petugas")
    meja.goto(f"/antrian/meja/?unit={UNIT}")
    meja.get_by_label(re.compile("^\\s*Kartu Keluarga")).first.check()
    meja.locator("form[action$='/meja/ambil/'] label:has-text('Lansia')").click()
    meja.click("button:has-text('Ambil dan cetak')")
    meja.wait_for_selector(".struk-nomor")
    nomor = meja.inner_text(".struk-nomor").strip()
    assert meja.locator(".struk-qr svg").count() == 1
    meja.goto(f"/antrian/meja/?unit={UNIT}&q={nomor}")
    assert "Meja informasi" in meja.inner_text("main") and "Lansia" in meja.inner_text("main")
    petugas.keyboard.press("n")
    petugas.wait_for_selector(f".loket-nomor:has-text('{nomor}')")
    assert "Lansia" in petugas.inner_text("#kerja")
    petugas.keyboard.press("m")
    petugas.wait_for_selector(".loket-siapa:has-text('Dilayani')")
    petugas.keyboard.press("s")
    petugas.keyboard.press("1")
    petugas.wait_for_selector("text=Loket siap")


def test_petugas_hanya_dengan_tuts(portal, kunci, kk, petugas):
    """A busy stretch: every outcome, absent and undone, parked and called back, sent on, a break. No mouse."""
    nomor = [api(portal, kunci, "POST", "tiket/", {"layanan": kk})["nomor"] for _ in range(6)]
    tekan = petugas.keyboard.press
    layani(petugas, nomor[0], "1")
    layani(petugas, nomor[1], "3")
    tekan("n")
    petugas.wait_for_selector(f".loket-nomor:has-text('{nomor[2]}')")
    tekan("t")
    petugas.wait_for_selector("text=dicatat tidak hadir")
    tekan("z")
    petugas.wait_for_selector(f".loket-nomor:has-text('{nomor[2]}')")
    tekan("t")
    petugas.wait_for_selector("text=dicatat tidak hadir")
    tekan("n")
    petugas.wait_for_selector(f".loket-nomor:has-text('{nomor[3]}')")
    tekan("s")
    tekan("4")
    petugas.wait_for_selector("text=Loket siap")
    # by name, out of turn: the last one first
    tekan("g")
    petugas.keyboard.type(nomor[5])
    tekan("Enter")
    petugas.wait_for_selector(f".loket-nomor:has-text('{nomor[5]}')")
    # sent on to another service by keys alone
    tekan("a")
    petugas.wait_for_selector("#alih[open]")
    for _ in range(20):
        if petugas.evaluate("document.activeElement.id") == "tujuan":
            break
        tekan("Tab")
    tekan("ArrowDown")
    for _ in range(4):
        tekan("Tab")
        if petugas.evaluate("document.activeElement.type") == "submit":
            break
    tekan("Enter")
    petugas.wait_for_selector("text=dialihkan")
    tekan("i")
    petugas.wait_for_selector("text=Sedang istirahat")
    tekan("n")
    petugas.wait_for_selector("text=Loket siap")
    for _ in range(8):  # everybody who still waits here, and the absent one by his key
        tekan("n")
        kosong = petugas.get_by_text("Tidak ada yang menunggu untuk loket ini")
        petugas.locator(".loket-nomor").or_(kosong).first.wait_for()
        if not petugas.locator(".loket-nomor").count():
            break
        tekan("s")
        tekan("1")
        petugas.wait_for_selector("text=Loket siap")
    tekan("1")
    petugas.wait_for_selector(f".loket-nomor:has-text('{nomor[2]}')")
    tekan("s")
    tekan("1")
    petugas.wait_for_selector("text=Loket siap")
    assert petugas.evaluate("sessionStorage.getItem('sentuhan')") is None


@pytest.fixture
def layanan_dorong():
    """A push service; the browser's own needs the internet."""

    class Tangan(BaseHTTPRequestHandler):
        def do_POST(self):
            badan = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.diterima.append((self.headers["Content-Encoding"], len(badan)))
            self.server.ada.set()
            self.send_response(201)
            self.end_headers()

        def log_message(self, *_a):
            pass

    s = HTTPServer(("127.0.0.1", 0), Tangan)
    s.diterima, s.ada = [], threading.Event()
    threading.Thread(target=s.serve_forever, daemon=True).start()
    yield s
    s.shutdown()
    s.server_close()


PALSU = """
PushManager.prototype.getSubscription = async () => null;
PushManager.prototype.subscribe = async () => {
  const k = await crypto.subtle.generateKey({name: 'ECDH', namedCurve: 'P-256'}, true, ['deriveBits']);
  const p = await crypto.subtle.exportKey('raw', k.publicKey), a = crypto.getRandomValues(new Uint8Array(16)).buffer;
  return {endpoint: 'ALAMAT', getKey: n => n === 'auth' ? a : p, options: {}};
};
"""


def test_ponsel_diberi_tahu_walau_tertutup(kk, buka, layanan_dorong):
    """One press on the ticket's page; the worker calls the push service; the helper shows what arrives."""
    hal = buka(360, permissions=["notifications"])
    hal.add_init_script(PALSU.replace("ALAMAT", f"http://127.0.0.1:{layanan_dorong.server_port}/x"))
    cdp, daftar = hal.context.new_cdp_session(hal), []
    cdp.on("ServiceWorker.workerRegistrationUpdated", lambda e: daftar.extend(e["registrations"]))
    cdp.send("ServiceWorker.enable")
    terjadi: list[str] = []
    cdp.on(
        "BackgroundService.backgroundServiceEventReceived",
        lambda e: terjadi.append(e["backgroundServiceEvent"]["eventName"]),
    )
    hal.goto(f"/antrian/?layanan={kk}")
    hal.click("main form button[type=submit]")
    hal.wait_for_url("**/t/**")
    hal.click("button:has-text('Beri tahu saya')")
    hal.wait_for_selector("[data-dorong] [role=status]:has-text('akan diberi tahu')")
    assert layanan_dorong.ada.wait(30), "few are ahead: told at once"
    assert layanan_dorong.diterima[0][0] == "aes128gcm"
    pesan = {"judul": "A-001: Anda berikutnya", "isi": "Mendekatlah.", "url": "/t/x/", "tanda": "T"}
    asal = "/".join(hal.url.split("/")[:3])
    cdp.send("BackgroundService.startObserving", {"service": "notifications"})
    cdp.send("BackgroundService.setRecording", {"service": "notifications", "shouldRecord": True})
    cdp.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": asal, "registrationId": daftar[-1]["registrationId"], "data": json.dumps(pesan)},
    )
    # Asked for too early, Chromium strikes out what it stored but has not yet put on the screen, for good.
    for _ in range(150):
        if "Notification displayed" in terjadi:
            break
        hal.wait_for_timeout(100)
    tampil = "navigator.serviceWorker.ready.then(r => r.getNotifications()).then(n => n.map(x => x.title))"
    assert hal.evaluate(tampil) == [pesan["judul"]]
    hal.click("button:has-text('Beri tahu saya')")
    hal.wait_for_selector("[data-dorong] button[aria-pressed=false]")
    hal.click("button:has-text('Batalkan')")
