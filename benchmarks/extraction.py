"""How fast articles are read for events, stage by stage, and how the time grows with an article's length.

    python benchmarks/extraction.py [ARTICLES.jsonl]

Without an argument it reads text that it makes itself; with a file of {"id", "date", "text"} it reads that. All figures
are of one core, in articles of 500 words per CPU second.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from timeline.articles import from_text
from timeline.model.article import Article
from timeline.model.time import Day
from timeline.pipeline import Pipeline, joined
from timeline.segmentation import segment

WORDS = 500  # an article of the length that agencies write
PUBLISHED = Day.of(2019, 9, 15)
LENGTHS = (1, 4, 16, 64)  # paragraphs of the text below in one article
MOST = 200  # articles of a given file: enough for a steady figure
PARAGRAPH = (
    "Two car bombs exploded near the army headquarters in Goma on Tuesday, killing at least nine soldiers and "
    "wounding more than forty people, the defence ministry said. The rebels, who seized the town of Rutshuru last "
    "month, claimed responsibility for the attack in a statement sent to Reuters. The United Nations condemned "
    "the bombing and called on both sides to return to the talks that were suspended in June. President Paul "
    "Kagame denied that Rwanda had sent arms across the border. Uganda, which signed a peace agreement with Congo "
    "in 2013, deployed two thousand troops along the frontier three days after the ceasefire of 3 March "
    "collapsed. The European Union will impose sanctions on six commanders next week if the shelling goes on. "
    "Tens of thousands have fled since the fighting began.\n\n"
)


def main() -> None:
    """Print articles per second, each stage apart, and the growth with length."""
    pipeline = Pipeline.load()
    articles = _given(Path(sys.argv[1])) if len(sys.argv) > 1 else [_made(5)] * 40
    pipeline.mentions(articles[0])
    print(f"{len(articles)} articles, {_words(articles)} words")
    for stage, seconds in _stages(pipeline, articles).items():
        print(f"{stage:13} {_words(articles) / WORDS / max(seconds, 1e-9):9.0f} articles/s")
    for paragraphs in LENGTHS:
        article = _made(paragraphs)
        seconds = _seconds(lambda article=article: pipeline.mentions(article))
        print(f"{_words([article]):7d} words  {1e6 * seconds / _words([article]):7.0f} µs/word")


def _given(path: Path) -> list[Article]:
    records = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()[:MOST]]
    return [from_text(r["text"], id=str(r["id"]), publication_date=Day.parse(r["date"])) for r in records]


def _made(paragraphs: int) -> Article:
    return from_text(PARAGRAPH * paragraphs, id="made", publication_date=PUBLISHED)


def _words(articles: Sequence[Article]) -> int:
    return sum(len(article.text.split()) for article in articles)


def _stages(pipeline: Pipeline, articles: Sequence[Article]) -> dict[str, float]:
    """CPU seconds by stage, each on all the articles."""
    documents = [segment(article) for article in articles]
    found = [pipeline.found(article) for article in articles]
    calls: dict[str, Callable[[], object]] = {
        "segmentation": lambda: [segment(article) for article in articles],
        "tagging": lambda: [joined(pipeline.tagger.tag(one), one, pipeline.time_words) for one in documents],
        "actors": lambda: [pipeline.actors.find(document) for document in documents],
        "places": lambda: [pipeline.places.find(document) for document in documents],
        "extraction": lambda: [pipeline.extractor.extract(one) for one in found],
        "all": lambda: [pipeline.mentions(article) for article in articles],
    }
    return {stage: _seconds(call) for stage, call in calls.items()}


def _seconds(call: Callable[[], object]) -> float:
    started = time.process_time()
    call()
    return time.process_time() - started


if __name__ == "__main__":
    main()
