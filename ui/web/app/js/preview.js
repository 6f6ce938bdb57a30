document.documentElement.classList.add("scripted");
// Shows an automatic reply as it is typed. HTML is shown in a frame without scripts and without our origin.
const show = (form) => {
  const area = form.closest("[data-preview-area]");
  const text = area.querySelector("[data-preview-text]");
  const frame = area.querySelector("[data-preview-html]");
  const { subject, message, format, enabled, "end-date": end } = form.elements;
  // a provider may have no subject, no HTML and no last day
  const html = format?.value === "html";
  if (subject) {
    area.querySelector("[data-preview-subject]").textContent = subject.value;
  }
  text.hidden = html;
  if (frame) {
    frame.hidden = !html;
  }
  if (html) {
    frame.srcdoc = message.value;
  } else {
    text.textContent = message.value;
  }
  form.querySelector("[data-endless]").hidden = !enabled.checked || Boolean(end?.value);
};
const showAll = () => document.querySelectorAll("form[data-preview]").forEach(show);
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-preview]");
  if (form) {
    show(form);
  }
});
document.body.addEventListener("htmx:afterSettle", showAll);
addEventListener("pageshow", showAll);
