"""The annexes: the questionnaire, the sheet of every respondent, what people wrote, what was left out."""

from decimal import Decimal
from typing import Any

from ikm.laporan.bahan import Bahan, kata
from ikm.laporan.blok import Blok, daftar, p, tabel
from ikm.models import Jawaban
from pelayanan import kode as kode_publik
from pelayanan.templatetags.rupa import desimal, ribuan

LEMBAR_TERBANYAK = 2_000  # rows of the per-respondent annex on paper; beyond that the XLSX holds them
SARAN_TERBANYAK = 40


def kuesioner(b: Bahan) -> list[Blok | None]:
    return [
        p(f"{b.isi['aturan']['judul']}. Nilai setiap pilihan 1 sampai 4 dari kiri ke kanan."),
        tabel(
            "Pertanyaan dan pilihan",
            ["No", "Pertanyaan", "1", "2", "3", "4"],
            [[ke, u.pertanyaan, *u.pilihan] for ke, u in enumerate(b.periode.instrumen.urut_tanya, 1)],
            lebar=(2, 14, 6, 6, 6, 6),
        ),
    ]


def pengolahan(b: Bahan) -> list[Blok | None]:
    u = b.unsur
    qs = Jawaban.objects.filter(periode=b.periode, dikecualikan="").order_by("tanggal", "nilai")
    lebar, angka = (3, *([2] * len(u))), tuple(range(1, len(u) + 1))
    kepala = ["Resp.", *(x["u"].upper() for x in u)]
    kaki = [
        ["Jumlah", *(ribuan(round(Decimal(x["nrr"]) * x["banyak"])) for x in u)],
        ["Terisi", *(ribuan(x["banyak"]) for x in u)],
        ["NRR", *(desimal(x["nrr"], 3) for x in u)],
        ["NRR tert.", *(desimal(x["nrr_tertimbang"], 3) for x in u)],
    ]
    if b.n > LEMBAR_TERBANYAK:
        badan: list[list[Any]] = []
        catatan = f"Lembar {ribuan(b.n)} responden dimuat dalam berkas lembar olahan (XLSX) yang menyertai laporan ini."
    else:
        deret = (n for n in qs.values_list("nilai", flat=True) if not _bolong(b, n))
        badan = [[ke, *("" if x is None else x for x in n)] for ke, n in enumerate(deret, 1)]
        catatan = (
            "Baris menurut hari lalu nilai, bukan urutan pengisian. Kolom menurut urutan lampiran instrumen."
        )
    return [
        p(catatan),
        tabel("Nilai per responden", kepala, [*badan, *kaki], lebar=lebar, angka=angka, kecil=True, kaki=4),
        tabel(
            "Indeks",
            ["Keterangan", "Nilai"],
            [
                ["Bobot setiap unsur", b.periode.bobot_teks],
                ["Jumlah NRR tertimbang (indeks) *)", desimal(b.isi["indeks"], 3)],
                ["IKM = indeks × 25 **)", b.konversi],
                ["Mutu pelayanan", f"{b.isi['mutu']} ({b.isi['kinerja']})"],
            ],
            lebar=(3, 2),
        ),
        p("*) Jumlah NRR tertimbang semua unsur.   **) Nilai indeks unit pelayanan dikali 25."),
        tabel(
            "Keterangan unsur",
            ["Kolom", "Unsur"],
            [[x["u"].upper(), x["nama"]] for x in u],
            lebar=(1, 6),
            kecil=True,
        ),
    ]


def _bolong(b: Bahan, nilai: list[int | None]) -> bool:
    return b.periode.kosong == "baris_lengkap" and None in nilai


def saran_masukan(b: Bahan) -> list[Blok | None]:
    teks = kata(b, None, SARAN_TERBANYAK)
    if not teks:
        return [p("Tidak ada saran tertulis.")]
    return [
        p("Terlepas dari jawabannya dan tanpa urutan waktu; nama dan nomor disamarkan."),
        daftar(teks),
    ]


def tidak_dihitung(b: Bahan) -> list[Blok | None]:
    baris = b.isi["tidak_dihitung"]
    menunggu = b.isi["menunggu"]
    return [
        tabel("Jawaban yang tidak dihitung", ["Alasan", "Jumlah"], baris, lebar=(5, 1), angka=(1,))
        if baris
        else p("Tidak ada jawaban yang dikeluarkan dari perhitungan."),
        p(
            f"{ribuan(menunggu)} jawaban unit ini masih tersegel karena belum genap lima yang dapat dibuka bersama; "
            "jawaban itu tidak dihitung."
        )
        if menunggu
        else None,
        p(f"Kode verifikasi: {kode_publik.tampil(b.periode.terbitan.kode)}.")
        if hasattr(b.periode, "terbitan")
        else None,
    ]
