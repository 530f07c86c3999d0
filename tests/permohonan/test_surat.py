"""From approval to a numbered letter that anybody can verify; never one's own, corrected for free."""

import datetime
import hashlib
import io

import pytest
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from pelayanan import antar, pin
from pelayanan.models import Antaran, Peristiwa
from permohonan import operasi, surat
from permohonan.alur import Status
from permohonan.galat import BelumBolehDiserahkan, PemeriksaTidakMenyetujui, SudahMenyetujui
from permohonan.models import LangkahKerja, Permohonan, Produk, UjiPetik
from permohonan.penanda import PenandaLokal, PenandaTidakTersedia, _penanda_pyhanko
from standar.models.komponen import Langkah
from tests import factories as f
from tests.standar.pabrik import layanan_berlaku

from .conftest import RANCANGAN, bersyarat, kode_peristiwa, url


def test_setuju_lalu_bernomor_sendiri(menunggu, masuk, client):
    assert client.get(url(menunggu, "surat")).status_code == 404, "nothing before approval"
    masuk("pimpinan").post(url(menunggu, "setujui"))
    antar.antar_jatuh_tempo()
    menunggu.refresh_from_db()
    assert menunggu.status == Status.TERBIT
    produk = menunggu.produk
    assert (produk.register, produk.nomor) == ("470", 1)
    assert produk.nomor_teks.startswith("470/001/")
    assert "lahir 1 Mei 1990" in produk.isi
    assert "beasiswa" in produk.isi
    assert len(produk.sidik) == 64
    assert kode_peristiwa(menunggu)[-2:] == [
        "permohonan.permohonan.disetujui",
        "permohonan.permohonan.terbit",
    ]


