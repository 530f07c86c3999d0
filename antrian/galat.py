"""Refusals of the queue, each with a message fit for the person."""

from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi


class AntrianKosong(GalatOperasi):
    kode = "antrian_kosong"
    status = 404
    pesan = _("Tidak ada yang menunggu untuk loket ini.")


class MasihMelayani(GalatOperasi):
    kode = "masih_melayani"
    pesan = _("Masih ada yang dilayani di loket ini. Selesaikan dahulu, baru memanggil yang berikutnya.")


class TidakAdaTiketAktif(GalatOperasi):
    kode = "tidak_ada_tiket_aktif"
    pesan = _("Belum ada nomor di loket ini. Panggil nomor berikutnya dahulu.")


class LoketTutup(GalatOperasi):
    kode = "loket_tutup"
    pesan = _("Loket ini belum dibuka. Buka loket dahulu.")


class LoketDipakai(GalatOperasi):
    kode = "loket_dipakai"
    pesan = _("Loket ini sedang dipakai petugas lain. Pilih loket lain.")


class SudahDiLoketLain(GalatOperasi):
    kode = "sudah_di_loket_lain"
    pesan = _("Anda masih membuka loket lain. Tutup loket itu dahulu.")


class SedangIstirahat(GalatOperasi):
    kode = "loket_istirahat"
    pesan = _("Loket sedang istirahat. Lanjutkan melayani dahulu.")


class LoketTanpaLayanan(GalatOperasi):
    kode = "loket_tanpa_layanan"
    pesan = _("Loket ini belum ditugasi layanan apa pun. Minta admin mengaturnya di Kelola.")


class UnitTutup(GalatOperasi):
    kode = "unit_tutup"
    pesan = _("Unit sedang tutup.")


class LayananTidakDibuka(GalatOperasi):
    kode = "layanan_tidak_dibuka"
    bidang = "layanan"
    pesan = _("Layanan ini sedang tidak dibuka. Tanyakan kepada petugas informasi.")


class KuotaHabis(GalatOperasi):
    kode = "kuota_habis"
    pesan = _("Kuota nomor hari ini sudah habis. Silakan datang besok pagi.")


class KapasitasUjiCoba(KuotaHabis):
    """A service on trial takes only its share of the day's capacity (antrian/uji_coba.py)."""

    bidang = "layanan"
    pesan = _(
        "Layanan ini sedang diuji coba; nomornya untuk hari ini sudah habis. Silakan datang besok pagi."
    )


class BatasPonsel(GalatOperasi):
    kode = "batas_ponsel"
    bidang = "telepon"
    pesan = _(
        "Ponsel ini masih memegang beberapa nomor yang belum dilayani. Batalkan yang tidak dipakai, atau ambil nomor "
        "di anjungan mandiri."
    )


class SlotTidakAda(GalatOperasi):
    kode = "slot_tidak_ada"
    bidang = "mulai"
    pesan = _("Waktu itu tidak dibuka untuk janji temu, atau sudah lewat. Pilih waktu lain.")


class SlotPenuh(GalatOperasi):
    kode = "slot_penuh"
    bidang = "mulai"
    pesan = _("Waktu itu baru saja penuh. Pilih waktu lain.")


class BelumWaktunya(GalatOperasi):
    kode = "belum_waktunya"
    pesan = _("Belum waktunya. Nomor untuk janji ini dapat diambil mendekati jamnya.")


class JanjiLewat(GalatOperasi):
    kode = "janji_lewat"
    pesan = _("Jam janji ini sudah lewat. Buat janji lain, atau ambil nomor biasa.")


class BatasPanggil(GalatOperasi):
    kode = "batas_panggil"
    pesan = _("Nomor ini sudah dipanggil sebanyak yang diatur unit. Tekan T bila orangnya tidak hadir.")


class NomorTidakAda(GalatOperasi):
    kode = "nomor_tidak_ada"
    status = 404
    pesan = _("Nomor itu tidak ada hari ini. Periksa huruf dan angkanya, misalnya A17.")


class BukanHariIni(GalatOperasi):
    kode = "bukan_hari_ini"
    pesan = _("Nomor ini dari hari lain. Minta pengguna layanan mengambil nomor baru.")


class TidakDapatDiurungkan(GalatOperasi):
    kode = "tidak_dapat_diurungkan"
    pesan = _("Sudah lewat 10 detik, atau sudah ada langkah lain. Panggil kembali nomornya bila perlu.")


class PetugasMasihMelayani(GalatOperasi):
    kode = "petugas_masih_melayani"
    pesan = _("Anda masih melayani orang lain. Selesaikan dahulu.")


class NomorLoketTerpakai(GalatOperasi):
    kode = "nomor_loket_terpakai"
    bidang = "nomor"
    pesan = _("Nomor loket ini sudah dipakai: pilih nomor lain.")


class LayananUnitLain(GalatOperasi):
    kode = "layanan_unit_lain"
    bidang = "layanan"
    pesan = _("Pilih layanan dari unit ini.")


class LoketUnitLain(GalatOperasi):
    kode = "loket_unit_lain"
    bidang = "loket"
    pesan = _("Pilih loket dari unit ini.")


class KodePasangSalah(GalatOperasi):
    kode = "kode_pasang_salah"
    bidang = "kode"
    pesan = _("Tidak ada perangkat yang menampilkan kode itu. Baca lagi kodenya di layar perangkat.")


class KodePasangTerkunci(GalatOperasi):
    kode = "kode_pasang_terkunci"
    bidang = "kode"
    status = 429
    pesan = _("Terlalu banyak kode salah. Coba lagi 15 menit lagi.")


class NamaPerangkatTerpakai(GalatOperasi):
    kode = "nama_perangkat_terpakai"
    bidang = "nama"
    pesan = _("Nama ini sudah dipakai perangkat lain di unit ini: pilih nama lain.")


class TidakAdaGangguan(GalatOperasi):
    kode = "tidak_ada_gangguan"
    pesan = _("Tidak ada gangguan yang berlaku untuk layanan ini: pimpinan menyatakannya dahulu.")


class WaktuSusulan(GalatOperasi):
    kode = "waktu_susulan"
    status = 400


class KertasTerpakai(GalatOperasi):
    kode = "kertas_terpakai"
    bidang = "kertas"
    pesan = _("Nomor kertas itu sudah dimasukkan atau dicatat tidak dipakai.")
