"""The account's own page, and renewals told ahead."""

import datetime

from django.utils import timezone

from pelayanan import antar
from pelayanan.models import Kabar
from permohonan import operasi
from permohonan.models import Permohonan, Produk
from permohonan.tasks import sapu_habis

from .conftest import ISIAN, bersyarat


def terbit(unit, pemohon, cast, oleh=None):
    layanan = bersyarat(unit, "Izin Usaha")
    operasi.atur_rancangan(
        standar=layanan.versi_kini,
        pertanyaan=[],
        produk="barang",
        tingkat_persetujuan=1,
        bulan_berlaku=12,
        oleh=cast["penanggung_jawab"],
    )
    p = operasi.ajukan_langsung(layanan=layanan, pemohon=pemohon, kanal="daring", oleh=oleh)
    p = operasi.terima_daring(permohonan=p, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    operasi.proses(permohonan=p, oleh=cast["verifikator"])
    operasi.selesai_proses(permohonan=p, oleh=cast["verifikator"])
    operasi.setujui(permohonan=p, oleh=cast["pimpinan"])
    return operasi.terbitkan(permohonan=p, oleh=cast["verifikator"])


def test_perpanjangan_dikabarkan_sekali(unit, pemohon, cast):
    p = terbit(unit, pemohon, cast)
    antar.antar_jatuh_tempo()
    assert sapu_habis() == 0, "a year ahead"
    hari = timezone.localdate()
    Produk.objects.update(berlaku_sampai=hari + datetime.timedelta(days=20))
    assert sapu_habis() == 1
    assert sapu_habis() == 0, "once"
    antar.antar_jatuh_tempo()
    assert Kabar.objects.filter(templat="permohonan.produk.hampir_habis", objek_id=p.pk).count() == 1
    Produk.objects.update(diingatkan_pada=None, berlaku_sampai=hari - datetime.timedelta(days=1))
    assert sapu_habis() == 0, "what is over is over"


def test_halaman_sendiri(unit, pemohon, cast, masuk, client):
    assert client.get("/permohonan/saya/").status_code == 302
    p = terbit(unit, pemohon, cast, oleh=cast["petugas_lain"])
    Produk.objects.update(berlaku_sampai=timezone.localdate() + datetime.timedelta(days=20))
    klien = masuk("petugas_lain")
    halaman = klien.get("/permohonan/saya/").content.decode()
    assert p.kode_tampil in halaman
    assert "Perpanjang" in halaman
    assert p.kode_tampil not in masuk("kasir").get("/permohonan/saya/").content.decode()
    lagi = f"/permohonan/baru/?pemohon={p.kode_tampil}&layanan={p.layanan.slug}"
    assert 'value="Siti Aminah"' in klien.get(lagi).content.decode(), "nothing is typed twice"
    klien.post(lagi, ISIAN)
    assert Permohonan.objects.filter(diajukan_oleh=cast["petugas_lain"]).count() == 2
