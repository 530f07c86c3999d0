// Small helps of the loket screen; every key works without them.
// [data-ke-hasil]  S: puts the focus on the first outcome, whose digits end the service
// [data-alih]      A: opens the details and puts the focus on where to
// G, a number, Enter: the number is called and the keys are keys again; a number that is refused stays to be mended
// #kabar-loket     says to a screen reader what a key did, after htmx put the new screen in
(function () {
  "use strict";
  var d = document;
  d.addEventListener("click", function (e) {
    var t = e.target.closest("[data-ke-hasil]");
    if (!t) return;
    e.preventDefault();
    if (t.getAttribute("aria-disabled") === "true") return;
    var pertama = d.querySelector("[data-hasil] .tombol");
    if (pertama) pertama.focus();
  });
  d.addEventListener("toggle", function (e) {
    if (!e.target.matches("[data-alih]") || !e.target.open) return;
    var s = e.target.querySelector("select");
    if (s) s.focus();
  }, true);
  d.addEventListener("htmx:afterSwap", function (e) {
    if (e.target.id !== "kerja") return;
    var f = d.activeElement && d.activeElement.closest("#antrean form"), c = e.detail.requestConfig;
    if (f && c && c.elt === f && !d.querySelector("#kerja [role=alert]")) { d.activeElement.blur(); f.reset(); }
    var k = d.getElementById("kabar-loket"), n = d.querySelector("#kerja .loket-nomor"), s = d.querySelector("#kerja .loket-siapa");
    if (k) k.textContent = n ? n.textContent + ", " + s.textContent.trim() : d.querySelector("#kerja h2") ? d.querySelector("#kerja h2").textContent : "";
  });
})();
