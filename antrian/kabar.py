"""What people in the queue are told when they are not looking, in our own words; a unit may write its own."""

from django.utils.translation import gettext_lazy as _

from pelayanan.kabar import Templat

_NOMOR = {"nomor": "A-017", "layanan": "Kartu Keluarga"}

TEMPLAT = {
    "antrian.tiket.giliran_dekat": Templat(
        _("Giliran sudah dekat"),
        "{nomor}: {sisa}",
        "Mendekatlah ke ruang tunggu {unit}.",
        {**_NOMOR, "sisa": "tinggal 3 nomor di depan Anda"},
        mendesak=False,
        sekilas=True,
    ),
    "antrian.tiket.dipanggil": Templat(
        _("Nomor dipanggil"),
        "{nomor}: silakan ke {loket}",
        "Nomor Anda dipanggil di {unit}.",
        {**_NOMOR, "loket": "Loket 2"},
        mendesak=False,
        sekilas=True,
    ),
    "antrian.janji.diingatkan": Templat(
        _("Pengingat janji temu"),
        "Pengingat janji temu",
        "Janji temu Anda: {layanan} di {unit}, {waktu}. Kode: {kode}. Datang beberapa menit sebelumnya, lalu pindai "
        "kode itu di anjungan. Tidak jadi? Batalkan di {tautan} supaya orang lain dapat memakainya.",
        {
            "layanan": "Kartu Keluarga",
            "waktu": "Senin, 23 November 2026 09.00 WIB",
            "kode": "J-7F3K-9QXM-2BCD",
            "tautan": "https://portal.contoh.go.id/j/J-7F3K-9QXM-2BCD/",
        },
        wajib=("kode", "waktu"),
        mendesak=False,
        sekilas=True,
    ),
    "antrian.loket.darurat": Templat(
        _("Tanda darurat dari loket"),
        "Tanda darurat dari {loket}",
        "{unit}, pukul {pukul}. Petugas di loket itu meminta Anda datang sekarang.",
        {"loket": "Loket 2", "pukul": "10.15"},
        wajib=("pukul",),
        petugas=True,
    ),
}
