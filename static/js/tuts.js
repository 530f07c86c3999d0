// Keyboard shortcuts of the staff screens.
//   <button data-tuts="n" data-tuts-nama="Panggil berikutnya">   one letter or digit presses the button (or follows the link)
//   <label data-tuts="h" for="…">                                leads to its field, ready to be typed over
//   <button data-tuts-daftar>                                    opens the list; so does "?"
// Never while typing, never with Ctrl/Alt/Meta, never on key repeat. Can be switched off in the list (kept on this device).
(function () {
  "use strict";
  var d = document, KUNCI = "tuts:mati", kotak;
  function mati() { try { return localStorage.getItem(KUNCI) === "1"; } catch { return false; } }
  function mengetik(t) {
    return t.isContentEditable || /^(TEXTAREA|SELECT)$/.test(t.nodeName) ||
      (t.nodeName === "INPUT" && !/^(checkbox|radio|button|submit|reset|range|color|file)$/.test(t.type));
  }
  function tampak(el) { return el.getClientRects().length && !el.disabled && el.getAttribute("aria-disabled") !== "true"; }
  function semua() { return Array.from(d.querySelectorAll("[data-tuts]")).filter(tampak); }

  function daftar() {
    if (!kotak) {
      kotak = d.createElement("dialog");
      kotak.className = "daftar-tuts";
      kotak.setAttribute("aria-labelledby", "judul-tuts");
      d.body.append(kotak);
      kotak.addEventListener("click", function (e) { if (e.target === kotak) kotak.close(); });
    }
    var b = d.body.dataset;
    kotak.replaceChildren();
    var j = d.createElement("h2"); j.id = "judul-tuts"; j.textContent = b.tutsJudul || "Daftar tuts";
    var dl = d.createElement("dl");
    semua().forEach(function (el) {
      var baris = d.createElement("div"), dt = d.createElement("dt"), dd = d.createElement("dd"), k = d.createElement("kbd");
      k.textContent = el.dataset.tuts;
      dt.append(k);
      var salinan = el.cloneNode(true);
      salinan.querySelectorAll("kbd").forEach(function (x) { x.remove(); });
      dd.textContent = el.dataset.tutsNama || salinan.textContent.replace(/\s+/g, " ").trim();
      baris.append(dt, dd); dl.append(baris);
    });
    var l = d.createElement("label"), c = d.createElement("input");
    l.className = "form-check"; c.type = "checkbox"; c.className = "form-check-input"; c.checked = !mati();
    c.addEventListener("change", function () { try { if (c.checked) localStorage.removeItem(KUNCI); else localStorage.setItem(KUNCI, "1"); } catch { /* lasts for this page */ } });
    l.append(c, d.createTextNode(b.tutsAktif || "Tuts pintas aktif di perangkat ini"));
    var t = d.createElement("button"); t.className = "tombol tombol-utama"; t.type = "button"; t.textContent = b.tutsTutup || "Tutup";
    t.addEventListener("click", function () { kotak.close(); });
    kotak.append(j, dl, l, t);
    kotak.showModal();
  }

  d.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.altKey || e.metaKey || e.repeat || e.isComposing || e.defaultPrevented || mati()) return;
    if (mengetik(e.target) || d.querySelector("dialog[open]")) return;
    if (e.key === "?") { e.preventDefault(); daftar(); return; }
    if (e.key.length !== 1) return;
    var huruf = e.key.toLowerCase();
    var el = semua().find(function (x) { return x.dataset.tuts.toLowerCase() === huruf; });
    if (!el) return;
    e.preventDefault();
    el.classList.add("ditekan");
    setTimeout(function () { el.classList.remove("ditekan"); }, 250);
    if (el.control) { el.control.focus(); el.control.select(); return; }
    el.focus({ preventScroll: true });
    el.click();
  });
  d.addEventListener("click", function (e) { if (e.target.closest("[data-tuts-daftar]")) daftar(); });
})();
