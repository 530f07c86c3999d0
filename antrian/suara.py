"""What a call sounds like: names of clips, in order. Pure.

The clips lie in ``static/suara/<name>.ogg``, made once by ``manage.py buat_suara``; the browser plays them one after
another, so a board speaks without the internet. Digits of a ticket number are read one by one (*nol nol
tujuh*), a loket's number as a number (*dua belas*).
"""

from __future__ import annotations

SATUAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
HURUF = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

# clip → what is spoken
KATA: dict[str, str] = {
    "nomor-antrean": "Nomor antrean",
    "silakan-menuju": "silakan menuju",
    "loket": "loket",
    **{f"angka-{k}": k for k in SATUAN},
    # the anjungan, for whoever cannot see it
    "kios-mulai": "Pilih layanan dengan papan angka. Bintang mengulang. Nol mulai dari awal",
    "kios-kebutuhan": "Apakah Anda perlu didahulukan?",
    "kios-tekan": "tekan",
    "kios-untuk": "untuk",
    "kios-layanan": "layanan huruf",
    "kios-biasa": "tidak, langsung mengambil nomor",
    "kios-lansia": "lansia",
    "kios-hamil": "ibu hamil",
    "kios-balita": "menyusui atau membawa balita",
    "kios-kursi_roda": "kursi roda",
    "kios-netra": "netra, mohon dijemput",
    "kios-tuli": "tuli, panggil secara visual",
    "kios-nomor": "Nomor antrean Anda",
    "kios-duduk": "Silakan duduk. Nomor Anda akan dipanggil dengan suara",
    "kios-cetak": "mencetak tiket",
    "kios-gagal": "Maaf, nomor belum dapat diambil. Panggil petugas informasi",
    "kios-beberapa": "mengurus beberapa layanan sekaligus",
    "kios-pilih": "Pilih semua layanan yang Anda perlukan",
    "kios-lanjut": "melanjutkan",
    "kios-dipilih": "dipilih",
    "kios-tidak_jadi": "tidak jadi",
    "sepuluh": "sepuluh",
    "sebelas": "sebelas",
    "belas": "belas",
    "puluh": "puluh",
    "seratus": "seratus",
    "ratus": "ratus",
    # letters as Indonesians name them
    **{
        f"huruf-{h.lower()}": nama
        for h, nama in zip(
            HURUF,
            "a be ce de e ef ge ha i je ka el em en o pe ki er es te u fe we eks ye zet".split(),
            strict=True,
        )
    },
}
GONG = "gong"
# what a board may have to say; the rest is the anjungan's
KLIP_PAPAN = [GONG, *(n for n in KATA if not n.startswith("kios-"))]


def bilangan(n: int) -> list[str]:
    """1–999 in words: ``12`` → ``["angka-dua", "belas"]``. ValueError outside."""
    if not 1 <= n <= 999:
        raise ValueError(n)
    ratus, sisa = divmod(n, 100)
    hasil = [] if not ratus else ["seratus"] if ratus == 1 else [f"angka-{SATUAN[ratus]}", "ratus"]
    if sisa in (10, 11):
        return [*hasil, "sepuluh" if sisa == 10 else "sebelas"]
    puluh, satu = divmod(sisa, 10)
    if puluh == 1:
        return [*hasil, f"angka-{SATUAN[satu]}", "belas"]
    if puluh:
        hasil += [f"angka-{SATUAN[puluh]}", "puluh"]
    if satu:
        hasil.append(f"angka-{SATUAN[satu]}")
    return hasil


def nomor(awalan: str, urut: int) -> list[str]:
    """``("A", 7)`` → *a, nol nol tujuh*; ValueError for other letters or below 1."""
    if not awalan or any(h not in HURUF for h in awalan) or urut < 1:
        raise ValueError((awalan, urut))
    return [f"huruf-{h.lower()}" for h in awalan] + [f"angka-{SATUAN[int(d)]}" for d in f"{urut:03d}"]


def susun(awalan: str, urut: int, loket: int, tempat: str = "") -> list[str]:
    """The whole announcement: gong, *nomor antrean a nol nol tujuh, silakan menuju loket dua*.

    `tempat`: the clip of the place's own name (*ruang tujuh*), when it was spoken.
    """
    tujuan = [tempat] if tempat else ["loket", *bilangan(loket)]
    return [GONG, "nomor-antrean", *nomor(awalan, urut), "silakan-menuju", *tujuan]
