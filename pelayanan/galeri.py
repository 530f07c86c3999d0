"""The design system on show: every component in every state, and the page skeletons, with made-up content.

Only for people who build the portal; `urls.py` includes `urlpatterns` when DEBUG is on. Reads no database.
"""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import segno
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.safestring import SafeString, mark_safe

WIB = ZoneInfo("Asia/Jakarta")
UNIT = {"nama": "Disdukcapil Contoh", "alamat": "Jalan Contoh 1, Kota Contoh", "logo": "", "warna": "#0a5c63"}


def _qr(teks: str) -> SafeString:
    wadah = BytesIO()
    segno.make(teks, error="m").save(
        wadah, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=0, title="Kode QR", lineclass=None
    )
    return mark_safe(wadah.getvalue().decode())  # our own SVG of our own text


class FormulirContoh(forms.Form):
    """One of each kind of field, bound to wrong input."""

    nama = forms.CharField(label="Nama lengkap", help_text="Seperti tertulis di KTP.")
    nik = forms.CharField(
        label="NIK",
        min_length=16,
        max_length=16,
        error_messages={
            "min_length": "NIK terdiri atas 16 angka; yang diketik baru 6. Lihat bagian atas KTP."
        },
    )
    ponsel = forms.CharField(
        label="Nomor ponsel", required=False, widget=forms.TextInput({"inputmode": "tel"})
    )
    jenis = forms.ChoiceField(
        label="Anda melapor sebagai",
        choices=[("diri", "Diri sendiri"), ("kuasa", "Kuasa orang lain"), ("tanpa", "Tanpa nama")],
        widget=forms.RadioSelect,
    )
    layanan = forms.ChoiceField(label="Layanan", choices=[("", "Pilih layanan"), ("kk", "Kartu Keluarga")])
    cerita = forms.CharField(label="Ceritakan kejadiannya", widget=forms.Textarea({"rows": 5}))
    tanggal = forms.DateField(
        label="Tanggal kejadian", widget=forms.DateInput({"type": "date"}), required=False
    )
    foto = forms.FileField(
        label="Foto", required=False, help_text="Letak dan waktu di dalam foto kami hapus."
    )
    setuju = forms.BooleanField(label="Data ini benar sepanjang pengetahuan saya")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            "nama",
            Div(Div("nik", css_class="col"), Div("ponsel", css_class="col"), css_class="row"),
            Field("jenis", wrapper_class="pilihan"),
            "layanan",
            "cerita",
            "tanggal",
            "foto",
            "setuju",
        )


PILIHAN = [
    {
        "url": "#",
        "ikon": "tiket",
        "judul": "Ambil nomor antrean",
        "teks": "Buka sampai 16.00 · tersingkat ± 10 menit",
    },
    {"url": "#", "ikon": "dokumen", "judul": "Ajukan permohonan", "teks": "Dari rumah, berkas dicek dulu"},
    {
        "url": "#",
        "ikon": "pesan",
        "judul": "Sampaikan aduan",
        "teks": "Boleh tanpa nama · dijawab paling lambat 14 hari kerja",
    },
]
SYARAT = [
    {"kunci": "kk-hilang-1", "teks": "Surat kehilangan dari kepolisian", "catatan": "asli", "ada": True},
    {
        "kunci": "kk-hilang-2",
        "teks": "KTP-el asli kepala keluarga",
        "catatan": "diperlihatkan saja",
        "ada": True,
    },
    {
        "kunci": "kk-hilang-3",
        "teks": "Formulir F-1.02 ditandatangani",
        "catatan": "ada di loket",
        "ada": False,
    },
    {"kunci": "kk-hilang-4", "teks": "Buku nikah", "catatan": "bila ada perubahan", "ada": False},
]
BUKA = {
    "kata": "Buka",
    "jenis": "baik",
    "teks": "sampai 16.00 hari ini",
    "alamat": "Jalan Contoh 1, Kota Contoh",
    "fasilitas": "Jalur kursi roda, ruang laktasi, loket prioritas.",
}


