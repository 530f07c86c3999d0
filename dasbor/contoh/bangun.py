"""Build the sample units: people, hours, services, counters. Running it again changes nothing."""

import datetime

from django.contrib.auth.hashers import make_password

from antrian.models import JadwalKeliling, LangkahRute, LayananLoket, Loket, SetelanAntrian, TitikLayanan
from dasbor.contoh.akun import AKUN, PETUGAS_RIWAYAT
from dasbor.contoh.unit import UNIT, UnitContoh
from pelayanan.models import JamLayanan, Pengguna, Penugasan, Peran, Unit
from standar.contoh import baca, sekitar
from standar.impor import impor_layanan
from standar.models import Layanan, Standar

SEJAK = datetime.date(2020, 1, 2)
NOMOR_KELILING = 90  # after every counter in the building
PESAN_PAPAN = "Diminta membayar di luar tarif? Laporkan lewat kode QR di loket."


def bangun() -> list[Unit]:
    """The three units, ready to be walked through. Idempotent."""
    orang = {a.username: _akun(a.username, a.nama, a.jabatan, a.sandi, a.admin) for a in AKUN}
    hasil = []
    for isi in UNIT:
        unit = _unit(isi)
        for akun in AKUN:
            for peran in akun.peran:
                Penugasan.objects.get_or_create(
                    pengguna=orang[akun.username], unit=unit, peran=peran, mulai=SEJAK
                )
        _layanan(unit, orang["penanggungjawab"])
        _loket(unit, isi)
        _keliling(unit, isi)
        sekitar.isi(unit, oleh=orang["penanggungjawab"])
        hasil.append(unit)
    return hasil


def petugas_riwayat(unit: Unit) -> list[Pengguna]:
    """Who sat at the counters in the made-up history; they cannot sign in."""
    hasil = []
    for nama in PETUGAS_RIWAYAT:
        orang = _akun(f"riwayat-{nama.lower()}-{unit.kode}", nama, "Petugas (riwayat contoh)", None, False)
        Penugasan.objects.get_or_create(pengguna=orang, unit=unit, peran=Peran.LOKET, mulai=SEJAK)
        hasil.append(orang)
    return hasil


def _akun(username: str, nama: str, jabatan: str, sandi: str | None, admin: bool) -> Pengguna:
    orang = Pengguna.objects.filter(username=username).first()
    if orang is None:
        orang = Pengguna.objects.create(
            username=username,
            nama=nama,
            jabatan=jabatan,
            password=make_password(sandi),
            is_active=sandi is not None,
            is_staff=admin,
            is_superuser=admin,
        )
    elif sandi is not None and not orang.check_password(sandi):
        # another RAHASIA than at the first fill: what akun_contoh prints must open the door
        orang.set_password(sandi)
        orang.save(update_fields=["password"])
    return orang


def _unit(isi: UnitContoh) -> Unit:
    unit, baru = Unit.objects.get_or_create(
        kode=isi.kode,
        defaults={
            "nama": isi.nama,
            "jenis": isi.jenis,
            "pola": isi.pola,
            "zona": isi.zona,
            "alamat": isi.alamat,
            "buka_setiap_saat": True,
            "contoh": True,
        },
    )
    if baru:
        JamLayanan.objects.bulk_create(
            JamLayanan(unit=unit, hari=h, buka=b, tutup=t, istirahat_mulai=im, istirahat_selesai=isel)
            for h, (b, t, im, isel) in isi.hari.items()
        )
    return unit


def _layanan(unit: Unit, oleh: Pengguna) -> None:
    contoh = baca(unit.kode)
    pertama = contoh.layanan[0]
    lama = Standar.objects.filter(layanan__unit=unit, layanan__kode=pertama["kode"])
    # only into a version of our own making: one that is in force without it stays as it is
    if not lama.exists() or lama.filter(lampiran__isnull=False).exists():
        pertama = {**pertama, "lampiran": sekitar.lampiran(unit, oleh=oleh)}
    for data in (pertama, *contoh.layanan[1:]):
        impor_layanan(unit=unit, data=data, oleh=oleh, berlaku_dari=contoh.berlaku_dari)


def _loket(unit: Unit, isi: UnitContoh) -> None:
    SetelanAntrian.objects.get_or_create(unit=unit, defaults={"pesan_papan": PESAN_PAPAN})
    semua = list(Layanan.objects.filter(unit=unit, aktif=True))
    rute_per_layanan = {layanan.pk: _rute(layanan) for layanan in semua}
    titik = {t.nama: t for t in TitikLayanan.objects.filter(unit=unit)}
    daftar = [(f"Loket {i}", None) for i in range(1, isi.banyak_loket + 1)] if not titik else []
    daftar += [(t.sebutan, t) for t in titik.values()]
    if titik and any(not rute for rute in rute_per_layanan.values()):
        daftar.append(("Loket umum", None))
    for nomor, (nama, tempat) in enumerate(daftar, 1):
        loket, _ = Loket.objects.get_or_create(
            unit=unit, nomor=nomor, defaults={"nama": nama, "titik": tempat}
        )
        for layanan in semua:
            lewat = {t.pk for t in rute_per_layanan[layanan.pk]}
            if (tempat is None and not lewat) or (tempat is not None and tempat.pk in lewat):
                LayananLoket.objects.get_or_create(loket=loket, layanan=layanan)


def _keliling(unit: Unit, isi: UnitContoh) -> None:
    """The counter on wheels: shown with its timetable on the pages of what it serves."""
    if not isi.keliling:
        return
    loket, baru = Loket.objects.get_or_create(
        unit=unit, nomor=NOMOR_KELILING, defaults={"nama": isi.nama_keliling, "aksesibel": False}
    )
    if not baru:
        return
    dilayani = Layanan.objects.filter(unit=unit, aktif=True, slug__in=isi.layanan_keliling)
    LayananLoket.objects.bulk_create(LayananLoket(loket=loket, layanan=x) for x in dilayani)
    JadwalKeliling.objects.bulk_create(
        JadwalKeliling(loket=loket, hari=hari, tempat=tempat, buka=buka, tutup=tutup, keterangan=ket)
        for hari, tempat, buka, tutup, ket in isi.keliling
    )


def _rute(layanan: Layanan) -> list[TitikLayanan]:
    """The stations of a service, in the order of its standard's steps; steps a branch may skip are optional."""
    versi = layanan.versi_kini
    langkah = list(versi.langkah.order_by("urutan")) if versi else []
    boleh_lewat = {antara for x in langkah for tuju in x.lanjut_ke for antara in range(x.urutan + 1, tuju)}
    rute: list[TitikLayanan] = []
    urutan = 0
    for x in langkah:
        if not x.titik or (rute and rute[-1].nama == x.titik):
            continue
        titik, _ = TitikLayanan.objects.get_or_create(unit=layanan.unit, nama=x.titik)
        urutan += 1
        LangkahRute.objects.get_or_create(
            layanan=layanan, urutan=urutan, defaults={"titik": titik, "pilihan": x.urutan in boleh_lewat}
        )
        rute.append(titik)
    return rute
