"""One service day, lived by everybody in it: citizen, petugas, wall board, pelapor, head, and a REST client."""

import datetime
import json
import re
import time
import urllib.error
import urllib.request

import pytest

from tests.e2e.kerja import langkah_standar

pytestmark = pytest.mark.e2e

UNIT = "dukcapil-contoh"


@pytest.fixture(scope="module")
def alamat_kk(portal):
    """The address of Kartu Keluarga at the sample unit, as the API knows it."""
    with urllib.request.urlopen(f"{portal.url}/api/v1/layanan/?unit={UNIT}") as jawaban:
        daftar = json.load(jawaban)["hasil"]
    return next(x["slug"] for x in daftar if x["nama"] == "Kartu Keluarga")


def ambil_nomor(hal, slug):
    """The citizen takes a number on the phone; the ticket's code."""
    hal.goto(f"/antrian/?layanan={slug}")
    hal.click("main form button[type=submit]")
    hal.wait_for_url("**/t/**")
    return re.search(r"/t/([^/]+)/", hal.url).group(1)


def nomor(hal):
    return hal.inner_text(".nomor-besar").strip()


def buka_loket(hal, ke=1):
    """The officer opens the first counter of the sample unit with the keyboard."""
    hal.goto("/loket/")
    kartu = hal.locator("main .kartu", has_text="Disdukcapil Contoh").nth(ke - 1)
    kartu.locator("button, a.tombol").first.click()
    hal.wait_for_url("**/loket/*/")
    if hal.locator("[data-tuts=b]").count():
        hal.keyboard.press("b")
    hal.wait_for_selector("[data-tuts=n]:not([disabled])")


def test_warga_menemukan_layanan(buka):
    hal = buka()
    hal.goto("/")
    for tulisan, jadi in (("kk", "Kartu Keluarga"), ("akte lahir", "Kelahiran"), ("antre", "nomor antrean")):
        hal.goto("/")
        hal.fill("input[name=q]", tulisan)
        hal.press("input[name=q]", "Enter")
        hal.wait_for_url("**/cari/**")
        assert jadi.lower() in hal.inner_text("main").lower(), tulisan
    hal.goto("/cari/?q=kk")
    hal.click("main a:has-text('Kartu Keluarga')")
    isi = hal.inner_text("main")
    for perlu in ("Persyaratan", "24 jam", "gratis", "Janji"):
        assert perlu.lower() in isi.lower(), perlu
    assert "belum ada dalam data contoh" in isi.lower(), "what was not seen is said, not invented"


def test_hari_layanan(buka, masuk, alamat_kk):
    """Number → call on the board within a second → served by keyboard → request → survey, once."""
    warga, papan = buka(), buka(1920, 1080)
    papan.goto(f"/antrian/papan/{UNIT}/")
    kode = ambil_nomor(warga, alamat_kk)
    angka = nomor(warga)
    assert re.fullmatch(r"[A-Z]{1,2}-\d{3}", angka)
    assert warga.locator("svg").count() >= 1, "the QR"
    assert re.search(r"Anda berikutnya|Giliran ke-\d+", warga.inner_text("main"))

    petugas = masuk("petugas")
    buka_loket(petugas)
    papan.wait_for_timeout(300)
    petugas.keyboard.press("n")
    petugas.wait_for_selector(f".loket-nomor:has-text('{angka}')")
    # how fast: bench/papan.py; here only that it comes by itself
    papan.wait_for_selector(f"text={angka}")
    assert "Loket 1" in papan.inner_text("body")
    warga.wait_for_selector("text=Silakan ke Loket 1")

    petugas.keyboard.press("u")
    petugas.wait_for_selector("text=panggilan ke-2")
    petugas.keyboard.press("m")
    petugas.wait_for_selector(".loket-siapa:has-text('Dilayani')")
    warga.wait_for_selector("text=Anda dilayani di Loket 1")
    petugas.keyboard.press("s")
    petugas.keyboard.press("2")  # berkas diterima
    petugas.wait_for_url("**/permohonan/baru/**")

    petugas.fill("[name=nama]", "Siti Uji")
    for kotak in petugas.locator("input[name=berkas]").all():
        kotak.check()
    petugas.locator("input[name=kabar_lewat]").last.check()
    petugas.click("main form[method=post] button[type=submit]")
    petugas.wait_for_selector("text=/P-\\w{4}-\\w{4}-\\w{4}/")
    permohonan = re.search(r"P-\w{4}-\w{4}-\w{4}", petugas.inner_text("main")).group(0)

    warga.wait_for_selector("text=Berkas diterima")
    warga.goto(f"/p/{permohonan}/")
    isi = warga.inner_text("main")
    assert re.search(r"paling lambat.*\d{1,2} \w+ 20\d\d", isi, re.IGNORECASE | re.DOTALL), (
        'a date, not only "24 jam"'
    )
    assert "Siti Uji" not in isi, "the code alone shows no full name"

    petugas.goto(f"/permohonan/{permohonan}/")
    langkah_standar(petugas)
    petugas.click("form[action$='/serahkan/'] button[type=submit]")
    petugas.wait_for_load_state()
    warga.goto(f"/p/{permohonan}/")
    assert "diserahkan" in warga.inner_text("main").lower()

    warga.goto(f"/t/{kode}/")
    warga.click("a:has-text('Isi survei')")
    warga.wait_for_url("**/s/**")
    survei = warga.url
    assert warga.locator("fieldset").count() == 14, "KepMenPAN 25/2004"
    for tanya in warga.locator("fieldset").all():
        tanya.locator("label").nth(2).click()
    warga.click("button:has-text('Kirim jawaban')")
    warga.wait_for_selector("text=/[Tt]erima kasih/")
    warga.goto(survei)
    assert warga.locator("fieldset").count() == 0, "once"


