// One box for all rows of the page, Shift for a range, and a line that counts.
const boxes = () => [...document.querySelectorAll("input[name=id][type=checkbox]")];
let last;

const count = () => {
  const all = boxes();
  const chosen = all.filter((box) => box.checked);
  const every = document.querySelector("[data-select-all]");
  if (every) {
    every.checked = chosen.length > 0 && chosen.length === all.length;
    every.indeterminate = chosen.length > 0 && chosen.length < all.length;
  }
  all.forEach((box) => box.closest("tr")?.classList.toggle("chosen", box.checked));
  document.querySelectorAll("[data-chosen]").forEach((line) => {
    line.textContent = chosen.length ? line.dataset.chosen.replace("0", String(chosen.length)) : line.dataset.none;
  });
};
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-select-all]")) {
    boxes().forEach((box) => { box.checked = event.target.checked; });
  }
  if (event.target.matches("[data-select-all], input[name=id]")) {
    count();
  }
});
document.addEventListener("click", (event) => {
  if (!event.target.matches("input[name=id][type=checkbox]")) {
    return;
  }
  if (event.shiftKey && last) {
    const all = boxes();
    const [from, to] = [all.indexOf(last), all.indexOf(event.target)].sort((a, b) => a - b);
    all.slice(from, to + 1).forEach((box) => { box.checked = event.target.checked; });
    count();
  }
  last = event.target;
});
document.querySelectorAll("[data-select-all]").forEach((box) => { box.closest("label").hidden = false; });
document.body.addEventListener("htmx:afterSwap", () => {
  document.querySelectorAll("[data-select-all]").forEach((box) => { box.closest("label").hidden = false; });
  count();
});
addEventListener("pageshow", count);
