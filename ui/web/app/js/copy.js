// Copy buttons appear only where the browser lets us copy.
const offer = (root) => {
  if (navigator.clipboard) {
    root.querySelectorAll("button[data-copy][hidden]").forEach((button) => { button.hidden = false; });
  }
};
offer(document);
document.body.addEventListener("htmx:afterSwap", (event) => offer(event.target));
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) {
    return;
  }
  const source = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(source.textContent.trim());
  const label = button.querySelector("[data-label]") ?? button;
  const before = label.textContent;
  label.textContent = document.body.dataset.msgCopied;
  document.body.dispatchEvent(new CustomEvent("postern:say", { detail: document.body.dataset.msgCopied }));
  setTimeout(() => { label.textContent = before; }, 2000);
});
