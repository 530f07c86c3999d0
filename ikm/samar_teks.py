"""Names and numbers masked in free words, without shredding ordinary text. Pure.

A name is taken for one where something before it says so: a title (Ibu Sri), words that introduce a name (bernama,
atas nama, nama saya, petugas), an academic degree behind it, or because the unit knows it as an officer's. Capital
letters alone are not enough: Kartu Keluarga, Sungai Musi and Kelurahan Cempaka have them too. What is missed can be
left out by who reads it; what is shredded cannot be read by anybody, so doubt keeps the word.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_KATA = r"[^\W\d_][\w'’.-]*"
_GELAR = (
    r"bapak|ibu|pak|bu|mbak|mba|mas|kak|kakak|bang|abang|om|tante|teh|teteh|kang|akang|uda|uni|cak|ning|gus|"
    r"saudara|saudari|sdr\.?|sdri\.?|tuan|nyonya|nona|ny\.|tn\.|bpk\.?|haji|hajah|hj?\.|dr\.|drg\.|ustaz|ustazah|prof\.?"
)
# these introduce a name and hardly anything else
_PENGANTAR = (
    r"bernama|atas\s+nama|a\.?\s?n\.|nama\s+(?:saya|kami|beliau|lengkap|petugas(?:nya)?|pegawai(?:nya)?|"
    r"(?:anak|istri|suami|ibu|ayah|bapak|adik|kakak|orang\s+tua)(?:\s+(?:saya|kami))?)(?:\s+(?:adalah|yaitu|ialah))?\s?:?|"
    r"namanya(?:\s+adalah)?\s?:?|nama\s?:"
)
# somebody with this work: a name only when written as one
_PERAN = (
    r"petugas\s+loket\s+\d+|petugas(?:nya)?|pegawai(?:nya)?|staf|staff|satpam|sekuriti|security|kasir|operator|admin|dokter|perawat|bidan|"
    r"teller|verifikator|lurah|camat|kades"
)
# words that are no name, whatever stands before them; also where a name ends in text written in capitals
_BUKAN = frozenset(
    """
    loket dinas kantor kelurahan kecamatan desa kampung dusun kota kabupaten provinsi negara indonesia pusat
    daerah cabang puskesmas pustu posyandu klinik rumah sakit rs rsud apotek sekolah disdukcapil dukcapil
    dispendukcapil samsat kua bpjs pln pdam polres polsek polisi kpu kb pt cv ud yayasan koperasi bank gedung
    ruang poli mal pelayanan publik informasi pengaduan pendaftaran antrean antrian administrasi kependudukan
    catatan sipil kartu keluarga akta kelahiran kematian kk ktp kia nik sim stnk surat layanan nomor berkas data
    online jalan jl rt rw blok gang lurah camat kades kadus bupati wali walikota gubernur presiden menteri
    kepala kadis kabid kasi kasubag sekdes sekda ketua direktur manajer pimpinan dokter perawat bidan guru dosen
    satpam petugas pegawai staf kasir admin operator verifikator satu dua tiga umum gigi anak desa jaga kandung
    mertua tiri hamil menyusui pkk dharma asn pns tni polri bapak ibu pak bu mbak mas kak kakak saudara saudari
    haji hajah dr drg sdr sdri orang tua pemilik pemohon warga saya kami kita anda dia beliau mereka orang
    sendiri sama asli lain lengkap keluarga pribadi perusahaan di ke dari yang dan atau untuk dengan pada agar
    supaya karena kalau jika tapi tetapi namun sedangkan serta juga ini itu adalah yaitu sudah belum akan sedang
    masih telah pernah harus bisa dapat tidak tak bukan jangan kurang lebih sangat amat sekali terlalu paling
    cukup agak mohon tolong harap semoga terima kasih makasih trims tks salam hormat lambat lama cepat ramah
    judes galak jutek sopan baik buruk bagus jelek sabar marah jelas bingung senang puas kecewa salah benar
    ketik cetak hilang rusak tertukar dipanggil dilewati melayani membantu memberi menjelaskan menolak bekerja
    kerja masuk keluar pulang datang pergi tutup buka istirahat makan telepon main hp senyum bicara bilang kata
    ngobrol duduk berdiri ada tiada nya lah pun pagi siang sore malam hari jam menit kemarin besok lusa tadi
    senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september
    oktober november desember bersih kotor nyaman panas dingin penuh sepi ramai mudah sulit susah murah mahal
    gratis semua setiap para nasional lansia disabilitas islam muslim kristen katolik hindu buddha khonghucu
    jawa sunda batak
    """.split()
)
# names that are ordinary words too: an officer's single name of these is masked only behind a title or in full
_KATA_BIASA = frozenset(
    """
    bagus indah mulia adil ramah baik setia sabar jujur tulus damai murni utama cahaya mawar melati surya bulan
    putra putri maju jaya cinta kasih rahmat berkah wahyu lestari permata intan mutiara kartika kencana fajar
    embun bintang harapan sukses budi dewi ratu raja sari mekar wangi asih asri abadi sentosa sejahtera subur
    makmur gunung laut juli juni agustus januari oktober pertiwi merdeka pancasila kusuma anggrek teratai
    hidayat iman taufik nur amanah bakti karya cipta gunawan teguh perdana ayu cantik manis suci fitri sri tri
    eka dwi panca
    """.split()
)
_TEMPAT = re.compile(
    r"(?:jalan|jl\.?|gang|gg\.?|rs|rsud|rsup|rsia|rumah\s+sakit|klinik|gedung|masjid|universitas|bandara|stadion|taman|"
    r"lapangan|jembatan|waduk|pasar|terminal|stasiun|sd|smp|sma|smk)\s+$",
    re.IGNORECASE,
)
_DI_DEPAN = re.compile(
    rf"(?<![\w-])(?:(?P<gelar>{_GELAR})|(?P<pengantar>{_PENGANTAR})|(?P<peran>{_PERAN}))(?=\s|:)[\s:]+",
    re.IGNORECASE,
)
_SATU = re.compile(_KATA)
_SAYA = re.compile(
    rf"(?:(?<=^)|(?<=[.!?]\s)|(?<=perkenalkan\s)|(?<=Perkenalkan\s))([Ss]aya\s+)((?:{_KATA}\s+){{0,2}}{_KATA})"
    r"(?=\s*,|\s+(?:dari|warga|umur|usia|asal|alamat)\b)"
)
_SARJANA = re.compile(
    r"\b([A-Z][a-z'’]+(?:\s+[A-Z][a-z'’]*\.?){0,3}),?\s+"
    r"((?:S|M|A\.?Md|Amd|Dr|Dipl)\.\s?[A-Z][A-Za-z]*\.?(?:\s?[A-Z][a-z]*\.)*)"
)
_SUREL = re.compile(r"[^\s@]{1,64}@[^\s@]+\.[^\s@]+")
_AKUN = re.compile(r"(?<![\w/])@[A-Za-z_][\w.]{2,}")
_ANGKA = re.compile(r"(?<![\w,])\+?\d(?:[\s.()-]{0,2}\d){7,}")
# long rows of digits that say nothing of a person: a date, hours, years, an amount
_BUKAN_NOMOR = re.compile(
    r"^(?:\d{1,2}[ .-]\d{1,2}[ .-](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|(?:19|20)\d{2}\s?-\s?(?:19|20)\d{2}|"
    r"\d{1,2}[.]\d{2}\s?-\s?\d{1,2}[.]\d{2}|\d{1,3}(?:\.000)+)$"
)
_RUPIAH = re.compile(r"rp\.?\s*$", re.IGNORECASE)
_LAHIR = re.compile(r"lahir\S*\s*:?\s*$", re.IGNORECASE)
_TERBANYAK = 4  # words of a name
# offices that stand between a title and a name
_JABATAN = frozenset(
    "lurah camat kades kadus bupati walikota gubernur menteri kepala kadis kabid kasi ketua direktur manajer dokter "
    "perawat bidan guru dosen haji hajah petugas satpam rt rw dr drg".split()
)


def samarkan_teks(teks: str, panjang: int, nama: Iterable[str] = ()) -> str:
    """Free words with names, long numbers (NIK, telephone), e-mail addresses and accounts masked; one line, at most
    `panjang` characters. `nama`: full names the unit knows, its officers'."""
    teks = " ".join("".join(h if h.isprintable() else " " for h in teks[: 8 * panjang]).split())[
        : 4 * panjang
    ]
    teks = _SUREL.sub("[surel]", teks)
    teks = _AKUN.sub("[akun]", teks)
    teks = _ANGKA.sub(_nomor, teks)
    teks = _SARJANA.sub(_sarjana, teks)
    sandang = frozenset(" ".join(n.lower().split()) for n in nama)
    teks = _kenal(_di_depan(teks, frozenset(k for n in sandang for k in n.split() if len(k) > 2)), sandang)
    teks = _SAYA.sub(lambda m: f"{m[1]}[nama]" if all(map(_bernama, m[2].split())) else m[0], teks)
    return re.sub(r"\[nama\](?:\s+\[nama\])+", "[nama]", teks)[:panjang].strip()


