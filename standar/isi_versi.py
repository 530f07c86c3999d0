"""Checked data → the columns and rows of one version; inside the caller's transaction."""

from collections.abc import Mapping
from typing import Any

from standar import urai
from standar.bentuk import DAFTAR, MAKS_MENIT_LOKET, TUNGGAL
from standar.lampiran import temukan
from standar.models import (
    Komponen,
    Lampiran,
    Langkah,
    Layanan,
    Persyaratan,
    RincianBiaya,
    RincianWaktu,
    Standar,
)


def buat_versi(layanan: Layanan, data: Mapping[str, Any], *, versi: int) -> Standar:
    """A draft of `layanan` with every component of checked `data`, inside the caller's transaction."""
    standar = Standar.objects.create(layanan=layanan, versi=versi, **_bidang(data))
    _isi_baris(standar, data)
    return standar


def ganti_isi(standar: Standar, data: Mapping[str, Any]) -> None:
    """Everything of a draft anew from checked `data`, inside the caller's transaction."""
    for nama, nilai in _bidang(data).items():
        setattr(standar, nama, nilai)
    standar.save()
    for bagian in (Persyaratan, Langkah, Komponen, RincianWaktu, RincianBiaya, Lampiran):
        bagian.objects.filter(standar=standar).delete()
    _isi_baris(standar, data)


def _bidang(data: Mapping[str, Any]) -> dict[str, Any]:
    """The plain columns of a version."""
    waktu, biaya = data.get("waktu") or {}, data.get("biaya") or {}
    sumber, portal = data.get("sumber") or {}, data.get("portal") or {}
    menit_loket = portal.get("menit_loket")
    if (
        menit_loket is None
        and waktu.get("satuan") == "menit"
        and (waktu.get("nilai") or 0) <= MAKS_MENIT_LOKET
    ):
        menit_loket = waktu.get("nilai") or None  # promised in minutes: the counter itself is the service
    return {
        "waktu_nilai": waktu.get("nilai"),
        "waktu_min": waktu.get("nilai_min"),
        "waktu_satuan": waktu.get("satuan"),
        "waktu_teks": waktu.get("teks") or "",
        "dihitung_sejak": waktu.get("dihitung_sejak") or "",
        "mulai_hitung": waktu.get("mulai_hitung")
        or urai.mulai(waktu.get("dihitung_sejak") or "", waktu.get("teks") or ""),
        "menit_loket": menit_loket,
        "biaya_rupiah": biaya.get("rupiah"),
        "biaya_teks": biaya.get("teks") or "",
        "untuk_siapa": data.get("untuk_siapa") or "",
        "jumlah_pelaksana": data.get("jumlah_pelaksana"),
        "jam_layanan": data.get("jam_layanan") or "",
        "sumber_judul": sumber.get("judul") or "",
        "sumber_situs": sumber.get("situs") or "",
        "sumber_lain": data.get("sumber_lain") or [],
        "keutuhan": data.get("keutuhan") or "",
        "terpotong": data.get("terpotong") or [],
        "catatan": data.get("catatan") or "",
    }


def _isi_baris(standar: Standar, data: Mapping[str, Any]) -> None:
    waktu, biaya = data.get("waktu") or {}, data.get("biaya") or {}
    rinci = {(r["bagian"], r["nomor"]): r for r in data.get("rinci") or []}
    syarat = []
    for i, teks in enumerate(data.get("persyaratan") or [], 1):
        baca = urai.syarat(teks)
        if r := rinci.get(("persyaratan", i)):
            baca = urai.Syarat(
                r.get("nama") or baca.nama,
                tuple(r.get("bentuk") or ()),
                r.get("bila") or "",
                r.get("diperoleh_di") or "",
            )
        syarat.append(
            Persyaratan(
                standar=standar,
                urutan=i,
                teks=teks,
                nama=baca.nama,
                bentuk=list(baca.bentuk),
                bila=baca.bila,
                diperoleh_di=baca.diperoleh_di,
            )
        )
    Persyaratan.objects.bulk_create(syarat)
    langkah = []
    for i, butir in enumerate(data.get("prosedur") or [], 1):
        nilai, satuan = urai.durasi(butir.get("durasi") or "") or (None, None)
        langkah.append(
            Langkah(
                standar=standar,
                urutan=i,
                uraian=butir["uraian"],
                pelaku=butir["pelaku"],
                durasi_teks=butir.get("durasi") or "",
                durasi_nilai=nilai,
                durasi_satuan=satuan,
                fase=butir.get("fase") or "",
                titik=butir.get("titik") or "",
                lanjut_ke=butir.get("lanjut_ke") or [],
            )
        )
    Langkah.objects.bulk_create(langkah)
    Komponen.objects.bulk_create(
        Komponen(
            standar=standar,
            jenis=jenis,
            urutan=i,
            teks=teks,
            tautan=rinci.get((jenis, i), {}).get("tautan") or "",
            kelompok_rentan=bool(rinci.get((jenis, i), {}).get("kelompok_rentan")),
        )
        for jenis in Komponen.Jenis.values
        for i, teks in enumerate(_butir(data, jenis), 1)
    )
    RincianWaktu.objects.bulk_create(
        RincianWaktu(
            standar=standar,
            urutan=i,
            untuk=butir["untuk"],
            nilai=butir["nilai"],
            nilai_min=butir.get("nilai_min"),
            satuan=butir["satuan"],
        )
        for i, butir in enumerate(waktu.get("rincian") or [], 1)
    )
    RincianBiaya.objects.bulk_create(
        RincianBiaya(
            standar=standar,
            urutan=i,
            untuk=butir["untuk"],
            rupiah=butir.get("rupiah"),
            jenis=butir.get("jenis") or "",
            dasar=butir.get("dasar") or "",
            bebas_bagi=butir.get("bebas_bagi") or "",
            khusus=bool(butir.get("khusus")),
        )
        for i, butir in enumerate(biaya.get("rincian") or [], 1)
    )
    Lampiran.objects.bulk_create(
        Lampiran(standar=standar, urutan=i, berkas=berkas)
        for i, berkas in enumerate(temukan(standar.layanan, data.get("lampiran") or []), 1)
    )


def _butir(data: Mapping[str, Any], jenis: str) -> list[str]:
    if jenis in DAFTAR:
        return data.get(jenis) or []
    return [data[jenis]] if jenis in TUNGGAL and data.get(jenis) else []