def _beranda(kini: datetime) -> dict[str, Any]:
    def sering(nama: str, waktu: str, tunggu: str, jenis: str) -> dict[str, str]:
        return {
            "nama": nama,
            "url": "#",
            "biaya": "gratis",
            "waktu": waktu,
            "tunggu": tunggu,
            "tunggu_jenis": jenis,
        }

    return {
        "buka": BUKA,
        "pilihan": PILIHAN,
        "janji": {"nilai": "96%", "label": "tepat waktu, 30 hari terakhir: 412 dari 429 permohonan"},
        "ikm": {"nilai": "82,41", "mutu": "A", "label": "IKM triwulan III, 318 responden"},
        "sering": [
            sering("Kartu Keluarga hilang atau rusak", "1 hari kerja", "± 25 menit", ""),
            sering("KTP-el hilang atau rusak", "1 hari kerja", "± 10 menit", ""),
            sering("Akta kelahiran", "24 jam", "± 30 menit", "awas"),
            sering("Surat pindah", "1 hari kerja", "± 15 menit", ""),
        ],
    }


def _layanan(kini: datetime) -> dict[str, Any]:
    return {
        "layanan": {
            "nama": "Kartu Keluarga hilang atau rusak",
            "ringkas": "Mengganti Kartu Keluarga yang hilang, rusak, atau tidak terbaca.",
        },
        "singkat": [
            {"ikon": "jam", "nilai": "1 hari kerja", "label": "sejak berkas lengkap"},
            {"ikon": "uang", "nilai": "Gratis", "label": "tanpa biaya apa pun"},
            {"ikon": "dokumen", "nilai": "KK baru", "label": "PDF dan cetak"},
        ],
        "syarat": SYARAT,
        "langkah": [
            {"teks": "Ambil nomor atau ajukan dari rumah", "pada_teks": "kapan saja", "keadaan": "nanti"},
            {"teks": "Berkas diperiksa di loket", "pada_teks": "± 8 menit", "keadaan": "nanti"},
            {
                "teks": "Kartu Keluarga diterbitkan",
                "pada_teks": "paling lama 1 hari kerja",
                "keadaan": "nanti",
            },
            {"teks": "Ambil di loket atau unduh", "pada_teks": "dengan kode permohonan", "keadaan": "nanti"},
        ],
        "capaian": {
            "janji": "1 hari kerja",
            "persen": "96%",
            "tepat": 412,
            "dari": 429,
            "masa": "30 hari terakhir",
            "jenis": "baik",
            "putusan": "Ditepati",
        },
        "tunggu": {"teks": "± 25 menit", "jenis": ""},
        "url_ajukan": "#",
        "url_antrean": "#",
        "standar": {"nomor": "SPN-KK versi 3", "berlaku": "2 Januari 2026"},
    }


def _tiket(kini: datetime) -> dict[str, Any]:
    return {
        "tiket": {
            "nomor": "A-017",
            "layanan": "Kartu Keluarga",
            "kode": "T-7F3K-9QXM-2BCD",
            "eja": "T, 7 F 3 K, 9 Q X M, 2 B C D",
            "keadaan": "menunggu",
            "status": "menunggu",
            "di_depan": "3",
            "di_depan_label": "orang di depan Anda",
            "perkiraan": "10–20",
            "perkiraan_satuan": "menit",
            "perkiraan_label": "lagi, sekitar pukul 11.00",
            "maju": 9,
            "jarak": 12,
            "terakhir": "Terakhir dipanggil A-013 ke Loket\u00a03.",
            "pukul": "10.42",
            "loket": "Loket 3",
            "tempat": "Lantai 1, sebelah kanan pintu masuk",
        },
        "label_kode": "Kode tiket",
        "syarat": SYARAT,
        "qr": _qr("https://contoh.go.id/t/T-7F3K-9QXM-2BCD/"),
        "url_siaran": "/siaran/?t=contoh",
        "url_penggal": "/galeri/_tiket/",
    }


