// The keyboard: every act of the page has a key, and `?` shows them.
(() => {
  const press = (id) => { const item = document.getElementById(id); if (item && !item.disabled) item.click(); };
  const act = (name) => () => window.timelineAct(name);
  const go = (direction) => () => window.timelineView.step(direction);
  const KEYS = {
    j: go(1), k: go(-1),
    a: () => press("accept"), r: () => press("reject"), u: () => press("undo"), U: () => press("redo"),
    e: () => press("edit"), h: act("history"),
    n: () => press("add-open"), f: act("filters"),
    "+": act("zoom-in"), "=": act("zoom-in"), "-": act("zoom-out"),
    ArrowLeft: act("earlier"), ArrowRight: act("later"), Home: act("fit"), 0: act("fit"),
    "?": act("help"),
    "/": () => { const search = document.getElementById("search"); search.focus(); search.select(); },
  };
  const typing = (item) => item.matches("input:not([type=range]), textarea, select, [contenteditable=true]");
  const inGrid = (item) => item.closest(".ag-root");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") { escape(event); return; }
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key.startsWith("Arrow") && (inGrid(event.target) || event.target.matches("input, summary, [role=tab]"))) return;
    const key = KEYS[event.key] || KEYS[event.key.toLowerCase()];
    if (key) { event.preventDefault(); key(); }
  });

  function escape(event) {
    const root = document.documentElement;
    if (document.querySelector("dialog[open]")) return;
    const menu = document.querySelector("details.menu[open]");
    if (menu) menu.removeAttribute("open");
    else if (root.dataset.joining === "yes" || document.getElementById("edit-form")) window.timelineView.stopCorrecting();
    else if (typing(event.target)) event.target.blur();
    else if (root.dataset.filters === "open" && window.innerWidth < 1000) root.dataset.filters = "closed";
    else window.timelineView.put("event", "");
  }
})();
