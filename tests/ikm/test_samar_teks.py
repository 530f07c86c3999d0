"""Free words: who is named goes, what is said stays."""

import pytest

from ikm.samar_teks import samarkan_teks

PETUGAS = ("Ani Rahmawati", "Bagus Prasetyo", "Melati", "Indah Lestari Siregar")
DISAMARKAN = [
    ("Terima kasih Ibu Sri, surel a@b.id", "Terima kasih Ibu [nama], surel [surel]"),
    ("Pak Budi Santoso lambat", "Pak [nama] lambat"),
    ("Ditolak oleh bapak Joko Widodo tanpa alasan.", "Ditolak oleh bapak [nama] tanpa alasan."),
    ("Mbak Rina di loket 3 ramah", "Mbak [nama] di loket 3 ramah"),
    ("Bu Lurah Endang Wati marah", "Bu Lurah [nama] marah"),
    ("Pak Camat Suryadi belum datang", "Pak Camat [nama] belum datang"),
    ("dr. Siti Aminah tidak ada di tempat", "dr. [nama] tidak ada di tempat"),
    ("H. Ahmad Dahlan minta uang", "H. [nama] minta uang"),
    ("Petugas bernama Yanto kasar", "Petugas bernama [nama] kasar"),
    ("petugas yang bernama yanto kasar", "petugas yang bernama [nama] kasar"),
    ("KTP atas nama Budi Santoso salah cetak", "KTP atas nama [nama] salah cetak"),
    ("Akta a.n. Dewi Sartika hilang", "Akta a.n. [nama] hilang"),
    ("Nama saya Rahmat Hidayat, sudah tiga kali datang", "Nama saya [nama], sudah tiga kali datang"),
    ("nama anak saya Putri Ayu salah eja", "nama anak saya [nama] salah eja"),
    ("Namanya Tono, mohon ditegur", "Namanya [nama], mohon ditegur"),
    ("nama petugasnya Dedi Kurnia", "nama petugasnya [nama]"),
    ("Nama: Slamet Riyadi", "Nama: [nama]"),
    ("petugas Wawan main hp", "petugas [nama] main hp"),
    ("Dilayani pegawai Ratna Juwita dengan baik", "Dilayani pegawai [nama] dengan baik"),
    ("satpam Joni membantu saya", "satpam [nama] membantu saya"),
    ("petugas loket 2 Hendra judes", "petugas loket 2 [nama] judes"),
    ("Saya Budi, warga Cempaka, mohon dibantu", "Saya [nama], warga Cempaka, mohon dibantu"),
    ("Perkenalkan saya Maria Ulfa dari Sukamaju", "Perkenalkan saya [nama] dari Sukamaju"),
    ("Dibantu Sari Wulandari, S.Kom. dengan cepat", "Dibantu [nama], S.Kom. dengan cepat"),
    ("PAK BUDI SANGAT LAMBAT", "PAK [nama] SANGAT LAMBAT"),
    ("Pelayanan Pak Budi Sangat Lambat Sekali", "Pelayanan Pak [nama] Sangat Lambat Sekali"),
    ("Terima kasih Pak Budi. Semoga sukses", "Terima kasih Pak [nama]. Semoga sukses"),
    ("Ibu Ida Ayu Made Rai menolong", "Ibu [nama] menolong"),
    ("Bu Nur'aini dan Pak M. Yusuf baik", "Bu [nama] dan Pak [nama] baik"),
    # what the unit knows
    ("ani rahmawati melayani dengan ramah", "[nama] melayani dengan ramah"),
    ("bu ani judes", "bu [nama] judes"),
    ("Rahmawati cepat sekali", "[nama] cepat sekali"),
    ("pak bagus membantu", "pak bagus membantu"),  # "well helped" or an officer: doubt keeps the word
    ("Pak Bagus membantu", "Pak [nama] membantu"),
    ("Indah Lestari Siregar hebat", "[nama] hebat"),
    ("Ketemu SIREGAR di parkiran", "Ketemu [nama] di parkiran"),
    # numbers and addresses
    ("NIK 3174 0512 0690 0001 salah", "NIK [nomor] salah"),
    ("NIK 3174051206900001 salah", "NIK [nomor] salah"),
    ("hubungi 0812-3456-7890", "hubungi [nomor]"),
    ("WA +62 812 3456 7890 ya", "WA [nomor] ya"),
    ("telepon (021) 555 1234", "telepon ([nomor]"),
    ("NIP 198505122010011003", "NIP [nomor]"),
    ("lahir 12-05-1990 di Bogor", "lahir [nomor] di Bogor"),
    ("surel siti.aminah@gmail.com.", "surel [surel]"),
    ("IG @budi_santoso", "IG [akun]"),
]
TETAP = [
    "Kartu Keluarga saya belum jadi",
    "Kartu Tanda Penduduk dan Akta Kelahiran selesai cepat",
    "Petugas ramah dan cepat",
    "petugas Loket 3 kurang ramah",
    "petugas Dinas Kependudukan harus disiplin",
    "petugas Disdukcapil baik",
    "petugas Puskesmas Cempaka Putih sabar",
    "Petugas. Loket bersih",
    "pegawai Kelurahan Sukamaju lambat",
    "petugas PLN datang terlambat",
    "Bu Lurah marah",
    "Pak Camat baik sekali",
    "Pak RT dan Bu RW ikut antre",
    "Ibu Kota Nusantara jauh",
    "Ibu hamil didahulukan, bagus",
    "Ibu-ibu menunggu terlalu lama",
    "Bapak/Ibu petugas sopan",
    "pak tolong antreannya dipercepat",
    "Mohon kakak petugas lebih sabar",
    "Jalan Jenderal Sudirman macet",
    "RSUD dr. Soetomo jauh dari sini",
    "Kantor di Jalan Pak Harto sulit dicari",
    "nama saya salah di KK",
    "nama saya tidak dipanggil",
    "Nama saya belum dipanggil padahal sudah lama",
    "atas nama keluarga kami berterima kasih",
    "atas nama Dinas Sosial",
    "atas nama PT Maju Jaya ditolak",
    "Nama anak saya salah ketik",
    "saya Senang sekali",
    "Saya sudah datang dari Bogor",
    "Saya warga Kelurahan Melati",
    "Sangat Puas Dengan Pelayanan Disdukcapil",
    "PELAYANAN SANGAT BAIK DAN CEPAT",
    "PETUGAS SANGAT RAMAH",
    "Antre dari jam 08.00-12.00 tidak selesai",
    "buka 08.00 - 15.30 saja",
    "datang 12-05-2026 belum jadi",
    "tanggal 2026-05-12 ditolak",
    "tahun 2024-2025 lebih baik",
    "Bayar Rp 10.000.000 terlalu mahal",
    "diminta 1.500.000 untuk apa",
    "loket 1 sampai 9 penuh, nomor A-015",
    "dokter Gigi dan dokter Umum kurang",
    "Perawat Jaga malam sigap",
    "Bidan Desa rajin",
    "Bagus sekali pelayanannya",
    "Indah dan bersih ruang tunggunya",
    "Ruang Melati panas",
    "melati di taman layu",
    "Hari Ibu Nasional libur",
    "Emas Antam tidak ada hubungannya",
    "Alun-alun Kota Bandung dan Sungai Musi",
    "Bulan Agustus penuh, bulan Juli sepi",
    "email tidak dibalas, situs lambat",
    "100% puas, 5 dari 5",
    "Kepala Dinas perlu turun melihat",
    "di Puskesmas obat habis",
]


@pytest.mark.parametrize("teks", [*TETAP, *(h for _t, h in DISAMARKAN)])
def test_yang_biasa_utuh(teks):
    assert samarkan_teks(teks, 500, PETUGAS) == teks


@pytest.mark.parametrize(("teks", "hasil"), DISAMARKAN)
def test_yang_menunjuk_orang_disamarkan(teks, hasil):
    assert samarkan_teks(teks, 500, PETUGAS) == hasil


def test_panjang_dan_huruf_kendali():
    assert samarkan_teks("a\x00b\n\n  c", 500) == "a b c"
    assert samarkan_teks("kata " * 200, 10) == "kata kata"
    assert samarkan_teks("", 10) == ""


def test_teks_panjang_tidak_lambat():
    for jahat in (
        "Pak " * 3000,
        "Pak A" * 3000,
        "1 " * 6000,
        "a@" * 6000,
        "nama saya " * 2000,
        "Saya A " * 2000,
    ):
        samarkan_teks(jahat, 500, PETUGAS)
