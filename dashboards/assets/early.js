// What the first paint needs: the theme, and whether the drawer is open. Loaded by itself, in the head of the page.
(() => {
  const root = document.documentElement;
  let chosen = null;
  try { chosen = localStorage.getItem("theme"); } catch { /* a browser may forbid storage */ }
  const dark = window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = chosen === "dark" || (chosen === null && dark) ? "dark" : "light";
  // Without it the drawer would take a row of the page, and the first figure would be drawn for the wrong height.
  root.dataset.selected = new URLSearchParams(location.search).get("event") ? "yes" : "no";
})();
