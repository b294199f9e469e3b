"""How many pages a CPU second reads: saved HTML pages in the pool of child processes, pages pasted as plain text.

    python benchmarks/articles.py [FOLDER-OF-HTML | PAGES.jsonl ...]

Without arguments it reads pages that it makes itself. A folder holds `*.html` or `*.html.gz`, a `.jsonl` file records
with `page`. The time of the children counts, without that in which they start.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from timeline.articles import from_page
from timeline.articles.parts import Part
from timeline.articles.pool import Pool
from timeline.errors import ArticleError

GENERATED = 100  # pages
SENTENCE = (
    "The army of {name} crossed the border with Elbonia on Monday, and officials in Zenda said that it would stay. "
)
NAMES = ("Ruritania", "Grand Fenwick", "Syldavia", "Borduria", "Graustark")
MENU = ("World", "Politics", "Business", "Sports", "Opinion", "Culture", "Weather", "Sign in")
HTML_FLOOR, PASTED_FLOOR = 25, 200  # pages per CPU second


def paragraphs(number: int) -> list[str]:
    name = NAMES[number % len(NAMES)]
    return [SENTENCE.format(name=name) * (2 + place % 3) for place in range(25)]


def html_page(number: int) -> bytes:
    menu = "".join(f'<li class="menu"><a href="/{entry}">{entry}</a></li>' for entry in MENU * 12)
    teasers = "".join(
        f'<div class="teaser"><h3><a href="/{n}">Story {n}</a></h3><p>A teaser.</p></div>' for n in range(80)
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs(number))
    title = f"War number {number} begins in the east"
    script = "<script>" + "window.state = {a: 1}; " * 4000 + "</script>"
    page = (
        f"<html><head><title>{title}</title>{script}</head><body><nav><ul>{menu}</ul></nav><article><h1>{title}</h1>"
        f"<time datetime='2021-03-14'>March 14, 2021</time>{body}</article><aside>{teasers}</aside>"
        f"<footer>© 2021 The Sketch</footer></body></html>"
    )
    return page.encode()


def pasted_page(number: int) -> str:
    head = ["Skip to content", *(f"  * {entry}" for entry in MENU * 8), f"War number {number} begins in the east"]
    return "\n".join([*head, "By Jane Roe", "March 14, 2021", "", *paragraphs(number), "Most Read", *MENU * 8])


def read_inputs(paths: Sequence[str]) -> tuple[list[bytes], list[str]]:
    saved: list[bytes] = []
    pasted: list[str] = []
    for path in map(Path, paths):
        if path.is_dir():
            saved += [file.read_bytes() for file in sorted(path.glob("*.html"))]
            saved += [gzip.decompress(file.read_bytes()) for file in sorted(path.glob("*.html.gz"))]
        else:
            records = (json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip())
            pasted += [record["page"] for record in records]
    return saved, pasted


def cpu_of(pid: int) -> float:
    """Return the seconds of processor time that a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def read_saved(pages: Iterable[bytes], pool: Pool) -> float:
    """Read pages in the pool's one child and return the CPU seconds of both processes."""
    child = pool.children[0].pid
    start, own = cpu_of(child), time.process_time()
    for page in pages:
        try:
            list(pool.articles_of(Part("", page, ".html"), "a.html"))
        except ArticleError:
            continue  # a page without an article has been looked at all the same
    return cpu_of(child) - start + time.process_time() - own


def read_pasted(pages: Iterable[str]) -> float:
    start = time.process_time()
    for page in pages:
        from_page(page, id="a")
    return time.process_time() - start


def main(paths: Sequence[str]) -> None:
    saved, pasted = read_inputs(paths)
    if not paths:
        saved, pasted = ([make(n) for n in range(GENERATED)] for make in (html_page, pasted_page))
    if saved:
        with Pool() as pool:
            list(pool.articles_of(Part("", html_page(0), ".html"), "a.html"))  # the libraries are loaded
            show("saved HTML", len(saved), read_saved(saved, pool), HTML_FLOOR)
    if pasted:
        from_page(pasted_page(0), id="a")
        show("pasted text", len(pasted), read_pasted(pasted), PASTED_FLOOR)


def show(kind: str, count: int, seconds: float, floor: int) -> None:
    print(f"{kind:12} {count:5} pages {count / seconds:7.1f} per CPU second (wanted: {floor})")


if __name__ == "__main__":
    main(sys.argv[1:])
