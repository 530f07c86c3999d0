"""English for citizens: complete, chosen by a press only, never mixed up with the Indonesian of the next reader."""

import ast
import gettext
import re
from fnmatch import fnmatchcase
from pathlib import Path

import lxml.html
import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.translation.template import templatize

from ikm.instrumen_pendek import PENDEK
from ikm.instrumen_resmi import INSTRUMEN, TABEL
from pelayanan import bahasa
from pelayanan.peristiwa import kamus
from pelayanan.templatetags import rupa
from pelayanan.waktu_kerja import Lama, Satuan
from tests.konfigurasi.tabel_alamat import baris
from tests.konfigurasi.tabel_bahasa import MODUL, TEMPLAT

pytestmark = pytest.mark.django_db

AKAR = Path(settings.BASE_DIR)
KATALOG = AKAR / "locale" / "en" / "LC_MESSAGES"
FUNGSI = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext"}
# words no English sentence has, and nearly every Indonesian one does
PENANDA = re.compile(
    r"\b(adalah|akan|anda|atau|belum|bila|boleh|dan|dapat|dari|dengan|di|harus|ini|itu|juga|kami|karena|ke|kembali|"
    r"kirim|lagi|lihat|menunggu|menurut|oleh|pada|paling|petugas|pilih|saja|saya|sebelum|sejak|semua|sesudah|setiap|"
    r"sudah|tanpa|tidak|untuk|yang|hari|jam|menit)\b",
    re.IGNORECASE,
)
ATRIBUT = ("aria-label", "placeholder", "title", "alt", "data-label", "data-teks", "content")


# --- the catalogue ---------------------------------------------------------------------------------------


def _cocok(folder: Path, pola: list[str]) -> list[Path]:
    semua = [(f, f.relative_to(folder).as_posix()) for f in folder.rglob("*") if f.suffix in (".html", ".py")]
    hasil = [f for f, n in semua if any(fnmatchcase(n, p) and n.count("/") == p.count("/") for p in pola)]
    kosong = [p for p in pola if not any(fnmatchcase(n, p) for _f, n in semua)]
    assert not kosong, f"no such file: {kosong}"
    return hasil


def _kata(sumber: str) -> set[str]:
    """The msgids of one Python source."""
    hasil = set()
    for simpul in ast.walk(ast.parse(sumber)):
        if isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Name) and simpul.func.id in FUNGSI:
            arg = simpul.args[1 if simpul.func.id == "pgettext" else 0] if simpul.args else None
            if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
                hasil.add(arg.value)
    return hasil


def _kata_templat(isi: str) -> set[str]:
    """templatize writes the words as calls, between the X-ed out rest."""
    hasil = set()
    for panggil in re.findall(
        r"\b(?:_|gettext|ngettext|pgettext)\((?:[^()'\"]|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")*\)",
        templatize(isi),
    ):
        try:
            hasil |= _kata(panggil.replace("\n", "\\n").replace("count)", "1)"))
        except SyntaxError:
            raise AssertionError(panggil) from None
    return hasil


def katalog() -> dict:
    with (KATALOG / "django.mo").open("rb") as f:
        return gettext.GNUTranslations(f)._catalog  # type: ignore[attr-defined]


def baca_po(path: Path) -> dict:
    """{msgid, or (msgid, n): translation} of a .po without contexts; a fuzzy or empty one does not count."""
    hasil: dict = {}
    for bagian in path.read_text().split("\n\n"):
        isi: dict[str, str] = {}
        nama = ""
        for b in bagian.splitlines():
            if m := re.match(r'(msg\w+(?:\[\d\])?) (".*")$', b):
                nama = m[1]
                isi[nama] = ast.literal_eval(m[2])
            elif b.startswith('"'):
                isi[nama] += ast.literal_eval(b)
        if re.search(r"^#,.*fuzzy", bagian, re.MULTILINE) and isi.get("msgid"):
            continue
        if isi.get("msgstr"):
            hasil[isi["msgid"]] = isi["msgstr"]
        for n in (0, 1):
            if isi.get(f"msgstr[{n}]"):
                hasil[isi["msgid"], n] = isi[f"msgstr[{n}]"]
    return hasil


