"""What the fictional units keep beside their standards: maklumat, SPM, documents, agents. Invented; every line says so.

Through the same operations as real ones; run again it changes nothing.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from pelayanan import pdf
from pelayanan.models import Pengguna, Unit
from standar import operasi_unit as operasi
from standar.models import Dokumen, IndikatorSPM, KeteranganUnit, Kompensasi, Layanan
from standar.operasi_maklumat import umumkan_maklumat

RENCANA = "Renstra 2024–2028 (contoh), tabel 4.1"
# name, aspek, arah, unit of measure, how, {year: target}, {year: achievement}; years count back from this one
INDIKATOR: tuple[tuple[str, str, str, str, str, dict[int, int], dict[int, int]], ...] = (
    ("Permohonan selesai dalam janji waktunya", "hasil", "besar", "%", "tepat", {2: 85, 1: 88, 0: 90}, {}),
    ("Lama menunggu di antrean", "proses", "kecil", "menit", "tunggu", {2: 40, 1: 30, 0: 25}, {}),
    ("Petugas terlatih bagi kelompok rentan", "masukan", "besar", "orang", "diisi", {1: 4, 0: 6}, {1: 3}),
    ("Warga yang mengurus tanpa perantara", "manfaat", "besar", "%", "diisi", {1: 80, 0: 85}, {1: 83}),
)  # fmt: skip
BIDANG = (
    "Nama lengkap",
    "NIK",
    "Alamat",
    "Nomor telepon atau surel",
    "Keperluan",
    "Tanggal dan tanda tangan",
)
# name, decree, years it still runs (0: run out), what became of it
BIRO = (
    ("Biro Jasa Contoh Amanah", "500/01", 3, ""),
    ("CV Contoh Lancar", "500/02", 1, "dibekukan"),
    ("Biro Jasa Contoh Sentosa", "500/03", 0, ""),
)


# what the unit wants to be, what it does for that, and the plan of its rooms, by unit code
JIWA: dict[str, tuple[str, tuple[str, ...]]] = {
    "dukcapil-contoh": (
        "Setiap warga tercatat, setiap dokumen selesai pada waktunya (contoh).",
        (
            "Melayani tanpa pungutan dan tanpa perantara",
            "Mendatangi warga yang tidak dapat datang",
            "Menjaga kerahasiaan data kependudukan",
        ),
    ),
    "puskesmas-contoh": (
        "Warga sehat, dilayani dengan ramah dan aman (contoh).",
        (
            "Mendahulukan gawat darurat, lansia, ibu hamil, dan penyandang disabilitas",
            "Mencegah sakit lewat posyandu dan kunjungan rumah",
            "Memberi tahu lama menunggu sejak pendaftaran",
        ),
    ),
    "kecamatan-contoh": (
        "Kecamatan yang dekat, jelas, dan dapat dipercaya (contoh).",
        (
            "Menyelesaikan urusan warga dalam satu kali kunjungan",
            "Mengumumkan syarat, waktu, dan biaya setiap layanan",
        ),
    ),
}
DENAH = "Denah ruang pelayanan (contoh)"
RUANG = (
    "Pintu masuk dan jalur landai",
    "Meja informasi",
    "Ruang tunggu dan ruang laktasi",
    "Loket",
    "Toilet aksesibel",
)


def lampiran(unit: Unit, *, oleh: Pengguna) -> list[dict[str, str]]:
    """What the unit's first service carries as its attachment, in the library from now on: the plan of the rooms."""
    if not Dokumen.objects.filter(unit=unit, judul=DENAH).exists():
        operasi.terbitkan_dokumen(
            unit=unit,
            jenis=Dokumen.Jenis.LAIN,
            judul=DENAH,
            nomor="D-01",
            ringkasan=_("Urutan ruang dari pintu masuk; berkas contoh."),
            nama="denah.pdf",
            isi=_pdf(unit, DENAH, RUANG),
            oleh=oleh,
        )
    return [{"dokumen": DENAH}]


def isi(unit: Unit, *, oleh: Pengguna) -> None:
    """One sample unit: its spirit, its word, four indicators with their years, three documents, three agents."""
    if not KeteranganUnit.objects.filter(unit=unit).exclude(visi="").exists():
        visi, misi = JIWA[unit.kode]
        operasi.tulis_jiwa(unit=unit, visi=visi, misi="\n".join(misi), oleh=oleh)
    if IndikatorSPM.objects.filter(unit=unit).exists():
        return
    layanan = list(Layanan.objects.filter(unit=unit, aktif=True).order_by("urutan", "pk"))
    _maklumat(unit, oleh)
    _spm(unit, oleh)
    _dokumen(unit, layanan, oleh)
    _biro(unit, layanan, oleh)