def test_pdf_bertanda_tangan(terbit, warga, client, masuk):
    """The PDF is signed over all its bytes; its hash stands where the QR leads."""
    produk = Produk.objects.get(permohonan=terbit)
    pdf = warga(terbit).get(f"/permohonan/{terbit.kode_tampil}/surat.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert produk.kode_tampil in pdf["Content-Disposition"]
    assert hashlib.sha256(pdf.content).hexdigest() == produk.sidik_naskah
    (tanda,) = PdfFileReader(io.BytesIO(pdf.content)).embedded_signatures
    percaya = ValidationContext(trust_roots=[_penanda_pyhanko().signing_cert])
    status = validate_pdf_signature(tanda, percaya)
    assert status.intact and status.valid and status.trusted
    assert status.coverage.name == "ENTIRE_FILE"
    hal = client.get(produk.get_absolute_url()).content.decode()
    assert produk.sidik_naskah in hal
    assert client.get(f"/permohonan/{terbit.kode_tampil}/surat.pdf").status_code == 404
    assert masuk("petugas_lain").get(f"/permohonan/{terbit.kode_tampil}/surat.pdf").status_code == 404
    assert kode_peristiwa_produk(produk) == ["permohonan.produk.ditandatangani"]


def kode_peristiwa_produk(produk):
    return list(
        Peristiwa.objects.filter(objek_jenis="permohonan.produk", objek_id=produk.pk).values_list(
            "kode", flat=True
        )
    )


def test_penanda_yang_diam_ditanya_lagi(menunggu, cast, monkeypatch, client):
    """The letter is out although its provider does not answer; the PDF follows by itself."""

    def diam(self, pdf, *, alasan, tempat):
        raise PenandaTidakTersedia

    with monkeypatch.context() as m:
        m.setattr(PenandaLokal, "tanda_tangani", diam)
        operasi.setujui(permohonan=menunggu, oleh=cast["pimpinan"])
        antar.antar_jatuh_tempo()
    produk = Produk.objects.get(permohonan=menunggu)
    assert produk.sidik_naskah == ""
    assert "sedang ditandatangani" in client.get(produk.get_absolute_url()).content.decode()
    Antaran.objects.filter(selesai_pada__isnull=True).update(
        siap_pada=timezone.now()
    )  # its next turn has come
    antar.antar_jatuh_tempo()
    produk.refresh_from_db()
    assert len(produk.sidik_naskah) == 64


def test_naskah_disimpan_sekali(terbit):
    produk = Produk.objects.get(permohonan=terbit)
    semula = produk.sidik_naskah
    operasi.simpan_naskah(produk=produk, isi=b"lain", oleh=None)
    produk.refresh_from_db()
    assert produk.sidik_naskah == semula


def test_register_tahun_aneh(terbit, masuk):
    klien = masuk("verifikator")
    for tahun in ("", "abc", "99999", "2020"):
        assert klien.get(f"/permohonan/register/?tahun={tahun}").status_code == 200, tahun


def test_bukan_yang_memeriksa_atau_memproses(menunggu, unit):
    for nama in ("petugas", "verifikator"):
        from pelayanan.models import Pengguna, Penugasan

        orang = Pengguna.objects.get(username=nama)
        Penugasan.objects.create(pengguna=orang, unit=unit, peran="pimpinan", mulai=datetime.date(2020, 1, 1))
        with pytest.raises(PemeriksaTidakMenyetujui):
            operasi.setujui(permohonan=menunggu, oleh=orang)


def test_yang_ikut_mengerjakan_tidak_menyetujui(menunggu, cast):
    """Neither who did one of its steps, nor the second person who looked at it again."""
    pj, kepala = cast["penanggung_jawab"], cast["pimpinan"]
    lain = layanan_berlaku(menunggu.unit, "Lain", **RANCANGAN)
    LangkahKerja.objects.create(
        permohonan=menunggu,
        unit=menunggu.unit,
        langkah=Langkah.objects.create(
            standar=lain.standar.get(), urutan=1, uraian="Memeriksa", pelaku="petugas"
        ),
        ke=9,
        mulai_pada=timezone.now(),
        selesai_pada=timezone.now(),
        oleh=pj,
    )
    with pytest.raises(PemeriksaTidakMenyetujui):
        operasi.setujui(permohonan=menunggu, oleh=pj)
    UjiPetik.objects.create(
        permohonan=menunggu,
        unit=menunggu.unit,
        persen=50,
        angka=1,
        terpilih=True,
        diundi_pada=timezone.now(),
        hasil="sesuai",
        oleh=kepala,
        diperiksa_pada=timezone.now(),
    )
    with pytest.raises(PemeriksaTidakMenyetujui):
        operasi.setujui(permohonan=menunggu, oleh=kepala)
    menunggu.refresh_from_db()
    assert menunggu.status == "menunggu_persetujuan"


def test_pejabat_membaca_suratnya_sebelum_menyetujui(menunggu, masuk):
    """What is going to be signed stands on the case, as it will read, without a number yet."""
    isi = masuk("pimpinan").get(f"/permohonan/{menunggu.kode_tampil}/").content.decode()
    assert "Surat yang akan terbit" in isi
    assert "Nomornya keluar saat terbit" in isi
    assert not Produk.objects.exists()


def test_tanpa_hak_ditolak(menunggu, masuk):
    assert masuk("verifikator").post(url(menunggu, "setujui")).status_code == 403
    assert masuk("petugas_lain").post(url(menunggu, "setujui")).status_code == 403


def test_dua_tingkat_dua_orang(unit, pemohon, cast):
    layanan = bersyarat(unit, "Izin")
    operasi.atur_rancangan(
        standar=layanan.versi_kini,
        pertanyaan=[],
        produk="tindakan",
        tingkat_persetujuan=2,
        oleh=cast["penanggung_jawab"],
    )
    p = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    operasi.proses(permohonan=p, oleh=cast["verifikator"])
    operasi.selesai_proses(permohonan=p, oleh=cast["verifikator"])
    p = operasi.setujui(permohonan=p, oleh=cast["penanggung_jawab"])
    assert p.status == Status.MENUNGGU_PERSETUJUAN
    with pytest.raises(SudahMenyetujui):
        operasi.setujui(permohonan=p, oleh=cast["penanggung_jawab"])
    p = operasi.setujui(permohonan=p, oleh=cast["pimpinan"])
    assert p.status == Status.DISETUJUI
    p = operasi.terbitkan(permohonan=p, oleh=cast["verifikator"])
    assert p.status == Status.TERBIT
    assert p.produk.nomor is None


def test_setujui_beberapa_sekaligus(menunggu, terbit_lain, masuk, client):
    klien = masuk("pimpinan")
    hal = klien.get("/permohonan/masuk/?tab=setuju").content.decode()
    assert f'value="{menunggu.kode}"' in hal
    jawab = klien.post(
        "/permohonan/setujui-terpilih/", {"kode": [menunggu.kode, terbit_lain.kode]}, follow=True
    )
    assert "1 permohonan disetujui" in jawab.content.decode()
    assert "tidak berlaku" in jawab.content.decode(), "the other is no longer there to approve"
    menunggu.refresh_from_db()
    assert menunggu.status == Status.DISETUJUI
    assert masuk("verifikator").post("/permohonan/setujui-terpilih/").status_code == 403


def test_dikembalikan_memulai_ronde_baru(menunggu, cast, masuk):
    masuk("pimpinan").post(url(menunggu, "kembalikan"), {"kembali-alasan": "Ejaan nama"})
    menunggu.refresh_from_db()
    assert menunggu.status == Status.DIPROSES
    operasi.selesai_proses(permohonan=menunggu, oleh=cast["verifikator"])
    assert operasi.setujui(permohonan=menunggu, oleh=cast["pimpinan"]).status == Status.DISETUJUI


def test_tidak_diserahkan_sebelum_terbit(layanan_surat, pemohon, cast):
    p = operasi.terima_berkas(layanan=layanan_surat, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    with pytest.raises(BelumBolehDiserahkan):
        operasi.serahkan(permohonan=p, oleh=cast["petugas"])


def test_janji_terpenuhi_saat_terbit(terbit, cast):
    from pelayanan.models import Peristiwa

    operasi.serahkan(
        permohonan=terbit, oleh=cast["petugas"], pada=terbit.janji_pada + datetime.timedelta(days=30)
    )
    e = Peristiwa.objects.get(objek_id=terbit.pk, kode="permohonan.permohonan.diserahkan")
    assert e.data["tepat_waktu"] is True, "waiting to be fetched is not the unit's time"


def test_perbaikan_gratis_menggantikan(terbit, masuk, cast, client):
    jawab = masuk("petugas").post(
        url(terbit, "perbaiki"),
        {
            "nama": "Siti Aminah Putri",
            "keperluan": "beasiswa",
            "punya_usaha": "tidak",
            "lahir": "1990-05-02",
            "salah_unit": "tidak",
        },
    )
    baru = Permohonan.objects.exclude(pk=terbit.pk).get()
    assert jawab.url == url(baru, "tanda-terima")
    assert baru.asal == terbit
    assert not hasattr(baru, "tagihan")
    operasi.proses(permohonan=baru, oleh=cast["verifikator"])
    operasi.selesai_proses(permohonan=baru, oleh=cast["verifikator"])
    operasi.setujui(permohonan=baru, oleh=cast["pimpinan"])
    antar.antar_jatuh_tempo()
    baru.refresh_from_db()
    assert baru.produk.nomor == 2
    assert "2 Mei 1990" in baru.produk.isi
    hal = client.get(terbit.produk.get_absolute_url()).content.decode()
    assert "DIGANTI" in hal
    assert baru.produk.kode_tampil in hal


def test_dua_surat_tidak_senomor(terbit):
    from django.db import IntegrityError, transaction

    p = terbit.produk
    with pytest.raises(IntegrityError), transaction.atomic():
        Produk.objects.filter(pk=p.pk).update(nomor=None)


def test_penanda_dari_jawaban_tidak_dibaca_lagi():
    assert surat.tulis("{nama} {x}", {"nama": "{nik}", "nik": "rahasia"}) == "{nik} ……………"


def test_pin_tetap_tidak_di_kasus(terbit, masuk):
    assert (
        pin.pin(terbit.kode)
        not in masuk("verifikator").get(f"/permohonan/{terbit.kode_tampil}/").content.decode()
    )
    assert f.orang  # the cast is complete


@pytest.mark.parametrize(
    ("dari", "dijanjikan", "jumlah"), [("ya", True, 1), ("tidak", True, 0), ("ya", False, 0)]
)
def test_produk_salah_dari_unit_membuka_kompensasi(terbit, masuk, cast, client, dari, dijanjikan, jumlah):
    from pelayanan.models import Peristiwa
    from permohonan.models import Kompensasi
    from standar.operasi_maklumat import umumkan_maklumat

    if dijanjikan:
        umumkan_maklumat(
            unit=terbit.unit, isi="Sanggup.", nomor_sk="1", tanggal_sk=datetime.date(2026, 1, 2),
            penanda_tangan="K", jabatan="Kepala", oleh=cast["pimpinan"],
            kompensasi=[{"bila": "salah_produk", "bentuk": "Diantar ke rumah", "dalam_hari_kerja": 1}],
        )  # fmt: skip
    isi = {"nama": "Siti Betul", "keperluan": "beasiswa", "punya_usaha": "tidak", "lahir": "1990-05-02"}
    alamat = f"/permohonan/{terbit.kode_tampil}/perbaiki/"
    jawab = masuk("petugas").post(alamat, isi)
    assert jawab.status_code == 422
    assert "Pilih dari siapa kekeliruannya" in jawab.content.decode()
    assert "Siti Betul" not in terbit.nama
    assert masuk("petugas").post(alamat, {**isi, "salah_unit": dari}).status_code == 302
    antar.antar_jatuh_tempo()
    assert Kompensasi.objects.count() == jumlah
    if jumlah:
        k = Kompensasi.objects.get()
        assert (k.permohonan, k.sebab) == (terbit, "salah_produk")
        assert k.janji == "Diantar ke rumah, dalam 1 hari kerja"
        operasi.buka_kompensasi_produk(permohonan=terbit)
        assert Kompensasi.objects.count() == 1, "told twice is one case"
        assert Peristiwa.objects.filter(kode="permohonan.kompensasi.dibuka").count() == 1
        hal = client.get(f"/p/{terbit.kode_tampil}/").content.decode()
        assert "Produk Anda keliru karena kami" in hal
        assert (
            "Produk keliru karena petugas" in masuk("pimpinan").get("/permohonan/sesudah/").content.decode()
        )
