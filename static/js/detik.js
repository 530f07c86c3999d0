// Clocks, all driven by one tick a second.
//   <time data-sejak="ISO" data-janji-detik="480">   counts up as 04.38; class awas from 75 % of the promise, lewat after it
//   <time data-sampai="ISO">                         counts down in seconds; at zero hides the nearest [data-hilang]
//   <progress data-sejak="ISO" data-janji-detik="480">   fills towards the promise
//   <time data-jam data-zona="Asia/Jakarta">         wall clock 10.42
// data-kini="ISO" (the server's now) on the element or on <html> corrects a PC whose clock is wrong.
(function () {
  "use strict";
  var d = document, geser = new Map();
  function selisih(el) {
    var k = el.dataset.kini || d.documentElement.dataset.kini;
    if (!k) return 0;
    if (!geser.has(k)) { if (geser.size > 200) geser.clear(); geser.set(k, Date.parse(k) - Date.now()); }
    return geser.get(k);
  }
  function dua(n) { return (n < 10 ? "0" : "") + n; }
  function tulis(el, t) { if (el.textContent !== t) el.textContent = t; }
  function detak() {
    d.querySelectorAll("[data-sejak]").forEach(function (el) {
      var s = Math.max(0, Math.floor((Date.now() + selisih(el) - Date.parse(el.dataset.sejak)) / 1000)), janji = +el.dataset.janjiDetik;
      if (el.nodeName === "PROGRESS") { el.max = janji || 1; el.value = Math.min(s, el.max); }
      else tulis(el, s >= 3600 ? Math.floor(s / 3600) + "." + dua(Math.floor(s / 60) % 60) + "." + dua(s % 60) : dua(Math.floor(s / 60)) + "." + dua(s % 60));
      if (janji) {
        el.classList.toggle("awas", s >= janji * 0.75 && s <= janji);
        el.classList.toggle("lewat", s > janji);
      }
    });
    d.querySelectorAll("[data-sampai]").forEach(function (el) {
      var s = Math.ceil((Date.parse(el.dataset.sampai) - Date.now() - selisih(el)) / 1000);
      tulis(el, String(Math.max(0, s)));
      if (s <= 0) { var h = el.closest("[data-hilang]"); if (h) h.hidden = true; }
    });
    d.querySelectorAll("[data-jam]").forEach(function (el) {
      var o = { hour: "2-digit", minute: "2-digit", hour12: false };
      if (el.dataset.zona) o.timeZone = el.dataset.zona;
      tulis(el, new Date(Date.now() + selisih(el)).toLocaleTimeString("id-ID", o).replace(":", "."));
    });
  }
  detak();
  setInterval(detak, 1000);
  // a refreshed fragment comes with empty clocks: fill them at once, not at the next tick
  d.addEventListener("hidup:segar", detak);
  d.addEventListener("htmx:afterSwap", detak);
})();
// Items that take turns: <ul data-bergilir="9"> shows one <li> for nine seconds, then the next; data-sekali="4" shows four at a time.
// Without JavaScript CSS shows the first turn. A refresh of the region keeps the turn.
(function () {
  "use strict";
  var d = document, ke = 0;
  function tampil() {
    d.querySelectorAll("[data-bergilir]").forEach(function (ul) {
      var butir = Array.from(ul.children), sekali = +ul.dataset.sekali || 1, kini = ke % (Math.ceil(butir.length / sekali) || 1);
      ul.classList.add("bergilir");
      butir.forEach(function (li, i) { li.hidden = Math.floor(i / sekali) !== kini; });
    });
  }
  var ul = d.querySelector("[data-bergilir]");
  setInterval(function () { ke++; tampil(); }, (ul ? +ul.dataset.bergilir : 9) * 1000);
  d.addEventListener("hidup:segar", tampil);
  tampil();
})();
