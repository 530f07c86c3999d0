"""What every operation of the API has in common, written into the schema once instead of at every view."""

from typing import Any

from drf_spectacular.openapi import AutoSchema

GALAT = {"$ref": "#/components/schemas/Galat"}
KUNCI = {
    "in": "header",
    "name": "Idempotency-Key",
    "schema": {"type": "string", "maxLength": 200},
    "description": "Permintaan yang sama dengan kunci yang sama adalah satu perbuatan dan dijawab sama.",
}
UMUM = {"429": "Terlalu sering; kepala Retry-After menyebut kapan boleh lagi."}
BERKUNCI = {"401": "Tanpa kunci, atau kunci tidak dikenal.", "403": "Kunci tidak memiliki lingkup ini."}
MENULIS = {
    "400": "Isian salah; `bidang` menyebut yang mana.",
    "409": "Aturan tidak mengizinkannya sekarang; `kode` menyebut sebabnya.",
    "415": "Kirim sebagai application/json.",
    "422": "Idempotency-Key ini sudah dipakai untuk isi lain.",
}
LAIN = {"404": "Tidak ada, atau bukan milik pemilik kunci."}


class Skema(AutoSchema):
    """Knows from `lingkup` which operations are public."""

    def get_auth(self) -> list[dict[str, Any]]:
        lingkup = getattr(self.view, "lingkup", "—")
        if self.method == "GET":
            lingkup = getattr(self.view, "lingkup_baca", lingkup)
        return [] if lingkup is None else super().get_auth()


def lengkapi(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """drf-spectacular's last step: the key of POSTs, and every refusal in the one error shape."""
    for isi in result["paths"].values():
        for metode, operasi in isi.items():
            tambah = dict(UMUM)
            if "security" in operasi:
                tambah |= BERKUNCI
            if metode == "post":
                tambah |= MENULIS
                parameter = operasi.setdefault("parameters", [])
                parameter[:] = [p for p in parameter if p["name"] != KUNCI["name"]] + [KUNCI]
            for status, uraian in tambah.items():
                isi_galat = {"content": {"application/json": {"schema": GALAT}}, "description": uraian}
                operasi["responses"].setdefault(status, isi_galat)
            for status, uraian in {**tambah, **LAIN}.items():
                if jawaban := operasi["responses"].get(status):
                    jawaban["description"] = jawaban.get("description") or uraian
            operasi["responses"] = dict(sorted(operasi["responses"].items()))
    return result
