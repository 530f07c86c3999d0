"""What goes out from the standards, in our own words; a unit may write its own (pelayanan/kabar)."""

from django.utils.translation import gettext_lazy as _

from pelayanan.kabar import Templat

TEMPLAT = {
    "standar.bawaan.diminta": Templat(
        _("Daftar bawaan"),
        _("Yang perlu dibawa: {layanan}"),
        _(
            "Bawa ini untuk {layanan}:\n\n{daftar}\n\nWaktu: {waktu}\nBiaya: {biaya}\n{keterangan}\n"
            "Standar lengkapnya: {tautan}\n\n{unit}\n{alamat_unit}\n\nSurel ini dikirim sekali karena diminta di "
            "halaman layanan itu. Alamat Anda tidak kami simpan. Bukan Anda yang memintanya? Abaikan saja."
        ),
        {
            "layanan": "Kartu Keluarga hilang",
            "daftar": "- Surat kehilangan dari kepolisian\n- KTP-el",
            "waktu": "1 hari kerja",
            "biaya": "Gratis",
            "keterangan": "",
            "tautan": "https://portal.contoh.go.id/standar/kartu-keluarga/",
            "alamat_unit": "Jalan Contoh 1",
        },
        wajib=("daftar",),
        mendesak=False,
        sekilas=True,
    ),
}
