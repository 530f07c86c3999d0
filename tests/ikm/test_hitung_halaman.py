"""A CSV scored in the browser: the command's figures, its faults by row and column, its limit; nothing kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ikm import forms_berkas
from ikm.models import Jawaban, Kotak

pytestmark = pytest.mark.django_db
KEPALA = ",".join(f"u{i}" for i in range(1, 10))


def kirim(klien, isi, **lain):
    berkas = SimpleUploadedFile("survei.csv", isi if isinstance(isi, bytes) else isi.encode(), "text/csv")
    return klien.post("/ikm/hitung/", {"berkas": berkas, "instrumen": "permenpanrb14-2017", **lain})


def test_hitung_di_halaman(masuk, monkeypatch):
    klien = masuk("pimpinan")
    assert "Paling besar 10 MB" in klien.get("/ikm/hitung/").content.decode()
    baik = kirim(klien, f"{KEPALA}\n" + "3,3,3,4,3,3,3,,4\n" + "4,4,3,4,3,3,3,2,4\n")
    assert baik.status_code == 200
    assert (baik.context["h"].n, str(baik.context["h"].konversi)) == (2, "80.56")
    assert "80,56" in baik.content.decode()
    rata = kirim(klien, KEPALA.replace(",", ";") + "\n" + ";".join(["3,45"] * 9), rata_rata="on")
    assert "86,25" in rata.content.decode()
    for isi, kata in (
        (f"{KEPALA}\n3,3,3,3,=A1,3,3,3,3\n", "Baris 2, kolom u5"),
        (f"{KEPALA}\n", "tidak berisi jawaban"),
        ("", "Baris 1 kosong"),
        (b"PK\x03\x04xx", "berkas Excel"),
        (KEPALA.encode() + b"\n3,3,3,\xe9,3,3,3,3,3\n", "Baris 2, kolom u4: berkas bukan teks UTF-8"),
    ):
        salah = kirim(klien, isi)
        assert salah.status_code == 422, kata
        assert kata in salah.content.decode()
    assert "tidak berlaku untuk 9 unsur" in kirim(klien, KEPALA, bobot="0.071").content.decode()
    monkeypatch.setattr(forms_berkas, "TERBESAR", 1_000_000)
    besar = kirim(klien, b"x" * 1_000_001)
    assert besar.status_code == 422
    assert "Berkas 2 MB terlalu besar untuk halaman ini; paling besar 1 MB" in besar.content.decode()
    assert Kotak.objects.count() == Jawaban.objects.count() == 0