def _maklumat(unit: Unit, oleh: Pengguna) -> None:
    kini = timezone.localdate(timezone=unit.tz)
    umumkan_maklumat(
        unit=unit,
        isi=_(
            "Kami sanggup menyelenggarakan pelayanan sesuai standar yang diumumkan, "
            "dan menerima sanksi bila tidak menepatinya."
        ),
        nomor_sk=f"065/02/{kini.year} (contoh)",
        tanggal_sk=date(kini.year, 1, 2) if kini.month > 1 else date(kini.year - 1, 1, 2),
        penanda_tangan=_("Pejabat Contoh"),
        jabatan=_("Kepala %s") % unit.nama,
        hak_pengguna=_(
            "Dilayani sesuai standar\nDiberi tahu alasan bila ditolak\nMengadu tanpa takut dipersulit"
        ),
        kewajiban_pengguna=_("Membawa berkas yang benar\nMenjaga ketertiban ruang tunggu"),
        hak_unit=_("Menerima berkas yang benar dan lengkap"),
        kewajiban_unit=_("Memberi tanda terima dan tanggal selesai\nTidak memungut di luar tarif"),
        akibat=_("Permintaan maaf tertulis dan pelayanan didahulukan pada kunjungan berikutnya."),
        kompensasi=[
            {
                "bila": Kompensasi.Bila.LEWAT_WAKTU,
                "cara": Kompensasi.Cara.MAAF,
                "bentuk": _("Surat permintaan maaf; produk didahulukan"),
                "dalam_hari_kerja": 3,
                "kecuali_kahar": True,
                "kecuali_pemohon": True,
            },
            {
                "bila": Kompensasi.Bila.SALAH_PRODUK,
                "cara": Kompensasi.Cara.ANTAR,
                "bentuk": _("Produk yang benar diantar ke rumah tanpa biaya"),
                "dalam_hari_kerja": 5,
            },
        ],
        oleh=oleh,
    )


def _spm(unit: Unit, oleh: Pengguna) -> None:
    kini = timezone.localdate(timezone=unit.tz).year
    for nama, aspek, arah, satuan, hitung, target, capaian in INDIKATOR:
        i = operasi.buat_indikator(
            unit=unit,
            nama=nama,
            aspek=aspek,
            arah=arah,
            satuan=satuan,
            hitung=hitung,
            dokumen=RENCANA,
            oleh=oleh,
        )
        # what is computed comes from the cases themselves
        tulis = [("target", target)] + ([("capaian", capaian)] if hitung == "diisi" else [])
        for jenis, per_tahun in tulis:
            for lalu, nilai in per_tahun.items():
                operasi.catat_nilai_spm(
                    indikator=i,
                    jenis=jenis,
                    tahun=kini - lalu,
                    nilai=Decimal(nilai),
                    keterangan=_("angka contoh"),
                    oleh=oleh,
                )


def _dokumen(unit: Unit, layanan: list[Layanan], oleh: Pengguna) -> None:
    nama = layanan[0].nama
    formulir = operasi.terbitkan_dokumen(
        unit=unit,
        jenis="formulir",
        judul=_("Formulir permohonan %s (contoh)") % nama,
        nomor="F-1.01",
        ringkasan=_("Diisi pemohon dan dibawa ke loket; boleh diketik."),
        nama="formulir.pdf",
        isi=_pdf(unit, _("Formulir permohonan (contoh)"), BIDANG[:4]),
        oleh=oleh,
    )
    operasi.perbarui_dokumen(
        dokumen=formulir,
        nama="formulir.pdf",
        isi=_pdf(unit, _("Formulir permohonan (contoh)"), BIDANG),
        catatan=_("Ditambah keperluan dan tanda tangan."),
        oleh=oleh,
    )
    for jenis, judul, nomor, bidang in (
        ("sop", _("SOP menerima berkas di loket (contoh)"), "SOP/01",
         ("Menyapa dan menanyakan keperluan", "Memeriksa berkas di depan pemohon", "Memberi tanda terima")),
        ("peraturan", _("Keputusan penetapan standar pelayanan (contoh)"), "065/01",
         ("Menimbang", "Mengingat", "Memutuskan")),
    ):  # fmt: skip
        operasi.terbitkan_dokumen(
            unit=unit,
            jenis=jenis,
            judul=judul,
            nomor=nomor,
            ringkasan=_("Berkas contoh, bukan naskah resmi."),
            nama=f"{jenis}.pdf",
            isi=_pdf(unit, judul, bidang),
            oleh=oleh,
        )


def _biro(unit: Unit, layanan: list[Layanan], oleh: Pengguna) -> None:
    hari = timezone.localdate(timezone=unit.tz)
    for nama, nomor, tahun, menjadi in BIRO:
        mulai = date(hari.year - 2, 1, 2)
        biro = operasi.daftarkan_biro(
            unit=unit,
            nama=nama,
            alamat=_("Jalan Contoh, data karangan"),
            nomor_keputusan=f"{nomor}/{mulai.year}",
            tanggal_keputusan=mulai,
            mulai=mulai,
            sampai=date(hari.year + tahun, 12, 31) if tahun else hari - timedelta(days=30),
            layanan=layanan[:2],
            oleh=oleh,
        )
        if menjadi:
            operasi.ubah_status_biro(
                biro=biro, status=menjadi, alasan=_("Memungut di luar tarif (contoh)"), oleh=oleh
            )


def _pdf(unit: Unit, judul: str, bidang: tuple[str, ...]) -> bytes:
    data = {
        "unit": {"nama": unit.nama, "alamat": unit.alamat},
        "judul": judul,
        "kaki": _("Data contoh, bukan dokumen resmi"),
        "bidang": list(bidang),
    }
    return pdf.buat("standar/formulir_contoh.typ", data, pada=timezone.now())