def _dipanggil(kini: datetime) -> dict[str, Any]:
    isi = _tiket(kini)
    isi["tiket"]["keadaan"] = "dipanggil"
    isi["url_penggal"] = "/galeri/_dipanggil/"
    return isi


def _loket(kini: datetime) -> dict[str, Any]:
    def b(nomor: str, layanan: str, tunggu: str, jenis: str = "netral", tanda: str = "") -> dict[str, str]:
        return {"nomor": nomor, "layanan": layanan, "tunggu": tunggu, "jenis": jenis, "tanda": tanda}

    return {
        "menu": [
            ("/galeri/loket/", "Loket"),
            ("/permohonan/masuk/", "Permohonan"),
            ("/pengaduan/masuk/", "Pengaduan"),
        ],
        "kini": kini,
        "loket": {
            "nama": "Loket 3",
            "layanan": "Kartu Keluarga · Akta",
            "keadaan": "terbuka",
            "keadaan_jenis": "baik",
        },
        "hari_ini": {"dilayani": 38, "rata": "6 menit 10 detik"},
        "janji_detik": 480,
        "tiket": {
            "nomor": "A-017",
            "nama": "Ibu Siti Rahmawati",
            "perlu": "Kartu Keluarga hilang",
            "mulai": kini - timedelta(minutes=4, seconds=38),
            "jalan": "04.38",
            "janji": "janji 8 menit",
            "berkas": "2 dari 4",
            "keping": [
                {"teks": "kursi roda", "jenis": "awas", "ikon": "kursi-roda"},
                {"teks": "permohonan P-7F3K sudah diisi", "jenis": "", "ikon": "dokumen"},
                {"teks": "menunggu 14 menit", "jenis": "netral", "ikon": "jam"},
            ],
        },
        "syarat": SYARAT,
        "hasil": [
            {"teks": "Berkas diterima", "tuts": "b"},
            {"teks": "Berkas kurang, cetak daftar", "tuts": "k"},
            {"teks": "Selesai di tempat", "tuts": "d"},
            {"teks": "Keterangan saja", "tuts": "i"},
        ],
        "riwayat": [
            {"teks": "Permohonan diisi dari rumah", "pada_teks": "20 November 2026 19.12 WIB"},
            {"teks": "Nomor diambil di anjungan mandiri", "pada_teks": "10.23"},
            {"teks": "Dipanggil ke Loket 3", "pada_teks": "10.37", "keadaan": "kini"},
        ],
        "jumlah_menunggu": "12 menunggu, terlama 14 menit",
        "berikutnya": [
            b("P-005", "KTP-el", "2 mnt", "awas", "lansia, didahulukan"),
            b("A-018", "Kartu Keluarga", "14 mnt", "netral"),
            b("A-019", "Kartu Keluarga", "13 mnt", "netral"),
            b("C-022", "Akta kelahiran", "9 mnt", "netral"),
        ],
        "ditunda": [
            {"nomor": "A-011", "sebab": "tidak hadir 10.12"},
            {"nomor": "A-014", "sebab": "melengkapi berkas"},
        ],
        "ingat": "Sapa dengan nama. Sebutkan apa yang akan terjadi dan kapan selesai.",
        "urung": {"teks": "A-016 selesai.", "sampai": kini + timedelta(seconds=10), "sisa": 10},
        "url_siaran": "/siaran/?t=contoh",
        "url_penggal": "/galeri/_loket/",
    }


def _loket_kosong(kini: datetime) -> dict[str, Any]:
    kosong: dict[str, Any] = {
        "tiket": None,
        "urung": None,
        "berikutnya": [],
        "ditunda": [],
        "jumlah_menunggu": "",
    }
    return _loket(kini) | kosong | {"url_penggal": "/galeri/_loket_kosong/"}


