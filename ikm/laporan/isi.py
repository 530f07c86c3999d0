"""What the report says: chapters and annexes as customary in published reports, filled from the period's figures."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from ikm import hasil, terbit
from ikm.instrumen_resmi import INSTRUMEN, TABEL
from ikm.laporan.blok import Blok, bab, batang, daftar, h, nilai, p, tabel
from ikm.models import Jawaban, Periode, Terbitan, Ulasan
from ikm.sampel import ukuran_sampel
from pelayanan import kode as kode_publik
from pelayanan import qr
from pelayanan.models import Penugasan, Peran, RencanaAksi
from pelayanan.templatetags.rupa import desimal, ribuan

LEMBAR_TERBANYAK = 2_000  # rows of the per-respondent annex on paper; beyond that the XLSX holds them
SARAN_TERBANYAK = 40
LEMAH = 3  # unsur in the analysis
_UU = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
_SKM = INSTRUMEN["permenpanrb14-2017"].judul_hukum
_ROMAWI = ("I", "II", "III", "IV")
_PEMBULATAN = {
    "akhir": "hanya pada nilai akhir",
    "indeks": "pada indeks (3 angka) dan nilai akhir",
    "produk": "pada setiap hasil kali NRR dengan bobot (3 angka) dan nilai akhir",
}


@dataclass(slots=True)
class Laporan:
    """The report. `bab` and `lampiran`: [{"judul", "isi": [block]}]."""

    judul: str
    unit: dict[str, str]
    periode: str
    masa: str
    keadaan: str  # published with code and hash, draft, or sample data
    pada: datetime
    sidik: str = ""
    qr: str = ""
    bab: list[dict[str, Any]] = field(default_factory=list)
    lampiran: list[dict[str, Any]] = field(default_factory=list)
    ttd: dict[str, str] = field(default_factory=dict)


def tgl(nilai: date | str) -> str:
    """2026-07-01 → 1 Juli 2026."""
    if isinstance(nilai, str):
        nilai = date.fromisoformat(nilai)
    return str(date_format(nilai, "j F Y"))


def triwulan(hari: date) -> str:
    return f"TW {_ROMAWI[(hari.month - 1) // 3]} {hari.year}"


def bagian(n: int, dari: int) -> str:
    """12 of 48 → 25,0%."""
    return f"{desimal(Decimal(n * 100) / dari, 1)}%" if dari else "–"


def susun(periode: Periode, terbitan: Terbitan | None = None, alamat: str = "") -> Laporan | None:
    """The report of a period: of what was published, else a draft of today's figures. None without a figure.

    `alamat`: where the published figures can be checked, for the QR on the cover.
    """
    isi = terbitan.isi if terbitan else terbit.isi(periode)
    if isi is None:
        return None
    unit = periode.unit
    pada = terbitan.diterbitkan_pada if terbitan else timezone.now()
    if terbitan:
        hari = tgl(timezone.localdate(pada, unit.tz))
        keadaan = f"Diterbitkan {hari} · {terbitan.kode_tampil}"
    elif unit.contoh:
        keadaan = "DATA CONTOH, bukan hasil survei yang sebenarnya"
    else:
        keadaan = f"Rancangan {tgl(timezone.localdate(pada, unit.tz))}, belum diterbitkan"
    b = _Bahan(periode, isi)
    kepala = _kepala(periode)
    return Laporan(
        judul="Laporan Hasil Survei Kepuasan Masyarakat",
        unit={"nama": unit.nama, "alamat": unit.alamat},
        periode=periode.nama,
        masa=f"{tgl(periode.mulai)} – {tgl(periode.selesai)}",
        keadaan=keadaan,
        pada=pada,
        sidik=terbitan.cerna if terbitan else "",
        qr=qr.svg(alamat) if terbitan and alamat else "",
        bab=[
            bab("Ringkasan", _ringkasan(b)),
            bab("Bab I Pendahuluan", _pendahuluan(b)),
            bab("Bab II Metodologi", _metodologi(b)),
            bab("Bab III Hasil Survei", _hasil(b)),
            bab("Bab IV Analisis dan Tindak Lanjut", _analisis(b)),
            bab("Bab V Kesimpulan dan Saran", _kesimpulan(b)),
        ],
        lampiran=[
            bab("Lampiran 1 Kuesioner", _kuesioner(b)),
            bab("Lampiran 2 Pengolahan Data per Responden dan per Unsur", _pengolahan(b)),
            bab("Lampiran 3 Saran dan Masukan Responden", _saran(b)),
            bab("Lampiran 4 Jawaban yang Tidak Dihitung", _tidak_dihitung(b)),
        ],
        ttd={"jabatan": f"Pimpinan {unit.nama}", "nama": kepala or "................................"},
    )


def _kepala(periode: Periode) -> str:
    hari = timezone.localdate(timezone=periode.unit.tz)
    tugas = Penugasan.objects.filter(unit=periode.unit, peran=Peran.PIMPINAN).menjabat(hari)
    satu = tugas.select_related("pengguna").order_by("pengguna_id").first()
    return satu.pengguna.get_full_name() if satu else ""


class _Bahan:
    """What every chapter draws on."""

    def __init__(self, periode: Periode, isi: dict[str, Any]) -> None:
        self.periode, self.isi = periode, isi
        self.unit = periode.unit
        self.unsur: list[dict[str, Any]] = isi["unsur"]
        self.terendah = sorted(self.unsur, key=lambda u: (Decimal(u["nrr"]), u["u"]))
        self.n: int = isi["n"]
        self.menurut = {u.kode: u for u in periode.instrumen.urut_lampiran}
        self.deret = hasil.sebelumnya(periode)
        self.dulu = next((a for a in reversed(self.deret) if a.hasil is not None), None)
        self.rencana = list(
            RencanaAksi.objects.filter(
                unit=periode.unit, asal_jenis="ikm.periode", asal_id=periode.pk
            ).order_by("prioritas", "tenggat")
        )

    @property
    def konversi(self) -> str:
        return desimal(Decimal(self.isi["konversi"]))

    def nama(self, u: dict[str, Any]) -> str:
        return f"{u['u'].upper()} {u['nama']}"


def _ringkasan(b: _Bahan) -> list[Blok | None]:
    i = b.isi
    awal, akhir = b.terendah[0], b.terendah[-1]
    return [
        nilai(b.konversi, "Indeks Kepuasan Masyarakat", f"Mutu {i['mutu']} · {i['kinerja']}"),
        p(
            f"Indeks Kepuasan Masyarakat {b.unit.nama} pada {b.periode.nama} adalah {b.konversi} dengan mutu "
            f"{i['mutu']} ({i['kinerja']}), dihitung dari {ribuan(b.n)} responden; {ribuan(i['terverifikasi'])} di "
            "antaranya terbukti baru dilayani. "
            f"Unsur tertinggi {akhir['nama']} ({desimal(akhir['nrr'], 3)}), unsur terendah {awal['nama']} "
            f"({desimal(awal['nrr'], 3)})."
        ),
        p(_perubahan(b)),
        batang(
            "IKM dari periode ke periode",
            [
                (a.periode.nama, float(a.hasil.konversi) - 25, f"{desimal(a.hasil.konversi)} {a.hasil.mutu}")
                for a in b.deret
                if a.hasil
            ]
            + [(b.periode.nama, float(i["konversi"]) - 25, f"{b.konversi} {i['mutu']}")],
            75,
        ),
        h("Yang didahulukan"),
        daftar(f"{u['nama']}: NRR {desimal(u['nrr'], 3)}" for u in b.terendah[:LEMAH]),
        h("Yang dilakukan") if b.rencana else None,
        daftar(
            f"{r.kegiatan} ({r.penanggung_jawab}, {triwulan(r.tenggat)}, {r.kemajuan}%)" for r in b.rencana
        )
        if b.rencana
        else None,
        h("Catatan") if i["peringatan"] else None,
        daftar(i["peringatan"]) if i["peringatan"] else None,
    ]


def _perubahan(b: _Bahan) -> str:
    if b.dulu is None or b.dulu.hasil is None:
        return "Belum ada periode sebelumnya sebagai pembanding."
    lama = b.dulu.hasil.konversi
    beda = Decimal(b.isi["konversi"]) - lama
    arah = "naik" if beda > 0 else "turun" if beda < 0 else "tetap"
    besar = "" if beda == 0 else f" {desimal(abs(beda))}"
    return f"Dibanding {b.dulu.periode.nama} ({desimal(lama)}), nilai ini {arah}{besar}."


def _pendahuluan(b: _Bahan) -> list[Blok | None]:
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
            f"Survei ini dimaksudkan untuk mengetahui tingkat kepuasan pengguna layanan {b.unit.nama}, menemukan unsur "
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


def _metodologi(b: _Bahan) -> list[Blok | None]:
    i, a = b.isi, b.isi["aturan"]
    kanal = ", ".join(f"{k['nama'].lower()} {ribuan(k['n'])}" for k in i["kanal"])
    sampel = [f"Responden yang dihitung: {ribuan(b.n)}."]
    if i["populasi"]:
        sampel.append(
            f"Penerima layanan pada periode ini: {ribuan(i['populasi'])}; menurut tabel Krejcie dan Morgan diperlukan "
            f"paling sedikit {ribuan(ukuran_sampel(i['populasi']))} responden."
        )
    if i["perlu"]:
        cukup = "terpenuhi" if b.n >= i["perlu"] else "belum terpenuhi"
        sampel.append(f"Ukuran sampel yang dipakai: {ribuan(i['perlu'])} responden, {cukup}.")
    if i["margin_persen"]:
        sampel.append(f"Galat pada tingkat kepercayaan 95%: ±{desimal(i['margin_persen'], 1)}%.")
    bobot = b.periode.bobot_teks
    return [
        h("A. Periode Survei"),
        p(f"{b.periode.nama}, {tgl(b.periode.mulai)} sampai {tgl(b.periode.selesai)}."),
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
            "sehingga tidak ada catatan siapa menjawab apa. Rincian dengan kurang dari lima jawaban tidak disajikan."
        ),
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


def _hasil(b: _Bahan) -> list[Blok | None]:
    i = b.isi
    blok: list[Blok | None] = [h("A. Profil Responden")]
    for at in i["profil"]:
        jumlah = sum(n for _t, n in at["baris"]) + at["kosong"]
        baris = [[t, ribuan(n), bagian(n, jumlah)] for t, n in at["baris"]]
        if at["kosong"]:
            baris.append(["Tidak menjawab", ribuan(at["kosong"]), bagian(at["kosong"], jumlah)])
        blok.append(
            tabel(f"Responden menurut {at['nama'].lower()}", [at["nama"], "Jumlah", "Bagian"], baris,
                  lebar=(4, 1, 1), angka=(1, 2))
        )  # fmt: skip
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
    if (
        b.dulu is not None
        and b.dulu.hasil is not None
        and b.dulu.periode.instrumen_id == b.periode.instrumen_id
    ):
        lama = b.dulu.hasil.nrr
        blok += [
            h("D. Perbandingan dengan Periode Sebelumnya"),
            p(_perubahan(b)),
            tabel(
                f"NRR {b.dulu.periode.nama} dan {b.periode.nama}",
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


def _analisis(b: _Bahan) -> list[Blok | None]:
    lemah = b.terendah[:LEMAH]
    blok: list[Blok | None] = [
        h("A. Unsur yang Didahulukan"),
        p("Perbaikan dimulai dari unsur dengan nilai terendah:"),
        daftar(f"{b.nama(u)}, NRR {desimal(u['nrr'], 3)}" for u in lemah),
    ]
    alasan = (
        Ulasan.objects.filter(periode=b.periode, unsur__kode__in=[u["kode"] for u in lemah])
        .select_related("unsur")
        .order_by("unsur__urutan_lampiran", "teks")[:60]
    )
    kata = _kali(f"{a.unsur.nama if a.unsur else ''}: “{a.teks}”" for a in alasan)
    if kata:
        blok += [h("B. Alasan yang Ditulis Responden"), daftar(kata[:15])]
    blok.append(h("C. Rencana Tindak Lanjut"))
    if b.rencana:
        blok.append(
            tabel(
                "Rencana tindak lanjut",
                ["No", "Prioritas unsur", "Program atau kegiatan", "Waktu", "Penanggung jawab", "Kemajuan"],
                [
                    [
                        ke,
                        b.menurut[r.asal_bagian].nama if r.asal_bagian in b.menurut else r.masalah,
                        r.kegiatan,
                        triwulan(r.tenggat),
                        r.penanggung_jawab,
                        f"{r.kemajuan}%",
                    ]
                    for ke, r in enumerate(b.rencana, 1)
                    if r.status != RencanaAksi.Status.DIBATALKAN
                ],
                lebar=(1, 4, 5, 2, 3, 2),
            )
        )
    else:
        blok.append(p("Rencana tindak lanjut belum dibuat."))
    blok += [h("D. Tindak Lanjut Periode Sebelumnya"), *_realisasi(b)]
    return blok


def _realisasi(b: _Bahan) -> list[Blok]:
    if b.dulu is None:
        return [p("Belum ada periode sebelumnya.")]
    rencana = RencanaAksi.objects.filter(
        unit=b.unit, asal_jenis="ikm.periode", asal_id=b.dulu.periode.pk
    ).exclude(status=RencanaAksi.Status.DIBATALKAN)
    kini = {u["kode"]: u["nrr"] for u in b.unsur}
    lama = b.dulu.hasil.nrr if b.dulu.hasil else {}
    baris = [
        [
            b.menurut[r.asal_bagian].nama if r.asal_bagian in b.menurut else r.masalah,
            r.kegiatan,
            f"{r.kemajuan}%",
            r.bukti or "–",
            f"{desimal(lama.get(r.asal_bagian))} → {desimal(kini.get(r.asal_bagian))}",
        ]
        for r in rencana.order_by("prioritas", "tenggat")
    ]
    if not baris:
        return [p(f"Tidak ada rencana tindak lanjut yang tercatat untuk {b.dulu.periode.nama}.")]
    selesai = sum(r[2] == "100%" for r in baris)
    return [
        p(
            f"{selesai} dari {len(baris)} rencana {b.dulu.periode.nama} selesai ({bagian(selesai, len(baris))})."
        ),
        tabel(
            "Realisasi dan pengaruhnya terhadap nilai unsur",
            ["Unsur", "Kegiatan", "Selesai", "Bukti", "NRR"],
            baris,
            lebar=(3, 4, 2, 4, 3),
        ),
    ]


def _kesimpulan(b: _Bahan) -> list[Blok | None]:
    awal = b.terendah[:LEMAH]
    atas = list(reversed(b.terendah[-LEMAH:]))

    def sebut(unsur: list[dict[str, Any]]) -> str:
        return ", ".join(f"{u['nama']} ({desimal(u['nrr'], 2)})" for u in unsur)

    return [
        h("A. Kesimpulan"),
        daftar(
            [
                f"IKM {b.periode.nama} adalah {b.konversi}, mutu {b.isi['mutu']} ({b.isi['kinerja']}).",
                f"Unsur dengan nilai tertinggi: {sebut(atas)}.",
                f"Unsur dengan nilai terendah: {sebut(awal)}.",
                _perubahan(b),
            ]
        ),
        h("B. Saran"),
        daftar(
            [f"Mendahulukan perbaikan {u['nama'].lower()}." for u in awal]
            + ["Menyelesaikan rencana tindak lanjut dan mengukur pengaruhnya pada periode berikutnya."]
        ),
    ]


def _kuesioner(b: _Bahan) -> list[Blok | None]:
    return [
        p(f"{b.isi['aturan']['judul']}. Nilai setiap pilihan 1 sampai 4 dari kiri ke kanan."),
        tabel(
            "Pertanyaan dan pilihan",
            ["No", "Pertanyaan", "1", "2", "3", "4"],
            [[ke, u.pertanyaan, *u.pilihan] for ke, u in enumerate(b.periode.instrumen.urut_tanya, 1)],
            lebar=(2, 14, 6, 6, 6, 6),
        ),
    ]


def _pengolahan(b: _Bahan) -> list[Blok | None]:
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
        tabel("Keterangan unsur", ["Kolom", "Unsur"], [[x["u"].upper(), x["nama"]] for x in u], lebar=(1, 6)),
    ]


def _bolong(b: _Bahan, nilai: list[int | None]) -> bool:
    return b.periode.kosong == "baris_lengkap" and None in nilai


def _saran(b: _Bahan) -> list[Blok | None]:
    teks = list(
        Ulasan.objects.filter(periode=b.periode, unsur__isnull=True)
        .order_by("teks")
        .values_list("teks", flat=True)[:500]
    )
    if not teks:
        return [p("Tidak ada saran tertulis.")]
    return [
        p("Terlepas dari jawabannya dan tanpa urutan waktu; nama dan nomor disamarkan."),
        daftar(_kali(teks)[:SARAN_TERBANYAK]),
    ]


def _kali(teks: Iterable[str]) -> list[str]:
    """Equal words once, with how often; the most frequent first."""
    return [f"{t} ({n}×)" if n > 1 else t for t, n in Counter(teks).most_common()]


def _tidak_dihitung(b: _Bahan) -> list[Blok | None]:
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
