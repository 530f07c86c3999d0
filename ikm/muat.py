"""Official instruments from `instrumen_resmi.py` into tables, once."""

from ikm import instrumen_resmi
from ikm.models import Instrumen, Unsur

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
