"""An objection: once, in time, decided by another official than who refused."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from pelayanan.galat import AlurDitolak
from pelayanan.models import Tenggat
from permohonan import operasi
from permohonan.alur import Status
from permohonan.galat import KeberatanLewat
from permohonan.models import Keberatan
from tests import factories as f

from .conftest import bersyarat, kode_peristiwa


@pytest.fixture
def ditolak(diperiksa, cast):
    return operasi.tolak(permohonan=diperiksa, alasan="Bukan warga sini", oleh=cast["verifikator"])


def url(p):
    return f"/p/{p.kode_tampil}/keberatan/"


def putus(klien, p, putusan, pertimbangan="Alamatnya sudah benar"):
    return klien.post(
        f"/permohonan/{p.kode_tampil}/keberatan/",
        {"putusan": putusan, "pertimbangan": pertimbangan},
        follow=True,
    ).content.decode()


def test_dari_pin_sampai_dikabulkan(ditolak, warga, masuk, cast, unit, client):
    assert client.post(url(ditolak), {"keberatan-alasan": "x"}).status_code == 404, "not without the PIN"
    klien = warga(ditolak)
    halaman = klien.get(f"/p/{ditolak.kode_tampil}/").content.decode()
    assert "Anda berhak keberatan sampai" in halaman
    klien.post(url(ditolak), {"keberatan-alasan": ""})
    assert not Keberatan.objects.exists(), "a reason is needed"
    klien.post(url(ditolak), {"keberatan-alasan": "KTP saya beralamat di sini"})
    ditolak.refresh_from_db()
    assert ditolak.status == Status.KEBERATAN
    assert ditolak.jatuh_tempo_pada == Tenggat.objects.get(jenis="permohonan.keberatan").jatuh_tempo_pada
    pj = masuk("penanggung_jawab")
    assert "Siti Aminah" in pj.get("/permohonan/masuk/?tab=keberatan").content.decode()
    assert "KTP saya beralamat" in pj.get(f"/permohonan/{ditolak.kode_tampil}/").content.decode()
    assert "KTP saya" not in str(Keberatan.objects.values_list("alasan").query)
    lain = f.orang("verifikator2", unit, "verifikator")
    assert masuk("verifikator").post(f"/permohonan/{ditolak.kode_tampil}/keberatan/").status_code == 403
    assert "Tulis" in putus(pj, ditolak, "dikabulkan", "")
    assert "dicatat" in putus(pj, ditolak, "dikabulkan")
    ditolak.refresh_from_db()
    assert (ditolak.status, ditolak.verifikator) == (Status.DIPERIKSA, lain), "somebody else looks again"
    assert Tenggat.objects.get(jenis="permohonan.keberatan").dipenuhi_pada
    assert Tenggat.objects.get(jenis="permohonan.periksa").dipenuhi_pada is None
    operasi.kembalikan_atau_lengkap(
        permohonan=ditolak, putusan={1: ("sesuai", ""), 2: ("sesuai", ""), 3: ("tidak_perlu", "")}, oleh=lain
    )
    ditolak.refresh_from_db()
    assert ditolak.status == Status.LENGKAP
    assert kode_peristiwa(ditolak).count("permohonan.keberatan.diputus") == 1


def test_dikuatkan_dan_hanya_sekali(ditolak, warga, masuk):
    klien = warga(ditolak)
    klien.post(url(ditolak), {"keberatan-alasan": "Tidak adil"})
    putus(masuk("pimpinan"), ditolak, "ditolak", "Penolakan sudah tepat")
    ditolak.refresh_from_db()
    assert ditolak.status == Status.DITOLAK
    halaman = klien.get(f"/p/{ditolak.kode_tampil}/").content.decode()
    assert "Penolakan sudah tepat" in halaman
    assert "Ajukan keberatan" not in halaman
    assert (
        "hanya sekali" in klien.post(url(ditolak), {"keberatan-alasan": "Lagi"}, follow=True).content.decode()
    )


def test_yang_menolak_tidak_memutus(diperiksa, cast, masuk):
    p = operasi.alihkan(permohonan=diperiksa, kepada=cast["penanggung_jawab"], oleh=cast["penanggung_jawab"])
    p = operasi.tolak(permohonan=p, alasan="x", oleh=cast["penanggung_jawab"])
    operasi.ajukan_keberatan(permohonan=p, alasan="y", oleh=None)
    assert "diputus pejabat lain" in putus(masuk("penanggung_jawab"), p, "dikabulkan")
    p.refresh_from_db()
    assert p.status == Status.KEBERATAN
    with pytest.raises(IntegrityError), transaction.atomic():
        Keberatan.objects.update(
            status="ditolak",
            pertimbangan="x",
            diputus_oleh=cast["penanggung_jawab"],
            diputus_pada="2026-01-01T00:00Z",
        )


def test_lewat_waktu_dan_bukan_ditolak(ditolak, diajukan, layanan):
    with pytest.raises(KeberatanLewat):
        operasi.ajukan_keberatan(
            permohonan=ditolak,
            alasan="x",
            oleh=None,
            pada=ditolak.keberatan_sampai + datetime.timedelta(seconds=1),
        )
    from permohonan.models import Permohonan

    Permohonan.objects.filter(pk=diajukan.pk).update(status=Status.DIAJUKAN, selesai_pada=None)
    with pytest.raises(AlurDitolak):
        operasi.ajukan_keberatan(permohonan=diajukan, alasan="x", oleh=None)


def test_tagihan_hidup_lagi(unit, pemohon, cast):
    layanan = bersyarat(unit, "Izin", biaya_rupiah=25_000, biaya_teks="Rp25.000")
    p = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    operasi.bayar_di_kasir(tagihan=p.tagihan, jumlah=25_000, oleh=cast["kasir"])
    operasi.tolak(permohonan=p, alasan="x", oleh=cast["verifikator"])
    operasi.ajukan_keberatan(permohonan=p, alasan="y", oleh=None)
    operasi.putus_keberatan(permohonan=p, dikabulkan=True, pertimbangan="ya", oleh=cast["pimpinan"])
    p.refresh_from_db()
    semua = dict.fromkeys((1, 2, 3), ("sesuai", ""))
    operasi.kembalikan_atau_lengkap(permohonan=p, putusan=semua, oleh=p.verifikator)
    p.tagihan.refresh_from_db()
    assert p.tagihan.status == "lunas", "what was paid and not given back settles it"


def test_peran_menjaga_panah(diajukan, cast):
    """An arrow is one role's: no officer walks the applicant's, the cashier's or the approver's way."""
    semua = dict.fromkeys((1, 2, 3), ("sesuai", ""))
    with pytest.raises(AlurDitolak):  # nobody took it: not complete by a verdict
        operasi.kembalikan_atau_lengkap(permohonan=diajukan, putusan=semua, oleh=cast["verifikator"])
    p = operasi.periksa(permohonan=diajukan, oleh=cast["verifikator"])
    kurang = {1: ("kurang", "buram"), 2: ("sesuai", ""), 3: ("tidak_perlu", "")}
    operasi.kembalikan_atau_lengkap(permohonan=p, putusan=kurang, oleh=cast["verifikator"])
    for jalan in (operasi.periksa, operasi.proses):
        with pytest.raises(AlurDitolak):
            jalan(permohonan=p, oleh=cast["verifikator"])
