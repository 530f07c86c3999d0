"""A standard for other systems: schema.org GovernmentService, and the shape of SIPPN's pages."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from standar.banding import baris_komponen
from standar.models import Standar


def json_ld(standar: Standar, alamat: str) -> dict[str, Any]:
    """schema.org GovernmentService; only what is known."""
    layanan, unit = standar.layanan, standar.layanan.unit
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": layanan.nama,
        "identifier": layanan.kode,
        "url": alamat,
        "serviceType": layanan.get_kelompok_display(),
        "provider": {"@type": "GovernmentOffice", "name": unit.nama},
        "areaServed": {"@type": "Country", "name": "Indonesia"},
    }
    if unit.alamat:
        data["provider"]["address"] = unit.alamat
    if unit.telepon:
        data["provider"]["telephone"] = unit.telepon
    if standar.biaya_rupiah is not None:
        data["offers"] = {"@type": "Offer", "price": str(standar.biaya_rupiah), "priceCurrency": "IDR"}
        data["isAccessibleForFree"] = standar.gratis
    produk = [k.teks for k in standar.komponen.all() if k.jenis == "produk"]
    if produk:
        data["serviceOutput"] = [{"@type": "Thing", "name": p} for p in produk]
    return data


def sebagai_blok(data: dict[str, Any]) -> SafeString:
    """JSON for a data block in a page: nothing in it can end the block or open another."""
    teks = json.dumps(data, ensure_ascii=False)
    for asal, jadi in (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026"), ("\u2028", "\\u2028")):
        teks = teks.replace(asal, jadi)
    return mark_safe(teks)


def sippn(standar: Standar) -> dict[str, Any]:
    """One service in the order of a SIPPN page; null where nothing is known."""
    baris = baris_komponen(standar)
    return {
        "nama_pelayanan": standar.layanan.nama,
        "unit_penyelenggara": standar.layanan.unit.nama,
        "nomor_sk": standar.nomor_sk or None,
        "tanggal_sk": standar.tanggal_sk,
        "persyaratan": baris["persyaratan"] or None,
        "sistem_mekanisme_prosedur": [f"{i}. {t}" for i, t in enumerate(baris["prosedur"], 1)] or None,
        "waktu_penyelesaian": "; ".join(baris["waktu"]) or None,
        "biaya_tarif": "; ".join(baris["biaya"]) or None,
        "produk_pelayanan": baris["produk"] or None,
        "pengaduan_layanan": baris["pengaduan"] or None,
    }
