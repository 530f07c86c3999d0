// Sixty cases without a mouse. Every act here is also an ordinary field or button: without a script nothing is lost.
//   <form data-periksa>        papers to judge; its <button data-periksa="sesuai|kurang"> speaks about the paper in hand
//   <form data-biaya>          a table of fees: <input data-satuan="5000" name="banyak_1">, the sum in <output>
//   <table data-jalan>         rows walked with <button data-jalan="turun|naik|pilih|semua">; Enter opens the row
// The letters themselves are tuts.js: these buttons carry data-tuts and are shown only when this file runs.
(function () {
  "use strict";
  var d = document;

  // the sum while the lines are filled in; the server counts again
  d.querySelectorAll("form[data-biaya]").forEach(function (f) {
    var tempat = f.querySelector("[data-biaya-jumlah]"), keluar = tempat.querySelector("output");
    function hitung() {
      var jumlah = 0;
      f.querySelectorAll("[data-satuan]").forEach(function (b) {
        var tulis = f.elements["rupiah_" + b.name.split("_")[1]];
        var satuan = tulis ? tulis.value.replace(/[^0-9]/g, "") : b.dataset.satuan;
        jumlah += (parseInt(b.value, 10) || 0) * (parseInt(satuan, 10) || 0);
      });
      keluar.textContent = jumlah.toLocaleString("id-ID");
    }
    tempat.hidden = false;
    f.addEventListener("input", hitung);
    hitung();
  });
  function tampilkan(el) { el.hidden = false; }

  d.querySelectorAll("form[data-periksa]").forEach(function (f) {
    var semua = Array.from(f.querySelectorAll(".periksa-berkas")), kini = 0;
    var kata = f.querySelector("[data-periksa-kini]");
    if (!semua.length) return;
    function ke(i, gulir) {
      kini = Math.max(0, Math.min(i, semua.length - 1));
      semua.forEach(function (x, n) { x.classList.toggle("kini", n === kini); });
      if (kata) kata.textContent = (kini + 1) + " / " + semua.length + ": " + semua[kini].dataset.nama;
      if (gulir) semua[kini].scrollIntoView({ block: "nearest" });
    }
    function berikut() { ke(kini + 1, true); }
    f.querySelectorAll("[data-periksa-alat]").forEach(tampilkan);
    f.addEventListener("click", function (e) {
      var t = e.target.closest("button[data-periksa]");
      if (!t) return;
      var radio = semua[kini].querySelector("input[type=radio][value=" + t.dataset.periksa + "]");
      if (!radio) return;
      radio.checked = true;
      radio.dispatchEvent(new Event("change", { bubbles: true }));
      if (t.dataset.periksa === "kurang") { var a = semua[kini].querySelector("[name^=alasan_]"); if (a) { a.focus(); return; } }
      berikut();
    });
    // Enter in a reason goes on to the next paper instead of sending half a verdict
    f.addEventListener("keydown", function (e) {
      if (e.key !== "Enter" || !/^alasan_/.test(e.target.name || "")) return;
      e.preventDefault();
      e.target.blur();
      berikut();
    });
    f.addEventListener("focusin", function (e) {
      var b = e.target.closest(".periksa-berkas");
      if (b) ke(semua.indexOf(b), false);
    });
    ke(0, false);
  });

  d.querySelectorAll("table[data-jalan]").forEach(function (tabel) {
    var alat = d.querySelector("[data-jalan-alat]");
    function tautan() { return Array.from(tabel.querySelectorAll("tbody th a")); }
    function di() { return tautan().indexOf(d.activeElement); }
    var terakhir = -1;
    tabel.addEventListener("focusin", function () { if (di() >= 0) terakhir = di(); });
    if (!alat) return;
    tampilkan(alat);
    alat.addEventListener("click", function (e) {
      var t = e.target.closest("button[data-jalan]");
      if (!t) return;
      var a = tautan(), centang = Array.from(tabel.querySelectorAll("input[type=checkbox]"));
      if (t.dataset.jalan === "semua") {
        var penuh = centang.every(function (x) { return x.checked; });
        centang.forEach(function (x) { x.checked = !penuh; });
      } else if (t.dataset.jalan === "pilih") {
        if (terakhir >= 0 && centang[terakhir]) centang[terakhir].checked = !centang[terakhir].checked;
      } else {
        terakhir = Math.max(0, Math.min(terakhir + (t.dataset.jalan === "turun" ? 1 : -1), a.length - 1));
      }
      if (terakhir >= 0 && a[terakhir]) a[terakhir].focus();
    });
  });
})();
