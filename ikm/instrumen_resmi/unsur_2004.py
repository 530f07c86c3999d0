"""The 14 unsur of KepMenPAN 25/2004."""

from .bentuk import Unsur, baku, empat

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
        baku("mudah"),
    ),
    (
        "persyaratan",
        "Persyaratan pelayanan",
        "persyaratan teknis dan administratif yang diperlukan untuk mendapatkan pelayanan sesuai dengan "
        "jenis pelayanannya",
        "V2",
        "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
        baku("sesuai"),
    ),
    (
        "kejelasan_petugas",
        "Kejelasan petugas pelayanan",
        "keberadaan dan kepastian petugas yang memberikan pelayanan (nama, jabatan serta kewenangan dan "
        "tanggung jawabnya)",
        "V2",
        "Bagaimana pendapat Saudara tentang kejelasan dan kepastian petugas yang melayani?",
        baku("jelas"),
    ),
    (
        "kedisiplinan_petugas",
        "Kedisiplinan petugas pelayanan",
        "kesungguhan petugas dalam memberikan pelayanan, terutama konsistensi waktu kerja sesuai ketentuan",
        "M",
        "Bagaimana pendapat Saudara tentang kedisiplinan petugas dalam memberikan pelayanan?",
        baku("disiplin"),
    ),
    (
        "tanggung_jawab_petugas",
        "Tanggung jawab petugas pelayanan",
        "kejelasan wewenang dan tanggung jawab petugas dalam penyelenggaraan dan penyelesaian pelayanan",
        "M",
        "Bagaimana pendapat Saudara tentang tanggung jawab petugas dalam memberikan pelayanan?",
        baku("bertanggung jawab"),
    ),
    (
        "kemampuan_petugas",
        "Kemampuan petugas pelayanan",
        "tingkat keahlian dan keterampilan petugas dalam memberikan/menyelesaikan pelayanan",
        "M",
        "Bagaimana pendapat Saudara tentang kemampuan petugas dalam memberikan pelayanan?",
        baku("mampu"),
    ),
    (
        "kecepatan",
        "Kecepatan pelayanan",
        "target waktu pelayanan dapat diselesaikan dalam waktu yang telah ditentukan unit penyelenggara",
        "M",
        "Bagaimana pendapat Saudara tentang kecepatan pelayanan di unit ini?",
        baku("cepat"),
    ),
    (
        "keadilan",
        "Keadilan mendapatkan pelayanan",
        "pelaksanaan pelayanan tidak membedakan golongan/status masyarakat yang dilayani",
        "M",
        "Bagaimana pendapat Saudara tentang keadilan untuk mendapatkan pelayanan di sini?",
        baku("adil"),
    ),
    (
        "kesopanan_petugas",
        "Kesopanan dan keramahan petugas",
        "sikap dan perilaku petugas yang sopan, ramah, saling menghargai dan menghormati",
        "M",
        "Bagaimana pendapat Saudara tentang kesopanan dan keramahan petugas dalam memberikan pelayanan?",
        baku("sopan dan ramah"),
    ),
    (
        "kewajaran_biaya",
        "Kewajaran biaya pelayanan",
        "keterjangkauan masyarakat terhadap besarnya biaya yang ditetapkan unit pelayanan",
        "M",
        "Bagaimana pendapat Saudara tentang kewajaran biaya untuk mendapatkan pelayanan?",
        baku("wajar"),
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
        baku("nyaman"),
    ),
    (
        "keamanan",
        "Keamanan pelayanan",
        "terjaminnya keamanan lingkungan unit dan sarana sehingga masyarakat tenang terhadap risiko "
        "pelayanan",
        "M",
        "Bagaimana pendapat Saudara tentang keamanan pelayanan di unit ini?",
        baku("aman"),
    ),
)


def unsur_2004() -> tuple[Unsur, ...]:
    return tuple(
        Unsur(kode, i, i, nama, definisi, kelas_definisi, tanya, empat(pilihan), True, "V2")
        for i, (kode, nama, definisi, kelas_definisi, tanya, pilihan) in enumerate(_UNSUR_14, 1)
    )
