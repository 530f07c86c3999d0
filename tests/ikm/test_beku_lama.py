"""Summary as open data, and publications made before they held what they hold today."""

import csv
import datetime
import io
import json

import pytest
from django.db import connection
from django.test import Client
from docx import Document
from openpyxl import load_workbook

from ikm import data_terbuka, kata, terbit
from ikm.models import Terbitan
from ikm.operasi import masukkan_lembar
from ikm.operasi_periode import terbitkan
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db
# what `terbit.isi` wrote before migration 0004
LAMA = {
    "unit", "periode", "aturan", "konversi", "indeks", "mutu", "kinerja", "n", "terverifikasi", "populasi", "perlu",
    "margin_persen", "unsur", "layanan", "kanal", "profil", "tidak_dihitung", "menunggu", "peringatan",
}  # fmt: skip


@pytest.fixture
def periode(unit, cast):
    p = pabrik.periode(unit, selesai=datetime.date(2026, 9, 30))
    satu, kecil = layanan_berlaku(unit, "=1+1"), layanan_berlaku(unit, "Layanan Kecil")
    for i in range(8):
        pabrik.jawab(satu, [3, 4, 3, 4, 3, 4, 3, 2, 3 + i % 2], profil={"jenis_kelamin": "LP"[i % 2]})
    for i in range(5):  # biaya is answered by four of these sheets only
        masukkan_lembar(
            unit=unit, layanan=kecil, hari=datetime.date(2026, 9, 3), oleh=cast["petugas"],
            jawaban={f"u{j}": 3 for j in range(1, 10) if j != 4 or i}, pada=pabrik.kapan("2026-09-04"),
        )  # fmt: skip
    pabrik.olah("2026-10-05")
    return p


def test_ringkasan_terbuka(periode, cast):
    t = terbitkan(periode=periode, oleh=cast["pimpinan"], pada=pabrik.kapan("2026-10-05"))
    halaman = Client().get(t.get_absolute_url()).content.decode()
    assert f"{t.get_absolute_url()}ringkasan.csv" in halaman
    jawaban = Client().get(f"{t.get_absolute_url()}ringkasan.csv")
    assert jawaban["Content-Type"].startswith("text/csv")
    baris = list(csv.DictReader(io.StringIO(jawaban.content.decode("utf-8-sig"))))
    assert {(b["sha256"], b["instrumen"], b["periode"], b["terbitan"]) for b in baris} == {
        (t.cerna, "permenpanrb14-2017", "Semester II 2026", t.kode_tampil)
    }
    unsur = [b for b in baris if b["bagian"] == "unsur"]
    assert [b["n"] for b in unsur] == ["13"] * 3 + ["12"] + ["13"] * 5
    assert [b["nrr"] for b in unsur] == [u["nrr"] for u in t.isi["unsur"]]
    assert [b["nrr_tertimbang"] for b in unsur] == [u["nrr_tertimbang"] for u in t.isi["unsur"]]
    (ikm,) = [b for b in baris if b["bagian"] == "indeks"]
    assert (ikm["n"], ikm["konversi"], ikm["mutu"]) == ("13", t.isi["konversi"], t.isi["mutu"])
    assert [(b["nama"], b["n"]) for b in baris if b["bagian"] == "layanan"] == [
        (x["nama"] if x["nama"] != "=1+1" else "'=1+1", str(x["n"])) for x in t.isi["layanan"]
    ]
    assert all(int(b["n"]) >= 5 for b in baris)


def test_ringkasan_tanpa_rincian_di_bawah_lima(periode, cast):
    t = terbitkan(periode=periode, oleh=cast["pimpinan"], pada=pabrik.kapan("2026-10-05"))
    t.isi["unsur"][3]["banyak"] = 4
    t.isi["layanan"][0]["n"] = 4
    kepala, *baris = [list(b) for b in data_terbuka.ringkasan(t)]
    dibaca = [dict(zip(kepala, b, strict=True)) for b in baris]
    assert dibaca[3]["nrr"] is None
    assert dibaca[3]["n"] is None
    assert t.isi["layanan"][0]["nama"] not in [b["nama"] for b in dibaca if b["bagian"] == "layanan"]


def lama(t: Terbitan) -> Terbitan:
    """Turn a publication into one of the time before, hash and all."""
    isi = {k: v for k, v in t.isi.items() if k in LAMA}
    isi["unit"].pop("alamat")
    isi["kanal"] = [{"nama": k["nama"], "n": k["n"]} for k in isi["kanal"]]
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute("ALTER TABLE ikm_terbitan DISABLE TRIGGER ikm_terbitan_tetap")
        kursor.execute(
            "UPDATE ikm_terbitan SET isi = %s, cerna = %s WHERE id = %s",
            [json.dumps(isi), terbit.cerna(isi), t.pk],
        )
        kursor.execute("ALTER TABLE ikm_terbitan ENABLE TRIGGER ikm_terbitan_tetap")
    return Terbitan.objects.get(pk=t.pk)


def test_terbitan_lama_tetap_terbuka_utuh(periode, cast):
    baru = terbitkan(periode=periode, oleh=cast["pimpinan"], pada=pabrik.kapan("2026-10-05"))
    kini = terbit.baca(baru)
    t = lama(baru)
    assert set(t.isi) == LAMA
    for akhir in (
        "",
        "poster/",
        "data.json",
        "data.csv",
        "ringkasan.csv",
        "poster.pdf",
        "laporan.pdf",
        "laporan.docx",
    ):
        assert Client().get(t.get_absolute_url() + akhir).status_code == 200, akhir
    teks = Client().get(t.get_absolute_url()).content.decode()
    assert "resmi diterbitkan, isi utuh" in teks, "its hash is of what it holds"
    dibaca = terbit.baca(t)
    for kunci in ("bukti", "sebelumnya", "rencana", "pimpinan"):
        assert dibaca[kunci] == kini[kunci], "the same as if it had been kept"
    assert "Terverifikasi kunjungan" in teks


def test_satu_kalimat_tentang_yang_disembunyikan(masuk, periode, cast):
    kalimat = str(kata.RINCIAN_KECIL)
    assert "kurang dari lima orang" in kalimat
    assert "supaya tidak seorang pun dapat dikenali" in kalimat
    t = terbitkan(periode=periode, oleh=cast["pimpinan"], pada=pabrik.kapan("2026-10-05"))
    klien = masuk("pimpinan")
    pilih = f"?unit={periode.unit.kode}&periode={periode.mulai}"
    for alamat in (f"/dasbor/ikm/{pilih}", t.get_absolute_url(), f"/ikm/{periode.unit.kode}/"):
        assert kalimat in klien.get(alamat).content.decode(), alamat
    buku = load_workbook(io.BytesIO(klien.get(f"/ikm/olahan.xlsx{pilih}").content))
    assert kalimat in [b[1] for b in buku["Cara hitung"].iter_rows(values_only=True)]
    dok = Document(io.BytesIO(klien.get(f"/ikm/laporan.docx{pilih}").content))
    assert kalimat in [p.text for p in dok.paragraphs]
