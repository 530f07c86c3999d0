"""Bad files through the real door of a penanggung jawab: refused with their place or harmless, never half of them."""

import copy
import io
import json

import openpyxl
import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile

from pelayanan import antar
from standar import lembar_kerja
from standar.impor import impor_layanan
from standar.models import Layanan, Standar, Unggahan
from tests.standar.terbitan import TERBITAN

KK = TERBITAN[0]["layanan"][0]
LANGKAH = {"tahap": 1, "uraian": "Menyerahkan", "pelaku": "pemohon", "durasi": None}


def berkas(*layanan):
    return {
        "versi": 1,
        "daftar": [{"unit": {"kode": "dukcapil-uji", "nama": "Uji"}, "layanan": list(layanan)}],
    }


def sebagai_yaml(*layanan) -> bytes:
    isi = berkas(*(json.loads(json.dumps(x)) for x in layanan))  # nothing shared: no aliases
    return yaml.safe_dump(isi, allow_unicode=True, sort_keys=False).encode()


def dengan(**isi):
    """A good service, then one that says `isi`: a fault in the second must take the first back."""
    return sebagai_yaml(KK, {**copy.deepcopy(KK), "kode": "DUA", **isi})


def dengan_rumus() -> bytes:
    buku = openpyxl.load_workbook(io.BytesIO(lembar_kerja.tulis(berkas(KK))))
    buku["persyaratan"].cell(2, 3).value = '=HYPERLINK("https://jahat.contoh","KTP")'
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


BURUK = {
    "biaya negatif": (dengan(biaya={"rupiah": -5000, "teks": None}), "DUA › biaya › rupiah", "kurang dari 0"),
    "kode dua kali": (sebagai_yaml(KK, {**KK, "nama": "Lain"}), KK["kode"], "dua versi saling bertentangan"),
    "gratis tetapi membayar": (dengan(biaya={"rupiah": 1, "teks": "Gratis"}), "DUA › biaya", "bertentangan"),
    "tanpa pelaku": (
        dengan(prosedur=[LANGKAH, {**LANGKAH, "tahap": 2, "pelaku": None}]),
        "DUA › prosedur 2 › pelaku",
        "wajib diisi",
    ),
    "buntu": (
        dengan(
            prosedur=[
                {**LANGKAH, "lanjut_ke": [2]},
                {**LANGKAH, "tahap": 2, "lanjut_ke": [1]},
                {**LANGKAH, "tahap": 3},
            ]
        ),
        "DUA › prosedur 1 › lanjut_ke",
        "tidak pernah sampai selesai",
    ),
    "alias": (b"versi: 1\ndaftar: &a []\nlain: *a\n", "baris 2", "alias"),
    "bom": (b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "baris 1", "alias"),
    "tanda": (b"versi: 1\ndaftar: !!python/object/apply:os.system ['ls']\n", "baris 2", "tanda jenis"),
    "rumus": (dengan_rumus(), "persyaratan baris 2 kolom C", "rumus"),
    "tautan jahat": (
        dengan(rinci=[{"bagian": "persyaratan", "nomor": 1, "tautan": "javascript:alert(1)"}]),
        "DUA › rinci 1 › tautan",
        "https://",
    ),
    "bukan YAML": (b"versi: [1\n", "baris 2", "bukan YAML"),
    "kosong": (b"\n", "berkas", "kosong"),
}


def unggah(klien, isi: bytes, nama: str = "standar.yaml"):
    return klien.post("/standar/kelola/impor/dukcapil-uji/", {"berkas": SimpleUploadedFile(nama, isi)})


def test_setiap_berkas_buruk_ditolak_dengan_tempatnya(masuk, unit):
    klien = masuk("penanggung_jawab")
    for nama, (isi, tempat, pesan) in BURUK.items():
        jawab = unggah(klien, isi, "standar.xlsx" if isi[:2] == b"PK" else "standar.yaml")
        assert jawab.status_code == 302, nama
        antar.antar_jatuh_tempo()
        halaman = klien.get(jawab["Location"]).content.decode()
        assert "Tidak ada yang dimuat" in halaman, nama
        assert tempat in halaman, nama
        assert pesan in halaman, nama
        assert not Layanan.objects.exists(), nama
    for besar in (b"a: " + b"x" * 10_000_000, b"a: " + b"x" * 3_000_000):
        jawab = unggah(klien, besar)
        assert jawab.status_code == 200
        assert "paling besar" in jawab.content.decode()
    assert Unggahan.objects.count() == len(BURUK), "what is too big is not even kept"
    unggah(klien, sebagai_yaml(KK))
    antar.antar_jatuh_tempo()
    assert Standar.objects.get().status == Standar.Status.RANCANGAN, "control: a good file comes in"