def test_tidak_hadir_dan_daftar_tuts(buka, masuk, alamat_kk):
    warga = buka()
    ambil_nomor(warga, alamat_kk)
    angka = nomor(warga)
    petugas = masuk("petugas")
    buka_loket(petugas)
    petugas.keyboard.press("?")
    petugas.wait_for_selector("dialog[open]")
    petugas.keyboard.press("Escape")
    petugas.keyboard.press("n")
    petugas.wait_for_selector(f".loket-nomor:has-text('{angka}')")
    petugas.keyboard.press("t")
    petugas.wait_for_selector("text=dicatat tidak hadir")
    warga.wait_for_selector("text=Nomor Anda sudah dipanggil")
    petugas.keyboard.press("z")
    petugas.wait_for_selector(f".loket-nomor:has-text('{angka}')")
    petugas.keyboard.press("s")
    petugas.keyboard.press("1")
    warga.wait_for_selector("text=Selesai")


def test_tanpa_javascript(buka, alamat_kk):
    hal = buka(java_script_enabled=False)
    ambil_nomor(hal, alamat_kk)
    assert nomor(hal)
    hal.click("button:has-text('Batalkan')")
    assert "dibatalkan" in hal.inner_text("main").lower()


def test_ketuk_dua_kali_satu_tiket(buka, portal, alamat_kk):
    """The same form sent twice, as a double tap does, is one ticket."""
    hal = buka(java_script_enabled=False)
    hal.goto(f"/antrian/?layanan={alamat_kk}")
    isian = {
        k.get_attribute("name"): k.get_attribute("value")
        for k in hal.locator("form[method=post] input[type=hidden]").all()
    }
    tujuan = hal.evaluate("document.querySelector('main form[method=post]').action")
    kode = set()
    for _ in range(2):
        jawaban = hal.request.post(tujuan, form=isian, headers={"Referer": hal.url})
        kode.add(re.search(r"/t/([^/]+)/", jawaban.url).group(1))
    assert len(kode) == 1
    hal.goto(f"/t/{kode.pop()}/")
    hal.click("button:has-text('Batalkan')")


def test_papan_berkata_bila_terputus_dan_pulih(buka, masuk, alamat_kk):
    papan = buka(1920, 1080)
    papan.goto(f"/antrian/papan/{UNIT}/")
    papan.wait_for_selector("html[data-sambungan=hidup]", state="attached")
    papan.context.set_offline(True)
    papan.wait_for_selector("text=kehilangan sambungan", timeout=20_000)
    warga = buka()
    ambil_nomor(warga, alamat_kk)
    angka = nomor(warga)
    petugas = masuk("petugas")
    buka_loket(petugas)
    petugas.keyboard.press("n")
    petugas.wait_for_selector(f".loket-nomor:has-text('{angka}')")
    papan.context.set_offline(False)
    papan.wait_for_selector(f"text={angka}", timeout=20_000)
    petugas.keyboard.press("s")
    petugas.keyboard.press("1")
    petugas.wait_for_selector("text=Loket siap")


