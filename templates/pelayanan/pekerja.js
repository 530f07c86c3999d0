// Shows what the portal pushes, and opens the page it is about. No cache, no fetch handler: pages come from the server.
self.addEventListener("push", function (e) {
  var p = {};
  try { p = e.data.json(); } catch { /* an empty push: say at least that there is something */ }
  e.waitUntil(self.registration.showNotification(p.judul || "Ada kabar untuk Anda", {
    body: p.isi || "", tag: p.url || "kabar", renotify: true, lang: "id",
    vibrate: p.tanda === "T" ? [200, 100, 200] : undefined, data: { url: p.url || "/" }
  }));
});
self.addEventListener("notificationclick", function (e) {
  e.notification.close();
  var url = new URL(e.notification.data.url, self.location.origin);
  if (url.origin !== self.location.origin) return;
  e.waitUntil(self.clients.matchAll({ type: "window" }).then(function (semua) {
    var ada = semua.find(function (c) { return new URL(c.url).pathname === url.pathname; });
    return ada ? ada.focus() : self.clients.openWindow(url.href);
  }));
});