RACUN = "<b onx=1>{{ 7 }}</b><script>alert(1)</script>#panic()"


def beracun():
    """A service with poison in every text it has."""
    teks = {
        n: [RACUN] for n in ("dasar_hukum", "persyaratan", "produk", "sarpras", "kompetensi", "pengawasan")
    }
    return {
        "kode": "RACUN",
        "nama": RACUN,
        "kelompok": "jasa",
        **teks,
        "pengaduan": [RACUN],
        "prosedur": [
            {"tahap": 1, "uraian": RACUN, "pelaku": RACUN, "durasi": RACUN, "titik": RACUN},
            {"tahap": 2, "uraian": RACUN, "pelaku": f"{RACUN}2", "durasi": None},
        ],
        "waktu": {
            "nilai": 1, "satuan": "hari", "teks": RACUN, "dihitung_sejak": RACUN,
            "rincian": [{"untuk": RACUN, "nilai": 1, "satuan": "hari"}],
        },
        "biaya": {
            "rupiah": None, "teks": RACUN,
            "rincian": [{"untuk": RACUN, "rupiah": 5, "dasar": RACUN, "bebas_bagi": RACUN}],
        },
        **dict.fromkeys(("jaminan_pelayanan", "jaminan_keamanan", "evaluasi"), RACUN),
        **dict.fromkeys(("jam_layanan", "untuk_siapa", "catatan", "keutuhan"), RACUN),
        "jumlah_pelaksana": 2,
        "sumber": {"judul": RACUN, "situs": RACUN},
        "sumber_lain": [{"judul": RACUN, "situs": RACUN, "untuk": RACUN}],
        "rinci": [
            {"bagian": "persyaratan", "nomor": 1, "nama": RACUN, "bila": RACUN, "diperoleh_di": RACUN}
        ],
        "portal": {"kata_kunci": [RACUN], "slug": "racun", "awalan": "Z"},
    }  # fmt: skip


@pytest.fixture
def unit_beracun(unit):
    unit.nama = unit.alamat = unit.telepon = RACUN[:25]
    unit.save()
    return unit


def test_html_di_setiap_bidang_tidak_berbahaya_di_mana_pun(client, masuk, unit_beracun):
    klien = masuk("penanggung_jawab")
    jawab = unggah(klien, sebagai_yaml(beracun()))
    antar.antar_jatuh_tempo()
    assert "Selesai dimuat" in klien.get(jawab["Location"]).content.decode()
    meja = "/standar/kelola/racun/"
    alamat = [(klien, f"{meja}{x}") for x in ("", "ubah/", "sunting/", "pratinjau/", "riwayat/", "banding/")]
    alamat += [
        (klien, x) for x in (jawab["Location"], "/standar/kelola/", "/standar/kelola/impor/dukcapil-uji/")
    ]
    _aman(alamat)
    assert klien.get("/standar/kelola/ekspor/dukcapil-uji/xlsx/").status_code == 200
    # in force, for the public
    impor_layanan(unit=unit_beracun, data={**beracun(), "kode": "DUA", "portal": {"slug": "dua"}}, oleh=None)
    depan = "/standar/dua/"
    halaman = ("", "bawa/", "sop/", "cetak/", "poster/", "versi/", "versi/1/")
    lain = ("/", "/standar/", "/cari/?q=alert", "/cari/?q=panic", "/standar/buku/dukcapil-uji/")
    _aman([(client, f"{depan}{x}") for x in halaman] + [(client, x) for x in lain])
    assert RACUN.replace("<", "&lt;").replace(">", "&gt;") in client.get(depan).content.decode()
    for x in ("/standar/dua/pdf/", "/standar/dua/sop/pdf/", "/standar/dua/poster/pdf/",
              "/standar/buku/dukcapil-uji/pdf/", "/standar/juklak/dukcapil-uji/"):  # fmt: skip
        assert client.get(x).content.startswith(b"%PDF"), x
    for x in ("layanan/", "layanan/dua/", "standar/", "standar/dua/", "standar/dua/sippn/"):
        api = client.get(f"/api/v1/{x}")
        assert api.status_code == 200
        assert api["Content-Type"].startswith("application/json")
        assert api["X-Content-Type-Options"] == "nosniff"


def _aman(alamat):
    for klien, x in alamat:
        jawab = klien.get(x)
        isi = jawab.content.decode()
        assert jawab.status_code == 200, x
        assert "<script>alert" not in isi, x
        assert "<b onx" not in isi, x