CERITA = "Saya menunggu dua jam tanpa kabar, loket sering kosong padahal banyak orang menunggu."


def isi_aduan(hal):
    """File a complaint without an account, one question a screen; (code, pin)."""
    hal.goto("/pengaduan/baru/")
    lanjut = "main form[method=post] button[type=submit]"
    hal.locator("input[name=kelas]").first.check()
    hal.click(lanjut)
    hal.select_option("select[name=tentang]", f"u:{UNIT}")
    hal.click(lanjut)
    hal.fill("[name=judul]", "Antrean terlalu lama")
    hal.fill("[name=isi]", CERITA)
    hal.click(lanjut)
    hal.wait_for_selector("[name=permintaan]")
    hal.click(lanjut)
    hal.check("input[name=identitas][value=tanpa_identitas]")
    hal.check("input[name=sifat][value=rahasia]")
    hal.click(lanjut)
    hal.wait_for_url("**/periksa/")
    assert CERITA in hal.inner_text("main"), "periksa jawaban shows what will be sent"
    hal.click("main button:has-text('Kirim')")
    hal.wait_for_selector("text=/A-\\w{4}-\\w{4}-\\w{4}/")
    isi = hal.inner_text("main")
    return re.search(r"A-\w{4}-\w{4}-\w{4}", isi).group(0), re.search(r"\b\d{6}\b", isi).group(0)


def lihat_aduan(hal, kode, pin):
    hal.goto(f"/a/{kode}/")
    if hal.locator("input[name=pin]").count():
        hal.fill("input[name=pin]", pin)
        hal.click("main form button[type=submit]")
        hal.wait_for_load_state()
    return hal.inner_text("main")


def test_aduan_dijawab_atau_naik_sendiri(buka, masuk, portal):
    warga = buka()
    dijawab, pin_1 = isi_aduan(warga)
    dibiarkan, pin_2 = isi_aduan(buka())

    pengelola = masuk("pengelola")
    pengelola.goto(f"/pengaduan/kasus/{dijawab}/jawab/")
    for x in pengelola.locator("main textarea").all():
        x.fill("Terima kasih. Mulai besok loket istirahat bergantian sehingga selalu ada yang melayani.")
    pengelola.click("main form[method=post] button[type=submit] >> nth=-1")
    pengelola.wait_for_load_state()
    assert "bergantian" in lihat_aduan(buka(), dijawab, pin_1)

    # a wrong PIN says no more than a wrong code
    salah = lihat_aduan(buka(), dibiarkan, "000000" if pin_2 != "000000" else "111111")
    assert "dua jam" not in salah

    esok = datetime.date.today() + datetime.timedelta(days=40)
    portal.kelola("sapu", "--pada", f"{esok}T08:00")
    isi = lihat_aduan(buka(), dibiarkan, pin_2).lower()
    assert "penanggung jawab" in isi
    assert "pimpinan" in isi
    sekali = isi.count("diteruskan") + isi.count("naik")
    portal.kelola("sapu", "--pada", f"{esok}T09:00")
    lagi = lihat_aduan(buka(), dibiarkan, pin_2).lower()
    assert lagi.count("diteruskan") + lagi.count("naik") == sekali, "once each"


def test_pimpinan_melihat_ikm(masuk, portal, alamat_kk):
    """Enough answers for a number, computed by the worker, on the head's page."""
    kunci = portal.kelola(
        "buat_akun_mesin", "e2e-survei", "--unit", UNIT, "--lingkup", "tiket,loket,jawaban"
    ).strip()
    unsur = 14
    for i in range(6):
        _, tiket = panggil_api(portal, kunci, "POST", "tiket/", {"layanan": alamat_kk}, f"t{i}")
        loket = panggil_api(portal, kunci, "GET", "loket/")[1]["hasil"][2]["id"]
        panggil_api(portal, kunci, "POST", f"loket/{loket}/panggil/", {}, f"p{i}")
        panggil_api(portal, kunci, "POST", f"loket/{loket}/mulai/", {}, f"m{i}")
        panggil_api(portal, kunci, "POST", f"loket/{loket}/selesai/", {"hasil": "selesai"}, f"s{i}")
        for _ in range(40):
            survei = panggil_api(portal, kunci, "GET", f"tiket/{tiket['kode']}/")[1]["survei"]
            if survei:
                break
            time.sleep(0.25)  # the worker invites
        token = re.search(r"/s/([^/]+)/", survei).group(1)
        isi = {"token": token, "jawaban": {f"u{n}": 3 for n in range(1, unsur + 1)}, "profil": {}}
        status, _ = panggil_api(portal, kunci, "POST", "jawaban/", isi, f"j{i}")
        assert status == 201
    pimpinan = masuk("pimpinan")
    for _ in range(20):
        pimpinan.goto(f"/dasbor/?unit={UNIT}")
        if re.search(r"\d\d,\d\d", pimpinan.inner_text("main")):
            break
        pimpinan.wait_for_timeout(1_000)
    isi = pimpinan.inner_text("main")
    assert re.search(r"\d\d,\d\d", isi), "the index"
    assert re.search(r"\b[ABCD]\b", isi), "its grade"


