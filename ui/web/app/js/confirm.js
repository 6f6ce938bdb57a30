// A form with data-confirm="<id of a dialog>" asks in that dialog first. Without it the form just goes.
document.addEventListener("submit", (event) => {
  const dialog = document.getElementById(event.submitter?.dataset.confirm ?? event.target.dataset.confirm ?? "");
  if (!dialog || dialog.dataset.answered) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  dialog.showModal();
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "yes") {
      dialog.dataset.answered = "yes";
      event.target.requestSubmit(event.submitter);
      delete dialog.dataset.answered;
    }
  }, { once: true });
}, true);
