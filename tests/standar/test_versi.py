"""From an empty page to in force, and what can never be changed afterwards."""

from datetime import UTC, date, datetime, timedelta

import pytest
import yaml
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from pelayanan.galat import AlurDitolak
from pelayanan.models import Peristiwa
from standar import lembar_kerja, operasi
from standar.alur import ALUR, diagram
from standar.ekspor import sebagai_data
from standar.katalog import daftar_sk, ekspor_katalog, sk_komentar
from standar.kelengkapan import periksa, skor
from standar.models import Komponen, Konsultasi, Langkah, Layanan, Persyaratan, Standar
from standar.operasi_konsultasi import tutup_konsultasi
from tests.standar.pabrik import layanan_berlaku

ISI = {
    "nama": "Surat Uji",
    "kelompok": "administratif",
    "persyaratan": ["KTP asli", "Surat kehilangan (bila hilang)"],
    "prosedur": [{"tahap": 1, "uraian": "Menyerahkan berkas", "pelaku": "pemohon", "durasi": "5 menit"}],
    "waktu": {"nilai": 1, "satuan": "hari_kerja"},
    "biaya": {"rupiah": 0},
    "produk": ["Surat"],
    "pengaduan": ["Kotak saran"],
    "dasar_hukum": ["UU 25/2009"],
    "sarpras": ["Ruang tunggu"],
    "kompetensi": ["SLTA"],
    "pengawasan": ["Atasan langsung"],
    "jumlah_pelaksana": 2,
    "jaminan_pelayanan": "Sesuai maklumat",
    "jaminan_keamanan": "Ruang dijaga",
    "evaluasi": "Tiap triwulan",
}
HARI_INI = timezone.localdate()
SK = {
    "nomor_sk": "060/1/2026",
    "tanggal_sk": HARI_INI,
    "penanda_tangan": "Kepala Dinas",
    "mulai_berlaku": HARI_INI,
}
LUSA = timezone.now() + timedelta(days=2)


@pytest.fixture
def rancangan(unit, cast):
    standar = operasi.buat_layanan(
        unit=unit, kode="UJI", nama="Surat Uji", kelompok="administratif", oleh=cast["penanggung_jawab"]
    )
    return operasi.sunting_rancangan(standar=standar, data=ISI, oleh=cast["penanggung_jawab"])


PENANDA = [{"nama": "Siti", "jabatan": "Kepala Bidang"}, {"nama": "Budi", "jabatan": "Wakil warga"}]
BAIK = {"sarpras": "baik", "kemudahan": "baik", "keteraturan": "baik"}


def tutup(standar, cast, pada=None):
    """Close the consultation, as it must be before anything follows."""
    return tutup_konsultasi(
        standar=standar, hasil="Disepakati", penanda=PENANDA, oleh=cast["penanggung_jawab"], pada=pada
    )


def sampai_uji_coba(standar, cast):
    operasi.buka_konsultasi(standar=standar, sampai=HARI_INI, oleh=cast["penanggung_jawab"])
    tutup(standar, cast)
    return operasi.mulai_uji_coba(standar=standar, persen=40, oleh=cast["penanggung_jawab"])


def sampai_berlaku(standar, cast):
    pj, kepala = cast["penanggung_jawab"], cast["pimpinan"]
    sampai_uji_coba(standar, cast)
    operasi.nilai_uji_coba(standar=standar, **BAIK, oleh=pj)
    operasi.tetapkan(standar=standar, **SK, oleh=kepala)
    return operasi.berlakukan(standar=standar, oleh=kepala)


def test_dari_kosong_sampai_berlaku(rancangan, cast):
    standar = sampai_berlaku(rancangan, cast)
    assert (standar.status, standar.berlaku.lower) == ("berlaku", HARI_INI)
    assert Layanan.objects.dilayani().get().versi_kini == standar
    kode = list(
        Peristiwa.objects.filter(objek_jenis="standar.standar")
        .order_by("urutan")
        .values_list("kode", flat=True)
    )
    assert [k.rsplit(".", 1)[1] for k in kode] == [
        "disunting",
        "dikonsultasikan",
        "ditutup",
        "diujicobakan",
        "dinilai",
        "ditetapkan",
        "diberlakukan",
    ]