def _nomor(m: re.Match[str]) -> str:
    depan = m.string[: m.start()]
    if _RUPIAH.search(depan) or (_BUKAN_NOMOR.match(m[0]) and not _LAHIR.search(depan)):
        return m[0]
    return "[nomor]"


def _sarjana(m: re.Match[str]) -> str:
    awal, _spasi, lain = m[1].partition(" ")
    # "Dibantu Sari, S.Kom.": a verb with its capital at the head of the sentence
    kerja = f"{awal} " if lain and len(awal) > 5 and awal.startswith(("Di", "Me", "Ber", "Ter")) else ""
    return f"{kerja}[nama], {m[2]}" if _layak(awal) else m[0]


def _layak(kata: str) -> bool:
    return kata.lower().strip(".'’-") not in _BUKAN


def _bernama(kata: str) -> bool:
    """Written as a name is: Siti, not siti, and no abbreviation."""
    return kata[0].isupper() and (len(kata) == 1 or kata[1].islower() or kata[1] in "'’.") and _layak(kata)


def _di_depan(teks: str, dikenal: frozenset[str]) -> str:
    """Mask what stands behind a title, an introduction or an officer's work."""
    kapital = sum(map(str.isupper, teks)) > sum(map(str.islower, teks))  # all in capitals: they tell nothing
    keluar, sampai = [], 0
    for m in _DI_DEPAN.finditer(teks):
        if m.start() < sampai or (m["gelar"] and _TEMPAT.search(teks[: m.start()])):
            continue
        awal = m.end()
        if m["gelar"] and not _boleh_diikuti(teks, awal, m["gelar"]):
            continue
        if m["gelar"] and (k := _SATU.match(teks, awal)) and k[0].lower().strip(".") in _JABATAN:
            awal = k.end() + (teks[k.end() : k.end() + 1] == " ")  # Pak Lurah Budi: the office stays
        akhir, banyak, habis = awal, 0, False
        for k in _SATU.finditer(teks, awal):
            if banyak and teks[akhir : k.start()] != " ":
                break
            if not banyak and k.start() != awal:
                break
            kata = k[0]
            petugas = kata.lower().strip(".") in dikenal
            if habis or banyak == (1 if kapital else _TERBANYAK):
                break
            if not _layak(kata) and not (petugas and kata[0].isupper() and not kapital):
                break
            tertulis = kata[0].isupper() and (not m["peran"] or kapital or _bernama(kata))
            if not (tertulis or petugas or (_pasti(m) and not banyak)):
                break
            banyak, akhir = banyak + 1, k.end()
            if kata.endswith(".") and len(kata) > 2:
                akhir, habis = akhir - 1, True  # the full stop of the sentence
        if banyak:
            keluar += [teks[sampai:awal], "[nama]"]
            sampai = akhir
    return "".join(keluar) + teks[sampai:]


