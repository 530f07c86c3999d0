"""Events of complaint handling. Nothing in them says who the pelapor is."""

from django.utils.translation import gettext_lazy as _

from pelayanan.peristiwa import Kejadian

_TOPIK = ("aduan:{objek}", "pengaduan:{unit}")


def _publik(kalimat: object) -> Kejadian:
    return Kejadian(kalimat, topik=_TOPIK, terlihat="publik")  # type: ignore[arg-type]


def _dalam(kalimat: object) -> Kejadian:
    return Kejadian(kalimat, topik=_TOPIK)  # type: ignore[arg-type]


KEJADIAN: dict[str, Kejadian] = {
    "pengaduan.aduan.diterima": _publik(_("Aduan diterima")),
    "pengaduan.aduan.diverifikasi": _publik(_("Aduan ditelaah sebagai %(sebutan_kelas)s")),
    "pengaduan.aduan.diklasifikasi_ulang": _publik(
        _("Jenis aduan diubah menjadi %(sebutan_kelas)s; tenggat dihitung ulang sejak aduan diterima")
    ),
    "pengaduan.aduan.didisposisikan": _publik(_("Pejabat yang menangani ditunjuk: %(jabatan)s")),
    "pengaduan.aduan.diperiksa": _publik(_("Pemeriksaan dimulai")),
    "pengaduan.aduan.direkomendasikan": _publik(_("Pemeriksaan selesai, rekomendasi dibuat")),
    "pengaduan.aduan.diusulkan": _publik(_("Usulan penyelesaian disampaikan kepada Anda")),
    "pengaduan.usulan.diterima": _publik(_("Usulan penyelesaian diterima pelapor")),
    "pengaduan.usulan.ditolak": _publik(_("Usulan penyelesaian ditolak pelapor")),
    "pengaduan.usulan.tak_dijawab": _publik(
        _(
            "Usulan tidak dijawab dalam waktunya; penanganan dilanjutkan dan Anda tetap dapat membukanya kembali"
        )
    ),
    "pengaduan.aduan.ditindaklanjuti": _publik(_("Tindak lanjut dijalankan")),
    "pengaduan.aduan.dijawab": _publik(_("Jawaban disampaikan")),
    "pengaduan.aduan.selesai": _publik(_("Aduan selesai")),
    "pengaduan.aduan.dibuka_kembali": _publik(_("Aduan dibuka kembali atas permintaan pelapor")),
    "pengaduan.aduan.diminta_lengkap": _publik(_("Kelengkapan diminta; jam berhenti menunggu pelapor")),
    "pengaduan.aduan.diberi_tahu_lagi": _publik(_("Pemberitahuan ulang: kelengkapan masih ditunggu")),
    "pengaduan.aduan.dilengkapi": _publik(_("Kelengkapan diterima; jam berjalan lagi")),
    "pengaduan.aduan.diteruskan": _publik(_("Diteruskan ke %(tujuan)s")),
    "pengaduan.aduan.digabung": _publik(_("Digabung dengan aduan serupa %(induk)s")),
    "pengaduan.aduan.diarsipkan": _publik(_("Diarsipkan dengan alasan yang dapat dibaca di halaman ini")),
    "pengaduan.aduan.ditarik": _publik(_("Aduan ditarik")),
    "pengaduan.aduan.dieskalasi": _publik(_("Naik ke %(sebutan)s: %(sebutan_sebab)s")),
    "pengaduan.aduan.diperpanjang": _publik(_("Waktu diperpanjang sekali, dengan alasan tertulis")),
    "pengaduan.aduan.pesan_masuk": _publik(_("Pesan pelapor diterima")),
    "pengaduan.aduan.dinilai": _publik(_("Pelapor menilai penanganan")),
    "pengaduan.aduan.diingatkan": _dalam(_("Pengingat untuk penangan: %(penanda)s")),
    "pengaduan.aduan.dicatat": _dalam(_("Catatan dalam ditambahkan")),
    "pengaduan.aduan.diawasi": _dalam(_("Temuan pengawas dicatat")),
    "pengaduan.aduan.terlapor_ditetapkan": _dalam(_("Terlapor ditetapkan")),
    "pengaduan.aduan.tayang_diubah": _dalam(_("Penayangan untuk umum diubah: %(keadaan)s")),
    "pengaduan.aduan.didukung": _dalam(_("Mendapat dukungan")),
    "pengaduan.aduan.ditahan": _publik(_("Tidak ditayangkan untuk umum; aduan tetap ditangani")),
    "pengaduan.aduan.direncanakan": _dalam(_("Sebab dicatat dan perbaikan direncanakan")),
    "pengaduan.aduan.perlu_dipantau": _dalam(_("Waktunya memantau apakah penyelesaian masih berlaku")),
    "pengaduan.kompensasi.diputus": _publik(_("Kompensasi %(putusan)s %(bentuk)s")),
    "pengaduan.apresiasi.disampaikan": _dalam(_("Apresiasi disampaikan kepada petugasnya")),
    "pengaduan.kabar.disampaikan": _dalam(_("Pelapor dikabari lewat %(saluran)s")),
    "pengaduan.kabar.dicoba": _dalam(_("Upaya mengabari lewat %(saluran)s belum berhasil")),
    "pengaduan.identitas.dilihat": _dalam(_("Identitas pelapor dibuka: %(alasan)s")),
}
