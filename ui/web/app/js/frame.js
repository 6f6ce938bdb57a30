// In a frame: shows the next page in place of this one, so that the Back button stays the host's, and carries the
// session where the browser keeps no cookies for the frame: in this variable, and nowhere else. See docs/embedding.md.
let token;
let code;
const root = document.documentElement;
const base = /^\/[^/]+\/embed(?=\/|$)/.exec(location.pathname)?.[0];
const panel = () => document.querySelector("[data-session-ended]");
const onTop = () => document.getElementById("session-ended");
const shown = (top) => document.body.dispatchEvent(new CustomEvent("postern:shown", { detail: { top } }));
let status = 0;

const ask = async (path, fields) => {
  try {
    const headers = { Accept: "application/json", ...(token && { "Postern-Session": token }) };
    const answer = await fetch(base + path, { method: "POST", headers, body: new URLSearchParams(fields) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
};

const adopt = (entry) => {
  document.dispatchEvent(new CustomEvent("csrf", { detail: { value: entry.csrf } }));
  if (entry.theme) root.dataset.theme = entry.theme;
};

const show = async (verb, address, values) => {
  status = 0;
  document.getElementById("flash")?.replaceChildren();
  const headers = { "HX-Boosted": "true" };
  await htmx.ajax(verb, address, { target: "#content", select: "#content", swap: "outerHTML", headers, values });
  return status;
};

// moves the session from a cookie that does not come back into this page
const carry = async () => {
  const entry = await ask("/hand-over", { code });
  code = entry?.code;
  if (!entry) return false;
  token = entry.token;
  root.dataset.carrier = "header";
  adopt(entry);
  return true;
};

// what is left: a tab of its own
const offer = () => {
  onTop()?.replaceChildren();
  token = undefined;
  delete root.dataset.carrier;
  const ended = panel();
  ended.hidden = false;
  const form = ended.querySelector("form[data-hand-over]");
  if (form && code) {
    form.elements.code.value = code;
    form.hidden = false;
    ended.querySelector("[data-without-hand-over]").hidden = true;
    form.addEventListener("submit", () => { setTimeout(() => { form.querySelector("button").disabled = true; }); });
  }
  shown();
};

const begin = async () => {
  code = /^#hand-over=([\w-]{43})$/.exec(location.hash)?.[1];
  if (!code) return;
  const address = location.pathname + location.search.replace(/[?&]signed-in=1$/, "");
  history.replaceState(history.state, "", address);
  if (!panel()) return;
  if (parent === window) {
    offer();
    return;
  }
  panel().hidden = true;
  if (await carry() && await show("get", address) < 400) return;
  offer();
};

const cookieSticks = async () => {
  try {
    return (await fetch(base + "/sessions", { method: "HEAD" })).status !== 401;
  } catch {
    return false;
  }
};

// the host has launched anew: what is on the page, and typed into it, stays if it can
const relaunch = async (launch) => {
  const entry = await ask("/launch", { token: launch });
  if (!entry) return;
  const carried = Boolean(token);
  code = entry.code;
  token = undefined;
  if (!carried && await cookieSticks()) {
    adopt(entry);
  } else if (!code || !await carry()) {
    return;
  }
  if (onTop()?.hasChildNodes()) {
    onTop().replaceChildren();
    shown();
  } else if (panel()) {
    const odd = /\/embed\/(launch|hand-over)$/.test(location.pathname);
    if (await show("get", odd ? entry.path : location.pathname + location.search) >= 400) offer();
  }
};

const inside = (address) => address.origin === location.origin && (address.pathname + "/").startsWith(base + "/");

const links = (event) => {
  const link = event.target.closest?.("a[href]");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.getAttribute("href").startsWith("#")) return;
  if (!inside(link)) return;
  event.preventDefault();
  if (link.hasAttribute("download")) {
    save(link);
  } else {
    show("get", link.pathname + link.search);
  }
};

// a link that the browser follows by itself would come without the token
const save = async (link) => {
  const answer = await fetch(link.href, { headers: token ? { "Postern-Session": token } : {} });
  if (!answer.ok) return;
  const file = document.createElement("a");
  file.href = URL.createObjectURL(await answer.blob());
  file.download = link.download || link.pathname.split("/").pop();
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 60000);
};

const forms = async (event) => {
  const form = event.target;
  const button = event.submitter;
  const said = (name) => button?.getAttribute("form" + name) ?? form.getAttribute(name);
  const verb = (said("method") ?? "get").toLowerCase();
  const address = new URL(said("action") || location.href, location.href);
  if (event.defaultPrevented || said("target") || verb === "dialog" || !inside(address)) return;
  event.preventDefault();
  const fields = new FormData(form);
  if (button?.name) fields.append(button.name, button.value);
  if (button) button.disabled = true;
  if (verb === "get") {
    await show("get", address.pathname + "?" + new URLSearchParams(fields));
  } else {
    await show(verb, address.pathname + address.search, fields);
  }
  if (button) button.disabled = false;
};

// of no use to a frame without a history of its own
const forget = () => {
  try {
    sessionStorage.removeItem("htmx-current-path-for-history");
  } catch {
    // a browser may keep storage from a page in a frame
  }
};

const followed = ({ detail }) => {
  if (!detail.requestConfig?.headers["HX-Boosted"]) return;
  const content = document.getElementById("content");
  let place = detail.target.isConnected ? detail.target : document.activeElement;
  if (detail.xhr.status < 400) {
    place = content;
    history.replaceState(history.state, "", detail.xhr.responseURL);
    const csrf = /data-hx-headers='\{"csrf":"([\w.-]+)"/.exec(detail.xhr.responseText)?.[1];
    document.dispatchEvent(new CustomEvent("csrf", { detail: { value: csrf } }));
    content.focus({ preventScroll: true });
    const outcome = detail.requestConfig.verb !== "get" && content.querySelector(".notice")?.textContent.trim();
    document.body.dispatchEvent(new CustomEvent("postern:say", { detail: outcome || document.title }));
  }
  shown(Math.max(0, Math.floor(place.getBoundingClientRect().top)));
};

if (root.classList.contains("embedded") && base && window.htmx) {
  document.body.addEventListener("htmx:configRequest", (event) => {
    if (token) event.detail.headers["Postern-Session"] = token;
  });
  document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.requestConfig?.headers["HX-Boosted"]) status = detail.xhr.status || 599;
    // signed in within the frame: the next page finds out how the session travels
    const enter = detail.xhr.getResponseHeader("Postern-Enter");
    if (enter) location.replace(enter);
  });
  forget();
  document.body.addEventListener("htmx:replacedInHistory", forget);
  document.body.addEventListener("htmx:pushedIntoHistory", forget);
  if (parent !== window) {
    document.body.addEventListener("htmx:beforeHistoryUpdate", (event) => {
      if (event.detail.history?.type === "push") event.detail.history.type = "replace";
    });
    document.body.addEventListener("htmx:afterSettle", followed);
    document.addEventListener("click", links);
    document.addEventListener("submit", forms);
    document.addEventListener("postern:relaunch", (event) => relaunch(event.detail));
  }
  begin();
}
