"""The three official survey instruments as data: no Django, no database, nothing computed.

``INSTRUMEN[kode]`` is what a period points at; a loader may copy it into tables. Two orders are kept apart
on purpose: ``urutan_lampiran`` (the list of unsur in the annex: u1, u2 …) and ``urutan_tanya`` (the
questionnaire). In PermenPANRB 14/2017 they differ: *pengaduan* is u8 but asked ninth, *sarana* is u9 but
asked eighth, and published pages are split between the two. Answers are therefore stored by
``Unsur.kode``, never by position.

Grades (``kelas``) of every text, because a sentence that looks like a quotation of law must be one:
``V`` seen in a page that quotes the rule · ``V2`` seen second-hand (article, agency page, public code) ·
``M`` from memory, unverified · ``D`` derived or written here. ``M`` and ``D`` texts may explain a thing to
a person, but are never shown as a citation; ask ``boleh_dikutip(kelas)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

KELAS_KUTIPAN = frozenset({"V", "V2"})


def boleh_dikutip(kelas: str) -> bool:
    """May a text of this grade be shown to people as the words of the rule?"""
    return kelas in KELAS_KUTIPAN


@dataclass(frozen=True, slots=True)
class BarisMutu:
    """One row of an interval table.

    ``bawah`` and ``atas`` are the converted value (scale 25-100, two decimals) as printed. Only ``bawah``
    decides a grade; the printed upper ends leave gaps (43.755 lies in no row), so they are for display
    only.
    """

    persepsi: int
    bawah: Decimal
    atas: Decimal
    mutu: str
    kinerja: str


@dataclass(frozen=True, slots=True)
class TabelMutu:
    """An interval table; ``baris`` ascending, D first."""

    kode: str
    judul: str
    baris: tuple[BarisMutu, ...]
    kelas: str


@dataclass(frozen=True, slots=True)
class Unsur:
    """One unsur with the question that measures it; ``pilihan`` are the options for the values 1, 2, 3, 4.

    ``kutipan`` says whether question and options are the words of this instrument; ``definisi`` has its
    own grade.
    """

    kode: str
    urutan_lampiran: int
    urutan_tanya: int
    nama: str
    definisi: str
    kelas_definisi: str
    pertanyaan: str
    pilihan: tuple[str, str, str, str]
    kutipan: bool
    kelas: str

    @property
    def u(self) -> str:
        """Column name in files and reports: "u8" is the eighth of the *annex*."""
        return f"u{self.urutan_lampiran}"

    @property
    def definisi_kutipan(self) -> str:
        """The definition if it may be shown as a citation, else an empty string."""
        return self.definisi if boleh_dikutip(self.kelas_definisi) else ""


@dataclass(frozen=True, slots=True)
class Instrumen:
    """One official instrument; ``unsur`` is in annex order.

    ``bobot_baku`` and ``bobot_boleh`` are weight modes of ``ikm.nilai`` ("tepat" is exactly 1/number of
    unsur); ``min_responden`` is the flat minimum of the instrument, None where the sample follows from the
    population.
    """

    kode: str
    judul: str
    nomor: str
    tentang: str
    kelas_tentang: str
    berlaku: bool
    unsur: tuple[Unsur, ...]
    tabel: str
    bobot_baku: str
    bobot_boleh: tuple[str, ...]
    min_responden: int | None

    @property
    def judul_hukum(self) -> str:
        """Number and, where its wording was seen, the title of the rule."""
        return f"{self.nomor} tentang {self.tentang}" if boleh_dikutip(self.kelas_tentang) else self.nomor

    @property
    def kode_unsur(self) -> tuple[str, ...]:
        """Code names in annex order."""
        return tuple(u.kode for u in self.unsur)

    @property
    def urut_tanya(self) -> tuple[Unsur, ...]:
        """The unsur in the order in which the questionnaire asks them."""
        return tuple(sorted(self.unsur, key=lambda u: u.urutan_tanya))


def _tabel(kode: str, judul: str, kelas: str, *batas: str) -> TabelMutu:
    """Build a table from its four lower bounds; each upper one is a hundredth below the next lower."""
    bawah = [Decimal(b) for b in batas]
    atas = [b - Decimal("0.01") for b in bawah[1:]] + [Decimal("100.00")]
    nama = (("D", "Tidak Baik"), ("C", "Kurang Baik"), ("B", "Baik"), ("A", "Sangat Baik"))
    return TabelMutu(
        kode,
        judul,
        tuple(
            BarisMutu(i, b, a, mutu, kinerja)
            for i, (b, a, (mutu, kinerja)) in enumerate(zip(bawah, atas, nama, strict=True), start=1)
        ),
        kelas,
    )


# KEP/25: rows D, C and B seen quoted [V]; the end of A is forced by the row below it. 16/2014 keeps this
# table: 75.98 and 79.25 were published as "Baik" under it [V2]. 14/2017: all four rows seen [V].
TABEL: dict[str, TabelMutu] = {
    t.kode: t
    for t in (
        _tabel("kep25", "Tabel KepMenPAN KEP/25/M.PAN/2/2004", "V", "25.00", "43.76", "62.51", "81.26"),
        _tabel("p14_2017", "Tabel PermenPANRB 14/2017", "V", "25.00", "65.00", "76.61", "88.31"),
    )
}


def _empat(teks: str) -> tuple[str, str, str, str]:
    satu, dua, tiga, empat = teks.split(" | ")
    return satu, dua, tiga, empat


def _baku(sifat: str) -> str:
    """The usual four options: "tidak …", "kurang …", "…", "sangat …"."""
    return f"Tidak {sifat} | Kurang {sifat} | {sifat.capitalize()} | Sangat {sifat}"


# KepMenPAN 25/2004: (code, name, definition, its grade, question, options). Names of all 14 [V];
# definitions of the first three [V2], the rest [M]; questionnaire [V2], the same order as the annex.
# Another copy of question 8 ends in "di unit ini"; local forms change the options of question 12.
_UNSUR_14 = (
    (
        "prosedur",
        "Prosedur pelayanan",
        "kemudahan tahapan pelayanan yang diberikan kepada masyarakat dilihat dari sisi kesederhanaan alur "
        "pelayanan",
        "V2",
        "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
        _baku("mudah"),
    ),
    (
        "persyaratan",
        "Persyaratan pelayanan",
        "persyaratan teknis dan administratif yang diperlukan untuk mendapatkan pelayanan sesuai dengan "
        "jenis pelayanannya",
        "V2",
        "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
        _baku("sesuai"),
    ),
    (
        "kejelasan_petugas",
        "Kejelasan petugas pelayanan",
        "keberadaan dan kepastian petugas yang memberikan pelayanan (nama, jabatan serta kewenangan dan "
        "tanggung jawabnya)",
        "V2",
        "Bagaimana pendapat Saudara tentang kejelasan dan kepastian petugas yang melayani?",
        _baku("jelas"),
    ),
    (
        "kedisiplinan_petugas",
        "Kedisiplinan petugas pelayanan",
        "kesungguhan petugas dalam memberikan pelayanan, terutama konsistensi waktu kerja sesuai ketentuan",
        "M",
        "Bagaimana pendapat Saudara tentang kedisiplinan petugas dalam memberikan pelayanan?",
        _baku("disiplin"),
    ),
    (
        "tanggung_jawab_petugas",
        "Tanggung jawab petugas pelayanan",
        "kejelasan wewenang dan tanggung jawab petugas dalam penyelenggaraan dan penyelesaian pelayanan",
        "M",
        "Bagaimana pendapat Saudara tentang tanggung jawab petugas dalam memberikan pelayanan?",
        _baku("bertanggung jawab"),
    ),
    (
        "kemampuan_petugas",
        "Kemampuan petugas pelayanan",
        "tingkat keahlian dan keterampilan petugas dalam memberikan/menyelesaikan pelayanan",
        "M",
        "Bagaimana pendapat Saudara tentang kemampuan petugas dalam memberikan pelayanan?",
        _baku("mampu"),
    ),
    (
        "kecepatan",
        "Kecepatan pelayanan",
        "target waktu pelayanan dapat diselesaikan dalam waktu yang telah ditentukan unit penyelenggara",
        "M",
        "Bagaimana pendapat Saudara tentang kecepatan pelayanan di unit ini?",
        _baku("cepat"),
    ),
    (
        "keadilan",
        "Keadilan mendapatkan pelayanan",
        "pelaksanaan pelayanan tidak membedakan golongan/status masyarakat yang dilayani",
        "M",
        "Bagaimana pendapat Saudara tentang keadilan untuk mendapatkan pelayanan di sini?",
        _baku("adil"),
    ),
    (
        "kesopanan_petugas",
        "Kesopanan dan keramahan petugas",
        "sikap dan perilaku petugas yang sopan, ramah, saling menghargai dan menghormati",
        "M",
        "Bagaimana pendapat Saudara tentang kesopanan dan keramahan petugas dalam memberikan pelayanan?",
        _baku("sopan dan ramah"),
    ),
    (
        "kewajaran_biaya",
        "Kewajaran biaya pelayanan",
        "keterjangkauan masyarakat terhadap besarnya biaya yang ditetapkan unit pelayanan",
        "M",
        "Bagaimana pendapat Saudara tentang kewajaran biaya untuk mendapatkan pelayanan?",
        _baku("wajar"),
    ),
    (
        "kepastian_biaya",
        "Kepastian biaya pelayanan",
        "kesesuaian antara biaya yang dibayarkan dengan biaya yang telah ditetapkan",
        "M",
        "Bagaimana pendapat Saudara tentang kesesuaian antara biaya yang dibayarkan dengan biaya yang telah "
        "ditetapkan?",
        "Selalu tidak sesuai | Kadang-kadang sesuai | Banyak sesuainya | Selalu sesuai",
    ),
    (
        "kepastian_jadwal",
        "Kepastian jadwal pelayanan",
        "pelaksanaan waktu pelayanan sesuai dengan ketentuan yang telah ditetapkan",
        "M",
        "Bagaimana pendapat Saudara tentang ketepatan pelaksanaan terhadap jadwal waktu pelayanan?",
        "Selalu tidak tepat | Kadang-kadang tepat | Banyak tepatnya | Selalu tepat",
    ),
    (
        "kenyamanan",
        "Kenyamanan lingkungan",
        "kondisi sarana dan prasarana yang bersih, rapi, teratur sehingga memberi rasa nyaman",
        "M",
        "Bagaimana pendapat Saudara tentang kenyamanan di lingkungan unit pelayanan?",
        _baku("nyaman"),
    ),
    (
        "keamanan",
        "Keamanan pelayanan",
        "terjaminnya keamanan lingkungan unit dan sarana sehingga masyarakat tenang terhadap risiko "
        "pelayanan",
        "M",
        "Bagaimana pendapat Saudara tentang keamanan pelayanan di unit ini?",
        _baku("aman"),
    ),
)

# PermenPANRB 14/2017, annex order: the same columns, then the place in the questionnaire and the grade of
# its words. Questions 1-5, 7, 8 seen in a form that carries the regulation [V]; 6 and 9 second-hand [V2].
_UNSUR_9 = (
    (
        "persyaratan",
        "Persyaratan",
        "syarat yang harus dipenuhi dalam pengurusan suatu jenis pelayanan, teknis maupun administratif",
        "V2",
        "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
        _baku("sesuai"),
        1,
        "V",
    ),
    (
        "prosedur",
        "Sistem, Mekanisme, dan Prosedur",
        "tata cara pelayanan yang dibakukan bagi pemberi dan penerima pelayanan, termasuk pengaduan",
        "V2",
        "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
        _baku("mudah"),
        2,
        "V",
    ),
    (
        "waktu",
        "Waktu Penyelesaian",
        "jangka waktu untuk menyelesaikan seluruh proses pelayanan dari setiap jenis pelayanan",
        "V2",
        "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
        _baku("cepat"),
        3,
        "V",
    ),
    (
        "biaya",
        "Biaya/Tarif",
        "ongkos yang dikenakan kepada penerima layanan, besarnya ditetapkan berdasarkan kesepakatan "
        "penyelenggara dan masyarakat",
        "V2",
        "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
        "Sangat mahal | Cukup mahal | Murah | Gratis",
        4,
        "V",
    ),
    (
        "produk",
        "Produk Spesifikasi Jenis Pelayanan",
        "hasil pelayanan yang diberikan dan diterima sesuai ketentuan yang ditetapkan",
        "V2",
        "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar "
        "pelayanan dengan hasil yang diberikan?",
        _baku("sesuai"),
        5,
        "V",
    ),
    (
        "kompetensi",
        "Kompetensi Pelaksana",
        "kemampuan pelaksana: pengetahuan, keahlian, keterampilan, pengalaman",
        "V2",
        "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
        _baku("kompeten"),
        6,
        "V2",
    ),
    (
        "perilaku",
        "Perilaku Pelaksana",
        "sikap petugas dalam memberikan pelayanan",
        "V2",
        "Bagaimana pendapat Saudara perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
        _baku("sopan dan ramah"),
        7,
        "V",
    ),
    (
        "pengaduan",
        "Penanganan Pengaduan, Saran dan Masukan",
        "tata cara pelaksanaan penanganan pengaduan dan tindak lanjut",
        "V2",
        "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
        "Tidak ada | Ada tetapi tidak berfungsi | Berfungsi kurang maksimal | Dikelola dengan baik",
        9,  # u8 of the annex, asked last
        "V2",
    ),
    (
        "sarana",
        "Sarana dan Prasarana",
        "sarana = benda bergerak (mis. komputer), prasarana = tidak bergerak (mis. gedung)",
        "M",
        "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
        "Buruk | Cukup | Baik | Sangat baik",
        8,  # u9 of the annex, asked eighth
        "V",
    ),
)

# PermenPANRB 16/2014: the nine with *maklumat* eighth and no *sarana*; two names differ [V]. Its
# questionnaire was not seen: the questions below are written in the same style and are no quotation.
_MAKLUMAT = (
    "maklumat",
    "Maklumat Pelayanan",
    "pernyataan kesanggupan dan kewajiban penyelenggara untuk melaksanakan pelayanan sesuai dengan standar "
    "pelayanan",
    "V",
    "Bagaimana pendapat Saudara tentang kesesuaian pelayanan yang diterima dengan maklumat pelayanan?",
    _baku("sesuai"),
)
_NAMA_2014 = {"prosedur": "Prosedur", "waktu": "Waktu Pelayanan"}


def _unsur_2004() -> tuple[Unsur, ...]:
    return tuple(
        Unsur(kode, i, i, nama, definisi, kelas_definisi, tanya, _empat(pilihan), True, "V2")
        for i, (kode, nama, definisi, kelas_definisi, tanya, pilihan) in enumerate(_UNSUR_14, 1)
    )


def _unsur_2017() -> tuple[Unsur, ...]:
    return tuple(
        Unsur(kode, i, urut, nama, definisi, kelas_definisi, tanya, _empat(pilihan), True, kelas)
        for i, (kode, nama, definisi, kelas_definisi, tanya, pilihan, urut, kelas) in enumerate(_UNSUR_9, 1)
    )


def _unsur_2014() -> tuple[Unsur, ...]:
    menurut_kode = {baris[0]: baris[:6] for baris in _UNSUR_9} | {"maklumat": _MAKLUMAT}
    urutan = [*(baris[0] for baris in _UNSUR_9[:7]), "maklumat", "pengaduan"]
    hasil = []
    for i, kode in enumerate(urutan, start=1):
        _, nama, definisi, kelas_definisi, tanya, pilihan = menurut_kode[kode]
        nama = _NAMA_2014.get(kode, nama)
        hasil.append(
            Unsur(kode, i, i, nama, definisi, kelas_definisi, tanya, _empat(pilihan), False, "D"),
        )
    return tuple(hasil)


INSTRUMEN: dict[str, Instrumen] = {
    i.kode: i
    for i in (
        Instrumen(
            kode="kepmenpan25-2004",
            judul="IKM 14 unsur (KepMenPAN 25/2004)",
            nomor="Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004",
            tentang="Pedoman Umum Penyusunan Indeks Kepuasan Masyarakat Unit Pelayanan Instansi Pemerintah",
            kelas_tentang="M",
            berlaku=False,
            unsur=_unsur_2004(),
            tabel="kep25",
            bobot_baku="0.071",  # the rounded 0,071 is the official weight [V]
            bobot_boleh=("0.071", "tepat"),
            min_responden=150,  # (14 unsur + 1) x 10 [M], supported by published studies with n = 150 [V2]
        ),
        Instrumen(
            kode="permenpanrb14-2017",
            judul="SKM 9 unsur (PermenPANRB 14/2017)",
            nomor="Peraturan Menteri PANRB Nomor 14 Tahun 2017",
            tentang="Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik",
            kelas_tentang="V",
            berlaku=True,
            unsur=_unsur_2017(),
            tabel="p14_2017",
            bobot_baku="tepat",
            bobot_boleh=("tepat", "0.11", "0.111"),
            min_responden=None,
        ),
        Instrumen(
            kode="permenpanrb16-2014",
            judul="SKM 9 unsur (PermenPANRB 16/2014)",
            nomor="Peraturan Menteri PANRB Nomor 16 Tahun 2014",
            tentang="Pedoman Survei Kepuasan Masyarakat terhadap Penyelenggaraan Pelayanan Publik",
            kelas_tentang="V",
            berlaku=False,  # replaced by 14/2017 [V]
            unsur=_unsur_2014(),
            tabel="kep25",
            bobot_baku="tepat",
            bobot_boleh=("tepat", "0.11", "0.111"),
            min_responden=None,
        ),
    )
}
