// "All mailboxes" leads to the view of the list that one came from. Only its address is kept, and only in this tab; in a
// frame, which is one page all along, in memory.
const key = (path) => "list:" + path;
const memory = new Map();
const inMemory = { getItem: (name) => memory.get(name), setItem: (name, value) => memory.set(name, value) };
const stored = (act) => {
  try {
    return act(parent === window ? sessionStorage : inMemory);
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
for (const moved of ["htmx:pushedIntoHistory", "htmx:replacedInHistory", "postern:shown"]) {
  document.body.addEventListener(moved, remember);
}
document.body.addEventListener("htmx:afterSettle", lead);
