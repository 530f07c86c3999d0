"""One short stamp for "has anything shown here changed", so that unchanged pages cost a 304.

A row's stamp is when it was changed and by which transaction: a change that commits after a younger one is seen too.
"""

from collections.abc import Callable
from hashlib import blake2b

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

_SQL = """
SELECT (SELECT (count(*), sum(extract(epoch FROM diubah_pada)), sum(xmin::text::bigint))::text FROM standar_layanan),
       (SELECT (count(*), sum(extract(epoch FROM diubah_pada)), sum(xmin::text::bigint))::text FROM standar_standar),
       (SELECT max(id) FROM standar_capaian), (SELECT max(id) FROM standar_maklumat),
       (SELECT md5(string_agg(u::text, '|' ORDER BY u.id)) FROM pelayanan_unit u),
       (SELECT (count(*), max(id), max(selesai_pada))::text FROM pelayanan_gangguan),
       (SELECT md5(string_agg(k::text, '|' ORDER BY k.id)) FROM standar_keteranganunit k)
"""
# what one unit keeps beside its standards, row by row: few rows, and every column of them is shown
_MILIK_UNIT = {
    "spm": """SELECT md5(string_agg(i::text || coalesce((SELECT string_agg(n::text, '|' ORDER BY n.id)
                FROM standar_nilaispm n WHERE n.indikator_id = i.id), ''), '|' ORDER BY i.id))
              FROM standar_indikatorspm i JOIN pelayanan_unit u ON u.id = i.unit_id WHERE u.kode = %(unit)s""",
    "dokumen": """SELECT md5(string_agg(d::text || coalesce((SELECT string_agg(v::text, '|' ORDER BY v.id)
                FROM standar_versidokumen v WHERE v.dokumen_id = d.id), ''), '|' ORDER BY d.id))
              FROM standar_dokumen d JOIN pelayanan_unit u ON u.id = d.unit_id WHERE u.kode = %(unit)s""",
    # and the unit's own day: an agent's time runs out at its midnight
    "biro": """SELECT md5(string_agg(b::text || coalesce((SELECT string_agg(l.layanan_id::text, ','
                ORDER BY l.layanan_id) FROM standar_birojasa_layanan l WHERE l.birojasa_id = b.id), ''),
                '|' ORDER BY b.id)),
                max((now() AT TIME ZONE u.zona)::date)
              FROM standar_birojasa b JOIN pelayanan_unit u ON u.id = b.unit_id WHERE u.kode = %(unit)s""",
    "maklumat": """SELECT md5(string_agg(m::text || coalesce((SELECT string_agg(k::text, '|' ORDER BY k.id)
                FROM standar_kompensasi k WHERE k.maklumat_id = m.id), ''), '|' ORDER BY m.id))
              FROM standar_maklumat m JOIN pelayanan_unit u ON u.id = m.unit_id WHERE u.kode = %(unit)s""",
}


def cap(request: HttpRequest, *args: object, **kwargs: object) -> str | None:
    """ETag of a public page: data, day (the windows of the measures move), language, address. None when signed in."""
    return _cap(request)


def cap_unit(bagian: str) -> Callable[..., str | None]:
    """As `cap`, and all that stands in `bagian` (spm, dokumen, biro, maklumat) of the unit in the address."""

    def cap_bagian(request: HttpRequest, *args: object, unit: str, **kwargs: object) -> str | None:
        return _cap(request, bagian, unit)

    return cap_bagian


def _cap(request: HttpRequest, bagian: str = "", unit: str = "") -> str | None:
    user = getattr(request, "user", None)
    if getattr(user, "is_authenticated", False) and not getattr(user, "mesin", False):
        return None
    if getattr(request, "_messages", None) is not None and len(request._messages):  # type: ignore[attr-defined]
        return None
    with connection.cursor() as kursor:
        kursor.execute(_SQL)
        keadaan = kursor.fetchone()
        if bagian:
            kursor.execute(_MILIK_UNIT[bagian], {"unit": unit})
            keadaan += kursor.fetchone()
    teks = repr(
        (keadaan, timezone.localdate(), get_language(), request.get_full_path(), settings.NAMA_PORTAL)
    )
    return f'"{blake2b(teks.encode(), digest_size=12).hexdigest()}"'
