document.documentElement.classList.add("scripted");
// Shows an automatic reply as it is typed. HTML is shown in a frame without scripts and without our origin.
const form = document.querySelector("form[data-preview]");
if (form) {
  const subject = document.querySelector("[data-preview-subject]");
  const text = document.querySelector("[data-preview-text]");
  const frame = document.querySelector("[data-preview-html]");
  const show = () => {
    const html = form.elements.format.value === "html";
    subject.textContent = form.elements.subject.value;
    text.hidden = html;
    frame.hidden = !html;
    if (html) {
      frame.srcdoc = form.elements.message.value;
    } else {
      text.textContent = form.elements.message.value;
    }
  };
  form.closest("[data-preview-area]")?.querySelector(".preview")?.removeAttribute("hidden");
  form.addEventListener("input", show);
  show();
}