def test_versi_baru_menggantikan_yang_lama(rancangan, cast):
    lama = sampai_berlaku(rancangan, cast)
    baru = operasi.buat_rancangan(layanan=lama.layanan, oleh=cast["penanggung_jawab"])
    assert sebagai_data(Standar.objects.lengkap().get(pk=baru.pk)) == sebagai_data(
        Standar.objects.lengkap().get(pk=lama.pk)
    ), "the next version starts as the one before it"
    with pytest.raises(operasi.MasihAdaRancangan):
        operasi.buat_rancangan(layanan=lama.layanan, oleh=cast["penanggung_jawab"])
    sampai_berlaku(baru, cast)
    lama.refresh_from_db()
    assert lama.status == "digantikan"
    assert lama.berlaku.isempty, "in force for no whole day"


def test_masa_berlaku_bersambung(rancangan, cast):
    lama = sampai_berlaku(rancangan, cast)
    baru = operasi.buat_rancangan(layanan=lama.layanan, oleh=cast["penanggung_jawab"])
    operasi.buka_konsultasi(standar=baru, sampai=HARI_INI, oleh=cast["penanggung_jawab"])
    besok = timezone.now() + timedelta(days=3)
    tutup(baru, cast)
    operasi.tetapkan(standar=baru, **SK, oleh=cast["pimpinan"], pada=besok)
    operasi.berlakukan(standar=baru, oleh=None, pada=besok)
    lama.refresh_from_db()
    baru.refresh_from_db()
    assert lama.berlaku.upper == baru.berlaku.lower


def test_belum_saatnya(rancangan, cast):
    pj, kepala = cast["penanggung_jawab"], cast["pimpinan"]
    operasi.buka_konsultasi(standar=rancangan, sampai=HARI_INI, oleh=pj)
    with pytest.raises(operasi.BelumSaatnya, match="konsultasi"):
        operasi.tetapkan(standar=rancangan, **SK, oleh=kepala)
    with pytest.raises(operasi.BelumSaatnya, match="Tutup dulu"):
        operasi.tetapkan(standar=rancangan, **SK, oleh=kepala, pada=LUSA)
    with pytest.raises(operasi.BelumSaatnya, match="Tutup dulu"):
        operasi.mulai_uji_coba(standar=rancangan, persen=40, oleh=pj)
    tutup(rancangan, cast)
    for ubah in ({"tanggal_sk": LUSA.date() + timedelta(days=9)}, {"mulai_berlaku": date(2020, 1, 1)}):
        with pytest.raises(operasi.TanggalSalah):
            operasi.tetapkan(standar=rancangan, **{**SK, **ubah}, oleh=kepala, pada=LUSA)
    nanti = {**SK, "mulai_berlaku": HARI_INI + timedelta(days=30)}
    operasi.tetapkan(standar=rancangan, **nanti, oleh=kepala, pada=LUSA)
    with pytest.raises(operasi.BelumSaatnya):
        operasi.berlakukan(standar=rancangan, oleh=kepala)


def test_komponen_wajib_dulu(unit, cast):
    pj = cast["penanggung_jawab"]
    standar = operasi.buat_layanan(unit=unit, kode="X", nama="X", kelompok="jasa", oleh=pj)
    with pytest.raises(operasi.KomponenKurang, match="Persyaratan"):
        operasi.buka_konsultasi(standar=standar, sampai=HARI_INI, oleh=pj)
    for nama, sebutan in (("sarpras", "Sarana"), ("kompetensi", "Kompetensi")):  # KepMenPAN 63/2003
        operasi.sunting_rancangan(standar=standar, data={**ISI, nama: None}, oleh=pj)
        with pytest.raises(operasi.KomponenKurang, match=sebutan):
            operasi.buka_konsultasi(standar=standar, sampai=HARI_INI, oleh=pj)
    with pytest.raises(operasi.KodeLayananTerpakai):
        operasi.buat_layanan(unit=unit, kode="X", nama="Y", kelompok="jasa", oleh=pj)


