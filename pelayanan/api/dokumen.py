"""The API's own page, made on the server from the schema: no CDN, no inline script."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from drf_spectacular.generators import SchemaGenerator

METODE = ("get", "post", "put", "patch", "delete")


@cache
def _skema() -> dict[str, Any]:
    return SchemaGenerator().get_schema(request=None, public=True)


def _bidang(skema: dict[str, Any], rujukan: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The fields of a schema object as rows: name, type, required, description."""
    if not rujukan:
        return []
    if "$ref" in rujukan:
        rujukan = skema["components"]["schemas"][rujukan["$ref"].rsplit("/", 1)[-1]]
    wajib = rujukan.get("required", [])
    return [
        {
            "nama": nama,
            "jenis": isi.get("type") or isi.get("$ref", "").rsplit("/", 1)[-1] or "objek",
            "wajib": nama in wajib,
            "uraian": isi.get("description", ""),
        }
        for nama, isi in rujukan.get("properties", {}).items()
    ]


@require_GET
def halaman(request: HttpRequest) -> HttpResponse:
    skema = _skema()
    kelompok: dict[str, list[dict[str, Any]]] = {}
    for jalur, isi in skema["paths"].items():
        for metode in METODE:
            if metode not in isi:
                continue
            operasi = isi[metode]
            badan = (
                operasi.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            )
            baris = {
                "metode": metode.upper(),
                "jalur": jalur,
                "id": operasi["operationId"],
                "ringkas": operasi.get("summary", ""),
                "uraian": operasi.get("description", ""),
                "parameter": operasi.get("parameters", []),
                "badan": _bidang(skema, badan),
                "jawaban": [
                    {
                        "status": status,
                        "uraian": j.get("description", ""),
                        "bidang": _bidang(
                            skema, j.get("content", {}).get("application/json", {}).get("schema")
                        ),
                    }
                    for status, j in operasi.get("responses", {}).items()
                ],
            }
            kelompok.setdefault(operasi.get("tags", ["lain"])[0], []).append(baris)
    return render(request, "pelayanan/dokumen_api.html", {"kelompok": kelompok, "info": skema["info"]})
