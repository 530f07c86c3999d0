"""The second rule set, UU 25/2009: calendar days beside the working days, and it only reminds."""

from pelayanan.models import Tenggat
from pelayanan.tenggat import sapu_jatuh_tempo
from pengaduan import operasi as o
from pengaduan.models import Eskalasi, Peringatan
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import WIB, pada


def jam(a, nama):
    t = Tenggat.objects.filter(
        objek_jenis="pengaduan.aduan", objek_id=a.pk, jenis=f"pengaduan.{nama}"
    ).first()
    return t and (t.jatuh_tempo_pada.astimezone(WIB).date().isoformat(), t.dipenuhi_pada is not None)


def test_jam_berurutan(unit, cast):
    p, pj = cast["pengelola"], cast["penanggung_jawab"]
    a = pabrik.aduan(unit, pada=pada("2026-03-13"))
    assert jam(a, "uu25_tanggapan") == ("2026-03-27", False), "14 calendar days, holidays and all"
    a = o.verifikasi(aduan=a, kelas=a.kelas, oleh=p, pada=pada("2026-03-16"))
    assert jam(a, "uu25_tanggapan") == ("2026-03-27", True)
    assert jam(a, "uu25_putusan") == ("2026-05-15", False), "60 from complete"
    a = o.disposisikan(aduan=a, kepada=pj, oleh=p, pada=pada("2026-03-16"))
    a = o.mulai_periksa(aduan=a, oleh=pj, pada=pada("2026-03-16"))
    a = o.rekomendasikan(aduan=a, isi="x", oleh=pj, pada=pada("2026-03-17"))
    assert jam(a, "uu25_sampaikan") == ("2026-03-31", False), "14 from the decision"
    a = o.tindak_lanjuti(aduan=a, isi="x", oleh=pj, pada=pada("2026-03-17"))
    a = o.jawab_aduan(aduan=a, isi="x", oleh=pj, pada=pada("2026-03-18"))
    assert jam(a, "uu25_sampaikan") == ("2026-03-31", True)


def test_lewat_hanya_mengingatkan(unit, cast):
    pabrik.aduan(unit, kelas="berkadar_pengawasan", pada=pada("2026-03-13"))
    sapu_jatuh_tempo(pada("2026-03-28"))
    assert "uu25_tanggapan" in set(Peringatan.objects.values_list("penanda", flat=True))
    assert not Eskalasi.objects.exists()


def test_bukan_pengaduan_tanpa_jam_kedua(unit):
    for kelas in ("permintaan_informasi", "aspirasi", "apresiasi", "informasi_publik"):
        assert jam(pabrik.aduan(unit, kelas=kelas, kontak=""), "uu25_tanggapan") is None


def test_permintaan_kelengkapan_adalah_tanggapan(unit, cast):
    a = pabrik.aduan(unit, pada=pada("2026-03-13"))
    o.minta_kelengkapan(aduan=a, kurang=["x"], oleh=cast["pengelola"], pada=pada("2026-03-16"))
    assert jam(a, "uu25_tanggapan")[1]
