// What hands do on the timeline: wheel, drag, pinch, buttons, the brush of the overview. All end in one parameter, `w`.
(() => {
  const DAY = 86400000;
  const SETTLE = 130; // milliseconds of rest after which a zoom counts as done
  const LEAST = 3, MOST = 400000; // days in view
  let busyUntil = 0, waiting = null, settled = null, frame = null, target = null;

  const graph = () => document.querySelector("#timeline-graph .js-plotly-plot");
  // The window as it is shown, or as it will be once the frame that is under way has been drawn.
  const span = () => {
    const plot = graph();
    return target ? [...target] : plot && plot._fullLayout && plot._fullLayout.xaxis ? [...plot._fullLayout.xaxis.range] : null;
  };

  // Days since 1970-01-01 to ISO 8601, with four digits and a minus before year 0, as Python writes them.
  function iso(day) {
    const date = new Date(Math.round(day) * DAY);
    const year = date.getUTCFullYear();
    const digits = String(Math.abs(year)).padStart(4, "0");
    const two = (number) => String(number).padStart(2, "0");
    return `${year < 0 ? "-" : ""}${digits}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  }

  function commit(start, end) {
    window.timelineView.put("w", `${iso(Math.floor(start))}..${iso(Math.max(Math.ceil(end) - 1, Math.floor(start)))}`);
  }

  function limited(start, end) {
    const middle = (start + end) / 2;
    const width = Math.min(Math.max(end - start, LEAST), MOST);
    return [middle - width / 2, middle + width / 2];
  }

  // Move the axis at once, and ask for the figure of the new window when the hand rests.
  function move(start, end) {
    const plot = graph();
    if (!plot) return;
    [start, end] = limited(start, end);
    busyUntil = performance.now() + SETTLE;
    target = [start, end];
    frame = frame || requestAnimationFrame(() => {
      frame = null;
      window.Plotly.relayout(plot, { "xaxis.range": target });
      placeBrush(...target);
    });
    clearTimeout(settled);
    settled = setTimeout(() => { commit(start, end); target = null; }, SETTLE);
  }

  function zoom(factor, at) {
    const now = span();
    if (!now) return;
    const centre = at === undefined ? (now[0] + now[1]) / 2 : at;
    move(centre - (centre - now[0]) * factor, centre + (now[1] - centre) * factor);
  }

  function shift(share) {
    const now = span();
    if (now) move(now[0] + (now[1] - now[0]) * share, now[1] + (now[1] - now[0]) * share);
  }

  // Bring an event into view that lies outside, at the zoom that is set; one that is too wide for it is shown whole.
  function reveal(first, last) {
    const now = span();
    if (!now) return;
    const width = Math.max(now[1] - now[0], (last - first) * 1.2), middle = (first + last) / 2;
    const inside = middle >= now[0] && middle <= now[1] && width === now[1] - now[0];
    if (!inside) move(middle - width / 2, middle + width / 2);
  }
  window.timelineReveal = reveal;

  function range(days) {
    const now = span();
    if (now) move((now[0] + now[1] - days) / 2, (now[0] + now[1] + days) / 2);
  }

  let unsaid = null;
  function say(text) {
    const said = document.getElementById("toast");
    said.textContent = text;
    said.dataset.shown = "yes";
    clearTimeout(unsaid);
    unsaid = setTimeout(() => { said.dataset.shown = "no"; }, 2600);
  }
  window.timelineSay = say;

  const actions = {
    "zoom-in": () => zoom(0.5),
    "zoom-out": () => zoom(2),
    earlier: () => shift(-0.4),
    later: () => shift(0.4),
    fit: () => {
      clearTimeout(settled); // a move that is under way ends here
      target = null;
      window.timelineView.put("w", "");
    },
    range: (item) => range(Number(item.dataset.days)),
    window: (item) => window.timelineView.put("w", item.dataset.value),
    theme: () => {
      const name = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
      try { localStorage.setItem("theme", name); } catch { /* a browser may forbid storage */ }
      window.dash_clientside.set_props("theme", { data: name });
    },
    share: async () => {
      try { await navigator.clipboard.writeText(location.href); say("Link copied"); }
      catch { say(location.href); }
    },
    edit: () => {
      const event = window.timelineView.get("event");
      if (event) window.dash_clientside.set_props("editing", { data: event });
    },
    "stop-editing": () => window.timelineView.stopCorrecting(),
    "save-mine": (item) => window.timelineView.save(document.getElementById("edit-form"), item.dataset.revision),
    join: () => {
      const root = document.documentElement;
      root.dataset.joining = root.dataset.joining === "yes" ? "no" : "yes";
    },
    history: () => {
      window.dash_clientside.set_props("history-asked", { data: Date.now() });
      const dialog = document.getElementById("history");
      if (!dialog.open) dialog.showModal();
    },
    filters: () => {
      const root = document.documentElement;
      root.dataset.filters = root.dataset.filters === "open" ? "closed" : "open";
    },
    help: () => { const help = document.getElementById("help"); help.open ? help.close() : help.showModal(); },
    print: () => window.print(),
  };
  window.timelineAct = (name, item) => actions[name] && actions[name](item);

  document.addEventListener("click", (event) => {
    const item = event.target.closest("[data-action]");
    if (item && !item.disabled) window.timelineAct(item.dataset.action, item);
    const link = event.target.closest("a[data-export]");
    if (link) link.href = `export/${link.dataset.export}${location.search}`;
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target) || link) menu.removeAttribute("open");
    }
  });

  // A figure that arrives while the hand still moves would tear the axis back: it waits.
  window.timelineShow = (figure) => {
    clearTimeout(waiting);
    const rest = busyUntil - performance.now();
    if (rest <= 0) return figure;
    waiting = setTimeout(() => window.dash_clientside.set_props("timeline-graph", { figure }), rest + SETTLE);
    return window.dash_clientside.no_update;
  };

  // ---- wheel, drag and pinch, by pointer events on the stage -------------------------------------------------------

  const pointers = new Map();
  let gesture = null;

  const place = (x) => {
    const plot = graph();
    const box = plot.getBoundingClientRect();
    const axis = plot._fullLayout.xaxis;
    return axis.p2c(x - box.left - axis._offset);
  };
  const inPlot = (event) => {
    const plot = graph();
    if (!plot || !plot._fullLayout || !event.target.closest("#timeline-stage")) return false;
    const size = plot._fullLayout._size;
    return event.clientX > plot.getBoundingClientRect().left + size.l;
  };

  document.addEventListener("wheel", (event) => {
    if (!inPlot(event)) return;
    event.preventDefault();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) { shift(event.deltaX / 900); return; }
    const step = Math.min(Math.max(event.deltaY, -160), 160);
    zoom(Math.exp(step * (event.ctrlKey ? 0.008 : 0.0022)), place(event.clientX));
  }, { passive: false, capture: true });

  function startGesture() {
    const now = span();
    const points = [...pointers.values()];
    gesture = now && { range: now, xs: points.map((point) => point.x), days: points.map((point) => place(point.x)), moved: false };
  }

  document.addEventListener("pointerdown", (event) => {
    if (!inPlot(event) || (event.pointerType === "mouse" && event.button !== 0)) return;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    startGesture();
  }, true);

  document.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId) || !gesture) return;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const width = graph()._fullLayout.xaxis._length;
    const xs = [...pointers.values()].map((point) => point.x);
    const perPixel = (gesture.range[1] - gesture.range[0]) / width;
    if (xs.length === 1) {
      const dragged = xs[0] - gesture.xs[0];
      if (!gesture.moved && Math.abs(dragged) < 5) return;
      gesture.moved = true;
      document.documentElement.dataset.dragging = "yes";
      move(gesture.range[0] - dragged * perPixel, gesture.range[1] - dragged * perPixel);
    } else {
      const apart = Math.max(Math.abs(xs[1] - xs[0]), 20), before = Math.max(Math.abs(gesture.xs[1] - gesture.xs[0]), 20);
      const days = (gesture.range[1] - gesture.range[0]) * before / apart;
      const held = (gesture.days[0] + gesture.days[1]) / 2;
      const share = ((xs[0] + xs[1]) / 2 - graph().getBoundingClientRect().left - graph()._fullLayout._size.l) / width;
      gesture.moved = true;
      move(held - days * share, held + days * (1 - share));
    }
  }, true);

  const release = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    if (pointers.size) startGesture();
    else {
      const moved = gesture && gesture.moved;
      gesture = null;
      document.documentElement.dataset.dragging = "no";
      if (moved) { suppressClick = true; setTimeout(() => { suppressClick = false; }, 60); }
    }
  };
  let suppressClick = false;
  document.addEventListener("pointerup", release, true);
  document.addEventListener("pointercancel", release, true);

  // ---- clicks on events and bins -----------------------------------------------------------------------------------

  function listen() {
    const plot = graph();
    if (!plot || !plot.on || plot.dataset.heard) return;
    plot.dataset.heard = "yes";
    plot.on("plotly_click", ({ points }) => {
      if (suppressClick || !points.length) return;
      const point = points.find((other) => typeof other.customdata === "string") || points[0];
      if (typeof point.customdata === "string") window.timelineView.put("event", point.customdata);
      else if (point.data.type === "heatmap") openBin(point);
    });
  }

  function openBin(point) {
    const now = span();
    const width = Math.max((now[1] - now[0]) / 12, 14);
    move(point.x - width / 2, point.x + width / 2);
  }

  // ---- the overview's brush ----------------------------------------------------------------------------------------

  let axis = null; // days and shares of the folded axis, and its pixels
  const between = (value, from, to) => {
    if (value <= from[0]) return to[0];
    for (let at = 1; at < from.length; at += 1) {
      if (value <= from[at]) {
        const width = from[at] - from[at - 1];
        return width ? to[at - 1] + (to[at] - to[at - 1]) * (value - from[at - 1]) / width : to[at];
      }
    }
    return to[to.length - 1];
  };

  function placeBrush(start, end) {
    const brush = document.getElementById("brush"), track = document.getElementById("brush-track");
    if (!axis || !brush) return;
    const first = between(start, axis.days, axis.shares), last = between(end, axis.days, axis.shares);
    brush.style.left = `${first * 100}%`;
    brush.style.width = `${Math.max(last - first, 0.006) * 100}%`;
    track.style.left = `${axis.left}px`;
    track.style.right = `${axis.right}px`;
    brush.hidden = false;
    const shown = `${iso(Math.floor(start))} to ${iso(Math.ceil(end) - 1)}`;
    brush.setAttribute("aria-label", `Shown: ${shown}. Arrow keys move, plus and minus zoom.`);
  }

  window.timelineBrush = (figure) => {
    if (!figure || !figure.layout) return;
    const { meta, margin } = figure.layout;
    document.getElementById("brush-track").hidden = meta.empty;
    axis = { days: meta.days, shares: meta.shares, left: margin.l, right: margin.r };
    const now = span();
    if (now) placeBrush(...now);
  };

  let brushing = null;
  document.addEventListener("pointerdown", (event) => {
    const track = event.target.closest("#brush-track");
    if (!track || !axis) return;
    event.preventDefault();
    const box = track.getBoundingClientRect();
    const share = (x) => Math.min(Math.max((x - box.left) / box.width, 0), 1);
    const brush = document.getElementById("brush").getBoundingClientRect();
    const part = event.target.dataset.part || (event.target.id === "brush" ? "move" : "draw");
    brushing = { part, share, at: share(event.clientX), first: share(brush.left), last: share(brush.right) };
    track.setPointerCapture(event.pointerId);
  });
  document.addEventListener("pointermove", (event) => {
    if (!brushing) return;
    const { part, share, at, first, last } = brushing;
    const now = share(event.clientX);
    let [start, end] = { draw: [at, now], left: [now, last], right: [first, now], move: [first + now - at, last + now - at] }[part];
    if (start > end) [start, end] = [end, start];
    if (part === "draw" && end - start < 0.004) return;
    brushing.moved = true;
    move(between(start, axis.shares, axis.days), between(end, axis.shares, axis.days));
  });
  document.addEventListener("pointerup", () => {
    if (brushing && brushing.part === "draw" && !brushing.moved) {
      const now = span();
      const centre = between(brushing.at, axis.shares, axis.days);
      move(centre - (now[1] - now[0]) / 2, centre + (now[1] - now[0]) / 2);
    }
    brushing = null;
  });
  document.addEventListener("dblclick", (event) => { if (event.target.closest("#brush-track")) actions.fit(); });

  // ---- size ----------------------------------------------------------------------------------------------------------

  let resizing = null;
  function observe() {
    const stage = document.getElementById("timeline-stage");
    if (!stage || stage.dataset.observed) return;
    stage.dataset.observed = "yes";
    new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      const reported = window.timelineReported;
      if (!reported || (Math.abs(reported[0] - width) < 6 && Math.abs(reported[1] - height) < 6)) return;
      window.timelineReported = [width, height];
      clearTimeout(resizing);
      resizing = setTimeout(() => window.dash_clientside.set_props("size", {
        data: { width: Math.round(width), height: Math.round(height) },
      }), 120);
    }).observe(stage);
  }

  new MutationObserver(() => { observe(); listen(); follow(); }).observe(document.body, { childList: true, subtree: true });
  function follow() {
    const plot = graph();
    if (!plot || !plot.on || plot.dataset.followed) return;
    plot.dataset.followed = "yes";
    plot.on("plotly_afterplot", () => { const now = span(); if (now && !brushing) placeBrush(...now); });
  }

  // ---- finding in a long facet -----------------------------------------------------------------------------------------

  document.addEventListener("input", (event) => {
    const list = event.target.closest("[data-find]");
    if (!list) return;
    const wanted = event.target.value.trim().toLowerCase();
    const facet = document.getElementById(list.dataset.find);
    facet.dataset.finding = wanted ? "yes" : "no";
    for (const row of facet.querySelectorAll(".facet-row")) {
      row.hidden = Boolean(wanted) && !row.textContent.toLowerCase().includes(wanted);
    }
  });
})();
