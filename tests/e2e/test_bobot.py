"""The first visit of a public page on a slow phone: at most 70 KB over the wire, at most 12 requests."""

import pytest

pytestmark = pytest.mark.e2e

KB, PERMINTAAN = 70, 12
HIDUP = ("/siaran/", "/penggal/")  # the stream, and what it makes the page fetch


def kunjungi(peramban, portal, alamat):
    """(bytes over the wire, requests) of a visit with nothing cached; the live stream stands apart."""
    konteks = peramban.new_context(
        base_url=portal.url, locale="id-ID", viewport={"width": 360, "height": 800}
    )
    hal = konteks.new_page()
    cdp = konteks.new_cdp_session(hal)
    cdp.send("Network.enable")
    diminta, ukuran = {}, {}
    cdp.on("Network.requestWillBeSent", lambda p: diminta.setdefault(p["requestId"], p["request"]["url"]))
    cdp.on("Network.loadingFinished", lambda p: ukuran.update({p["requestId"]: p["encodedDataLength"]}))
    hal.goto(alamat, wait_until="load")
    hal.wait_for_timeout(400)
    konteks.close()
    bukan = {i for i, url in diminta.items() if any(h in url for h in HIDUP) or url.startswith("data:")}
    semua = {url: ukuran.get(i, 0) for i, url in diminta.items() if i not in bukan}
    return sum(semua.values()), semua


def test_ringan(tempat, portal, peramban):
    berat, angka = [], []
    for nama, (siapa, alamat) in tempat.halaman.items():
        if siapa != "tamu":
            continue
        byte, permintaan = kunjungi(peramban, portal, alamat)
        angka.append((byte, len(permintaan), nama))
        assert byte > 5_000, f"{nama}: nothing was measured"
        if byte > KB * 1024 or len(permintaan) > PERMINTAAN:
            rinci = sorted(((n, u.rsplit("/", 1)[-1] or u) for u, n in permintaan.items()), reverse=True)[:8]
            berat.append(f"{nama}: {byte / 1024:.1f} KB, {len(permintaan)} permintaan {rinci}")
    print(*(f"{b / 1024:6.1f} KB {n:3} {nama}" for b, n, nama in sorted(angka, reverse=True)), sep="\n")
    assert berat == [], "\n".join(berat)
