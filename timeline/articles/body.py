"""The lines of a page in, those that are its article out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.articles.lines import Line, LineKind
from timeline.lexicons.articles import ArticleWords

# What a line adds to the run that it is in, in words of prose; tuned on pages pasted from 150 sites.
MAX_WORDS = 60
COST = {
    LineKind.SHORT: -4.0,
    LineKind.EMPTY: -1.0,
    LineKind.FURNITURE: -3.0,
    LineKind.CREDIT: -2.0,
    LineKind.BOX: -15.0,
    LineKind.COMMENTS: -1000.0,
    LineKind.END: -1000.0,
}
BULLET_COST = -2.0
ALONE = 0.3  # of its words, what a line of prose is worth that stands alone among other lines
MIN_EARLIER = 60.0
SHARE_EARLIER = 0.25
ENOUGH = 120.0
RUNNING = frozenset({LineKind.PROSE, LineKind.SENTENCE})
LISTED = RUNNING | {LineKind.SHORT}
LONGEST_SIGNUP = 60  # words
QUESTION_WORDS = range(3, 9)  # of a question that is a section head
LONG_LEAD = 20  # words
LONGEST_STANDFIRST = 50  # words
SUMMARY = 40  # characters
THIN = frozenset({LineKind.EMPTY, LineKind.FURNITURE, LineKind.CREDIT})
OFF_INDENT = -3.0


@dataclass(frozen=True, slots=True)
class Run:
    """The lines from `first` to `last` (half-open) among which the article stands, and the indent of its prose."""

    first: int
    last: int
    indent: int | None


def find_run(lines: Sequence[Line]) -> Run:
    """Return the run of lines that adds up to most prose; an empty one where there is no prose."""
    lines = _without_comments(lines)
    first, last = _first_run(_worths(lines, None))
    indent = _main_indent(lines[first:last])
    if indent is not None:
        first, last = _first_run(_worths(lines, indent))
    return Run(first, last, indent)


def _first_run(worths: Sequence[float]) -> tuple[int, int]:
    """Return the run that is worth most, or the first one that is worth a good part of it: comments come after."""
    runs = list(_runs(worths))
    if not runs:
        return 0, 0
    enough = min(max(MIN_EARLIER, SHARE_EARLIER * max(worth for _, _, worth in runs)), ENOUGH)
    best = max(runs, key=lambda run: run[2])
    first, last, _ = next((run for run in runs if run[2] >= enough), best)
    return first, last


def _without_comments(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines before what readers say of an article; all of them where no article stands before that."""
    runs = _runs(_worths(lines, None))
    end = next((last for _, last, worth in runs if worth >= MIN_EARLIER), len(lines))
    opening = (place for place in range(end, len(lines)) if lines[place].kind is LineKind.COMMENTS)
    return lines[: next(opening, len(lines))]


def _worths(lines: Sequence[Line], indent: int | None) -> list[float]:
    worths = [_worth(line, indent) for line in lines]
    if indent is not None:
        return worths
    return [worth * ALONE if worth > 0 and _is_alone(lines, place) else worth for place, worth in enumerate(worths)]


