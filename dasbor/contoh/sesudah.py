"""What follows a visit of the history: the request that was handed in, the survey that was answered."""

import datetime
import random

from django.utils import timezone

from antrian.models import Hasil, Tiket
from ikm import kotak, operasi, rekap, tautan
from ikm.models import Undangan
from ikm.periode import periode_untuk
from pelayanan import antar
from pelayanan.models import Pengguna, Unit
from permohonan.langkah import kerja, sesudah
from permohonan.models import LangkahKerja, Permohonan
from permohonan.operasi import proses, selesaikan_langkah, serahkan, terima_berkas
from permohonan.operasi.bagian import Pemohon
from standar.berlaku import versi_berlaku
from standar.models import Layanan

NAMA = ("Siti Contoh", "Budi Contoh", "Ni Made Contoh", "Joko Contoh", "Maria Contoh", "Andi Contoh")
TEPAT = 0.94  # share of requests finished inside their promise
MENJAWAB = 0.38  # share of visits that answer the survey
SARAN = (
    "Ruang tunggu agak panas.",
    "Petugas ramah dan jelas.",
    "Semoga antrean siang lebih cepat.",
    "Terima kasih.",
)
# how satisfied people are by unsur: low ones show where it hurts
LEMAH = {"kecepatan": 0.55, "kepastian_jadwal": 0.6, "kenyamanan": 0.7, "waktu": 0.55, "sarana": 0.65}


def jalani(unit: Unit, hari: datetime.date) -> None:
    """Requests, reactions and surveys of one day of the history."""
    acak = random.Random(f"sesudah:{unit.kode}:{hari}")  # noqa: S311 believable, not secret
    _permohonan(unit, hari, acak)
    antar.antar_jatuh_tempo()
    _survei(unit, hari, acak)
    antar.antar_jatuh_tempo()
    kotak.pindahkan(unit_id=unit.pk)
    rekap.lipat()


def _permohonan(unit: Unit, hari: datetime.date, acak: random.Random) -> None:
    sekarang = timezone.now()
    tiket = Tiket.objects.filter(unit=unit, tanggal=hari, hasil=Hasil.BERKAS_DITERIMA)
    # a ticket that was served always has its officer and its times; the database says so
    for t in tiket.select_related("layanan__unit", "kunjungan", "petugas").order_by("pk"):
        if _berbayar(t.layanan):
            continue  # its way leads past the cashier and an approval; the history stays with the simple one
        p = terima_berkas(
            layanan=t.layanan,
            pemohon=Pemohon(nama=acak.choice(NAMA)),
            oleh=t.petugas,
            kunjungan=t.kunjungan,
            tiket_kode=t.kode,
            pada=t.selesai_pada,
        )
        batas = p.jatuh_tempo_pada or t.selesai_pada + datetime.timedelta(days=2)
        lama = batas - t.selesai_pada
        bagian = acak.uniform(0.15, 0.95) if acak.random() < TEPAT else acak.uniform(1.05, 1.8)
        selesai = t.selesai_pada + lama * bagian
        if selesai < sekarang:
            mulai = t.selesai_pada + (selesai - t.selesai_pada) / 2
            proses(permohonan=p, oleh=t.petugas, pada=mulai)
            _langkah(p, t.petugas, mulai, selesai)
            serahkan(permohonan=p, oleh=t.petugas, pada=selesai)


def _langkah(p: Permohonan, petugas: Pengguna, mulai: datetime.datetime, selesai: datetime.datetime) -> None:
    """The version's own steps between the two times, each as long as the others."""
    banyak = 1 + len(kerja(p.standar))
    for ke in range(1, 50):  # a version may send back: never for ever
        buka = (
            LangkahKerja.objects.filter(permohonan=p, selesai_pada__isnull=True)
            .select_related("langkah")
            .first()
        )
        if buka is None:
            return
        nomor = buka.langkah.urutan
        maju = [x.urutan for x in sesudah(p.standar, nomor)[0] if x.urutan > nomor]
        pada = mulai + (selesai - mulai) * min(ke / banyak, 1)
        selesaikan_langkah(
            permohonan=p, nomor=nomor, lanjut_ke=maju[0] if maju else 0, oleh=petugas, pada=pada
        )


def _berbayar(layanan: Layanan) -> bool:
    versi = versi_berlaku(layanan)
    return versi is None or bool(versi.biaya_rupiah) or versi.rincian_biaya.filter(rupiah__gt=0).exists()


def _survei(unit: Unit, hari: datetime.date, acak: random.Random) -> None:
    awal = datetime.datetime.combine(hari, datetime.time(), tzinfo=unit.tz)
    periode = periode_untuk(unit, hari)
    unsur = [u.kode for u in periode.instrumen.unsur.all()]
    semua = Undangan.objects.filter(
        unit=unit, dipakai=False, dibuat_pada__range=(awal, awal + datetime.timedelta(days=1))
    )
    for undangan in semua.order_by("pk"):
        if acak.random() >= MENJAWAB:
            continue
        puas = acak.gauss(0, 0.5)  # a contented person is contented with everything
        jawaban = {k: _nilai(acak, puas + 1.3 * (LEMAH.get(k, 0.9) - 0.8)) for k in unsur}
        operasi.kirim_jawaban(
            token=tautan.token(undangan),
            jawaban=jawaban,
            profil={a: acak.choice(list(x.pilihan)) for a, x in periode.kelas_profil.items()},
            alasan={k: "Menunggu agak lama." for k, n in jawaban.items() if n <= 2 and acak.random() < 0.3},
            saran=acak.choice(SARAN) if acak.random() < 0.1 else "",
            pada=undangan.dibuat_pada,
        )


def _nilai(acak: random.Random, puas: float) -> int:
    x = acak.gauss(puas, 0.7)
    return 1 if x < -1.9 else 2 if x < -1.0 else 3 if x < 0.65 else 4
