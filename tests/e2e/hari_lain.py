"""A second unit with one of everything on its pages, made through the API and the screens; the first stays untouched.

For tests that look at all pages: `Tempat` says where each page is and whose browser opens it.
"""

import json
import re
import time
import urllib.request
from dataclasses import dataclass, field
from typing import Any

UNIT = "kecamatan-contoh"
LANJUT = "main form[method=post] button[type=submit]"


@dataclass
class Tempat:
    """halaman: name → (whose browser, address); masuk: browser → its cookies."""

    halaman: dict[str, tuple[str, str]] = field(default_factory=dict)
    kuki: dict[str, Any] = field(default_factory=dict)


def api(portal, kunci, metode, jalur, isi=None):
    permintaan = urllib.request.Request(f"{portal.url}/api/v1/{jalur}", method=metode)
    permintaan.add_header("Authorization", f"Token {kunci}")
    permintaan.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(
        permintaan, None if isi is None else json.dumps(isi).encode(), timeout=20
    ) as jawaban:
        return json.load(jawaban)


def teks(portal, alamat):
    with urllib.request.urlopen(f"{portal.url}{alamat}", timeout=20) as jawaban:
        return jawaban.read().decode()


def siapkan(portal, peramban) -> Tempat:
    t = Tempat()
    kunci = portal.kelola(
        "buat_akun_mesin", "akses", "--unit", UNIT, "--lingkup", "tiket,loket,aduan,jawaban,permohonan"
    ).strip()
    layanan = api(portal, kunci, "GET", f"layanan/?unit={UNIT}")["hasil"][0]
    slug = layanan["slug"]
    loket = [k["id"] for k in api(portal, kunci, "GET", "loket/")["hasil"]]
    api(portal, kunci, "POST", f"loket/{loket[0]}/buka/", {})

    # six visits served and answered, one served and asked, one at the counter, one waiting
    selesai = []
    for _ in range(7):
        tiket = api(portal, kunci, "POST", "tiket/", {"layanan": slug})
        for langkah, isi in (("panggil", {}), ("mulai", {}), ("selesai", {"hasil": "selesai"})):
            api(portal, kunci, "POST", f"loket/{loket[0]}/{langkah}/", isi)
        selesai.append(tiket["kode"])
    token = [_token(portal, kode) for kode in selesai]
    for ke, satu in enumerate(token[:6]):
        nilai = {f"u{n}": 3 + (n + ke) % 2 for n in range(1, 15)}
        api(portal, kunci, "POST", "jawaban/", {"token": satu, "jawaban": nilai, "profil": {}})
    api(portal, kunci, "POST", "tiket/", {"layanan": slug, "prioritas": "lansia"})
    api(portal, kunci, "POST", f"loket/{loket[0]}/panggil/", {})
    menunggu = api(portal, kunci, "POST", "tiket/", {"layanan": slug})["kode"]
    permohonan = api(
        portal,
        kunci,
        "POST",
        "permohonan/",
        {"layanan": slug, "nama": "Siti Uji", "telepon": "081234567890"},
    )

    def konteks():
        return peramban.new_context(base_url=portal.url, locale="id-ID")

    # the citizen: a filed aduan, a request opened with its PIN
    k = konteks()
    hal = k.new_page()
    aduan = _adukan(hal)
    hal.goto(f"/p/{permohonan['kode']}/")
    hal.fill("main input[name=pin]", permohonan["pin"])
    hal.press("main input[name=pin]", "Enter")
    hal.wait_for_load_state()
    t.kuki["warga"] = k.storage_state()
    k.close()
    # another one, in the middle of filing
    k = konteks()
    _adukan(k.new_page(), kirim=False)
    t.kuki["pelapor"] = k.storage_state()
    k.close()
    t.kuki["tamu"] = None
    for akun in ("petugas", "verifikator", "pengelola", "pimpinan", "penanggungjawab", "kasir"):
        k = konteks()
        hal = k.new_page()
        hal.goto("/akun/login/")
        hal.fill("[name=login]", akun)
        hal.fill("[name=password]", portal.sandi[akun])
        hal.click("main button[type=submit]")
        hal.wait_for_url(lambda u: "/akun/login" not in u)
        t.kuki[akun] = k.storage_state()
        k.close()

    t.halaman = {
        "beranda": ("tamu", "/"),
        "beranda unit": ("tamu", f"/?unit={UNIT}"),
        "cari": ("tamu", "/cari/?q=legalisasi"),
        "cari tanpa hasil": ("tamu", "/cari/?q=zzzz"),
        "katalog": ("tamu", "/standar/"),
        "layanan": ("tamu", f"/standar/{slug}/"),
        "versi": ("tamu", f"/standar/{slug}/versi/"),
        "maklumat": ("tamu", f"/standar/maklumat/{UNIT}/"),
        "alur": ("tamu", f"/standar/{slug}/sop/"),
        "poster standar": ("tamu", f"/standar/{slug}/poster/"),
        "spm": ("tamu", f"/standar/spm/{UNIT}/"),
        "dokumen": ("tamu", f"/standar/dokumen/{UNIT}/"),
        "biro jasa": ("tamu", f"/standar/biro-jasa/{UNIT}/"),
        "pilih layanan": ("tamu", f"/antrian/?unit={UNIT}"),
        "ambil nomor": ("tamu", f"/antrian/ambil/{slug}/"),
        "tiket menunggu": ("tamu", f"/t/{menunggu}/"),
        "tiket selesai": ("tamu", f"/t/{selesai[6]}/"),
        "papan": ("tamu", f"/antrian/papan/{UNIT}/"),
        "kios": ("tamu", f"/antrian/kios/{UNIT}/"),
        "kios layanan": ("tamu", f"/antrian/kios/{UNIT}/layanan/{slug}/"),
        "kios beberapa": ("tamu", f"/antrian/kios/{UNIT}/beberapa/"),
        "permohonan": ("tamu", "/permohonan/"),
        "permohonan mulai": ("tamu", f"/permohonan/baru/?layanan={slug}"),
        "p tertutup": ("tamu", f"/p/{permohonan['kode']}/"),
        "p": ("warga", f"/p/{permohonan['kode']}/"),
        "tanda terima": ("warga", f"/permohonan/{permohonan['kode']}/tanda-terima/"),
        "pengaduan": ("tamu", "/pengaduan/"),
        "angka aduan": ("tamu", "/pengaduan/angka/"),
        **{
            f"aduan {n}": ("pelapor", f"/pengaduan/baru/{n}/")
            for n in ("jenis", "tentang", "cerita", "harapan", "identitas", "periksa")
        },
        "aduan tanda terima": ("warga", f"/a/{aduan}/tanda-terima/"),
        "a": ("warga", f"/a/{aduan}/"),
        "a tertutup": ("tamu", f"/a/{aduan}/"),
        "survei": ("tamu", f"/s/{token[6]}/"),
        "terima kasih": ("tamu", f"/s/{token[0]}/"),
        "ikm": ("tamu", "/ikm/"),
        "ikm unit": ("tamu", f"/ikm/{UNIT}/"),
        "masuk": ("tamu", "/akun/login/"),
        "404": ("tamu", "/tidak-ada/"),
        "api": ("tamu", "/api/dokumen/"),
        "daftar loket": ("petugas", "/loket/"),
        "kartu pelayanan": ("petugas", "/loket/sikap/"),
        "loket kosong": ("petugas", f"/loket/{loket[1]}/"),
        "loket bertiket": ("petugas", f"/loket/{loket[0]}/"),
        "meja": ("petugas", f"/antrian/meja/?unit={UNIT}"),
        "terima berkas": ("petugas", f"/permohonan/baru/?tiket=&layanan={slug}"),
        "kertas": ("petugas", f"/ikm/kertas/?unit={UNIT}"),
        "permohonan masuk": ("verifikator", "/permohonan/masuk/"),
        "permohonan kasus": ("verifikator", f"/permohonan/{permohonan['kode']}/"),
        "kasir": ("kasir", "/permohonan/kasir/"),
        "pengaduan masuk": ("pengelola", "/pengaduan/masuk/"),
        "pengaduan kasus": ("pengelola", f"/pengaduan/kasus/{aduan}/"),
        "pengaduan jawab": ("pengelola", f"/pengaduan/kasus/{aduan}/jawab/"),
        "dasbor": ("pimpinan", f"/dasbor/?unit={UNIT}"),
        "dasbor ikm": ("pimpinan", f"/dasbor/ikm/?unit={UNIT}"),
        "mengapa": ("pimpinan", f"/dasbor/ikm/mengapa/?unit={UNIT}"),
        "harapan": ("pimpinan", f"/dasbor/ikm/harapan/?unit={UNIT}"),
        "antarunit": ("pimpinan", f"/dasbor/ikm/banding/?unit={UNIT}"),
        "jawaban": ("pimpinan", f"/dasbor/ikm/jawaban/?unit={UNIT}"),
        "survei pendek": ("pimpinan", f"/ikm/pendek/?unit={UNIT}"),
        "rencana": ("pimpinan", f"/dasbor/rencana/?unit={UNIT}"),
        "standar kelola": ("penanggungjawab", "/standar/kelola/"),
        "standar satu": ("penanggungjawab", f"/standar/kelola/{slug}/"),
        "standar ubah": ("penanggungjawab", f"/standar/kelola/{slug}/ubah/"),
        "standar jiwa": ("penanggungjawab", f"/standar/kelola/unit/{UNIT}/jiwa/"),
        "standar unit": ("penanggungjawab", f"/standar/kelola/unit/{UNIT}/"),
        "standar impor": ("penanggungjawab", f"/standar/kelola/impor/{UNIT}/"),
        "spm kelola": ("penanggungjawab", f"/standar/kelola/spm/{UNIT}/"),
        "dokumen kelola": ("penanggungjawab", f"/standar/kelola/dokumen/{UNIT}/"),
        "biro jasa kelola": ("penanggungjawab", f"/standar/kelola/biro-jasa/{UNIT}/"),
        "tinjauan": ("penanggungjawab", f"/ikm/tinjauan/?unit={UNIT}"),
    }
    return t


