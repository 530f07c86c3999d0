"""Roles with dates and letters: given, shown in signatures, ended; who may what, and why; the second step per role."""

import datetime

import pytest
from django.utils import timezone

from pelayanan import akses, matriks, tanda_tangan
from pelayanan.models import Pengguna, Penugasan, Peran, Peristiwa, Unit
from pelayanan.operasi_tugas import tugaskan
from tests import factories as f

HARI, JAM = datetime.timedelta(days=1), datetime.timedelta(hours=1)


def wakil(
    unit, orang, peran="pimpinan", sebagai="plt", jabatan="Kepala Disdukcapil", mulai=None, lama=10, **lain
):
    mulai = mulai or timezone.localdate() - HARI
    return tugaskan(
        unit=unit, pengguna=orang, peran=peran, sebagai=sebagai, jabatan=jabatan, mulai=mulai,
        selesai=mulai + lama * HARI, nomor_sk="800/12/2026", tanggal_sk=mulai, oleh=None, **lain,
    )  # fmt: skip


def isi(orang, **ubah):
    hari = timezone.localdate()
    return {
        "pengguna": orang.pk, "peran": "pimpinan", "mulai": hari.isoformat(), "selesai": (hari + HARI).isoformat(),
        "sebagai": "plh", "jabatan": "Kepala Disdukcapil", "nomor_sk": "800/9/2026", "tanggal_sk": hari.isoformat(),
    } | ubah  # fmt: skip


def test_admin_menugaskan_lewat_halaman(masuk, cast, unit):
    klien = masuk("admin")
    assert "Bertugas hari ini" in klien.get("/penugasan/").content.decode()
    jawaban = klien.post("/penugasan/", isi(cast["kasir"]))
    assert jawaban.status_code == 302
    tugas = Penugasan.objects.get(sebagai="plh")
    assert Peristiwa.objects.filter(
        kode="pelayanan.penugasan.dibuat", objek_id=tugas.pk, oleh=cast["admin"]
    ).exists()
    halaman = klien.get("/penugasan/").content.decode()
    assert "Plh. Kepala Disdukcapil" in halaman and "800/9/2026" in halaman
    # twice the same, incomplete, and by others: refused with what was typed kept
    assert "akhiri dahulu yang lama" in klien.post("/penugasan/", isi(cast["kasir"])).content.decode()
    for kurang in ({"nomor_sk": ""}, {"tanggal_sk": ""}, {"selesai": ""}, {"jabatan": ""},
                   {"selesai": "2020-01-01"}, {"pengguna": cast["petugas_lain"].pk}):  # fmt: skip
        assert klien.post("/penugasan/", isi(cast["informasi"], **kurang)).status_code == 400, kurang
    for peran in ("pengawas", "evaluator"):
        tanpa = isi(cast["informasi"], sebagai="", jabatan="", peran=peran, nomor_sk="")
        assert "Tulis nomor SK" in klien.post("/penugasan/", tanpa).content.decode()
    for nama in ("petugas", "pimpinan", "pengawas"):
        assert masuk(nama).post("/penugasan/", isi(cast["petugas"])).status_code == 403
    assert masuk(None).get("/penugasan/").status_code == 302


