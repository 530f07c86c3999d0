"""A permohonan filed at the counter closes the ticket it came with."""

from antrian import reaksi
from antrian.alur import Status
from pelayanan.models import Peristiwa
from tests.antrian import pabrik


def peristiwa(t, **data):
    return Peristiwa(
        kode="permohonan.permohonan.diajukan",
        unit_id=t.unit_id,
        pada=t.diambil_pada,
        data={"kode": "P234523452345", **data},
    )


def test_menutup_sekali(cast, kk, loket):
    t = pabrik.tiket_dilayani(kk, loket, cast["petugas"])
    for _ in range(2):
        reaksi.tutup_karena_berkas(peristiwa(t, tiket=t.kode))
    t.refresh_from_db()
    assert (t.status, t.hasil, t.permohonan) == (Status.SELESAI, "berkas_diterima", "P234523452345")
    assert Peristiwa.objects.filter(kode="antrian.tiket.selesai").count() == 1


def test_yang_menunggu_dibiarkan(kk):
    t = pabrik.tiket(kk)
    reaksi.tutup_karena_berkas(peristiwa(t, tiket=t.kode))
    t.refresh_from_db()
    assert t.status == Status.MENUNGGU


def test_tanpa_tiket(kk):
    t = pabrik.tiket(kk)
    for isi in ({}, {"tiket": None}, {"tiket": ""}, {"tiket": "T-2222-2222-2222"}):
        reaksi.tutup_karena_berkas(peristiwa(t, **isi))
