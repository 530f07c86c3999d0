"""What people say and what the standards write. Data only.

PADANAN   one word for another, on both sides (query and catalogue)
FRASA     several words that are one thing, on both sides; the separate words stay searchable too
PERLUASAN words of daily life that no standard uses: the query also asks for these
TANYA     in a query only: the stem would say something else (berobat → obat)
KEADAAN   words that say what happened to the thing, not which thing: they count for less
BUANG     words that carry nothing in a query
"""

PADANAN: dict[str, str] = {
    "akte": "akta",
    "akt": "akta",
    "aktakelahiran": "akta lahir",
    "aktekelahiran": "akta lahir",
    "aktalahir": "akta lahir",
    "aktelahir": "akta lahir",
    "kartukeluarga": "kartu keluarga",
    "suratnikah": "surat nikah",
    "ilang": "hilang",
    "kehilangan": "hilang",
    "antre": "antrean",
    "antri": "antrean",
    "antrian": "antrean",
    "ngantri": "antrean",
    "ektp": "ktp",
    "ktpel": "ktp",
    "ktpelektronik": "ktp",
    "ijin": "izin",
    "perijinan": "izin",
    "perizinan": "izin",
    "praktek": "praktik",
    "apotik": "apotek",
    "poto": "foto",
    "photo": "foto",
    "fotocopy": "fotokopi",
    "fotocopi": "fotokopi",
    "legalisasi": "legalisir",
    "leges": "legalisir",
    "suket": "surat keterangan",
    "skt": "surat keterangan",
    "kawin": "nikah",
    "perkawinan": "nikah",
    "pernikahan": "nikah",
    "menikah": "nikah",
    "merit": "nikah",
    "meninggal": "mati",
    "wafat": "mati",
    "kematian": "mati",
    "tewas": "mati",
    "kelahiran": "lahir",
    "melahirkan": "lahir",
    "perceraian": "cerai",
    "bercerai": "cerai",
    "pisah": "cerai",
    "berpisah": "cerai",
    "talak": "cerai",
    "numpang": "tumpang",
    "menumpang": "tumpang",
    "disabilitas": "difabel",
    "bayi": "anak",
    "balita": "anak",
    "telp": "telepon",
    "hp": "telepon",
    "sim": "sim",
    "miskin": "miskin",
    "farmasi": "obat",
    "kefarmasian": "obat",
    "apotek": "obat",
    "laboratorium": "lab",
    "laborat": "lab",
    "domisili": "alamat",
    "bangunan": "bangun",
    "gedung": "bangun",
    "kendaraan": "motor",
    "bermotor": "motor",
    "mobil": "motor",
    "loket": "loket",
    "nyatet": "catat",
    "pencatatan": "catat",
    "pendaftaran": "daftar",
    "mendaftar": "daftar",
    "registrasi": "daftar",
}

FRASA: dict[tuple[str, ...], str] = {
    ("kartu", "keluarga"): "kk",
    ("kartu", "tanda", "penduduk"): "ktp",
    ("kartu", "identitas", "anak"): "kia",
    ("ktp", "el"): "ktp",
    ("e", "ktp"): "ktp",
    ("ktp", "elektronik"): "ktp",
    ("tidak", "mampu"): "sktm",
    ("gak", "mampu"): "sktm",
    ("ga", "mampu"): "sktm",
    ("nomor", "induk", "berusaha"): "nib",
    ("mendirikan", "bangun"): "imb",
    ("catatan", "kepolisian"): "skck",
}

PERLUASAN: dict[str, tuple[str, ...]] = {
    "cabut": ("ekstraksi",),
    "tambal": ("gigi",),
    **dict.fromkeys(("gusi", "geraham", "behel", "ompong", "berlubang"), ("gigi",)),
    "sakit": ("klinik", "poli"),
    **dict.fromkeys(
        ("demam", "batuk", "pilek", "flu", "pusing", "diare", "mual", "gatal", "luka", "darah tinggi"),
        ("klinik", "poli", "umum"),
    ),
    "periksa": ("klinik", "poli"),
    "dokter": ("klinik",),
    "hamil": ("kia", "kb", "bumil"),
    "bumil": ("kia", "kb"),
    "kandungan": ("kia", "kb", "bumil", "hamil"),
    "usg": ("kia", "kb", "bumil", "hamil"),
    "imunisasi": ("kia", "kb", "klinik"),
    "vaksin": ("kia", "kb", "imunisasi"),
    "suntik": ("kia", "kb", "imunisasi"),
    "posyandu": ("kia", "kb"),
    "kontrasepsi": ("kb",),
    "darah": ("lab", "hematologi"),
    "cek": ("lab",),
    "tes": ("lab",),
    "gula": ("lab",),
    "kolesterol": ("lab",),
    "resep": ("obat",),
    "miskin": ("sktm",),
    "sktm": ("miskin", "mampu"),
    "alamat": ("pindah",),
    "datang": ("skdwni",),
    "pindah": ("skpwni",),
    "usaha": ("nib", "oss"),
    "dagang": ("nib", "oss", "usaha"),
    "warung": ("nib", "oss", "usaha"),
    "toko": ("nib", "oss", "usaha"),
    "imb": ("pbg", "bangun"),
    "pbg": ("imb",),
    "rumah": ("bangun",),
    "bangun": ("imb", "pbg"),
    "pajak": ("stnk",),
    "stnk": ("pajak",),
    "plat": ("tnkb", "stnk"),
    "skck": ("kepolisian",),
    "cerai": ("gugat",),
    "stempel": ("legalisir",),
    "cap": ("legalisir",),
    "pasien": ("klinik",),
    "gizi": ("klinik",),
    "kuliah": ("ijazah",),
    "duda": ("cerai",),
    "janda": ("cerai",),
    "orangtua": ("akta",),
    "lahir": (),
}

TANYA: dict[str, str] = {
    "berobat": "klinik pasien umum",
    "pengobatan": "klinik pasien umum",
    "periksakan": "periksa",
}

KEADAAN = frozenset(
    "hilang rusak patah pecah robek sobek baru ganti lama cetak ulang anak surat kartu suami istri".split()
)

_BUANG = (
    "yang di ke dari untuk dan atau pada dengan oleh dalam mau ingin pengen saya aku kami kita anda cara gimana "
    "bagaimana apa apakah bikin buat membuat pembuatan urus mengurus ngurus pengurusan tolong mohon minta dong "
    "ya nya ini itu kalau kalo jika bila sudah udah belum dimana mana kapan berapa kok sih deh punya mengenai "
    "tentang soal pelayanan layanan proses prosedur persyaratan syarat caranya info informasi bisa dapat harus "
    "adalah ada lewat secara karena akan lagi juga gak ga tidak nggak supaya agar orang the tua"
)
BUANG = frozenset(_BUANG.split())
