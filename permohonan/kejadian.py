"""What can happen to a request."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pelayanan.peristiwa import Kejadian

# the citizen's page, and the inbox of the unit
TOPIK = ("permohonan:{objek}", "permohonan_unit:{unit}")


def _publik(kalimat: str | Promise, *pribadi: str) -> Kejadian:
    return Kejadian(kalimat, TOPIK, terlihat="publik", pribadi=pribadi)


KEJADIAN: dict[str, Kejadian] = {
    "permohonan.permohonan.didrafkan": Kejadian(_("Draf dimulai"), ("permohonan:{objek}",)),
    "permohonan.permohonan.draf_disimpan": Kejadian(_("Draf disimpan"), ("permohonan:{objek}",)),
    "permohonan.permohonan.versi_disesuaikan": _publik(
        _("Draf disesuaikan dengan standar pelayanan versi %(versi)s")
    ),
    "permohonan.permohonan.diajukan": _publik(_("Permohonan diterima")),
    "permohonan.permohonan.diperiksa": _publik(_("Berkas mulai diperiksa")),
    "permohonan.permohonan.dialihkan": Kejadian(_("Dialihkan kepada %(kepada)s"), TOPIK),
    "permohonan.permohonan.dikembalikan": _publik(_("Ada %(banyak)s berkas yang perlu dilengkapi")),
    "permohonan.permohonan.dilengkapi": _publik(_("Kelengkapan dikirim pemohon")),
    "permohonan.permohonan.lengkap": _publik(_("Berkas lengkap, janji mulai dihitung")),
    "permohonan.permohonan.jam_dihentikan": _publik(_("Jam janji berhenti karena gangguan: %(sebab)s")),
    "permohonan.permohonan.jam_berjalan_lagi": _publik(_("Gangguan berakhir, jam janji berjalan lagi")),
    "permohonan.permohonan.diproses": _publik(_("Mulai diproses")),
    "permohonan.langkah.selesai": _publik(_("Langkah selesai: %(uraian)s")),
    "permohonan.permohonan.biaya_ditetapkan": _publik(_("Biaya ditetapkan")),
    "permohonan.permohonan.ditagih": _publik(_("Menunggu pembayaran")),
    "permohonan.permohonan.dibayar": _publik(_("Pembayaran diterima")),
    "permohonan.permohonan.lebih_bayar": _publik(_("Pembayaran ganda diterima, akan dikembalikan")),
    "permohonan.permohonan.dikembalikan_uang": _publik(_("Uang dikembalikan")),
    "permohonan.permohonan.keringanan_diusulkan": Kejadian(
        _("Keringanan biaya diusulkan"), TOPIK, pribadi=("alasan",)
    ),
    "permohonan.permohonan.dibebaskan": _publik(_("Biaya dibebaskan"), "alasan"),
    "permohonan.permohonan.dimintakan_persetujuan": _publik(_("Pekerjaan selesai, menunggu persetujuan")),
    "permohonan.permohonan.disetujui_tingkat": _publik(_("Disetujui tingkat %(tingkat)s")),
    "permohonan.permohonan.disetujui": _publik(_("Disetujui")),
    "permohonan.permohonan.dikembalikan_pejabat": Kejadian(
        _("Dikembalikan pejabat untuk diperbaiki"), TOPIK, pribadi=("catatan",)
    ),
    "permohonan.permohonan.terbit": _publik(_("Hasil terbit, siap diambil")),
    "permohonan.permohonan.perbaikan_diajukan": _publik(_("Perbaikan produk diterima, tanpa biaya")),
    "permohonan.permohonan.berkas_diunggah": Kejadian(_("Berkas diunggah"), ("permohonan:{objek}",)),
    "permohonan.permohonan.unggahan_dihapus": Kejadian(_("Unggahan dihapus"), ("permohonan:{objek}",)),
    "permohonan.klaim.diajukan": _publik(_("Klaim biaya diajukan")),
    "permohonan.klaim.disetujui": _publik(_("Klaim biaya disetujui")),
    "permohonan.klaim.ditolak": _publik(_("Klaim biaya ditolak"), "alasan"),
    "permohonan.klaim.dibayar": _publik(_("Klaim biaya dibayar kembali"), "penerima"),
    "permohonan.arsip.dicari": Kejadian(
        _("Berkas yang sudah ada dicari: %(banyak)s dapat dipakai lagi"), TOPIK
    ),
    "permohonan.arsip.dilihat": _publik(_("Berkas permohonan ini dilihat untuk permohonan lain"), "untuk"),
    "permohonan.produk.ditandatangani": Kejadian(_("Surat ditandatangani secara elektronik")),
    "permohonan.produk.dicabut": Kejadian(_("Produk dicabut")),
    "permohonan.produk.hampir_habis": _publik(_("Masa berlakunya hampir habis: sampai %(sampai)s")),
    "permohonan.kompensasi.dibuka": _publik(_("Kompensasi dibuka: %(sebab)s")),
    "permohonan.kompensasi.diputus": _publik(_("Kompensasi diputus: %(putusan)s"), "keterangan"),
    "permohonan.tugas_kabar.dicoba": Kejadian(
        _("Upaya mengabari pemohon belum berhasil"), TOPIK, pribadi=("hasil",)
    ),
    "permohonan.tugas_kabar.selesai": Kejadian(_("Pemohon dikabari"), TOPIK, pribadi=("hasil",)),
    "permohonan.blangko.dibuat": Kejadian(_("Jenis blangko dibuat: %(nama)s")),
    "permohonan.blangko.berubah": Kejadian(_("%(nama)s: %(beda)s, sisa %(sisa)s")),
    "permohonan.blangko.menipis": Kejadian(_("%(nama)s menipis: sisa %(sisa)s")),
    "permohonan.rancangan.diatur": Kejadian(_("Rancangan permohonan diatur")),
    "permohonan.permohonan.diserahkan": _publik(_("Produk layanan diserahkan"), "penerima"),
    "permohonan.permohonan.ditolak": _publik(_("Permohonan ditolak"), "alasan"),
    "permohonan.keberatan.diajukan": _publik(_("Keberatan diajukan")),
    "permohonan.keberatan.diputus": _publik(_("Keberatan %(putusan)s oleh pejabat lain")),
    "permohonan.permohonan.dibagikan": Kejadian(_("Dibagikan kepada %(kepada)s"), TOPIK),
    "permohonan.permohonan.diuji_petik": _publik(_("Terundi untuk diperiksa ulang petugas kedua")),
    "permohonan.uji_petik.sesuai": _publik(_("Pemeriksaan ulang: sesuai")),
    "permohonan.uji_petik.temuan": Kejadian(_("Pemeriksaan ulang: ada temuan"), TOPIK, pribadi=("catatan",)),
    "permohonan.pengaturan.diatur": Kejadian(_("Pengaturan permohonan diubah")),
    "permohonan.pesan.ditanyakan": _publik(_("Pemohon mengirim pesan")),
    "permohonan.pesan.dijawab": _publik(_("Petugas menjawab pesan")),
    # on the officers' topic only: not even that there is one goes outside
    "permohonan.catatan.ditulis": Kejadian(_("Catatan internal"), ("permohonan_unit:{unit}",)),
    "permohonan.penyerahan.dipilih": _publik(_("Cara menerima hasil dipilih")),
    "permohonan.penyerahan.ditugaskan": Kejadian(_("Pengantaran ditugaskan kepada %(kepada)s"), TOPIK),
    "permohonan.voucher.dibuat": Kejadian(_("Voucher %(persen)s%% dibuat")),
    "permohonan.voucher.disetujui": Kejadian(_("Voucher disetujui")),
    "permohonan.voucher.dipakai": _publik(_("Voucher %(persen)s%% dipakai")),
    "permohonan.permohonan.ditarik": _publik(_("Permohonan ditarik pemohon"), "alasan"),
    "permohonan.permohonan.kedaluwarsa": _publik(_("Permohonan kedaluwarsa")),
    "permohonan.permohonan.diingatkan": Kejadian(
        _("Pengingat kepada %(penerima)s: janji hampir jatuh tempo"), TOPIK
    ),
    "permohonan.permohonan.dieskalasi": _publik(_("Janji terlewat, diteruskan kepada %(penerima)s")),
}