def _papan(kini: datetime) -> dict[str, Any]:
    def j(huruf: str, nama: str, menunggu: int, perkiraan: str) -> dict[str, Any]:
        return {"huruf": huruf, "nama": nama, "menunggu": menunggu, "perkiraan": perkiraan}

    return {
        "kini": kini,
        "ruang": "Ruang pelayanan A",
        "panggilan": {"nomor": "A-017", "loket": "Loket 3", "layanan": "Kartu Keluarga", "ke": 1},
        "terakhir": [
            {"nomor": "B-009", "loket": "Loket 1"},
            {"nomor": "A-016", "loket": "Loket 3"},
            {"nomor": "P-004", "loket": "Loket 2", "ulang": True},
            {"nomor": "C-021", "loket": "Loket 5"},
            {"nomor": "A-015", "loket": "Loket 4"},
        ],
        "pita": "Semua layanan di sini gratis. Diminta membayar? Laporkan lewat kode QR di loket.",
        "jalur": [
            j("A", "Kartu Keluarga", 12, "± 25 menit"),
            j("B", "KTP-el", 5, "± 10 menit"),
            j("C", "Akta", 8, "± 30 menit"),
            j("P", "Prioritas", 1, "segera"),
        ],
        "url_siaran": "/siaran/?t=contoh",
        "url_penggal": "/galeri/_papan/",
    }


def _papan_kosong(kini: datetime) -> dict[str, Any]:
    diam = {"judul": "Loket buka pukul 08.00", "teks": "Ambil nomor di anjungan mandiri atau lewat ponsel."}
    kosong: dict[str, Any] = {
        "panggilan": None,
        "diam": diam,
        "terakhir": [],
        "pita": "",
        "url_penggal": "/galeri/_papan_kosong/",
    }
    return _papan(kini) | kosong


def _kios(kini: datetime) -> dict[str, Any]:
    pilihan = [
        {
            "url": "/galeri/kios_prioritas/",
            "ikon": "tiket",
            "judul": "Ambil nomor",
            "teks": "Pilih layanan, dapat nomor antrean",
        },
        {
            "url": "#",
            "ikon": "qr",
            "judul": "Punya kode atau janji",
            "teks": "Pindai QR atau ketik kode Anda",
        },
        {
            "url": "#",
            "ikon": "info",
            "judul": "Tanya syarat",
            "teks": "Apa yang dibawa, berapa lama, berapa biaya",
        },
    ]
    return {"pilihan": pilihan, "buka": BUKA, "url_suara": "#", "url_awal": "/galeri/kios/"}


def _kios_prioritas(kini: datetime) -> dict[str, Any]:
    return {
        "layanan": "Kartu Keluarga",
        "alasan": [
            {"nilai": "lansia", "ikon": "lansia", "teks": "Ya, lanjut usia"},
            {"nilai": "hamil", "ikon": "hamil", "teks": "Ya, hamil atau menyusui"},
            {"nilai": "balita", "ikon": "balita", "teks": "Ya, membawa anak kecil"},
            {"nilai": "disabilitas", "ikon": "kursi-roda", "teks": "Ya, penyandang disabilitas"},
            {"nilai": "jemput", "ikon": "mata", "teks": "Ya, dan mohon dijemput petugas"},
        ],
        "url_ambil": "/galeri/kios_tiket/",
        "url_awal": "/galeri/kios/",
    }


def _kios_tiket(kini: datetime) -> dict[str, Any]:
    return {
        "tiket": {
            "nomor": "A-018",
            "layanan": "Kartu Keluarga",
            "di_depan": "12 orang di depan Anda",
            "perkiraan": "sekitar 25 menit",
        },
        "qr": _qr("https://contoh.go.id/t/T-8G4L-2QXM-9BCD/"),
        "cetak": {"jenis": "baik", "teks": "Tiket tercetak. Silakan ambil di bawah layar."},
        "url_awal": "/galeri/kios/",
    }