def test_langkah_yang_tidak_ada_ditolak(rancangan, cast):
    pj, kepala = cast["penanggung_jawab"], cast["pimpinan"]
    for perbuatan in (
        lambda: operasi.mulai_uji_coba(standar=rancangan, persen=40, oleh=pj),
        lambda: operasi.tetapkan(standar=rancangan, **SK, oleh=kepala),
        lambda: operasi.berlakukan(standar=rancangan, oleh=kepala),
        lambda: operasi.cabut(standar=rancangan, alasan="x", oleh=kepala),
    ):
        with pytest.raises(AlurDitolak):
            perbuatan()
    sampai_berlaku(rancangan, cast)
    with pytest.raises(operasi.RancanganTerkunci):
        operasi.sunting_rancangan(standar=rancangan, data=ISI, oleh=pj)
    with pytest.raises(AlurDitolak):
        operasi.buka_konsultasi(standar=rancangan, sampai=HARI_INI, oleh=pj)


def test_dicabut(rancangan, cast):
    standar = sampai_berlaku(rancangan, cast)
    operasi.cabut(standar=standar, alasan="dihentikan", oleh=cast["pimpinan"])
    assert not Layanan.objects.dilayani().exists()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE standar_standar SET waktu_nilai = 99",
        "UPDATE standar_standar SET status = 'rancangan', berlaku = NULL",
        "UPDATE standar_standar SET berlaku = '[2019-01-01,)'",
        "DELETE FROM standar_persyaratan",
        "UPDATE standar_langkah SET uraian = 'lain'",
        "DELETE FROM standar_komponen; DELETE FROM standar_langkah; DELETE FROM standar_persyaratan;"
        " DELETE FROM standar_standar",
    ],
)
def test_yang_berlaku_tidak_dapat_diubah_di_basis_data(rancangan, cast, sql):
    sampai_berlaku(rancangan, cast)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(sql)


