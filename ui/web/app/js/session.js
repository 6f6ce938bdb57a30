// A form that was opened before signing in again gets the token of the session that counts now.
document.addEventListener("csrf", (event) => {
  const token = event.detail.value;
  if (!token) return;
  document.querySelectorAll('input[name="csrf"]').forEach((field) => { field.value = token; });
  document.body.setAttribute("data-hx-headers", JSON.stringify({ csrf: token }));
});
