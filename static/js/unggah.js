// <form data-unggah>  files over a bad line: how much has gone, and when it breaks, what arrived and what did not
// The same POST as without a script; its answer becomes the page. The chosen files stay chosen, so one more press
// sends what is missing (the same file twice is one). Text fields stay as typed.
// Its words, in the language of the page, are the data-kata-… of the form (templates/permohonan/_unggah_kata.html).
(function () {
  "use strict";
  var d = document;
  if (!window.XMLHttpRequest || !window.FormData || !window.DOMParser) return;
  function mb(n) { return (n / 1048576).toLocaleString(d.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) + " MB"; }
  function kata(teks, sudah, semua) { return teks.replace("{sudah}", mb(sudah)).replace("{semua}", mb(semua)); }

  function kabar(f, teks, jenis) {
    var p = f.querySelector("[data-unggah-kabar]");
    if (!p) {
      p = d.createElement("div");
      p.dataset.unggahKabar = "";
      p.setAttribute("role", "status");
      (f.querySelector(":scope > .tindakan") || f).before(p);
    }
    p.className = "pesan" + (jenis ? " pesan-" + jenis : "");
    p.textContent = teks;
    p.scrollIntoView({ block: "nearest" });
  }

  function dipilih(f) {
    return Array.from(f.querySelectorAll("input[type=file]")).filter(function (x) { return x.files.length; });
  }
  function nama(x) { var b = x.closest("[data-nama]"); return b ? b.dataset.nama : (x.files[0] || {}).name || ""; }
  function banyak(b) { return b ? b.querySelectorAll("a[href*='/unggahan/']").length : 0; }

  // Asks the server which of the chosen papers it has, and says so.
  function tanya(f, awal) {
    return fetch(location.href, { credentials: "same-origin", cache: "no-store" }).then(function (j) { return j.text(); })
      .then(function (html) {
        var hal = new DOMParser().parseFromString(html, "text/html"), ada = [], belum = [];
        dipilih(f).forEach(function (x) {
          var n = nama(x), kini = Array.from(hal.querySelectorAll("[data-nama]")).find(function (b) { return b.dataset.nama === n; });
          (banyak(kini) > banyak(x.closest("[data-nama]")) ? ada : belum).push(n);
        });
        kabar(f, awal + (ada.length ? " " + f.dataset.kataSampai + " " + ada.join("; ") + "." : "") +
          (belum.length ? " " + f.dataset.kataBelum + " " + belum.join("; ") + "." : "") + " " + f.dataset.kataLagi, "awas");
      });
  }

  function putus(f, sudah, semua) {
    var awal = kata(f.dataset.kataPutus, sudah, semua);
    kabar(f, awal + " " + f.dataset.kataTunggu, "awas");
    (function coba() { tanya(f, awal).catch(function () { setTimeout(coba, 3000); }); })();
  }

  d.addEventListener("submit", function (e) {
    var f = e.target;
    if (!f.matches("form[data-unggah]") || e.defaultPrevented || !dipilih(f).length) return;
    e.preventDefault();
    if (f.dataset.berjalan) return;
    f.dataset.berjalan = "1";
    var isi = new FormData(f), x = new XMLHttpRequest(), sudah = 0;
    var semua = dipilih(f).reduce(function (a, i) { return a + i.files[0].size; }, 0);
    if (e.submitter && e.submitter.name) isi.append(e.submitter.name, e.submitter.value);
    function selesai() { delete f.dataset.berjalan; }
    x.open("POST", f.getAttribute("action") || location.href);
    x.setRequestHeader("X-Unggah", "1");
    x.upload.addEventListener("progress", function (p) {
      sudah = Math.min(p.loaded, semua);
      if (semua > 300000) kabar(f, kata(f.dataset.kataKirim, sudah, semua));
    });
    x.addEventListener("load", function () {
      selesai();
      var ke = x.getResponseHeader("X-Ke");
      if (ke) { location.assign(ke); return; }
      var baru = new DOMParser().parseFromString(x.responseText, "text/html").querySelector("main");
      if (!baru) { location.reload(); return; }
      d.querySelector("main").replaceWith(d.adoptNode(baru));
      scrollTo(0, 0);
      var galat = d.querySelector(".ringkasan-galat");
      if (galat) { galat.setAttribute("tabindex", "-1"); galat.focus(); }
    });
    ["error", "timeout"].forEach(function (apa) {
      x.addEventListener(apa, function () { selesai(); putus(f, sudah, semua); });
    });
    x.send(isi);
  });
})();
