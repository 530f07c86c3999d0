"""Scores by place and by profile, and what is needed beside them. Read from RekapBagian: one query a period."""

from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from ikm.hasil import Angka, dari_rekap
from ikm.models import Kanal, Periode
from ikm.profil import Atribut, Kelas
from ikm.samar import K


def per_bagian(periode: Periode) -> list[dict[str, Any]]:
    """[{atribut, label, baris: [(label, Angka)], n}]: place first, then the profile; only parts of five and more.

    `n` is how many answers still carry the attribute: it was blanked where fewer than five shared it.
    """
    unsur = periode.instrumen.urut_lampiran
    kolom = ", ".join(f"sum(jumlah[{i}]), sum(banyak[{i}])" for i in range(1, len(unsur) + 1))
    with connection.cursor() as kursor:
        kursor.execute(
            f"SELECT atribut, nilai, sum(n), {kolom} FROM ikm_rekapbagian WHERE periode_id = %s GROUP BY 1, 2",  # noqa: S608
            [periode.pk],
        )
        ada = {(atribut, nilai): angka for atribut, nilai, *angka in kursor.fetchall()}
    sebutan: Kelas = {
        "tempat": Atribut(
            _("Titik layanan"), {nilai: nilai for atribut, nilai in sorted(ada) if atribut == "tempat"}
        ),
        **periode.kelas_profil,
    }
    hasil = []
    for atribut, satu in sebutan.items():
        baris = [
            (str(teks), _angka(periode, ada[atribut, nilai]))
            for nilai, teks in satu.pilihan.items()
            if (atribut, nilai) in ada and ada[atribut, nilai][0] >= K
        ]
        if baris:
            hasil.append(
                {
                    "atribut": atribut,
                    "label": str(satu.nama),
                    "baris": baris,
                    "n": sum(a.n for _t, a in baris),
                }
            )
    return hasil


def _angka(periode: Periode, deret: list[Any]) -> Angka:
    n, *angka = (int(x or 0) for x in deret)
    baris: list[dict[str, Any]] = [{"unsur": None, "kanal": Kanal.UNDANGAN, "j": 0, "b": n}]
    baris += [
        {"unsur": u.pk, "kanal": Kanal.UNDANGAN, "j": angka[2 * i], "b": angka[2 * i + 1]}
        for i, u in enumerate(periode.instrumen.urut_lampiran)
    ]
    return dari_rekap(periode, baris)
