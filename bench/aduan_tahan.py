"""Every receipt shown has its aduan, whole: 200 people file at once, two photos each, and PostgreSQL is killed with
-9 in the middle. On servers of its own:

    python -m bench.aduan_tahan [people = 200]

Each person is a browser with cookies that does what a person does: looks at the screen, fills it in, and presses again
when nothing comes. Exit 1 when anything is wrong.
"""

import hashlib
import http.client
import io
import random
import re
import sys
import threading
import time
import uuid
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode

from bench.tempat import Tempat, kepala, persentil

ORANG = int(next((a for a in sys.argv[1:] if a.isdigit()), "200"))
FOTO = 2
SABAR = 120.0  # seconds one press is repeated before the person gives up
KUE = "a" * 32
LAYAR = re.compile(r'action="/pengaduan/baru/(\w+)/"')


def foto(benih: int) -> bytes:
    """A photo as a telephone makes it: noise, so that no two are alike, with EXIF and a place."""
    from PIL import Image

    acak = random.Random(benih)
    gambar = Image.frombytes("RGB", (400, 300), acak.randbytes(400 * 300 * 3))
    exif = Image.Exif()
    exif[0x010E] = "lokasi rahasia -7.797 110.370"
    keluar = io.BytesIO()
    gambar.save(keluar, "JPEG", quality=70, exif=exif)
    return keluar.getvalue()


class Orang:
    """One person. `tanda_terima`: (code, PIN) once seen."""

    def __init__(self, pintu: int, ke: int, foto_: list[bytes]) -> None:
        self.pintu, self.ke, self.foto = pintu, ke, foto_
        self.kue = {"csrftoken": KUE}
        self.s: http.client.HTTPConnection | None = None
        self.tanda_terima: tuple[str, str] | None = None
        self.putus = self.ulang_dari_awal = 0
        self.lama: list[float] = []
        self.galat = ""
        self.judul = f"Aduan orang ke-{ke}"
        self.isi = {
            "jenis": {"kelas": "tidak_berkadar_pengawasan"},
            "tentang": {"tentang": "u:bench"},
            "cerita": {"judul": self.judul, "isi": f"Loket kosong, saya nomor {ke}."},
            "harapan": {"permintaan": "Dilayani", "kerugian": ""},
            "identitas": {"identitas": "anonim", "sifat": "rahasia"},
            "kabar": {"nama": f"Warga {ke}", "kontak": f"warga{ke}@contoh.test"},
        }

    def jalan(self) -> None:
        alamat = "/pengaduan/baru/"
        for _ in range(40):
            status, ke, teks = self.minta("GET", alamat)
            if status == 302:
                alamat = ke
                continue
            if alamat.endswith("/tanda-terima/"):
                kode = re.search(r"A(?:-[0-9A-Z]{4}){3}", teks)
                pin = re.search(r"\b\d{6}\b", re.sub(r"(?s)<svg.*?</svg>|<[^>]*>", " ", teks))
                if kode and pin:
                    self.tanda_terima = (kode[0], pin[0])
                    return
            layar = LAYAR.search(teks) if "/periksa/" not in alamat else None
            if layar is None and "/periksa/" not in alamat:
                self.galat = f"{status} di {alamat.split('/')[-2]}"
                return
            nama = layar[1] if layar else "periksa"
            if nama == "jenis" and self.lama[8:]:
                self.ulang_dari_awal += 1
            status, ke, _teks = self.minta(
                "POST", f"/pengaduan/baru/{nama}/", self.isi.get(nama, {}), nama == "cerita"
            )
            alamat = ke if status == 302 else alamat
        self.galat = "tidak selesai dalam 40 langkah"

    def minta(
        self, metode: str, alamat: str, isi: dict[str, str] | None = None, berfoto: bool = False
    ) -> tuple[int, str, str]:
        """The first answer that is not a breakdown: (status, where it sends on, text)."""
        badan, jenis = self._badan(isi or {}, berfoto) if metode == "POST" else (None, "")
        awal = time.monotonic()
        while time.monotonic() - awal < SABAR:
            kepala_ = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.kue.items())}
            if jenis:
                kepala_["Content-Type"] = jenis
            try:
                if self.s is None:
                    self.s = http.client.HTTPConnection("127.0.0.1", self.pintu, timeout=30)
                self.s.request(metode, alamat, badan, kepala_)
                j = self.s.getresponse()
                teks = j.read().decode()
                if j.status < 500:
                    for baris in j.headers.get_all("Set-Cookie") or ():
                        k, _, v = baris.partition(";")[0].partition("=")
                        self.kue[k] = v
                    self.lama.append(time.monotonic() - awal)
                    return j.status, j.headers.get("Location") or "", teks
            except (OSError, http.client.HTTPException):
                pass
            if self.s is not None:
                self.s.close()
                self.s = None
            self.putus += 1
            time.sleep(random.uniform(0.3, 1.5))
        return 0, "", ""

    def _badan(self, isi: dict[str, str], berfoto: bool) -> tuple[bytes, str]:
        isi = {**isi, "csrfmiddlewaretoken": self.kue["csrftoken"]}
        if not berfoto:
            return urlencode(isi).encode(), "application/x-www-form-urlencoded"
        batas = uuid.uuid4().hex
        keluar = b"".join(
            f'--{batas}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode()
            for k, v in isi.items()
        )
        for i, f in enumerate(self.foto):
            keluar += (
                (
                    f'--{batas}\r\nContent-Disposition: form-data; name="berkas"; filename="foto{i}.jpg"\r\n'
                    "Content-Type: image/jpeg\r\n\r\n"
                ).encode()
                + f
                + b"\r\n"
            )
        return keluar + f"--{batas}--\r\n".encode(), f"multipart/form-data; boundary={batas}"


