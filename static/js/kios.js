// Kiosk: closes itself after nobody touched it for a while (the page's <noscript> refresh does it without JavaScript),
// and keeps no way back to the last person's screen.
//   <meta name="kios-tutup" content="60" data-url="/start/">
(function () {
  "use strict";
  var d = document, m = d.querySelector("meta[name=kios-tutup]"), jam;
  if (!m) return;
  function ulang() {
    clearTimeout(jam);
    jam = setTimeout(function () { location.replace(m.dataset.url); }, +m.content * 1000);
  }
  ["pointerdown", "keydown", "scroll"].forEach(function (n) { d.addEventListener(n, ulang, { passive: true }); });
  ulang();
  // the ticket's own page prints once, by itself (a kiosk's browser asks nobody), and then closes like the others
  if (m.hasAttribute("data-cetak-sendiri")) addEventListener("load", function () { print(); ulang(); });
})();
