"""What Prometheus reads at /metrik/, and which queries were slow: counted in each process, added up in Redis.

Not prometheus_client: several web processes on several hosts need one answer, which its multiprocess mode gives only
with a folder they share. Here each process keeps a handful of numbers and adds them to one hash every few seconds;
killed, it loses those seconds. Labels are rooms and classes of answers, never an address, a code or a name.
"""

import hashlib
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import redis
import structlog
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from pelayanan.models import Antaran, Kabar, Tenggat
from pelayanan.redis import klien

log = structlog.get_logger("prima.lambat")
BATAS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
SETOR = 5.0  # seconds between two additions
LAMBAT_TERBANYAK = 50

_angka: dict[str, float] = defaultdict(float)
_gembok = threading.Lock()
_setor_pada = 0.0


def _kunci(nama: str) -> str:
    return f"{settings.CACHES['default']['KEY_PREFIX']}:metrik:{nama}"


class MetrikMiddleware:
    """Time every answer, and every query of it; outermost, so that what the others cost counts too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.lambat = settings.KUERI_LAMBAT_MS / 1000

    def __call__(self, request: HttpRequest) -> HttpResponse:
        mulai = time.perf_counter()
        with connection.execute_wrapper(self._ukur):
            jawaban = self.get_response(request)
        catat_permintaan(request, jawaban.status_code, time.perf_counter() - mulai)
        return jawaban

    def _ukur(self, lanjut: Any, sql: str, isi: Any, banyak: bool, konteks: Any) -> Any:
        mulai = time.perf_counter()
        try:
            return lanjut(sql, isi, banyak, konteks)
        finally:
            lama = time.perf_counter() - mulai
            if lama >= self.lambat:
                catat_lambat(str(sql), lama)


def catat_permintaan(request: HttpRequest, status: int, lama: float) -> None:
    """One answer: counted by room, method and class of status; its time by room."""
    tempat = getattr(request, "resolver_match", None)
    modul = getattr(tempat.func, "__module__", "") if tempat else ""
    ruang = modul.partition(".")[0] if tempat else "tidak_ada"
    metode = request.method if request.method in ("GET", "HEAD", "POST") else "LAIN"
    ember = next((str(b) for b in BATAS if lama <= b), "+Inf")
    with _gembok:
        _angka[f'permintaan_total{{ruang="{ruang}",metode="{metode}",status="{status // 100}xx"}}'] += 1
        _angka[f"ember|{ruang}|{ember}"] += 1
        _angka[f'permintaan_detik_sum{{ruang="{ruang}"}}'] += lama
    setor()


def catat_lambat(sql: str, lama: float) -> None:
    """One slow query, by its text without values."""
    teks = " ".join(sql.split())[:600]
    cap = hashlib.sha256(teks.encode()).hexdigest()[:16]
    log.warning("kueri lambat", milidetik=round(lama * 1000), cap=cap)
    with _gembok:
        _angka["kueri_lambat_total"] += 1
    try:
        with klien().pipeline(transaction=False) as pipa:
            pipa.hset(_kunci("lambat:teks"), cap, teks)
            pipa.hincrby(_kunci("lambat:kali"), cap, 1)
            pipa.zadd(_kunci("lambat:paling"), {cap: round(lama * 1000)}, gt=True)
            pipa.hset(_kunci("lambat:pada"), cap, int(time.time()))
            # what is no longer among the slowest is forgotten as well
            pipa.zremrangebyrank(_kunci("lambat:paling"), 0, -LAMBAT_TERBANYAK - 1)
            pipa.execute()
    except redis.RedisError:
        return


def lambat() -> list[dict[str, Any]]:
    """The slowest queries: {sql, kali, milidetik, pada}, worst first; empty without Redis."""
    try:
        # bytes, as every client of this process gives them
        paling: Any = klien().zrevrange(_kunci("lambat:paling"), 0, 19, withscores=True)
        if not paling:
            return []
        cap = [c for c, _n in paling]
        isi: Any = [klien().hmget(_kunci(f"lambat:{n}"), cap) for n in ("teks", "kali", "pada")]
        teks, kali, pada = isi
    except redis.RedisError:
        return []
    return [
        {
            "sql": (t or b"").decode(),
            "kali": int(k or 0),
            "milidetik": int(n),
            "pada": datetime.fromtimestamp(int(p or 0), tz=timezone.get_current_timezone()),
        }
        for (_c, n), t, k, p in zip(paling, teks, kali, pada, strict=True)
    ]


def setor(*, sekarang: bool = False) -> None:
    """Add this process's numbers to the common ones; kept for the next time when Redis is gone."""
    global _setor_pada
    kini = time.monotonic()
    with _gembok:
        if not _angka or (kini - _setor_pada < SETOR and not sekarang):
            return
        _setor_pada = kini
        isi = dict(_angka)
        _angka.clear()
    try:
        with klien().pipeline(transaction=False) as pipa:
            for nama, nilai in isi.items():
                pipa.hincrbyfloat(_kunci("angka"), nama, nilai)
            pipa.execute()
    except redis.RedisError:
        with _gembok:
            for nama, nilai in isi.items():
                _angka[nama] += nilai


# --- the page -------------------------------------------------------------------------------------------


