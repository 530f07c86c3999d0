"""Summary, introduction and method: what was asked, of whom, and how it was counted."""

from typing import Any

from ikm.instrumen_resmi import INSTRUMEN, TABEL
from ikm.kata import RINCIAN_KECIL
from ikm.laporan.bahan import LEMAH, Bahan, perubahan, tgl, triwulan
from ikm.laporan.blok import Blok, batang, daftar, h, nilai, p, tabel
from pelayanan.templatetags.rupa import desimal, ribuan

_UU = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
_SKM = INSTRUMEN["permenpanrb14-2017"].judul_hukum
_PEMBULATAN = {
    "akhir": "hanya pada nilai akhir",
    "indeks": "pada indeks (3 angka) dan nilai akhir",
    "produk": "pada setiap hasil kali NRR dengan bobot (3 angka) dan nilai akhir",
}


def ringkasan(b: Bahan) -> list[Blok | None]:
    i = b.isi
    awal, akhir = b.terendah[0], b.terendah[-1]
    return [
        nilai(b.konversi, "Indeks Kepuasan Masyarakat", f"Mutu {i['mutu']} · {i['kinerja']}"),
        p(
            f"Indeks Kepuasan Masyarakat {b.nama_unit} pada {b.nama_periode} adalah {b.konversi} dengan mutu "
            f"{i['mutu']} ({i['kinerja']}), dihitung dari {ribuan(b.n)} responden; {ribuan(i['terverifikasi'])} di "
            "antaranya terbukti baru dilayani. "
            f"Unsur tertinggi {akhir['nama']} ({desimal(akhir['nrr'], 3)}), unsur terendah {awal['nama']} "
            f"({desimal(awal['nrr'], 3)})."
        ),
        p(perubahan(b)),
        batang(
            "IKM dari periode ke periode",
            [(a["nama"], float(a["konversi"]) - 25, f"{desimal(a['konversi'])} {a['mutu']}") for a in b.deret]
            + [(b.nama_periode, float(i["konversi"]) - 25, f"{b.konversi} {i['mutu']}")],
            75,
        ),
        h("Yang didahulukan"),
        daftar(f"{u['nama']}: NRR {desimal(u['nrr'], 3)}" for u in b.terendah[:LEMAH]),
        h("Yang dilakukan") if b.rencana else None,
        daftar(
            f"{r['kegiatan']} ({r['penanggung_jawab']}, {triwulan(r['tenggat'])}, {r['kemajuan']}%)"
            for r in b.rencana
        )
        if b.rencana
        else None,
        h("Catatan") if i["peringatan"] else None,
        daftar(i["peringatan"]) if i["peringatan"] else None,
    ]


def pendahuluan(b: Bahan) -> list[Blok | None]:
    dasar = [_UU, _SKM]
    if b.isi["aturan"]["dasar"] and b.isi["aturan"]["dasar"] not in dasar:
        dasar.append(b.isi["aturan"]["dasar"])
    return [
        h("A. Latar Belakang"),
        p(
            "Penyelenggara pelayanan publik wajib melakukan survei kepuasan masyarakat secara berkala, "
            "sekurang-kurangnya "
            "satu kali setahun, untuk memperoleh Indeks Kepuasan Masyarakat. Hasilnya dipakai untuk menilai mutu "
            "pelayanan dan menentukan perbaikan yang didahulukan."
        ),
        h("B. Dasar Hukum"),
        daftar(dasar),
        h("C. Maksud dan Tujuan"),
        p(
            f"Survei ini dimaksudkan untuk mengetahui tingkat kepuasan pengguna layanan {b.nama_unit}, menemukan unsur "
            "pelayanan yang masih lemah, dan menjadi dasar rencana tindak lanjut."
        ),
        h("D. Sasaran"),
        daftar(
            [
                "Mendorong partisipasi masyarakat dalam menilai pelayanan.",
                "Mendorong penyelenggara meningkatkan kualitas pelayanan.",
                "Mendorong pembaruan cara kerja di unit pelayanan.",
            ]
        ),
        h("E. Manfaat"),
        daftar(
            [
                "Diketahui kelemahan dan kekuatan setiap unsur pelayanan.",
                "Diketahui kinerja pelayanan secara berkala dan dapat dibandingkan.",
                "Masyarakat mengetahui mutu pelayanan dan apa yang diperbaiki.",
            ]
        ),
    ]


