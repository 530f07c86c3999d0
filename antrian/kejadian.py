"""Events of the queue. `data` carries nothing personal: a need or a phone is never in it."""

from django.utils.translation import gettext_lazy as _

from pelayanan.peristiwa import Kejadian

_TIKET = ("antrian:{unit}", "tiket:{objek}")
_DI_LOKET = (*_TIKET, "loket:{loket}")
# who waits in the same queue moves up (ponsel.py): of this service, of this station
_ANTREAN = ("antrean:{layanan}", "antrean_titik:{titik}")
_MAJU = (*_TIKET, *_ANTREAN)
_MAJU_DI_LOKET = (*_DI_LOKET, *_ANTREAN)
# everybody who waits in the unit, and its boards
_SEMUA = ("antrian:{unit}", "menunggu:{unit}")
_LOKET = (*_SEMUA, "loket:{objek}")


def _publik(kalimat: object, topik: tuple[str, ...] = _TIKET) -> Kejadian:
    return Kejadian(kalimat, topik=topik, terlihat="publik")  # type: ignore[arg-type]


KEJADIAN: dict[str, Kejadian] = {
    # data: {layanan, titik, nomor, prioritas, kanal}
    "antrian.tiket.diambil": _publik(_("Nomor antrean %(nomor)s diambil"), _MAJU),
    # data: {loket, layanan, titik, nomor, nama_loket, ke}
    "antrian.tiket.dipanggil": _publik(_("%(nomor)s dipanggil ke %(nama_loket)s"), _MAJU_DI_LOKET),
    "antrian.tiket.dipanggil_ulang": _publik(
        _("%(nomor)s dipanggil lagi ke %(nama_loket)s (panggilan ke-%(ke)s)"), _DI_LOKET
    ),
    # data: {loket, nomor, nama_loket}
    "antrian.tiket.dilayani": _publik(_("%(nomor)s dilayani di %(nama_loket)s"), _DI_LOKET),
    # data: {layanan, loket, nomor, hasil, kata_hasil, tunggu_detik, layan_detik, butir}
    "antrian.tiket.selesai": _publik(_("%(nomor)s selesai: %(kata_hasil)s"), _TIKET),
    "antrian.tiket.tidak_hadir": _publik(_("%(nomor)s belum hadir saat dipanggil"), _DI_LOKET),
    "antrian.tiket.ditunda": _publik(_("%(nomor)s ditunda: %(sebab)s"), _DI_LOKET),
    "antrian.tiket.ditinggal": _publik(_("Pemegang %(nomor)s pergi sebentar"), _MAJU),
    "antrian.tiket.kembali_menunggu": _publik(_("Pemegang %(nomor)s sudah kembali dan menunggu lagi"), _MAJU),
    "antrian.tiket.dialihkan": _publik(_("%(nomor)s dialihkan ke %(tujuan)s"), _MAJU),
    "antrian.tiket.diteruskan": _publik(_("%(nomor)s diteruskan ke %(tujuan)s"), _MAJU),
    "antrian.tiket.dikembalikan": _publik(_("%(nomor)s dikembalikan ke antrean"), _MAJU),
    # data: {nomor, di_depan}
    "antrian.tiket.giliran_dekat": Kejadian(_("Pemegang %(nomor)s diberi tahu: %(di_depan)s di depannya")),
    "antrian.tiket.dibatalkan": _publik(_("%(nomor)s dibatalkan"), _MAJU),
    "antrian.tiket.diurungkan": _publik(_("Langkah terakhir untuk %(nomor)s diurungkan"), _MAJU_DI_LOKET),
    "antrian.tiket.tidak_terlayani": _publik(_("%(nomor)s tidak terlayani: %(sebab)s"), _MAJU),
    # data: {nomor, layanan_lama}; also those it leaves behind move up
    "antrian.tiket.diubah": _publik(
        _("%(nomor)s diperbarui oleh petugas"), (*_MAJU, "antrean:{layanan_lama}")
    ),
    "antrian.pesan.disiarkan": Kejadian(_("Pesan untuk yang menunggu: %(pesan)s"), topik=_SEMUA),
    "antrian.info.diatur": Kejadian(_("Informasi di papan diatur"), topik=("antrian:{unit}",)),
    # data: {nama, keadaan}
    "antrian.pencetak.dilaporkan": Kejadian(
        _("Pencetak %(nama)s: %(keadaan)s"), topik=("antrian.perangkat:{unit}",)
    ),
    # data: {layanan, nomor, kata_hasil}
    "antrian.tiket.susulan": _publik(_("%(nomor)s dicatat susulan sesudah gangguan: %(kata_hasil)s")),
    "antrian.kertas.dicadangkan": Kejadian(
        _("%(jumlah)s nomor kertas dicadangkan untuk %(layanan)s: %(dari)s sampai %(sampai)s")
    ),
    "antrian.kertas.tidak_dipakai": Kejadian(_("%(jumlah)s nomor kertas tidak dipakai")),
    "antrian.loket.dibuat": Kejadian(_("%(nama_loket)s dibuat")),
    "antrian.loket.diatur": Kejadian(_("%(nama_loket)s diatur")),
    # data: {jenis, nama}
    "antrian.perangkat.dipasang": Kejadian(
        _("%(jenis)s dipasang: %(nama)s"), topik=("antrian.perangkat:{unit}",)
    ),
    "antrian.perangkat.dicabut": Kejadian(
        _("%(jenis)s dicabut: %(nama)s"), topik=("antrian.perangkat:{unit}",)
    ),
    "antrian.kebutuhan.dihapus": Kejadian(_("Keterangan kebutuhan %(jumlah)s tiket dihapus")),
    # data: {layanan, mulai}
    "antrian.janji.dipesan": Kejadian(_("Janji temu dipesan")),
    "antrian.janji.diubah": Kejadian(_("Janji temu dipindah ke waktu lain")),
    "antrian.janji.dibatalkan": Kejadian(_("Janji temu dibatalkan")),
    "antrian.janji.diingatkan": Kejadian(_("Pemesan janji temu diingatkan")),
    "antrian.janji.tidak_hadir": Kejadian(_("Pemesan janji temu tidak datang; tempatnya dilepas")),
    "antrian.tiket.dicetak": Kejadian(_("%(nomor)s dicetak (ke-%(ke)s)")),
    "antrian.loket.dibuka": Kejadian(_("%(nama_loket)s dibuka"), topik=_LOKET),
    "antrian.loket.ditutup": Kejadian(_("%(nama_loket)s ditutup"), topik=_LOKET),
    "antrian.loket.istirahat": Kejadian(_("%(nama_loket)s istirahat"), topik=_LOKET),
    "antrian.loket.dilanjutkan": Kejadian(_("%(nama_loket)s melayani lagi"), topik=_LOKET),
    "antrian.loket.darurat": Kejadian(
        _("Tanda darurat dari %(nama_loket)s"), topik=("antrian.darurat:{unit}", "loket:{objek}")
    ),
}
