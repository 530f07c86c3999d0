"""The sample units keep a maklumat, SPM, documents and agents too: shown, marked as samples, built once."""

from pelayanan.models import Unit
from standar.contoh import sekitar
from standar.models import BiroJasa, IndikatorSPM, Maklumat, VersiDokumen

CONTOH = ("kecamatan-contoh",)


def test_unit_contoh_punya_semua(client, unit_contoh, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    unit: Unit = unit_contoh("kecamatan-contoh")
    sekitar.isi(unit, oleh=cast["penanggung_jawab"])
    jumlah = [m.objects.count() for m in (IndikatorSPM, VersiDokumen, BiroJasa, Maklumat)]
    assert jumlah == [4, 4, 3, 1]
    sekitar.isi(unit, oleh=cast["penanggung_jawab"])
    assert jumlah == [m.objects.count() for m in (IndikatorSPM, VersiDokumen, BiroJasa, Maklumat)]
    maklumat = client.get(f"/standar/maklumat/{unit.kode}/").content.decode()
    assert "dan menerima sanksi bila tidak menepatinya" in maklumat
    assert "(contoh)" in maklumat
    assert "Surat permintaan maaf" in maklumat
    spm = client.get(f"/standar/spm/{unit.kode}/").content.decode()
    assert "Renstra 2024–2028 (contoh)" in spm
    assert "<svg" in spm
    dokumen = client.get(f"/api/v1/dokumen/{unit.kode}/?jenis=formulir").json()["hasil"][0]
    assert [v["nomor"] for v in dokumen["versi"]] == [2, 1]
    assert b"".join(client.get(dokumen["versi"][0]["unduh"]).streaming_content).startswith(b"%PDF")
    biro = client.get(f"/api/v1/biro-jasa/{unit.kode}/").json()["hasil"]
    assert {b["nama"]: (b["status"], b["boleh"]) for b in biro} == {
        "Biro Jasa Contoh Amanah": ("aktif", True),
        "Biro Jasa Contoh Sentosa": ("aktif", False),
        "CV Contoh Lancar": ("dibekukan", False),
    }
    assert all("Contoh" in b["nama"] for b in biro)
