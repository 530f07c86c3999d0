"""A disturbance of the unit stops the promise of a request and lets it go on again."""

from datetime import datetime

from django.db import transaction

from pelayanan import gangguan
from pelayanan.models import Tenggat
from pelayanan.peristiwa import catat
from permohonan.models import Permohonan
from permohonan.operasi.janji import JANJI, terdekat


@transaction.atomic(durable=True)
def ikuti_gangguan(*, tenggat_id: int, pada: datetime) -> Permohonan | None:
    """Called by the sweep for one clock; its event is on the applicant's time line.

    None when somebody else has the request in hand right now or nothing is to be done: the next sweep returns.
    """
    objek_id = Tenggat.objects.filter(pk=tenggat_id).values_list("objek_id", flat=True).first() or 0
    p = (
        Permohonan.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("unit")
        .filter(pk=objek_id)
        .first()
    )
    if p is None:
        return None
    t = gangguan.ikuti(tenggat_id, pada)
    if t is None:
        return None
    berhenti = t.terhenti_pada is not None
    p.jatuh_tempo_pada = terdekat(p)
    if t.jenis == JANJI and not berhenti and t.dijeda_pada is None:
        p.janji_pada = t.jatuh_tempo_pada
    p.save(update_fields=["jatuh_tempo_pada", "janji_pada"])
    catat(
        "permohonan.permohonan.jam_dihentikan" if berhenti else "permohonan.permohonan.jam_berjalan_lagi",
        p,
        oleh=None,
        pada=pada,
        data={"sebab": str(t.gangguan.get_sebab_display()).lower() if t.gangguan else ""},
    )
    return p
