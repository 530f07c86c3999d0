"""What pelapor and officers are told, in our own words; a unit may write its own (pelayanan/kabar).

No message bears title, story or PIN: a family may share a telephone. (One does: who filed by e-mail has no other
receipt.) The links that answer with one press are
signed (`klik.py`).
"""

from django.utils.translation import gettext_lazy as _

from pelayanan.kabar import Templat

_UMUM = {
    "kode": "A-7F3K-9QXM-2BCD",
    "tautan": "https://portal.contoh.go.id/a/A-7F3K-9QXM-2BCD/",
    "tenggat": "5 Januari 2027",
}
_KAKI = "Buka dengan kode dan PIN: {tautan}\nKode aduan: {kode}\n\n{unit}"
_KLIK = "https://portal.contoh.go.id/a/A-7F3K-9QXM-2BCD/klik/…/"


def _pelapor(
    _sebutan: object, judul: str, isi: str, /, *wajib: str, mendesak: bool = True, **nilai: str
) -> Templat:
    return Templat(
        _sebutan,  # type: ignore[arg-type]
        f"Aduan {{kode}}: {judul}",
        f"{isi}\n\n{_KAKI}",
        {**_UMUM, **nilai},
        wajib=("kode", *wajib),
        mendesak=mendesak,
    )


def _petugas(_sebutan: object, judul: str, isi: str, /, **nilai: str) -> Templat:
    return Templat(
        _sebutan,  # type: ignore[arg-type]
        f"{judul}: {{kode}}",
        f"{isi}\n\nTenggat: {{tenggat}}\n{{tautan}}\n\n{{unit}}",
        {**_UMUM, **nilai},
        wajib=("tautan",),
        petugas=True,
    )


