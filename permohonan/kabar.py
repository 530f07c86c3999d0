"""What an applicant is told, in our own words; a unit may write its own (pelayanan/kabar)."""

from django.utils.translation import gettext_lazy as _

from pelayanan.kabar import Templat

_NILAI = {
    "kode": "P-7F3K-9QXM-2BCD",
    "layanan": "Akta Kelahiran",
    "tautan": "https://portal.contoh.go.id/p/P-…/",
}


def _t(sebutan: object, kalimat: object) -> Templat:
    # nothing personal, and nothing that needs the PIN
    isi = f"{kalimat}\n\nKode permohonan: {{kode}}\n{{tautan}}\n\n{{unit}}"
    return Templat(sebutan, f"{{layanan}}: {kalimat}", isi, _NILAI, wajib=("kode",))  # type: ignore[arg-type]


TEMPLAT = {
    # on a locked screen, perhaps another person's: that there is news, nothing more
    "permohonan.dorong": Templat(
        _("Pemberitahuan peramban"),
        "Ada kabar dari {unit}",
        "Ketuk untuk membuka halaman permohonan Anda.",
        mendesak=False,
        sekilas=True,
    ),
    "permohonan.permohonan.dikembalikan": _t(_("Berkas kurang"), "Ada berkas yang perlu dilengkapi."),
    "permohonan.permohonan.lengkap": _t(_("Berkas lengkap"), "Berkas Anda lengkap; janji mulai dihitung."),
    "permohonan.permohonan.biaya_ditetapkan": _t(
        _("Biaya ditetapkan"), "Biaya permohonan Anda sudah ditetapkan; rinciannya ada di halaman permohonan."
    ),
    "permohonan.permohonan.ditagih": _t(_("Tagihan"), "Tagihan Anda siap dibayar."),
    "permohonan.permohonan.terbit": _t(_("Hasil siap"), "Hasil layanan Anda siap diambil."),
    "permohonan.permohonan.ditolak": _t(
        _("Ditolak"), "Permohonan Anda ditolak; alasannya ada di halaman permohonan."
    ),
    "permohonan.produk.hampir_habis": _t(
        _("Perpanjangan"),
        "Masa berlaku dokumen Anda hampir habis. Ajukan perpanjangannya dari halaman permohonan.",
    ),
    "permohonan.pesan.dijawab": _t(
        _("Pesan dijawab"), "Petugas menjawab pesan Anda; baca di halaman permohonan dengan PIN."
    ),
    "permohonan.keberatan.diputus": _t(
        _("Keberatan diputus"), "Keberatan Anda sudah diputus; putusannya ada di halaman permohonan."
    ),
    "permohonan.permohonan.dieskalasi": _t(
        _("Janji terlewat"),
        "Kami melewati janji kami dan mohon maaf. Penanggung jawab sudah diberi tahu dan kompensasi diproses.",
    ),
}
