"""Database, uploads and keys into one encrypted file, at one moment of the database, while people work on."""

import contextlib
import hashlib
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from pelayanan import prasyarat
from pelayanan.cadangan import alat, isi
from pelayanan.cadangan.arsip import POTONGAN, Penulis
from pelayanan.lokal import Gagal, pesan_os

SANDI_TERPENDEK = 12
KUNCI_SATU = 0x43414441  # advisory lock: one backup of a database at a time, from whichever host


class SedangBerjalan(Gagal):
    def __init__(self) -> None:
        super().__init__("Pencadangan lain sedang berjalan: tunggu sampai selesai, lalu ulangi.")


@dataclass(frozen=True)
class Sumber:
    """What a portal consists of. folder: {name in the backup: where it lies}; rahasia: newest first."""

    url: str
    mode: str
    rahasia: Sequence[str]
    folder: Mapping[str, Path]


@dataclass
class Kemajuan:
    """Tells every two seconds how far it is."""

    kabar: Callable[[str], None]
    apa: str = ""
    byte: int = 0
    _lalu: float = field(default_factory=time.monotonic)

    def mulai(self, apa: str) -> None:
        self.apa, self.byte = apa, 0
        self.kabar(f"→ {apa} …")

    def alirkan(self, potongan: Iterator[bytes]) -> Iterator[bytes]:
        for potong in potongan:
            self.byte += len(potong)
            if time.monotonic() - self._lalu > 2:
                self._lalu = time.monotonic()
                self.kabar(f"  {self.apa}: {ukuran(self.byte)}")
            yield potong


def ukuran(byte: int) -> str:
    """12,3 MB."""
    if byte < 1024**2:
        return f"{max(1, byte // 1024) if byte else 0} KB"
    angka, satuan = (byte / 1024**2, "MB") if byte < 1024**3 else (byte / 1024**3, "GB")
    return f"{angka:.1f} {satuan}".replace(".", ",")


