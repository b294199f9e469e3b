"""How fast actors and places are found, how the time grows with the length, and how long the lexicons take to load.

    python benchmarks/actors.py [ARTICLES.jsonl ...]

Without arguments it reads the articles of `data/articles`, again and again; with files of records that hold "text", it
reads theirs. All figures are of one core, in megabytes of UTF-8 per CPU second, sentences already split.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from timeline.actors import ActorFinder
from timeline.articles import from_text
from timeline.lexicons import actors, places
from timeline.model.article import Article, Document, Sentence, Span
from timeline.places import PlaceFinder
from timeline.segmentation import segment

SAMPLES = Path(__file__).parent.parent / "data" / "articles"
AMOUNT = 1_000_000  # characters read at least
LINES = (50_000, 500_000, 5_000_000)  # characters of one sentence
ROUNDS = 3  # of which the fastest counts


def documents(paths: Sequence[str]) -> list[Document]:
    """Return the articles of the files, or those of the samples until there is enough to measure."""
    records = [json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf8").splitlines()]
    texts = [record["text"] for record in records if record.get("text")]
    if not texts:
        texts = [path.read_text(encoding="utf8") for path in sorted(SAMPLES.glob("*.txt"))]
        texts *= AMOUNT // sum(map(len, texts)) + 1
    return [segment(from_text(text, id=str(number))) for number, text in enumerate(texts)]


def one_line(size: int) -> Document:
    """Return an article of one sentence of that many characters."""
    words = "The foreign minister of Norway, Anna Smith, met US President Barack Obama near Kabul and they denied it "
    text = (words * (size // len(words) + 1))[:size]
    article = Article(id="line", text=text, body=(Span(0, size),))
    return Document(article, (Sentence(0, size, 0),))


def read(find: Callable[[Document], object], articles: Sequence[Document]) -> None:
    """Find in every article."""
    for article in articles:
        find(article)


def seconds(work: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """Return the CPU seconds of the fastest of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def main(paths: Sequence[str]) -> None:
    """Print the figures."""
    who, where = actors.load(), places.load()  # once before, so that the parsed files are cached
    print(f"actors: load {seconds(actors.load):.3f} s, compile {seconds(lambda: ActorFinder(who)):.3f} s")
    print(f"places: load {seconds(places.load):.3f} s, compile {seconds(lambda: PlaceFinder(where)):.3f} s")
    finders = {"actors": ActorFinder(who).find, "places": PlaceFinder(where).find}
    articles = documents(paths)
    size = sum(len(document.article.text.encode()) for document in articles)
    total = 0.0  # seconds
    for name, find in finders.items():
        spent = seconds(partial(read, find, articles))
        total += spent
        print(f"{name}: {size / spent / 1e6:.2f} MB/s over {len(articles)} articles")
    print(f"both: {size / total / 1e6:.2f} MB/s")
    for length in LINES:
        line = [one_line(length)]
        spent = sum(seconds(partial(read, find, line), rounds=1) for find in finders.values())
        print(f"one line of {length} characters: {length / spent / 1e6:.2f} MB/s")


if __name__ == "__main__":
    main(sys.argv[1:])
