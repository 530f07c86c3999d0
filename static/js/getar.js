// News for a hand or a pocket: a phone shakes once when a new [data-getar="what"] appears after a refresh, and the tab's title says so.
(function () {
  "use strict";
  var d = document, judul = d.title;
  function kini() { var el = d.querySelector("[data-getar]"); return el ? el.dataset.getar : ""; }
  var akhir = kini();
  d.addEventListener("hidup:segar", function () {
    var baru = kini();
    if (baru === akhir) return;
    akhir = baru;
    d.title = baru ? d.querySelector("[data-getar]").textContent.trim() + " · " + judul : judul;
    if (baru && navigator.vibrate) navigator.vibrate(baru.indexOf("dipanggil") === 0 ? [400, 150, 400, 150, 400] : [250]);
  });
})();
