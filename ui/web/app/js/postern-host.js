// For the page around the frame: <script src="https://<portal>/app/js/postern-host.js" defer></script>
// Fits the frame to what is in it, and passes its messages on as events "postern:<type>". See docs/embedding.md.
(() => {
  const portal = new URL(document.currentScript.src).origin;
  const lowest = 120;
  const highest = 20000;
  const types = ["ready", "resize", "navigate", "session-ended"];
  const frames = () => [...document.querySelectorAll("iframe[data-postern]")];

  addEventListener("message", (event) => {
    const data = event.data;
    if (event.origin !== portal || data?.source !== "postern" || data.v !== 1 || !types.includes(data.type)) return;
    const frame = frames().find((candidate) => candidate.contentWindow === event.source);
    if (!frame) return;
    if (data.type === "resize" && Number.isFinite(data.height)) {
      frame.style.height = Math.min(highest, Math.max(lowest, Math.ceil(data.height))) + "px";
    }
    frame.dispatchEvent(new CustomEvent("postern:" + data.type, { bubbles: true, detail: data }));
  });

  const start = () => {
    frames().forEach((frame) => frame.addEventListener("load", () => {
      frame.contentWindow.postMessage({ source: "postern-host", v: 1, type: "hello" }, portal);
    }));
    document.querySelectorAll("form[data-postern-launch]").forEach((form) => form.submit());
  };
  if (document.readyState === "loading") {
    addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
