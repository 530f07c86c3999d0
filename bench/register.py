"""16 officers issue 50 letters each at once, one transaction in ten rolled back with a number in hand, four of the
officers killed -9 half-way: consecutive numbers, none lost or twice.

    DATABASE_URL=postgres://… REDIS_URL=redis://… RAHASIA=… python -m bench.register

Every officer is a process of its own. What a killed one had not acknowledged is taken up by another afterwards.
"""

import datetime
import os
import platform
import signal
import subprocess
import sys
import time

from bench.basis import basis_data_baru

PETUGAS, SURAT, MATI = 16, 50, 4


def _django(url: str) -> None:
    os.environ["DATABASE_URL"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.setelan"
    os.environ["DEBUG"] = "0"
    import django

    django.setup()


def petugas(pk: list[int]) -> None:
    """Issue these requests one after the other, saying each number on standard output once it is committed."""
    from permohonan import operasi
    from permohonan.models import Permohonan

    for ke, satu in enumerate(pk):
        if ke % 10 == 5:  # something breaks with a number in hand: rolled back
            _batal(satu)
        p = operasi.terbitkan(permohonan=Permohonan.objects.get(pk=satu), oleh=None)
        print(satu, p.produk.nomor, flush=True)


def _batal(pk: int) -> None:
    """Take the next number for this request and roll back."""
    from django.db import transaction
    from django.utils import timezone

    from permohonan import register
    from permohonan.models import Permohonan

    unit = Permohonan.objects.values_list("unit_id", flat=True).get(pk=pk)
    try:
        with transaction.atomic():
            register.nomor_berikut(unit, "470", timezone.localdate().year)
            raise RuntimeError
    except RuntimeError:
        return


def utama() -> int:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from permohonan.models import Produk, Register
    from tests.serempak.test_register_surat import disetujui

    semua = [p.pk for p in disetujui(PETUGAS * SURAT)]
    bagian = [semua[i::PETUGAS] for i in range(PETUGAS)]
    mulai = time.monotonic()
    anak = [_anak(b) for b in bagian]
    while Produk.objects.count() < len(semua) // 4:
        time.sleep(0.02)
    for a in anak[:MATI]:
        a.send_signal(signal.SIGKILL)
    diakui = [baris for a in anak for baris in a.communicate()[0].splitlines()]
    sisa = set(semua) - set(Produk.objects.values_list("permohonan_id", flat=True))
    diakui += _anak(sorted(sisa)).communicate()[0].splitlines() if sisa else []
    lama = time.monotonic() - mulai
    nomor = sorted(Produk.objects.values_list("nomor", flat=True))
    tersimpan = dict(Produk.objects.values_list("permohonan_id", "nomor"))
    hilang = [b for b in diakui if tersimpan.get(int(b.split()[0])) != int(b.split()[1])]
    benar = nomor == list(range(1, len(semua) + 1)) and not hilang
    print(
        f"# Nomor surat: {PETUGAS} petugas × {SURAT} surat, satu dari sepuluh dibatalkan lebih dulu, "
        f"{MATI} dibunuh di tengah jalan\n"
    )
    print(
        f"{datetime.date.today()} · {platform.platform()} · {os.cpu_count()} inti · `python -m bench.register`\n"
    )
    print("| yang diukur | hasil |\n|---|---|")
    print(f"| surat | {len(nomor)} |")
    print(f"| nomor, berurutan tanpa lubang | {nomor[0]} … {nomor[-1]}, {'ya' if benar else 'TIDAK'} |")
    print(f"| penghitung register | {Register.objects.get().terakhir} |")
    print(f"| tersisa bagi petugas lain sesudah kill -9 | {len(sisa)} |")
    print(f"| diakui tetapi hilang atau lain | {len(hilang)} |")
    print(f"| detik seluruhnya (menyalakan 16 proses termasuk) | {lama:.1f} |")
    return 0 if benar else 1


def _anak(pk: list[int]) -> "subprocess.Popen[str]":
    perintah = [sys.executable, "-m", "bench.register", "petugas", *map(str, pk)]
    return subprocess.Popen(perintah, stdout=subprocess.PIPE, text=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["petugas"]:
        _django(os.environ["DATABASE_URL"])
        petugas([int(x) for x in sys.argv[2:]])
    else:
        _django(basis_data_baru("prima_bench_register"))
        sys.exit(utama())
