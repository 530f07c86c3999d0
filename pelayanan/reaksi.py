"""All wiring between the rooms, on one page: event code → reactions owed to it.

A reaction is ``def f(p: Peristiwa) -> None`` in ``<app>/reaksi.py``: idempotent, may be slow, may fail and
be retried. It runs in a worker, once per event (see antar.py). Dotted strings, so no import climbs a floor.
"""

REAKSI: dict[str, list[str]] = {
    "antrian.tiket.selesai": ["standar.reaksi.catat_capaian", "ikm.reaksi.undang_survei"],
    "standar.unggahan.diunggah": ["standar.reaksi.muat_unggahan"],
    "antrian.loket.darurat": ["antrian.reaksi.kabari_atasan"],
    "antrian.janji.diingatkan": ["antrian.reaksi.ingatkan_janji"],
    "permohonan.permohonan.diajukan": ["antrian.reaksi.tutup_karena_berkas"],
    "permohonan.permohonan.lengkap": ["antrian.reaksi.tutup_karena_berkas", "permohonan.reaksi.kabari"],
    "permohonan.permohonan.dikembalikan": ["permohonan.reaksi.kabari"],
    "permohonan.permohonan.ditagih": ["permohonan.reaksi.kabari"],
    "permohonan.permohonan.terbit": ["permohonan.reaksi.kabari"],
    "permohonan.permohonan.ditolak": ["permohonan.reaksi.kabari"],
    "permohonan.permohonan.dieskalasi": ["permohonan.reaksi.kabari"],
    "permohonan.permohonan.disetujui": ["permohonan.reaksi.terbitkan_surat"],
    "permohonan.permohonan.diserahkan": ["standar.reaksi.catat_capaian", "ikm.reaksi.undang_survei"],
    "standar.konsultasi.kode_diminta": ["standar.reaksi.kirim_kode"],
    "standar.standar.peninjauan_diingatkan": ["standar.reaksi.ingatkan_peninjauan"],
    "ikm.undangan.dipakai": ["ikm.reaksi.olah_jawaban"],
    "ikm.periode.lembar_dimasukkan": ["ikm.reaksi.olah_jawaban"],
    "ikm.periode.terbuka_diisi": ["ikm.reaksi.olah_jawaban"],
    "ikm.periode.pendek_diisi": ["ikm.reaksi.olah_jawaban"],
    "ikm.periode.harapan_diisi": ["ikm.reaksi.olah_jawaban"],
    "ikm.undangan.dibuat": ["ikm.reaksi.kirim_undangan"],
    "ikm.jawaban.dikecualikan": ["ikm.reaksi.olah_jawaban"],
    "ikm.jawaban.dihitung_lagi": ["ikm.reaksi.olah_jawaban"],
}
