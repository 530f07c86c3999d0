"""Every page of the walk: axe finds nothing in light and dark, on a phone and a desk; nothing scrolls sideways;
the keyboard shows where it is."""

import pytest

pytestmark = pytest.mark.e2e

PONSEL, MEJA = 360, 1440
SEMPIT = 320  # WCAG 2.2 SC 1.4.10: 1280 px at 400 %
DUA_KALI = 720  # 1440 px at 200 %
LEBAR_SAJA = {"papan"}  # hangs on a wall; nobody reads it at 320 px

# The first twenty stops of the Tab key, each with what it looks like when the focus is there and when it is not.
FOKUS = """
async () => {
  const rupa = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor,
    s.boxShadow, s.borderColor, s.backgroundColor, s.textDecorationLine, s.color].join('|'); };
  const calon = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(e => !e.disabled && e.type !== 'hidden' && e.offsetParent !== null && e.tabIndex >= 0).slice(0, 25);
  const buruk = [];
  for (const e of calon) {
    // what is drawn beside a hidden radio counts as well
    const dilihat = [e, e.nextElementSibling, e.closest('label'), e.parentElement].filter(Boolean);
    const sebelum = dilihat.map(rupa);
    e.focus({focusVisible: true});
    if (document.activeElement !== e) continue;
    await new Promise(r => requestAnimationFrame(() => setTimeout(r, 0)));
    const sesudah = dilihat.map(rupa);
    if (sebelum.join() === sesudah.join()) buruk.push(e.outerHTML.slice(0, 120));
    e.blur();
  }
  return buruk;
}
"""


@pytest.fixture(scope="module")
def jalan(tempat, portal, peramban):
    """jalan(lebar, skema) → (name, page) of every page, loaded in a browser of that width and colour scheme."""
    konteks = {}

    def _jalan(lebar, skema="light"):
        for nama, (siapa, alamat) in tempat.halaman.items():
            if (siapa, lebar, skema) not in konteks:
                konteks[siapa, lebar, skema] = peramban.new_context(
                    viewport={"width": lebar, "height": 900},
                    base_url=portal.url,
                    locale="id-ID",
                    reduced_motion="reduce",
                    color_scheme=skema,
                    storage_state=tempat.kuki[siapa],
                ).new_page()
            hal = konteks[siapa, lebar, skema]
            hal.goto(alamat)
            assert "/akun/login/" not in hal.url or nama == "masuk", nama
            yield nama, hal

    yield _jalan
    for hal in konteks.values():
        hal.context.close()


def pelanggaran(hal, **pilihan):
    from axe_playwright_python.sync_playwright import Axe

    hasil = Axe().run(hal, options={"resultTypes": ["violations"], **pilihan}).response["violations"]
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0]['failureSummary'][-160:]}" for v in hasil
    ]


def lebih_lebar(hal, lebar):
    """By how many pixels the page is wider than its window, and what sticks out first."""
    hal.set_viewport_size({"width": lebar, "height": 800})
    lebih = hal.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if lebih <= 0:
        return ""
    siapa = hal.evaluate(
        """() => { const l = document.documentElement.clientWidth;
        const e = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > l + 1);
        return e.length ? e[e.length - 1].outerHTML.slice(0, 160) : ''; }"""
    )
    return f"{lebih}px: {siapa}"


@pytest.mark.parametrize("lebar", [PONSEL, MEJA])
def test_tanpa_pelanggaran(jalan, lebar):
    salah = []
    for nama, hal in jalan(lebar):
        salah += [f"{nama} {lebar}: {x}" for x in pelanggaran(hal)]
        if nama in LEBAR_SAJA:
            continue
        sempit = SEMPIT if lebar == PONSEL else DUA_KALI
        if apa := lebih_lebar(hal, sempit):
            salah.append(f"{nama} pada {sempit}: {apa}")
        hal.set_viewport_size({"width": lebar, "height": 900})
    assert salah == [], "\n".join(salah)


def test_tanpa_pelanggaran_gelap(jalan):
    """The dark scheme changes colours only."""
    salah = []
    for nama, hal in jalan(PONSEL, "dark"):
        salah += [f"{nama}: {x}" for x in pelanggaran(hal, runOnly=["color-contrast", "link-in-text-block"])]
    assert salah == [], "\n".join(salah)


def test_fokus_terlihat(jalan):
    salah = []
    for nama, hal in jalan(MEJA):
        salah += [f"{nama}: {x}" for x in hal.evaluate(FOKUS)]
    assert salah == [], "\n".join(salah)


def test_tuts_tab_mulai_dari_lompatan(jalan):
    """The first Tab on a page leads over the navigation into its content, and shows itself."""
    diperiksa = 0
    for nama, hal in jalan(MEJA):
        if nama in ("papan", "kios", "kios layanan", "kios beberapa"):
            continue
        hal.keyboard.press("Tab")
        tujuan = hal.evaluate("document.activeElement.getAttribute('href')")
        if nama not in ("loket bertiket", "loket kosong") and hal.evaluate(
            "document.activeElement !== document.body"
        ):
            kotak = hal.evaluate(
                "(() => { const k = document.activeElement.getBoundingClientRect(); return k.width * k.height })()"
            )
            assert kotak > 0, nama
            diperiksa += (tujuan or "").startswith("#")
    assert diperiksa > 20
