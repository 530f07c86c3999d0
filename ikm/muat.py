"""Official instruments from `instrumen_resmi` into tables, once."""

from django.db import transaction

from ikm import instrumen_resmi, profil
from ikm.instrumen_pendek import PENDEK, PENTING
from ikm.models import Instrumen, Jenis, Unsur

BAKU = "kepmenpan25-2004"


def muat_instrumen(kode: str = BAKU) -> Instrumen:
    """The instrument `kode`, copied in when it is not there yet. Raises KeyError for an unknown one."""
    ada = Instrumen.objects.filter(kode=kode).first()
    if ada is not None:
        return ada
    resmi = instrumen_resmi.INSTRUMEN[kode]
    instrumen, baru = Instrumen.objects.get_or_create(
        kode=kode,
        defaults={
            "judul": resmi.judul,
            "nomor": resmi.nomor,
            "judul_hukum": resmi.judul_hukum,
            "resmi": True,
            "berlaku": resmi.berlaku,
            "tabel": resmi.tabel,
            "bobot_baku": resmi.bobot_baku,
            "bobot_boleh": list(resmi.bobot_boleh),
            "min_responden": resmi.min_responden,
            "profil": profil.data(kode),
        },
    )
    if baru:
        Unsur.objects.bulk_create(
            Unsur(
                instrumen=instrumen,
                kode=u.kode,
                urutan_lampiran=u.urutan_lampiran,
                urutan_tanya=u.urutan_tanya,
                nama=u.nama,
                definisi=u.definisi_kutipan,
                pertanyaan=u.pertanyaan,
                pilihan=list(u.pilihan),
                kutipan=u.kutipan,
            )
            for u in resmi.unsur
        )
    return instrumen


def muat_pendek(kode: str) -> Instrumen:
    """A short instrument of `instrumen_pendek.py`, copied in when it is not there yet. Raises KeyError."""
    p = PENDEK[kode]
    baris = [(b.kode, b.nama, b.pertanyaan, b.kelompok) for b in p.butir]
    return _salin(kode, p.judul, p.jenis, baris, list(p.pilihan), boleh_kosong=p.boleh_kosong)


def muat_harapan(dari: Instrumen) -> Instrumen:
    """The expectation beside the experience: the same unsur, asked for their importance."""
    baris = [
        (u.kode, u.nama, f"Seberapa penting bagi Anda: {u.nama[:1].lower()}{u.nama[1:]}?", "")
        for u in dari.urut_lampiran
    ]
    return _salin(
        f"harapan-{dari.kode}"[:40], f"Harapan, {dari.judul}"[:120], Jenis.HARAPAN, baris, list(PENTING)
    )


@transaction.atomic
def _salin(
    kode: str,
    judul: str,
    jenis: str,
    baris: list[tuple[str, str, str, str]],
    pilihan: list[str],
    *,
    boleh_kosong: bool = False,
) -> Instrumen:
    instrumen, baru = Instrumen.objects.get_or_create(
        kode=kode,
        defaults={
            "judul": judul,
            "jenis": jenis,
            "tabel": "kep25",
            "bobot_baku": "tepat",
            "bobot_boleh": ["tepat"],
            "boleh_kosong": boleh_kosong,
        },
    )
    if baru:
        Unsur.objects.bulk_create(
            Unsur(
                instrumen=instrumen,
                kode=k,
                urutan_lampiran=ke,
                urutan_tanya=ke,
                nama=nama,
                pertanyaan=tanya,
                kelompok=kelompok,
                pilihan=pilihan,
            )
            for ke, (k, nama, tanya, kelompok) in enumerate(baris, 1)
        )
    return instrumen