def main() -> int:
    with Tempat() as t:
        return jalan(t)


def jalan(t: Tempat) -> int:
    from django.db import connection

    from pelayanan import pin
    from pelayanan.models import Antaran, Peristiwa, Tenggat, Unit
    from pelayanan.saring_berkas import saring
    from pengaduan.models import Aduan, Lampiran

    Unit.objects.create(kode="bench", nama="Bench", buka_setiap_saat=True)
    connection.close()
    orang = [Orang(t.pintu, i, [foto(i * FOTO + n) for n in range(FOTO)]) for i in range(ORANG)]
    utas = [threading.Thread(target=o.jalan) for o in orang]
    awal = time.monotonic()
    for u in utas:
        u.start()
    # in the middle: some have their receipt, most are between two screens
    while sum(o.tanda_terima is not None for o in orang) < ORANG // 5 and any(u.is_alive() for u in utas):
        time.sleep(0.05)
    sudah = sum(o.tanda_terima is not None for o in orang)
    mati = t.ulang_postgres()
    for u in utas:
        u.join()
    selesai = time.monotonic() - awal

    def utuh(o: Orang) -> str:
        """What is wrong with the aduan of this receipt; empty when nothing is."""
        if o.tanda_terima is None:
            return f"tanpa tanda terima: {o.galat}"
        kode, angka = o.tanda_terima
        a = Aduan.objects.filter(kode=kode.replace("-", "")).select_related("pelapor").first()
        if a is None:
            return "tidak ada aduannya"
        if not pin.cocok(kode, angka):
            return "PIN lain"
        if (a.judul, a.isi, a.pelapor.kontak) != (o.judul, o.isi["cerita"]["isi"], o.isi["kabar"]["kontak"]):
            return "isi lain"
        harap = {hashlib.sha256(saring(f).isi).hexdigest() for f in o.foto}
        berkas = {
            x.cerna: hashlib.sha256(Path(x.berkas.path).read_bytes()).hexdigest() for x in a.lampiran.all()
        }
        if set(berkas) != harap or any(k != v for k, v in berkas.items()):
            return "foto hilang atau berubah"
        if Tenggat.objects.filter(objek_jenis="pengaduan.aduan", objek_id=a.pk).count() != 3:
            return "jam tidak tiga"
        return (
            ""
            if Peristiwa.objects.filter(objek_jenis="pengaduan.aduan", objek_id=a.pk).count() == 1
            else "peristiwa"
        )

    salah = Counter(filter(None, (utuh(o) for o in orang)))
    tanda = [o.tanda_terima for o in orang if o.tanda_terima]
    batas = time.monotonic() + 60
    while Antaran.objects.filter(selesai_pada=None).exists() and time.monotonic() < batas:
        from pelayanan.antar import antar_jatuh_tempo

        if not antar_jatuh_tempo():
            time.sleep(0.5)
    sisa = Lampiran.objects.filter(aduan=None).count()
    lama = [x for o in orang for x in o.lama]
    periksa = [
        ("tanda terima yang tampil / orang", f"{len(tanda)} / {ORANG}", len(set(tanda)) == ORANG),
        ("tanda terima yang aduannya tidak utuh", sum(salah.values()), not salah),
        ("aduan di basis data", Aduan.objects.count(), Aduan.objects.count() == ORANG),
        ("foto milik aduan, sha sama, berkas ada",
         Lampiran.objects.exclude(aduan=None).count(), Lampiran.objects.exclude(aduan=None).count() == ORANG * FOTO),
        ("foto tanpa aduan", sisa, not sisa),
        ("kabar yang belum diantar", Antaran.objects.filter(selesai_pada=None).count(),
         not Antaran.objects.filter(selesai_pada=None).exists()),
    ]  # fmt: skip
    print(
        kepala(
            "200 aduan berfoto sekaligus, PostgreSQL mati di tengahnya",
            f"python -m bench.aduan_tahan {ORANG}",
        )
    )
    print(
        f"{ORANG} orang, masing-masing {FOTO} foto ({len(orang[0].foto[0]) // 1000} KB). PostgreSQL dibunuh dengan -9 "
        f"ketika {sudah} tanda terima sudah tampil, kembali dalam {mati:.1f} detik.\n"
        f"{len(lama)} permintaan dalam {selesai:.0f} detik; ditekan lagi {sum(o.putus for o in orang)} kali; "
        f"mengisi dari awal lagi {sum(o.ulang_dari_awal for o in orang)} kali; p50 {persentil(lama, 0.5):.2f} detik, "
        f"p95 {persentil(lama, 0.95):.1f} detik.\n"
    )
    print("| diperiksa | hasil | |\n|---|---|---|")
    for nama, hasil, benar in periksa:
        print(f"| {nama} | {hasil} | {'benar' if benar else '**SALAH**'} |")
    if salah:
        print("\n", salah.most_common(5), file=sys.stderr)
    return 0 if all(p[2] for p in periksa) else 1


if __name__ == "__main__":
    sys.exit(main())
