"""Events of the ground floor."""

from django.utils.translation import gettext_lazy as _

from pelayanan.peristiwa import Kejadian

KEJADIAN: dict[str, Kejadian] = {
    "pelayanan.akun_mesin.dibuat": Kejadian(_("Akun mesin dibuat untuk %(lingkup)s")),
    "pelayanan.cadangan.dibuat": Kejadian(_("Cadangan %(berkas)s dibuat (%(ukuran)s)")),
    "pelayanan.cadangan.gagal": Kejadian(_("Cadangan %(berkas)s gagal: %(sebab)s")),
    "pelayanan.gangguan.dinyatakan": Kejadian(
        _("Gangguan dinyatakan: %(sebab)s (%(keputusan)s)"), terlihat="publik"
    ),
    "pelayanan.gangguan.diakhiri": Kejadian(_("Gangguan diakhiri: %(sebab)s"), terlihat="publik"),
    "pelayanan.segel.dibuat": Kejadian(_("Hari %(tanggal)s disegel")),
    "pelayanan.pengguna.masuk": Kejadian(_("Masuk dari %(perangkat)s")),
    "pelayanan.pengguna.masuk_perangkat_baru": Kejadian(_("Masuk dari perangkat baru: %(perangkat)s")),
    "pelayanan.pengguna.sesi_diakhiri": Kejadian(_("Sesi diakhiri: %(banyak)s")),
    "pelayanan.penugasan.dibuat": Kejadian(_("Ditugaskan sebagai %(peran)s sejak %(mulai)s")),
    "pelayanan.penugasan.diakhiri": Kejadian(_("Tugas %(peran)s berakhir %(selesai)s")),
    "pelayanan.unit.dua_langkah_diatur": Kejadian(_("Wajib dua langkah: %(peran)s")),
    "pelayanan.unit.dibuka": Kejadian(_("Unit dan admin pertamanya dibuat")),
    "pelayanan.unit.dicoba": Kejadian(_("Percobaan sebelum buka berhasil: %(apa)s")),
    "pelayanan.templat_kabar.diubah": Kejadian(_("Kata-kata kabar diubah: %(templat)s")),
    "pelayanan.dorong.dilanggani": Kejadian(_("Sebuah peramban minta diberi tahu")),
    "pelayanan.dorong.dihentikan": Kejadian(_("Sebuah peramban tidak lagi minta diberi tahu")),
}
