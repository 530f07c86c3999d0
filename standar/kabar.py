"""What goes out from the standards, in our own words; a unit may write its own (pelayanan/kabar)."""

from django.utils.translation import gettext_lazy as _

from pelayanan.kabar import Templat

TEMPLAT = {
    "standar.konsultasi.kode_diminta": Templat(
        _("Kode untuk memberi masukan"),
        _("Kode untuk memberi masukan: {kode}"),
        _(
            "Kode Anda: {kode}\n\nBerlaku 30 menit, untuk memberi masukan atas rancangan standar {layanan}, {unit}.\n"
            "Abaikan surel ini bila bukan Anda yang memintanya. Alamat Anda tidak kami simpan."
        ),
        {"kode": "123456", "layanan": "Kartu Keluarga"},
        wajib=("kode",),
        mendesak=False,
        sekilas=True,
    ),
    "standar.standar.peninjauan_diingatkan": Templat(
        _("Standar perlu ditinjau"),
        _("Standar {layanan} perlu ditinjau"),
        _(
            "Standar {layanan} versi {versi} perlu ditinjau paling lambat {tanggal}.\nCatat hasilnya di meja kerja "
            "Standar.\n\n{unit}"
        ),
        {"layanan": "Kartu Keluarga", "versi": "2", "tanggal": "5 Januari 2027"},
        wajib=("tanggal",),
        petugas=True,
    ),
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
