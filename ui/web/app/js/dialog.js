// In a frame as tall as its content, the middle is nowhere near: a dialog opens where the person looks, by the control
// that asked for it, and keeps the keyboard until it is closed.
const gap = 16;
let opener;
let last = { top: 0, bottom: Infinity };

const seen = () => new Promise((resolve) => {
  new IntersectionObserver((entries, observer) => {
    observer.disconnect();
    resolve(entries[0].intersectionRect);
  }).observe(document.documentElement);
});

const look = async () => {
  const visible = await seen();
  if (visible.height) last = visible;
};

const put = (dialog, from, to) => {
  const height = dialog.firstElementChild.offsetHeight;
  const wanted = opener?.isConnected ? opener.getBoundingClientRect().top - height / 2 : from + gap;
  const lowest = Math.min(to, document.documentElement.clientHeight) - height - gap;
  dialog.style.setProperty("--place", Math.max(from + gap, gap, Math.min(wanted, lowest)) + "px");
};

const place = async (dialog) => {
  document.body.dispatchEvent(new CustomEvent("postern:measure"));
  put(dialog, last.top, last.bottom);
  await look();
  if (dialog.open) {
    put(dialog, last.top, last.bottom);
    dialog.firstElementChild.scrollIntoView({ block: "nearest" });
  }
};

const keep = (event) => {
  const dialog = document.querySelector("dialog[open]");
  if (event.key !== "Tab" || !dialog) return;
  const stops = [...dialog.querySelectorAll("a[href], button, input, select, textarea, [tabindex='0']")]
    .filter((stop) => !stop.disabled && stop.offsetParent);
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (to && (document.activeElement === from || !dialog.contains(document.activeElement))) {
    event.preventDefault();
    to.focus();
  }
};

if (document.documentElement.classList.contains("embedded") && parent !== window) {
  for (const early of ["pointerdown", "keydown"]) document.addEventListener(early, look, true);
  document.addEventListener("click", (event) => {
    opener = event.target;
    // near enough for the browser not to scroll away when it gives the dialog the focus
    const top = opener.getBoundingClientRect().top - 9 * gap;
    document.documentElement.style.setProperty("--place", Math.max(gap, last.top + gap, top) + "px");
  }, true);
  document.addEventListener("keydown", keep);
  document.addEventListener("close", (event) => {
    event.target.style.removeProperty("--place");
    document.body.dispatchEvent(new CustomEvent("postern:measure"));
  }, true);
  new MutationObserver((records) => records.forEach(({ target }) => {
    if (target.localName === "dialog" && target.open) place(target);
  })).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["open"] });
}
