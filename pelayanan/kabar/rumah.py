"""The ground floor's own messages, all for officers."""

from django.utils.translation import gettext_lazy as _

from .templat import Templat

TEMPLAT = {
    "pelayanan.masuk_baru": Templat(
        _("Masuk dari perangkat baru"),
        "Akun Anda dipakai dari perangkat baru",
        "{waktu}: akun Anda di {portal} dipakai masuk dari {perangkat}, perangkat yang belum pernah Anda pakai.\n\n"
        "Bila itu Anda, abaikan surat ini. Bila bukan, akhiri sesinya dan ganti kata sandi sekarang:\n{tautan}",
        {
            "waktu": "21 November 2026 09.12",
            "perangkat": "Chrome di Windows",
            "tautan": "https://portal.contoh.go.id/sesi/",
        },
        wajib=("tautan",),
        petugas=True,
    ),
    "pelayanan.data_pribadi": Templat(
        _("Permintaan data pribadi atau kegagalan pelindungan data"),
        "{apa}: {kode}",
        "{apa} dengan kode {kode} menunggu Anda di {unit}, paling lambat {tenggat}.\n\n{tautan}",
        {
            "apa": "Permintaan data pribadi",
            "kode": "R-7F3K-9QXM-2BCD",
            "tenggat": "24 November 2026 09.12",
            "tautan": "https://portal.contoh.go.id/data-pribadi/",
        },
        wajib=("tautan",),
        petugas=True,
    ),
}
