// The voice of the board. Announcements wait for each other; a board that comes back late does not read out old calls.
//   <section data-panggilan="123" data-suara="gong nomor-antrean huruf-a …">   one call; a higher number is a newer call
//   <button id="suara" data-klip='{"gong": "/static/…"}' hidden>   shown while the browser lets nobody speak without a touch
(function () {
  "use strict";
  var d = document, tombol = d.getElementById("suara");
  if (!tombol || !window.AudioContext) return;
  var alamat = JSON.parse(tombol.dataset.klip), suara = new AudioContext(), rekam = new Map(), antre = Promise.resolve();
  var panjangAntre = 0, terakhir = 0;

  function klip(nama) {
    if (!rekam.has(nama)) {
      rekam.set(nama, fetch(alamat[nama] || (nama.indexOf("nama-") === 0 ? "/antrian/suara/" + nama.slice(5) + ".ogg" : "")).then(function (j) {
        if (!j.ok) throw new Error(nama);
        return j.arrayBuffer();
      }).then(function (b) { return suara.decodeAudioData(b); }).catch(function (e) { rekam.delete(nama); throw e; }));
    }
    return rekam.get(nama);
  }
  function ucapkan(nama) {
    return Promise.all(nama.map(klip)).then(function (isi) {
      var mulai = suara.currentTime + 0.05;
      isi.forEach(function (b) {
        var s = suara.createBufferSource();
        s.buffer = b; s.connect(suara.destination); s.start(mulai);
        mulai += b.duration;
      });
      d.documentElement.dataset.bicara = nama.join(" ");
      return new Promise(function (r) { setTimeout(r, (mulai - suara.currentTime) * 1000 + 600); });
    }).catch(function () { /* a clip is missing: the number on the board still says it */ }).then(function () {
      delete d.documentElement.dataset.bicara;
    });
  }
  function panggilan() {
    return Array.from(d.querySelectorAll("[data-panggilan][data-suara]")).map(function (el) {
      return { id: +el.dataset.panggilan, nama: el.dataset.suara.split(" ") };
    }).sort(function (a, b) { return a.id - b.id; });
  }
  function dengar() {
    var izin = suara.state === "running";
    tombol.hidden = izin;
    panggilan().forEach(function (p) {
      if (p.id <= terakhir) return;
      terakhir = p.id;
      if (!izin || panjangAntre >= 6) return;
      panjangAntre++;
      antre = antre.then(function () { return ucapkan(p.nama); }).then(function () { panjangAntre--; });
    });
  }
  panggilan().forEach(function (p) { terakhir = Math.max(terakhir, p.id); }); // what was called before we came is not read out
  tombol.addEventListener("click", function () { suara.resume().then(function () { tombol.hidden = true; ucapkan(["gong"]); }); });
  d.addEventListener("hidup:segar", dengar);
  suara.addEventListener("statechange", function () { tombol.hidden = suara.state === "running"; });
  tombol.hidden = suara.state === "running";
})();
