"""Markers are planted in everything personal; no page, API, event, log or stream may carry them."""

import pytest

from pelayanan import kode as kode_publik
from pelayanan import pin, siaran
from pelayanan.models import Peristiwa
from pelayanan.tenggat import sapu_jatuh_tempo
from pengaduan import operasi as o
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada

PRIBADI = {
    "nama": "ZNAMAZ Rahmawati",
    "kontak": "ZKONTAKZ@contoh.test",
    "alamat": "ZALAMATZ nomor 7",
    "kuasa_dari": "ZKUASAZ",
}
DALAM = ("ZCATATANZ", "ZKLARIFIKASIZ", "ZREKOMENDASIZ", "ZARAHANZ", "ZKONTAKDALAMZ")
ISI = ("ZJUDULZ", "ZISIZ", "ZMINTAZ", "ZRUGIZ")
TANDA_PRIBADI = ("ZNAMAZ", "ZKONTAKZ", "ZALAMATZ", "ZKUASAZ")


@pytest.fixture
def jejak(unit, cast, monkeypatch, capfd):
    """A whole life of a confidential, anonymous aduan; what was announced on the way."""
    umum = []
    monkeypatch.setattr(siaran, "umumkan", lambda topik, n: umum.append((list(topik), n)))
    a = pabrik.aduan(
        unit,
        judul="ZJUDULZ",
        isi="ZISIZ",
        permintaan="ZMINTAZ",
        kerugian="ZRUGIZ",
        pada=pada("2026-01-05"),
        **PRIBADI,
    )
    p, pj = cast["pengelola"], cast["penanggung_jawab"]
    o.verifikasi(aduan=a, kelas=a.kelas, oleh=p, tayang=True)
    o.disposisikan(aduan=a, kepada=pj, oleh=p, isi="ZARAHANZ")
    o.mulai_periksa(aduan=a, oleh=pj)
    o.catat_dalam(aduan=a, jenis="catatan", isi="ZCATATANZ", oleh=pj)
    o.catat_dalam(aduan=a, jenis="klarifikasi", isi="ZKLARIFIKASIZ", oleh=pj)
    o.catat_dalam(aduan=a, jenis="kontak", isi="ZKONTAKDALAMZ", oleh=pj)
    o.rekomendasikan(aduan=a, isi="ZREKOMENDASIZ", oleh=pj)
    sapu_jatuh_tempo(pada("2026-02-20"))
    o.tindak_lanjuti(aduan=a, isi="Dikerjakan.", oleh=pj)
    o.jawab_aduan(aduan=a, isi="Jawaban.", oleh=pj)
    a.refresh_from_db()
    return a, umum, capfd


def bersih(teks, tanda):
    return [t for t in tanda if t in teks]


def test_halaman_umum(jejak, client, mesin):
    a, _umum, _capfd = jejak
    palsu = kode_publik.tampil(kode_publik.baru("A"))
    for url in (
        "/pengaduan/",
        "/pengaduan/baru/",
        f"/a/{a.kode_tampil}/",
        f"/a/{palsu}/",
        f"/a/{a.kode_tampil}/tanda-terima/",
        f"/a/{a.kode_tampil}/penggal/",
        f"/k/{a.kunjungan.kode}/",
        "/pengaduan/angka/",
        "/pengaduan/angka.csv",
        f"/api/v1/aduan/{a.kode_tampil}/",
        "/api/skema/",
    ):
        teks = client.get(url, follow=True).content.decode()
        assert not bersih(teks, (*TANDA_PRIBADI, *DALAM, *ISI)), url


def test_halaman_pelapor_dan_api_ber_pin(jejak, client, mesin):
    a, _umum, _capfd = jejak
    client.post(f"/a/{a.kode_tampil}/", {"pin": pin.pin(a.kode)})
    for url in (f"/a/{a.kode_tampil}/", f"/a/{a.kode_tampil}/penggal/", f"/a/{a.kode_tampil}/tanda-terima/"):
        assert not bersih(client.get(url).content.decode(), (*TANDA_PRIBADI, *DALAM)), url
    j = mesin().get(f"/api/v1/aduan/{a.kode_tampil}/", headers={"X-Pin": pin.pin(a.kode)})
    assert j.status_code == 200
    assert not bersih(str(j.data), (*TANDA_PRIBADI, *DALAM))


