"""The shape of a published standard as data, checked before anything is written.

One service is a mapping as in the published collection: kode, nama, kelompok, the components, sumber;
null means "not known". On top of it come optional keys of this portal (see PORTAL). `periksa` returns
every fault with the place it stands in, in words for the person who made the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.text import slugify

from standar import urai
from standar.alur_langkah import langkah_buntu

KELOMPOK = ("administratif", "barang", "jasa")
SATUAN = ("menit", "jam", "menit_kerja", "jam_kerja", "hari_kerja", "hari")
DAFTAR = ("dasar_hukum", "persyaratan", "produk", "sarpras", "kompetensi", "pengawasan", "pengaduan")
TUNGGAL = ("jaminan_pelayanan", "jaminan_keamanan", "evaluasi")
KUNCI = {
    "kode", "nama", "kelompok", "prosedur", "waktu", "biaya", "jumlah_pelaksana", "sumber", "sumber_lain",
    "keutuhan", "catatan", "terpotong", "jam_layanan", "portal", "rinci",
    "untuk_siapa", "lampiran", *DAFTAR, *TUNGGAL,
}  # fmt: skip
# what a line of a list says beyond its sentence: one mapping a line, {bagian, nomor, …}
RINCI = {
    "bagian", "nomor", "nama", "bentuk", "bila", "diperoleh_di", "tautan", "kelompok_rentan",
}  # fmt: skip
BENTUK = ("asli", "fotokopi", "pindaian")
JENIS_BIAYA = ("penelitian", "pemeriksaan", "pengukuran", "pengajuan")
MULAI = ("lengkap", "diterima", "dibayar")
# kinds of a service that may stay unknown: key of `portal` → its values
JENIS_LAYANAN = {
    "tahap": ("pra", "saat", "pasca"),
    "bobot": ("utama", "pendukung", "tambahan"),
    "penyedia": ("primer", "sekunder"),
}
PORTAL = {
    *JENIS_LAYANAN, "awalan", "urutan", "kata_kunci", "peristiwa_hidup", "menit_loket", "berlaku_dari", "slug",
}  # fmt: skip
PERISTIWA_HIDUP = ("lahir", "menikah", "pindah", "meninggal", "usaha", "sakit", "sekolah")
# first words of our own addresses under /standar/ and /standar/kelola/ (a test compares): no service is called so
KATA_ALAMAT = frozenset(
    {
        "kelola", "baru", "maklumat", "buku", "peristiwa-hidup", "juklak", "spm", "dokumen", "biro-jasa",
        "impor", "ekspor", "konsultasi", "cari", "unit",
    }
)  # fmt: skip
MAKS_BUTIR = 200
MAKS_TEKS = 500
MAKS_RUPIAH = 2_000_000_000
MAKS_WAKTU = 100_000
MAKS_MENIT_LOKET = 10_000


@dataclass(frozen=True)
class Cacat:
    """One fault: where ("KUD-KK › prosedur 3 › pelaku") and what to do about it."""

    jalur: str
    pesan: str

    def __str__(self) -> str:
        return f"{self.jalur}: {self.pesan}"


class Pemeriksa:
    """Collects the faults of one record; every method leaves the record as it is."""

    def __init__(self, tempat: str) -> None:
        self.tempat = tempat
        self.cacat: list[Cacat] = []

    def salah(self, jalur: str, pesan: str) -> None:
        self.cacat.append(Cacat(f"{self.tempat} › {jalur}" if jalur else self.tempat, pesan))

    def teks(self, jalur: str, nilai: Any, *, maks: int = MAKS_TEKS, wajib: bool = False) -> bool:
        if nilai is None or nilai == "":
            if wajib:
                self.salah(jalur, "wajib diisi.")
            return not wajib
        if not isinstance(nilai, str):
            self.salah(jalur, f"harus berupa tulisan, bukan {_jenis(nilai)}.")
        elif wajib and not nilai.strip():
            self.salah(jalur, "wajib diisi.")
        elif len(nilai) > maks:
            self.salah(jalur, f"terlalu panjang: {len(nilai)} huruf, paling banyak {maks}.")
        elif any((ord(h) < 32 and h not in "\n\t") or ord(h) == 127 for h in nilai):
            self.salah(jalur, "memuat tanda kendali yang tidak dapat disimpan; ketik ulang.")
        elif any(0xD800 <= ord(h) <= 0xDFFF for h in nilai):
            self.salah(jalur, "memuat huruf yang rusak; ketik ulang.")
        else:
            return True
        return False

    def bulat(self, jalur: str, nilai: Any, *, maks: int, min: int = 0) -> bool:
        """A whole number or nothing; true only for a good number."""
        if nilai is None:
            return False
        if isinstance(nilai, bool) or not isinstance(nilai, int):
            self.salah(jalur, f"harus berupa bilangan bulat, bukan {_jenis(nilai)}.")
        elif nilai < min:
            self.salah(jalur, f"tidak boleh kurang dari {min} (tertulis {nilai}).")
        elif nilai > maks:
            self.salah(jalur, f"terlalu besar (tertulis {nilai}, paling banyak {maks}).")
        else:
            return True
        return False

    def peta(self, jalur: str, nilai: Any, kunci: set[str]) -> bool:
        if nilai is None:
            return False
        if not isinstance(nilai, Mapping):
            self.salah(jalur, f"harus berupa pasangan nama dan isi, bukan {_jenis(nilai)}.")
            return False
        for k in nilai:
            if k not in kunci:
                self.salah(f"{jalur} › {str(k)[:60]}".lstrip(" ›"), "bidang ini tidak dikenal.")
        return True

    def daftar(self, jalur: str, nilai: Any) -> list:
        if nilai is None:
            return []
        if not isinstance(nilai, list):
            self.salah(jalur, f"harus berupa daftar, bukan {_jenis(nilai)}.")
            return []
        if len(nilai) > MAKS_BUTIR:
            self.salah(jalur, f"terlalu banyak: {len(nilai)} butir, paling banyak {MAKS_BUTIR}.")
            return []
        return nilai

    def pilihan(self, jalur: str, nilai: Any, boleh: tuple[str, ...]) -> None:
        if nilai not in boleh:
            self.salah(jalur, f"harus salah satu dari: {', '.join(boleh)}.")


def _jenis(nilai: Any) -> str:
    return {
        "bool": "benar/salah", "int": "angka", "float": "angka pecahan", "list": "daftar",
        "dict": "pasangan", "date": "tanggal", "datetime": "tanggal", "str": "tulisan", "NoneType": "kosong",
    }.get(type(nilai).__name__, type(nilai).__name__)  # fmt: skip


def periksa(data: Any, tempat: str = "") -> list[Cacat]:
    """All faults of one service record; empty when it may be imported."""
    if not isinstance(data, Mapping):
        return [Cacat(tempat or "layanan", f"harus berupa pasangan nama dan isi, bukan {_jenis(data)}.")]
    p = Pemeriksa(str(data.get("kode") or tempat or "layanan")[:60])
    p.peta("", data, KUNCI)
    if p.teks("kode", data.get("kode"), maks=40, wajib=True) and not _kode_baik(data["kode"]):
        p.salah("kode", "hanya huruf, angka, titik, garis bawah, dan tanda hubung.")
    p.teks("nama", data.get("nama"), maks=200, wajib=True)
    p.pilihan("kelompok", data.get("kelompok"), KELOMPOK)
    for nama in DAFTAR:
        for i, butir in enumerate(p.daftar(nama, data.get(nama)), 1):
            p.teks(f"{nama} {i}", butir, wajib=True)
    for nama in TUNGGAL:
        p.teks(nama, data.get(nama))
    p.bulat("jumlah_pelaksana", data.get("jumlah_pelaksana"), maks=10_000)
    p.teks("keutuhan", data.get("keutuhan"), maks=100)
    p.teks("catatan", data.get("catatan"), maks=1000)
    p.teks("jam_layanan", data.get("jam_layanan"), maks=300)
    p.teks("untuk_siapa", data.get("untuk_siapa"))
    _lampiran(p, data.get("lampiran"))
    for i, butir in enumerate(p.daftar("terpotong", data.get("terpotong")), 1):
        p.teks(f"terpotong {i}", butir, maks=30, wajib=True)
    _sumber(p, data)
    _prosedur(p, data.get("prosedur"))
    _waktu(p, data.get("waktu"))
    _biaya(p, data.get("biaya"))
    _rinci(p, data)
    _portal(p, data.get("portal"))
    return p.cacat


def _kode_baik(kode: str) -> bool:
    return kode[0].isalnum() and all(h.isascii() and (h.isalnum() or h in "._-") for h in kode)


def _sumber(p: Pemeriksa, data: Mapping[str, Any]) -> None:
    if p.peta("sumber", data.get("sumber"), {"judul", "situs"}):
        p.teks("sumber › judul", data["sumber"].get("judul"), maks=300)
        p.teks("sumber › situs", data["sumber"].get("situs"), maks=300)
    for i, butir in enumerate(p.daftar("sumber_lain", data.get("sumber_lain")), 1):
        if p.peta(f"sumber_lain {i}", butir, {"judul", "situs", "untuk"}):
            for nama in ("judul", "situs", "untuk"):
                p.teks(f"sumber_lain {i} › {nama}", butir.get(nama), maks=300)


def _prosedur(p: Pemeriksa, isi: Any) -> None:
    langkah = p.daftar("prosedur", isi)
    utuh = True
    for i, butir in enumerate(langkah, 1):
        jalur = f"prosedur {i}"
        if not p.peta(jalur, butir, {"tahap", "uraian", "pelaku", "durasi", "fase", "titik", "lanjut_ke"}):
            if butir is None:
                p.salah(jalur, "langkah kosong.")
            utuh = False
            continue
        if butir.get("tahap", i) != i:
            p.salah(f"{jalur} › tahap", f"nomor harus berurutan: seharusnya {i}.")
        p.teks(f"{jalur} › uraian", butir.get("uraian"), wajib=True)
        p.teks(f"{jalur} › pelaku", butir.get("pelaku"), maks=120, wajib=True)
        p.teks(f"{jalur} › durasi", butir.get("durasi"), maks=60)
        p.teks(f"{jalur} › titik", butir.get("titik"), maks=60)
        if butir.get("fase") is not None:
            p.pilihan(f"{jalur} › fase", butir["fase"], ("persiapan", "pelaksanaan", "penutupan"))
        for ke in p.daftar(f"{jalur} › lanjut_ke", butir.get("lanjut_ke")):
            if isinstance(ke, bool) or not isinstance(ke, int) or not 1 <= ke <= len(langkah):
                p.salah(f"{jalur} › lanjut_ke", f"menunjuk langkah yang tidak ada ({str(ke)[:20]}).")
                utuh = False
    if utuh and langkah:
        for nomor in langkah_buntu([butir.get("lanjut_ke") or [] for butir in langkah])[:1]:
            p.salah(f"prosedur {nomor} › lanjut_ke", "dari langkah ini alur tidak pernah sampai selesai.")


def _waktu(p: Pemeriksa, isi: Any) -> None:
    kunci = {"nilai", "nilai_min", "satuan", "teks", "dihitung_sejak", "mulai_hitung", "rincian"}
    if not p.peta("waktu", isi, kunci):
        return
    kata_baik = p.teks("waktu › dihitung_sejak", isi.get("dihitung_sejak"), maks=120)
    kata_baik &= p.teks("waktu › teks", isi.get("teks"), maks=300)
    if isi.get("mulai_hitung") is not None:
        p.pilihan("waktu › mulai_hitung", isi["mulai_hitung"], MULAI)
        kata = urai.mulai(isi.get("dihitung_sejak") or "", isi.get("teks") or "") if kata_baik else None
        if kata is not None and isi["mulai_hitung"] in MULAI and kata != isi["mulai_hitung"]:
            tertulis = isi.get("dihitung_sejak") or isi.get("teks")
            p.salah(
                "waktu › mulai_hitung", f"bertentangan dengan yang diumumkan: “{tertulis}” berarti {kata}."
            )
    _lama(p, "waktu", isi)
    for i, butir in enumerate(p.daftar("waktu › rincian", isi.get("rincian")), 1):
        jalur = f"waktu › rincian {i}"
        if p.peta(jalur, butir, {"untuk", "nilai", "nilai_min", "satuan"}):
            p.teks(f"{jalur} › untuk", butir.get("untuk"), maks=120, wajib=True)
            if butir.get("nilai") is None:
                p.salah(f"{jalur} › nilai", "wajib diisi.")
            _lama(p, jalur, butir)


def _lama(p: Pemeriksa, jalur: str, isi: Mapping[str, Any]) -> None:
    nilai, minimum = isi.get("nilai"), isi.get("nilai_min")
    ada = p.bulat(f"{jalur} › nilai", nilai, maks=MAKS_WAKTU)
    if p.bulat(f"{jalur} › nilai_min", minimum, maks=MAKS_WAKTU):
        if not ada:
            p.salah(f"{jalur} › nilai_min", "ada waktu paling singkat tanpa waktu paling lama.")
        elif minimum is not None and nilai is not None and minimum > nilai:
            p.salah(f"{jalur} › nilai_min", f"melebihi waktu paling lama ({minimum} > {nilai}).")
    if isi.get("satuan") is not None:
        p.pilihan(f"{jalur} › satuan", isi["satuan"], SATUAN)
    elif nilai is not None:
        p.salah(f"{jalur} › satuan", f"wajib diisi bila ada nilai: {', '.join(SATUAN)}.")


def _biaya(p: Pemeriksa, isi: Any) -> None:
    if not p.peta("biaya", isi, {"rupiah", "teks", "rincian"}):
        return
    teks_baik = p.teks("biaya › teks", isi.get("teks"))
    if p.bulat("biaya › rupiah", isi.get("rupiah"), maks=MAKS_RUPIAH) and teks_baik:
        polos = (isi.get("teks") or "").strip().lower().rstrip(".")
        if isi["rupiah"] > 0 and polos in ("gratis", "tidak ada biaya", "tidak dipungut biaya", "rp0"):
            p.salah("biaya", f"bertentangan: Rp{isi['rupiah']} tetapi tertulis “{isi['teks']}”.")
    berbayar: list[int] = []
    for i, butir in enumerate(p.daftar("biaya › rincian", isi.get("rincian")), 1):
        jalur = f"biaya › rincian {i}"
        if p.peta(jalur, butir, {"untuk", "rupiah", "jenis", "dasar", "bebas_bagi", "khusus"}):
            if butir.get("jenis") is not None:
                p.pilihan(f"{jalur} › jenis", butir["jenis"], JENIS_BIAYA)
            p.teks(f"{jalur} › untuk", butir.get("untuk"), maks=200, wajib=True)
            p.teks(f"{jalur} › dasar", butir.get("dasar"), maks=200)
            p.teks(f"{jalur} › bebas_bagi", butir.get("bebas_bagi"), maks=200)
            if not isinstance(butir.get("khusus", False), bool):
                p.salah(f"{jalur} › khusus", "harus benar atau salah.")
            elif butir.get("khusus") and not str(butir.get("dasar") or "").strip():
                p.salah(
                    f"{jalur} › dasar",
                    "kelas khusus berbayar hanya bila ada aturannya: sebut dasar hukumnya.",
                )
            if butir.get("rupiah") is None:
                if not butir.get("dasar"):
                    p.salah(
                        f"{jalur} › rupiah",
                        "wajib diisi; 0 berarti gratis. Kosong hanya bila dasar menyebut aturan yang menetapkannya.",
                    )
                berbayar.append(i)
            elif p.bulat(f"{jalur} › rupiah", butir["rupiah"], maks=MAKS_RUPIAH) and butir["rupiah"] > 0:
                berbayar.append(i)
    if berbayar and isi.get("rupiah") == 0 and not isinstance(isi["rupiah"], bool):
        p.salah(
            "biaya › rupiah",
            f"tertulis 0 (gratis), tetapi rincian biaya {berbayar[0]} tidak gratis; kosongkan biaya (rupiah) bila "
            "biayanya menurut rincian.",
        )


def _lampiran(p: Pemeriksa, isi: Any) -> None:
    sudah: set[Any] = set()
    for i, butir in enumerate(p.daftar("lampiran", isi), 1):
        jalur = f"lampiran {i}"
        if not p.peta(jalur, butir, {"dokumen", "kunci", "versi"}):
            if butir is None:
                p.salah(jalur, "wajib diisi.")
            continue
        baik = p.teks(f"{jalur} › dokumen", butir.get("dokumen"), maks=200, wajib=not butir.get("kunci"))
        baik &= p.teks(f"{jalur} › kunci", butir.get("kunci"), maks=16)
        p.bulat(f"{jalur} › versi", butir.get("versi"), maks=30_000, min=1)
        if baik:
            tanda = (butir.get("kunci") or butir.get("dokumen"), str(butir.get("versi")))
            if tanda in sudah:
                p.salah(jalur, "lampiran ini tertulis dua kali.")
            sudah.add(tanda)


def _rinci(p: Pemeriksa, data: Mapping[str, Any]) -> None:
    sudah: set[tuple[str, int]] = set()
    for i, butir in enumerate(p.daftar("rinci", data.get("rinci")), 1):
        jalur = f"rinci {i}"
        if not p.peta(jalur, butir, RINCI):
            continue
        bagian, nomor = butir.get("bagian"), butir.get("nomor")
        p.pilihan(f"{jalur} › bagian", bagian, DAFTAR)
        isi = data.get(bagian) if isinstance(bagian, str) else None
        banyak = len(isi) if isinstance(isi, list) else 0
        if isinstance(nomor, bool) or not isinstance(nomor, int) or not 1 <= nomor <= banyak:
            p.salah(f"{jalur} › nomor", f"menunjuk butir yang tidak ada ({str(nomor)[:20]}).")
        elif (str(bagian), nomor) in sudah:
            p.salah(f"{jalur} › nomor", "butir ini dirinci dua kali.")
        else:
            sudah.add((str(bagian), nomor))
        p.teks(f"{jalur} › nama", butir.get("nama"))
        p.teks(f"{jalur} › bila", butir.get("bila"), maks=200)
        p.teks(f"{jalur} › diperoleh_di", butir.get("diperoleh_di"), maks=200)
        for b in p.daftar(f"{jalur} › bentuk", butir.get("bentuk")):
            p.pilihan(f"{jalur} › bentuk", b, BENTUK)
        if not isinstance(butir.get("kelompok_rentan", False), bool):
            p.salah(f"{jalur} › kelompok_rentan", "harus benar atau salah.")
        tautan = butir.get("tautan")
        if p.teks(f"{jalur} › tautan", tautan, maks=200) and tautan and not _tautan_baik(tautan):
            p.salah(f"{jalur} › tautan", "harus alamat yang dimulai dengan https:// atau http://.")


def _tautan_baik(tautan: str) -> bool:
    try:
        URLValidator(schemes=["https", "http"])(tautan)
    except ValidationError:
        return False
    return True


def _portal(p: Pemeriksa, isi: Any) -> None:
    if not p.peta("portal", isi, PORTAL):
        return
    awalan = isi.get("awalan")
    if awalan is not None and not (
        isinstance(awalan, str) and 1 <= len(awalan) <= 2 and awalan.isascii() and awalan.isupper()
    ):
        p.salah("portal › awalan", "satu atau dua huruf besar.")
    for nama, boleh in JENIS_LAYANAN.items():
        if isi.get(nama) is not None:
            p.pilihan(f"portal › {nama}", isi[nama], boleh)
    p.bulat("portal › urutan", isi.get("urutan"), maks=30_000)
    p.bulat("portal › menit_loket", isi.get("menit_loket"), maks=MAKS_MENIT_LOKET, min=1)
    if p.teks("portal › slug", isi.get("slug"), maks=100) and isi.get("slug"):
        if slugify(isi["slug"]) != isi["slug"]:
            p.salah("portal › slug", "hanya huruf kecil, angka, dan tanda hubung, misalnya kartu-keluarga.")
        elif isi["slug"] in KATA_ALAMAT:
            p.salah("portal › slug", f"“{isi['slug']}” dipakai alamat portal ini; pilih yang lain.")
    for i, butir in enumerate(p.daftar("portal › kata_kunci", isi.get("kata_kunci")), 1):
        p.teks(f"portal › kata_kunci {i}", butir, maks=60, wajib=True)
    for butir in p.daftar("portal › peristiwa_hidup", isi.get("peristiwa_hidup")):
        p.pilihan("portal › peristiwa_hidup", butir, PERISTIWA_HIDUP)
    if isi.get("berlaku_dari") is not None and type(isi["berlaku_dari"]) is not date:
        p.salah("portal › berlaku_dari", "harus berupa tanggal, misalnya 2026-01-31.")
