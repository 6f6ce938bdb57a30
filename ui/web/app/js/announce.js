// Says in words what htmx changed on the page: the swapped region's own sentence, else that it was updated.
const announcer = document.getElementById("announcer");
const words = document.body.dataset;
let pending;

const say = (text) => {
  announcer.textContent = "";
  clearTimeout(pending);
  pending = setTimeout(() => { announcer.textContent = text; }, 60);
};

document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (!event.detail.elt.closest("[data-quiet]")) {
    pending = setTimeout(() => say(words.msgLoading), 800);
  }
});
document.body.addEventListener("htmx:afterSettle", (event) => {
  const region = event.detail.elt;
  const sentence = region.querySelector?.("[data-announce]") ?? region.closest?.("[data-announce]");
  const text = sentence ? sentence.dataset.announce || sentence.textContent.trim() : words.msgLoaded;
  if (!region.closest("[data-quiet]") || sentence) {
    say(text);
  }
});
for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:swapError", "htmx:responseError"]) {
  document.body.addEventListener(failure, () => say(words.msgFailed));
}
document.body.addEventListener("postern:say", (event) => say(event.detail));
