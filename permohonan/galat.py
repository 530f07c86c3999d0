"""Refusals of this app, each with a message that says what to do."""

from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi


class LayananTidakDibuka(GalatOperasi):
    kode = "layanan_tidak_dibuka"
    bidang = "layanan"
    pesan = _(
        "Layanan ini sedang tidak dibuka: belum ada standar yang berlaku. Tanyakan kepada petugas informasi."
    )


class VersiBerganti(GalatOperasi):
    kode = "versi_berganti"
    pesan = _(
        "Standar layanan ini baru saja diperbarui. Isian Anda tetap ada; periksa lagi daftar berkas dan janjinya, "
        "lalu kirim."
    )


class IsianBelumLengkap(GalatOperasi):
    kode = "isian_belum_lengkap"
    pesan = _("Masih ada isian wajib yang kosong. Lengkapi dulu, lalu kirim.")


class PermohonanSendiri(GalatOperasi):
    kode = "permohonan_sendiri"
    pesan = _("Anda tidak dapat memeriksa atau menyetujui permohonan Anda sendiri. Alihkan kepada rekan.")


class SudahDipegang(GalatOperasi):
    kode = "sudah_dipegang"

    def __init__(self, nama: str) -> None:
        super().__init__(_("Berkas ini sudah dipegang %(nama)s.") % {"nama": nama})


class BukanPemegang(GalatOperasi):
    kode = "bukan_pemegang"
    status = 403

    def __init__(self, nama: str) -> None:
        super().__init__(_("Berkas ini dipegang %(nama)s. Minta dialihkan dulu bila perlu.") % {"nama": nama})


class BelumSemuaDiputus(GalatOperasi):
    kode = "belum_semua_diputus"
    pesan = _(
        "Putuskan setiap berkas dulu: pemohon harus mendapat semua kekurangan dalam satu kali pengembalian."
    )


class AlasanWajib(GalatOperasi):
    kode = "alasan_wajib"
    bidang = "alasan"
    pesan = _("Tulis alasannya, dengan kata yang dipahami pemohon.")


class BelumBolehDiserahkan(GalatOperasi):
    kode = "belum_boleh_diserahkan"
    pesan = _("Produk layanan ini harus disetujui dan diterbitkan dulu sebelum diserahkan.")
