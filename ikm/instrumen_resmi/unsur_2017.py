"""The 9 unsur of PermenPANRB 14/2017, and the nine of 16/2014 before it."""

from .bentuk import Unsur, baku, empat

# PermenPANRB 14/2017, annex order: the same columns, then the place in the questionnaire and the grade of
# its words. Questions 1-5, 7, 8 seen in a form that carries the regulation [V]; 6 and 9 second-hand [V2].
_UNSUR_9 = (
    (
        "persyaratan",
        "Persyaratan",
        "syarat yang harus dipenuhi dalam pengurusan suatu jenis pelayanan, teknis maupun administratif",
        "V2",
        "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
        baku("sesuai"),
        1,
        "V",
    ),
    (
        "prosedur",
        "Sistem, Mekanisme, dan Prosedur",
        "tata cara pelayanan yang dibakukan bagi pemberi dan penerima pelayanan, termasuk pengaduan",
        "V2",
        "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
        baku("mudah"),
        2,
        "V",
    ),
    (
        "waktu",
        "Waktu Penyelesaian",
        "jangka waktu untuk menyelesaikan seluruh proses pelayanan dari setiap jenis pelayanan",
        "V2",
        "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
        baku("cepat"),
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
        baku("sesuai"),
        5,
        "V",
    ),
    (
        "kompetensi",
        "Kompetensi Pelaksana",
        "kemampuan pelaksana: pengetahuan, keahlian, keterampilan, pengalaman",
        "V2",
        "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
        baku("kompeten"),
        6,
        "V2",
    ),
    (
        "perilaku",
        "Perilaku Pelaksana",
        "sikap petugas dalam memberikan pelayanan",
        "V2",
        "Bagaimana pendapat Saudara perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
        baku("sopan dan ramah"),
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
    baku("sesuai"),
)
_NAMA_2014 = {"prosedur": "Prosedur", "waktu": "Waktu Pelayanan"}


def unsur_2017() -> tuple[Unsur, ...]:
    return tuple(
        Unsur(kode, i, urut, nama, definisi, kelas_definisi, tanya, empat(pilihan), True, kelas)
        for i, (kode, nama, definisi, kelas_definisi, tanya, pilihan, urut, kelas) in enumerate(_UNSUR_9, 1)
    )


def unsur_2014() -> tuple[Unsur, ...]:
    menurut_kode = {baris[0]: baris[:6] for baris in _UNSUR_9} | {"maklumat": _MAKLUMAT}
    urutan = [*(baris[0] for baris in _UNSUR_9[:7]), "maklumat", "pengaduan"]
    hasil = []
    for i, kode in enumerate(urutan, start=1):
        _, nama, definisi, kelas_definisi, tanya, pilihan = menurut_kode[kode]
        nama = _NAMA_2014.get(kode, nama)
        hasil.append(
            Unsur(kode, i, i, nama, definisi, kelas_definisi, tanya, empat(pilihan), False, "D"),
        )
    return tuple(hasil)