TEMPLAT = {
    # on a locked screen, perhaps in a family's hands: not even that there is an aduan
    "pengaduan.dorong": Templat(
        _("Pemberitahuan peramban"),
        "Ada kabar dari {unit}",
        "Ketuk, lalu buka dengan PIN Anda.",
        mendesak=False,
        sekilas=True,
    ),
    "pengaduan.diterima": _pelapor(
        _("Aduan diterima"),
        "kami terima",
        "Aduan Anda sudah kami terima dan jamnya berjalan. Kami menjawab paling lambat {tenggat}. "
        "Bila lewat tanggal itu belum dijawab, aduan naik sendiri ke atasan dan Anda diberi tahu.",
        mendesak=False,
    ),
    "pengaduan.diterima_surel": _pelapor(
        _("Aduan lewat surel diterima"),
        "kami terima",
        "Surel Anda kami terima sebagai aduan dan jamnya berjalan. Kami menjawab paling lambat {tenggat}. Identitas "
        "Anda hanya diketahui pengelola pengaduan.\n\nKode: {kode}\nPIN: {pin}\n\n"
        "Untuk menambah keterangan, balas surel ini.",
        "pin",
        mendesak=False,
        pin="123456",
    ),
    "pengaduan.diverifikasi": _pelapor(
        _("Sudah ditelaah"),
        "sudah ditelaah",
        "Aduan Anda sudah ditelaah sebagai {jenis}. Jawaban paling lambat {tenggat}.",
        mendesak=False,
        jenis="pengaduan tidak berkadar pengawasan",
    ),
    "pengaduan.diklasifikasi_ulang": _pelapor(
        _("Jenis diubah"),
        "jenisnya diubah",
        "Jenis aduan Anda diubah menjadi {jenis}; alasannya ada di halaman aduan. Tenggat dihitung ulang sejak "
        "aduan diterima: {tenggat}.",
        jenis="permintaan informasi",
    ),
    "pengaduan.diteruskan": _pelapor(
        _("Diteruskan ke unit lain"),
        "diteruskan",
        "Aduan Anda diteruskan ke {tujuan} karena menjadi wewenangnya. Kode, PIN, dan tenggat tidak berubah: "
        "{tenggat}.",
        tujuan="Dinas Kesehatan",
    ),
    "pengaduan.diminta_lengkap": _pelapor(
        _("Kelengkapan diminta"),
        "mohon dilengkapi",
        "Agar aduan Anda dapat diperiksa, mohon lengkapi semua butir ini paling lambat {paling_lambat}:\n\n{butir}\n\n"
        "Jam penyelesaian berhenti sampai Anda melengkapi.",
        "butir",
        butir="• Foto kuitansi\n• Tanggal kejadian",
        paling_lambat="10 Januari 2027",
    ),
    "pengaduan.diberi_tahu_lagi": _pelapor(
        _("Kelengkapan masih ditunggu"),
        "kelengkapan masih kami tunggu",
        "Kami masih menunggu butir ini paling lambat {paling_lambat}:\n\n{butir}\n\nBila tidak ada kabar sampai "
        "tanggal itu, aduan kami anggap ditarik. Anda dapat menyampaikannya lagi kapan saja.",
        "butir",
        butir="• Foto kuitansi",
        paling_lambat="10 Januari 2027",
    ),
    "pengaduan.diusulkan": _pelapor(
        _("Usulan penyelesaian"),
        "ada usulan penyelesaian",
        "Ada usulan penyelesaian untuk aduan Anda. Baca, lalu pilih:\n\nTerima: {tautan_terima}\n"
        "Tolak: {tautan_tolak}\n\n"
        "Tanpa jawaban sampai {paling_lambat} penanganan dilanjutkan, dan Anda tetap dapat membukanya kembali.",
        "tautan_terima",
        "tautan_tolak",
        tautan_terima=_KLIK,
        tautan_tolak=_KLIK,
        paling_lambat="20 Januari 2027",
    ),
    "pengaduan.usulan_tak_dijawab": _pelapor(
        _("Usulan tidak dijawab"),
        "penanganan dilanjutkan",
        "Usulan penyelesaian tidak dijawab dalam waktunya, jadi penanganan dilanjutkan. Bila keberatan, Anda tetap "
        "dapat membukanya kembali setelah jawaban.",
        mendesak=False,
    ),
    "pengaduan.dijawab": _pelapor(
        _("Jawaban"),
        "sudah dijawab",
        "Aduan Anda sudah dijawab. Jawabannya ada di halaman aduan.\n\nSudah beres?\nYa: {tautan_beres}\n"
        "Belum: {tautan_belum}\n\nTanpa jawaban dari Anda, aduan selesai pada {paling_lambat}.",
        "tautan_beres",
        "tautan_belum",
        tautan_beres=_KLIK,
        tautan_belum=_KLIK,
        paling_lambat="20 Januari 2027",
    ),
    "pengaduan.dieskalasi": _pelapor(
        _("Naik satu tingkat"),
        "naik ke {sebutan}",
        "Aduan Anda sekarang di tangan {sebutan}. Sebabnya: {sebab}. Bila sebabnya keterlambatan kami, kami mohon "
        "maaf.",
        mendesak=False,
        sebutan="penanggung jawab",
        sebab="melewati tenggat",
    ),
    "pengaduan.digabung": _pelapor(
        _("Digabung"),
        "digabung",
        "Aduan Anda menyangkut hal yang sama dengan {induk} yang sedang ditangani, jadi digabung dengannya.",
        induk="A-2M4N-6P8Q-9RST",
    ),
    "pengaduan.induk_dijawab": _pelapor(
        _("Aduan induk dijawab"),
        "sudah dijawab",
        "Aduan {induk}, tempat aduan Anda digabung, sudah dijawab. Jawabannya juga ada di halaman aduan Anda.",
        induk="A-2M4N-6P8Q-9RST",
    ),
    "pengaduan.diarsipkan": _pelapor(
        _("Diarsipkan"),
        "diarsipkan",
        "Aduan Anda diarsipkan. Alasannya ada di halaman aduan; bila keberatan, Anda dapat membukanya kembali.",
    ),
    "pengaduan.diperpanjang": _pelapor(
        _("Diperpanjang"), "diperpanjang", "Waktunya diperpanjang sekali menjadi {tenggat}; alasannya ada di halaman."
    ),
    "pengaduan.selesai": _pelapor(
        _("Selesai"), "selesai", "Aduan Anda selesai. Terima kasih sudah menyampaikannya.", mendesak=False
    ),
    "pengaduan.ditarik": _pelapor(
        _("Dianggap ditarik"),
        "dianggap ditarik",
        "Kelengkapan tidak kami terima setelah dua pemberitahuan, jadi aduan ini kami anggap ditarik. Anda dapat "
        "menyampaikannya lagi kapan saja.",
    ),
    "pengaduan.kompensasi": _pelapor(
        _("Kompensasi diputus"),
        "kompensasi {putusan}",
        "Kami melewati janji kami dan mohon maaf. Kompensasi menurut maklumat pelayanan: {putusan} {bentuk}. "
        "Keterangannya ada di halaman aduan.",
        putusan="diberikan",
        bentuk="diantar ke rumah",
    ),
    "pengaduan.petugas_pantau": _petugas(
        _("Petugas: pemantauan"),
        "Waktunya memantau",
        "Aduan ini sudah beberapa waktu dijawab. Periksa apakah penyelesaiannya masih berlaku, lalu catat hasilnya.",
    ),
    "pengaduan.petugas_laporan": _petugas(
        _("Pimpinan: laporan hasil"),
        "Laporan hasil penanganan",
        "Aduan yang berkadar pengawasan atau sudah naik tingkat ini dijawab. Seluruh berkasnya ada di tautan berikut.",
    ),
    "pengaduan.petugas_apresiasi": _petugas(
        _("Petugas: apresiasi"), "Apresiasi untuk Anda", "Seseorang berterima kasih atas pelayanan Anda."
    ),
    "pengaduan.petugas_masuk": _petugas(
        _("Petugas: aduan masuk"), "Aduan masuk", "Ada aduan yang menunggu telaah."
    ),
    "pengaduan.petugas_pegang": _petugas(
        _("Petugas: aduan di tangan Anda"), "Di tangan Anda", "{kejadian}. Aduan ini sekarang di tangan Anda.",
        kejadian="Pejabat yang menangani ditunjuk",
    ),
    "pengaduan.petugas_ingat": _petugas(
        _("Petugas: pengingat"), "Pengingat", "Aduan ini belum dijawab. Pengingat: {penanda}.",
        penanda="80% waktu penyelesaian",
    ),
    "pengaduan.petugas_perkembangan": _petugas(
        _("Petugas: pelapor berbuat sesuatu"), "Perkembangan", "{kejadian}.", kejadian="Pesan pelapor diterima"
    ),
}  # fmt: skip