def _formulir(kini: datetime) -> dict[str, Any]:
    form = FormulirContoh({"nama": "Siti Rahmawati", "nik": "327301", "jenis": "diri"})
    return {
        "form": form,
        "langkah": {"ke": 2, "dari": 4, "nama": "Data pelapor"},
        "judul_langkah": "Siapa yang melapor?",
        "url_kembali": "#",
        "kunci_draf": "aduan-contoh",
    }


def _periksa(kini: datetime) -> dict[str, Any]:
    return {
        "langkah": {"ke": 4, "dari": 4, "nama": "Periksa dan kirim"},
        "jawaban": [
            {"label": "Nama", "isi": "Siti Rahmawati", "url": "#"},
            {"label": "Layanan", "isi": "Kartu Keluarga", "url": "#"},
            {
                "label": "Kejadian",
                "isi": "Menunggu dua jam tanpa pemberitahuan di ruang pelayanan A.",
                "url": "#",
            },
            {"label": "Kapan", "isi": "Kamis, 19 November 2026", "url": "#"},
        ],
    }


def _terkirim(kini: datetime) -> dict[str, Any]:
    return {
        "kode": "A-2K7F-9QXM-4BCD",
        "label_kode": "Kode aduan",
        "qr": _qr("https://contoh.go.id/a/A-2K7F-9QXM-4BCD/"),
        "kunci_draf": "aduan-contoh",
        "berikut": [
            {"teks": "Aduan diterima", "pada_teks": "Sabtu, 21 November 2026 10.42 WIB"},
            {
                "teks": "Diperiksa pengelola pengaduan",
                "pada_teks": "paling lambat Senin, 23 November 2026",
                "keadaan": "kini",
            },
            {
                "teks": "Jawaban pertama",
                "pada_teks": "paling lambat Jumat, 27 November 2026",
                "keadaan": "nanti",
            },
            {"teks": "Tuntas", "pada_teks": "paling lambat Kamis, 10 Desember 2026", "keadaan": "nanti"},
        ],
    }


