// The state of the page is its address. This file alone changes it; every panel follows.
//
// Elements say what they do: data-put="lanes" data-value="actor" sets a parameter, data-toggle="type" data-value="AID"
// adds a value to one or takes it out, data-clear="type q" drops parameters. Fields with data-field="q" set theirs as
// one types.
(() => {
  const FILTERS = ["q", "type", "actor", "status", "precision", "modality", "publisher", "min", "from", "to", "late"];
  const QUIET = new Set(["q", "min", "w"]); // changed many times a second: no step of the back button each
  const TYPING_PAUSE = 140; // milliseconds
  let sent = {};

  const current = () => new URLSearchParams(location.search);
  const only = (params, names) => {
    const kept = new URLSearchParams();
    for (const [name, value] of params) if (names.includes(name)) kept.append(name, value);
    return kept.toString();
  };

  function parts() {
    const params = current();
    return {
      view: only(params, [...FILTERS, "w", "lanes", "event"]),
      filters: only(params, FILTERS),
      "table-view": only(params, [...FILTERS, "w"]),
      selected: params.get("event") || "",
      reading: params.get("article") || "",
    };
  }

  // Tell the stores what changed, and the fields what they hold.
  function publish() {
    const now = parts();
    if (now.selected !== sent.selected) stopCorrecting();
    for (const [id, data] of Object.entries(now)) {
      if (sent[id] !== data) window.dash_clientside.set_props(id, { data });
    }
    sent = now;
    nameSteps();
    fill();
  }

  function fill() {
    const params = current();
    document.documentElement.dataset.selected = params.get("event") ? "yes" : "no";
    for (const field of document.querySelectorAll("[data-field]")) {
      const input = field.matches("input") ? field : field.querySelector("input");
      const value = params.get(field.dataset.field) || (input && input.type === "range" ? "0" : "");
      if (input && document.activeElement !== input && input.value !== value) setNative(input, value);
    }
    for (const item of document.querySelectorAll("[data-put]")) {
      const fallback = item.dataset.default === "yes" ? item.dataset.value : null;
      const pressed = (params.get(item.dataset.put) || fallback) === item.dataset.value;
      if (item.hasAttribute("aria-pressed")) item.setAttribute("aria-pressed", String(pressed));
    }
    const least = document.getElementById("confidence-value");
    if (least) least.textContent = `${params.get("min") || 0} %`;
    window.dispatchEvent(new CustomEvent("timeline:view"));
  }

  // React keeps its own idea of an input's value; setting it through the prototype makes both agree.
  function setNative(input, value) {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, value);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function change(edit, { quiet = false } = {}) {
    const params = current();
    const before = params.toString();
    edit(params);
    const after = params.toString();
    if (after === before) return;
    const address = location.pathname + (after ? `?${after}` : "");
    history[quiet ? "replaceState" : "pushState"](null, "", address);
    publish();
  }

  function put(name, value) {
    if (name === "event" && value && document.documentElement.dataset.joining === "yes") { joinWith(value); return; }
    if (name === "event") chosen = value; // by a hand, not by the address
    change((params) => {
      if (value === null || value === undefined || value === "") params.delete(name);
      else params.set(name, value);
    }, { quiet: QUIET.has(name) });
  }

  function toggle(name, value) {
    change((params) => {
      const values = params.getAll(name);
      params.delete(name);
      const kept = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
      for (const other of kept) params.append(name, other);
    });
  }

  let chosen = null;

  // The next event that is chosen is joined with the open one.
  function joinWith(other) {
    document.documentElement.dataset.joining = "no";
    const event = current().get("event");
    if (other !== event) window.dash_clientside.set_props("joined", { data: { event, other, at: Date.now() } });
  }

  // What the form says goes to the server as it stands in the fields.
  function save(form, revision) {
    const data = { ...Object.fromEntries(new FormData(form)), at: Date.now() };
    if (revision) data.revision = revision;
    window.dash_clientside.set_props("edited", { data });
  }
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.target.id === "edit-form") save(event.target);
  });

  function stopCorrecting() {
    document.documentElement.dataset.joining = "no";
    if (document.getElementById("edit-form")) window.dash_clientside.set_props("editing", { data: "" });
  }

  const clear = (names) => change((params) => names.forEach((name) => params.delete(name)));

  document.addEventListener("click", (event) => {
    const dialog = event.target.closest("dialog");
    if (event.target === dialog || event.target.closest("[data-dismiss]")) dialog.close(); // its backdrop, its cross
    const stepper = event.target.closest("[data-step]");
    if (stepper && !stepper.disabled) step(Number(stepper.dataset.step));
    if (event.target.closest("#add-open, [data-press=add-open]")) openAdd();
    const apart = event.target.closest("[data-split]");
    if (apart) window.dash_clientside.set_props("split-off", {
      data: { event: current().get("event"), mention: apart.dataset.split, at: Date.now() },
    });
    const target = event.target.closest("[data-toggle],[data-put],[data-clear]");
    if (!target || target.disabled) return;
    if (target.dataset.close === "article") clear(["article"]);
    if (target.dataset.toggle) toggle(target.dataset.toggle, target.dataset.value);
    else if (target.dataset.put) put(target.dataset.put, target.dataset.value);
    else clear(target.dataset.clear.split(" "));
  });

  function openAdd() {
    document.getElementById("add-dialog").showModal();
    document.getElementById("add-text").focus();
  }

  // A dialog closed by Escape leaves the address as well.
  document.addEventListener("close", (event) => {
    if (event.target.id === "article-dialog" && current().get("article")) clear(["article"]);
  }, true);

  let around = [];

  function stepTo(direction) {
    const open = around.indexOf(current().get("event"));
    return open < 0 ? around[direction > 0 ? 0 : around.length - 1] : around[open + direction];
  }

  function step(direction) {
    const next = stepTo(direction);
    if (next) put("event", next);
  }

  function nameSteps() {
    for (const item of document.querySelectorAll("[data-step]")) item.disabled = !stepTo(Number(item.dataset.step));
  }

  let typing = null;
  document.addEventListener("input", (event) => {
    const field = event.target.closest("[data-field]");
    if (!field) return;
    const { value, type } = event.target;
    if (type === "range") document.getElementById("confidence-value").textContent = `${value} %`;
    clearTimeout(typing);
    typing = setTimeout(() => put(field.dataset.field, type === "range" && value === "0" ? "" : value.trim()), TYPING_PAUSE);
  });

  window.addEventListener("popstate", publish);

  window.timelineView = { step, save, stopCorrecting, put, toggle, clear, change, get: (name) => current().get(name), publish };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    view: {
      // The first answer to every panel: what the address says.
      boot() {
        sent = parts();
        setTimeout(fill, 0);
        const stage = document.getElementById("timeline-stage").getBoundingClientRect();
        window.timelineReported = [Math.round(stage.width), Math.round(stage.height)];
        const size = { width: Math.round(stage.width), height: Math.round(stage.height) };
        const open = (id) => id || window.dash_clientside.no_update; // nothing is open: nothing to ask for
        return [sent.view, sent.filters, sent["table-view"], open(sent.selected), open(sent.reading), size,
          document.documentElement.dataset.theme];
      },
      theme(name) {
        document.documentElement.dataset.theme = name;
        return name;
      },
      dates(days) {
        if (days) change((params) => {
          for (const end of ["from", "to"]) {
            if (days[end]) params.set(end, days[end]); else params.delete(end);
          }
        });
      },
      tableClick(cell) {
        if (cell && cell.rowId) put("event", cell.rowId);
      },
      read(children) {
        const dialog = document.getElementById("article-dialog");
        const wanted = Boolean(children) && Boolean(current().get("article"));
        if (wanted && !dialog.open) dialog.showModal();
        if (!wanted && dialog.open) dialog.close();
        if (wanted) dialog.scrollTop = 0;
      },
      // The table's rows are asked for anew when the view changes.
      purge() {
        const grid = window.dash_ag_grid && document.getElementById("grid") && window.dash_ag_grid.getApi("grid");
        if (grid) { grid.purgeInfiniteCache(); grid.ensureIndexVisible && grid.getDisplayedRowCount() && grid.ensureIndexVisible(0, "top"); }
        return window.dash_clientside.no_update;
      },
      mark(selected) {
        window.timelineMarkRow && window.timelineMarkRow(selected);
      },
      // The form is there: its first field has the focus.
      formShown(children) {
        const first = children && document.getElementById("edit-title");
        if (first) { first.focus(); first.select(); }
      },
      shown(shown) {
        if (shown && shown.days && shown.event === chosen) window.timelineReveal(...shown.days);
        if (shown && shown.event === chosen) chosen = null;
        for (const [id, status] of [["accept", "accepted"], ["reject", "rejected"]]) {
          const item = document.getElementById(id);
          if (item) item.classList.toggle("chosen", Boolean(shown) && shown.status === status);
        }
      },
      goTo(event) {
        if (event) put("event", event);
      },
      say(said) {
        if (said && said.text) window.timelineSay(said.text);
      },
      // The events around the open one, in the order of the view, for the keys that walk through them.
      neighbours(ids) {
        around = ids || [];
        nameSteps();
      },
      show(figure) {
        if (figure) document.documentElement.dataset.painted = "yes";
        return window.timelineShow ? window.timelineShow(figure) : figure;
      },
      brush(figure) {
        window.timelineBrush && window.timelineBrush(figure);
      },
    },
  });
})();
