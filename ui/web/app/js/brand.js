// Shows a brand as it is typed: colours come from a style sheet whose address names the accent.
const form = document.querySelector("form[data-brand]");
if (form) {
  const colours = document.querySelector("link[data-colours]");
  const { accent, logo, "product-name": name } = form.elements;
  const picker = form.querySelector("[data-picks]");
  const show = () => {
    const hex = /^\s*#?([0-9a-f]{6})\s*$/i.exec(accent.value)?.[1].toLowerCase();
    if (hex) {
      picker.value = `#${hex}`;
      const address = `${form.dataset.brand}/${hex}.css`;
      if (colours.getAttribute("href") !== address) colours.href = address;
    }
    document.querySelectorAll("[data-brand-name]").forEach((place) => { place.textContent = name.value || place.dataset.brandName; });
  };
  picker.hidden = false;
  picker.addEventListener("input", () => {
    accent.value = picker.value;
    accent.dispatchEvent(new Event("input", { bubbles: true }));
  });
  logo.addEventListener("change", () => logo.setCustomValidity(logo.files[0]?.size > 200000 ? form.dataset.tooLarge : ""));
  form.addEventListener("input", show);
  show();
}
