"""Whatever is typed, pasted or sent: a clear answer, never a 500; forms keep what was typed; one error shape.

Every address meets some kinds of nonsense, chosen in turn so that every kind is met by many addresses.
UJI_PENUH=1 makes every address meet every kind (some minutes).
"""

import itertools
import json
import os
import re
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.urls import get_resolver, reverse

from ikm import tautan
from pengaduan.models import Aduan
from tests.konfigurasi.tabel_alamat import baris, wakil

pytestmark = pytest.mark.django_db

PENUH = bool(os.environ.get("UJI_PENUH"))
RUANG = ("pelayanan", "standar", "antrian", "permohonan", "pengaduan", "ikm", "dasbor")
ANEH = {
    "nul": "\x00",
    "kendali": "a\x01\x1b[2J\r\nSet-Cookie: x=1",
    "kanan_kiri": "\u202etxt.exe\u2066 العربية",
    "emoji": "🧨👩‍👩‍👧‍👦é",
    "besar": "9" * 400,
    "negatif": "-1",
    "pecahan": "1e999",
    "panjang": "x" * 3_000,
    "asing": "<script>alert(1)</script>' OR 1=1 --",
    "kode_palsu": "T-2222-2222-2222",
    "tanggal_awal": "0001-01-01",
    "tanggal_akhir": "9999-12-31",
}
SENDIRI = ("form", "isian", "langkah")  # prefixes that no call writes out
BUKAN_UTF8 = "%ff%fe%c0%80"
BORANG = "application/x-www-form-urlencoded"
_giliran = itertools.count()


def sebagian(jenis, banyak):
    """The next `banyak` kinds in turn, or all of them."""
    semua = list(jenis)
    if PENUH:
        return semua
    mulai = next(_giliran) * banyak
    return [semua[(mulai + i) % len(semua)] for i in range(banyak)]


def salahnya(dunia, klien, metode, alamat, isi=None, **lain):
    """One request: what is wrong with its answer, else nothing. An exception in a view is a 500."""
    with dunia.sementara():
        try:
            jawaban = klien.get(alamat, **lain) if metode == "GET" else klien.post(alamat, isi or {}, **lain)
            if jawaban.streaming:
                list(jawaban.streaming_content)
        except Exception as galat:
            return f"{type(galat).__name__}: {str(galat)[:200]}"
    if jawaban.status_code >= 500 and jawaban.status_code != 503:
        return str(jawaban.status_code)
    if (
        alamat.startswith("/api/v1/")
        and jawaban.status_code >= 400
        and set(jawaban.json()) != {"kode", "pesan", "bidang"}
    ):
        return f"{jawaban.status_code} {jawaban.content[:200]!r}"
    return ""


def _semua(simpul):
    for p in simpul.url_patterns:
        yield from _semua(p) if hasattr(p, "url_patterns") else [p]


def modul_alamat():
    """Address → the module its view is written in."""
    hasil = {}
    for p in _semua(get_resolver()):
        kelas = getattr(p.callback, "cls", None) or getattr(p.callback, "view_class", None)
        hasil[p.name] = (kelas or p.callback).__module__
    return hasil


def sumber(modul):
    return (Path(settings.BASE_DIR) / f"{modul.replace('.', '/')}.py").read_text()


def nama_isian():
    """App → names of all fields of all its forms, and what its views read from POST themselves."""
    hasil = {}
    for ruang in RUANG:
        teks = "".join(b.read_text() for b in (Path(settings.BASE_DIR) / ruang).rglob("*.py"))
        nama = set(re.findall(r"POST\.get\(\s*\"(\w+)\"", teks))
        antre = list(forms.BaseForm.__subclasses__())
        while antre:
            kelas = antre.pop()
            antre += kelas.__subclasses__()
            if kelas.__module__.split(".")[0] == ruang:
                nama |= set(kelas.base_fields)
        bagian = {*re.findall(r'prefix="(\w+)"', teks), *(a for a in SENDIRI if f'"{a}"' in teks)}
        awalan = ["", *(a + ekor for a in sorted(bagian) for ekor in ("-", "-0-"))]
        hasil[ruang] = sorted(a + n for a in awalan for n in nama)
    return hasil