def test_basis_data_menolak_wakil_tanpa_surat(unit, cast):
    from django.db import IntegrityError, transaction

    for isian in ({"sebagai": "plt", "jabatan": "Kepala"}, {"peran": "evaluator"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Penugasan.objects.create(
                **{
                    "pengguna": cast["kasir"],
                    "unit": unit,
                    "peran": "pimpinan",
                    "mulai": timezone.localdate(),
                }
                | isian
            )


def test_mengakhiri(masuk, cast, unit, unit_lain):
    klien, hari = masuk("admin"), timezone.localdate()
    tugas = Penugasan.objects.get(pengguna=cast["kasir"])
    alamat = f"/penugasan/{tugas.pk}/akhiri/"
    assert klien.get(alamat).status_code == 405
    assert masuk("kasir").get("/permohonan/kasir/").status_code == 200
    klien.post(alamat, {"selesai": "bukan tanggal"})
    klien.post(alamat, {"selesai": (hari - 5 * HARI).isoformat()})
    tugas.refresh_from_db()
    assert tugas.selesai is None
    klien.post(alamat, {"selesai": (hari - HARI).isoformat()})
    assert masuk("kasir").get("/permohonan/kasir/").status_code == 403, "at once"
    assert Peristiwa.objects.filter(kode="pelayanan.penugasan.diakhiri", objek_id=tugas.pk).count() == 1
    klien.post(alamat, {"selesai": (hari + HARI).isoformat()})
    tugas.refresh_from_db()
    assert tugas.selesai == hari - HARI, "what is over is given anew, with its letter"
    # the last admin stays, and nobody ends what is next door
    sendiri = Penugasan.objects.get(pengguna=cast["admin"])
    halaman = klien.post(f"/penugasan/{sendiri.pk}/akhiri/", {"selesai": hari.isoformat()}, follow=True)
    assert "admin terakhir" in halaman.content.decode()
    lain = Penugasan.objects.get(pengguna=cast["petugas_lain"])
    assert klien.post(f"/penugasan/{lain.pk}/akhiri/", {"selesai": hari.isoformat()}).status_code == 404
    assert masuk("pengawas").post(alamat, {"selesai": hari.isoformat()}).status_code == 403


def test_peran_mulai_dan_berakhir_pada_tengah_malam_unitnya(masuk, cast, unit, monkeypatch):
    """Papua is two hours before Jakarta: at 23.30 WIB its next day has begun."""
    orang = f.orang("wit", unit, "pimpinan")
    tugas = Penugasan.objects.filter(pengguna=orang)
    malam = datetime.datetime(2026, 9, 1, 23, 30, tzinfo=datetime.timezone(7 * JAM))
    monkeypatch.setattr("django.utils.timezone.now", lambda: malam)

    def boleh(zona, mulai, selesai):
        tugas.update(mulai=mulai, selesai=selesai)
        Unit.objects.filter(pk=unit.pk).update(zona=zona)
        return akses.boleh(Pengguna.objects.get(pk=orang.pk), "dasbor.lihat", unit)

    satu, dua = datetime.date(2026, 9, 1), datetime.date(2026, 9, 2)
    assert (boleh("Asia/Jakarta", dua, None), boleh("Asia/Jayapura", dua, None)) == (False, True)
    assert (boleh("Asia/Jakarta", satu, satu), boleh("Asia/Jayapura", satu, satu)) == (True, False)


def test_evaluator_membaca_angka_selama_suratnya(masuk, cast, unit):
    orang = f.PenggunaFactory(username="evaluator")
    cast["evaluator"] = orang
    tugas = wakil(unit, orang, peran="evaluator", sebagai="", jabatan="")
    klien = masuk("evaluator")
    for alamat in ("/dasbor/", "/dasbor/ikm/", "/antrian/angka/", "/permohonan/angka/", "/standar/kelola/"):
        assert klien.get(alamat).status_code == 200, alamat
    for alamat in ("/permohonan/masuk/", "/pengaduan/masuk/", "/penugasan/", "/dasbor/rencana/baru/"):
        assert klien.get(alamat).status_code == 403, alamat
    Penugasan.objects.filter(pk=tugas.pk).update(mulai="2026-01-01", selesai=timezone.localdate() - HARI)
    assert masuk("evaluator").get("/dasbor/").status_code == 403


def test_judul_penanda(unit, cast):
    kepala, kini = cast["pimpinan"], timezone.now()
    Pengguna.objects.filter(pk=kepala.pk).update(jabatan="Kepala Disdukcapil")
    Pengguna.objects.filter(pk=cast["penanggung_jawab"].pk).update(jabatan="Sekretaris")
    kepala.refresh_from_db()
    sekretaris = Pengguna.objects.get(pk=cast["penanggung_jawab"].pk)
    assert tanda_tangan.kepala(unit).jabatan == "Kepala Disdukcapil"
    assert tanda_tangan.penanda(kepala, unit, kini) == tanda_tangan.Penanda("Kepala Disdukcapil", kepala.nama)
    an = wakil(unit, sekretaris, sebagai="an")
    assert tanda_tangan.kepala(unit).nama == kepala.nama, "a mandate leaves the head his pen"
    assert tanda_tangan.penanda(sekretaris, unit).jabatan == "a.n. Kepala Disdukcapil\nSekretaris"
    assert tanda_tangan.penanda(sekretaris, unit).sebaris == "a.n. Kepala Disdukcapil, Sekretaris"
    Penugasan.objects.filter(pk=an.pk).delete()
    plh = wakil(unit, sekretaris, sebagai="plh")
    satu = tanda_tangan.kepala(unit)
    assert satu.jabatan == "Plh. Kepala Disdukcapil" and satu.nama == sekretaris.nama
    assert satu.dasar.startswith("800/12/2026, ") and "sampai" in satu.dasar
    assert satu.bernama == f"{sekretaris.nama} (Plh. Kepala Disdukcapil)"
    # after its last day: the head again, and no title for who acted
    sesudah = kini + 30 * HARI
    assert tanda_tangan.kepala(unit, sesudah).nama == kepala.nama
    assert tanda_tangan.penanda(sekretaris, unit, sesudah).jabatan == "Sekretaris"
    assert tanda_tangan.penanda(None, unit).nama == ""
    assert plh.selesai < sesudah.date()


def test_surat_maaf_dan_laporan_memakai_penanda(unit, cast, monkeypatch):
    from pelayanan import pdf
    from pengaduan import cetak
    from tests.pengaduan import pabrik

    tertulis = {}
    monkeypatch.setattr(pdf, "buat", lambda nama, data, **lain: tertulis.update({nama: data}) or b"%PDF")
    a = pabrik.aduan(unit)
    cetak.surat_maaf(a, nama="", alamat="")
    assert tertulis["pengaduan/surat_maaf.typ"]["jabatan"] == "Pimpinan", "of one without a title: the role"
    wakil(unit, cast["penanggung_jawab"])
    cetak.surat_maaf(a, nama="", alamat="")
    data = tertulis["pengaduan/surat_maaf.typ"]
    assert (data["jabatan"], data["kepala"]) == ("Plt. Kepala Disdukcapil", str(cast["penanggung_jawab"]))


def test_halaman_maklumat_dan_sk_mengusulkan_penanda(masuk, unit, cast):
    wakil(unit, cast["penanggung_jawab"])
    halaman = masuk("penanggung_jawab").get(f"/standar/kelola/maklumat/{unit.kode}/").content.decode()
    assert 'value="Plt. Kepala Disdukcapil"' in halaman and cast["penanggung_jawab"].nama in halaman


def test_matriks_lengkap_dan_dapat_dibaca(masuk, cast, unit, django_assert_max_num_queries):
    disebut = [h for _n, isi in matriks.SEBUTAN.values() for h in isi]
    assert sorted(disebut) == sorted(akses.HAK), "every right is on the page, once"
    wakil(unit, cast["penanggung_jawab"])
    unit.dua_langkah_wajib = ["admin"]
    unit.save(update_fields=["dua_langkah_wajib"])
    for nama in ("pengawas",):
        with django_assert_max_num_queries(14):
            teks = masuk(nama).get("/hak-akses/").content.decode()
    assert "Plt. Kepala Disdukcapil" in teks and "800/12/2026" in teks
    assert all(str(p.label) in teks for p in Peran)
    assert "wajib" in masuk("pengawas").get("/hak-akses/").content.decode()
    for nama in ("petugas", "pimpinan"):
        assert masuk(nama).get("/hak-akses/").status_code == 403


def test_dua_langkah_menurut_peran_unit(masuk, cast, unit):
    klien = masuk("admin")
    assert masuk("pimpinan").get("/dasbor/").status_code == 200
    assert klien.post("/penugasan/dua-langkah/", {"peran": ["pimpinan", "tak-ada"]}).status_code == 302
    unit.refresh_from_db()
    assert unit.dua_langkah_wajib == ["pimpinan"]
    assert Peristiwa.objects.filter(kode="pelayanan.unit.dua_langkah_diatur", oleh=cast["admin"]).exists()
    assert masuk("pimpinan").get("/dasbor/")["Location"] == "/akun/2fa/totp/activate/"
    assert masuk("pengawas").get("/dasbor/").status_code == 200
    assert klien.get("/penugasan/").status_code == 200
    assert masuk("petugas").post("/penugasan/dua-langkah/", {"peran": []}).status_code == 403
    klien.post("/penugasan/dua-langkah/", {})
    assert masuk("pimpinan").get("/dasbor/").status_code == 200


def test_kelola_tertutup_bersama_peran_admin(masuk, cast, unit):
    """The flags of the first admin's account open /kelola/ only while the role is in force."""
    Pengguna.objects.filter(pk=cast["admin"].pk).update(is_staff=True, is_superuser=True)
    sandi = f"/kelola/pelayanan/pengguna/{cast['petugas'].pk}/password/"
    klien = masuk("admin")
    assert klien.get("/kelola/").status_code == klien.get(sandi).status_code == 200
    kemarin = timezone.localdate(timezone=unit.tz) - HARI
    Penugasan.objects.filter(pengguna=cast["admin"]).update(selesai=kemarin)
    assert {klien.get(x).status_code for x in ("/kelola/", sandi)} <= {302, 403}
    assert klien.post(sandi, {"password1": "Kata-Baru-99x", "password2": "Kata-Baru-99x"}).status_code in (
        302,
        403,
    )
    lama = cast["petugas"].password
    assert Pengguna.objects.get(pk=cast["petugas"].pk).password == lama
