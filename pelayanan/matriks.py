"""Who may do what in a unit, and why: akses.HAK turned round, with the people and the letters behind their roles."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pelayanan import tanda_tangan
from pelayanan.akses import HAK, LINGKUP
from pelayanan.models import AkunMesin, Penugasan, Peran, Unit

# the rights in words, in groups; a test holds that none of akses.HAK is missing
SEBUTAN: dict[str, tuple[str | Promise, dict[str, str | Promise]]] = {
    "antrian": (
        _("Antrean"),
        {
            "antrian.layani": _("memanggil dan melayani di loket"),
            "antrian.informasi": _("meja informasi: memberi dan mengubah nomor"),
            "antrian.lihat": _("melihat angka antrean"),
            "antrian.awasi": _("mengawasi antrean, menerima tanda darurat"),
            "antrian.atur": _("mengatur loket dan antrean"),
        },
    ),
    "permohonan": (
        _("Permohonan"),
        {
            "permohonan.terima": _("menerima berkas, menyerahkan hasil"),
            "permohonan.lihat": _("membuka permohonan dengan data pemohonnya"),
            "permohonan.periksa": _("memeriksa dan memproses"),
            "permohonan.setujui": _("menyetujui dan menandatangani"),
            "permohonan.keberatan": _("memutus keberatan"),
            "permohonan.atur": _("membagi pekerjaan, mengatur alur"),
            "permohonan.bayar": _("menerima dan mengembalikan uang"),
        },
    ),
    "pengaduan": (
        _("Pengaduan"),
        {
            "pengaduan.catat": _("mencatat aduan lisan atau surat"),
            "pengaduan.lihat": _("membuka aduan (tanpa identitas pelapor)"),
            "pengaduan.kelola": _("mengelola, membuka identitas pelapor dengan alasan"),
            "pengaduan.tangani": _("memeriksa dan menjawab"),
            "pengaduan.awasi": _("mengambil sampel dan menulis temuan pengawasan"),
            "pengaduan.putus": _("memutus kompensasi dan banding"),
        },
    ),
    "ikm": (
        _("Survei"),
        {
            "ikm.masukkan": _("memasukkan lembar kertas, memasang tablet"),
            "ikm.kelola": _("mengatur periode, meninjau jawaban"),
            "ikm.terbitkan": _("menerbitkan hasil"),
        },
    ),
    "standar": (
        _("Standar pelayanan"),
        {
            "standar.lihat": _("membaca rancangan dan riwayat"),
            "standar.sunting": _("menyusun"),
            "standar.tetapkan": _("menetapkan, mengumumkan maklumat"),
        },
    ),
    "dasbor": (
        _("Angka"),
        {"dasbor.lihat": _("melihat semua angka"), "dasbor.rencanakan": _("menulis rencana aksi")},
    ),
    "unit": (
        _("Unit dan sistem"),
        {
            "unit.atur": _("mengatur unit, cadangan, kata-kata kabar"),
            "unit.segel": _("membaca segel harian"),
            "gangguan.lihat": _("membaca gangguan"),
            "gangguan.nyatakan": _("menyatakan gangguan"),
            "penugasan.atur": _("memberi dan mengakhiri peran, mengakhiri sesi petugas"),
            "penugasan.lihat": _("membaca halaman ini"),
            "sistem.lihat": _("melihat keadaan sistem dan perangkat"),
        },
    ),
    "data": (
        _("Data pribadi"),
        {
            "data.lihat": _("membaca register data, permintaan, dan kegagalan"),
            "data.catat": _("mencatat permintaan warga di loket"),
            "data.jawab": _("menjawab permintaan warga"),
            "data.kegagalan": _("mencatat dan memberitahukan kegagalan pelindungan data"),
        },
    ),
}


@dataclass(frozen=True)
class Pemegang:
    """One person in one role: since when, until when, by which letter. `dua_langkah`: is the second step set up."""

    nama: str
    username: str
    jabatan: str
    mulai: object
    selesai: object
    dasar: str
    dua_langkah: bool


def _tugas(unit: Unit) -> list[Penugasan]:
    hari = timezone.localdate(timezone=unit.tz)
    tugas = Penugasan.objects.filter(unit=unit, pengguna__is_active=True, pengguna__mesin=False)
    return list(tugas.menjabat(hari).select_related("pengguna").order_by("pengguna__nama", "mulai"))


def peran(unit: Unit) -> list[dict[str, object]]:
    """Every role with its holders of today, and whether its unit asks a second step of it."""
    from allauth.mfa.models import Authenticator

    tugas = _tugas(unit)
    terpasang = set(
        Authenticator.objects.filter(user__in={t.pengguna_id for t in tugas})
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .values_list("user_id", flat=True)
    )
    return [
        {
            "kunci": p.value,
            "nama": p.label,
            "wajib": p.value in unit.dua_langkah_wajib,
            "pemegang": [
                Pemegang(
                    nama=str(t.pengguna),
                    username=t.pengguna.username,
                    jabatan=" / ".join(tanda_tangan.judul(t).split("\n"))
                    if t.sebagai
                    else t.pengguna.jabatan,
                    mulai=t.mulai,
                    selesai=t.selesai,
                    dasar=tanda_tangan.dasar(t),
                    dua_langkah=t.pengguna_id in terpasang,
                )
                for t in tugas
                if t.peran == p
            ],
        }
        for p in Peran
    ]


def kelompok(unit: Unit) -> list[dict[str, object]]:
    """Groups of rights; each right with the roles that carry it and how many hold one of these today."""
    per_peran: dict[str, set[int]] = {}
    for t in _tugas(unit):
        per_peran.setdefault(t.peran, set()).add(t.pengguna_id)
    hasil: list[dict[str, object]] = []
    for nama, isi in SEBUTAN.values():
        baris = []
        for hak, sebutan in isi.items():
            daftar = [p for p in Peran if p in HAK[hak]]
            orang = set().union(*(per_peran.get(p, set()) for p in daftar))
            baris.append(
                {"hak": hak, "sebutan": sebutan, "peran": [p.label for p in daftar], "orang": len(orang)}
            )
        hasil.append({"nama": nama, "baris": baris})
    return hasil


def mesin(unit: Unit) -> list[dict[str, object]]:
    """The machine accounts of the unit that work, and what their keys open."""
    return [
        {
            "nama": str(a.pengguna),
            "lingkup": [AkunMesin.Lingkup(x).label for x in a.lingkup if x in LINGKUP],
            "sejak": a.dibuat_pada,
        }
        for a in AkunMesin.objects.filter(unit=unit, aktif=True).select_related("pengguna").order_by("pk")
    ]
