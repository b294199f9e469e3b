// Sets the theme before the first paint. Loaded by itself, in the head of the page.
(() => {
  let chosen = null;
  try { chosen = localStorage.getItem("theme"); } catch { /* a browser may forbid storage */ }
  const dark = window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = chosen === "dark" || (chosen === null && dark) ? "dark" : "light";
})();
