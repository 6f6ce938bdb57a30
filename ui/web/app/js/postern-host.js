// For the page around the frame: <script src="https://<portal>/app/js/postern-host.js" defer></script>
// Posts the launch, fits the frame to what is in it, launches anew when its session has ended, and passes its messages
// on as events "postern:<type>". See docs/embedding.md.
(() => {
  const portal = new URL(document.currentScript.src).origin;
  const lowest = 120;
  const highest = 20000;
  const most = 4;
  const within = 600000;
  const frames = () => [...document.querySelectorAll("iframe[data-postern]")];
  const states = new WeakMap();
  const stateOf = (frame) => {
    if (!states.has(frame)) states.set(frame, { works: true, renewals: [] });
    return states.get(frame);
  };
  const say = (frame, type, more) => {
    frame.contentWindow.postMessage({ source: "postern-host", v: 1, type, ...more }, portal);
  };
  const sayTheme = (frame) => {
    if (frame.dataset.posternTheme) say(frame, "theme", { theme: frame.dataset.posternTheme });
  };

  const launches = (page) => [...page.querySelectorAll("form[data-postern-launch]")];

  // from an address that answers {"token": "…"}, else from this page as the billing system makes it now
  const fresh = async (form) => {
    const headers = { Accept: "application/json, text/html" };
    const answer = await fetch(form.dataset.posternRenew || location.href, { headers, cache: "no-store" });
    if (!answer.ok) return null;
    if ((answer.headers.get("Content-Type") || "").includes("json")) return (await answer.json()).token;
    const forms = launches(new DOMParser().parseFromString(await answer.text(), "text/html"));
    const same = forms.length === 1 ? forms[0] : forms.find((one) => one.target === form.target);
    return same?.elements.token?.value;
  };

  // once for each time that the frame worked, and never more often than `most` times in ten minutes
  const renew = async (frame) => {
    const state = stateOf(frame);
    const form = launches(document).find((one) => one.target === frame.name);
    state.renewals = state.renewals.filter((moment) => moment > Date.now() - within);
    if (!form || !state.works || state.renewals.length >= most) return;
    state.works = false;
    state.renewals.push(Date.now());
    const token = await fresh(form);
    if (!token || token === form.elements.token.value) return;
    form.elements.token.value = token;
    say(frame, "relaunch-token", { token });
  };

  const orders = {
    ready: (frame, { carrier }) => {
      if (carrier) stateOf(frame).works = true;
      sayTheme(frame);
    },
    resize: (frame, { height }) => {
      if (Number.isFinite(height)) frame.style.height = Math.min(highest, Math.max(lowest, Math.ceil(height))) + "px";
    },
    scroll: (frame, { top }) => {
      const box = frame.getBoundingClientRect();
      const place = box.top + Math.min(Math.max(0, Number(top) || 0), box.height);
      if (place < 0 || place > innerHeight - 80) scrollBy(0, place - 16);
    },
    navigate: () => {},
    "open-top": (frame, { url }) => {
      if (new URL(url, location.href).origin === location.origin) location.assign(url);
    },
    "session-ended": (frame) => { renew(frame).catch(() => {}); },
  };
  addEventListener("message", (event) => {
    const data = event.data;
    if (event.origin !== portal || data?.source !== "postern" || data.v !== 1 || !Object.hasOwn(orders, data.type)) return;
    const frame = frames().find((candidate) => candidate.contentWindow === event.source);
    if (!frame) return;
    const told = new CustomEvent("postern:" + data.type, { bubbles: true, cancelable: true, detail: data });
    if (frame.dispatchEvent(told)) orders[data.type](frame, data);
  });

  // one after the other: they may share a cookie
  const launch = async (form) => {
    const frame = frames().find((candidate) => candidate.name === form.target);
    const loaded = new Promise((resolve) => {
      frame?.addEventListener("load", resolve, { once: true });
      setTimeout(resolve, frame ? 5000 : 0);
    });
    form.submit();
    await loaded;
  };

  const start = async () => {
    frames().forEach((frame) => {
      frame.addEventListener("load", () => say(frame, "hello"));
      new MutationObserver(() => sayTheme(frame)).observe(frame, { attributeFilter: ["data-postern-theme"] });
    });
    for (const form of launches(document)) await launch(form);
  };
  if (document.readyState === "loading") {
    addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
