"""An old man through his daughter: from the checklist to the product in her hand, every step as a page."""

import re

from django.test import Client

from pelayanan import pin
from permohonan.models import Permohonan

from .conftest import isi_pemohon, kode_peristiwa


def teks(jawab):
    return jawab.content.decode()


def test_pak_tua_lewat_anaknya(layanan, masuk, cast):
    anak = Client()
    # the checklist, before anything is typed
    mulai = f"/permohonan/baru/?layanan={layanan.slug}"
    hal = teks(anak.get(mulai))
    assert "Fotokopi KTP-el" in hal
    assert "Kartu Keluarga asli" in hal
    # a family member must say who she is
    isi = {
        "nama": "Karto Wiryo",
        "nik": "3174010101400001",
        "telepon": "0812 1111 2222",
        "kabar_lewat": "telepon",
        "atas": "keluarga",
    }
    jawab = isi_pemohon(anak, mulai, isi)
    assert jawab.status_code == 422
    assert "Tulis nama Anda yang mengurus" in teks(jawab)
    p = Permohonan.objects.get()
    assert p.nama == "Karto Wiryo", "what was typed stays"
    assert "surat kuasa" in teks(jawab).lower()
    isi_pemohon(anak, f"/permohonan/draf/{p.kode_tampil}/", {**isi, "nama_pengaju": "Sri Karto"})
    # she stops half-way, and goes on from another phone with code and PIN
    lain = Client()
    lain.post(f"/p/{p.kode_tampil}/pin/", {"pin": pin.pin(p.kode)})
    berkas = f"/permohonan/draf/{p.kode_tampil}/berkas/"
    assert "Karto Wiryo" in teks(lain.get(f"/permohonan/draf/{p.kode_tampil}/"))
    periksa = lain.post(berkas, {"berkas_1": "dibawa", "berkas_2": "dibawa", "berkas_3": ""}).url
    assert "Sri Karto" in teks(lain.get(periksa))
    terima = teks(lain.post(periksa, follow=True))
    assert p.kode_tampil in terima
    assert pin.pin(p.kode) in terima
    # the counter opens her code; papers in hand
    petugas = masuk("petugas")
    loket = f"/permohonan/baru/?permohonan={p.kode_tampil}"
    form = teks(petugas.get(loket))
    assert "Karto Wiryo" in form
    assert "Sri Karto" in form
    petugas.post(loket, {**isi, "nama_pengaju": "Sri Karto", "berkas": ["1", "2"]})
    p.refresh_from_db()
    assert p.berjanji
    assert re.search("paling lambat", teks(lain.get(f"/p/{p.kode_tampil}/")))
    # worked on, told, handed to the daughter by name
    petugas.post(f"/permohonan/{p.kode_tampil}/proses/")
    petugas.post(f"/permohonan/{p.kode_tampil}/serahkan/", {"penerima": "Sri Karto (anak)"})
    p.refresh_from_db()
    assert p.berakhir
    assert kode_peristiwa(p)[-1] == "permohonan.permohonan.diserahkan"
    hal = teks(lain.get(f"/p/{p.kode_tampil}/"))
    assert "sudah diserahkan" in hal
    # a neighbour with the code alone reads neither name
    orang = teks(Client().get(f"/p/{p.kode_tampil}/"))
    assert "Karto Wiryo" not in orang
    assert "Sri" not in orang
