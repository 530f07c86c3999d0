"""Reactions: the measured truth is folded from what the rooms above say happened."""

from django.utils import timezone

from pelayanan.models import Peristiwa
from standar import operasi_unggahan
from standar.berlaku import versi_berlaku
from standar.models import Capaian, Layanan, Unggahan

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
        standar = versi_berlaku(layanan, p.pada)
        janji = standar.menit_loket if standar else None
        jenis = Capaian.Jenis.TIKET
        tepat = None if janji is None else detik <= janji * 60
        menit = round(detik / 60)
    else:
        jenis = Capaian.Jenis.PERMOHONAN
        tepat = p.data.get("tepat_waktu")
        menit = max(0, int(p.data.get("menit") or round((p.data.get("lama_detik") or 0) / 60)))
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
