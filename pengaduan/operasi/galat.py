"""Refusals of complaint handling, each with what to do now."""

from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi


class IsiSudahDiterima(GalatOperasi):
    kode = "isi_sudah_diterima"
    pesan = _(
        "Aduan dengan isi yang sama dari kontak ini sudah kami terima. Buka aduan itu dengan kode dan PIN-nya."
    )


class TerlaluBanyak(GalatOperasi):
    kode = "terlalu_banyak_aduan"
    status = 429
    pesan = _("Kontak ini sudah menyampaikan banyak aduan hari ini. Lanjutkan besok, atau datang ke loket.")


class AduanBerubah(GalatOperasi):
    """Between reading and locking it went to another unit or got another terlapor."""

    kode = "aduan_berubah"
    status = 409
    pesan = _("Aduan ini baru saja berpindah tangan. Muat ulang halaman untuk melihat keadaan terbaru.")


class UnitBerhenti(GalatOperasi):
    """The unit is closed for good: no complaint of it begins, by whatever door."""

    kode = "unit_berhenti"
    status = 403
    pesan = _("Unit ini tidak lagi menerima aduan.")


class AlasanKosong(GalatOperasi):
    kode = "alasan_kosong"
    status = 400
    bidang = "isi"
    pesan = _("Tulis isinya: pelapor akan membacanya.")


class PejabatTidakTepat(GalatOperasi):
    kode = "pejabat_tidak_tepat"
    bidang = "kepada"
    pesan = _(
        "Pejabat ini tidak dapat menangani: ia terlapor, bawahan terlapor, atau tidak bertugas di unit ini."
    )


class JedaKeduaPerluAtasan(GalatOperasi):
    kode = "jeda_kedua_perlu_atasan"
    bidang = "kurang"
    pesan = _("Jam aduan ini sudah pernah berhenti sekali. Berhenti lagi hanya dengan persetujuan atasan.")


class BelumBerhakNaik(GalatOperasi):
    kode = "belum_berhak_naik"
    pesan = _("Aduan dapat dinaikkan setelah tenggatnya lewat. Sampai saat itu penangan masih punya waktu.")


class SudahDiPuncak(GalatOperasi):
    kode = "sudah_di_puncak"
    pesan = _("Aduan ini sudah di tingkat teratas unit. Langkah berikutnya: Ombudsman RI.")


class LewatWaktuBuka(GalatOperasi):
    kode = "lewat_waktu_buka"
    pesan = _("Waktu untuk membuka kembali sudah lewat. Sampaikan aduan baru dan sebut kode aduan ini.")


class TanpaIdentitas(GalatOperasi):
    kode = "tanpa_identitas"
    pesan = _("Aduan ini disampaikan tanpa identitas: tidak ada identitas yang disimpan.")


class IndukTidakTepat(GalatOperasi):
    kode = "induk_tidak_tepat"
    bidang = "induk"
    pesan = _("Aduan induk tidak ditemukan di unit ini, sudah tertutup, atau sama dengan aduan ini.")


class PerpanjanganTidakBerlaku(GalatOperasi):
    kode = "perpanjangan_tidak_berlaku"
    pesan = _("Hanya permohonan informasi publik yang dapat diperpanjang, sekali, sebelum tenggatnya.")


class TerlaporBelumDidengar(GalatOperasi):
    kode = "terlapor_belum_didengar"
    pesan = _("Catat dahulu klarifikasi terlapor: tidak ada rekomendasi tanpa mendengarnya.")


class UnitTidakTepat(GalatOperasi):
    kode = "unit_tidak_tepat"
    bidang = "unit"
    pesan = _("Pilih unit lain yang aktif sebagai tujuan.")