@pytest.mark.parametrize("siapa", ["pengelola", "penanggung_jawab", "pimpinan", "pengawas"])
def test_tempat_kerja_menyamarkan_nama(jejak, masuk, siapa):
    a, _umum, _capfd = jejak
    klien = masuk(siapa)
    for url in (
        "/pengaduan/masuk/",
        "/pengaduan/masuk/?saring=tertutup",
        f"/pengaduan/kasus/{a.kode_tampil}/",
        "/pengaduan/pemegang/",
    ):
        assert not bersih(klien.get(url).content.decode(), TANDA_PRIBADI), url


@pytest.mark.parametrize("siapa", ["petugas", "informasi", "verifikator", "kasir", "admin", None])
def test_kunjungan_yang_sama_tidak_membocorkan_aduan_anonim(jejak, masuk, siapa):
    a, _umum, _capfd = jejak
    teks = masuk(siapa).get(f"/k/{a.kunjungan.kode}/").content.decode()
    assert a.kode_tampil not in teks
    assert not bersih(teks, (*TANDA_PRIBADI, *DALAM, *ISI))


def test_peristiwa_log_dan_siaran(jejak):
    _a, umum, capfd = jejak
    semua = (*TANDA_PRIBADI, *DALAM, *ISI)
    for p in Peristiwa.objects.all():
        assert not bersih(f"{p.data}", semua), p.kode
    assert not bersih(str(umum), semua)
    keluar = capfd.readouterr()
    assert not bersih(keluar.out + keluar.err, semua)


def test_berkas_keluar_dan_pesan(jejak, masuk, mailoutbox, monkeypatch):
    """Register, hand-over, whole file, open data, and every message: whom they name is never the pelapor."""
    from pelayanan.antar import antar_jatuh_tempo
    from pelayanan.kabar.kirim import kirim_jatuh_tempo
    from pelayanan.models import Kabar

    a, _umum, _capfd = jejak
    klien, pdf_berisi = masuk("pengelola"), []
    monkeypatch.setattr("pelayanan.pdf.buat", lambda templat, isi, **k: pdf_berisi.append(isi) or b"%PDF-")
    tahun = a.diterima_pada.year
    for url in (
        f"/pengaduan/register/{a.unit.kode}/{tahun}.csv",
        f"/pengaduan/register/{a.unit.kode}/{tahun}.xlsx",
        f"/pengaduan/register/{a.unit.kode}/{tahun}.pdf",
        f"/pengaduan/sp4n/{a.unit.kode}/{tahun}.xlsx",
        f"/pengaduan/kasus/{a.kode_tampil}/berkas.pdf",
        f"/pengaduan/kasus/{a.kode_tampil}/permohonan-maaf.pdf",
        "/pengaduan/kabar/",
        "/pengaduan/angka.csv",
    ):
        j = klien.post(url) if "maaf" in url else klien.get(url)
        assert j.status_code == 200, url
        badan = b"".join(j.streaming_content) if j.streaming else j.content
        if url.endswith("xlsx"):
            import io
            import zipfile

            with zipfile.ZipFile(io.BytesIO(badan)) as z:
                badan = b"".join(z.read(n) for n in z.namelist())
        if "maaf" not in url:  # the letter is addressed to the pelapor: the pengelola may, and it is an event
            assert not bersih(badan.decode(errors="replace"), TANDA_PRIBADI), url
    assert len(pdf_berisi) == 3
    assert not bersih(str(pdf_berisi[:2]), TANDA_PRIBADI)
    antar_jatuh_tempo()
    kirim_jatuh_tempo()
    assert len(mailoutbox) > 5
    for surat in mailoutbox:
        assert not bersih(surat.subject + surat.body, (*DALAM, *ISI, "ZNAMAZ", "ZALAMATZ", "ZKUASAZ")), (
            surat.subject
        )
        if "ZKONTAKZ@contoh.test" not in surat.to:
            assert not bersih(f"{surat.to}{surat.body}{surat.extra_headers}", TANDA_PRIBADI), surat.subject
    assert not bersih(
        str(list(Kabar.objects.exclude(templat__startswith="pengaduan.").values())), TANDA_PRIBADI
    )
