"""The report: the same content as PDF and DOCX, frozen with the period, inert whatever people wrote."""

import datetime
import io
from types import SimpleNamespace

import docx
import pytest
from django.test import Client

from dasbor.operasi import buat_rencana
from ikm import galat, kotak, laporan
from ikm.hasil import alasan
from ikm.laporan.bahan import kata, perubahan
from ikm.models import Jawaban, Kotak, Periode, Terbitan, Ulasan
from ikm.operasi import kecualikan_jawaban, masukkan_lembar
from ikm.operasi_periode import terbitkan
from pelayanan.models import Penugasan, Peran, RencanaAksi, Unit
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db
NAKAL = '=1+1 #panic() <b> $x$ \\ "kutip" & 👪'
HARI = datetime.date(2026, 9, 3)
SATU = {f"u{i}": 1 for i in range(1, 10)}
BAB = [
    "Ringkasan",
    "Bab I Pendahuluan",
    "Bab II Metodologi",
    "Bab III Hasil Survei",
    "Bab IV Analisis dan Tindak Lanjut",
    "Bab V Kesimpulan dan Saran",
    "Lampiran 1 Kuesioner",
    "Lampiran 2 Pengolahan Data per Responden dan per Unsur",
    "Lampiran 3 Saran dan Masukan Responden",
    "Lampiran 4 Jawaban yang Tidak Dihitung",
]


@pytest.fixture
def periode(unit, cast):
    lalu = pabrik.periode(
        unit, nama="Semester I", mulai=datetime.date(2026, 1, 1), selesai=datetime.date(2026, 6, 30)
    )
    p = pabrik.periode(unit, selesai=datetime.date(2026, 9, 30))
    layanan = layanan_berlaku(unit, NAKAL)
    for i in range(6):
        pabrik.jawab(layanan, [3, 3, 3, 4, 3, 4, 3, 2, 3], "2026-03-02")
        pabrik.jawab(
            layanan,
            [3, 4, 3, 4, 3, 4, 3, 2, 3 + i % 2],
            saran=NAKAL,
            alasan={"pengaduan": "Kotak saran terkunci"},
        )
    pabrik.olah("2026-10-05")
    for asal in (lalu, p):
        buat_rencana(
            unit=unit, masalah="Pengaduan", kegiatan=NAKAL, penanggung_jawab="Kasi", tenggat=datetime.date(2026, 11, 2),
            asal_jenis="ikm.periode", asal_id=asal.pk, asal_bagian="pengaduan", oleh=cast["pimpinan"],
        )  # fmt: skip
    return p


def teks(isi: bytes) -> str:
    dok = docx.Document(io.BytesIO(isi))
    sel = [c.text for t in dok.tables for r in t.rows for c in r.cells]
    return "\n".join([p.text for p in dok.paragraphs] + sel)


def test_rancangan_pdf_dan_docx_bab_lazim(masuk, periode, cast):
    kecualikan_jawaban(
        jawaban=Jawaban.objects.filter(periode=periode)[0], alasan="diisi dua kali", oleh=cast["pimpinan"]
    )
    pabrik.olah()
    klien = masuk("pengawas")
    for bentuk, awal in (("pdf", b"%PDF"), ("docx", b"PK")):
        jawaban = klien.get(f"/ikm/laporan.{bentuk}?unit={periode.unit.kode}&periode={periode.mulai}")
        assert jawaban.status_code == 200
        assert jawaban.content.startswith(awal)
    dok = docx.Document(io.BytesIO(jawaban.content))
    assert [p.text for p in dok.paragraphs if p.style.name == "Heading 1"] == BAB
    isi = teks(jawaban.content)
    for potong in (
        "belum diterbitkan",
        "Kotak saran terkunci",
        "TW IV 2026",
        "diisi dua kali",
        "NRR tert.",
        "5 responden",
    ):
        assert potong in isi
    assert "Keputusan" not in isi, (
        "only rules whose words were seen are cited, and this instrument needs no other"
    )
    for buruk in (
        f"/ikm/laporan.exe?unit={periode.unit.kode}&periode={periode.mulai}",
        "/ikm/laporan.pdf?periode=x",
    ):
        assert klien.get(buruk).status_code == 404
    assert masuk("petugas").get("/ikm/laporan.pdf").status_code == 403


