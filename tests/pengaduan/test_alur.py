"""The state table, its picture, and the rules' sources."""

from pathlib import Path

import pytest
from django.conf import settings

from pelayanan.akses import HAK
from pengaduan import alur, aturan
from pengaduan.alur import ALUR, AlurDitolak, Status
from pengaduan.models import Aduan


def test_diagram_di_readme_sama_dengan_tabel():
    assert alur.diagram() in (Path(settings.BASE_DIR) / "pengaduan/README.md").read_text()


def test_semua_keadaan_ada_dan_tercapai():
    assert set(ALUR) == set(Status)
    tercapai, antre = {Status.DITERIMA}, [Status.DITERIMA]
    while antre:
        for ke in ALUR[antre.pop()]:
            if ke not in tercapai:
                tercapai.add(ke)
                antre.append(ke)
    assert tercapai == set(Status)


def test_setiap_panah_punya_aturan_dan_pelaku():
    for anak in ALUR.values():
        for izin in anak.values():
            assert len(izin.aturan) > 15
            assert all(o in HAK or o in (alur.PELAPOR, alur.SISTEM) for o in izin.oleh)


@pytest.mark.parametrize("dari", list(Status))
@pytest.mark.parametrize("ke", list(Status))
def test_pastikan(dari, ke):
    if ke in ALUR[dari]:
        assert alur.pastikan(dari, ke)
    else:
        with pytest.raises(AlurDitolak):
            alur.pastikan(dari, ke)


def test_setiap_kelas_punya_aturan():
    assert set(aturan.PENYELESAIAN) == set(Aduan.Kelas)


def test_yang_tidak_terlihat_sumbernya_tidak_dikutip():
    for a in (*aturan.PENYELESAIAN.values(), aturan.VERIFIKASI, *aturan.UU25.values()):
        assert a.dasar == (a.sumber if a.mutu in ("V", "V2") else "")
    assert aturan.PENYELESAIAN["aspirasi"].dasar == ""
