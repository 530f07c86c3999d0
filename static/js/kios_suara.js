// The anjungan for whoever cannot see it. Starts by the star key, by touching "Dengarkan", or by holding anywhere for two seconds;
// then every page of the visit speaks: what it is, and "press one for …". Digits choose (they do so without the voice too),
// star repeats, zero starts again. It ends with the visit: the first page is silent again once nobody answered.
//   <div data-kios-suara data-klip='{"clip": "url"}' data-ucap="clips of the heading" [data-awal: the first page]>
//   <a data-pilih data-ucap="clips of this choice">   in order: 1, 2, 3 …
(function () {
  "use strict";
  var d = document, induk = d.querySelector("[data-kios-suara]"), KUNCI = "kios:suara", DIAM = 45000;
  if (!induk) return;
  var pilih = Array.from(d.querySelectorAll("[data-pilih]")).slice(0, 99), tombol = d.querySelector("[data-dengar]");
  var SATUAN = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
  var alamat = JSON.parse(induk.dataset.klip), suara, rekam = new Map(), giliran = 0, main = [], jam, tahan;
  function ingat(nilai) { try { if (nilai) sessionStorage.setItem(KUNCI, nilai); else sessionStorage.removeItem(KUNCI); } catch { /* this page only */ } }
  function aktif() { try { return sessionStorage.getItem(KUNCI); } catch { return null; } }
  function klip(nama) {
    var url = alamat[nama] || (nama.indexOf("nama-") === 0 ? "/antrian/suara/" + nama.slice(5) + ".ogg" : "");
    if (!rekam.has(nama)) {
      rekam.set(nama, fetch(url).then(function (j) { if (!j.ok) throw new Error(nama); return j.arrayBuffer(); })
        .then(function (b) { return suara.decodeAudioData(b); }).catch(function () { rekam.delete(nama); return null; }));
    }
    return rekam.get(nama);
  }
  function eja(i) { return String(i).split("").map(function (a) { return "angka-" + SATUAN[+a]; }); } // 12: satu dua, as it is typed
  function naskah() {
    var n = induk.dataset.ucap.split(" ");
    pilih.forEach(function (el, i) { n = n.concat(["kios-tekan"], eja(i + 1), ["kios-untuk"], el.dataset.ucap.split(" ")); });
    return n;
  }
  function diam() { giliran++; main.forEach(function (s) { try { s.stop(); } catch { /* it ended */ } }); main = []; delete d.documentElement.dataset.bicara; }
  function ucapkan(hanya) {
    diam();
    var ini = ++giliran, nama = hanya || naskah();
    suara = suara || new AudioContext();
    d.documentElement.dataset.bicara = nama.join(" ");
    return Promise.all([suara.resume()].concat(nama.map(klip))).then(function (isi) {
      if (ini !== giliran) return;
      var mulai = suara.currentTime + 0.1;
      isi.slice(1).forEach(function (b) {
        if (!b) return; // a clip is missing: the others still lead on
        var s = suara.createBufferSource();
        s.buffer = b; s.connect(suara.destination); s.start(mulai); main.push(s);
        mulai += b.duration + 0.05;
      });
      var lama = (mulai - suara.currentTime) * 1000;
      // while it speaks nobody has to touch anything: the page stays open until it has been said
      var bangun = setInterval(function () { if (ini === giliran) d.dispatchEvent(new Event("keydown")); else clearInterval(bangun); }, 5000);
      setTimeout(function () { clearInterval(bangun); if (ini === giliran) delete d.documentElement.dataset.bicara; }, lama);
      clearTimeout(jam);
      jam = setTimeout(function () { if (ini === giliran) { ingat(""); diam(); } }, lama + DIAM);
    });
  }
  function mulai() { ingat("1"); ucapkan(); }
  // with more than nine choices a digit that may begin a longer number waits for the next one; Enter does not wait
  var awalan = "", sebentar, JEDA_ANGKA = 1500;
  function pilihKe(n) {
    awalan = "";
    clearTimeout(sebentar);
    var el = pilih[n - 1];
    if (!el) return;
    diam();
    el.focus();
    el.click();
    if (el.type === "checkbox" && aktif()) ucapkan(el.dataset.ucap.split(" ").concat(el.checked ? "kios-dipilih" : "kios-tidak_jadi"));
  }
  function angka(k) {
    var n = +(awalan + k);
    clearTimeout(sebentar);
    if (n < 1 || n > pilih.length) n = +k;
    if (n * 10 > pilih.length) { pilihKe(n); return; }
    awalan = String(n);
    sebentar = setTimeout(pilihKe, JEDA_ANGKA, n);
  }
  if (tombol && window.AudioContext) { tombol.hidden = false; tombol.addEventListener("click", mulai); }
  // one key is a person's; several within a blink are a scanner's, which types a code and Enter wherever the focus is
  var ketikan = "", jeda, kolom = d.getElementById("kode-pindai");
  function satu(k) {
    var tutup = d.querySelector("meta[name=kios-tutup]");
    if (k === "*" && window.AudioContext) mulai();
    else if (k === "0" && !awalan) { if (aktif()) location.assign(tutup ? tutup.dataset.url : location.href); }
    else if (/^[0-9]$/.test(k)) angka(k);
  }
  function usai() {
    var t = ketikan;
    ketikan = "";
    if (t.length === 1 || /^\d\d$/.test(t)) t.split("").forEach(satu);
    else if (kolom && t.length > 3) { kolom.value = t; kolom.focus(); }
  }
  d.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.altKey || e.metaKey || e.repeat || !e.key) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.nodeName) && e.target.type !== "checkbox") return;
    if (e.key === "Enter" && (awalan || /^[1-9]$/.test(ketikan))) {
      e.preventDefault();
      clearTimeout(jeda);
      usai();
      if (awalan) pilihKe(+awalan);
    } else if (e.key === "Enter" && ketikan.length > 3) {
      e.preventDefault();
      clearTimeout(jeda);
      usai();
      if (kolom) kolom.form.requestSubmit();
    } else if (e.key.length === 1 && e.key !== " ") {
      e.preventDefault();
      ketikan += e.key;
      clearTimeout(jeda);
      jeda = setTimeout(usai, 120);
    }
  });
  d.addEventListener("pointerdown", function () { clearTimeout(tahan); tahan = setTimeout(mulai, 2000); });
  ["pointerup", "pointercancel", "pointermove"].forEach(function (n) {
    d.addEventListener(n, function (e) { if (n !== "pointermove" || Math.abs(e.movementX) + Math.abs(e.movementY) > 8) clearTimeout(tahan); });
  });
  // the next page of the same visit goes on speaking; the first page only when zero brought somebody back to it
  if (aktif() && window.AudioContext) {
    if (!induk.hasAttribute("data-awal") || performance.getEntriesByType("navigation")[0].type === "reload" || d.referrer.indexOf(location.origin + location.pathname) === 0) ucapkan();
    else ingat("");
  }
})();
