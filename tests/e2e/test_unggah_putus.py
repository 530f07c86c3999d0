"""20 MB over a line that is cut: a raw socket that stops half-way at the real server, and a browser gone offline."""

import re
import socket
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.e2e.test_permohonan import FOTO, kirim, layanan  # noqa: F401

pytestmark = pytest.mark.e2e
BATAS = "batasnya"


def sampai_berkas(hal, slug, nama):
    hal.goto(f"/permohonan/baru/?layanan={slug}")
    hal.fill("[name=nama]", nama)
    kirim(hal)
    hal.wait_for_url("**/untuk/")
    kirim(hal)
    hal.wait_for_url("**/kabar/")
    hal.fill("[name=telepon]", "0812 3456 7890")
    kirim(hal)
    hal.wait_for_url("**/berkas/")


def badan(token, besar):
    def bagian(nama, isi, file=""):
        kepala = f'--{BATAS}\r\nContent-Disposition: form-data; name="{nama}"'
        kepala += f'; filename="{file}"\r\nContent-Type: image/jpeg' if file else ""
        return kepala.encode() + b"\r\n\r\n" + isi + b"\r\n"

    return (
        bagian("csrfmiddlewaretoken", token.encode())
        + bagian("berkas_1", b"unggah")
        + bagian("berkas_2", b"unggah")
        + bagian("file_1", FOTO, "a.jpg")
        + bagian("file_2", besar, "b.jpg")
        + f"--{BATAS}--\r\n".encode()
    )


def soket(hal, isi, jenis=f"multipart/form-data; boundary={BATAS}"):
    """A connection that has sent the head of this POST, with the browser's own cookies."""
    alamat = urlsplit(hal.url)
    kue = "; ".join(f"{k['name']}={k['value']}" for k in hal.context.cookies())
    s = socket.create_connection((alamat.hostname, alamat.port), timeout=30)
    s.sendall(
        f"POST {alamat.path} HTTP/1.1\r\nHost: {alamat.netloc}\r\nCookie: {kue}\r\nOrigin: {alamat.scheme}://"
        f"{alamat.netloc}\r\nReferer: {hal.url}\r\nContent-Type: {jenis}\r\nContent-Length: {len(isi)}\r\n"
        "Connection: close\r\n\r\n".encode()
    )
    return s


def jawaban(s):
    teks = b""
    while potong := s.recv(65536):
        teks += potong
    return teks.decode(errors="replace")


def test_soket_yang_berhenti_di_tengah(buka, layanan, portal):  # noqa: F811
    hal = buka(360)
    sampai_berkas(hal, layanan["slug"], "Putus Satu")
    token = hal.input_value("[name=csrfmiddlewaretoken] >> nth=0")
    isi = badan(token, FOTO[:-2] + bytes(19 * 1024 * 1024) + FOTO[-2:])

    # four lines that stop and stay open: as many as there are threads. Others are served again, they are answered
    diam = [soket(hal, isi) for _ in range(4)]
    for s in diam:
        s.sendall(isi[: 8 * 1024 * 1024])
    mulai = time.monotonic()
    with urllib.request.urlopen(f"{portal.url}/permohonan/", timeout=20) as j:
        assert j.status == 200
    assert time.monotonic() - mulai < 12
    semua = [jawaban(s) for s in diam]
    assert all(" 422 " in t.split("\r\n", 1)[0] for t in semua)
    assert ">Sudah sampai: " in semua[0]
    assert "Belum ada yang sampai" in semua[0]

    # cut for good, nobody left to answer
    s = soket(hal, isi)
    s.sendall(isi[: 5 * 1024 * 1024])
    s.close()
    hal.reload()
    utama = hal.inner_text("main")
    assert utama.count("Sudah sampai") == 1, "the first, once; of the second nothing"

    # half a form of text is no form
    hal.goto(hal.url.replace("/berkas/", "/"))
    teks = f"csrfmiddlewaretoken={token}&nik=&nama=Putus+Satu+yang+namanya+panjang+sekali+sampai+tidak+muat"
    s = soket(hal, teks.encode(), "application/x-www-form-urlencoded")
    s.sendall(teks.encode()[:-30])
    s.shutdown(socket.SHUT_WR)
    jawaban(s)
    hal.reload()
    assert hal.input_value("[name=nama]") == "Putus Satu"

    folder, sementara = Path(portal.lingkungan["FOLDER_BERKAS"]), Path(portal.lingkungan["TMPDIR"])
    batas = time.monotonic() + 5
    while list(sementara.glob("*.upload*")) and time.monotonic() < batas:
        time.sleep(0.2)
    assert not list(sementara.glob("*.upload*")), "no half of a file stays behind"
    assert all(f.stat().st_size < 4 * 1024 * 1024 for f in folder.rglob("*") if f.is_file())


def test_peramban_terputus_lalu_tersambung(buka, layanan):  # noqa: F811
    hal = buka(360)
    sampai_berkas(hal, layanan["slug"], "Putus Dua")
    besar = FOTO[:-2] + bytes(3 * 1024 * 1024) + FOTO[-2:]
    hal.check("[name=berkas_1][value=unggah]")
    hal.set_input_files("[name=file_1]", {"name": "ktp.jpg", "mimeType": "image/jpeg", "buffer": besar})
    hal.context.set_offline(True)
    kirim(hal)
    hal.wait_for_selector("text=Sambungan terputus setelah")
    assert hal.url.endswith("/berkas/"), "still here, not on the browser's own error page"
    hal.context.set_offline(False)
    hal.wait_for_selector("text=Belum sampai:")
    kirim(hal)
    hal.wait_for_url("**/periksa/")
    hal.go_back()
    hal.reload()
    assert re.search(r"Sudah sampai.*3[,.]0", hal.inner_text("main"), re.S)
