// A list worked through by keyboard.
//   <table data-baris-tuts>          J next row, K previous row, X ticks its box; Enter opens the link as always
//   <input data-pilih-semua hidden>  ticks all boxes of the form; shown only with JavaScript
//   <strong data-jumlah-terpilih>    how many are ticked
// Never while typing, never with Ctrl/Alt/Meta; off together with the other shortcuts (tuts.js).
(function () {
  "use strict";
  var d = document, tabel = d.querySelector("[data-baris-tuts]"), semua = d.querySelector("[data-pilih-semua]");
  if (!tabel) return;
  function kotak() { return Array.from(tabel.querySelectorAll("input[type=checkbox]")); }
  function hitung() {
    var n = kotak().filter(function (k) { return k.checked; }).length, tempat = d.querySelector("[data-jumlah-terpilih]");
    if (tempat) tempat.textContent = n;
    if (semua) { semua.checked = n > 0 && n === kotak().length; semua.indeterminate = n > 0 && !semua.checked; }
  }
  function mati() { try { return localStorage.getItem("tuts:mati") === "1"; } catch { return false; } }
  if (semua) {
    semua.hidden = false;
    semua.addEventListener("change", function () { kotak().forEach(function (k) { k.checked = semua.checked; }); hitung(); });
  }
  tabel.addEventListener("change", hitung);
  window.addEventListener("pageshow", hitung);
  hitung();
  d.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.altKey || e.metaKey || e.isComposing || mati() || d.querySelector("dialog[open]")) return;
    if (/^(TEXTAREA|SELECT)$/.test(e.target.nodeName) || (e.target.nodeName === "INPUT" && e.target.type !== "checkbox")) return;
    var huruf = e.key.toLowerCase(), baris = Array.from(tabel.tBodies[0].rows), kini = baris.indexOf(e.target.closest("tr"));
    if (huruf === "x" && kini >= 0 && e.target.type !== "checkbox") {
      var k = baris[kini].querySelector("input[type=checkbox]");
      if (k) { e.preventDefault(); k.checked = !k.checked; hitung(); }
    } else if (huruf === "j" || huruf === "k") {
      var ke = kini < 0 ? 0 : Math.min(baris.length - 1, Math.max(0, kini + (huruf === "j" ? 1 : -1)));
      var tautan = baris[ke] && baris[ke].querySelector("a");
      if (tautan) { e.preventDefault(); tautan.focus(); }
    }
  });
})();
