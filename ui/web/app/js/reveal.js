// Shows a password while it is typed; never when the form is sent, so that no browser keeps it as a text.
const offerReveal = (root) => {
  root.querySelectorAll("button[data-reveal][hidden]").forEach((button) => { button.hidden = false; });
};
const reveal = (button, shown) => {
  button.setAttribute("aria-pressed", String(shown));
  document.getElementById(button.dataset.reveal).type = shown ? "text" : "password";
};
offerReveal(document);
document.body.addEventListener("htmx:afterSwap", () => offerReveal(document));
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-reveal]");
  if (button) reveal(button, button.getAttribute("aria-pressed") !== "true");
});
document.addEventListener("submit", (event) => {
  event.target.querySelectorAll("button[data-reveal]").forEach((button) => reveal(button, false));
}, true);
