"""Scores by place and by profile, and what is needed beside them. One query a period."""

from typing import Any

from django.utils.translation import gettext as _

from ikm import jumlah
from ikm.hasil import dari_rekap
from ikm.models import Periode
from ikm.profil import Atribut, Kelas
from ikm.samar import K


def per_bagian(periode: Periode) -> list[dict[str, Any]]:
    """[{atribut, label, baris: [(label, Angka)], n}]: place first, then the profile; only parts of five and more.

    `n` is how many answers still carry the attribute: it was blanked where fewer than five shared it.
    """
    ada = {
        (atribut, nilai): x
        for atribut, nilai, x in jumlah.menurut([periode], "atribut", "nilai", atribut=None)
    }
    sebutan: Kelas = {
        "tempat": Atribut(
            _("Titik layanan"), {nilai: nilai for atribut, nilai in sorted(ada) if atribut == "tempat"}
        ),
        **periode.kelas_profil,
    }
    hasil = []
    for atribut, satu in sebutan.items():
        baris = [
            (str(teks), dari_rekap(periode, {"": ada[atribut, nilai]}))
            for nilai, teks in satu.pilihan.items()
            if (atribut, nilai) in ada and ada[atribut, nilai].n >= K
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
