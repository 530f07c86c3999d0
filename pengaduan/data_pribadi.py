"""Personal data of complaints: what is kept of a pelapor, how it is mended, and how it is taken away.

The case stays: its class, its times, its ladder, the answer. Who told us, what was told in own words, and the
attachments go; personal parts of events go, their digest stays (jejak.py).
"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pelayanan.data_pribadi import DIHAPUS, buang_berkas, buang_kabar, buang_pribadi
from pengaduan.alur import TERTUTUP, Status
from pengaduan.models import Aduan, Lampiran, Pelapor

PERBAIKAN = {
    "nama": gettext_lazy("Nama"),
    "kontak": gettext_lazy("Telepon atau surel"),
    "alamat": gettext_lazy("Alamat"),
}


def cari(kode: str) -> Aduan | None:
    return Aduan.objects.select_related("unit").filter(kode=kode).first()


def ringkas(a: Aduan) -> list[tuple[str, str]]:
    """Everything kept of the pelapor and in his words, as [(what, value)]."""
    pelapor = Pelapor.objects.filter(aduan=a).first()
    isi = [(_("Aduan"), a.judul), (_("Keadaan"), str(a.get_status_display()))]
    if pelapor:
        isi += [
            (_("Nama"), pelapor.nama),
            (_("Telepon atau surel"), pelapor.kontak),
            (_("Alamat"), pelapor.alamat),
            (_("Penerima kuasa dari"), pelapor.kuasa_dari),
        ]
    isi += [(_("Isi"), a.isi), (_("Kerugian"), a.kerugian), (_("Yang diminta"), a.permintaan)]
    isi += [(_("Lampiran"), x.nama) for x in Lampiran.objects.filter(aduan=a)]
    return [(x, y) for x, y in isi if y]


def ringkas_petugas(a: Aduan) -> list[tuple[str, str]]:
    """The same for an officer who answers: without who it was. His identity is opened with a reason, on the case."""
    tertutup = {_("Nama"), _("Telepon atau surel"), _("Alamat"), _("Penerima kuasa dari")}
    return [(x, _("(tertutup)") if x in tertutup else y) for x, y in ringkas(a)]


def berjalan(a: Aduan) -> bool:
    return Status(a.status) not in TERTUTUP


def perbaiki(a: Aduan, nilai: Mapping[str, str]) -> None:
    """Mend fields of PERBAIKAN; inside an operation. Nothing for who gave no identity."""
    pelapor = Pelapor.objects.select_for_update().filter(aduan=a).first()
    if pelapor is None:
        return
    for nama, isi in nilai.items():
        setattr(pelapor, nama, isi)
    if "kontak" in nilai:
        from pengaduan.operasi.terima import cerna_kontak

        pelapor.cerna_kontak = cerna_kontak(pelapor.kontak)
    pelapor.save()


def hapus(a: Aduan, pada: datetime) -> None:
    """Take away who it was and the own words; inside an operation."""
    a = Aduan.objects.select_for_update(of=("self",)).get(pk=a.pk)
    a.judul = a.isi = DIHAPUS
    a.kerugian = a.permintaan = ""
    a.tayang, a.disamarkan_pada = False, pada
    a.save(update_fields=["judul", "isi", "kerugian", "permintaan", "tayang", "disamarkan_pada"])
    Pelapor.objects.filter(aduan=a).update(nama="", kontak="", alamat="", kuasa_dari="", cerna_kontak="")
    lampiran = list(Lampiran.objects.filter(aduan=a))
    Lampiran.objects.filter(pk__in=[x.pk for x in lampiran]).delete()
    buang_berkas([x.berkas.name for x in lampiran if x.berkas.name])
    buang_kabar("pengaduan.aduan", a.pk)
    buang_pribadi("pengaduan.aduan", a.pk)


def sapu(*, sebelum: datetime, pada: datetime, banyak: int) -> int:
    """Complaints closed before `sebelum`, at most so many; inside an operation."""
    lama = (
        Aduan.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(ditutup_pada__lt=sebelum, disamarkan_pada__isnull=True)
        .order_by("ditutup_pada")[:banyak]
    )
    daftar = list(lama)
    for a in daftar:
        hapus(a, pada)
    return len(daftar)