def test_setiap_kata_warga_berbahasa_inggris():
    """Names what is missing: put it into locale/en/LC_MESSAGES/django.po, then `make bahasa`."""
    ada = katalog()
    punya = {k[0] if isinstance(k, tuple) else k for k in ada}
    kurang = []
    for f in _cocok(AKAR / "templates", TEMPLAT):
        kurang += [f"{f.relative_to(AKAR)}: {k!r}" for k in sorted(_kata_templat(f.read_text()) - punya)]
    for f in _cocok(AKAR, MODUL):
        kurang += [f"{f.relative_to(AKAR)}: {k!r}" for k in sorted(_kata(f.read_text()) - punya)]
    assert kurang == [], "\n".join(["without English:", *kurang])


def test_mo_dari_po():
    """The compiled catalogue is committed, because a bare machine has no msgfmt: it is what the .po says."""
    po, mo = baca_po(KATALOG / "django.po"), katalog()
    po.pop("", None)
    assert {k: v for k, v in mo.items() if k} == po, "run `make bahasa`"


def test_tempat_isian_sama():
    """A sentence keeps its places: none missing, none of its own."""
    pola = re.compile(r"%\((\w+)\)|%(s|d)|(\{\w+\})")
    salah = [
        k
        for k, v in baca_po(KATALOG / "django.po").items()
        if (asal := k[0] if isinstance(k, tuple) else k) and set(pola.findall(asal)) != set(pola.findall(v))
    ]
    assert salah == []


def test_survei_bersalinan():
    """Every questionnaire of the house that citizens answer: questions, answers, names of unsur, names of grades. The
    Indonesian is the official wording and stays data; the catalogue is our reading of it, for who cannot read it."""
    resmi = {x for i in INSTRUMEN.values() for u in i.unsur for x in (u.nama, u.pertanyaan, *u.pilihan)}
    mutu = {b.kinerja for t in TABEL.values() for b in t.baris}
    pendek = {
        x
        for p in PENDEK.values()
        if p.jenis != "petugas"
        for b in p.butir
        for x in (p.judul, *p.pilihan, b.nama, b.pertanyaan, b.kelompok)
        if x
    }
    assert sorted((resmi | mutu | pendek) - set(katalog())) == []


# --- pages ------------------------------------------------------------------------------------------------


def _inggris(klien: Client) -> Client:
    lain = Client()
    lain.cookies.update(klien.cookies)  # the world may have put a plain copy there
    lain.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return lain


def _tersisa(badan: bytes) -> list[str]:
    """Indonesian sentences outside of what says of itself that it is Indonesian."""
    pohon = lxml.html.document_fromstring(badan.decode())
    for e in pohon.xpath("//*[@lang='id'] | //script | //style | //textarea | //svg"):
        ekor, e.tail = e.tail, None
        induk, depan = e.getparent(), e.getprevious()
        if ekor and depan is not None:
            depan.tail = (depan.tail or "") + ekor
        elif ekor:
            induk.text = (induk.text or "") + ekor
        induk.remove(e)
    teks = list(pohon.itertext()) + [
        v for e in pohon.iter() for a, v in e.attrib.items() if a in ATRIBUT and e.tag != "link"
    ]
    return sorted({" ".join(t.split())[:90] for t in teks if PENANDA.search(t)})


def halaman_warga():
    for nama, metode, siapa in baris():
        polos = nama.partition(":")[0]
        if nama.startswith("api_") or "GET" not in metode or polos in bahasa.TETAP:
            continue
        if siapa & {"semua", "pemilik", "masuk"} and polos not in ("kerja", "ikm_tablet"):
            yield nama, "pemilik" if "pemilik" in siapa else "tamu"


