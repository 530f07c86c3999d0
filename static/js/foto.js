// input[type=file][accept*="image/jpeg"]  a photo is made small enough for a slow line before it is sent
// Without it (old browser, no script) the photo goes as it is: the server takes it all the same.
(function () {
  "use strict";
  var EN = document.documentElement.lang === "en";
  var SISI = 2400, MUTU = 0.82, RINGAN = 700 * 1024; // pixels, quality, bytes
  var d = document, berjalan = 0, kirim = null;
  if (!window.createImageBitmap || !window.DataTransfer) return;

  function mb(n) { return (n / 1048576).toFixed(1).replace(".", EN ? "." : ",") + " MB"; }

  function kecilkan(file) {
    return createImageBitmap(file, { imageOrientation: "from-image" }).then(function (g) {
      var skala = Math.min(1, SISI / Math.max(g.width, g.height));
      var kanvas = d.createElement("canvas");
      kanvas.width = Math.round(g.width * skala);
      kanvas.height = Math.round(g.height * skala);
      kanvas.getContext("2d").drawImage(g, 0, 0, kanvas.width, kanvas.height);
      g.close();
      return new Promise(function (jadi) { kanvas.toBlob(jadi, "image/jpeg", MUTU); });
    }).then(function (b) {
      if (!b || b.size >= file.size) return file;
      return new File([b], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    }).catch(function () { return file; }); // not a picture after all: the server says so
  }

  function kabar(input, teks) {
    var p = input.parentNode.querySelector("[data-foto]");
    if (!p) {
      p = d.createElement("p");
      p.className = "kecil redup";
      p.setAttribute("role", "status");
      p.dataset.foto = "";
      input.after(p);
    }
    p.textContent = teks;
  }

  d.addEventListener("change", function (e) {
    var input = e.target;
    if (input.type !== "file" || !/image\/jpeg/.test(input.accept)) return;
    var semula = Array.from(input.files);
    if (!semula.some(function (f) { return f.type === "image/jpeg" && f.size > RINGAN; })) return kabar(input, "");
    berjalan++;
    kabar(input, EN ? "Making the photo smaller…" : "Foto sedang diperkecil…");
    Promise.all(semula.map(function (f) {
      return f.type === "image/jpeg" && f.size > RINGAN ? kecilkan(f) : f;
    })).then(function (hasil) {
      function jumlah(s) { return s.reduce(function (a, f) { return a + f.size; }, 0); }
      // somebody chose other files meanwhile: these are no longer wanted
      var sama = input.files.length === semula.length && semula.every(function (f, i) { return input.files[i] === f; });
      if (sama && jumlah(hasil) < jumlah(semula)) {
        var isi = new DataTransfer();
        hasil.forEach(function (f) { isi.items.add(f); });
        input.files = isi.files;
        kabar(input, (EN ? "Photo made smaller, from " : "Foto diperkecil dari ") + mb(jumlah(semula)) + (EN ? " to " : " menjadi ") + mb(jumlah(hasil)) + ".");
      } else if (sama) kabar(input, "");
    }).finally(function () {
      berjalan--;
      if (!berjalan && kirim) { var k = kirim; kirim = null; k.form.requestSubmit(k.tombol); }
    });
  });

  // Sent while a photo is still being made smaller: wait for it.
  d.addEventListener("submit", function (e) {
    if (!berjalan || !e.target.querySelector("input[type=file]")) return;
    e.preventDefault();
    kirim = { form: e.target, tombol: e.submitter };
  }, true);
})();