def _pasti(m: re.Match[str]) -> bool:
    return bool(m["pengantar"]) and m["pengantar"].lower() == "bernama"


def _boleh_diikuti(teks: str, awal: int, gelar: str) -> bool:
    """H. and dr. are titles only before a capital; so is a title written in lower case before a lower-case word, unless
    the word is known."""
    return awal < len(teks) and (not gelar.endswith(".") or teks[awal].isupper())


@lru_cache(maxsize=64)
def _pola_kenal(sandang: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    penuh = sorted((n for n in sandang if " " in n), key=len, reverse=True)
    satuan = sorted(
        {k for n in sandang for k in n.split() if len(k) > 3 and k not in _BUKAN | _KATA_BIASA},
        key=len,
        reverse=True,
    )
    if not penuh and not satuan:
        return None
    tiada = r"(?!)"
    return (
        re.compile(
            r"\b(?:" + ("|".join(r"\s+".join(map(re.escape, n.split())) for n in penuh) or tiada) + r")\b",
            re.I,
        ),
        re.compile(
            r"\b(?:"
            + ("|".join(f"{re.escape(k.capitalize())}|{re.escape(k.upper())}" for k in satuan) or tiada)
            + r")\b"
        ),
    )


def _kenal(teks: str, sandang: frozenset[str]) -> str:
    """Mask officers' names: in full however written, a part of one where it has its capital."""
    pola = _pola_kenal(sandang)
    if pola is None:
        return teks
    teks = pola[0].sub("[nama]", teks)
    return pola[1].sub(lambda m: m[0] if _TEMPAT.search(teks[: m.start()]) else "[nama]", teks)