def _token(portal, kode):
    """The survey of a finished ticket, once the worker has made the invitation."""
    for _ in range(60):
        if ada := re.search(r"/s/([^/\"]+)/", teks(portal, f"/t/{kode}/")):
            return ada.group(1)
        time.sleep(0.5)
    raise AssertionError(f"tiket {kode} tidak menawarkan survei")


def _adukan(hal, kirim=True):
    hal.goto("/pengaduan/baru/")
    hal.locator("input[name=kelas]").first.check()
    hal.click(LANJUT)
    hal.select_option("select[name=tentang]", f"u:{UNIT}")
    hal.click(LANJUT)
    hal.fill("[name=judul]", "Loket tutup" if kirim else "Antre lama")
    hal.fill("[name=isi]", "Loket tutup sebelum waktunya." if kirim else "Menunggu dua jam.")
    hal.locator(LANJUT).last.click()
    hal.wait_for_selector("[name=permintaan]")
    hal.click(LANJUT)
    hal.check("input[name=identitas][value=tanpa_identitas]")
    hal.check("input[name=sifat][value=rahasia]")
    hal.click(LANJUT)
    hal.wait_for_url("**/periksa/")
    if not kirim:
        return ""
    hal.click("main button:has-text('Kirim')")
    hal.wait_for_selector("text=/A-\\w{4}-\\w{4}-\\w{4}/")
    return re.search(r"A-\w{4}-\w{4}-\w{4}", hal.inner_text("main")).group(0)
