"""The register of personal data: what is kept, why, where, how long; and who knows how to take it away.

One table, KATEGORI: the page /data-pribadi/ shows it, the sweep erases by it, tests hold that its parts exist. Times
are the house's default where a unit has set none (RETENSI_HARI=permohonan=1825,aduan=1095): what an archive schedule
asks is for the unit to say.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from types import ModuleType
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Kabar, PeristiwaPribadi

DIHAPUS = "(data dihapus)"
TUGAS_PUBLIK = _("tugas pelayanan publik")
KEWAJIBAN = _("kewajiban hukum: pertanggungjawaban dan pengawasan")
PERSETUJUAN = _("persetujuan orangnya")
KEPENTINGAN = _("kepentingan sah: keamanan akun petugas")


@dataclass(frozen=True)
class Kategori:
    """One kind of data. `sapu`: f(*, sebelum, pada, banyak) -> int, run by beat once `hari` are over since `sejak`.

    Without `sapu`, `akhir` says how it ends otherwise."""

    kunci: str
    nama: str | Promise
    isi: str | Promise
    tujuan: str | Promise
    dasar: str | Promise
    letak: str
    akhir: str | Promise
    hari: int = 0
    sejak: str | Promise = ""
    sapu: str = ""

    @property
    def masa(self) -> int:
        """Days it is kept: as this installation says, else the house's own. 0: no fixed time."""
        return int(settings.RETENSI_HARI.get(self.kunci, self.hari))


KATEGORI: tuple[Kategori, ...] = (
    Kategori(
        "permohonan", _("Pemohon dan isian permohonan"),
        _("nama, NIK, telepon, surel, alamat, jawaban isian, berkas unggahan, pesan"),
        _("memproses permohonan dan mengabari pemohon"), TUGAS_PUBLIK, "permohonan.Permohonan",
        _("nama menjadi tanda hapus, yang lain dikosongkan, berkas dihapus; angka dan riwayat tinggal"),
        5 * 365, _("permohonan berakhir"), "permohonan.data_pribadi.sapu",
    ),
    Kategori(
        "produk", _("Surat dan hasil layanan"), _("nama dan isi surat"),
        _("bukti yang dapat diperiksa siapa pun yang memegangnya"), KEWAJIBAN, "permohonan.Produk",
        _("menurut jadwal retensi arsip unit; tidak dihapus sendiri"),
    ),
    Kategori(
        "aduan", _("Pelapor dan isi aduan"), _("nama, kontak, alamat, cerita, lampiran"),
        _("menindaklanjuti aduan dan menjawab pelapor"), TUGAS_PUBLIK, "pengaduan.Aduan, pengaduan.Pelapor",
        _("identitas dikosongkan, cerita dan lampiran dihapus; jawaban, angka, dan riwayat tinggal"),
        3 * 365, _("aduan ditutup"), "pengaduan.data_pribadi.sapu",
    ),
    Kategori(
        "kabar", _("Kabar yang dikirim"), _("alamat atau nomor tujuan, isi kabar"),
        _("bukti bahwa orangnya dikabari"), TUGAS_PUBLIK, "pelayanan.Kabar",
        _("tujuan dan isi dikosongkan; waktu dan hasil kirim tinggal"),
        365, _("kabar selesai"), "pelayanan.data_pribadi.sapu_kabar",
    ),
    Kategori(
        "janji", _("Janji temu dan antrean"), _("surel pengingat, kebutuhan khusus"),
        _("mengingatkan dan menyiapkan layanan"), PERSETUJUAN, "antrian.JanjiTemu, antrian.Tiket",
        _("dikosongkan saat hari layanan ditutup"),
    ),
    Kategori(
        "suara", _("Klip suara nama"), _("nama yang diucapkan"), _("memanggil di ruang tunggu"), PERSETUJUAN,
        "antrian.KlipNama", _("dihapus saat hari layanan ditutup"),
    ),
    Kategori(
        "langganan", _("Pemberitahuan peramban"), _("alamat peramban, tersandi"), _("mengabari tanpa nomor"),
        PERSETUJUAN, "pelayanan.LanggananDorong", _("dihapus oleh orangnya, atau otomatis bila lama tidak dipakai"),
    ),
    Kategori(
        "survei", _("Jawaban survei"), _("jawaban dan saran, tanpa nama; nama yang tertulis disamarkan"),
        _("mengukur kepuasan"), PERSETUJUAN, "ikm.Jawaban", _("tidak menunjuk orang sejak dikirim"),
    ),
    Kategori(
        "permintaan", _("Permintaan data pribadi"), _("nama, kontak, uraian, jawaban"), _("menjawab permintaan"),
        KEWAJIBAN, "pelayanan.PermintaanData", _("nama, kontak, uraian, dan jawaban dikosongkan"),
        3 * 365, _("dijawab"), "pelayanan.data_pribadi.sapu_permintaan",
    ),
    Kategori(
        "petugas", _("Akun petugas"), _("nama, jabatan, surel, peran dan masanya"), _("hak akses dan tanda tangan"),
        KEWAJIBAN, "pelayanan.Pengguna, pelayanan.Penugasan", _("dinonaktifkan; nama tinggal pada perbuatannya"),
    ),
    Kategori(
        "masuk", _("Sesi dan perangkat petugas"), _("peramban, alamat jaringan, waktu"),
        _("mengenali masuk yang bukan dari orangnya"), KEPENTINGAN,
        "usersessions.UserSession, pelayanan.PerangkatMasuk",
        _("dihapus"), 400, _("terakhir dipakai"), "pelayanan.data_pribadi.sapu_masuk",
    ),
    Kategori(
        "jejak", _("Jejak peristiwa"), _("siapa berbuat apa kapan; bagian pribadinya terpisah"),
        _("pertanggungjawaban"), KEWAJIBAN, "pelayanan.Peristiwa, pelayanan.PeristiwaPribadi",
        _("bagian pribadi dihapus bersama perkaranya; rantai tetap dapat diperiksa"),
    ),
)  # fmt: skip

