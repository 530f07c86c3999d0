"""What follows from it: the weak unsur and why, the plan, what became of the last one, the conclusion."""

from typing import Any

from ikm.laporan.bahan import LEMAH, Bahan, bagian, kata, perubahan, triwulan
from ikm.laporan.blok import Blok, daftar, h, p, tabel
from pelayanan.templatetags.rupa import desimal

ALASAN_TERBANYAK = 5  # of each weak unsur


def analisis(b: Bahan) -> list[Blok | None]:
    lemah = b.terendah[:LEMAH]
    blok: list[Blok | None] = [
        h("A. Unsur yang Didahulukan"),
        p("Perbaikan dimulai dari unsur dengan nilai terendah:"),
        daftar(f"{b.nama(u)}, NRR {desimal(u['nrr'], 3)}" for u in lemah),
    ]
    alasan = [
        f"{b.menurut[u['kode']].nama}: “{teks}”"
        for u in lemah
        for teks in kata(b, u["kode"], ALASAN_TERBANYAK)
    ]
    if alasan:
        blok += [h("B. Alasan yang Ditulis Responden"), daftar(alasan)]
    blok.append(h("C. Rencana Tindak Lanjut"))
    if b.rencana:
        blok.append(
            tabel(
                "Rencana tindak lanjut",
                ["No", "Prioritas unsur", "Program atau kegiatan", "Waktu", "Penanggung jawab", "Kemajuan"],
                [
                    [
                        ke,
                        b.tentang(r),
                        r["kegiatan"],
                        triwulan(r["tenggat"]),
                        r["penanggung_jawab"],
                        f"{r['kemajuan']}%",
                    ]
                    for ke, r in enumerate(b.rencana, 1)
                ],
                lebar=(1, 4, 5, 2, 3, 2),
            )
        )
    else:
        blok.append(p("Rencana tindak lanjut belum dibuat."))
    blok += [h("D. Tindak Lanjut Periode Sebelumnya"), *_realisasi(b)]
    return blok


def _realisasi(b: Bahan) -> list[Blok]:
    if b.dulu is None:
        return [p("Belum ada periode sebelumnya.")]
    kini = {u["kode"]: u["nrr"] for u in b.unsur}
    lama = b.dulu["nrr"]
    baris = [
        [
            b.tentang(r),
            r["kegiatan"],
            f"{r['kemajuan']}%",
            r["bukti"] or "–",
            # what is not done yet has done nothing
            f"{desimal(lama.get(r['unsur']))} → {desimal(kini.get(r['unsur']))}" if r["selesai"] else "–",
        ]
        for r in b.isi["realisasi"]
    ]
    if not baris:
        return [p(f"Tidak ada rencana tindak lanjut yang tercatat untuk {b.dulu['nama']}.")]
    selesai = sum(r[2] == "100%" for r in baris)
    return [
        p(f"{selesai} dari {len(baris)} rencana {b.dulu['nama']} selesai ({bagian(selesai, len(baris))})."),
        tabel(
            "Realisasi dan pengaruhnya terhadap nilai unsur",
            ["Unsur", "Kegiatan", "Selesai", "Bukti", "NRR"],
            baris,
            lebar=(3, 4, 2, 4, 3),
        ),
    ]


def kesimpulan(b: Bahan) -> list[Blok | None]:
    awal = b.terendah[:LEMAH]
    atas = list(reversed(b.terendah[-LEMAH:]))

    def sebut(unsur: list[dict[str, Any]]) -> str:
        return ", ".join(f"{u['nama']} ({desimal(u['nrr'], 2)})" for u in unsur)

    return [
        h("A. Kesimpulan"),
        daftar(
            [
                f"IKM {b.nama_periode} adalah {b.konversi}, mutu {b.isi['mutu']} ({b.isi['kinerja']}).",
                f"Unsur dengan nilai tertinggi: {sebut(atas)}.",
                f"Unsur dengan nilai terendah: {sebut(awal)}.",
                perubahan(b),
            ]
        ),
        h("B. Saran"),
        daftar(
            [f"Mendahulukan perbaikan {u['nama'].lower()}." for u in awal]
            + ["Menyelesaikan rencana tindak lanjut dan mengukur pengaruhnya pada periode berikutnya."]
        ),
    ]
