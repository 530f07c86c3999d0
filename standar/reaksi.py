"""Reactions: the measured truth is folded from what the rooms above say happened; letters go out."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from pelayanan import kabar
from pelayanan.models import Kabar, Penugasan, Peran, Peristiwa, PeristiwaPribadi
from standar import operasi_unggahan, surel
from standar.berlaku import versi_berlaku, versi_dilayani
from standar.models import Capaian, DaftarTerkirim, KodeSurel, Layanan, Standar, Unggahan
from standar.tampilan import sebut_bawaan

# Outcomes at a counter after which the promise of the counter can be judged: the person was served.
HASIL_TERLAYANI = frozenset({"selesai", "berkas_diterima"})


def catat_capaian(p: Peristiwa) -> None:
    """One row per finished case. From `antrian.tiket.selesai` and `permohonan.permohonan.diserahkan`.

    Delivered twice it stays one row (unique per event); a finish that was undone gives way to the next one of
    the same case. A service that is gone leaves nothing to fold.
    """
    sekasus = Capaian.objects.filter(peristiwa__objek_jenis=p.objek_jenis, peristiwa__objek_id=p.objek_id)
    if sekasus.filter(peristiwa__urutan__gt=p.urutan).exists():
        return
    sekasus.filter(peristiwa__urutan__lt=p.urutan).delete()
    layanan = Layanan.objects.select_related("unit").filter(pk=p.data.get("layanan")).first()
    if layanan is None:
        return
    if p.kode.startswith("antrian."):
        if p.data.get("hasil") not in HASIL_TERLAYANI or p.data.get("layan_detik") is None:
            return
        detik = max(0, int(p.data["layan_detik"]))
        # a trial is measured against its own promise: that is what it is for
        standar = versi_berlaku(layanan, p.pada) or versi_dilayani(layanan)
        janji = standar.menit_loket if standar else None
        jenis = Capaian.Jenis.TIKET
        tepat = None if janji is None else detik <= janji * 60
        menit = round(detik / 60)
    else:
        jenis = Capaian.Jenis.PERMOHONAN
        tepat = p.data.get("tepat_waktu")
        # by the clock, nights and holidays too, as it was lived: working minutes of one unit are no hours of another
        menit = max(0, round((p.data.get("lama_detik") or 0) / 60))
    tunggu = p.data.get("tunggu_detik")
    Capaian.objects.get_or_create(
        peristiwa=p,
        defaults={
            "layanan": layanan,
            "jenis": jenis,
            "tanggal": timezone.localdate(p.pada, layanan.unit.tz),
            "selesai_pada": p.pada,
            "menit": menit,
            "tunggu_menit": None if tunggu is None else max(0, round(int(tunggu) / 60)),
            "tepat": tepat,
        },
    )


def muat_unggahan(p: Peristiwa) -> None:
    """Load an uploaded file of standards. From `standar.unggahan.diunggah`; a second delivery finds it done."""
    unggahan = Unggahan.objects.filter(pk=p.objek_id).first()
    if unggahan is not None:
        operasi_unggahan.muat_unggahan(unggahan=unggahan)


def kirim_kode(p: Peristiwa) -> None:
    """The code to who wants to speak becomes a message; the address is shredded with it. Idempotent by that."""
    pribadi = PeristiwaPribadi.objects.filter(peristiwa=p).first()
    kode = KodeSurel.objects.select_related("standar__layanan__unit").filter(pk=p.objek_id).first()
    if pribadi is None or kode is None:
        return
    layanan = kode.standar.layanan
    kabar.tulis(
        p,
        unit=layanan.unit,
        templat=p.kode,
        saluran=Kabar.Saluran.SUREL,
        tujuan=pribadi.data["surel"],
        nilai={"kode": surel.kode(kode.sidik_surel, kode.garam), "layanan": " ".join(layanan.nama.split())},
    )
    PeristiwaPribadi.objects.filter(peristiwa=p).delete()


def ingatkan_peninjauan(p: Peristiwa) -> None:
    """By e-mail to each penanggung jawab of the unit who has an address; the desk shows it to all of them."""
    standar = Standar.objects.select_related("layanan__unit").filter(pk=p.objek_id).first()
    if standar is None or standar.status != Standar.Status.BERLAKU:
        return
    hari = timezone.localdate(p.pada, standar.layanan.unit.tz)
    tugas = Penugasan.objects.filter(
        unit=standar.layanan.unit, peran=Peran.PENANGGUNG_JAWAB, pengguna__is_active=True
    ).menjabat(hari)
    alamat = sorted({a for a in tugas.values_list("pengguna__email", flat=True) if a})
    nilai = {
        "layanan": " ".join(standar.layanan.nama.split())[:100],
        "versi": standar.versi,
        "tanggal": p.data["jatuh_tempo"],
    }
    for satu in alamat:
        kabar.tulis(
            p,
            unit=standar.layanan.unit,
            templat=p.kode,
            saluran=Kabar.Saluran.SUREL,
            tujuan=satu,
            nilai=nilai,
        )


def kirim_bawaan(p: Peristiwa) -> None:
    """The personal list becomes a message; address and conditions are shredded with it. Idempotent by that."""
    pribadi = PeristiwaPribadi.objects.filter(peristiwa=p).first()
    kiriman = DaftarTerkirim.objects.filter(pk=p.objek_id).first()
    if pribadi is None or kiriman is None:
        return
    standar = Standar.objects.lengkap().get(pk=kiriman.standar_id)
    layanan, bila = standar.layanan, pribadi.data.get("bila", [])
    belum = _("belum diketahui; tanyakan di unit")
    dibawa = (x for x in standar.persyaratan.all() if not x.bila or x.bila in bila)
    daftar = "\n".join(f"- {sebut_bawaan(x)}" for x in dibawa)
    keterangan = _("Sedang diuji coba: belum ditetapkan.\n") if standar.diuji else ""
    kabar.tulis(
        p,
        unit=layanan.unit,
        templat=p.kode,
        saluran=Kabar.Saluran.SUREL,
        tujuan=pribadi.data["surel"],
        nilai={
            "layanan": layanan.nama,
            "daftar": daftar or f"({belum})",
            "waktu": standar.waktu_tampil or belum,
            "biaya": standar.biaya_tampil or belum,
            "keterangan": keterangan,
            "tautan": settings.ALAMAT_PORTAL + layanan.get_absolute_url(),
            "alamat_unit": layanan.unit.alamat,
        },
    )
    pribadi.delete()
