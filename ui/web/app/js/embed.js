// In a frame: tells the page around it how tall this one is and where it is, and leaves the Back button to that page.
// The messages are described in docs/embedding.md.
const root = document.documentElement;

const handOver = () => {
  const code = /^#hand-over=([\w-]{43})$/.exec(location.hash)?.[1];
  if (!code) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  const form = document.querySelector("form[data-hand-over]");
  if (!form) return;
  form.elements.code.value = code;
  form.hidden = false;
  document.querySelector("[data-without-hand-over]").hidden = true;
  form.addEventListener("submit", () => { setTimeout(() => { form.querySelector("button").disabled = true; }); });
};

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
  let told = 0;
  const say = (type, more) => {
    if (host) parent.postMessage({ source: "postern", v: 1, type, ...more }, host);
  };
  const resize = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== told) {
      told = height;
      say("resize", { height });
    }
  };
  const tell = () => {
    say("navigate", { title: document.title, path: location.pathname });
    if (document.querySelector("[data-session-ended]")) say("session-ended");
    resize();
  };
  const begin = () => {
    told = 0;
    say("ready");
    tell();
  };
  addEventListener("message", (event) => {
    const data = event.data;
    if (event.source !== parent || !allowed.includes(event.origin) || data?.source !== "postern-host" || data.v !== 1) return;
    if (data.type === "hello") {
      host = event.origin;
      begin();
    }
  });
  new ResizeObserver(resize).observe(document.body);
  document.body.addEventListener("htmx:afterSettle", tell);
  begin();
};

const keepOutOfHistory = () => {
  document.body.addEventListener("htmx:beforeHistoryUpdate", (event) => {
    if (event.detail.history?.type === "push") event.detail.history.type = "replace";
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
    if (link.origin !== location.origin || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    location.replace(link.href);
  });
};

if (root.classList.contains("embedded")) {
  handOver();
  if (parent !== window) {
    talk();
    keepOutOfHistory();
  }
}
