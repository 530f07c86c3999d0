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
    "pelayanan.permintaan_data.diajukan": Kejadian(_("Permintaan data pribadi: %(jenis)s")),
    "pelayanan.permintaan_data.dijawab": Kejadian(_("Permintaan data pribadi dijawab: %(putusan)s")),
    "pelayanan.permintaan_data.diingatkan": Kejadian(_("Permintaan data pribadi diingatkan")),
    "pelayanan.kegagalan_data.dicatat": Kejadian(_("Kegagalan pelindungan data dicatat")),
    "pelayanan.kegagalan_data.diberitahukan": Kejadian(_("Kegagalan data diberitahukan kepada %(kepada)s")),
    "pelayanan.kegagalan_data.diingatkan": Kejadian(_("Kegagalan pelindungan data diingatkan")),
    "pelayanan.kegagalan_data.ditutup": Kejadian(_("Kegagalan pelindungan data ditutup")),
    "pelayanan.retensi.dijalankan": Kejadian(_("Masa simpan %(jenis)s: %(banyak)s dihapus atau disamarkan")),
    "pelayanan.data.dilihat": Kejadian(_("Melihat %(apa)s")),
    "pelayanan.pengguna.masuk": Kejadian(_("Masuk dari %(perangkat)s")),
    "pelayanan.pengguna.masuk_perangkat_baru": Kejadian(_("Masuk dari perangkat baru: %(perangkat)s")),
    "pelayanan.pengguna.sesi_diakhiri": Kejadian(_("Sesi diakhiri: %(banyak)s")),
    "pelayanan.penugasan.dibuat": Kejadian(_("Ditugaskan sebagai %(peran)s sejak %(mulai)s")),
    "pelayanan.penugasan.diakhiri": Kejadian(_("Tugas %(peran)s berakhir %(selesai)s")),
    "pelayanan.unit.dua_langkah_diatur": Kejadian(_("Wajib dua langkah: %(peran)s")),
    "pelayanan.unit.dibuka": Kejadian(_("Unit dan admin pertamanya dibuat")),
    "pelayanan.unit.dicoba": Kejadian(_("Percobaan sebelum buka berhasil: %(apa)s")),
    "pelayanan.unit.latihan_dibuat": Kejadian(_("Unit latihan disiapkan: %(kode)s")),
    "pelayanan.unit.diubah": Kejadian(_("Identitas unit diubah: %(bidang)s")),
    "pelayanan.unit.jam_diatur": Kejadian(_("Jam layanan diatur: %(hari)s hari dalam seminggu")),
    "pelayanan.unit.libur_ditambah": Kejadian(_("%(jenis)s ditambahkan: %(tanggal)s, %(nama)s")),
    "pelayanan.unit.libur_dihapus": Kejadian(_("Hari libur dihapus: %(tanggal)s, %(nama)s")),
    # data: {jumlah, peran}; the names are those of the Penugasan rows
    "pelayanan.petugas.ditambahkan": Kejadian(_("%(jumlah)s petugas ditambahkan: %(peran)s")),
    "pelayanan.petugas.diberi_peran": Kejadian(_("Peran diberikan: %(peran)s")),
    "pelayanan.petugas.diberi_kode": Kejadian(_("Kode mulai %(jumlah)s petugas dicetak")),
    "pelayanan.petugas.mulai": Kejadian(_("Petugas membuat kata sandinya dengan kode mulai")),
    "pelayanan.templat_kabar.diubah": Kejadian(_("Kata-kata kabar diubah: %(templat)s")),
    "pelayanan.dorong.dilanggani": Kejadian(_("Sebuah peramban minta diberi tahu")),
    "pelayanan.dorong.dihentikan": Kejadian(_("Sebuah peramban tidak lagi minta diberi tahu")),
}
