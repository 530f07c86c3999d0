// Sentences that take turns in one line: <ul data-bergilir="9"> shows one <li> for nine seconds, then the next.
// Without JavaScript CSS shows the first. A refresh of the region keeps the turn.
(function () {
  "use strict";
  var d = document, ke = 0;
  function tampil() {
    d.querySelectorAll("[data-bergilir]").forEach(function (ul) {
      var butir = Array.from(ul.children);
      ul.classList.add("bergilir");
      butir.forEach(function (li, i) { li.hidden = i !== ke % butir.length; });
    });
  }
  var ul = d.querySelector("[data-bergilir]");
  setInterval(function () { ke++; tampil(); }, (ul ? +ul.dataset.bergilir : 9) * 1000);
  d.addEventListener("hidup:segar", tampil);
  tampil();
})();