def halaman() -> str:
    """The text format of Prometheus 0.0.4."""
    baris: list[str] = []

    def tulis(nama: str, jenis: str, arti: str, isi: Iterable[tuple[str, float]]) -> None:
        baris.extend([f"# HELP prima_{nama} {arti}", f"# TYPE prima_{nama} {jenis}"])
        baris.extend(f"prima_{n} {_teks(x)}" for n, x in isi)

    setor(sekarang=True)
    semua = _semua()
    minta = sorted((n, x) for n, x in semua.items() if n.startswith("permintaan_total"))
    tulis("permintaan_total", "counter", "Requests by room, method and class of answer.", minta)
    tulis("permintaan_detik", "histogram", "Seconds until the answer, by room.", _histogram(semua))
    tulis("kueri_lambat_total", "counter", "Queries slower than KUERI_LAMBAT_MS.",
          [("kueri_lambat_total", semua.get("kueri_lambat_total", 0))])  # fmt: skip
    for nama, arti, isi in _keadaan():
        tulis(nama, "gauge", arti, isi)
    return "\n".join(baris) + "\n"


def _teks(x: float) -> str:
    return str(int(x)) if float(x).is_integer() else f"{x:.6f}"


def _semua() -> dict[str, float]:
    try:
        angka: Any = klien().hgetall(_kunci("angka"))
        return {k.decode(): float(v) for k, v in angka.items()}
    except redis.RedisError:
        return {}


def _histogram(semua: dict[str, float]) -> list[tuple[str, float]]:
    hasil: list[tuple[str, float]] = []
    for ruang in sorted({n.split("|")[1] for n in semua if n.startswith("ember|")}):
        jumlah = 0.0
        for b in (*map(str, BATAS), "+Inf"):
            jumlah += semua.get(f"ember|{ruang}|{b}", 0)
            hasil.append((f'permintaan_detik_bucket{{ruang="{ruang}",le="{b}"}}', jumlah))
        hasil.append(
            (
                f'permintaan_detik_sum{{ruang="{ruang}"}}',
                semua.get(f'permintaan_detik_sum{{ruang="{ruang}"}}', 0),
            )
        )
        hasil.append((f'permintaan_detik_count{{ruang="{ruang}"}}', jumlah))
    return hasil


def _keadaan() -> list[tuple[str, str, list[tuple[str, float]]]]:
    """[(name, meaning, values)] as it stands now."""
    from pelayanan import kesehatan
    from pelayanan.models import Cadangan

    kini = timezone.now()
    antre = Antaran.objects.filter(selesai_pada__isnull=True)
    tertua = antre.order_by("siap_pada").values_list("siap_pada", flat=True).first()
    kabar = Kabar.objects
    terlambat = Tenggat.objects.filter(
        dipenuhi_pada__isnull=True,
        dijeda_pada__isnull=True,
        terhenti_pada__isnull=True,
        jatuh_tempo_pada__lt=kini,
    )
    cadangan = (
        Cadangan.objects.berhasil().order_by("-selesai_pada").values_list("selesai_pada", flat=True).first()
    )
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT coalesce(state, 'lain'), count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() GROUP BY 1"
        )
        sambungan = [(f'basis_data_sambungan{{keadaan="{k}"}}', float(n)) for k, n in kursor.fetchall()]
        kursor.execute("SELECT pg_database_size(current_database())")
        ukuran = float(kursor.fetchone()[0])
    return [
        ("hidup", "1 when the part answers.",
         [(f'hidup{{bagian="{k}"}}', float(v)) for k, v in kesehatan.periksa().items()]),
        ("antaran_menunggu", "Reactions owed.", [("antaran_menunggu", antre.count())]),
        ("antaran_gagal", "Reactions owed that failed at least once.",
         [("antaran_gagal", antre.exclude(galat="").count())]),
        ("antaran_tertua_detik", "Age of the oldest reaction that is due.",
         [("antaran_tertua_detik", max(0.0, (kini - tertua).total_seconds()) if tertua else 0)]),
        ("kabar_menunggu", "Messages to be sent.",
         [("kabar_menunggu", kabar.filter(status=Kabar.Status.MENUNGGU).count())]),
        ("kabar_gagal", "Messages given up.",
         [("kabar_gagal", kabar.filter(status=Kabar.Status.GAGAL).count())]),
        ("kabar_tugas", "Messages an officer must bring.",
         [("kabar_tugas", kabar.filter(status=Kabar.Status.TUGAS).count())]),
        ("tenggat_terlambat", "Open promises past their time.",
         [(f'tenggat_terlambat{{jenis="{j}"}}', float(n)) for j, n in _per_jenis(terlambat)]),
        ("cadangan_umur_detik", "Age of the newest backup; -1 without one.",
         [("cadangan_umur_detik", (kini - cadangan).total_seconds() if cadangan else -1)]),
        ("basis_data_sambungan", "Connections to the database.", sambungan),
        ("basis_data_bita", "Size of the database.", [("basis_data_bita", ukuran)]),
    ]  # fmt: skip


def _per_jenis(qs: Any) -> list[tuple[str, int]]:
    from django.db.models import Count

    return list(qs.order_by().values_list("jenis").annotate(n=Count("pk")).values_list("jenis", "n"))
