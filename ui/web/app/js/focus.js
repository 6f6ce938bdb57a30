// Keeps the keyboard where the person was: what went wrong first, else the same control, and Back leads to the row one came from.
const focusTrouble = () => {
  document.querySelector("main :is(.error-summary, .notice.bad)[tabindex]")?.focus();
};
document.body.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.xhr?.status === 422) {
    focusTrouble();
  }
});
focusTrouble();

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