def alamat_baris(dunia, baris_, ganti=()):
    arg = {k: v for k, v in dunia.sendiri.alamat(baris_).items() if k not in "?!"}
    return reverse(baris_.partition(":")[0], kwargs=arg | dict(ganti))


def test_bagian_alamat(dunia):
    """Every part of every address that a person can mistype."""
    salah = []
    for nama, metode, siapa in baris():
        klien = dunia.klien[wakil(nama, siapa)]
        arg = {k: v for k, v in dunia.sendiri.alamat(nama).items() if k not in "?!"}
        for kunci, nilai in arg.items():
            tempat = "424242" if isinstance(nilai, int) else "qqqqqqqqqqqqq"
            pola = alamat_baris(dunia, nama, {kunci: int(tempat) if isinstance(nilai, int) else tempat})
            for jenis in sebagian([*ANEH, "bukan_utf8"], 1):
                isi = BUKAN_UTF8 if jenis == "bukan_utf8" else quote(ANEH[jenis], safe="")
                if apa := salahnya(dunia, klien, metode[0], pola.replace(tempat, isi)):
                    salah.append(f"{nama} {kunci}={jenis}: {apa}")
    assert salah == []


def test_kueri(dunia):
    """Every name a page reads from its query string."""
    salah = []
    modul = modul_alamat()
    for nama, metode, siapa in baris():
        if "GET" not in metode or not modul[nama.partition(":")[0]].startswith(RUANG):
            continue
        alamat, klien = alamat_baris(dunia, nama), dunia.klien[wakil(nama, siapa)]
        baca = set(
            re.findall(r"(?:GET|query_params)\.get\(\s*\"(\w+)\"", sumber(modul[nama.partition(":")[0]]))
        )
        for satu in sorted(baca | ({"kursor"} if nama.startswith("api_") else set())):
            for jenis in sebagian([*ANEH, "bukan_utf8"], 1):
                isi = BUKAN_UTF8 if jenis == "bukan_utf8" else quote(ANEH[jenis])
                if apa := salahnya(dunia, klien, "GET", f"{alamat}?{satu}={isi}"):
                    salah.append(f"{nama} ?{satu}={jenis}: {apa}")
    assert salah == []


def test_isian(dunia):
    """Every form, with nonsense in every field of its app; and bodies that are no form at all."""
    salah = []
    isian, modul = nama_isian(), modul_alamat()
    banyak = "&".join(f"b{i}=1" for i in range(10_000))
    for nama, metode, siapa in baris():
        if "POST" not in metode or nama.startswith("api_"):
            continue
        alamat, klien = alamat_baris(dunia, nama), dunia.klien[wakil(nama, siapa)]
        bidang = isian[modul[nama.partition(":")[0]].split(".")[0]]
        mentah = {
            "bukan_utf8": ("&".join(f"{n}={BUKAN_UTF8}" for n in bidang), BORANG),
            "banyak": (banyak, BORANG),
            "rusak": (b"--x\r\nrusak", "multipart/form-data; boundary=x"),
            "tanpa_batas": (b"rusak", "multipart/form-data"),
        }
        for jenis in sebagian(ANEH, 1):
            isi = urlencode(dict.fromkeys(bidang, ANEH[jenis]))
            if apa := salahnya(dunia, klien, "POST", alamat, isi, content_type=BORANG):
                salah.append(f"{nama} {jenis}: {apa}")
        for jenis in sebagian(mentah, 1):
            isi, tipe = mentah[jenis]
            if apa := salahnya(dunia, klien, "POST", alamat, isi, content_type=tipe):
                salah.append(f"{nama} {jenis}: {apa}")
    assert salah == []


# --- the API -----------------------------------------------------------------------------------------------

