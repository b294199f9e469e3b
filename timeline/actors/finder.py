"""A document in, the mentions of actors out, in order of the text and not overlapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from timeline.actors.bodies import national_body
from timeline.actors.candidates import Candidates
from timeline.actors.index import compile_index
from timeline.actors.named import named
from timeline.actors.offices import office
from timeline.actors.organisations import organisation
from timeline.actors.persons import bare_name, full_name
from timeline.actors.reading import Chunk, Reading
from timeline.actors.references import reference
from timeline.actors.survey import survey
from timeline.actors.tokens import Tokens, tokenise
from timeline.lexicons.actors import ActorLexicon
from timeline.model.actor import Actor, ActorMention
from timeline.model.article import Document


class ActorFinder:
    """Finds who is named in a document; built once from a lexicon, and used for any number of documents."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        """Compile the lexicon."""
        self._index = compile_index(lexicon)
        self._candidates = Candidates(self._index)

    def find(self, document: Document) -> tuple[ActorMention, ...]:
        """Return the mentions of actors in the document's sentences; empty where none is found.

        Codes are ISO 3166-1 alpha-3 for states, else short upper-case names. Who holds an office is settled by the
        article's day of publication; without one, the most recent or only holder.
        """
        text = document.article.text
        sentences = tuple(tokenise(text, sentence.start, sentence.end) for sentence in document.sentences)
        candidates = [self._candidates.of(tokens) for tokens in sentences]
        memory = survey(self._index, tuple(zip(sentences, candidates, strict=True)), document.article.publication_date)
        for tokens, begins in zip(sentences, candidates, strict=True):
            row: list[ActorMention] = []
            memory.sentences.append(row)
            memory.starts.append(tokens.start)
            for mention in _mentions(Reading(self._index, tokens, memory), self._candidates, begins):
                row.append(mention)  # noqa: PERF402 - the memory must see each mention before the next is sought
        return tuple(mention for row in memory.sentences for mention in row)


def _mentions(reading: Reading, marks: Candidates, candidates: Iterable[int]) -> Iterator[ActorMention]:
    done = 0
    for at in candidates:
        if at < done or marks.is_idle(reading, at):
            continue
        chunk = _chunk(reading, at)
        if chunk is None:
            continue
        if chunk.codes:
            yield _mention(reading.tokens, chunk)
        done = max(chunk.end, at + 1)


def _chunk(reading: Reading, at: int) -> Chunk | None:
    """Return what begins at a word: the longest name that the lexicon knows, else an office, a person, a reference."""
    index, words = reading.index, reading.tokens.words
    found = reading.names_at(at)
    people = index.people.longest(words, at)
    if people is not None and (found is None or people[0] > found[0]):
        return full_name(reading, at, people)
    if found is not None:
        chunk = named(reading, at, *found)
        if chunk is not None:
            return chunk
    is_common = reading.tokens.lowers[at] in index.common
    is_group = words[at][0].isupper() and reading.may_be_group(at)
    return (
        (reference(reading, at) if is_common else None)
        or (national_body(reading, at) if is_group else None)
        or (office(reading, at) if is_common or is_group else None)
        or (organisation(reading, at) if is_group else None)
        or _bare(reading, at)
    )


def _bare(reading: Reading, at: int) -> Chunk | None:
    word = reading.tokens.words[at]
    return bare_name(reading, at) if word[:1].isupper() or word in reading.index.words("first_particles") else None


def _mention(tokens: Tokens, chunk: Chunk) -> ActorMention:
    first = chunk.start
    if tokens.lowers[first] == "the" and chunk.end > first + 1 and chunk.kind != "pronoun":
        first += 1
    start, end = tokens.spans[first][0], tokens.spans[chunk.end - 1][1]
    return ActorMention(start, end, tokens.text[start:end], chunk.codes, chunk.name, chunk.kind, chunk.rule)


def names(lexicon: ActorLexicon) -> Mapping[str, Actor]:
    """Return the actors of a lexicon by code, with their printable names."""
    return lexicon.actors
