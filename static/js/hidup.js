// Live regions. The server says only "something changed, newest event n"; the page fetches its fragment again.
//
//   <section data-siaran="signed stream URL" data-ambil="fragment URL" data-jitter="3000">first state</section>
//   data-berkala="60000": looked at again after so many ms without news, for what no event of the stream says
//
// Stream events: segarkan (after every connect), berubah with {"topik","n"}, detak (heartbeat; an SSE comment would be invisible here),
// putus (the server itself hears no news: poll until segarkan).
// Regions with the same stream share one connection. Elements with data-umumkan inside a region (or the region itself) are read out
// when their text changes. <html data-sambungan> is hidup | berkala (polling works) | putus. Each refresh dispatches "hidup:segar".
// Elements with the same id or data-kunci are kept, so focus, typed text and open <details> survive; a new data-kunci is a new element
// (its CSS animation runs).
(function () {
  "use strict";
  var d = document, EN = d.documentElement.lang === "en", HENING = 40000, JAJAK = 5000;
  var saluran = new Map();
  var pesan = null, umum = null;

  // -- morph ---------------------------------------------------------------------------------------------------
  function kunci(n) { return n.nodeType === 1 ? n.getAttribute("data-kunci") || n.id || "" : ""; }
  function cocok(a, b) { return a.nodeType === b.nodeType && a.nodeName === b.nodeName && kunci(a) === kunci(b); }
  function samakan(a, b) {
    if (a.nodeType !== 1) { if (a.nodeValue !== b.nodeValue) a.nodeValue = b.nodeValue; return; }
    if (a.isEqualNode(b)) return;
    Array.from(a.attributes).forEach(function (t) {
      if (!b.hasAttribute(t.name) && !(t.name === "open" && a.nodeName === "DETAILS")) a.removeAttribute(t.name);
    });
    Array.from(b.attributes).forEach(function (t) { if (a.getAttribute(t.name) !== t.value) a.setAttribute(t.name, t.value); });
    if (a === d.activeElement && /^(INPUT|TEXTAREA|SELECT)$/.test(a.nodeName)) return;
    isi(a, b);
  }
  function isi(a, b) {
    var kini = a.firstChild;
    Array.from(b.childNodes).forEach(function (baru) {
      var k = kini;
      if (k && !cocok(k, baru)) { // look ahead for the same key before giving up
        for (k = kini; k && !cocok(k, baru); k = kunci(baru) ? k.nextSibling : null);
      }
      if (k) {
        if (k !== kini) a.insertBefore(k, kini); else kini = kini.nextSibling;
        samakan(k, baru);
      } else a.insertBefore(d.importNode(baru, true), kini);
    });
    while (kini) { var x = kini.nextSibling; a.removeChild(kini); kini = x; }
  }

  // -- fetching ------------------------------------------------------------------------------------------------
  function teksUmum(el) {
    return (el.matches("[data-umumkan]") ? [el] : Array.from(el.querySelectorAll("[data-umumkan]")))
      .map(function (x) { return x.textContent.replace(/\s+/g, " ").trim(); }).join(". ");
  }
  function umumkan(t) {
    if (!umum) { umum = d.createElement("div"); umum.className = "sr"; umum.setAttribute("role", "status"); d.body.append(umum); }
    umum.textContent = t;
  }
  function ambil(r, jajak) {
    if (r.sedang) { r.lagi = true; return Promise.resolve(); }
    r.sedang = true;
    r.segar = Date.now();
    var u = r.url + (r.url.indexOf("?") < 0 ? "?" : "&") + "n=" + r.n;
    return fetch(u, { headers: { "X-Penggal": "1" }, credentials: "same-origin", cache: jajak ? "no-store" : "default" }).then(function (j) {
      if (j.redirected || j.status === 401 || j.status === 403 || j.status === 404) { // signed out or gone
        if (performance.now() > 10000) location.reload(); // but never in a tight loop
        return;
      }
      if (j.status === 204 || j.status === 304) return;
      if (!j.ok) throw new Error(j.status);
      return j.text().then(function (h) {
        if (h === r.akhir) return;
        r.akhir = h;
        var sebelum = teksUmum(r.el), t = d.createElement("template");
        t.innerHTML = h;
        isi(r.el, t.content);
        var sesudah = teksUmum(r.el);
        if (sesudah && sesudah !== sebelum) umumkan(sesudah);
        r.el.dispatchEvent(new CustomEvent("hidup:segar", { bubbles: true, detail: { n: r.n } }));
      });
    }).finally(function () {
      r.sedang = false;
      if (r.lagi) { r.lagi = false; ambil(r).catch(abai); }
    });
  }
  function abai() { /* the poll or the next message tries again */ }
  // a screen with jitter also leaves the first moment to those without: the boards
  function ayun(jitter) { return jitter * (0.25 + 0.75 * Math.random()); }
  function segarkan(s, n, jitter) {
    s.daerah.forEach(function (r) {
      if (n) r.n = n;
      if (r.tunda) return;
      r.tunda = setTimeout(function () { r.tunda = 0; ambil(r).then(null, function () { nyatakan(s, true); }); }, jitter ? ayun(r.jitter) : 0);
    });
  }

  // -- state of the connection ---------------------------------------------------------------------------------
  function tampilkan() {
    var putus = false, buta = false;
    saluran.forEach(function (s) { if (s.putus) { putus = true; if (s.buta) buta = true; } });
    d.documentElement.dataset.sambungan = putus ? (buta ? "putus" : "berkala") : "hidup";
    pesan = pesan || d.querySelector("[data-putus]");
    if (!putus) { if (pesan && !pesan.hidden) { pesan.hidden = true; } return; }
    if (!pesan) {
      pesan = d.createElement("div");
      var m = d.querySelector("main") || d.body;
      m.prepend(pesan);
    }
    pesan.classList.add("putus");
    pesan.setAttribute("role", "status");
    var t = buta
      ? pesan.dataset.teksPutus || (EN ? "The connection is broken. The figures may be out of date; trying again…" : "Sambungan terputus. Angka di layar mungkin tertinggal; mencoba lagi…")
      : pesan.dataset.teksBerkala || (EN ? "The live connection is broken. The figures are renewed every 5 seconds." : "Sambungan langsung terputus. Angka diperbarui setiap 5 detik.");
    if (pesan.textContent !== t) pesan.textContent = t;
    pesan.hidden = false;
  }
  function nyatakan(s, putus) {
    if (s.putus === putus) return;
    s.putus = putus;
    s.buta = putus;
    clearInterval(s.jajak);
    if (putus) {
      var sekali = function () {
        Promise.all(Array.from(s.daerah, function (r) { return ambil(r, true); })).then(
          function () {
            if (s.es.readyState === 1 && !s.bisu) nyatakan(s, false); // only the fetch had failed
            s.buta = false; tampilkan();
          },
          function () { s.buta = true; tampilkan(); });
      };
      // a room full of phones loses the news in the same second, and must not ask in step ever after
      var lebar = Math.max.apply(null, [0].concat(Array.from(s.daerah, function (r) { return r.jitter; })));
      s.jajak = setTimeout(function () { s.jajak = setInterval(sekali, JAJAK); sekali(); }, 300 + ayun(lebar * 3));
      // say so only if it lasts: a reconnect within a second is nobody's business
      setTimeout(tampilkan, 1500);
    } else tampilkan();
  }
  function buka(s) {
    if (s.es) s.es.close();
    clearTimeout(s.coba);
    s.terakhir = Date.now();
    var es = s.es = new EventSource(s.url);
    function terima(e, jenis) {
      if (s.es !== es) return;
      s.terakhir = Date.now();
      s.gagal = 0;
      var data = {};
      try { data = JSON.parse(e.data || "{}"); } catch { jenis = jenis || e.data; }
      jenis = jenis || data.jenis;
      if (jenis !== "detak") s.bisu = jenis === "putus";
      nyatakan(s, s.bisu);
      if (jenis === "segarkan") segarkan(s, data.n, s.pernah); else if (jenis === "berubah") segarkan(s, data.n, true);
      if (jenis === "segarkan") s.pernah = true;
    }
    es.addEventListener("segarkan", function (e) { terima(e, "segarkan"); });
    es.addEventListener("berubah", function (e) { terima(e, "berubah"); });
    es.addEventListener("detak", function (e) { terima(e, "detak"); });
    es.addEventListener("putus", function (e) { terima(e, "putus"); });
    es.onmessage = function (e) { terima(e, ""); };
    es.onerror = function () {
      if (s.es !== es) return;
      nyatakan(s, true);
      if (es.readyState === 2) { // refused: the browser will not try again by itself
        s.gagal = (s.gagal || 0) + 1;
        s.coba = setTimeout(buka, Math.min(30000, 2000 * s.gagal) * (0.7 + Math.random() * 0.6), s);
      }
    };
  }

  function pasang(akar) {
    akar.querySelectorAll("[data-siaran][data-ambil]").forEach(function (el) {
      if (el.hidupTerpasang) return;
      el.hidupTerpasang = true;
      var url = el.dataset.siaran, s = saluran.get(url);
      if (!s) { s = { url: url, daerah: new Set(), putus: null }; saluran.set(url, s); buka(s); }
      s.daerah.add({ el: el, url: el.dataset.ambil, jitter: +(el.dataset.jitter || 0), n: el.dataset.n || "0", berkala: +(el.dataset.berkala || 0), segar: Date.now() });
    });
  }
  setInterval(function () {
    saluran.forEach(function (s) {
      s.daerah.forEach(function (r) {
        if (!r.el.isConnected) s.daerah.delete(r);
        else if (r.berkala && Date.now() - r.segar > r.berkala) ambil(r).catch(abai);
      });
      if (!s.daerah.size) { s.es.close(); clearInterval(s.jajak); saluran.delete(s.url); tampilkan(); return; }
      if (Date.now() - s.terakhir > HENING) { nyatakan(s, true); buka(s); }
    });
  }, 5000);
  addEventListener("online", function () { saluran.forEach(buka); });
  addEventListener("offline", function () { saluran.forEach(function (s) { nyatakan(s, true); }); });
  addEventListener("pagehide", function () { saluran.forEach(function (s) { s.es.close(); }); });
  addEventListener("pageshow", function (e) { if (e.persisted) saluran.forEach(buka); });
  d.addEventListener("htmx:load", function (e) { pasang(e.detail.elt); });
  pasang(d);
})();