def _cukup(ya: bool) -> str:
    return "terpenuhi" if ya else "belum terpenuhi"


def _syarat(s: dict[str, Any], dari: int) -> str:
    tentu = "; ini yang menentukan" if s["mengikat"] and dari > 1 else ""
    return f"{s['nama']}: paling sedikit {ribuan(s['perlu'])} responden, {_cukup(s['terpenuhi'])}{tentu}."


def metodologi(b: Bahan) -> list[Blok | None]:
    i, a = b.isi, b.isi["aturan"]
    kanal = ", ".join(f"{k['nama'].lower()} {ribuan(k['n'])}" for k in i["kanal"])
    sampel = [f"Responden yang dihitung: {ribuan(b.n)}."]
    if i["populasi"]:
        sampel.append(f"Penerima layanan pada periode ini: {ribuan(i['populasi'])}.")
    sampel += [_syarat(s, len(i["syarat"])) for s in i["syarat"]]
    if i["perlu"] and not i["syarat"]:  # published before the rules were kept one by one
        sampel.append(
            f"Ukuran sampel yang dipakai: {ribuan(i['perlu'])} responden, {_cukup(b.n >= i['perlu'])}."
        )
    if i["margin_persen"]:
        sampel.append(f"Galat pada tingkat kepercayaan 95%: ±{desimal(i['margin_persen'], 1)}%.")
    bobot = b.periode.bobot_teks
    return [
        h("A. Periode Survei"),
        p(f"{b.nama_periode}, {tgl(i['periode']['mulai'])} sampai {tgl(i['periode']['selesai'])}."),
        h("B. Metode dan Instrumen"),
        p(
            f"Survei memakai kuesioner {a['judul']} dengan {len(b.unsur)} unsur. Setiap unsur dinilai 1 sampai 4. "
            "Kuesioner dimuat pada Lampiran 1."
        ),
        h("C. Pelaksanaan dan Pengumpulan Data"),
        p(
            "Setiap kunjungan yang selesai dilayani memperoleh satu undangan mengisi survei yang hanya "
            "dapat dipakai satu "
            f"kali. Jawaban menurut cara masuk: {kanal}. Jawaban lewat tautan terbuka dan lembar kertas ditandai dan "
            "dihitung terpisah."
        ),
        p(
            "Jawaban tanpa nama. Jawaban disegel, lalu dibuka bersama sedikitnya empat jawaban lain yang diacak, "
            "sehingga tidak ada catatan siapa menjawab apa."
        ),
        p(RINCIAN_KECIL),
        h("D. Penentuan Responden"),
        daftar(sampel),
        h("E. Pengolahan Data"),
        p(
            "Nilai rata-rata (NRR) setiap unsur adalah jumlah nilai unsur dibagi banyaknya jawaban yang "
            "mengisi unsur itu. "
            f"NRR tertimbang adalah NRR dikali bobot {bobot}. Indeks adalah jumlah seluruh NRR tertimbang, "
            f"dan nilai IKM "
            f"adalah indeks dikali 25. Pembulatan {_PEMBULATAN[a['pembulatan']]}; setengah dibulatkan ke atas."
        ),
        tabel(
            "Nilai persepsi, interval, mutu, dan kinerja",
            ["Nilai persepsi", "Nilai interval konversi", "Mutu", "Kinerja unit"],
            [
                [m.persepsi, f"{desimal(m.bawah)} – {desimal(m.atas)}", m.mutu, m.kinerja]
                for m in TABEL[a["tabel"]].baris
            ],
        ),
    ]