def test_halaman_warga_inggris_seluruhnya(dunia):
    """Every address of citizens, asked for in English, by a guest or the owner of the case."""
    klien = {n: _inggris(dunia.klien[n]) for n in ("tamu", "pemilik")}
    tersisa, banyak, templat = [], 0, set()
    for nama, siapa in halaman_warga():
        alamat = dunia.url(nama)
        if nama in bahasa.AWAL_BERSAMA:
            alamat += f"?{bahasa.PENANDA}=en"
        jawaban = dunia.kirim(klien[siapa], "GET", alamat)
        if jawaban.status_code != 200 or not jawaban.get("Content-Type", "").startswith("text/html"):
            continue
        banyak += 1
        templat |= {t.name for t in jawaban.templates if t.name}
        assert jawaban["Content-Language"] == "en", nama
        assert "Cookie" in jawaban.get("Vary", ""), nama
        if b"<html" in jawaban.content:
            assert b'<html lang="en"' in jawaban.content, nama
        tersisa += [f"{nama}: {t}" for t in _tersisa(jawaban.content)]
    assert banyak > 60
    assert tersisa == [], "\n".join(tersisa)
    tak_terdaftar = [
        t
        for t in templat
        if (AKAR / "templates" / t).exists()
        and not any(fnmatchcase(t, p) and t.count("/") == p.count("/") for p in TEMPLAT)
    ]
    assert tak_terdaftar == [], "templates of citizens: list them in tabel_bahasa.py"


def test_petugas_dan_papan_tetap_indonesia(dunia):
    """Whatever the cookie says: staff, the board, official papers, the API."""
    petugas, tamu = _inggris(dunia.klien["petugas"]), _inggris(dunia.klien["tamu"])
    for klien, nama in (
        (petugas, "loket_daftar"),
        (petugas, "katalog"),
        (tamu, "papan"),
        (tamu, "layar"),
        (tamu, "api_unit"),
    ):
        jawaban = dunia.buka(klien, "GET", nama)
        assert (jawaban.status_code, jawaban["Content-Language"]) == (200, "id"), nama
    assert b'lang="id"' in dunia.buka(tamu, "GET", "papan").content
    assert b'action="/bahasa/"' not in dunia.buka(petugas, "GET", "katalog").content


def test_hanya_tekanan_yang_memilih(dunia):
    """A phone set to English gets the office's language; a press changes it, and comes back to the same page."""
    ponsel = Client(headers={"Accept-Language": "en-GB,en;q=0.9"})
    jawaban = ponsel.get("/standar/")
    assert jawaban["Content-Language"] == "id"
    assert not jawaban.cookies, "who only reads gets no cookie"
    assert b'name="next" value="/standar/?a=1&amp;b=2"' in ponsel.get("/standar/?a=1&b=2").content

    jawaban = ponsel.post("/bahasa/", {"language": "en", "next": "/standar/?a=1"})
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/standar/?a=1")
    kuki = jawaban.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert kuki["samesite"] == "Lax" and kuki["httponly"]
    assert ponsel.get("/standar/")["Content-Language"] == "en"
    assert ponsel.post("/bahasa/", {"language": "en", "next": "https://jahat.example/"})["Location"] == "/"
    ponsel.post("/bahasa/", {"language": "xx", "next": "/"})
    assert ponsel.get("/standar/")["Content-Language"] == "en", "an unknown language changes nothing"
    ponsel.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"
    assert ponsel.get("/standar/")["Content-Language"] == "id"
    assert translation.get_language() == "id", "nothing stays behind for the next request"


def test_dari_jawaban_formulir_kembali_ke_formulirnya(dunia):
    """The answer to a form has an address that only takes forms: the switch leads to where the form was."""
    jawaban = dunia.klien["tamu"].post(
        "/pengaduan/", headers={"Referer": "http://testserver/pengaduan/baru/?unit=x"}
    )
    assert jawaban.status_code == 405
    alamat = dunia.url("permohonan_pin")
    jawaban = dunia.kirim(
        Client(headers={"Referer": "http://testserver/p/X/?a=1"}), "POST", alamat, {"pin": "000000"}
    )
    assert b'name="next" value="/p/X/?a=1"' in jawaban.content
    jawaban = dunia.kirim(
        Client(headers={"Referer": "https://lain.example/p/"}), "POST", alamat, {"pin": "000000"}
    )
    assert b'name="next" value="/"' in jawaban.content


