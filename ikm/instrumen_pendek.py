"""Short questionnaires as data, ours and not of any law: for a role or counter, the moments along the circle of
service, needs, officers themselves. No Django.

Sources: the bank example's questions for teller, customer service and security guard; the circle of service with its
moments of truth; the ten needs of a customer, all from training documents on pelayanan prima. What is asked of
officers is written here. A version once used never changes: another wording is another code.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Butir:
    """One question. `nama`: its short name in tables and charts."""

    kode: str
    nama: str
    pertanyaan: str
    kelompok: str = ""


@dataclass(frozen=True, slots=True)
class Pendek:
    """A short questionnaire; `pilihan` are the words for 1, 2, 3, 4. `jenis` as in models.Jenis."""

    kode: str
    judul: str
    jenis: str
    pilihan: tuple[str, str, str, str]
    butir: tuple[Butir, ...]
    boleh_kosong: bool = False


PUAS = ("Tidak puas", "Rata-rata", "Puas", "Sangat puas")
SAAT = ("Mengecewakan", "Kurang", "Baik", "Menyenangkan")
SETUJU = ("Tidak setuju", "Kurang setuju", "Setuju", "Sangat setuju")
PENTING = ("Tidak penting", "Kurang penting", "Penting", "Sangat penting")


def _butir(kelompok: str, tanya: str, *nama: tuple[str, str, str]) -> tuple[Butir, ...]:
    return tuple(Butir(kode, pendek, tanya.format(isi), kelompok) for kode, pendek, isi in nama)


_TELLER = (
    ("keramahan", "Keramahan", "keramahan petugas"),
    ("bantuan", "Kesediaan membantu", "kesediaan petugas membantu"),
    ("penjelasan", "Kemampuan menjelaskan", "kemampuan petugas menjelaskan layanan"),
    ("kecepatan", "Kecepatan informasi", "kecepatan petugas memberi informasi"),
    ("ketepatan", "Ketepatan dan akurasi", "ketepatan dan akurasi petugas"),
)
_SEBELUM, _SAAT, _SESUDAH = "Sebelum dilayani", "Saat dilayani", "Sesudah dilayani"

PENDEK: dict[str, Pendek] = {
    p.kode: p
    for p in (
        Pendek(
            "loket-v1",
            "Petugas loket",
            "peran",
            PUAS,
            _butir("", "Seberapa puas Anda dengan {}?", *_TELLER),
        ),
        Pendek(
            "satpam-v1",
            "Petugas keamanan",
            "peran",
            PUAS,
            _butir(
                "",
                "Seberapa puas Anda dengan {}?",
                ("keramahan", "Keramahan", "keramahan petugas keamanan"),
                ("bantuan", "Kesediaan membantu", "kesediaan petugas keamanan membantu"),
            ),
        ),
        Pendek(
            "lingkaran-kantor-v1",
            "Lingkaran pelayanan kantor",
            "lingkaran",
            SAAT,
            _butir(
                _SEBELUM,
                "Bagaimana saat Anda {}?",
                ("parkir", "Parkir", "mencari tempat parkir"),
                ("satpam", "Disapa satpam", "disapa satpam di pintu"),
                ("denah", "Denah dan petunjuk", "melihat denah dan petunjuk arah"),
                ("memilih", "Memilih loket", "memilih loket atau mengambil nomor"),
                ("penjaga", "Minta tolong", "meminta tolong kepada petugas"),
                ("formulir", "Mengisi formulir", "mengisi formulir"),
                ("menunggu", "Menunggu", "menunggu giliran"),
            )
            + _butir(
                _SAAT,
                "Bagaimana saat Anda {}?",
                ("panggilan", "Dipanggil", "dipanggil"),
                ("dilayani", "Dilayani", "dilayani di loket"),
                ("toilet", "Toilet", "memakai toilet"),
            )
            + _butir(
                _SESUDAH,
                "Bagaimana saat Anda {}?",
                ("berkas", "Menerima berkas", "menerima berkas atau hasil"),
                ("keluar", "Meninggalkan kantor", "meninggalkan kantor"),
            ),
            boleh_kosong=True,
        ),
        Pendek(
            "lingkaran-poliklinik-v1",
            "Lingkaran pelayanan poliklinik",
            "lingkaran",
            SAAT,
            _butir(
                _SEBELUM,
                "Bagaimana saat Anda {}?",
                ("lokasi", "Mencari lokasi", "mencari lokasi"),
                ("mendaftar", "Mendaftar", "mendaftar"),
                ("menunggu", "Menunggu diperiksa", "menunggu diperiksa"),
            )
            + _butir(
                _SAAT,
                "Bagaimana saat Anda {}?",
                ("periksa", "Pemeriksaan", "diperiksa dokter"),
                ("sampel", "Pengambilan sampel", "diambil sampelnya"),
                ("lab", "Menunggu hasil lab", "menunggu hasil laboratorium"),
                ("dokter", "Kembali ke dokter", "kembali ke dokter dengan hasilnya"),
            )
            + _butir(
                _SESUDAH,
                "Bagaimana saat Anda {}?",
                ("bayar", "Membayar", "membayar"),
                ("obat", "Mendapat obat", "mengambil obat"),
                ("rujuk", "Dirujuk atau dirawat", "dirujuk atau dirawat"),
                ("pulang", "Pulang", "pulang"),
            ),
            boleh_kosong=True,
        ),
        Pendek(
            "kebutuhan-v1",
            "Sepuluh kebutuhan pengguna layanan",
            "kebutuhan",
            SETUJU,
            _butir(
                "",
                "{}",
                ("disambut", "Disambut baik", "Saya disambut dengan baik."),
                ("tepat", "Tepat waktu", "Saya dilayani tepat waktu."),
                ("nyaman", "Merasa nyaman", "Saya merasa nyaman."),
                ("rapi", "Pelayanan rapi", "Pelayanannya rapi dan tertata."),
                ("dimengerti", "Dimengerti", "Keperluan saya dimengerti."),
                ("penting", "Merasa penting", "Saya merasa urusan saya dianggap penting."),
                ("dihargai", "Dihargai", "Saya merasa dihargai."),
                ("diakui", "Diakui", "Hak saya diakui."),
                ("tanggap", "Ditanggapi", "Petugas tanggap terhadap saya."),
                ("empati", "Empati", "Petugas memahami keadaan saya."),
            ),
        ),
        Pendek(
            "petugas-v1",
            "Kepuasan petugas",
            "petugas",
            SETUJU,
            _butir(
                "",
                "{}",
                ("tugas", "Tugas jelas", "Saya tahu apa yang diharapkan dari saya."),
                ("alat", "Alat memadai", "Alat dan bahan kerja saya memadai."),
                ("latihan", "Pelatihan", "Saya cukup dilatih untuk tugas ini."),
                ("dukungan", "Dukungan atasan", "Atasan mendukung saya saat ada masalah."),
                ("beban", "Beban wajar", "Beban kerja saya wajar."),
                ("pendapat", "Pendapat didengar", "Pendapat saya didengar."),
                ("rekan", "Kerja sama", "Saya dan rekan saling membantu."),
                ("penghargaan", "Penghargaan", "Kerja baik dihargai."),
            ),
        ),
    )
}