def _dasbor(kini: datetime) -> dict[str, Any]:
    nilai = [
        ("Kecepatan pelayanan", 291, -7),
        ("Kepastian jadwal", 304, 2),
        ("Keadilan mendapatkan pelayanan", 311, 3),
        ("Kedisiplinan petugas", 318, 0),
        ("Kenyamanan lingkungan", 325, 5),
        ("Kejelasan petugas", 327, 4),
        ("Prosedur pelayanan", 332, 11),
        ("Kemampuan petugas", 334, 6),
        ("Tanggung jawab petugas", 336, 4),
        ("Persyaratan pelayanan", 338, 8),
        ("Kepastian biaya", 350, 1),
        ("Kewajaran biaya", 355, 3),
        ("Keamanan pelayanan", 360, 2),
        ("Kesopanan dan keramahan", 362, 9),
    ]

    def koma(n: int) -> str:
        return f"{abs(n) / 100:.2f}".replace(".", ",")

    tren = [("III 2025", 77.1), ("IV 2025", 78.4), ("I 2026", 79.9), ("II 2026", 80.55), ("III 2026", 82.41)]
    titik: list[dict[str, Any]] = []
    for i, (label, n) in enumerate(tren):
        y = round(112 - (n - 75) / 10 * 80, 1)
        teks = f"{n:.2f}".replace(".", ",")
        titik.append({"x": 50 + i * 105, "y": y, "y_teks": y - 14, "teks": teks, "label": label})
    return {
        "menu": [
            ("/galeri/dasbor/", "IKM"),
            ("/galeri/pagi/", "Pagi ini"),
            ("/galeri/janji/", "Janji layanan"),
            ("/galeri/aduan/", "Aduan"),
            ("/galeri/rencana/", "Rencana aksi"),
        ],
        "periode": "IKM triwulan III 2026",
        "instrumen": "14 unsur · KepMenPAN 25/2004",
        "dihitung": "Dihitung 21 November 2026 10.40 WIB · data contoh",
        "angka": [
            {
                "nilai": "82,41",
                "mutu": "A · Sangat baik",
                "mutu_jenis": "baik",
                "label": "nilai IKM, skala 25–100",
                "selisih": "1,86",
                "arah": "naik",
                "dibanding": "dari triwulan II (80,55 · B)",
                "utama": True,
            },
            {
                "nilai": "318",
                "satuan": "responden",
                "label": "291 dengan kunjungan terverifikasi; cukup, paling sedikit 297",
            },
            {
                "nilai": "2,91",
                "label": "terendah: kecepatan pelayanan",
                "selisih": "0,07",
                "arah": "turun",
                "dibanding": "dari triwulan II (2,98)",
            },
            {
                "nilai": "3",
                "satuan": "dari 5",
                "label": "rencana aksi triwulan lalu selesai; 1 lewat tenggat",
                "url": "#",
                "teks_url": "Lihat rencana",
            },
        ],
        "unsur": [
            {
                "nama": nama,
                "url": "#",
                "teks": koma(n),
                "panjang": n / 100 - 1,
                "lalu": (n - d) / 100,
                "selisih": koma(d),
                "arah": "naik" if d > 0 else "turun" if d < 0 else "tetap",
                "keadaan": "awas" if n < 306 else "",
            }
            for nama, n, d in nilai
        ],
        "janji": [
            {
                "kode": "A-2K7F",
                "perkara": "aduan antre lama",
                "pemegang": "Kasi Pelayanan",
                "sisa": "lewat 1 hari",
                "jenis": "bahaya",
            },
            {
                "kode": "P-91QX",
                "perkara": "akta kelahiran",
                "pemegang": "Verifikator",
                "sisa": "hari ini",
                "jenis": "awas",
            },
            {
                "kode": "P-77MD",
                "perkara": "pindah datang",
                "pemegang": "Verifikator",
                "sisa": "besok",
                "jenis": "awas",
            },
            {
                "kode": "A-5T2C",
                "perkara": "permintaan informasi",
                "pemegang": "Pengelola",
                "sisa": "3 hari kerja",
                "jenis": "",
            },
        ],
        "janji_ringkas": "96% tepat waktu 30 hari terakhir (412 dari 429)",
        "rencana": [
            {
                "judul": "Buka Loket 4 pada 09.00–11.00",
                "pemegang": "Kasi Pelayanan",
                "tenggat": "30 November 2026",
                "keadaan": "berjalan",
                "jenis": "",
            },
            {
                "judul": "Jadwal petugas diumumkan tiap Jumat",
                "pemegang": "Sekretaris",
                "tenggat": "15 November 2026",
                "keadaan": "lewat 4 hari kerja",
                "jenis": "bahaya",
            },
        ],
        "tren": titik,
        "tren_garis": " ".join(f"{t['x']},{t['y']}" for t in titik),
        "tren_teks": "IKM lima triwulan: " + "; ".join(f"{t['label']} {t['teks']}" for t in titik),
    }


HALAMAN = {
    "beranda": _beranda,
    "layanan": _layanan,
    "tiket": _tiket,
    "dipanggil": _dipanggil,
    "formulir": _formulir,
    "periksa": _periksa,
    "terkirim": _terkirim,
    "loket": _loket,
    "loket_kosong": _loket_kosong,
    "papan": _papan,
    "papan_kosong": _papan_kosong,
    "kios": _kios,
    "kios_prioritas": _kios_prioritas,
    "kios_tiket": _kios_tiket,
    "dasbor": _dasbor,
}
TEMPLAT = {"dipanggil": "tiket", "loket_kosong": "loket", "papan_kosong": "papan"}
IKON = (
    "tiket dokumen pesan cari jam uang centang silang peringatan info orang kursi-roda telinga mata lansia hamil "
    "balita panah lanjut kembali cetak qr lonceng grafik rumah kunci papan suara kalender tempat unggah unduh salin "
    "ulang jeda alih hati putus"
)
GALAT = ("400", "403", "403_csrf", "404", "429", "500", "offline")


