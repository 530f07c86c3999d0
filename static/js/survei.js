// The questionnaire: after an answer the next open question comes into view, and the count goes on.
// Without it the page is one long form. Only a touch or a click moves the page: arrow keys walk through options.
(function () {
  "use strict";
  var f = document.querySelector("[data-survei]");
  if (!f) return;
  var tanya = Array.from(f.querySelectorAll(".tanya")), maju = f.querySelector("[data-maju]"), tunjuk = false;
  var halus = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  function terisi(t) { return t.querySelector("input[type=radio]:checked"); }
  function hitung() {
    if (!maju) return;
    maju.hidden = false;
    maju.textContent = tanya.filter(terisi).length + " / " + tanya.length + " " + maju.dataset.teks;
  }
  f.addEventListener("pointerdown", function () { tunjuk = true; });
  f.addEventListener("keydown", function () { tunjuk = false; });
  f.addEventListener("change", function (e) {
    var t = e.target;
    if (t.type !== "radio") return;
    hitung();
    var di = tanya.indexOf(t.closest(".tanya"));
    if (!tunjuk || Number(t.value) <= 2) return; // a low answer opens its reason: stay
    var lanjut = tanya.slice(di + 1).find(function (x) { return !terisi(x); });
    (lanjut || f.querySelector(".survei-kirim")).scrollIntoView({ behavior: halus, block: lanjut ? "start" : "end" });
  });
  hitung();
})();
