// How cells of the table are drawn: plain text and the glyph of the type, never markup.
(() => {
  const cells = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  const make = (...parts) => window.React.createElement(...parts);

  cells.TypeCell = ({ data, value }) => data ? make("span", { className: "cell-type" },
    make("span", { className: `glyph glyph-${data.shape}${data.hollow ? " glyph-hollow" : ""}`, style: { "--glyph": `var(--type-${data.code})` }, "aria-hidden": true }),
    value) : null;
  cells.StatusCell = ({ data, value }) => data ? make("span", { className: `status status-${data.state}` }, value) : null;
  cells.TitleCell = ({ data, value }) => data ? make("span", { className: "cell-title" },
    make("span", { className: data.state === "rejected" ? "struck" : "" }, value),
    data.note ? make("span", { className: "cell-note" }, data.note) : null) : make("span", { className: "cell-waiting" }, "…");

  window.timelineMarkRow = (selected) => {
    const grid = window.dash_ag_grid && document.getElementById("grid") && window.dash_ag_grid.getApi("grid");
    if (!grid) return;
    let row = null;
    grid.forEachNode((node) => {
      const chosen = Boolean(selected) && node.id === selected;
      if (node.isSelected() !== chosen) node.setSelected(chosen);
      if (chosen) row = node.rowIndex;
    });
    if (row !== null) grid.ensureIndexVisible(row);
  };
})();
