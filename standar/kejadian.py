"""Events of standards."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pelayanan.peristiwa import Kejadian


def _publik(kalimat: str | Promise) -> Kejadian:
    return Kejadian(kalimat, terlihat="publik")


KEJADIAN: dict[str, Kejadian] = {
    # data: {jumlah}; each draft has its own event too
    "standar.unit.dirancang_awal": Kejadian(_("%(jumlah)s layanan dirancang dari contoh")),
    "standar.standar.ber_sk_lama": Kejadian(
        _("Versi %(versi)s diberlakukan dengan SK yang sudah ada: %(nomor_sk)s"), terlihat="publik"
    ),
    "standar.layanan.diimpor": _publik(_("Standar versi %(versi)s dimuat dari berkas")),
    "standar.layanan.dibuat": Kejadian(_("Layanan %(nama)s dibuat")),
    "standar.layanan.diubah": Kejadian(_("Layanan %(nama)s diubah: %(bidang)s")),
    "standar.unit.dimuat": Kejadian(_("Unit %(nama)s dimuat dari berkas")),
    "standar.unit.jiwa_ditulis": _publik(_("Visi dan misi unit diperbarui")),
    "standar.standar.dirancang": Kejadian(_("Rancangan versi %(versi)s dibuat")),
    "standar.standar.disunting": Kejadian(_("Rancangan versi %(versi)s disunting: %(bidang)s")),
    "standar.standar.dikonsultasikan": _publik(
        _("Rancangan versi %(versi)s dikonsultasikan sampai %(sampai)s")
    ),
    "standar.standar.dikembalikan": _publik(_("Versi %(versi)s kembali menjadi rancangan: %(alasan)s")),
    "standar.standar.diujicobakan": _publik(
        _("Versi %(versi)s diuji coba dengan kapasitas %(persen)s persen")
    ),
    "standar.standar.ditetapkan": _publik(_("Versi %(versi)s ditetapkan dengan SK %(nomor_sk)s")),
    "standar.standar.diberlakukan": _publik(_("Versi %(versi)s mulai berlaku")),
    "standar.standar.digantikan": _publik(_("Versi %(versi)s digantikan versi %(oleh_versi)s")),
    "standar.standar.dicabut": _publik(_("Versi %(versi)s dicabut: %(alasan)s")),
    "standar.standar.ditinjau": _publik(_("Versi %(versi)s ditinjau: %(hasil)s")),
    "standar.maklumat.diumumkan": _publik(_("Maklumat pelayanan diumumkan dengan SK %(nomor_sk)s")),
    "standar.masukan.disampaikan": Kejadian(_("Masukan atas rancangan disampaikan")),
    "standar.masukan.ditanggapi": Kejadian(_("Masukan atas rancangan ditanggapi")),
    "standar.standar.dirancang_dari_berkas": Kejadian(_("Rancangan versi %(versi)s dimuat dari berkas")),
    "standar.unggahan.diunggah": Kejadian(_("Berkas standar %(nama)s diunggah")),
    "standar.unggahan.selesai": Kejadian(_("Berkas standar %(nama)s dimuat: %(jumlah)s layanan")),
    "standar.unggahan.gagal": Kejadian(_("Berkas standar %(nama)s ditolak: %(cacat)s hal perlu diperbaiki")),
    "standar.spm.dibuat": _publik(_("Indikator SPM %(nomor)s dibuat: %(nama)s")),
    "standar.spm.dicatat": _publik(
        _("%(jenis)s SPM tahun %(tahun)s dicatat: %(nilai)s (sebelumnya %(lama)s)")
    ),
    "standar.spm.dihentikan": _publik(_("Indikator SPM %(nomor)s dihentikan")),
    "standar.dokumen.diterbitkan": _publik(_("Dokumen %(judul)s versi %(versi)s diterbitkan")),
    "standar.biro_jasa.didaftarkan": _publik(_("Biro jasa %(nama)s didaftarkan dengan keputusan %(nomor)s")),
    "standar.biro_jasa.diaktifkan": _publik(_("Biro jasa %(nama)s aktif kembali")),
    "standar.biro_jasa.dibekukan": _publik(_("Biro jasa %(nama)s dibekukan: %(alasan)s")),
    "standar.biro_jasa.dicabut": _publik(_("Izin biro jasa %(nama)s dicabut: %(alasan)s")),
    "standar.konsultasi.berkas_diunggah": Kejadian(_("Berkas konsultasi diunggah: %(nama)s")),
    "standar.konsultasi.berkas_dihapus": Kejadian(_("Berkas konsultasi dihapus: %(nama)s")),
    "standar.konsultasi.forum_dicatat": Kejadian(_("Forum konsultasi dicatat, %(hadir)s peserta")),
    "standar.konsultasi.ditutup": _publik(
        _("Konsultasi publik versi %(versi)s ditutup dengan %(masukan)s suara")
    ),
    # address and conditions: only until the list is written out (reaksi.kirim_bawaan shreds them)
    "standar.bawaan.diminta": Kejadian(_("Daftar bawaan diminta lewat surel"), pribadi=("surel", "bila")),
    # the address: only until the letter has gone out (reaksi.kirim_kode shreds it)
    "standar.konsultasi.kode_diminta": Kejadian(_("Kode masukan diminta"), pribadi=("surel",)),
    "standar.konsultasi.surel_terbukti": Kejadian(_("Alamat surel terbukti")),
    "standar.standar.dinilai": _publik(_("Uji coba versi %(versi)s dinilai: %(putusan)s")),
    "standar.standar.peninjauan_diingatkan": Kejadian(
        _("Pengingat: versi %(versi)s perlu ditinjau sebelum %(jatuh_tempo)s")
    ),
}
