// Paper forms by keyboard: a digit goes on to the next box, Backspace in an empty box goes back, Enter saves.
(function () {
  "use strict";
  var f = document.querySelector("[data-kertas]");
  if (!f) return;
  var kotak = Array.from(f.querySelectorAll(".kertas-angka"));
  var layanan = f.querySelector("[name=layanan]");
  if (!document.querySelector("[data-fokus]")) (layanan && !layanan.value ? layanan : kotak[0]).focus();
  kotak.forEach(function (k, i) {
    k.addEventListener("focus", function () { k.select(); });
    k.addEventListener("input", function () {
      k.value = k.value.replace(/[^0-4]/g, "").slice(-1);
      if (k.value && kotak[i + 1]) kotak[i + 1].focus();
    });
    k.addEventListener("keydown", function (e) {
      if (e.key === "Backspace" && !k.value && kotak[i - 1]) { e.preventDefault(); kotak[i - 1].focus(); }
      else if (e.key === " " && kotak[i + 1]) { e.preventDefault(); k.value = "0"; kotak[i + 1].focus(); }
      else if (e.key === "Enter") {
        var kosong = kotak.find(function (x) { return !x.value; });
        if (kosong) { e.preventDefault(); kosong.focus(); }
      }
    });
  });
})();
