"""What was found: who answered, the index, by unsur and by service, against the period before."""

from decimal import Decimal
from typing import Any

from ikm.laporan.bahan import Bahan, bagian, perubahan
from ikm.laporan.blok import Blok, batang, h, nilai, p, tabel
from pelayanan.templatetags.rupa import desimal, ribuan


def hasil_survei(b: Bahan) -> list[Blok | None]:
    i = b.isi
    blok: list[Blok | None] = [h("A. Profil Responden")]
    for at in i["profil"]:
        jumlah = b.pengisi(at)
        baris = [[t, ribuan(n), bagian(n, jumlah)] for t, n in at["baris"]]
        if at["kosong"]:
            baris.append(["Tidak menjawab", ribuan(at["kosong"]), bagian(at["kosong"], jumlah)])
        blok.append(
            tabel(f"Responden menurut {at['nama'].lower()}", [at["nama"], "Jumlah", "Bagian"], baris,
                  lebar=(4, 1, 1), angka=(1, 2))
        )  # fmt: skip
    if i["profil"] and (lebih := max(b.pengisi(at) for at in i["profil"]) - b.n) > 0:
        blok.append(
            p(
                f"Profil mencakup {ribuan(b.n + lebih)} pengisi; {ribuan(lebih)} di antaranya tidak ikut dihitung "
                "(lihat Lampiran 4). Profil dicatat terlepas dari jawaban, sehingga tidak dapat dikurangi."
            )
        )
    blok += [
        h("B. Indeks Kepuasan Masyarakat"),
        nilai(b.konversi, "Indeks Kepuasan Masyarakat", f"Mutu {i['mutu']} · {i['kinerja']}"),
        tabel(
            "Nilai per unsur",
            ["Unsur", "Terisi", "NRR", "NRR tertimbang", "Konversi"],
            [
                [b.nama(u), ribuan(u["banyak"]), desimal(u["nrr"], 3), desimal(u["nrr_tertimbang"], 3),
                 desimal(Decimal(u["nrr"]) * 25)]
                for u in b.unsur
            ]
            + [["Indeks", "", "", desimal(i["indeks"], 3), b.konversi]],
            lebar=(5, 1, 1, 2, 2), angka=(1, 2, 3, 4), kaki=1,
        ),
        batang(
            "Nilai rata-rata per unsur, terendah dahulu (skala 1–4)",
            [(b.nama(u), float(u["nrr"]) - 1, desimal(u["nrr"])) for u in b.terendah],
            3,
        ),
    ]  # fmt: skip
    if i["layanan"]:
        blok += [
            h("C. Nilai per Layanan"),
            tabel(
                "IKM per layanan (paling sedikit lima jawaban)",
                ["Layanan", "Responden", "IKM", "Mutu"],
                [[x["nama"], ribuan(x["n"]), desimal(x["konversi"]), x["mutu"]] for x in i["layanan"]],
                lebar=(5, 2, 1, 1), angka=(1, 2),
            ),
        ]  # fmt: skip
    blok += [
        h("D. Nilai menurut Bukti Kunjungan"),
        tabel(
            "IKM dari jawaban yang terverifikasi dan yang terbuka, terpisah dan bersama",
            ["Jawaban", "Responden", "IKM", "Mutu"],
            [[x["nama"], ribuan(x["n"]), desimal(x["konversi"]), x["mutu"] or "–"] for x in i["bukti"]]
            + [["Bersama", ribuan(b.n), b.konversi, i["mutu"]]],
            lebar=(5, 2, 1, 1), angka=(1, 2), kaki=1,
        ),
    ]  # fmt: skip
    if b.dulu is not None and b.dulu["instrumen"] == i["aturan"]["instrumen"]:
        lama = {kode: Decimal(n) for kode, n in b.dulu["nrr"].items()}
        blok += [
            h("E. Perbandingan dengan Periode Sebelumnya"),
            p(perubahan(b)),
            tabel(
                f"NRR {b.dulu['nama']} dan {b.nama_periode}",
                ["Unsur", "Sebelum", "Sekarang", "Perubahan"],
                [
                    [b.nama(u), desimal(lama[u["kode"]], 3), desimal(u["nrr"], 3), _beda(u, lama)]
                    for u in b.unsur
                    if u["kode"] in lama
                ],
                lebar=(5, 1, 1, 1), angka=(1, 2, 3),
            ),
        ]  # fmt: skip
    return blok


def _beda(u: dict[str, Any], lama: dict[str, Decimal]) -> str:
    n = Decimal(u["nrr"]) - lama[u["kode"]]
    return ("+" if n > 0 else "−" if n < 0 else "") + desimal(abs(n), 3)
