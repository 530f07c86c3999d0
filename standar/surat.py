"""Standards on paper as PDF: one, the booklet of a unit, the procedure, the poster, the petunjuk pelaksanaan.

Each function gives the bytes; the same standards give the same bytes. What is not known is said, never filled in.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pelayanan import pdf, qr, tanda_tangan
from pelayanan.models import Penugasan, Peran, Unit
from pelayanan.tanda_tangan import Penanda
from standar import tampilan
from standar.banding import baris_komponen, lampiran
from standar.gambar_alur import lembaran, mandiri
from standar.kelengkapan import KOMPONEN, WAJIB_TERBIT
from standar.models import Maklumat, Persyaratan, Standar

Alamat = Callable[[str], str]
POSTER_SYARAT = 14  # more than that nobody reads standing: the rest is behind the QR
# what is sure to fit at the smallest letters: letters of the figures and of one requirement, lines of a column
_HURUF_ANGKA, _HURUF_SYARAT, _HURUF_BARIS = 120, 170, 72
_BARIS_SYARAT = {False: 14, True: 11}  # beside the words of a free service there is less room


def satu(standar: Standar, alamat: Alamat) -> bytes:
    """One standard: fourteen components, the drawn procedure, QR back to the page. `standar` from `lengkap()`."""
    data = _dasar(standar.layanan.unit, standar.layanan.nama, [standar]) | {
        "buku": False,
        "maklumat": None,
        "jiwa": None,
        "standar": [_isi(standar, alamat, gambar=True)],
    }
    return pdf.buat("standar/standar.typ", data, pada=_pada([standar]))


def buku(unit: Unit, daftar: Sequence[Standar], alamat: Alamat) -> bytes:
    """Every standard in force of a unit with a contents page, and its maklumat in front."""
    maklumat = Maklumat.objects.filter(unit=unit, berlaku__upper_inf=True).first()
    data = _dasar(unit, _("Standar Pelayanan"), daftar) | {
        "buku": True,
        "maklumat": _maklumat(maklumat),
        "jiwa": _jiwa(unit),
        "standar": [_isi(s, alamat) for s in daftar],
    }
    return pdf.buat("standar/standar.typ", data, pada=_pada(daftar))


def sop(standar: Standar, alamat: Alamat) -> bytes:
    """The procedure as swim lanes, on as many sheets as it needs, and in words."""
    judul = _("SOP %s") % standar.layanan.nama
    kosong = str(tampilan.belum_ada(standar.layanan))
    gambar = lembaran(tampilan.butir_alur(standar), judul)
    data = _dasar(standar.layanan.unit, judul, [standar]) | {
        "nama": standar.layanan.nama,
        "versi": tampilan.sebut_versi(standar),
        "kosong": kosong,
        "gambar": [mandiri(g) for g in gambar.svg],
        "lebar": gambar.lebar,
        "mendatar": gambar.mendatar,
        "rincian": [
            [_("Layanan"), standar.layanan.nama],
            [_("Standar"), tampilan.sebut_versi(standar)],
            [_("Waktu penyelesaian"), standar.waktu_tampil or kosong],
            [_("Dasar hukum"), "; ".join(baris_komponen(standar)["dasar_hukum"]) or kosong],
        ],
        "kolom": [_("Langkah"), _("Fase"), _("Pelaku"), _("Tempat"), _("Lama"), _("Lanjut ke")],
        "langkah": [
            [
                f"{x.urutan}. {x.uraian}",
                str(x.get_fase_display()) or "–",
                x.pelaku,
                x.titik or "–",
                x.durasi_teks or "–",
                ", ".join(map(str, x.lanjut_ke)) or "–",
            ]
            for x in standar.langkah.all()
        ],
        "judul_langkah": _("Dalam kata-kata"),
        "alamat": alamat(tampilan.alamat_versi(standar)),
    }
    return pdf.buat("standar/sop.typ", data, pada=_pada([standar]))


def poster(standar: Standar, alamat: Alamat) -> bytes:
    """One A3 sheet. The code of the QR is 200 mm wide: read from two metres by the usual measure of one to ten."""
    url = alamat(standar.layanan.get_absolute_url())
    kosong = str(tampilan.belum_ada(standar.layanan))
    syarat = syarat_poster(standar)
    data = _dasar(standar.layanan.unit, standar.layanan.nama, [standar]) | {
        "nama": standar.layanan.nama,
        "angka": [
            [_("Berapa lama"), _pendek(standar.waktu_tampil or kosong, _HURUF_ANGKA)],
            [_("Berapa biayanya"), _pendek(standar.biaya_tampil or kosong, _HURUF_ANGKA)],
        ],
        "judul_syarat": _("Apa yang harus dibawa"),
        "syarat": syarat["isi"] or [kosong],
        "sisa": syarat["sisa"],
        "pindai": _("Pindai"),
        "guna": _("Seluruh standar, ambil nomor, atau melapor."),
        "gratis": _("Layanan ini gratis.") if standar.gratis else "",
        "lapor": _("Diminta membayar? Laporkan lewat kode ini.") if standar.gratis else "",
        "qr": str(qr.svg(url)),
        "alamat": url,
        "versi": tampilan.sebut_versi(standar),
    }
    return pdf.buat("standar/poster.typ", data, pada=_pada([standar]))


def syarat_poster(standar: Standar) -> dict[str, Any]:
    """The requirements that fit on a wall, and the sentence about those that do not."""
    semua = [_syarat_poster(p, bila) for bila, isi in tampilan.syarat_berkelompok(standar) for p in isi]
    semua = [_pendek(t, _HURUF_SYARAT) for t in semua]
    muat = semua if _muat_poster(semua, standar.gratis) else semua[: POSTER_SYARAT - 1]
    while len(muat) > 1 and not _muat_poster([*muat, "…"], standar.gratis):
        muat = muat[:-1]
    lebih = len(semua) - len(muat)
    return {"isi": muat, "sisa": _("dan %d lagi: pindai kodenya.") % lebih if lebih else ""}


def _pendek(teks: str, huruf: int) -> str:
    """At most so many letters, cut between words where there are any, and said to be cut."""
    if len(teks) <= huruf:
        return teks
    awal = teks[: huruf - 1]
    return (awal[: awal.rfind(" ")] if " " in awal[huruf // 2 :] else awal).rstrip(" ,;") + "…"


def _muat_poster(syarat: Sequence[str], gratis: bool) -> bool:
    """Whether these lines stand in the two columns of the sheet at the smallest letters, by their length."""
    if len(syarat) > POSTER_SYARAT:
        return False
    tengah = -(-len(syarat) // 2)
    baris = [-(-len(t) // _HURUF_BARIS) for t in syarat]
    return max(sum(baris[:tengah]), sum(baris[tengah:])) <= _BARIS_SYARAT[gratis]


def _syarat_poster(p: Persyaratan, bila: str) -> str:
    """`KTP-el, asli dan fotokopi (bila hilang)`: the form that the name does not say, and when it is asked."""
    nama = p.nama.lower()
    bentuk = [str(p.Bentuk(b).label) for b in p.bentuk if b not in nama]
    if "salinan" in nama:
        bentuk = [b for b in bentuk if b != "fotokopi"]
    teks = p.nama + (f", {_(' dan ').join(bentuk)}" if bentuk else "")
    return f"{teks} ({_('bila %s') % bila})" if bila else teks


def juklak(unit: Unit, daftar: Sequence[Standar], hari: date) -> bytes:
    """Petunjuk pelaksanaan: the twelve fixed contents (KepMenPAN 63/2003), compiled from the standards in force."""
    maklumat = Maklumat.objects.filter(unit=unit, berlaku__upper_inf=True).first()
    kepala = (
        Penanda(maklumat.jabatan, maklumat.penanda_tangan)
        if maklumat
        else tanda_tangan.kepala(unit, datetime.combine(hari, datetime.min.time(), unit.tz))
    )
    data = _dasar(unit, _("Petunjuk Pelaksanaan Pelayanan"), daftar) | {
        "bab": bab_juklak(unit, daftar, maklumat, hari),
        "daftar": [[s.layanan.nama, tampilan.sebut_versi(s)] for s in daftar],
        "kolom": [_("Layanan"), _("Standar yang dipakai")],
        "judul_daftar": _("Disusun dari"),
        "isi": _("Daftar isi"),
        "tanda_tangan": [
            {
                "jabatan": kepala.jabatan if kepala else _("Pimpinan unit"),
                "nama": kepala.nama if kepala else "..............................",
                "keterangan": "",
            }
        ],
        "ditetapkan": _("Ditetapkan oleh pimpinan"),
    }
    return pdf.buat("standar/juklak.typ", data, pada=_pada(daftar))


def bab_juklak(
    unit: Unit, daftar: Sequence[Standar], maklumat: Maklumat | None, hari: date
) -> list[dict[str, Any]]:
    """The twelve chapters: {"judul", "umum": lines for all, "layanan": [(service, lines)], "kosong"}."""
    baris = {s.pk: baris_komponen(s) for s in daftar}

    def per_layanan(ambil: Callable[[Standar], list[str]]) -> list[list[Any]]:
        return [[s.layanan.nama, ambil(s)] for s in daftar]

    def langkah(pilih: Callable[[Any, int, int], bool]) -> Callable[[Standar], list[str]]:
        def ambil(s: Standar) -> list[str]:
            semua = list(s.langkah.all())
            return [
                f"{x.urutan}. {x.pelaku}: {x.uraian}" for i, x in enumerate(semua) if pilih(x, i, len(semua))
            ]

        return ambil

    # a step belongs where its phase says; without one, the first is the asking and the last the handing over
    awal = langkah(lambda x, i, n: x.fase == "persiapan" if x.fase else i == 0)
    tengah = langkah(lambda x, i, n: x.fase == "pelaksanaan" if x.fase else 0 < i < n - 1)
    akhir = langkah(lambda x, i, n: x.fase == "penutupan" if x.fase else i == n - 1 and n > 1)
    hukum = list(dict.fromkeys(b for s in daftar for b in baris[s.pk]["dasar_hukum"]))
    aduan = list(dict.fromkeys(b for s in daftar for b in baris[s.pk]["pengaduan"]))
    tujuan = [
        _("Maksud: menjadi pegangan pelaksana dan pengguna layanan di %s.") % unit.nama,
        _(
            "Tujuan: setiap orang dilayani menurut standar yang sama, dengan syarat, waktu, dan biaya yang diumumkan."
        ),
    ]
    if j := tampilan.jiwa(unit):
        tujuan += [_("Visi: %s") % j["visi"]] if j["visi"] else []
        tujuan += [_("Misi: %s") % m for m in j["misi"]]
    isi: list[tuple[str, list[str], list[list[Any]]]] = [
        (_("Landasan hukum"), hukum, []),
        (_("Maksud dan tujuan"), tujuan + ([maklumat.isi] if maklumat else []), []),
        (_("Sistem dan prosedur"), [], per_layanan(lambda s: [", ".join(_jalur(s))] if _jalur(s) else [])),
        (_("Tata cara permohonan"), [], per_layanan(awal)),
        (_("Tata cara penanganan"), [], per_layanan(tengah)),
        (
            _("Tata cara penyampaian hasil"),
            [],
            per_layanan(lambda s: akhir(s) + _hasil(baris[s.pk]["produk"])),
        ),
        (_("Tata cara pengaduan"), aduan, []),
        (_("Persyaratan"), [], per_layanan(lambda s: baris[s.pk]["persyaratan"])),
        (_("Biaya"), [], per_layanan(lambda s: baris[s.pk]["biaya"])),
        (_("Waktu penyelesaian"), [], per_layanan(lambda s: baris[s.pk]["waktu"])),
        (_("Hak dan kewajiban"), _hak(maklumat), []),
        (_("Pejabat penerima pengaduan"), _pejabat(unit, hari), []),
    ]
    kosong = _("belum ada dalam data contoh") if unit.contoh else _("belum diisi")
    return [{"judul": j, "umum": u, "layanan": p, "kosong": str(kosong)} for j, u, p in isi]


def _jalur(s: Standar) -> list[str]:
    pelaku = list(dict.fromkeys(x.pelaku for x in s.langkah.all()))
    if not pelaku:
        return []
    return [_("%(n)d langkah oleh %(pelaku)s") % {"n": len(s.langkah.all()), "pelaku": " → ".join(pelaku)}]


def _hasil(produk: list[str]) -> list[str]:
    return [_("Hasil: %s") % "; ".join(produk)] if produk else []


def _hak(m: Maklumat | None) -> list[str]:
    return [f"{judul}: {b}" for judul, baris in tampilan.bagian_maklumat(m) for b in baris]


def _pejabat(unit: Unit, hari: date) -> list[str]:
    pengelola = Penugasan.objects.filter(unit=unit, peran=Peran.PENGELOLA).menjabat(hari)
    nama = [p.pengguna.nama for p in pengelola.select_related("pengguna").order_by("pengguna__nama")]
    hubungi = [t for t in (unit.alamat, unit.telepon) if t]
    return [_("%s, pengelola pengaduan") % n for n in nama] + (
        [_("%(unit)s, %(ke)s") % {"unit": unit.nama, "ke": ", ".join(hubungi)}] if nama and hubungi else []
    )


def _isi(s: Standar, alamat: Alamat, *, gambar: bool = False) -> dict[str, Any]:
    baris = baris_komponen(s)
    url = alamat(tampilan.alamat_versi(s))
    lembar = lembaran(tampilan.butir_alur(s), _("Alur %s") % s.layanan.nama) if gambar else None
    return {
        "nama": s.layanan.nama,
        "versi": tampilan.sebut_versi(s),
        "komponen": [
            {"nama": f"{i}. {nama}", "isi": baris[str(k)], "urut": k == "prosedur"}
            for i, (k, nama) in enumerate(KOMPONEN, 1)
        ],
        "awal": [[_("Untuk siapa"), s.untuk_siapa]] if s.untuk_siapa else [],
        "akhir": [[_("Lampiran"), lampiran(s)]] if s.lampiran.all() else [],
        "wajib": WAJIB_TERBIT,
        "gambar": [mandiri(g) for g in lembar.svg] if lembar else [],
        "lebar": lembar.lebar if lembar else 0,
        "mendatar": lembar.mendatar if lembar else False,
        "judul_gambar": _("Alur pelayanan"),
        "sumber": _("Sumber: %(judul)s, %(situs)s.") % {"judul": s.sumber_judul, "situs": s.sumber_situs}
        if s.sumber_judul
        else "",
        "alamat": url,
        "qr": str(qr.svg(url)),
        "kosong": str(tampilan.belum_ada(s.layanan)),
        "gratis": _("Layanan ini gratis. Diminta membayar? Laporkan.") if s.gratis else "",
    }


def _jiwa(unit: Unit) -> dict[str, Any] | None:
    isi = tampilan.jiwa(unit)
    return (
        {"judul": _("Visi dan misi"), "judul_visi": _("Visi"), "judul_misi": _("Misi"), **isi}
        if isi
        else None
    )


def _maklumat(m: Maklumat | None) -> dict[str, Any] | None:
    if m is None:
        return None
    return {
        "judul": _("Maklumat Pelayanan"),
        "isi": m.isi,
        "bagian": [[j, b] for j, b in [*tampilan.bagian_maklumat(m), _akibat(m)] if b],
        "sk": _("SK %(nomor)s, %(tanggal)s") % {"nomor": m.nomor_sk, "tanggal": _tanggal(m.tanggal_sk)},
        "tanda_tangan": [{"jabatan": m.jabatan, "nama": m.penanda_tangan, "keterangan": ""}],
    }


def _akibat(m: Maklumat) -> tuple[str, list[str]]:
    """What follows a missed promise: the unit's own words, then each compensation with its "when not"."""
    baris = [m.akibat] if m.akibat else []
    baris += [f"{k.get_bila_display()}: {k.kalimat}" for k in m.kompensasi.all()]
    return _("Bila janji tidak ditepati"), baris


def _dasar(unit: Unit, judul: str, daftar: Sequence[Standar]) -> dict[str, Any]:
    hari = _tanggal(timezone.localtime(_pada(daftar), unit.tz).date())
    return {
        "judul": judul,
        "unit": {"nama": unit.nama, "alamat": unit.alamat},
        "kaki": f"{unit.nama} · " + _("keadaan %s") % hari,
        "daftar_isi": _("Daftar isi"),
        "kolom": [_("Komponen"), _("Isi")],
        "kolom_bab": [_("Layanan"), _("Ketentuan")],
        "keadaan": _("Keadaan %s") % hari,
        "jumlah": _("%d layanan") % len(daftar),
        "kosong_semua": _("Belum ada standar yang berlaku."),
    }


def _pada(daftar: Sequence[Standar]) -> datetime:
    return max((s.diubah_pada for s in daftar), default=timezone.now())


def _tanggal(hari: date) -> str:
    return date_format(hari, "j F Y")