def _komponen() -> dict[str, Any]:
    form = FormulirContoh({"nama": "", "nik": "327301"})
    return {
        "halaman_contoh": [*HALAMAN, *GALAT],
        "ikon": IKON.split(),
        "pilihan": PILIHAN,
        "butir": [
            {"teks": "Aduan diterima", "pada_teks": "21 November 2026 10.42 WIB"},
            {
                "teks": "Jawaban pertama lewat tenggat",
                "pada_teks": "27 November 2026",
                "keadaan": "bahaya",
                "rincian": "Diteruskan kepada Kepala Dinas.",
            },
            {
                "teks": "Diperiksa",
                "pada_teks": "28 November 2026 09.10 WIB",
                "keadaan": "kini",
                "oleh": "Pengelola pengaduan",
            },
            {"teks": "Tuntas", "pada_teks": "paling lambat 10 Desember 2026", "keadaan": "nanti"},
        ],
        "batang": [
            {
                "label": "Kecepatan pelayanan",
                "nilai": 2.91,
                "teks": "2,91",
                "tanda": 2.98,
                "keadaan": "awas",
                "selisih": "0,07",
                "arah": "turun",
            },
            {"label": "Kesopanan dan keramahan", "nilai": 3.56, "teks": "3,56", "tanda": 3.47, "keadaan": ""},
            {"label": "Janji dilanggar", "nilai": 1.2, "teks": "1,20", "keadaan": "bahaya"},
        ],
        "kolom": [
            {"teks": "Layanan"},
            {"teks": "Dilayani", "kanan": True},
            {"teks": "Tepat waktu", "kanan": True},
        ],
        "baris": [["Kartu Keluarga", "412", "96%"], ["KTP-el", "1.204", "99%"]],
        "hal": Paginator(range(95), 20).page(2),
        "form": form,
    }


def galeri(request: HttpRequest, nama: str = "") -> HttpResponse:
    """The list of components, or one page skeleton by name."""
    kini = datetime.now(WIB)
    dasar = {
        "unit_tampil": UNIT,
        "nav_utama": [
            {"url": "/galeri/beranda/", "teks": "Beranda", "aktif": nama == "beranda"},
            {"url": "/galeri/layanan/", "teks": "Layanan", "aktif": nama == "layanan"},
            {"url": "/galeri/tiket/", "teks": "Antrean", "aktif": nama == "tiket"},
            {"url": "/galeri/formulir/", "teks": "Aduan", "aktif": nama == "formulir"},
            {"url": "/galeri/", "teks": "Kinerja", "aktif": not nama},
        ],
        "nav_kaki": [
            {"url": "#", "teks": "Maklumat"},
            {"url": "#", "teks": "Standar"},
            {"url": "#", "teks": "Privasi"},
        ],
    }
    if not nama:
        return render(request, "galeri.html", dasar | _komponen())
    if nama in GALAT:
        return render(request, f"{nama}.html", dasar)
    if nama.startswith("_") and nama[1:] in HALAMAN:  # the live fragment of a page
        return render(
            request, f"contoh_rupa/_{TEMPLAT.get(nama[1:], nama[1:])}.html", HALAMAN[nama[1:]](kini)
        )
    if nama not in HALAMAN:
        raise Http404
    return render(request, f"contoh_rupa/{TEMPLAT.get(nama, nama)}.html", dasar | HALAMAN[nama](kini))


urlpatterns = [
    path("galeri/", galeri),
    path("galeri/<str:nama>/", galeri),
]
