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
})();
