// Keeps the keyboard where the person was: errors first, else the same control, and Back leads to the row one came from.
document.body.addEventListener("htmx:afterSwap", (event) => {
  const summary = event.detail.target.querySelector?.(".error-summary");
  if (summary) {
    summary.focus();
  }
});
const summary = document.querySelector(".error-summary");
if (summary) {
  summary.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("tr[id] a[href]");
  if (link && !event.metaKey && !event.ctrlKey) {
    history.replaceState(history.state, "", "#" + link.closest("tr").id);
  }
});
const reveal = () => {
  const row = location.hash.startsWith("#row-") && document.getElementById(location.hash.slice(1));
  if (row) {
    row.querySelector("a[href]")?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }
};
addEventListener("pageshow", reveal);
