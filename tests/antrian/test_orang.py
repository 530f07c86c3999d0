"""The issue's people, each through a whole visit over HTTP."""

from antrian import operasi, suara
from antrian.models import Panggilan, Tiket
from pelayanan.models import Peristiwa
from tests.antrian import pabrik
from tests.antrian.test_suara import FOLDER, lama


def test_pak_tua_tanpa_ponsel(masuk, cast, unit, kk, loket):
    """Two touches for the number, a third prints; he hears it, is served; the paper's code alone shows the rest."""
    klien = masuk(None)
    pilih = klien.get(f"/antrian/kios/{unit.kode}/").content.decode()
    alamat = f"/antrian/kios/{unit.kode}/layanan/{kk.slug}/"
    assert f'href="{alamat}"' in pilih  # touch 1
    nomor = klien.post(alamat, {"kunci": "k", "prioritas": "lansia"})  # touch 2
    t = Tiket.objects.get()
    assert (t.jalur, t.ponsel) == ("prioritas", "")
    assert t.nomor in klien.get(nomor.url).content.decode()
    cetak = klien.post(f"{t.get_absolute_url()}cetak/", {"di": "anjungan"}).url  # touch 3
    kertas = klien.get(cetak).content.decode()
    assert t.nomor in kertas
    assert "ansia" not in kertas, "his need is nobody else's business"
    biasa = pabrik.tiket(kk)
    for _ in range(2):
        masuk("petugas").post(f"/loket/{loket.pk}/panggil/")
    p = Panggilan.objects.get()
    assert p.tiket == t != biasa, "priority, once"
    detik = sum(lama(FOLDER / f"{n}.ogg") for n in p.suara.split())
    assert 4 < detik < 10, detik
    assert p.suara.split()[0] == suara.GONG
    masuk("petugas").post(f"/loket/{loket.pk}/selesai/", {"hasil": "selesai"})
    halaman = klien.get(t.get_absolute_url()).content.decode()
    assert str(cast["petugas"]) in halaman


def test_satu_jam_sibuk_hanya_dengan_tuts(masuk, cast, unit, kk, ktp, loket):
    """Fourteen people and every outcome, as the keys post them; at the end nobody is left and the trail is whole."""
    klien = masuk("petugas")
    semua = [pabrik.tiket(kk, kebutuhan=["hamil"] if i % 7 == 0 else []) for i in range(14)]
    tekan = lambda tuts, **isi: klien.post(f"/loket/{loket.pk}/{tuts}/", isi)  # noqa: E731
    urutan = ["selesai", "berkas_kurang", "salah_loket", "konsultasi"]
    dilayani = 0
    while Tiket.objects.filter(status="menunggu").exists():
        tekan("panggil")
        ke = Peristiwa.objects.filter(kode="antrian.tiket.dipanggil").count()
        if ke % 4 == 0:
            tekan("panggil-ulang")
            tekan("tidak-hadir")
            tekan("urungkan")
        if ke % 5 == 0:
            tekan("tidak-hadir")
            continue
        if ke % 7 == 0:
            tekan("tunda", sebab="fotokopi")
            continue
        if ke % 3:
            tekan("mulai")
        tekan("selesai", hasil=urutan[ke % 4])
        dilayani += 1
    for t in Tiket.objects.filter(status__in=["tidak_hadir", "ditunda"]):
        tekan("panggil-kembali", tiket=t.kode)
        tekan("selesai", hasil="selesai")
        dilayani += 1
    assert dilayani == len(semua) == Tiket.objects.filter(status="selesai").count()
    assert Tiket.objects.exclude(petugas=cast["petugas"]).count() == 0
    urut = (
        Peristiwa.objects.filter(kode="antrian.tiket.dipanggil")
        .order_by("pk")
        .values_list("objek_id", flat=True)
    )
    assert [t.pk for t in semua if t.prioritas] == list(urut)[:2], "by her word she goes first"


def test_meja_informasi_sehari(masuk, cast, unit, kk, ktp, loket):
    """A number with two services for somebody else, the lane put right, reprinted, found, told to wait."""
    meja = masuk("informasi")
    isi = {"unit": unit.kode, "kunci": "k", "layanan": kk.pk, "butir": [kk.pk, ktp.pk]}
    assert meja.post("/antrian/meja/ambil/", isi).url == meja.post("/antrian/meja/ambil/", isi).url
    t = Tiket.objects.get()
    assert [b.layanan for b in t.butir.order_by("urutan")] == [kk, ktp]
    meja.post(f"/antrian/meja/tiket/{t.kode}/", {"layanan": kk.pk, "kebutuhan": ["netra"]})
    meja.post(f"{t.get_absolute_url()}cetak/")
    halaman = meja.get("/antrian/meja/", {"q": "a1"}).content.decode()
    assert "Netra" in halaman
    assert "(3×)" in halaman, "two asked for it, one reprinted"
    assert f'href="/standar/{kk.slug}/"' in halaman or kk.get_absolute_url() in halaman, "the list of papers"
    t.refresh_from_db()
    assert (t.jalur, t.nomor) == ("prioritas", "A-001")
    operasi.panggil_berikutnya(loket=loket, oleh=cast["petugas"])
    assert "Netra" in masuk("petugas").get(f"/loket/{loket.pk}/").content.decode()