def cadangkan(sumber: Sumber, tujuan: Path, sandi: str, kabar: Callable[[str], None]) -> int:
    """Write `tujuan` (0600; whole or not at all); its size in bytes. Raises Gagal with one line for the person."""
    if len(sandi) < SANDI_TERPENDEK:
        raise Gagal(f"Sandi cadangan terlalu pendek: pakai paling sedikit {SANDI_TERPENDEK} huruf.")
    if tujuan.exists():
        raise Gagal(f"{tujuan} sudah ada: pakai nama lain, cadangan lama tidak ditimpa.")
    sementara = tujuan.with_name(f".{tujuan.name}.sebagian")
    milik_kita = False  # somebody else's half file, written this very moment, is not ours to remove
    try:
        with _sambungan_tunggal(sumber.url) as sambungan:
            milik_kita = True
            sementara.unlink(missing_ok=True)  # of a run that was killed: nobody else has the lock
            with open(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as keluaran:
                _tulis_semua(sumber, sambungan, keluaran, sandi, Kemajuan(kabar), tujuan.parent)
                keluaran.flush()
                os.fsync(keluaran.fileno())
            sementara.rename(tujuan)
            _sinkron_folder(tujuan.parent)
        return tujuan.stat().st_size
    except OSError as galat:
        raise Gagal(pesan_os(galat, "menulis cadangan")) from galat
    finally:
        if milik_kita:
            with contextlib.suppress(OSError):
                sementara.unlink(missing_ok=True)


@contextlib.contextmanager
def _sambungan_tunggal(url: str) -> Iterator[Any]:
    import psycopg2

    try:
        sambungan = psycopg2.connect(**{"connect_timeout": 5, **prasyarat.sambungan_database(url)})
    except psycopg2.Error as galat:
        raise Gagal(f"Basis data tidak menjawab ({alat.sebab(str(galat).encode())}).") from None
    try:
        sambungan.set_session(isolation_level="REPEATABLE READ", readonly=True)
        with sambungan.cursor() as kursor:
            kursor.execute("SELECT pg_try_advisory_lock(%s)", [KUNCI_SATU])
            if not kursor.fetchone()[0]:
                raise SedangBerjalan
        yield sambungan
    except psycopg2.Error as galat:
        raise Gagal(
            f"Basis data terputus saat dicadangkan ({alat.sebab(str(galat).encode())}): ulangi."
        ) from galat
    finally:
        sambungan.close()


def _tulis_semua(
    sumber: Sumber, sambungan: Any, keluaran: BinaryIO, sandi: str, maju: Kemajuan, jangan: Path
) -> None:
    with sambungan.cursor() as kursor:
        server = alat.versi_server(kursor)
        program, nomor = alat.cari("pg_dump", server, f"server PostgreSQL {server}")
        kursor.execute("SELECT pg_export_snapshot()")
        potret = kursor.fetchone()[0]
        if "django_migrations" not in isi.tabel(kursor):
            raise Gagal("Basis data ini masih kosong: tidak ada yang dicadangkan.")
        kursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id")
        migrasi = [m for (m,) in kursor.fetchall()]
    maju.mulai("menghitung isi basis data")
    keterangan = {
        "jenis": "keterangan",
        "mode": sumber.mode,
        "postgres": server,
        "pg_dump": nomor,
        "migrasi": migrasi,
        "basis_data": isi.hitung(sambungan),
    }
    p = Penulis(keluaran, sandi)
    p.bagian(keterangan)
    p.bagian({"jenis": "rahasia"}, [json.dumps(list(sumber.rahasia)).encode()])
    banyak, semua = 0, hashlib.sha256()
    for nama_folder, folder in sumber.folder.items():
        maju.mulai(f"berkas di {folder}")
        for berkas in _berkas(folder, jangan):
            nama = berkas.relative_to(folder).as_posix()
            try:
                masukan = berkas.open("rb")
            except FileNotFoundError:
                continue  # deleted since it was listed
            with masukan:
                kepala = {"jenis": "berkas", "folder": nama_folder, "nama": nama}
                cerna = p.bagian(kepala, maju.alirkan(_potongan(masukan)))
            banyak += 1
            semua.update(f"{nama_folder}/{nama} {cerna}\n".encode())
    # Last, so that a restore fills the database when everything else is on the disk; the moment it shows is the first.
    maju.mulai("basis data")
    p.bagian({"jenis": "basis_data"}, maju.alirkan(_tumpahan(program, sumber.url, potret)))
    p.bagian({"jenis": "penutup", "berkas": banyak, "cerna_berkas": semua.hexdigest()})
    p.tutup()


def _potongan(masukan: Any) -> Iterator[bytes]:
    while potong := masukan.read(POTONGAN):
        yield potong


def _berkas(folder: Path, jangan: Path) -> Iterator[Path]:
    """Every file below, in a fixed order; not the folder in which the backups themselves lie."""
    for tempat, anak, nama in os.walk(folder):
        anak[:] = sorted(a for a in anak if (Path(tempat) / a).resolve() != jangan.resolve())
        for n in sorted(nama):
            berkas = Path(tempat) / n
            if not berkas.is_symlink() and berkas.is_file() and not n.endswith(".sebagian"):
                yield berkas


def _tumpahan(program: Path, url: str, potret: str) -> Iterator[bytes]:
    """pg_dump's output at the exported snapshot."""
    dsn, env = alat.tujuan(url)
    with tempfile.TemporaryFile() as keluhan:
        jalan = subprocess.Popen(  # noqa: S603
            [program, "--format=custom", "--compress=3", "--no-owner", "--no-privileges", "--no-comments",
             f"--snapshot={potret}", "--dbname", dsn],
            stdout=subprocess.PIPE, stderr=keluhan, env=env,
        )  # fmt: skip
        try:
            yield from _potongan(jalan.stdout)
            if jalan.wait() != 0:
                keluhan.seek(0)
                raise Gagal(f"pg_dump gagal ({alat.sebab(keluhan.read())}): ulangi.")
        finally:
            if jalan.poll() is None:
                jalan.kill()
            jalan.wait()
            if jalan.stdout:
                jalan.stdout.close()


def _sinkron_folder(folder: Path) -> None:
    """The new name is on the disk too, not only the bytes."""
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
