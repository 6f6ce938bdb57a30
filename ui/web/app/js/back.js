// "All mailboxes" leads to the view of the list that one came from. Only its address is kept, and only in this tab.
const key = (path) => "list:" + path;
const stored = (act) => {
  try {
    return act(sessionStorage);
  } catch {
    return null; // a browser may keep storage from a page in a frame
  }
};
const remember = () => {
  const path = document.querySelector("form.filters")?.getAttribute("action");
  if (path && path === location.pathname) {
    stored((kept) => kept.setItem(key(path), location.search));
  }
};
const lead = () => {
  document.querySelectorAll("a[data-back-to-list]").forEach((link) => {
    const query = stored((kept) => kept.getItem(key(link.pathname)));
    if (query?.startsWith("?")) {
      link.search = query;
    }
  });
};
addEventListener("pageshow", () => { remember(); lead(); });
document.body.addEventListener("htmx:pushedIntoHistory", remember);
document.body.addEventListener("htmx:afterSettle", lead);
