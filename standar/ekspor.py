"""Services as the data they were imported from: import and export again say the same."""

from typing import Any

from standar import urai
from standar.bentuk import DAFTAR, JENIS_LAYANAN, TUNGGAL
from standar.models import Standar


def sebagai_data(standar: Standar, *, portal: bool = False) -> dict[str, Any]:
    """One version in the shape of the published collection; null where nothing is known.

    `standar` must come from `Standar.objects.lengkap()`. With `portal` also what this portal adds
    (prefix, keywords, minutes at the counter), so that a whole catalogue can move to another portal.
    """
    layanan = standar.layanan
    komponen: dict[str, list[str]] = {}
    for k in standar.komponen.all():
        komponen.setdefault(k.jenis, []).append(k.teks)
    data: dict[str, Any] = {
        "kode": layanan.kode,
        "nama": layanan.nama,
        "kelompok": layanan.kelompok,
        "dasar_hukum": komponen.get("dasar_hukum"),
        "persyaratan": [p.teks for p in standar.persyaratan.all()] or None,
        "prosedur": [_langkah(x) for x in standar.langkah.all()] or None,
        "waktu": _waktu(standar),
        "biaya": _biaya(standar),
        **{jenis: komponen.get(jenis) for jenis in DAFTAR if jenis not in ("dasar_hukum", "persyaratan")},
        "jumlah_pelaksana": standar.jumlah_pelaksana,
        **{jenis: komponen[jenis][0] if jenis in komponen else None for jenis in TUNGGAL},
        "sumber": {"judul": standar.sumber_judul or None, "situs": standar.sumber_situs or None}
        if standar.sumber_judul or standar.sumber_situs
        else None,
        "keutuhan": standar.keutuhan or None,
        "catatan": standar.catatan or None,
        "terpotong": list(standar.terpotong) or None,
    }
    if standar.jam_layanan:
        data["jam_layanan"] = standar.jam_layanan
    if standar.untuk_siapa:
        data["untuk_siapa"] = standar.untuk_siapa
    if lampiran := [sebutan_lampiran(x.berkas) for x in standar.lampiran.all()]:
        data["lampiran"] = lampiran
    if rinci := _rinci(standar):
        data["rinci"] = rinci
    if standar.sumber_lain:
        data["sumber_lain"] = standar.sumber_lain
    if portal:
        data["portal"] = {
            "awalan": layanan.awalan,
            "urutan": layanan.urutan,
            "kata_kunci": layanan.kata_kunci,
            "peristiwa_hidup": layanan.peristiwa_hidup,
            "menit_loket": standar.menit_loket,
        } | {k: getattr(layanan, k) for k in JENIS_LAYANAN if getattr(layanan, k)}
    return data


def sebutan_lampiran(v: Any) -> dict[str, Any]:
    return {"dokumen": v.dokumen.judul, "kunci": v.dokumen.kunci, "versi": v.nomor}


def _rinci(standar: Standar) -> list[dict[str, Any]]:
    """What lines say beyond their sentences; nothing for a requirement that reads itself out of its own."""
    hasil: list[dict[str, Any]] = []
    for i, p in enumerate(standar.persyaratan.all(), 1):
        punya = urai.Syarat(p.nama, tuple(p.bentuk), p.bila, p.diperoleh_di)
        if punya != urai.syarat(p.teks):
            lebih = {"bentuk": list(p.bentuk), "bila": p.bila, "diperoleh_di": p.diperoleh_di}
            hasil.append(
                {"bagian": "persyaratan", "nomor": i, "nama": p.nama, **{k: v for k, v in lebih.items() if v}}
            )
    nomor: dict[str, int] = {}
    for k in standar.komponen.all():
        nomor[k.jenis] = nomor.get(k.jenis, 0) + 1
        tambah = {"tautan": k.tautan, "kelompok_rentan": k.kelompok_rentan}
        if k.jenis in DAFTAR and any(tambah.values()):
            hasil.append(
                {"bagian": str(k.jenis), "nomor": nomor[k.jenis], **{n: v for n, v in tambah.items() if v}}
            )
    return hasil


def _langkah(x: Any) -> dict[str, Any]:
    data = {"tahap": x.urutan, "uraian": x.uraian, "pelaku": x.pelaku, "durasi": x.durasi_teks or None}
    lebih = {"fase": x.fase, "titik": x.titik, "lanjut_ke": list(x.lanjut_ke)}
    return data | {k: v for k, v in lebih.items() if v}


def _waktu(s: Standar) -> dict[str, Any] | None:
    rincian = [
        {"untuk": r.untuk, "nilai": r.nilai, "satuan": r.satuan}
        | ({"nilai_min": r.nilai_min} if r.nilai_min is not None else {})
        for r in s.rincian_waktu.all()
    ]
    # only what the words do not say by themselves
    mulai = s.mulai_hitung if s.mulai_hitung != urai.mulai(s.dihitung_sejak, s.waktu_teks) else None
    if s.waktu_nilai is None and not (s.waktu_satuan or s.waktu_teks or s.dihitung_sejak or rincian or mulai):
        return None
    data: dict[str, Any] = {
        "nilai": s.waktu_nilai,
        "satuan": s.waktu_satuan or None,
        "teks": s.waktu_teks or None,
    }
    if s.waktu_min is not None:
        data["nilai_min"] = s.waktu_min
    if s.dihitung_sejak:
        data["dihitung_sejak"] = s.dihitung_sejak
    if mulai:
        data["mulai_hitung"] = str(mulai)
    return data | ({"rincian": rincian} if rincian else {})


def _biaya(s: Standar) -> dict[str, Any] | None:
    rincian = [
        {"untuk": r.untuk, "rupiah": r.rupiah}
        | {
            k: v
            for k, v in (
                ("jenis", r.jenis),
                ("dasar", r.dasar),
                ("bebas_bagi", r.bebas_bagi),
                ("khusus", r.khusus),
            )
            if v
        }
        for r in s.rincian_biaya.all()
    ]
    if s.biaya_rupiah is None and not s.biaya_teks and not rincian:
        return None
    data: dict[str, Any] = {"rupiah": s.biaya_rupiah, "teks": s.biaya_teks or None}
    return data | ({"rincian": rincian} if rincian else {})