BADAN = {
    "bukan_json": b"{judul: halo}",
    "setengah": b'{"judul": "ha',
    "kosong": b"",
    "larik": b"[]",
    "teks": b'"halo"',
    "angka": b"1",
    "nihil": b"null",
    "bukan_utf8": b'{"judul": "\xff\xfe"}',
    "dalam": b"[" * 100_000,
    "besar": b'"' + b"x" * 3_000_000 + b'"',
    "dalam_objek": b'{"a":' * 50_000,
    "angka_raksasa": b'{"layanan": ' + b"9" * 10_000 + b"}",
    "banyak": json.dumps({f"b{i}": i for i in range(10_000)}).encode(),
    "kunci_ganda": b'{"layanan": "a", "layanan": {"b": []}}',
    "bukan_angka": b'{"layanan": NaN, "judul": Infinity}',
}
NILAI = [
    None, True, 0, -1, 10**30, 1.5, 1e308, "", " ", "\x00", "\ud800", "🧨\u202e", "x" * 100_000, [], [[]],
    ["lansia", 1], {}, {"a": {"b": []}}, {"\x00": "\ud800"}, [None] * 1000,
]  # fmt: skip


def kirim_json(dunia, alamat, isi, **kepala):
    return salahnya(
        dunia, dunia.klien["mesin"], "POST", alamat, isi, content_type="application/json", headers=kepala
    )


def alamat_api(dunia):
    return [
        (n, alamat_baris(dunia, n)) for n, metode, _s in baris() if n.startswith("api_") and "POST" in metode
    ]


def test_badan_api(dunia):
    salah = []
    for nama, alamat in alamat_api(dunia):
        for jenis in sebagian(BADAN, 4) if "loket" in nama else BADAN:
            if apa := kirim_json(dunia, alamat, BADAN[jenis] or b" "):
                salah.append(f"{nama} {jenis}: {apa}")
        for tipe in ("text/plain", "application/xml", BORANG, "application/json; charset=utf-7"):
            if apa := salahnya(dunia, dunia.klien["mesin"], "POST", alamat, b"x=1", content_type=tipe):
                salah.append(f"{nama} {tipe}: {apa}")
        for kunci in ("x" * 300, "é", "a b", "\x7f"):
            if apa := kirim_json(dunia, alamat, b"{}", **{"Idempotency-Key": kunci}):
                salah.append(f"{nama} kunci {kunci[:5]!r}: {apa}")
    assert salah == []


def test_bidang_api(dunia):
    """Each field of each body with everything it is not; the others as they should be."""
    d = dunia.sendiri.ada
    benar = {
        "api_tiket": {"layanan": d["layanan"].slug, "prioritas": "lansia", "telepon": "081234567890"},
        "api_aduan": {
            "judul": "Antre lama",
            "isi": "Menunggu dua jam.",
            "kelas": Aduan.Kelas.TIDAK_BERKADAR.value,
            "layanan": d["layanan"].slug,
            "nama": "Siti",
            "kontak": "0812000",
            "identitas": "anonim",
            "sifat": "rahasia",
        },
        "api_jawaban": {
            "token": tautan.token(d["undangan"]),
            "jawaban": {f"u{i}": 3 for i in range(1, 15)},
            "profil": {"jenis_kelamin": "L"},
            "alasan": {"u1": "lama"},
            "saran": "Terima kasih",
        },
        "api_permohonan": {
            "layanan": d["layanan"].slug,
            "nama": "Siti",
            "telepon": "081234567890",
            "surel": "siti@contoh.id",
            "nik": "3174015509870003",
            "kabar_lewat": "telepon",
            "tiket": "",
            "kunjungan": "",
        },
        "api_loket_selesai": {"hasil": "selesai", "catatan": "x"},
    }
    salah = []
    for nama, isi in benar.items():
        alamat = alamat_baris(dunia, nama)
        with dunia.sementara():
            jawaban = dunia.klien["mesin"].post(alamat, isi, content_type="application/json")
            assert jawaban.status_code < 300 or nama == "api_loket_selesai", jawaban.content
        for bidang in isi:
            for nilai in sebagian(NILAI, 5):
                if apa := kirim_json(dunia, alamat, json.dumps({**isi, bidang: nilai})):
                    salah.append(f"{nama} {bidang}={str(nilai)[:20]!r}: {apa}")
    for bidang in ("jawaban", "profil", "alasan"):
        for nilai in NILAI:
            kunci = "u1" if bidang != "profil" else "usia"
            badan = json.dumps(
                {**benar["api_jawaban"], bidang: {**benar["api_jawaban"][bidang], kunci: nilai}}
            )
            if apa := kirim_json(dunia, alamat_baris(dunia, "api_jawaban"), badan):
                salah.append(f"jawaban {bidang}.{kunci}={str(nilai)[:20]!r}: {apa}")
    assert salah == []


