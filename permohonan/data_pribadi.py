"""Personal data of requests: what is kept of one, how it is mended, and how it is taken away.

What is taken away leaves numbers, times, states and the chain of events; personal parts of events go, their digest
stays (jejak.py). The holder's name stays while the product can be verified: who holds a letter may show it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pelayanan.data_pribadi import DIHAPUS, buang_berkas, buang_kabar, buang_pribadi
from pelayanan.sandi import indeks_buta, rapikan_telepon
from permohonan.alur import AKHIR
from permohonan.models import Keberatan, Klaim, Penyerahan, Permohonan, Pesan, Produk, Unggahan

# fields a person may have mended without a new request, and their words
PERBAIKAN = {
    "nama": gettext_lazy("Nama"),
    "telepon": gettext_lazy("Telepon"),
    "surel": gettext_lazy("Surel"),
    "alamat": gettext_lazy("Alamat"),
}


def cari(kode: str) -> Permohonan | None:
    return Permohonan.objects.select_related("unit", "layanan").filter(kode=kode).first()


def ringkas(p: Permohonan) -> list[tuple[str, str]]:
    """Everything kept of the applicant, as [(what, value)]."""
    isi = [
        (_("Layanan"), str(p.layanan)),
        (_("Keadaan"), str(p.get_status_display())),
        (_("Nama"), p.nama),
        (_("NIK"), p.nik),
        (_("Telepon"), p.telepon),
        (_("Surel"), p.surel),
        (_("Alamat"), p.alamat),
        (_("Yang mengurus"), p.nama_pengaju),
        *((k.replace("_", " ").capitalize(), str(v)) for k, v in p.isian.items()),
        *((_("Berkas unggahan"), str(u.berkas)) for u in _unggahan(p)),
        *((_("Pesan"), x.isi) for x in Pesan.objects.filter(permohonan=p).order_by("pk")),
        *((_("Keberatan"), x.alasan) for x in Keberatan.objects.filter(permohonan=p)),
        *(
            (_("Klaim biaya"), f"{x.ditanggung}: {x.alasan} {x.nomor_bukti}".strip())
            for x in Klaim.objects.filter(pembayaran__tagihan__permohonan=p)
        ),
        *((_("Penyerahan"), x.alamat) for x in Penyerahan.objects.filter(permohonan=p)),
    ]
    produk = Produk.objects.filter(permohonan=p).first()
    if produk:
        isi += [(_("Hasil"), f"{produk.judul} {produk.nomor_teks}".strip()), (_("Isi surat"), produk.isi)]
    return [(a, b) for a, b in isi if b]


def _unggahan(p: Permohonan) -> Any:
    return Unggahan.objects.filter(berkas__permohonan=p).select_related("berkas").order_by("pk")


def berjalan(p: Permohonan) -> bool:
    """Is it still being worked on? Then nothing of it can be taken away."""
    return p.status not in AKHIR


def perbaiki(p: Permohonan, nilai: Mapping[str, str]) -> None:
    """Mend fields of PERBAIKAN; inside an operation. Raises ValidationError for a telephone that is none."""
    p = Permohonan.objects.select_for_update(of=("self",)).get(pk=p.pk)
    for nama, isi in nilai.items():
        setattr(p, nama, rapikan_telepon(isi) if nama == "telepon" else isi)
    if "telepon" in nilai:
        p.telepon_buta = indeks_buta(p.telepon, "permohonan.telepon")
    p.save(update_fields=[*nilai, *(["telepon_buta"] if "telepon" in nilai else [])])


def hapus(p: Permohonan, pada: datetime) -> None:
    """Take away who it was; inside an operation."""
    p = Permohonan.objects.select_for_update(of=("self",)).get(pk=p.pk)
    hari = timezone.localdate(pada, p.unit.tz)
    terverifikasi = Produk.objects.filter(permohonan=p, status=Produk.Status.BERLAKU).filter(
        Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari)
    )
    if not terverifikasi.exists():
        p.nama = DIHAPUS
    for bidang in (
        "nik",
        "nik_buta",
        "telepon",
        "telepon_buta",
        "surel",
        "alamat",
        "nama_pengaju",
        "catatan",
    ):
        setattr(p, bidang, "")
    p.isian, p.disamarkan_pada = {}, pada
    p.save()
    Pesan.objects.filter(permohonan=p).update(isi=DIHAPUS)
    Keberatan.objects.filter(permohonan=p).update(alasan=DIHAPUS)
    Penyerahan.objects.filter(permohonan=p).update(alamat="", diterima_oleh="")
    klaim = list(Klaim.objects.filter(pembayaran__tagihan__permohonan=p))
    for k in klaim:
        buang_berkas([str(k.bukti.name)] if k.bukti else [])
        k.alasan = k.nomor_bukti = DIHAPUS
        k.bukti, k.penerima = "", k.penerima and DIHAPUS
        k.save(update_fields=["alasan", "nomor_bukti", "bukti", "penerima"])
    unggahan = list(_unggahan(p))
    Unggahan.objects.filter(pk__in=[u.pk for u in unggahan]).delete()
    buang_berkas([u.isi.name for u in unggahan])
    buang_kabar("permohonan.permohonan", p.pk)
    buang_pribadi("permohonan.permohonan", p.pk)


def sapu(*, sebelum: datetime, pada: datetime, banyak: int) -> int:
    """Requests that ended before `sebelum`, at most so many; inside an operation."""
    lama = (
        Permohonan.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(status__in=AKHIR, selesai_pada__lt=sebelum, disamarkan_pada__isnull=True)
        .order_by("selesai_pada")[:banyak]
    )
    daftar = list(lama)
    for p in daftar:
        hapus(p, pada)
    return len(daftar)
