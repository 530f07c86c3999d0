"""Personal data: asked for by code and PIN or at the loket, answered by a named officer in time, erased with its
statistics and chains left whole; breaches noted and told."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from pelayanan import antar, data_pribadi, jejak, pin, tenggat
from pelayanan.models import (
    Kabar,
    KegagalanData,
    Peristiwa,
    PeristiwaPribadi,
    PermintaanData,
    Retensi,
    Tenggat,
)
from pengaduan.models import Aduan, Lampiran, Pelapor
from permohonan import operasi as permohonan_op
from permohonan.models import Permohonan
from permohonan.operasi.bagian import Pemohon
from tests.pengaduan import pabrik as pengaduan
from tests.permohonan.conftest import bersyarat

pytestmark = pytest.mark.django_db
NIK = "3301014101900001"
JAM = datetime.timedelta(hours=1)
HARI = datetime.timedelta(days=1)


@pytest.fixture
def permohonan(unit, cast):
    layanan = bersyarat(unit, "Akta Kelahiran surat", awalan="A")
    p = permohonan_op.terima_berkas(
        layanan=layanan, berkas_ada={1, 2}, oleh=cast["petugas"],
        pemohon=Pemohon(nama="Siti Aminah", nik=NIK, telepon="+628123456789", surel="siti@contoh.id"),
    )  # fmt: skip
    return Permohonan.objects.get(pk=p.pk)


@pytest.fixture
def aduan(unit):
    return pengaduan.aduan(
        unit, judul="Diminta membayar", isi="Nama saya Siti", kontak="0812345", nama="Siti Aminah"
    )


def minta(klien, kode, jenis="akses", angka=None, **lain):
    return klien.post("/data-saya/", {"kode": kode, "pin": angka or pin.pin(kode), "jenis": jenis} | lain)


def jawab(klien, p, kabulkan="ya", **lain):
    isi = {"kabulkan": kabulkan, "jawaban": "Sudah kami kerjakan."} | lain
    return klien.post(f"/data-pribadi/permintaan/{p.kode_tampil}/", isi)


def tutup(p):
    """Ended, by the operation that ends it."""
    permohonan_op.tarik(permohonan=p, oleh=None)
    return Permohonan.objects.get(pk=p.pk)


def utuh():
    return [r for r in jejak.periksa() if isinstance(r, jejak.Rusak)] == []


def test_akses_dengan_kode_dan_pin(permohonan, masuk, cast):
    warga = Client()
    assert warga.get("/data-saya/").status_code == 200
    salah = minta(warga, permohonan.kode, angka="000000" if pin.pin(permohonan.kode) != "000000" else "1")
    assert "tidak cocok" in salah.content.decode() and not PermintaanData.objects.exists()
    assert "tidak cocok" in minta(warga, "P2222222222AA").content.decode(), "the same for a code that is none"
    jadi = minta(warga, permohonan.kode_tampil)
    p = PermintaanData.objects.get()
    assert jadi["Location"] == f"/data-saya/{p.kode_tampil}/"
    jam = tenggat.milik(p).get()
    assert jam.jatuh_tempo_pada - jam.mulai_pada == 72 * JAM
    assert Peristiwa.objects.filter(
        kode="pelayanan.permintaan_data.diajukan", objek_id=p.pk, oleh=None
    ).exists()
    assert "masih menunggu" in minta(warga, permohonan.kode).content.decode(), "the same twice is one"
    halaman = warga.get(jadi["Location"]).content.decode()
    assert pin.pin(p.kode) in halaman and "Siti" not in halaman
    # a stranger with the code sees that it is asked, not by whom nor what
    asing = Client().get(jadi["Location"]).content.decode()
    assert "PIN permintaan ini" in asing and pin.pin(p.kode) not in asing
    # the desk
    assert p.kode_tampil in masuk("pengawas").get("/data-pribadi/").content.decode()
    for nama in ("petugas", "kasir"):
        assert masuk(nama).get(f"/data-pribadi/permintaan/{p.kode_tampil}/").status_code == 403
    assert "Siti" not in masuk("pengawas").get(f"/data-pribadi/permintaan/{p.kode_tampil}/").content.decode()
    assert jawab(masuk("pengawas"), p).status_code == 403
    assert masuk("petugas_lain").get(f"/data-pribadi/permintaan/{p.kode_tampil}/").status_code == 403
    kepala = masuk("pimpinan")
    assert "Siti Aminah" in kepala.get(f"/data-pribadi/permintaan/{p.kode_tampil}/").content.decode()
    assert Peristiwa.objects.filter(
        kode="pelayanan.data.dilihat", data__halaman="data_permintaan", oleh=cast["pimpinan"]
    ).exists()
    assert jawab(kepala, p, jawaban="").status_code == 400
    assert jawab(kepala, p).status_code == 302
    p.refresh_from_db()
    assert p.status == p.Status.DIKABULKAN and p.dijawab_oleh == cast["pimpinan"]
    assert tenggat.milik(p).get().dipenuhi_pada is not None
    assert jawab(kepala, p).status_code == 400, "once"
    salinan = warga.get(jadi["Location"]).content.decode()
    assert "Siti Aminah" in salinan and NIK in salinan and "siti@contoh.id" in salinan
    assert NIK not in Client().get(jadi["Location"]).content.decode()
    # whoever has code and PIN opens it elsewhere
    rumah = Client()
    rumah.post(jadi["Location"], {"pin": pin.pin(p.kode)})
    assert NIK in rumah.get(jadi["Location"]).content.decode()


def test_perbaikan(permohonan, masuk, unit):
    assert minta(Client(), permohonan.kode, "perbaikan").status_code == 400, "what is wrong?"
    minta(Client(), permohonan.kode, "perbaikan", uraian="Nama saya Siti Aminah Rahayu, telepon 0812999000")
    p = PermintaanData.objects.get()
    salah = jawab(masuk("penanggung_jawab"), p, ubah_telepon="bukan nomor")
    assert "Nomor telepon belum benar" in salah.content.decode()
    assert (
        jawab(
            masuk("penanggung_jawab"), p, ubah_nama="Siti Aminah Rahayu", ubah_telepon="0812999000"
        ).status_code
        == 302
    )
    permohonan.refresh_from_db()
    assert (permohonan.nama, permohonan.telepon, permohonan.nik) == (
        "Siti Aminah Rahayu",
        "+62812999000",
        NIK,
    )
    assert "Siti" not in str(list(Peristiwa.objects.values_list("data", flat=True)))
    cari = masuk("petugas").post("/permohonan/cari/", {"apa": "0812999000"})
    assert permohonan.kode_tampil in cari["Location"], "found by its new number"


def test_penghapusan_permohonan(permohonan, masuk, cast):
    minta(Client(), permohonan.kode, "penghapusan")
    p = PermintaanData.objects.get()
    assert "masih dikerjakan" in jawab(masuk("pimpinan"), p).content.decode()
    tutup(permohonan)
    banyak = Peristiwa.objects.filter(objek_jenis="permohonan.permohonan", objek_id=permohonan.pk).count()
    assert jawab(masuk("pimpinan"), p).status_code == 302
    sesudah = Permohonan.objects.get(pk=permohonan.pk)
    assert sesudah.nama == data_pribadi.DIHAPUS and sesudah.disamarkan_pada
    assert not any(
        (sesudah.nik, sesudah.nik_buta, sesudah.telepon, sesudah.telepon_buta, sesudah.surel, sesudah.isian)
    )
    assert sesudah.diajukan_pada == permohonan.diajukan_pada and sesudah.selesai_pada, "figures stay"
    assert (
        Peristiwa.objects.filter(objek_jenis="permohonan.permohonan", objek_id=permohonan.pk).count()
        == banyak
    )
    assert not PeristiwaPribadi.objects.filter(
        peristiwa__objek_id=permohonan.pk, peristiwa__objek_jenis="permohonan.permohonan"
    ).exists()
    assert utuh(), "and the chain verifies"
    assert masuk("verifikator").get(f"/permohonan/{permohonan.kode_tampil}/kasus/").status_code in (200, 404)


def test_penghapusan_aduan(aduan, masuk, cast):
    kasus = masuk("pengelola").get(f"/pengaduan/kasus/{aduan.kode_tampil}/")
    assert kasus.status_code == 200
    minta(Client(), aduan.kode, "penghapusan")
    p = PermintaanData.objects.get()
    halaman = masuk("pimpinan").get(f"/data-pribadi/permintaan/{p.kode_tampil}/").content.decode()
    assert "0812345" not in halaman and "(tertutup)" in halaman, "identity only on the case, with a reason"
    assert "Siapa yang pernah melihat" in halaman and str(cast["pengelola"]) in halaman
    assert "masih dikerjakan" in jawab(masuk("pimpinan"), p).content.decode()
    Aduan.objects.filter(pk=aduan.pk).update(status="ditarik", ditutup_pada=timezone.now())
    assert jawab(masuk("pimpinan"), p).status_code == 302
    a = Aduan.objects.get(pk=aduan.pk)
    assert a.isi == a.judul == data_pribadi.DIHAPUS and not a.tayang and a.kelas == aduan.kelas
    assert not any(Pelapor.objects.filter(aduan=a).values_list("cerna_kontak", flat=True))
    assert Pelapor.objects.get(aduan=a).nama == "" and not Lampiran.objects.filter(aduan=a).exists()
    assert utuh()


def test_di_loket(masuk, cast, permohonan, unit_lain):
    klien = masuk("petugas")
    isi = {"jenis": "akses", "bukti": "KTP", "nama": "Budi", "kontak": "0812", "kode": ""}
    assert klien.get("/data-pribadi/catat/").status_code == 200
    assert "Tanpa kode perkara" in klien.post("/data-pribadi/catat/", isi | {"kontak": ""}).content.decode()
    assert klien.post("/data-pribadi/catat/", isi | {"bukti": ""}).status_code == 400
    assert (
        "Tidak ada permohonan"
        in klien.post("/data-pribadi/catat/", isi | {"kode": "P2222222222AA"}).content.decode()
    )
    jadi = klien.post("/data-pribadi/catat/", isi, follow=True)
    p = PermintaanData.objects.get()
    assert p.dicatat_oleh == cast["petugas"] and pin.pin(p.kode) in jadi.content.decode()
    assert klien.post("/data-pribadi/catat/", isi | {"kode": permohonan.kode}).status_code == 302
    for nama in ("kasir", "pengawas", "admin"):
        assert masuk(nama).post("/data-pribadi/catat/", isi).status_code == 403


def test_jam_mengingatkan_dan_mengabari(permohonan, cast):
    cast["pimpinan"].email = "kepala@contoh.go.id"
    cast["pimpinan"].save()
    minta(Client(), permohonan.kode)
    p = PermintaanData.objects.get()
    assert tenggat.sapu_jatuh_tempo(p.diajukan_pada + 35 * JAM) == 0
    tenggat.sapu_jatuh_tempo(p.diajukan_pada + 37 * JAM)
    tenggat.sapu_jatuh_tempo(p.diajukan_pada + 73 * JAM)
    ingat = Peristiwa.objects.filter(kode="pelayanan.permintaan_data.diingatkan", objek_id=p.pk)
    assert [x.data["tingkat"] for x in ingat.order_by("pk")] == [1, 2]
    antar.antar_jatuh_tempo()
    surat = Kabar.objects.filter(templat="pelayanan.data_pribadi")
    assert {k.tujuan for k in surat} == {"kepala@contoh.go.id"} and surat.count() == 3
    assert "Siti" not in surat[0].isi and p.kode_tampil in surat[0].isi


def test_retensi_sekali_dan_tidak_sebelum_waktunya(permohonan, aduan, settings):
    lama = timezone.now() + 5 * 365 * HARI
    tutup(permohonan)
    Kabar.objects.all().delete()
    assert (
        set(data_pribadi.jalankan_retensi(lama - 2 * HARI).values()) <= {0, 1}
        and Permohonan.objects.get().nama == "Siti Aminah"
    )
    hasil = data_pribadi.jalankan_retensi(lama + HARI)
    assert hasil["permohonan"] == 1 and hasil["aduan"] == 0, "an open case has no end to count from"
    assert (
        Permohonan.objects.get().nama == data_pribadi.DIHAPUS and Pelapor.objects.get().nama == "Siti Aminah"
    )
    assert data_pribadi.jalankan_retensi(lama + HARI)["permohonan"] == 0
    r = Retensi.objects.get(jenis="permohonan")
    satu = Peristiwa.objects.get(kode="pelayanan.retensi.dijalankan", objek_id=r.pk)
    assert satu.data == {"jenis": "permohonan", "banyak": 1} and utuh()
    settings.RETENSI_HARI = {"aduan": "30"}
    Aduan.objects.filter(pk=aduan.pk).update(status="ditarik", ditutup_pada=timezone.now() - 31 * HARI)
    assert data_pribadi.jalankan_retensi()["aduan"] == 1


def test_register_menyebut_yang_ada(masuk):
    from django.apps import apps
    from django.utils.module_loading import import_string

    for k in data_pribadi.KATEGORI:
        assert not k.sapu or (callable(import_string(k.sapu)) and k.masa and k.sejak), k.kunci
        for tempat in k.letak.split(", "):
            if not tempat.startswith("usersessions"):
                apps.get_model(tempat)
        assert "Pasal 3" not in str(k.dasar), "what is not confirmed is no citation"
    teks = masuk("admin").get("/data-pribadi/").content.decode()
    assert all(str(k.nama) in teks for k in data_pribadi.KATEGORI)
    assert "5 " in Client().get("/data-saya/").content.decode()


def test_kegagalan(masuk, cast, unit):
    kini = timezone.localtime(timezone=unit.tz)
    isi = {
        "terjadi_pada": (kini - 5 * JAM).strftime("%Y-%m-%dT%H:%M"),
        "diketahui_pada": (kini - 2 * JAM).strftime("%Y-%m-%dT%H:%M"),
        "data": "nama dan telepon", "kronologi": "Laptop loket dicuri.",
        "upaya": "Sesi diakhiri.", "banyak_orang": "40",
    }  # fmt: skip
    klien = masuk("admin")
    assert klien.get("/data-pribadi/kegagalan/").status_code == 200
    assert (
        klien.post("/data-pribadi/kegagalan/", isi | {"diketahui_pada": "2099-01-01T00:00"}).status_code
        == 400
    )
    assert masuk("pengelola").post("/data-pribadi/kegagalan/", isi).status_code == 403
    assert klien.post("/data-pribadi/kegagalan/", isi).status_code == 302
    g = KegagalanData.objects.get()
    jam = Tenggat.objects.get(jenis="pelayanan.kegagalan_data")
    assert jam.jatuh_tempo_pada == g.diketahui_pada + 72 * JAM, "since it became known"
    alamat = f"/data-pribadi/kegagalan/{g.kode_tampil}/"
    assert "sisa 69 jam" in klien.get(alamat).content.decode()
    for kepada in ("lembaga", "subjek"):
        assert klien.get(f"{alamat}surat-{kepada}.pdf").content.startswith(b"%PDF")
    assert klien.get(f"{alamat}surat-siapa.pdf").status_code == 404
    tindak = f"{alamat}tindak/"
    assert klien.get(tindak).status_code == 405
    assert klien.post(tindak, {"apa": "lain"}).status_code == 404
    assert "dahulu" in klien.post(tindak, {"apa": "tutup"}, follow=True).content.decode()
    klien.post(tindak, {"apa": "lembaga", "keterangan": ""})
    klien.post(tindak, {"apa": "lembaga", "keterangan": "800/1/2026"})
    jam.refresh_from_db()
    assert jam.dipenuhi_pada is None
    masuk("pimpinan").post(tindak, {"apa": "subjek", "keterangan": "surat tertulis"})
    jam.refresh_from_db()
    assert jam.dipenuhi_pada is not None
    klien.post(tindak, {"apa": "tutup"})
    g.refresh_from_db()
    assert g.ditutup_pada and g.lembaga_nomor == "800/1/2026"
    assert masuk("pengawas").post(tindak, {"apa": "tutup"}).status_code == 403
    assert Peristiwa.objects.filter(objek_jenis="pelayanan.kegagalandata", objek_id=g.pk).count() == 4


def test_yang_mencatat_tidak_mengabulkan(unit, cast, masuk):
    """Else a penanggung jawab alone reads whose an anonymous aduan is: asks at the counter, grants, opens the copy."""
    a = pengaduan.dijawab(unit, petugas=cast["pengelola"], nama="ZNAMAZ")
    klien = masuk("penanggung_jawab")
    klien.post("/data-pribadi/catat/", {"jenis": "akses", "kode": a.kode, "bukti": "KTP"})
    p = PermintaanData.objects.get()
    jawab = {"kabulkan": "ya", "jawaban": "Salinan diberikan."}
    alamat = f"/data-pribadi/permintaan/{p.kode_tampil}/"
    assert "mintalah pejabat lain" in klien.post(alamat, jawab).content.decode()
    assert "ZNAMAZ" not in klien.get(f"/data-saya/{p.kode_tampil}/").content.decode()
    assert masuk("pimpinan").post(alamat, jawab).status_code == 302
