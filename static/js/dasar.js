// Loaded on every page; the page works without it.
// [data-fokus]        gets the focus on load (error summary)
// form[method=post]   is sent once: a second press does nothing until an answer came (opt out: data-ulang; htmx forms are left alone)
// [data-salin="text"] copies; hidden until a clipboard exists; data-selesai is the word shown afterwards
// [data-cetak]        prints
// nav [aria-current]  comes into sight where the nav scrolls sideways (tabs on a phone)
// input[type=checkbox][data-ingat="key"]  remembers its tick on this device (list of papers to bring)
(function () {
  "use strict";
  var d = document;

  var fokus = d.querySelector("[data-fokus]");
  if (fokus) fokus.focus();

  d.querySelectorAll("nav [aria-current]").forEach(function (t) {
    var n = t.closest("nav");
    if (n.scrollWidth > n.clientWidth) n.scrollLeft += t.getBoundingClientRect().right - n.getBoundingClientRect().right + n.clientWidth / 3;
  });

  function lepas(form) {
    delete form.dataset.terkirim;
    form.querySelectorAll("[aria-busy=true]").forEach(function (t) { t.removeAttribute("aria-busy"); });
  }
  d.addEventListener("submit", function (e) {
    var f = e.target;
    if (f.method !== "post" || f.hasAttribute("data-ulang") || f.hasAttribute("hx-post")) return;
    if (f.dataset.terkirim) { e.preventDefault(); return; }
    // Not disabled: a disabled button would not send its own name and value, and would lose the focus.
    setTimeout(function () {
      if (e.defaultPrevented) return;
      f.dataset.terkirim = "1";
      if (e.submitter) e.submitter.setAttribute("aria-busy", "true");
      setTimeout(lepas, 10000, f); // the network may have swallowed it: let people try again
    });
  });
  addEventListener("pageshow", function () { d.querySelectorAll("form[data-terkirim]").forEach(lepas); });

  if (navigator.clipboard) d.querySelectorAll("[data-salin]").forEach(function (t) { t.hidden = false; });
  d.addEventListener("click", function (e) {
    var t = e.target.closest && e.target.closest("[data-salin],[data-cetak]");
    if (!t) return;
    if (t.hasAttribute("data-cetak")) { print(); return; }
    navigator.clipboard.writeText(t.dataset.salin).then(function () {
      var k = t.querySelector("span") || t, semula = k.textContent;
      k.textContent = t.dataset.selesai || "✓";
      setTimeout(function () { k.textContent = semula; }, 2500);
    });
  });
  d.querySelectorAll("[data-cetak]").forEach(function (t) { t.hidden = false; });

  d.querySelectorAll("input[data-ingat]").forEach(function (c) {
    try {
      var k = "ingat:" + c.dataset.ingat;
      if (localStorage.getItem(k)) c.checked = true;
      c.addEventListener("change", function () { if (c.checked) localStorage.setItem(k, "1"); else localStorage.removeItem(k); });
    } catch { /* private mode: the ticks last as long as the page */ }
  });
})();
