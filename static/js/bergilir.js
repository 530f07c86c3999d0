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
