// "Beri tahu saya": asks the browser's push service for an address and gives it to the page's own URL.
//   <form data-dorong data-kunci="public key" data-aktif="…" data-diblokir="…" data-gagal="…" action="…" hidden> button, p[role=status]
// Shown only where it can work (https or localhost, and a browser that has it); the page is whole without it.
(function () {
  "use strict";
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return;
  document.querySelectorAll("form[data-dorong]").forEach(function (f) {
    var tombol = f.querySelector("button"), kata = f.querySelector("[role=status]"), INGAT = "dorong:" + f.getAttribute("action");
    function ingat(ya) { try { if (ya) localStorage.setItem(INGAT, "1"); else localStorage.removeItem(INGAT); } catch { /* asked again next time */ } }
    function pernah() { try { return localStorage.getItem(INGAT); } catch { return null; } }
    function rupa(aktif, teks) {
      tombol.setAttribute("aria-pressed", aktif ? "true" : "false");
      kata.textContent = teks || (aktif ? f.dataset.aktif : "");
      f.querySelectorAll("[data-hanya-mati]").forEach(function (x) { x.hidden = aktif; });
    }
    function bait(teks) {
      var b = atob(teks.replace(/-/g, "+").replace(/_/g, "/"));
      return Uint8Array.from(b, function (c) { return c.charCodeAt(0); });
    }
    function b64(buf) { return btoa(String.fromCharCode.apply(null, new Uint8Array(buf))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, ""); }
    function langganan(reg) {
      return reg.pushManager.getSubscription().then(function (ada) {
        var sama = ada && ada.options.applicationServerKey && b64(ada.options.applicationServerKey) === f.dataset.kunci;
        if (sama) return ada;
        return (ada ? ada.unsubscribe() : Promise.resolve()).then(function () {
          return reg.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bait(f.dataset.kunci) });
        });
      });
    }
    function kirim(s, berhenti) {
      var isi = new URLSearchParams(new FormData(f));
      isi.set("endpoint", s.endpoint);
      if (berhenti) isi.set("berhenti", "1");
      else { isi.set("p256dh", b64(s.getKey("p256dh"))); isi.set("auth", b64(s.getKey("auth"))); }
      return fetch(f.action, { method: "POST", body: isi, credentials: "same-origin" }).then(function (j) {
        if (!j.ok) throw new Error(j.status);
        ingat(!berhenti);
        rupa(!berhenti);
      });
    }
    f.addEventListener("submit", function (e) {
      e.preventDefault();
      if (tombol.disabled) return;
      var berhenti = tombol.getAttribute("aria-pressed") === "true";
      tombol.disabled = true;
      Promise.resolve(Notification.requestPermission()).then(function (izin) {
        if (izin !== "granted") { rupa(false, f.dataset.diblokir); return; }
        return navigator.serviceWorker.register("/pekerja.js")
          .then(function () { return navigator.serviceWorker.ready; })
          .then(langganan).then(function (s) { return kirim(s, berhenti); });
      }).catch(function () { rupa(berhenti, f.dataset.gagal); }).finally(function () { tombol.disabled = false; });
    });
    f.hidden = false;
    rupa(!!pernah() && Notification.permission === "granted");
  });
})();

// And while the page is open: a phone shakes once when a new [data-getar="what"] appears after a refresh, and the tab's title says so.
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
