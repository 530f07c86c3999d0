"""The filing in progress: kept in the browser's session on our side until it is sent, then forgotten.

The session keeps what was typed as it was typed; every form is validated again before sending.
"""

from __future__ import annotations

import time
import uuid
from typing import Any, cast

from django.http import HttpRequest, QueryDict

from pelayanan import kode as kode_publik
from pelayanan.models import Kunjungan
from pengaduan.forms.warga import FORM, PENGADUAN, FormLangkah, TentangForm
from pengaduan.models import Aduan

_SESI = "aduan_baru"
CEPAT_DETIK = 3  # faster than anybody types: looked at by a person first, never refused


class Draf:
    """One filing: an id (so that sending twice is one act), when it began, and the answers by screen."""

    def __init__(self, request: HttpRequest) -> None:
        self.session = request.session
        self.isi: dict[str, Any] = self.session.get(_SESI) or {
            "id": uuid.uuid4().hex,
            "mulai": time.time(),
            "layar": {},
        }
        self._form: dict[str, FormLangkah] = {}

    @property
    def id(self) -> str:
        return str(self.isi["id"])

    def nilai(self, layar: str, bidang: str) -> str:
        return str((self.isi["layar"].get(layar, {}).get(bidang) or [""])[-1])

    def langkah(self) -> list[str]:
        """The screens this filing has, in order."""
        lewati = set()
        kelas = self.nilai("jenis", "kelas")
        if kelas and kelas not in PENGADUAN:  # until it is chosen, the longest way is promised
            lewati.add("harapan")
        if self.nilai("identitas", "identitas") == Aduan.Identitas.TANPA:
            lewati.add("kabar")
        return [n for n in FORM if n not in lewati]

    def form(self, layar: str) -> FormLangkah:
        """The form of a screen as last filled in, to be drawn; unbound when it was not."""
        return FORM[layar](self._isian(layar))

    def diperiksa(self, layar: str) -> FormLangkah:
        """The same to be validated and read only; made once."""
        if layar not in self._form:
            self._form[layar] = FORM[layar](self._isian(layar), hanya_periksa=True)
        return self._form[layar]

    def _isian(self, layar: str) -> QueryDict | None:
        data = self.isi["layar"].get(layar)
        if data is None:
            return None
        q = QueryDict(mutable=True)
        for k, v in data.items():
            q.setlist(k, v)
        return q

    def simpan(self, layar: str, data: QueryDict) -> None:
        nama = FORM[layar].base_fields
        self.isi["layar"][layar] = {k: data.getlist(k) for k in nama if k in data}
        self.tulis()

    def awali(self, layar: str, **nilai: str) -> None:
        self.isi["layar"][layar] = {k: [v] for k, v in nilai.items()}
        self.tulis()

    def ikat_kunjungan(self, kode: str) -> None:
        """The QR at the loket names the visit."""
        rapi = kode_publik.rapikan(kode)
        if rapi and rapi[0] == "K":
            self.isi["kunjungan"] = rapi
            self.tulis()

    def tulis(self) -> None:
        self._form = {}
        self.session[_SESI] = self.isi

    def buang(self) -> None:
        self.session.pop(_SESI, None)

    def belum(self) -> str | None:
        """The first screen that is not filled in rightly."""
        return next((n for n in self.langkah() if not self.diperiksa(n).is_valid()), None)

    def bersih(self) -> dict[str, Any]:
        """All answers, validated, as keywords for `terima_aduan`; call only when `belum()` is None."""
        semua: dict[str, Any] = {}
        for n in self.langkah():
            f = self.diperiksa(n)
            f.is_valid()
            semua |= f.cleaned_data
        semua.pop("berkas", None)
        semua["draf"] = self.id
        del semua["tentang"]
        semua["unit"], semua["layanan"] = cast(TentangForm, self.diperiksa("tentang")).tempat
        kode = self.isi.get("kunjungan")
        semua["kunjungan"] = Kunjungan.objects.filter(kode=kode).first() if kode else None
        semua["kanal"] = Aduan.Kanal.LOKET if semua["kunjungan"] else Aduan.Kanal.HALAMAN
        semua["tanda"] = ["terlalu_cepat"] if time.time() - self.isi["mulai"] < CEPAT_DETIK else []
        return semua
