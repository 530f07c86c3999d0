"""Requests of people about their data, breaches, and the rounds of erasing. Clocks are common Tenggat.

72 hours for a request is the promise of this house; 3 × 24 hours for the notice of a breach is the law's (UU 27/2022
pasal 46).
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan import data_pribadi, tenggat
from pelayanan.galat import GalatOperasi
from pelayanan.models import KegagalanData, Pengguna, Peran, PermintaanData, Retensi, Tenggat, Unit
from pelayanan.peristiwa import catat
from pelayanan.tenggat import AnakTangga
from pelayanan.waktu_kerja import Lama, Satuan

LAMA = Lama(72, Satuan.JAM)
JENIS_PERMINTAAN, JENIS_KEGAGALAN = "pelayanan.permintaan_data", "pelayanan.kegagalan_data"
_TANGGA = (
    AnakTangga(1, Peran.PENANGGUNG_JAWAB, persen=50),
    AnakTangga(2, Peran.PIMPINAN, setelah=Lama(0, Satuan.MENIT)),
)
S = PermintaanData.Status


class SudahDiminta(GalatOperasi):
    kode = "sudah_diminta"
    pesan = _("Permintaan yang sama untuk kode ini masih menunggu jawaban.")


class PermintaanSudahDijawab(GalatOperasi):
    kode = "permintaan_sudah_dijawab"
    pesan = _("Permintaan ini sudah dijawab.")


class DicatatSendiri(GalatOperasi):
    kode = "dicatat_sendiri"
    pesan = _("Permintaan ini Anda sendiri yang mencatat: mintalah pejabat lain mengabulkannya.")


class PerkaraMasihBerjalan(GalatOperasi):
    kode = "perkara_masih_berjalan"
    pesan = _(
        "Perkara ini masih dikerjakan: datanya baru dapat dihapus sesudah selesai, atau sesudah ditarik orangnya."
    )


class IsianData(GalatOperasi):
    kode = "isian_data"


class BelumDiberitahukan(GalatOperasi):
    kode = "belum_diberitahukan"
    pesan = _("Beri tahu lembaga dan orangnya dahulu, baru ditutup.")


@transaction.atomic(durable=True)
def ajukan_permintaan(
    *,
    unit: Unit,
    jenis: str,
    perkara: str = "",
    nama: str = "",
    kontak: str = "",
    uraian: str = "",
    bukti: str = "",
    oleh: Pengguna | None,
    pada: datetime | None = None,
) -> PermintaanData:
    """`perkara`: the code whose PIN was given, or that the person showed at the loket. Without one an officer (`oleh`)
    has seen papers (`bukti`). Raises SudahDiminta, IsianData."""
    pada = pada or timezone.now()
    if not perkara and not (oleh and bukti and nama and kontak):
        raise IsianData(
            _("Tanpa kode perkara: tulis nama, kontak, dan surat apa yang diperiksa."), bidang="nama"
        )
    try:
        with transaction.atomic():
            p = PermintaanData.objects.create(
                unit=unit, jenis=jenis, perkara=perkara, nama=nama, kontak=kontak, uraian=uraian, bukti=bukti,
                dicatat_oleh=oleh, diajukan_pada=pada,
            )  # fmt: skip
    except IntegrityError as galat:
        raise SudahDiminta from galat
    tenggat.mulai(p, jenis=JENIS_PERMINTAAN, unit=unit, lama=LAMA, pada=pada, tangga=_TANGGA)
    catat(
        "pelayanan.permintaan_data.diajukan",
        p,
        oleh=oleh,
        pada=pada,
        data={"jenis": str(p.get_jenis_display())},
    )
    return p


@transaction.atomic(durable=True)
def jawab_permintaan(
    *,
    permintaan: PermintaanData,
    kabulkan: bool,
    jawaban: str,
    perbaikan: Mapping[str, str] | None = None,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> PermintaanData:
    """A named officer answers. Granted, erasing and mending are done in the same act: the case first, then this.

    Who wrote it down at the counter holds its PIN, which opens the copy: alone, an officer would so read whose an
    anonymous aduan is. Raises PermintaanSudahDijawab, DicatatSendiri, PerkaraMasihBerjalan, IsianData.
    """
    pada = pada or timezone.now()
    p = PermintaanData.objects.select_for_update(of=("self",)).select_related("unit").get(pk=permintaan.pk)
    if p.status != S.DIAJUKAN:
        raise PermintaanSudahDijawab
    if kabulkan and p.dicatat_oleh_id == oleh.pk:
        raise DicatatSendiri
    if not jawaban.strip():
        raise IsianData(
            _("Tulis jawaban yang dibaca orangnya: apa yang dilakukan, atau mengapa tidak."), bidang="jawaban"
        )
    if kabulkan:
        _lakukan(p, perbaikan or {}, pada)
    p.status = S.DIKABULKAN if kabulkan else S.DITOLAK
    p.jawaban, p.dijawab_oleh, p.dijawab_pada = jawaban.strip(), oleh, pada
    p.save()
    tenggat.penuhi(p, jenis=JENIS_PERMINTAAN, pada=pada)
    catat(
        "pelayanan.permintaan_data.dijawab",
        p,
        oleh=oleh,
        pada=pada,
        data={"putusan": str(p.get_status_display()), "jenis": p.jenis},
    )
    return p


def _lakukan(p: PermintaanData, perbaikan: Mapping[str, str], pada: datetime) -> None:
    ruang = data_pribadi.pemegang(p.perkara)
    objek = data_pribadi.objek(p.perkara)
    if ruang is None or objek is None:
        return
    if p.jenis == PermintaanData.Jenis.PENGHAPUSAN:
        if ruang.berjalan(objek):
            raise PerkaraMasihBerjalan
        ruang.hapus(objek, pada)
    elif p.jenis == PermintaanData.Jenis.PERBAIKAN:
        nilai = {k: v.strip() for k, v in perbaikan.items() if k in ruang.PERBAIKAN and v.strip()}
        try:
            ruang.perbaiki(objek, nilai)
        except ValidationError as galat:
            raise IsianData(" ".join(galat.messages), bidang="perbaikan") from galat


@transaction.atomic(durable=True)
def ingatkan_permintaan(*, tenggat_id: int, pada: datetime) -> PermintaanData | None:
    """A rung is due. None when somebody else has it in hand right now."""
    return _ingatkan(PermintaanData, "pelayanan.permintaan_data.diingatkan", tenggat_id, pada)


@transaction.atomic(durable=True)
def ingatkan_kegagalan(*, tenggat_id: int, pada: datetime) -> KegagalanData | None:
    """A rung is due. None when somebody else has it in hand right now."""
    return _ingatkan(KegagalanData, "pelayanan.kegagalan_data.diingatkan", tenggat_id, pada)


def _ingatkan(model, kode: str, tenggat_id: int, pada: datetime):  # type: ignore[no-untyped-def]
    objek_id = Tenggat.objects.filter(pk=tenggat_id).values_list("objek_id", flat=True).first() or 0
    objek = model.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=objek_id).first()
    klaim = tenggat.klaim(tenggat_id, pada) if objek is not None else None
    if klaim is None:
        return None
    catat(kode, objek, oleh=None, pada=pada, data={"tingkat": klaim[1]["tingkat"]})
    return objek


# --- breaches ------------------------------------------------------------------------------------------


@transaction.atomic(durable=True)
def catat_kegagalan(
    *,
    unit: Unit,
    terjadi_pada: datetime,
    diketahui_pada: datetime,
    data: str,
    kronologi: str,
    upaya: str,
    banyak_orang: int | None = None,
    umum: bool = False,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> KegagalanData:
    """The clock runs from the hour it became known, not from the hour it was written down. Raises IsianData."""
    pada = pada or timezone.now()
    if diketahui_pada > pada:
        raise IsianData(_("Waktu diketahui tidak dapat di masa depan."), bidang="diketahui_pada")
    if terjadi_pada > diketahui_pada:
        raise IsianData(_("Terjadinya tidak dapat sesudah diketahui."), bidang="terjadi_pada")
    g = KegagalanData.objects.create(
        unit=unit, terjadi_pada=terjadi_pada, diketahui_pada=diketahui_pada, data=data, kronologi=kronologi,
        upaya=upaya, banyak_orang=banyak_orang, umum=umum, dicatat_oleh=oleh, dicatat_pada=pada,
    )  # fmt: skip
    tenggat.mulai(
        g,
        jenis=JENIS_KEGAGALAN,
        unit=unit,
        lama=LAMA,
        pada=diketahui_pada,
        tangga=_TANGGA,
        dasar="UU 27/2022 pasal 46",
    )
    catat("pelayanan.kegagalan_data.dicatat", g, oleh=oleh, pada=pada)
    return g


@transaction.atomic(durable=True)
def beri_tahu_kegagalan(
    *, kegagalan: KegagalanData, kepada: str, keterangan: str, oleh: Pengguna, pada: datetime | None = None
) -> KegagalanData:
    """`kepada`: "lembaga" (`keterangan`: number of the letter) or "subjek" (how they were told). Both keep the clock.

    Raises IsianData, ValueError.
    """
    pada = pada or timezone.now()
    if kepada not in ("lembaga", "subjek"):
        raise ValueError(kepada)
    keterangan = " ".join(keterangan.split())
    if not keterangan:
        raise IsianData(_("Tulis nomor suratnya, atau cara orangnya diberi tahu."), bidang="keterangan")
    g = KegagalanData.objects.select_for_update(of=("self",)).get(pk=kegagalan.pk)
    if kepada == "lembaga" and g.lembaga_pada is None:
        g.lembaga_pada, g.lembaga_nomor = pada, keterangan[:120]
    elif kepada == "subjek" and g.subjek_pada is None:
        g.subjek_pada, g.subjek_cara = pada, keterangan[:200]
    else:
        raise IsianData(_("Pemberitahuan itu sudah dicatat."), bidang="keterangan")
    g.save()
    if g.lembaga_pada and g.subjek_pada:
        tenggat.penuhi(g, jenis=JENIS_KEGAGALAN, pada=pada)
    catat("pelayanan.kegagalan_data.diberitahukan", g, oleh=oleh, pada=pada, data={"kepada": kepada})
    return g


@transaction.atomic(durable=True)
def tutup_kegagalan(
    *, kegagalan: KegagalanData, oleh: Pengguna, pada: datetime | None = None
) -> KegagalanData:
    """Raises BelumDiberitahukan."""
    pada = pada or timezone.now()
    g = KegagalanData.objects.select_for_update(of=("self",)).get(pk=kegagalan.pk)
    if not (g.lembaga_pada and g.subjek_pada):
        raise BelumDiberitahukan
    if g.ditutup_pada is None:
        g.ditutup_pada = pada
        g.save(update_fields=["ditutup_pada"])
        catat("pelayanan.kegagalan_data.ditutup", g, oleh=oleh, pada=pada)
    return g


# --- what is over its time -----------------------------------------------------------------------------


@transaction.atomic(durable=True)
def sapu_kategori(
    *, kategori: str, sapu: Callable[..., int], sebelum: datetime, pada: datetime | None = None
) -> int:
    """One round of one kind; an event when something went."""
    pada = pada or timezone.now()
    banyak = sapu(sebelum=sebelum, pada=pada, banyak=data_pribadi.PER_PUTARAN)
    if banyak:
        r = Retensi.objects.create(jenis=kategori, sampai=sebelum, banyak=banyak, pada=pada)
        catat(
            "pelayanan.retensi.dijalankan",
            r,
            oleh=None,
            pada=pada,
            data={"jenis": kategori, "banyak": banyak},
        )
    return banyak


def sisa_jam(jatuh_tempo: datetime, pada: datetime | None = None) -> int:
    """Whole hours left; negative when it is late."""
    return int((jatuh_tempo - (pada or timezone.now())) / timedelta(hours=1))
