// On the self-test page only: what the browser knows, told by showing one of the sentences that the page holds ready.
const section = document.getElementById("browser");

const show = (name, value) => {
  const line = section.querySelector(`[data-is="${name}"]`);
  if (!line) return;
  line.hidden = false;
  const place = line.querySelector("[data-value]");
  if (place) place.textContent = value ?? "";
};

const frame = () => {
  const around = [...(location.ancestorOrigins ?? [])].join(", ");
  show(parent === window ? "framed-no" : "framed-yes", around || document.referrer);
  show(isSecureContext ? "secure-yes" : "secure-no");
};

const storage = async () => {
  if (document.hasStorageAccess) show((await document.hasStorageAccess()) ? "storage-yes" : "storage-no");
};

const attribute = async () => {
  if (!globalThis.cookieStore) return show("attribute-unknown");
  const cookie = (await cookieStore.getAll()).find((each) => each.name === "__Host-test3");
  if (!cookie || cookie.partitioned === undefined) return show("attribute-unknown");
  return show(cookie.partitioned ? "attribute-yes" : "attribute-no");
};

const headers = async () => {
  const before = Date.now();
  const answer = await fetch(location.pathname.replace(/\/cookies$/, "") + "?again=1", { cache: "no-store" });
  const now = Date.now();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const theirs = Number(page.getElementById("browser")?.dataset.now);
  const away = Math.abs((before + now) / 2 - theirs) / 1000;
  if (Number.isFinite(away)) show(away < 5 ? "clock-good" : "clock-bad", String(Math.round(away)));
  const embedded = document.documentElement.classList.contains("embedded");
  const xfo = answer.headers.get("X-Frame-Options");
  show(xfo === (embedded ? null : "DENY") ? "xfo-good" : "xfo-bad", xfo ?? "–");
  const policies = (answer.headers.get("Content-Security-Policy") ?? "").match(/frame-ancestors[^;,]*/g) ?? [];
  const kept = policies.length === 1 && policies[0].trim() === "frame-ancestors " + section.dataset.frameAncestors;
  show(kept ? "csp-good" : "csp-bad", policies.join(", ") || "–");
};

section.querySelector("ul").hidden = false;
frame();
await storage();
await attribute();
await headers();
