"""Refusals of the survey, in words for the person."""

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ikm.models import Periode
from pelayanan.galat import GalatOperasi


class UndanganTidakDikenal(GalatOperasi):
    kode = "undangan_tidak_dikenal"
    status = 404
    bidang = "token"
    pesan = _("Tautan survei ini tidak dikenal. Buka lagi dari halaman nomor antrean atau permohonan Anda.")


class UndanganSudahDipakai(GalatOperasi):
    kode = "undangan_sudah_dipakai"
    bidang = "token"
    pesan = _("Survei untuk kunjungan ini sudah diisi. Terima kasih.")


class UndanganKedaluwarsa(GalatOperasi):
    kode = "undangan_kedaluwarsa"
    status = 410
    bidang = "token"
    pesan = _("Masa pengisian survei untuk kunjungan ini sudah lewat.")


class UndanganUnitLain(GalatOperasi):
    kode = "undangan_unit_lain"
    status = 404
    bidang = "token"
    pesan = _("Tautan survei ini milik unit lain.")


class JawabanSalah(GalatOperasi):
    """`bidang` is ``jawaban.<unsur>`` or ``profil.<atribut>``."""

    kode = "jawaban_salah"
    status = 400
    pesan = _("Ada jawaban yang belum sah.")


class SurveiTertutup(GalatOperasi):
    kode = "survei_tertutup"
    pesan = _("Unit ini tidak menerima jawaban lewat tautan terbuka.")


class InstrumenSalah(GalatOperasi):
    kode = "instrumen_salah"
    status = 400
    bidang = "pertanyaan"
    pesan = _(
        "Tulis 1 sampai 15 pertanyaan yang berbeda, satu per baris, dan empat pilihan dari buruk ke baik."
    )


class TerlaluSering(GalatOperasi):
    kode = "terlalu_sering"
    status = 429
    pesan = _(
        "Terlalu banyak jawaban dari perangkat atau jaringan ini. Coba lagi satu jam lagi, atau isi di loket."
    )


class LayananUnitLain(GalatOperasi):
    kode = "layanan_unit_lain"
    status = 400
    bidang = "layanan"
    pesan = _("Layanan ini bukan milik unit ini.")


class TanggalLembarSalah(GalatOperasi):
    kode = "tanggal_lembar_salah"
    status = 400
    bidang = "hari"
    pesan = _("Tanggal lembar tidak boleh di masa depan atau lebih dari 180 hari yang lalu.")


class LembarLuarPeriode(GalatOperasi):
    """The paper's day is not in the period it was said to belong to."""

    kode = "lembar_luar_periode"
    status = 400
    bidang = "hari"

    def __init__(self, periode: Periode) -> None:
        pesan = gettext(
            "Tanggal lembar harus dari %(mulai)s sampai %(selesai)s untuk %(nama)s. Perbaiki tanggalnya, "
            "atau pilih periode lembar ini di atas."
        )
        hari = {x: date_format(getattr(periode, x), "j F Y") for x in ("mulai", "selesai")}
        super().__init__(pesan % {"nama": periode.nama, **hari})


class AlasanKosong(GalatOperasi):
    kode = "alasan_kosong"
    status = 400
    bidang = "alasan"
    pesan = _("Tulis alasannya: alasan ini ikut tercantum dalam laporan.")


class PeriodeSudahTerbit(GalatOperasi):
    kode = "periode_sudah_terbit"
    pesan = _("Hasil periode ini sudah diterbitkan dan tidak dapat diubah.")

    @classmethod
    def untuk(cls, periode: Periode) -> "PeriodeSudahTerbit":
        """To who still has an answer for it."""
        pesan = gettext(
            "Hasil %(nama)s sudah diterbitkan dan dibekukan, jadi tidak menerima jawaban lagi. "
            "Simpan lembarnya sebagai arsip."
        )
        return cls(pesan % {"nama": periode.nama})


class DataContoh(GalatOperasi):
    kode = "data_contoh"
    pesan = _("Ini data contoh. Hasil unit contoh tidak dapat diterbitkan.")


class PeriodeBerjalan(GalatOperasi):
    kode = "periode_berjalan"
    pesan = _("Periode ini belum berakhir. Terbitkan setelah hari terakhirnya lewat.")


class MasihDihitung(GalatOperasi):
    kode = "masih_dihitung"
    pesan = _("Jawaban periode ini sedang dihitung. Coba lagi beberapa detik lagi.")


class BelumCukupData(GalatOperasi):
    kode = "belum_cukup_data"
    pesan = _("Belum cukup jawaban untuk sebuah angka yang dapat dipercaya.")


class PeriodeBertumpuk(GalatOperasi):
    kode = "periode_bertumpuk"
    bidang = "mulai"
    pesan = _("Sudah ada periode survei pada hari-hari ini. Pilih tanggal yang belum terpakai.")


class AturanSalah(GalatOperasi):
    kode = "aturan_salah"
    status = 400
    bidang = "bobot"
    pesan = _("Cara hitung ini tidak berlaku untuk instrumen ini.")
