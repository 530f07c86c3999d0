// Drafts of long forms, kept on this device only.
//   <form data-draf="aduan-baru">       saved while typing, put back on return (only into fields still empty)
//   <div data-draf-hapus="aduan-baru">  on the confirmation page: forget it
//   <form data-draf-putus="words">      nothing to keep, but without a connection it says so and stays
// Not kept: passwords, files, hidden fields, fields with data-tanpa-draf. Forgotten after seven days.
(function () {
  "use strict";
  var d = document, UMUR = 7 * 864e5, EN = d.documentElement.lang === "en";
  function nama(k) { return "draf:" + k; }
  function hapus(k) { try { localStorage.removeItem(nama(k)); } catch { /* nothing kept */ } }
  d.querySelectorAll("[data-draf-hapus]").forEach(function (el) { hapus(el.dataset.drafHapus); });
  function bidang(f) {
    return Array.from(f.elements).filter(function (x) {
      return x.name && !/^(password|file|hidden|submit|button)$/.test(x.type) && !x.hasAttribute("data-tanpa-draf");
    });
  }
  d.querySelectorAll("form[data-draf]").forEach(function (f) {
    var k = f.dataset.draf, jam, pulih = 0, ada;
    try { ada = JSON.parse(localStorage.getItem(nama(k)) || "null"); } catch { ada = null; }
    if (ada && Date.now() - ada.pada > UMUR) { hapus(k); ada = null; }
    if (ada) bidang(f).forEach(function (x) {
      var v = ada.isi[x.name];
      if (v === undefined) return;
      if (x.type === "checkbox" || x.type === "radio") {
        var terpilih = f.querySelector("[name='" + CSS.escape(x.name) + "']:checked");
        if (v.indexOf(x.value) >= 0 && !x.checked && (x.type === "checkbox" || !terpilih)) { x.checked = true; pulih++; }
      } else if (!x.value && v[0]) { x.value = v[0]; pulih++; }
    });
    if (pulih) {
      var p = d.createElement("div"), s = d.createElement("span"), t = d.createElement("button");
      p.className = "pesan"; p.setAttribute("role", "status");
      s.textContent = f.dataset.drafTeks || (EN ? "What you last typed on this device is back." : "Isian terakhir di perangkat ini dipulihkan.");
      t.type = "button"; t.className = "tombol tombol-kecil tombol-polos"; t.textContent = f.dataset.drafBuang || (EN ? "Delete draft" : "Hapus draf");
      t.addEventListener("click", function () { hapus(k); f.reset(); p.remove(); });
      p.append(s, t); f.prepend(p);
    }
    function simpan() {
      var isi = {};
      bidang(f).forEach(function (x) {
        if ((x.type === "checkbox" || x.type === "radio") && !x.checked) return;
        (isi[x.name] = isi[x.name] || []).push(x.value);
      });
      try { localStorage.setItem(nama(k), JSON.stringify({ pada: Date.now(), isi: isi })); } catch { /* full or private: the form still works */ }
    }
    f.addEventListener("input", function () { clearTimeout(jam); jam = setTimeout(simpan, 400); });
    addEventListener("pagehide", function () { if (jam) simpan(); });
  });
  // No connection: stay here, with files and all, instead of on the browser's own error page.
  d.querySelectorAll("form[data-draf], form[data-draf-putus]").forEach(function (f) {
    f.addEventListener("submit", function (e) {
      if (navigator.onLine !== false) return;
      e.preventDefault();
      var p = f.querySelector("[data-putus]") || d.createElement("div");
      p.className = "pesan pesan-awas"; p.setAttribute("role", "alert"); p.dataset.putus = "";
      p.textContent = f.dataset.drafPutus || (EN
        ? "The connection is broken. What you typed is kept on this device; press again when connected."
        : "Sambungan terputus. Isian tersimpan di perangkat ini; tekan lagi setelah tersambung.");
      f.prepend(p);
      p.scrollIntoView({ block: "nearest" });
      addEventListener("online", function () { p.remove(); }, { once: true });
    });
  });
})();
