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

from .bentuk import TABEL, BarisMutu, Instrumen, TabelMutu, Unsur, boleh_dikutip
from .unsur_2004 import unsur_2004
from .unsur_2017 import unsur_2014, unsur_2017

__all__ = ["INSTRUMEN", "TABEL", "BarisMutu", "Instrumen", "TabelMutu", "Unsur", "boleh_dikutip"]

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
            unsur=unsur_2004(),
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
            unsur=unsur_2017(),
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
            unsur=unsur_2014(),
            tabel="kep25",
            bobot_baku="tepat",
            bobot_boleh=("tepat", "0.11", "0.111"),
            min_responden=None,
        ),
    )
}