def test_bagian_baru_pun_ditolak(rancangan, cast):
    standar = sampai_berlaku(rancangan, cast)
    for baris in (
        Persyaratan(standar=standar, urutan=9, teks="x", nama="x"),
        Langkah(standar=standar, urutan=9, uraian="x", pelaku="x"),
        Komponen(standar=standar, jenis="produk", urutan=9, teks="x"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            baris.save()


def test_kelengkapan_dan_skor(rancangan, cast):
    def nilai():
        s = Standar.objects.lengkap().get(pk=rancangan.pk)
        return skor(s, periksa(s)).nilai

    assert nilai() == 2, "fourteen components, nothing decreed"
    sampai_berlaku(rancangan, cast)
    assert nilai() == 4, "decreed, with the public"
    operasi.tinjau(standar=rancangan, hasil="Masih sesuai", oleh=cast["penanggung_jawab"])
    assert nilai() == 5
    s = Standar.objects.lengkap().get(pk=rancangan.pk)
    s.konsultasi = Konsultasi(ditutup_pada=None)
    assert skor(s, periksa(s)).nilai == 3, "opened is not yet heard: it counts once it is closed"
    kosong = Standar.objects.lengkap().get(layanan=layanan_berlaku(rancangan.layanan.unit))
    assert skor(kosong, periksa(kosong)).nilai == 1
    assert skor(None, None).nilai == 0


def test_tinjau_hanya_yang_berlaku(rancangan, cast):
    from pelayanan.galat import GalatOperasi

    with pytest.raises(GalatOperasi):
        operasi.tinjau(standar=rancangan, hasil="x", oleh=cast["penanggung_jawab"])
    standar = sampai_berlaku(rancangan, cast)
    with pytest.raises(operasi.TanggalSalah):
        operasi.tinjau(standar=standar, hasil="x", berikutnya=HARI_INI, oleh=cast["penanggung_jawab"])


def test_perbedaan_versi_berdampingan(client, rancangan, cast):
    lama = sampai_berlaku(rancangan, cast)
    baru = operasi.buat_rancangan(layanan=lama.layanan, oleh=cast["penanggung_jawab"])
    isi = {**ISI, "persyaratan": ["KTP asli", "KK asli"], "biaya": {"rupiah": 5000}, "jam_layanan": "Senin"}
    operasi.sunting_rancangan(standar=baru, data=isi, oleh=cast["penanggung_jawab"])
    alamat = f"/standar/{lama.layanan.slug}/versi/"
    assert b"<ins>" not in client.get(alamat).content, "a draft is not public"
    sampai_berlaku(baru, cast)
    teks = client.get(f"{alamat}?lama=1&baru=2").content.decode()
    assert "<del>Surat kehilangan (bila hilang)</del>" in teks
    assert "<ins>KK asli</ins>" in teks
    assert "<ins>Rp5.000</ins>" in teks
    assert "<ins>Senin</ins>" in teks
    assert "Penetapan" in teks
    assert "Gratis" in client.get(f"{alamat}1/").content.decode(), "the old promise stays readable"
    dasar = lama.layanan.get_absolute_url()
    lama_hal = client.get(f"{alamat}1/").content.decode()
    for ada in (
        "sop/?versi=1",
        "cetak/?versi=1",
        "pdf/?versi=1",
        "SK 060/1/2026, ",
        "ditandatangani Kepala Dinas",
    ):
        assert ada in lama_hal, ada
    for tiada in ("Buat daftar bawaan saya", 'id="mulai"', "/poster/"):
        assert tiada not in lama_hal, tiada
    assert 'id="mulai"' in client.get(dasar).content.decode()
    assert "?versi=" not in client.get(dasar).content.decode()
    for ekor in ("sop/", "cetak/"):
        dulu, kini = (client.get(f"{dasar}{ekor}{v}").content.decode() for v in ("?versi=1", ""))
        assert "versi 1, digantikan" in dulu
        assert "ditandatangani Kepala Dinas" in dulu
        assert "pdf/?versi=1" in dulu
        assert "versi 2, berlaku sejak" in kini
        assert "?versi=" not in kini
    assert "Surat kehilangan" in client.get(f"{dasar}cetak/?versi=1").content.decode()
    for ekor in ("pdf/", "sop/pdf/"):
        satu = client.get(f"{dasar}{ekor}?versi=1")
        assert "-versi-1.pdf" in satu["Content-Disposition"]
        assert satu.content != client.get(dasar + ekor).content
    operasi.buat_rancangan(layanan=lama.layanan, oleh=cast["penanggung_jawab"])
    for ekor in ("sop/", "cetak/", "pdf/", "sop/pdf/"):
        for nomor in ("3", "9", "x", "99999"):
            assert client.get(f"{dasar}{ekor}?versi={nomor}").status_code == 404, "a draft is not public"
    (api, *_) = client.get("/api/v1/standar/?status=berlaku").json()["hasil"]
    assert (api["nomor_sk"], api["tanggal_sk"], api["penanda_tangan"]) == (
        SK["nomor_sk"], HARI_INI.isoformat(), SK["penanda_tangan"]
    )  # fmt: skip
    sk = daftar_sk()
    assert sk == [(lama.layanan.unit.kode, "UJI", 2, SK["nomor_sk"], HARI_INI, SK["penanda_tangan"])]
    isi_buku = ekspor_katalog(portal=True)
    dua = [lembar_kerja.baca(lembar_kerja.tulis(isi_buku, x)) for x in (sk, ())]
    assert dua[0].isi == dua[1].isi, "read, never imported"
    assert dua[0].cacat == []
    komentar = sk_komentar(sk)
    assert "SK" not in str(yaml.safe_load(komentar))
    assert f"UJI · 2 · {SK['nomor_sk']}" in komentar
    for ngawur in ("?lama=x&baru=9", "?lama=2&baru=2"):
        assert client.get(alamat + ngawur).status_code == 200
    assert client.get(f"{alamat}9/").status_code == 404


def test_alur_lengkap_dan_diagram_sama_dengan_readme():
    from pathlib import Path

    assert set(ALUR) == set(Standar.Status)
    readme = Path("standar/README.md").read_text(encoding="utf-8")
    assert diagram() in readme, "run: python -c 'from standar.alur import diagram; print(diagram())'"


def test_zona_unit_menentukan_hari(rancangan, cast):
    unit = rancangan.layanan.unit
    unit.zona = "Asia/Jayapura"
    unit.save()
    pada = datetime(2026, 3, 1, 16, tzinfo=UTC)
    operasi.buka_konsultasi(
        standar=rancangan, sampai=date(2026, 3, 2), oleh=cast["penanggung_jawab"], pada=pada
    )
    rancangan.refresh_from_db()
    assert rancangan.konsultasi_mulai == date(2026, 3, 2)
