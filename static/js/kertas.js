// Paper forms by keyboard alone: a digit goes on to the next box (in a profile list it picks the class of that number),
// Backspace in an empty box goes back, Enter saves from anywhere.
(function () {
  "use strict";
  var f = document.querySelector("[data-kertas]");
  if (!f) return;
  var kotak = Array.from(f.querySelectorAll(".kertas-angka"));
  var layanan = f.querySelector("[name=layanan]");
  var profil = Array.from(f.querySelectorAll("[data-kertas-profil] select, [data-kertas-profil] input"));
  if (!document.querySelector("[data-fokus]")) (layanan && !layanan.value ? layanan : kotak[0]).focus();
  function kirim(e) {
    var kosong = kotak.find(function (x) { return !x.value; });
    if (kosong) { e.preventDefault(); kosong.focus(); }
    else if (e.target.tagName === "SELECT") { e.preventDefault(); f.requestSubmit(); }
  }
  kotak.forEach(function (k, i) {
    k.addEventListener("focus", function () { k.select(); });
    k.addEventListener("input", function () {
      k.value = k.value.replace(/[^0-4]/g, "").slice(-1);
      var lanjut = kotak[i + 1] || profil[0];
      if (k.value && lanjut) lanjut.focus();
    });
    k.addEventListener("keydown", function (e) {
      if (e.key === "Backspace" && !k.value && kotak[i - 1]) { e.preventDefault(); kotak[i - 1].focus(); }
      else if (e.key === " " && kotak[i + 1]) { e.preventDefault(); k.value = "0"; kotak[i + 1].focus(); }
      else if (e.key === "Enter") kirim(e);
    });
  });
  profil.forEach(function (p, i) {
    var daftar = p.tagName === "SELECT";
    p.addEventListener("keydown", function (e) {
      if (e.key === "Enter") kirim(e);
      else if (daftar && /^[0-9]$/.test(e.key) && +e.key < p.options.length) {
        e.preventDefault();
        p.selectedIndex = +e.key;
        if (profil[i + 1]) profil[i + 1].focus();
      } else if (e.key === "Backspace" && (daftar || !p.value) && p.name !== "saran") {
        e.preventDefault();
        (profil[i - 1] || kotak[kotak.length - 1]).focus();
      }
    });
    if (p.name === "umur") p.addEventListener("input", function () {
      if (p.value.length > 1 && p.value > "12" && profil[i + 1]) profil[i + 1].focus();
    });
  });
})();