# --- a REST client with a key ---------------------------------------------------------------------------


def panggil_api(portal, kunci, metode, jalur, isi=None, sekali=None, **kepala):
    """(status, JSON) of one API call."""
    permintaan = urllib.request.Request(f"{portal.url}/api/v1/{jalur}", method=metode)
    if kunci:
        permintaan.add_header("Authorization", f"Token {kunci}")
    if sekali:
        permintaan.add_header("Idempotency-Key", sekali)
    for nama, nilai in kepala.items():
        permintaan.add_header(nama.replace("_", "-"), nilai)
    data = None
    if isi is not None:
        permintaan.add_header("Content-Type", "application/json")
        data = json.dumps(isi).encode()
    try:
        with urllib.request.urlopen(permintaan, data, timeout=20) as jawaban:
            return jawaban.status, json.load(jawaban)
    except urllib.error.HTTPError as galat:
        return galat.code, json.load(galat)


def test_klien_rest(portal, alamat_kk):
    kunci = portal.kelola(
        "buat_akun_mesin", "e2e", "--unit", UNIT, "--lingkup", "tiket,loket,aduan,jawaban"
    ).strip()
    status, standar = panggil_api(portal, None, "GET", f"standar/?unit={UNIT}")
    assert status == 200
    assert {"hasil", "berikut", "sebelum"} <= set(standar)

    status, tiket = panggil_api(
        portal, kunci, "POST", "tiket/", {"layanan": alamat_kk, "prioritas": True}, "a"
    )
    assert status == 201
    assert {"kode", "nomor", "posisi", "perkiraan_menit", "tautan"} <= set(tiket)
    assert (
        panggil_api(portal, kunci, "POST", "tiket/", {"layanan": alamat_kk, "prioritas": True}, "a")[1][
            "kode"
        ]
        == tiket["kode"]
    )

    loket = panggil_api(portal, kunci, "GET", "loket/")[1]["hasil"][3]["id"]
    status, dipanggil = panggil_api(portal, kunci, "POST", f"loket/{loket}/panggil/", {}, "b")
    assert (status, dipanggil["kode"]) == (200, tiket["kode"])
    for jalur in ("panggil-ulang/", "mulai/"):
        assert panggil_api(portal, kunci, "POST", f"loket/{loket}/{jalur}", {}, jalur)[0] == 200
    status, selesai = panggil_api(
        portal, kunci, "POST", f"loket/{loket}/selesai/", {"hasil": "konsultasi"}, "c"
    )
    assert (status, selesai["kode"]) == (200, tiket["kode"])
    status, kosong = panggil_api(portal, kunci, "POST", f"loket/{loket}/panggil/", {}, "d")
    assert (status, kosong["kode"]) == (404, "antrian_kosong")
    assert set(kosong) == {"kode", "pesan", "bidang"}

    isi = {
        "judul": "Antre lama",
        "isi": "Menunggu dua jam di loket tiga.",
        "identitas": "tanpa_identitas",
        "sifat": "publik",
    }
    status, aduan = panggil_api(portal, kunci, "POST", "aduan/", isi, "e")
    assert status == 201
    assert {"kode", "pin", "tenggat", "tautan"} <= set(aduan)
    assert panggil_api(portal, kunci, "GET", f"aduan/{aduan['kode']}/", X_Pin=aduan["pin"])[0] == 200
    assert panggil_api(portal, kunci, "GET", f"aduan/{aduan['kode']}/", X_Pin="x")[0] == 404
    assert panggil_api(portal, None, "POST", "tiket/", {"layanan": alamat_kk})[0] == 401
    assert panggil_api(portal, kunci, "GET", f"ikm/{UNIT}/")[0] == 200
