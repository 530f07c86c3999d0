"""Aduan of the history: filed now and then, most answered in time, some late, some still open to be escalated."""

import datetime
import random

from django.utils import timezone

from pelayanan.kalender import kalender_unit
from pelayanan.models import Pengguna, Unit
from pelayanan.waktu_kerja import Lama, Satuan, jatuh_tempo
from pengaduan import operasi
from pengaduan.models import Aduan
from standar.models import Layanan

K = Aduan.Kelas
PER_PENGUNJUNG = 0.012  # aduan for each person who comes
# kind, judul, isi, answer
CERITA = (
    (
        K.TIDAK_BERKADAR,
        "Antre dua jam",
        "Nomor saya terlewat karena papan tidak terlihat dari kursi belakang.",
        "Mohon maaf. Papan kedua sudah dipasang di ruang tunggu belakang.",
    ),
    (
        K.TIDAK_BERKADAR,
        "Dokumen belum jadi",
        "Dijanjikan selesai minggu lalu, sampai hari ini belum ada kabar.",
        "Dokumen sudah selesai dan dapat diambil. Kami mohon maaf atas keterlambatan ini.",
    ),
    (
        K.TIDAK_BERKADAR,
        "Syarat di loket berbeda",
        "Petugas meminta surat pengantar yang tidak ada pada standar pelayanan.",
        "Surat itu memang tidak disyaratkan. Petugas sudah diberi tahu dan berkas Anda diproses.",
    ),
    (
        K.PERMINTAAN_INFORMASI,
        "Jam layanan Sabtu",
        "Apakah hari Sabtu buka untuk pengambilan dokumen?",
        "Jam layanan tercantum pada halaman unit; pengambilan mengikuti jam yang sama.",
    ),
    (
        K.ASPIRASI,
        "Kursi untuk lansia",
        "Mohon kursi dengan sandaran tangan di dekat loket prioritas.",
        "Terima kasih. Usul ini masuk rencana pengadaan triwulan depan.",
    ),
    (
        K.APRESIASI,
        "Petugas membantu",
        "Terima kasih, petugas meja informasi sangat sabar menjelaskan syarat.",
        "Terima kasih. Pesan Anda sudah kami sampaikan kepada petugas.",
    ),
)
NASIB = (("tepat", 0.74), ("terlambat", 0.12), ("terbuka", 0.14))
PUAS = (2, 3, 3, 4, 4)


def jalani(unit: Unit, hari: datetime.date, tiba: int) -> int:
    """File and follow the aduan of one past day; return how many there were. Steps after today are not taken."""
    acak = random.Random(f"aduan:{unit.kode}:{hari}")  # noqa: S311 believable, not secret
    banyak = sum(acak.random() < PER_PENGUNJUNG for _ in range(tiba))
    layanan = list(Layanan.objects.filter(unit=unit, aktif=True).order_by("pk"))
    for _ in range(banyak):
        _satu(unit, hari, acak, acak.choice([*layanan, None]))
    return banyak


def _orang(username: str) -> Pengguna:
    return Pengguna.objects.get(username=username)


def _satu(unit: Unit, hari: datetime.date, acak: random.Random, layanan: Layanan | None) -> None:
    kelas, judul, isi, jawaban = acak.choice(CERITA)
    diterima = datetime.datetime.combine(hari, datetime.time(8), tzinfo=unit.tz)
    diterima += datetime.timedelta(minutes=acak.randrange(7 * 60))
    a = operasi.terima_aduan(
        unit=unit,
        layanan=layanan,
        kelas=kelas,
        judul=judul,
        isi=f"{isi} Kejadian tanggal {hari:%d-%m-%Y} sekitar pukul {diterima:%H.%M}.",
        terjadi_pada=hari,
        identitas=acak.choice(Aduan.Identitas.values),
        sifat=acak.choice([Aduan.Sifat.PUBLIK, Aduan.Sifat.RAHASIA]),
        nama="Pelapor Contoh",
        kontak=f"pelapor{acak.randrange(10**8)}@contoh.invalid",
        kanal=acak.choice([Aduan.Kanal.HALAMAN, Aduan.Kanal.HALAMAN, Aduan.Kanal.TELEPON]),
        oleh=None,
        pada=diterima,
    )
    nasib = acak.choices([n for n, _ in NASIB], [b for _, b in NASIB])[0]
    bagian = acak.uniform(0.2, 0.9) if nasib == "tepat" else acak.uniform(1.1, 1.6)
    batas = a.tenggat_pada or diterima + datetime.timedelta(days=3)
    dijawab = diterima + (batas - diterima) * bagian
    telaah = jatuh_tempo(kalender_unit(unit), diterima, Lama(1, Satuan.HARI_KERJA)) - datetime.timedelta(
        hours=13
    )
    pengelola = _orang("pengelola")
    sekarang = timezone.now()
    if telaah < min(dijawab, sekarang):
        a = operasi.verifikasi(aduan=a, kelas=kelas, oleh=pengelola, pada=telaah)
        if kelas == K.TIDAK_BERKADAR:
            a = operasi.disposisikan(aduan=a, kepada=_orang("penanggungjawab"), oleh=pengelola, pada=telaah)
    if nasib == "terbuka" or dijawab >= sekarang:
        return
    a = operasi.jawab_aduan(aduan=a, isi=jawaban, oleh=pengelola, pada=dijawab)
    beres = dijawab + datetime.timedelta(days=1)
    if acak.random() < 0.5 and beres < sekarang:
        operasi.nyatakan_beres(aduan=a, oleh=None, puas=acak.choice(PUAS), pada=beres)
