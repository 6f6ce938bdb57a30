// In a frame: tells the page around it how tall this one is and what it shows, and does what that page asks.
// The messages are described in docs/embedding.md.
const root = document.documentElement;

const talk = () => {
  const allowed = (document.body.dataset.frameOrigins || "").split(" ").filter(Boolean);
  const originOf = (address) => {
    try {
      return new URL(address).origin;
    } catch {
      return "";
    }
  };
  let host = [location.ancestorOrigins?.[0], originOf(document.referrer)].find((origin) => allowed.includes(origin));
  if (!host && allowed.length === 1) host = allowed[0];
  let greeted = false;
  let told = 0;
  const say = (type, more) => {
    if (host) parent.postMessage({ source: "postern", v: 1, type, ...more }, host);
  };
  const resize = () => {
    const dialog = document.querySelector("dialog[open] > *");
    const height = Math.max(
      Math.ceil(document.body.getBoundingClientRect().height),
      dialog ? dialog.offsetHeight + 32 : 0);
    if (height !== told) {
      told = height;
      say("resize", { height });
    }
  };
  const ended = () => document.querySelector("[data-session-ended]");
  const tell = () => {
    say("navigate", { title: document.title, path: location.pathname });
    if (ended()) say("session-ended");
    resize();
  };
  const begin = () => {
    // hidden while it is being found out whether a header can carry the session
    if (ended()?.hidden) return;
    told = 0;
    say("ready", { carrier: ended() ? null : root.dataset.carrier || "cookie" });
    tell();
  };
  const orders = {
    hello: () => { greeted = true; begin(); },
    theme: ({ theme }) => {
      if (theme === "light" || theme === "dark") root.dataset.theme = theme;
      if (theme === "auto") delete root.dataset.theme;
    },
    "relaunch-token": ({ token }) => {
      if (typeof token === "string") document.dispatchEvent(new CustomEvent("postern:relaunch", { detail: token }));
    },
  };
  addEventListener("message", (event) => {
    const data = event.data;
    if (event.source !== parent || !allowed.includes(event.origin) || data?.source !== "postern-host" || data.v !== 1) return;
    host = event.origin;
    if (Object.hasOwn(orders, data.type)) orders[data.type](data);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[target=_top]");
    // a way back that the host goes itself is not one that another site sends people
    if (link && greeted && link.origin === host) {
      event.preventDefault();
      say("open-top", { url: link.href });
    }
  });
  new ResizeObserver(resize).observe(document.body);
  document.body.addEventListener("postern:measure", resize);
  document.body.addEventListener("htmx:afterSettle", tell);
  document.body.addEventListener("postern:shown", ({ detail }) => {
    begin();
    if (Number.isFinite(detail.top)) say("scroll", { top: detail.top });
  });
  begin();
};

if (root.classList.contains("embedded") && parent !== window) talk();