# first letter of a code → module with cari, ringkas, perbaiki, hapus, berjalan, PERBAIKAN
PEMEGANG = {"P": "permohonan.data_pribadi", "A": "pengaduan.data_pribadi"}
PER_PUTARAN = 200


def pemegang(kode: str) -> ModuleType | None:
    """The room that keeps the data of that case."""
    jalur = PEMEGANG.get(kode[:1])
    return import_module(jalur) if jalur else None


def objek(kode: str) -> Any:
    """The case of that code; None when there is none."""
    ruang = pemegang(kode)
    return ruang.cari(kode) if ruang else None


def ringkas(kode: str, *, petugas: bool = False) -> list[tuple[str, str]]:
    """What is kept of the person of that case. `petugas`: as an officer may see it."""
    ruang = pemegang(kode)
    satu = ruang.cari(kode) if ruang else None
    if ruang is None or satu is None:
        return []
    baca: Callable[[Any], list[tuple[str, str]]] = ruang.ringkas
    if petugas:
        baca = getattr(ruang, "ringkas_petugas", baca)
    return baca(satu)


# --- tools of the rooms --------------------------------------------------------------------------------


def buang_pribadi(objek_jenis: str, objek_id: int) -> None:
    """The personal parts of one object's events; the events and their digests stay."""
    PeristiwaPribadi.objects.filter(peristiwa__objek_jenis=objek_jenis, peristiwa__objek_id=objek_id).delete()


def buang_kabar(objek_jenis: str, objek_id: int) -> None:
    """To whom and what was written about one object; that and when it was, stays."""
    Kabar.objects.filter(objek_jenis=objek_jenis, objek_id=objek_id).update(tujuan="", judul="", isi="")


def buang_berkas(nama: Sequence[str]) -> None:
    """Files, once the rows that named them are really gone."""

    def buang() -> None:
        for satu in nama:
            default_storage.delete(satu)

    if nama:
        transaction.on_commit(buang, robust=True)


def sapu_kabar(*, sebelum: datetime, pada: datetime, banyak: int) -> int:
    lama = Kabar.objects.filter(dibuat_pada__lt=sebelum, status__in=["terkirim", "selesai", "gagal"]).exclude(
        isi=""
    )
    ids = list(lama.order_by("pk").values_list("pk", flat=True)[:banyak])
    return Kabar.objects.filter(pk__in=ids).update(tujuan="", judul="", isi="")


def sapu_permintaan(*, sebelum: datetime, pada: datetime, banyak: int) -> int:
    from pelayanan.models import PermintaanData

    lama = PermintaanData.objects.filter(dijawab_pada__lt=sebelum).exclude(jawaban="")
    ids = list(lama.order_by("pk").values_list("pk", flat=True)[:banyak])
    return PermintaanData.objects.filter(pk__in=ids).update(nama="", kontak="", uraian="", jawaban="")


def sapu_masuk(*, sebelum: datetime, pada: datetime, banyak: int) -> int:
    """Browsers not used for long; and sessions that are over, at once."""
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    from pelayanan.models import PerangkatMasuk

    Session.objects.filter(expire_date__lt=pada).delete()
    hidup = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=hidup).delete()
    return PerangkatMasuk.objects.filter(terakhir_pada__lt=sebelum).delete()[0]


# --- the sweep -----------------------------------------------------------------------------------------


def jalankan_retensi(pada: datetime | None = None) -> dict[str, int]:
    """Take away what is over its time, a few hundred of each kind; {kind: how many}. Two at once do it once."""
    from pelayanan.operasi_data import sapu_kategori

    pada = pada or timezone.now()
    hasil = {}
    for k in KATEGORI:
        if k.sapu and k.masa:
            hasil[k.kunci] = sapu_kategori(
                kategori=k.kunci, sapu=import_string(k.sapu), sebelum=pada - timedelta(days=k.masa), pada=pada
            )
    return hasil
