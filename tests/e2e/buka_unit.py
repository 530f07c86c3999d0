"""A stranger with a browser: from the first page of an empty unit to the first number called. No shell, no Kelola."""

import re
from collections.abc import Callable
from typing import Any

Potret = Callable[[Any, str], None]
SANDI = "meja-loket-kayu-9"


def _centang(hal: Any, *label: str) -> None:
    for teks in label:
        hal.get_by_label(teks, exact=True).check()


def _tekan(hal: Any, teks: str) -> None:
    hal.get_by_role("button", name=teks).first.click()
    hal.wait_for_load_state()


def buka_unit(browser: Any, url: str, kode: str, potret: Potret = lambda hal, nama: None) -> None:
    """`kode` from the terminal; `potret` is shown every page worth looking at."""
    admin = browser.new_context(base_url=url, locale="id-ID").new_page()
    admin.goto("/mulai/")
    for nama, isi in {
        "kode": kode, "nama_unit": "Kelurahan Uji", "nama": "Ibu Lurah", "username": "lurah",
        "sandi": SANDI, "sandi_lagi": SANDI,
    }.items():  # fmt: skip
        admin.fill(f"[name={nama}]", isi)
    admin.select_option("[name=jenis]", "kelurahan")
    admin.select_option("[name=zona]", "Asia/Jayapura")
    potret(admin, "mulai")
    _tekan(admin, "Buka unit ini")

    admin.goto("/dasbor/siap-buka/")
    potret(admin, "siap_buka")
    admin.get_by_role("link", name=re.compile("Lanjutkan")).click()
    admin.fill("[name=alamat]", "Jalan Merdeka 1")
    admin.fill("[name=telepon]", "(0967) 555-123")
    potret(admin, "identitas")
    _tekan(admin, "Simpan dan lanjut")
    admin.check("[name=buka_setiap_saat]")
    potret(admin, "jam")
    _tekan(admin, "Simpan jam layanan")
    admin.get_by_role("link", name="Lanjut: Petugas").click()
    admin.fill("[name=nama]", "Siti Rahayu")
    admin.fill("[name=username]", "siti")
    _centang(admin, "Petugas loket", "Petugas informasi")
    potret(admin, "petugas")
    _tekan(admin, "Tambahkan")
    admin.get_by_role("link", name="Tambah peran Ibu Lurah").click()
    _centang(admin, "Verifikator", "Penanggung jawab", "Pengelola pengaduan", "Pimpinan")
    _tekan(admin, "Simpan peran")
    _tekan(admin, "Cetak slip 1 petugas")
    potret(admin, "slip")
    kode_siti = admin.locator(".slip-kode").inner_text()
    admin.get_by_role("link", name="Selesai").click()

    siti = browser.new_context(base_url=url, locale="id-ID").new_page()
    siti.goto("/mulai/petugas/")
    for nama, isi in {"username": "siti", "kode": kode_siti, "sandi": SANDI, "sandi_lagi": SANDI}.items():
        siti.fill(f"[name={nama}]", isi)
    potret(siti, "mulai_petugas")
    _tekan(siti, "Buat kata sandi")

    admin.get_by_role("link", name="Lanjut: Layanan").click()
    _centang(admin, "Surat keterangan tidak mampu/miskin", "Surat pengantar nikah")
    potret(admin, "layanan")
    _tekan(admin, "Jadikan rancangan")
    potret(admin, "layanan_rancangan")
    admin.get_by_role("link", name="SK sudah ada: berlakukan").click()
    admin.fill("[name=nomor_sk]", "188/12/2024")
    admin.fill("[name=tanggal_sk]", "2024-03-01")
    admin.fill("[name=penanda_tangan]", "Ibu Lurah")
    _centang(admin, "Surat keterangan tidak mampu/miskin", "Surat pengantar nikah")
    admin.check("[name=cocok]")
    potret(admin, "layanan_sk")
    _tekan(admin, "Berlakukan")
    admin.get_by_role("link", name="Kembali ke langkah Layanan").click()
    admin.get_by_role("link", name="Lanjut: Loket").click()
    _centang(admin, "Surat keterangan tidak mampu/miskin", "Surat pengantar nikah")
    potret(admin, "loket")
    _tekan(admin, "Tambahkan loket")
    admin.get_by_role("link", name="Lanjut: Perangkat").click()
    layar = browser.new_context(base_url=url, locale="id-ID").new_page()
    layar.goto("/perangkat/pasang/")
    potret(layar, "pasang")
    admin.fill("[name=kode]", layar.locator(".kode-pasang").inner_text())
    admin.fill("[name=nama]", "Ruang tunggu")
    potret(admin, "perangkat")
    _tekan(admin, "Pasang")
    layar.wait_for_url(re.compile("/antrian/layar/"), timeout=15_000)
    admin.get_by_role("link", name="Lanjut: Maklumat").click()
    potret(admin, "maklumat_awal")
    admin.get_by_role("link", name="Tulis dan umumkan").click()
    for nama, isi in {"nomor_sk": "188/13/2024", "tanggal_sk": "2024-03-01", "penanda_tangan": "Ibu Lurah",
                      "jabatan": "Lurah"}.items():  # fmt: skip
        admin.fill(f"[name={nama}]", isi)
    admin.locator("main form button[type=submit]").last.click()
    admin.wait_for_url(re.compile("/standar/maklumat/"))
    admin.goto("/dasbor/siap-buka/")
    admin.get_by_role("link", name="Percobaan").or_(
        admin.get_by_role("link", name="Umumkan maklumat")
    ).first.click()
    admin.goto("/dasbor/buka/kelurahan-uji/coba/")
    potret(admin, "coba")
    _tekan(admin, "Ya, cetakannya baik")
    _tekan(admin, "Ya, terdengar jelas")

    # practice first; nothing of it is counted
    admin.goto("/dasbor/latihan/")
    _tekan(admin, "Siapkan latihan")
    potret(admin, "latihan")
    _tekan(admin, "Mulai latihan")
    admin.goto("/dasbor/latihan/")
    assert "LATIHAN" in admin.locator(".pita-latihan").inner_text()
    potret(admin, "latihan_pita")
    _tekan(admin, "Selesai latihan")

    # the first citizen
    warga = browser.new_context(base_url=url, locale="id-ID").new_page()
    warga.goto("/antrian/kios/kelurahan-uji/")
    warga.get_by_role("link", name=re.compile("Surat keterangan tidak mampu")).first.click()
    warga.locator("main form button").first.click()
    warga.wait_for_url(re.compile("/tiket/"))
    siti.goto("/loket/")
    siti.get_by_role("button", name="Buka Loket 1").click()
    siti.wait_for_url(re.compile(r"/loket/\d+/"))
    siti.locator("form[action$='/panggil/'] button").first.click()
    siti.get_by_text("B-001").first.wait_for()
    potret(siti, "loket_memanggil")
    layar.get_by_text("B-001").first.wait_for(timeout=15_000)
    potret(layar, "papan")
    for c in browser.contexts:
        c.close()