def test_etag_berbeda_menurut_bahasa(dunia):
    """A browser that has the Indonesian page must not be told that nothing changed after the press."""
    tamu, inggris = dunia.klien["tamu"], _inggris(dunia.klien["tamu"])
    bercap = 0
    for nama, siapa in halaman_warga():
        if siapa != "tamu" or not nama.startswith(
            (
                "beranda",
                "katalog",
                "layanan",
                "standar_",
                "maklumat",
                "spm",
                "dokumen",
                "biro",
                "peristiwa",
                "cari",
            )
        ):
            continue
        with dunia.sementara():
            asal = tamu.get(dunia.url(nama))
            if "ETag" not in asal:
                continue
            bercap += 1
            baru = inggris.get(dunia.url(nama), headers={"If-None-Match": asal["ETag"]})
            assert baru.status_code == 200 and baru["ETag"] != asal["ETag"], nama
            assert inggris.get(dunia.url(nama), headers={"If-None-Match": baru["ETag"]}).status_code == 304, (
                nama
            )
            assert tamu.get(dunia.url(nama), headers={"If-None-Match": asal["ETag"]}).status_code == 304, nama
    assert bercap > 8


def test_penggal_tiket_menurut_bahasa(dunia):
    """The piece of a ticket's page is remembered for a quarter of a minute, in each language by itself."""
    tamu, inggris = dunia.klien["tamu"], _inggris(dunia.klien["tamu"])
    with dunia.sementara():
        for _ in range(2):
            assert "Nomor antrean" in tamu.get(dunia.url("tiket_penggal")).content.decode()
            assert "Queue number" in inggris.get(dunia.url("tiket_penggal")).content.decode()


def test_papan_dibagi_hanya_dalam_bahasa_papan(dunia):
    """The board's piece is drawn once for all: whoever asks first, with whatever cookie, it is Indonesian."""
    inggris = _inggris(dunia.klien["tamu"])
    with dunia.sementara():
        pertama = inggris.get(dunia.url("papan_penggal")).content
        assert pertama == dunia.klien["tamu"].get(dunia.url("papan_penggal")).content


def test_anjungan_kembali_ke_indonesia(dunia):
    """EN lasts for one person: back at the start, also by itself, the screen is Indonesian and the cookie is gone."""
    kios = Client()
    awal = dunia.url("kios")
    assert kios.get(awal)["Content-Language"] == "id"
    assert f'name="next" value="{awal}?bahasa=en"' in kios.get(awal).content.decode()
    lanjut = kios.post("/bahasa/", {"language": "en", "next": f"{awal}?bahasa=en"})["Location"]
    halaman = kios.get(lanjut).content.decode()
    assert 'lang="en"' in halaman and 'name="kios-tutup"' in halaman, "nobody goes on: it returns by itself"
    with dunia.sementara():
        kedua = kios.get(dunia.url("kios_layanan"))
        assert kedua["Content-Language"] == "en"
        gagal = kios.post(dunia.url("kios_pindai"), {"kode": "xx"})
        assert gagal["Location"] == f"{awal}?bahasa=en", "a mistyped code does not change the language"
    selesai = kios.get(awal)
    assert selesai["Content-Language"] == "id"
    assert selesai.cookies[settings.LANGUAGE_COOKIE_NAME].value == ""
    assert kios.get(dunia.url("kios_layanan"))["Content-Language"] == "id"


def test_angka_waktu_uang():
    with translation.override("en"):
        assert (rupa.rupiah(-50_000), rupa.desimal("82.405"), rupa.ribuan(12_345)) == (
            "−Rp50,000",
            "82.41",
            "12,345",
        )
        assert [str(Lama(n, Satuan.HARI_KERJA)) for n in (1, 3)] == ["1 working day", "3 working days"]
    assert (rupa.rupiah(-50_000), rupa.desimal("82.405"), rupa.ribuan(12_345)) == (
        "−Rp50.000",
        "82,41",
        "12.345",
    )
    assert str(Lama(3, Satuan.HARI_KERJA)) == "3 hari kerja"


def test_kejadian_umum_semuanya_bersalinan():
    """What a citizen reads on a time line."""
    ada = katalog()
    umum = {str(k.kalimat) for k in kamus().values() if k.terlihat == "publik"}
    assert sorted(umum - set(ada)) == []
