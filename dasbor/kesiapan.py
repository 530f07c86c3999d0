"""What a unit still lacks before it opens its doors: read from everybody, written nowhere."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antrian.models import Loket, PerangkatPapan
from pelayanan.cadangan import jadwal
from pelayanan.models import HariLibur, JamLayanan, Penugasan, Peran, Peristiwa, Unit
from standar.models import Layanan, Maklumat, Standar

# without one of each there is a desk at which nobody sits
PERAN_PERLU = (Peran.LOKET, Peran.VERIFIKATOR, Peran.PENANGGUNG_JAWAB, Peran.PENGELOLA, Peran.PIMPINAN)
PERCOBAAN: dict[str, str | Promise] = {
    "cetak": gettext_lazy("Coba cetak"),
    "suara": gettext_lazy("Coba suara"),
}


@dataclass(frozen=True)
class Butir:
    """One line: done or not, what it says, where to go. `wajib`: the door stays closed without it."""

    judul: str
    sudah: bool
    teks: str
    url: str = ""
    tombol: str = ""
    wajib: bool = True
    coba: str = ""
    kunci: str = ""  # the step of the wizard (buka/langkah.py)


def daftar(unit: Unit, pengguna: Any) -> list[Butir]:
    """The whole list, in the order in which one does it; the same number of queries for any unit."""

    def langkah(kunci: str) -> str:
        return reverse(f"buka_{kunci}", args=[unit.kode])

    hari_ini = timezone.localdate(timezone=unit.tz)
    jam = JamLayanan.objects.filter(unit=unit, berlaku_dari__isnull=True).count()
    libur = HariLibur.objects.filter(unit=unit, tanggal__year__gte=hari_ini.year).count()
    berlaku = Layanan.objects.berlaku().filter(unit=unit).count()
    loket = Loket.objects.filter(unit=unit, aktif=True).count()
    peran = dict(
        Penugasan.objects.filter(unit=unit, pengguna__is_active=True)
        .menjabat(hari_ini)
        .order_by()
        .values_list("peran")
        .annotate(n=Count("pengguna_id", distinct=True))
    )
    kosong = [str(p.label) for p in PERAN_PERLU if not peran.get(p)]
    maklumat = Maklumat.objects.filter(unit=unit).exists()
    cadangan = jadwal.keadaan()
    kurang = [nama for nama, isi in ((_("alamat"), unit.alamat), (_("telepon"), unit.telepon)) if not isi]
    papan = PerangkatPapan.objects.filter(unit=unit, aktif=True).count()
    draf = Standar.objects.filter(layanan__unit=unit, status=Standar.Status.RANCANGAN).count()
    return [
        Butir(
            _("Identitas unit"),
            not kurang,
            _("Belum diisi: %(k)s.") % {"k": ", ".join(kurang)}
            if kurang
            else f"{unit.alamat} · {unit.telepon}",
            langkah("identitas"),
            _("Isi identitas"),
            kunci="identitas",
        ),
        Butir(
            _("Jam layanan"),
            jam > 0 or unit.buka_setiap_saat,
            _("%(n)s hari dalam seminggu.") % {"n": jam}
            if jam
            else _("Tanpa jam sendiri dipakai jam kerja umum (Senin–Jumat)."),
            langkah("jam"),
            _("Isi jam layanan"),
            kunci="jam",
        ),
        Butir(
            _("Hari libur"),
            libur > 0,
            _("Libur nasional dan cuti bersama sudah ada. Libur daerah yang ditambahkan: %(n)s.")
            % {"n": libur},
            langkah("jam"),
            _("Tambah libur daerah"),
            wajib=False,
            kunci="jam",
        ),
        Butir(
            _("Petugas"),
            not kosong,
            _("Belum ada: %(p)s.") % {"p": ", ".join(kosong)}
            if kosong
            else _("Semua peran yang perlu sudah terisi."),
            langkah("petugas"),
            _("Tambah petugas"),
            kunci="petugas",
        ),
        Butir(
            _("Layanan dengan standar yang berlaku"),
            berlaku > 0,
            _("%(n)s layanan.") % {"n": berlaku}
            if berlaku
            else _("%(n)s rancangan menunggu SK pimpinan.") % {"n": draf}
            if draf
            else _("Pilih dari contoh, muat berkas unit lain, atau tulis sendiri; pimpinan menetapkannya."),
            langkah("layanan"),
            _("Tambah layanan"),
            kunci="layanan",
        ),
        Butir(
            _("Loket"),
            loket > 0,
            _("%(n)s loket aktif.") % {"n": loket} if loket else _("Nomor antrean belum dapat dipanggil."),
            langkah("loket"),
            _("Tambah loket"),
            kunci="loket",
        ),
        Butir(
            _("Papan antrean"),
            papan > 0,
            _("%(n)s papan terpasang.") % {"n": papan}
            if papan
            else _("Papan, anjungan, dan tablet dipasang dengan kode di layarnya."),
            langkah("perangkat"),
            _("Pasang perangkat"),
            wajib=False,
            kunci="perangkat",
        ),
        Butir(
            _("Maklumat pelayanan"),
            maklumat,
            _("Sudah diumumkan.") if maklumat else _("Diumumkan pimpinan, dengan nomor SK dan tanda tangan."),
            langkah("maklumat"),
            _("Umumkan maklumat"),
            kunci="maklumat",
        ),
        Butir(
            _("Cadangan"),
            cadangan.terakhir is not None and not cadangan.terlambat,
            _("Sudah ada yang berhasil.") if cadangan.terakhir else _("Belum pernah ada yang berhasil."),
            reverse("cadangan"),
            _("Lihat cadangan"),
        ),
        Butir(
            _("Surat elektronik keluar"),
            not settings.EMAIL_BACKEND.endswith(("console.EmailBackend", "filebased.EmailBackend")),
            _("Tanpa server surel, kabar kepada warga disampaikan petugas."),
            wajib=False,
        ),
        *_percobaan(unit),
    ]


def _percobaan(unit: Unit) -> list[Butir]:
    """What only a person at the machine can see or hear; they said so, and when."""
    sudah = {
        p.data.get("apa"): p
        for p in Peristiwa.objects.filter(
            objek_jenis="pelayanan.unit", objek_id=unit.pk, kode="pelayanan.unit.dicoba"
        ).select_related("oleh")
    }
    teks = {
        "cetak": _("Cetak satu tiket contoh di pencetak anjungan: terbaca, dan kodenya terpindai?"),
        "suara": _("Putar panggilan di pengeras suara ruang tunggu: terdengar sampai kursi paling belakang?"),
    }
    return [
        Butir(
            str(judul),
            apa in sudah,
            _("Dinyatakan berhasil oleh %(o)s.") % {"o": sudah[apa].oleh} if apa in sudah else teks[apa],
            coba=apa,
            kunci="coba",
        )
        for apa, judul in PERCOBAAN.items()
    ]
