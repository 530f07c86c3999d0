// A passkey that could not be used: say so on the page (allauth only tells the console).
document.addEventListener("allauth.error", (acara) => {
  const pesan = document.getElementById("kunci-gagal");
  if (!pesan) return;
  acara.preventDefault();
  pesan.hidden = false;
  pesan.scrollIntoView({ block: "nearest" });
});