def test_alamat_api_yang_tidak_ada(dunia):
    for alamat in (
        "/api/v1/",
        "/api/v1/tidak-ada/",
        "/api/v1/unit/%00/",
        "/api/v1/loket/99999999999999999999/panggil/",
    ):
        jawaban = dunia.klien["mesin"].get(alamat)
        assert set(jawaban.json()) == {"kode", "pesan", "bidang"}, alamat
        assert jawaban.status_code in (400, 404, 405), alamat


# --- what was typed stays -----------------------------------------------------------------------------------

TIKAI = "Ünïkod 🧨 <b>tebal</b> \u0627\u0644"


def test_isian_tidak_hilang(dunia):
    """A form that comes back still holds what was typed, escaped."""
    d, tamu = dunia.sendiri.ada, dunia.klien["tamu"]
    coba = [
        (tamu, f"/permohonan/baru/?layanan={d['layanan'].slug}", {"nama": TIKAI, "nik": "12"}),
        (tamu, f"/s/{tautan.token(d['undangan'])}/", {"saran": TIKAI}),
        (tamu, "/pengaduan/baru/jenis/", {"kelas": "tidak_ada"}),
        (dunia.klien["pengelola"], "/pengaduan/catat/", {"judul": TIKAI, "isi": ""}),
        (dunia.klien["petugas"], "/ikm/kertas/", {"saran": TIKAI, "hari": "kemarin"}),
        (dunia.klien["pengelola"], f"/pengaduan/kasus/{d['aduan'].kode_tampil}/teruskan/", {"isi": TIKAI}),
        (dunia.klien["penanggung_jawab"], "/dasbor/rencana/baru/", {"kegiatan": TIKAI, "tenggat": "x"}),
        (dunia.klien["penanggung_jawab"], f"/standar/kelola/baru/{dunia.sendiri.unit.kode}/", {"nama": TIKAI}),
    ]  # fmt: skip
    for klien, alamat, isi in coba:
        with dunia.sementara():
            if "jenis" in alamat:
                klien.get("/pengaduan/baru/")
            jawaban = klien.post(alamat, isi)
        if jawaban.status_code == 302:
            continue  # it was good enough
        teks = jawaban.content.decode()
        assert jawaban.status_code in (200, 400, 422), (alamat, jawaban.status_code)
        if TIKAI in isi.values():
            assert "Ünïkod 🧨 &lt;b&gt;tebal" in teks, alamat
        assert "<b>tebal" not in teks, alamat


def test_teks_aneh_sampai_utuh(dunia):
    """Emoji and Arabic come through the wizard whole; control and direction characters do not."""
    klien = dunia.klien["tamu"]
    isi = [
        ("jenis", {"kelas": Aduan.Kelas.TIDAK_BERKADAR.value}),
        ("tentang", {"tentang": f"u:{dunia.sendiri.unit.kode}"}),
        ("cerita", {"judul": "KK 🧨 \u202ebelum\x07", "isi": "العربية\r\nbaris dua 👩‍👩‍👧\x00"}),
    ]
    with dunia.sementara():
        klien.get("/pengaduan/baru/")
        for layar, data in isi:
            jawaban = klien.post(f"/pengaduan/baru/{layar}/", data)
        cerita = klien.get("/pengaduan/baru/cerita/").content.decode()
    assert jawaban.status_code in (200, 302)
    assert "🧨" in cerita
    assert "العربية" in cerita
    if jawaban.status_code == 200:
        assert "null" in cerita.lower() or "nul" in cerita.lower()


@pytest.fixture(autouse=True)
def laju_baru():
    cache.clear()