def test_kata_responden_dihitung_semua_dan_per_unsur(periode):
    """Not the first sixty by the alphabet: every unsur has its own, with how often it was really said."""
    unsur = {u.kode: u for u in periode.instrumen.urut_lampiran}
    satu = {"periode": periode, "tanggal": periode.mulai, "rentang": "periode"}
    Ulasan.objects.bulk_create(
        [Ulasan(**satu, unsur=unsur["persyaratan"], teks=f"Alasan {i:03}") for i in range(450)]
        + [Ulasan(**satu, unsur=unsur["persyaratan"], teks="Zalim") for _ in range(3)]
        + [Ulasan(**satu, unsur=unsur["waktu"], teks="Zaman batu") for _ in range(9)]
        + [Ulasan(**satu, unsur=None, teks=f"Saran {i:03}") for i in range(600)]
        + [Ulasan(**satu, unsur=None, teks="Zebra di jalan") for _ in range(7)]
    )
    assert alasan(periode, unsur["persyaratan"].pk)[0] == ("Zalim", 3), "the dashboard says the same"
    b = SimpleNamespace(periode=periode, menurut=unsur)
    assert kata(b, "waktu", 5) == ["Zaman batu (9×)"]
    assert len(kata(b, "persyaratan", 5)) == 5
    assert kata(b, None, 40)[0] == "Zebra di jalan (7×)"


def test_mutu_yang_beralih_disebut():
    def kalimat(mutu):
        b = SimpleNamespace(
            dulu={"nama": "Semester I", "konversi": "82.63", "mutu": "A"},
            isi={"konversi": "79.67", "mutu": mutu},
        )
        return perubahan(b)

    assert (
        kalimat("B") == "Dibanding Semester I (82,63), nilai ini turun 2,96 dan mutunya beralih dari A ke B."
    )
    assert kalimat("A") == "Dibanding Semester I (82,63), nilai ini turun 2,96."


def test_terbitan_beku_dan_sama(periode, cast):
    t = terbitkan(periode=periode, oleh=cast["pimpinan"], pada=pabrik.kapan("2026-10-06"))
    satu = laporan.susun(periode, t, "https://contoh.go.id" + t.get_absolute_url())
    assert t.kode_tampil in satu.keadaan
    assert satu.sidik == t.cerna
    assert satu.ttd["nama"] == cast["pimpinan"].get_full_name()
    # later another head, plans done otherwise or called off, an early answer of the period before left out
    Penugasan.objects.filter(unit=periode.unit, peran=Peran.PIMPINAN).update(
        selesai=datetime.date(2026, 10, 31)
    )
    RencanaAksi.objects.update(kegiatan="Lain", kemajuan=50)
    RencanaAksi.objects.filter(asal_id=periode.pk).update(status=RencanaAksi.Status.DIBATALKAN)
    lalu = Jawaban.objects.exclude(periode=periode)[0]
    kecualikan_jawaban(jawaban=lalu, alasan="diisi dua kali", oleh=cast["pimpinan"])
    pabrik.olah("2026-11-05")
    Unit.objects.update(nama="Nama Baru")
    dua = laporan.susun(
        Periode.objects.get(pk=periode.pk),
        Terbitan.objects.get(),
        "https://contoh.go.id" + t.get_absolute_url(),
    )
    assert dua == satu
    assert laporan.pdf(satu) == laporan.pdf(dua)
    umum = Client().get(f"{t.get_absolute_url()}laporan.docx")
    assert t.cerna in teks(umum.content)
    assert Client().get(f"{t.get_absolute_url()}laporan.txt").status_code == 404


def test_sesudah_terbit_tidak_ada_jawaban_masuk(periode, cast):
    layanan = periode.jawaban.first().layanan
    for _ in range(4):
        masukkan_lembar(
            unit=periode.unit, layanan=layanan, hari=HARI, jawaban=SATU,
            oleh=cast["petugas"], pada=pabrik.kapan("2026-09-04"),
        )  # fmt: skip
    t = terbitkan(periode=periode, oleh=cast["pimpinan"], pada=pabrik.kapan("2026-10-06"))
    with pytest.raises(galat.PeriodeSudahTerbit):
        masukkan_lembar(
            unit=periode.unit, layanan=layanan, hari=HARI, jawaban=SATU,
            oleh=cast["petugas"], pada=pabrik.kapan("2026-10-07"),
        )  # fmt: skip
    kotak.pindahkan(pada=pabrik.kapan("2027-01-01"))
    assert (Jawaban.objects.filter(periode=periode).count(), Kotak.objects.count()) == (6, 4)
    assert Terbitan.objects.get(pk=t.pk).isi["menunggu"] == 4


def test_tanpa_angka_tidak_ada_laporan(masuk, unit):
    p = pabrik.periode(unit)
    alamat = f"/ikm/laporan.pdf?unit={unit.kode}&periode={p.mulai}"
    assert masuk("pimpinan").get(alamat).status_code == 404
