"""What is refused where money is concerned: fees, bills, payments, vouchers, claims."""

from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.templatetags.rupa import rupiah


class JumlahTidakCocok(GalatOperasi):
    kode = "jumlah_tidak_cocok"
    status = 422
    bidang = "jumlah"
    pesan = _("Jumlah yang dibayar tidak sama dengan tagihan.")


class TagihanTidakTerbuka(GalatOperasi):
    kode = "tagihan_tidak_terbuka"
    pesan = _("Tagihan ini sudah tidak terbuka: sudah lunas, dibebaskan, atau batal.")


class KeringananSendiri(GalatOperasi):
    kode = "keringanan_sendiri"
    pesan = _("Disetujui oleh orang lain: bukan yang mengusulkan, bukan yang mengajukan permohonannya.")


class VoucherTidakBerlaku(GalatOperasi):
    kode = "voucher_tidak_berlaku"
    status = 422
    bidang = "kode"
    pesan = _(
        "Kode voucher ini tidak berlaku untuk tagihan ini. Periksa kodenya, atau tanyakan kepada kasir."
    )


class RujukanBertentangan(GalatOperasi):
    kode = "rujukan_bertentangan"
    pesan = _("Rujukan pembayaran ini sudah dipakai untuk tagihan lain.")


class TidakDapatDiklaim(GalatOperasi):
    kode = "tidak_dapat_diklaim"
    pesan = _("Yang dapat diklaim hanya biaya yang sudah dibayar lunas dan belum dikembalikan.")


class KlaimSudahAda(GalatOperasi):
    kode = "klaim_sudah_ada"
    pesan = _("Pembayaran ini sudah diklaim. Tunggu putusannya, atau tanyakan kepada petugas.")


class BuktiWajib(GalatOperasi):
    kode = "bukti_wajib"
    status = 422
    bidang = "nomor_bukti"
    pesan = _("Tulis nomor buktinya (kartu, surat jaminan, keputusan), atau lampirkan foto atau PDF-nya.")


class BiayaTidakDipilih(GalatOperasi):
    kode = "biaya_tidak_dipilih"
    pesan = _("Isi banyaknya pada paling sedikit satu baris biaya; yang gratis pun dipilih.")


class BesarBiayaWajib(GalatOperasi):
    """A line whose sum only a rule knows; says which rule."""

    kode = "besar_biaya_wajib"

    def __init__(self, untuk: str, dasar: str, *, bidang: str) -> None:
        super().__init__(
            _("Tulis besarnya “%(untuk)s” menurut %(dasar)s.") % {"untuk": untuk, "dasar": dasar},
            bidang=bidang,
        )


class BiayaTidakMasukAkal(GalatOperasi):
    kode = "biaya_tidak_masuk_akal"
    pesan = _("Periksa angkanya: paling banyak 999 kali per baris, dan Rp2.000.000.000 seluruhnya.")


class BiayaTidakDapatDiubah(GalatOperasi):
    kode = "biaya_tidak_dapat_diubah"
    pesan = _(
        "Biaya hanya ditetapkan dari tabel selagi berkasnya lengkap dan tagihannya belum dibayar atau dipotong voucher."
    )


class BiayaBaruDitetapkan(GalatOperasi):
    kode = "biaya_baru_ditetapkan"
    pesan = _(
        "Petugas lain baru saja menetapkan biaya ini. Lihat tagihannya, lalu ubah hanya bila memang keliru."
    )


class BiayaBelumDitetapkan(GalatOperasi):
    kode = "biaya_belum_ditetapkan"
    pesan = _("Tetapkan dulu biayanya dari tabel biaya layanan ini.")


class JumlahKlaimKeliru(GalatOperasi):
    """Nothing, or more than there is to claim; says the most (rupiah)."""

    kode = "jumlah_klaim_keliru"

    def __init__(self, paling_banyak: int) -> None:
        super().__init__(
            _("Jumlah klaim paling sedikit Rp1, paling banyak %(n)s.") % {"n": rupiah(paling_banyak)},
            bidang="jumlah",
        )


class KlaimSendiri(GalatOperasi):
    kode = "klaim_sendiri"
    pesan = _(
        "Klaim diputus dan dibayar oleh orang yang berbeda: bukan yang mengajukannya, bukan yang menerima "
        "permohonan atau uangnya."
    )


class PenerimaKlaimWajib(GalatOperasi):
    kode = "penerima_klaim_wajib"
    status = 422
    bidang = "penerima"
    pesan = _("Tulis nama penerima uangnya, seperti di KTP.")