def _is_alone(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line has no running text of its own indent right before or after it, as a teaser has none."""
    line = lines[place]
    for step in (-1, 1):
        other = place + step
        while 0 <= other < len(lines) and abs(other - place) <= 4 and lines[other].kind in THIN:
            other += step
        if (
            0 <= other < len(lines)
            and lines[other].kind in RUNNING
            and lines[other].indent == line.indent
            and not lines[other].bullet
        ):
            return False
    return True


def _worth(line: Line, indent: int | None) -> float:
    inside = indent is None or line.indent == indent
    cost = COST.get(line.kind)
    if cost is not None:
        listed = line.bullet and line.kind is LineKind.SHORT
        return (cost + (BULLET_COST if listed else 0)) * (1.0 if inside or line.kind is LineKind.END else 0.5)
    if not inside and not line.bullet:
        return OFF_INDENT
    return min(line.words, MAX_WORDS) * (0.25 if line.bullet else 0.5 if line.kind is LineKind.SENTENCE else 1.0)


def _runs(worths: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """Yield the half-open range and the sum of each run that is worth something, in order (Kadane, in one pass).

    A run ends where what follows it costs more than it is worth.
    """
    first, last, total, best = 0, 0, 0.0, 0.0
    for place, worth in enumerate(worths):
        if total <= 0:
            if best > 0:
                yield first, last, best
            first, total, best = place, 0.0, 0.0
        total += worth
        if total > best:
            best, last = total, place + 1
    if best > 0:
        yield first, last, best


def _main_indent(lines: Sequence[Line]) -> int | None:
    """Return the indent of most of the prose, or None where the prose has no indent of its own.

    A page printed by a terminal browser indents by depth: its paragraphs share one indent, what stands between them
    (captions, teasers, embedded posts) has another.
    """
    weights: Counter[int] = Counter()
    for line in lines:
        if line.kind is LineKind.PROSE and not line.bullet:
            weights[line.indent] += line.words
    if not weights:
        return None
    indent, weight = weights.most_common(1)[0]
    return indent if weight >= 0.6 * weights.total() and any(line.indent != indent for line in lines) else None


def article_lines(text: str, lines: Sequence[Line], run: Run, words: ArticleWords) -> tuple[list[int], list[int]]:
    """Return the places of the body's lines and of the section heads among the lines of a run."""
    kept: list[int] = []
    heads: list[int] = []
    for place in range(run.first, _after_list(lines, run)):
        if _is_head(text, lines, place, run):
            heads.append(place)
        elif _is_body(text, lines, place, run, kept, heads):
            kept.append(place)
    body = _without_ends(text, lines, kept, words)
    lead = [place for place in _lead_in(lines, run, body) if not _is_repeated(text, lines, place, body)]
    return lead + body, [place for place in heads if body and body[0] < place < body[-1]]


def _after_list(lines: Sequence[Line], run: Run) -> int:
    """Return where the list ends that begins right after a run: it is worth too little to be in it."""
    last = run.last
    while last < len(lines) and lines[last].bullet and lines[last].kind in LISTED:
        last += 1
    return last


def _is_body(text: str, lines: Sequence[Line], place: int, run: Run, kept: Sequence[int], heads: Sequence[int]) -> bool:
    line = lines[place]
    if line.bullet:
        headed = place - 1 in heads and line.kind is LineKind.PROSE
        return headed or _is_listed(text, lines, place, run, kept)
    if run.indent is not None and line.indent != run.indent:
        return False
    return line.kind in RUNNING or (line.kind is LineKind.SHORT and _introduces(text, line))


def _introduces(text: str, line: Line) -> bool:
    """Tell whether a line without an end opens what follows: "The steps are:"."""
    return text[line.end - 1] == ":" and line.words >= 3


def _is_listed(text: str, lines: Sequence[Line], place: int, run: Run, kept: Sequence[int]) -> bool:
    """Tell whether a line with a bullet belongs to a list of the article: one that a kept line leads to."""
    line = lines[place]
    if not kept or line.kind not in LISTED or kept[-1] != place - 1:
        return False
    before = lines[kept[-1]]
    if before.bullet:
        return before.indent == line.indent
    introduced = _introduces(text, before) or text[before.end - 1] == ":"
    return introduced or (line.kind is LineKind.PROSE and run.indent in (None, before.indent))


def _is_head(text: str, lines: Sequence[Line], place: int, run: Run) -> bool:
    """Tell whether a short line heads a section: running text of the article follows it."""
    line = lines[place]
    if line.bullet or line.words > 15 or place + 1 >= run.last or not is_heading(text, line):
        return False
    return lines[place + 1].kind is LineKind.PROSE and run.indent in (None, line.indent)


def is_heading(text: str, line: Line) -> bool:
    """Tell whether a line reads as a head: no end, or a question nobody is quoted with: "Diplomacy or war?"."""
    if line.kind is LineKind.SHORT:
        return text[line.end - 1] != ":"
    return (
        text[line.end - 1] == "?" and line.words in QUESTION_WORDS and text[line.start] not in "\"“„‘'«(" and line.gap
    )


def _without_ends(text: str, lines: Sequence[Line], body: Sequence[int], words: ArticleWords) -> list[int]:
    """Return the body without what is said about the author or the making at its ends: "Editing by Jane Roe"."""
    kept = list(body)
    while kept and _is_signup(text, lines[kept[-1]], words):
        kept.pop()
    while kept and lines[kept[0]].words <= LONGEST_SIGNUP and _is_signup(text, lines[kept[0]], words):
        kept.pop(0)
    return kept


def _is_signup(text: str, line: Line, words: ArticleWords) -> bool:
    if line.words > LONGEST_SIGNUP:
        return False
    return bool(words.signups.search(text[line.start : line.end].lower().replace("’", "'")))


def _lead_in(lines: Sequence[Line], run: Run, body: Sequence[int]) -> list[int]:
    """Return the paragraphs right before the body that a page prints one or two columns further in."""
    found: list[int] = []
    place = (body[0] if body else 0) - 1
    gap = 0
    while run.indent is not None and place >= 0 and gap <= 3:
        line = lines[place]
        if line.kind is LineKind.PROSE and line.words >= LONG_LEAD and 0 < abs(line.indent - run.indent) <= 2:
            found.insert(0, place)
            gap = 0
        elif line.kind not in THIN:
            gap += 1
        place -= 1
    return found


def _is_repeated(text: str, lines: Sequence[Line], place: int, body: Sequence[int]) -> bool:
    """Tell whether a line before the body is a summary that begins with words of the body."""
    opening = text[lines[place].start : lines[place].end][:SUMMARY]
    return any(opening in text[lines[other].start : lines[other].end] for other in body[:5] if other != place)


def standfirst(text: str, lines: Sequence[Line], title: int, body: Sequence[int]) -> list[int]:
    """Return the place of the sentence right below the headline that stands apart from the body; none where none is."""
    place = title + 1
    while place < body[0] and lines[place].kind in THIN and place <= title + 3:
        place += 1
    if place >= body[0]:
        return []
    line = lines[place]
    if line.kind is not LineKind.PROSE or line.bullet or line.words > LONGEST_STANDFIRST:
        return []
    return [] if _is_repeated(text, lines, place, body) else [place]
