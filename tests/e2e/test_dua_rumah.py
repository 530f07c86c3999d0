"""The topology of docker-compose.yml without containers: two web hosts behind nginx with TLS, two workers, two beats.

One PostgreSQL, one Valkey. The day of test_perjalanan.py is lived in it once more; then a web host is killed, and what
two beats and two workers did at the same time is counted: everything once.
"""

import collections
import contextlib
import datetime
import email
import os
import signal
import string
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg2
import pytest

from pelayanan import sertifikat
from tests.e2e.conftest import (
    AKAR,
    BEAT,
    PEKERJA,
    _pelabuhan,
    _tunggu,
    jalankan,
    perintah_web,
    siapkan_portal,
)
from tests.e2e.test_perjalanan import (  # noqa: F401 - the same day, in this house
    alamat_kk,
    isi_aduan,
    test_aduan_dijawab_atau_naik_sendiri,
    test_hari_layanan,
    test_klien_rest,
)

NGINX = os.environ.get("JALUR_NGINX", "")
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not NGINX, reason="nginx tidak ada di mesin ini: apt-get install nginx-light"),
]


def _nginx(ruang: Path, depan: tuple[int, int], hulu: list[int]) -> list[str | Path]:
    """The proxy's own file with this machine's ports in it, as the container's entry point fills it in."""
    templat = string.Template((AKAR / "alat/proksi.conf.template").read_text())
    server = templat.safe_substitute(
        PROKSI_HULU=" ".join(f"server 127.0.0.1:{p} max_fails=1 fail_timeout=2s;" for p in hulu),
        PROKSI_HTTP=f"127.0.0.1:{depan[0]}",
        PROKSI_HTTPS=f"127.0.0.1:{depan[1]}",
        PROKSI_SERTIFIKAT=str(ruang),
    )
    (ruang / "nginx.conf").write_text(
        ("user root;\n" if os.geteuid() == 0 else "")
        + f"daemon off; pid {ruang}/nginx.pid; error_log {ruang}/nginx.log warn; worker_processes 1;\n"
        "events {}\nhttp {\naccess_log off;\n"
        + "".join(
            f"{apa}_temp_path {ruang}/{apa};\n"
            for apa in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        + server
        + "\n}\n"
    )
    return [NGINX, "-c", ruang / "nginx.conf", "-p", ruang]


class Rumah:
    def __init__(self, portal, anak: list[subprocess.Popen], hulu: list[int]) -> None:
        self.portal, self.anak, self.hulu = portal, anak, hulu

    def tanya(self, sql: str) -> list[tuple]:
        with contextlib.closing(psycopg2.connect(self.portal.lingkungan["DATABASE_URL"])) as s:
            s.autocommit = True
            with s.cursor() as kursor:
                kursor.execute(sql)
                return kursor.fetchall() if kursor.description else []


@pytest.fixture(scope="module")
def rumah(tmp_path_factory):
    ruang = tmp_path_factory.mktemp("rumah")
    http, https, *hulu = (_pelabuhan() for _ in range(4))
    sertifikat.buat(ruang, ["localhost", "127.0.0.1"])
    url = f"https://localhost:{https}"
    p = siapkan_portal(
        ruang,
        url,
        basis_data="test_prima_rumah",
        redis_ke=14,
        HTTPS="1",
        PROKSI="1",
        NAMA_HOST="localhost",
        ASAL_TEPERCAYA=url,
        ALAMAT_PORTAL=url,
        IKUT_INDUK="1",  # a killed host is dead with its workers, as a killed container is
    )
    perintah = [
        *map(perintah_web, hulu),
        [*PEKERJA, "-n", "satu@%h"],
        [*PEKERJA, "-n", "dua@%h"],
        BEAT,
        BEAT,
        _nginx(ruang, (http, https), hulu),
    ]
    with pytest.MonkeyPatch.context() as m, jalankan(p, perintah) as anak:
        m.setenv("SSL_CERT_FILE", str(ruang / "tls.crt"))  # for urllib here; the browser is told not to mind
        _tunggu(f"{url}/siap/", 60)
        yield Rumah(p, anak, hulu)


@pytest.fixture(scope="module")
def portal(rumah):
    """In this file, every journey's portal."""
    return rumah.portal


def test_tls_dan_alamat_peminta(rumah):
    """What is sent in the clear is led to TLS, and nobody is believed who writes his own address."""
    for nama, isi in (("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "http")):
        minta = urllib.request.Request(f"{rumah.portal.url}/sehat/", headers={nama: isi})
        with urllib.request.urlopen(minta, timeout=10) as jawaban:
            assert jawaban.status == 200
            assert "max-age" in jawaban.headers["Strict-Transport-Security"]
    with pytest.raises(urllib.error.HTTPError, match="301"):
        # straight to a web host, in the clear
        urllib.request.build_opener(_Diam).open(f"http://localhost:{rumah.hulu[0]}/", timeout=10)


class _Diam(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def test_satu_rumah_web_mati(rumah, masuk, buka):
    """`kill -9` of one web host: pages go on at once, live screens find the other, the dead one may come back."""
    papan = buka(1440, 900)
    papan.goto("/antrian/papan/dukcapil-contoh/")
    papan.wait_for_timeout(500)
    petugas = masuk("petugas")
    rumah.anak[0].send_signal(signal.SIGKILL)
    rumah.anak[0].wait(5)
    for _ in range(20):
        with urllib.request.urlopen(f"{rumah.portal.url}/standar/", timeout=10) as jawaban:
            assert jawaban.status == 200
    petugas.goto("/loket/")
    assert petugas.locator("main").count(), "the session is in the database: the other host knows it"
    papan.wait_for_timeout(4_000)  # long enough to have noticed
    papan.wait_for_selector("html[data-sambungan=hidup]", state="attached")
    assert papan.locator(".putus:visible, [data-putus]:visible").count() == 0
    with rumah.portal.log.open("a") as keluaran:
        rumah.anak[0] = subprocess.Popen(
            [str(x) for x in perintah_web(rumah.hulu[0])],
            cwd=AKAR,
            env=rumah.portal.lingkungan,
            stdout=keluaran,
            stderr=subprocess.STDOUT,
        )


def test_dua_beat_dua_pekerja_sekali(rumah, buka):
    """Every clock of three aduan is over at once: each rung climbed once, each reaction once, each letter once."""
    kode = [isi_aduan(buka())[0].replace("-", "") for _ in range(3)]
    daftar = ", ".join(f"'{k}'" for k in kode)
    lalu = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)).isoformat()
    rumah.tanya(
        f"""UPDATE pelayanan_tenggat SET berikutnya_pada = '{lalu}',
            anak_tangga = (SELECT jsonb_agg(jsonb_set(a, '{{pada}}', '"{lalu}"'::jsonb))
                           FROM jsonb_array_elements(anak_tangga) a)
            WHERE objek_jenis LIKE '%aduan%'
              AND objek_id IN (SELECT id FROM pengaduan_aduan WHERE kode IN ({daftar}))
              AND berikutnya_pada IS NOT NULL"""
    )
    batas = time.monotonic() + 60
    while True:
        naik = rumah.tanya(
            f"""SELECT a.kode, e.tingkat, count(*) FROM pengaduan_eskalasi e JOIN pengaduan_aduan a ON a.id = e.aduan_id
                WHERE a.kode IN ({daftar}) GROUP BY 1, 2"""
        )
        tunggu = rumah.tanya(
            "SELECT count(*) FROM pelayanan_antaran WHERE selesai_pada IS NULL"
            " UNION ALL SELECT count(*) FROM pelayanan_kabar WHERE status = 'menunggu'"
        )
        if len(naik) == 9 and not any(n for (n,) in tunggu):
            break
        assert time.monotonic() < batas, (naik, tunggu)
        time.sleep(0.5)
    assert {(t, n) for _k, t, n in naik} == {(1, 1), (2, 1), (3, 1)}
    kejadian = rumah.tanya(
        """SELECT kode, objek_id, data::text, count(*) FROM pelayanan_peristiwa
           WHERE kode LIKE 'pengaduan.%naik%' OR kode LIKE 'pengaduan.%eskalasi%'
           GROUP BY 1, 2, 3 HAVING count(*) > 1"""
    )
    assert kejadian == []
    surat = [
        email.message_from_bytes(b.read_bytes())["Message-ID"]
        for b in Path(rumah.portal.lingkungan["FOLDER_SURAT"]).glob("*")
    ]
    kali = collections.Counter(surat)
    assert all(n == 1 for n in kali.values()), kali.most_common(3)
    gagal = rumah.tanya("SELECT reaksi, galat FROM pelayanan_antaran WHERE galat <> ''")
    assert gagal == []


def test_jejak_utuh(rumah):
    """After all of that the chains hold and the sums agree."""
    rumah.portal.kelola("periksa_jejak")
    rumah.portal.kelola("periksa_rekap")
