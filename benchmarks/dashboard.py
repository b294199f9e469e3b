"""How fast the dashboard answers in a real browser: synthetic timelines in, milliseconds and kilobytes out."""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "dashboards"))
from conftest import CHROMIUM, FLAGS, served
from fake import MemoryTimeline
from synthetic import events_table, mentions_table

SIZES = (1_000, 10_000, 100_000)
LARGE = 1_000_000
ROUNDS = 2
WAIT = 120_000

_PAINTED = """before => new Promise(resolve => {
  const started = performance.now();
  const ask = () => document.querySelector('#timeline-graph .js-plotly-plot').layout.meta.window.join()
    + document.querySelector('#headline').innerText;
  const look = () => ask() === before ? requestAnimationFrame(look)
    : requestAnimationFrame(() => resolve(performance.now() - started));
  ACT;
  look();
})"""
_STATE = """() => document.querySelector('#timeline-graph .js-plotly-plot').layout.meta.window.join()
+ document.querySelector('#headline').innerText"""

ACTS: dict[str, tuple[str, ...]] = {
    "filter": ("timelineView.toggle('type', 'ASSAULT')", "timelineView.toggle('type', 'ASSAULT')"),
    "zoom": ("timelineAct('zoom-in')", "timelineAct('zoom-out')"),
    "search": ("timelineView.put('q', 'mor')", "timelineView.put('q', '')"),
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--large", action="store_true", help="a million events, too")
    arguments.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    given = arguments.parse_args()
    sizes = [*given.sizes, *([LARGE] if given.large else [])]
    columns = ("first paint", *(f"{act} {unit}" for act in ACTS for unit in ("ms", "kB")))
    print("events".rjust(9), *(column.rjust(12) for column in columns))
    with sync_playwright() as playwright:
        where = {"executable_path": str(CHROMIUM)} if CHROMIUM.exists() else {}
        browser = playwright.chromium.launch(args=FLAGS, **where)
        for size in sizes:
            figures = measured(browser, size)
            print(f"{size:9,}", *(f"{figure:12,.0f}" for figure in figures), flush=True)
        browser.close()


def measured(browser: Any, size: int) -> list[float]:
    events = events_table(size)
    with served(MemoryTimeline(table=events, mentions=mentions_table(events))) as address:
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        received: list[int] = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
        start = time.perf_counter()
        page.goto(address)
        page.wait_for_selector("#headline strong", timeout=WAIT)
        page.wait_for_function("document.querySelector('#timeline-graph .js-plotly-plot').layout.meta", timeout=WAIT)
        figures = [(time.perf_counter() - start) * 1000]
        for acts in ACTS.values():
            figures += interaction(page, acts, received)
        page.close()
    return figures


def interaction(page: Page, acts: tuple[str, ...], received: list[int]) -> tuple[float, float]:
    """Return the median of milliseconds from an act to its paint, and of the kilobytes that it took."""
    times, sizes = [], []
    for _ in range(ROUNDS):
        for act in acts:
            settled(page, received)
            received.clear()
            times.append(page.evaluate(_PAINTED.replace("ACT", act), page.evaluate(_STATE)))
            settled(page, received)
            sizes.append(sum(received) / 1000)
    return statistics.median(times), statistics.median(sizes)


def settled(page: Page, received: list[int], *, rest: float = 0.3) -> None:
    """Wait until nothing but the poll has come for a moment."""
    known = -1
    while known != len(received):
        known = len(received)
        page.wait_for_timeout(rest * 1000)


if __name__ == "__main__":
    main()
