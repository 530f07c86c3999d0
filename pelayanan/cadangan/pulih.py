"""A backup file into an empty database and an empty folder; compared with what was saved.

The whole file is read and authenticated once before anything is touched: a file that is cut in half, or not ours,
leaves the target as it was.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pelayanan import prasyarat
from pelayanan.cadangan import alat, isi
from pelayanan.cadangan.arsip import Pembaca, Terpotong
from pelayanan.cadangan.buat import Kemajuan
from pelayanan.lokal import Gagal, pesan_os, tulis_rahasia


@dataclass(frozen=True)
class Keterangan:
    """What a verified file says about itself."""

    mode: str
    postgres: int
    pg_dump: int
    migrasi: list[str]
    basis_data: dict[str, Any]
    berkas: int


def periksa(arsip: Path, sandi: str, kabar: Callable[[str], None]) -> Keterangan:
    """Read all of it, write nothing. Raises Gagal."""
    maju = Kemajuan(kabar)
    maju.mulai("memeriksa berkas cadangan")
    awal: dict[str, Any] = {}
    akhir: dict[str, Any] = {}
    banyak, semua, ada_basis_data = 0, hashlib.sha256(), False
    for kepala, potongan in _bagian(arsip, sandi):
        match kepala.get("jenis"):
            case "keterangan":
                awal = kepala
            case "basis_data":
                ada_basis_data = True
            case "penutup":
                akhir = kepala
            case "berkas":
                _nama_aman(kepala["nama"])
                cerna = hashlib.sha256()
                for potong in maju.alirkan(potongan):
                    cerna.update(potong)
                banyak += 1
                semua.update(f"{kepala['folder']}/{kepala['nama']} {cerna.hexdigest()}\n".encode())
                continue
        for _potong in maju.alirkan(potongan):
            pass
    if not (awal and ada_basis_data) or (akhir.get("berkas"), akhir.get("cerna_berkas")) != (
        banyak,
        semua.hexdigest(),
    ):
        raise Terpotong
    return Keterangan(
        awal["mode"], awal["postgres"], awal["pg_dump"], awal["migrasi"], awal["basis_data"], banyak
    )


def pulihkan(
    arsip: Path, sandi: str, *, url: str, folder: Path, keterangan: Keterangan, kabar: Callable[[str], None]
) -> None:
    """Into the empty database `url`, and into `folder`: berkas/, kunci_penanda/ and the file rahasia.

    Raises Gagal; then nothing of it is left behind.
    """
    import psycopg2

    with contextlib.ExitStack() as batal:
        sambungan = psycopg2.connect(**{"connect_timeout": 5, **prasyarat.sambungan_database(url)})
        batal.callback(sambungan.close)
        with sambungan, sambungan.cursor() as kursor:
            if isi.tabel(kursor):
                raise Gagal(
                    "Basis data tujuan sudah berisi: pemulihan hanya ke basis data kosong. Buat basis data baru, "
                    "lalu ulangi dengan DATABASE_URL-nya."
                )
            server = alat.versi_server(kursor)
        if server < keterangan.postgres:
            raise Gagal(
                f"Cadangan ini dari PostgreSQL {keterangan.postgres}, server tujuan PostgreSQL {server}: "
                f"pakai server PostgreSQL {keterangan.postgres} atau lebih baru."
            )
        # its own output speaks to the server: newer settings than the server's would be refused
        program, _nomor = alat.cari(
            "pg_restore", keterangan.pg_dump, f"cadangan pg_dump {keterangan.pg_dump}"
        )
        tempat = {"berkas": folder / "berkas", "kunci_penanda": folder / "kunci_penanda"}
        for ada in (*tempat.values(), folder / "rahasia"):
            if ada.is_file() or (ada.is_dir() and any(ada.iterdir())):
                raise Gagal(f"{ada} sudah berisi: pulihkan ke folder kosong (--ke FOLDER).")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for baru in (*tempat.values(), folder / "rahasia", folder / "rahasia_lama"):
            batal.callback(_buang, baru)
        try:
            _isi_semua(arsip, sandi, program, url, tempat, folder, Kemajuan(kabar))
        except OSError as galat:
            raise Gagal(pesan_os(galat, "memulihkan cadangan")) from galat
        kabar("→ membandingkan dengan catatan di dalam cadangan …")
        beda = isi.beda(keterangan.basis_data, isi.hitung(sambungan))
        if beda:
            with sambungan, sambungan.cursor() as kursor:  # it was empty before
                kursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            raise Gagal(f"Hasil pemulihan tidak sama dengan yang dicadangkan: {'; '.join(beda[:3])}.")
        batal.pop_all()  # what was written stays
        sambungan.close()


def _buang(tempat: Path) -> None:
    if tempat.is_dir():
        shutil.rmtree(tempat, ignore_errors=True)
    else:
        tempat.unlink(missing_ok=True)


def _bagian(arsip: Path, sandi: str) -> Iterator[tuple[dict[str, Any], Iterator[bytes]]]:
    try:
        with arsip.open("rb") as masukan:
            yield from Pembaca(masukan, sandi).bagian()
    except FileNotFoundError:
        raise Gagal(f"{arsip} tidak ada: periksa nama berkasnya.") from None
    except IsADirectoryError:
        raise Gagal(f"{arsip} adalah folder: pilih berkas cadangannya.") from None


def _nama_aman(nama: str) -> PurePosixPath:
    """No part of a backup may climb out of its folder."""
    jalur = PurePosixPath(nama)
    if jalur.is_absolute() or ".." in jalur.parts or not jalur.parts:
        raise Terpotong
    return jalur


def _isi_semua(
    arsip: Path, sandi: str, program: Path, url: str, tempat: dict[str, Path], folder: Path, maju: Kemajuan
) -> None:
    for kepala, potongan in _bagian(arsip, sandi):
        match kepala["jenis"]:
            case "rahasia":
                rahasia = json.loads(b"".join(potongan))
                tulis_rahasia(folder / "rahasia", rahasia[0])
                if rahasia[1:]:
                    tulis_rahasia(folder / "rahasia_lama", ",".join(rahasia[1:]))
            case "basis_data":
                maju.mulai("basis data")
                _muat(program, url, maju.alirkan(potongan))
            case "berkas":
                if maju.apa != "berkas":
                    maju.mulai("berkas")
                tujuan = tempat[kepala["folder"]] / _nama_aman(kepala["nama"])
                tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                with open(os.open(tujuan, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as keluaran:
                    for potong in maju.alirkan(potongan):
                        keluaran.write(potong)
                    keluaran.flush()
                    os.fsync(keluaran.fileno())


def _muat(program: Path, url: str, potongan: Iterator[bytes]) -> None:
    """All of it in one transaction, or nothing."""
    dsn, env = alat.tujuan(url)
    with tempfile.TemporaryFile() as keluhan:
        jalan = subprocess.Popen(  # noqa: S603
            [program, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--dbname", dsn],
            stdin=subprocess.PIPE, stderr=keluhan, env=env,
        )  # fmt: skip
        assert jalan.stdin  # noqa: S101
        try:
            with contextlib.suppress(BrokenPipeError):  # it says why on its other channel
                for potong in potongan:
                    jalan.stdin.write(potong)
                jalan.stdin.close()
            if jalan.wait() != 0:
                keluhan.seek(0)
                raise Gagal(f"pg_restore gagal ({alat.sebab(keluhan.read())}).")
        finally:
            if jalan.poll() is None:
                jalan.kill()
            jalan.wait()
