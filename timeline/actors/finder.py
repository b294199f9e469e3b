"""A document in, the mentions of actors out, in order of the text and not overlapping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.actors.bodies import national_body
from timeline.actors.index import compile_index
from timeline.actors.memory import Memory
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

_ARTICLES = frozenset(("the", "The"))


class ActorFinder:
    """Finds who is named in a document; built once from a lexicon, and used for any number of documents."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        """Compile the lexicon."""
        self._index = compile_index(lexicon)

    def find(self, document: Document) -> tuple[ActorMention, ...]:
        """Return the mentions of actors in the document's sentences; empty where none is found.

        Codes are ISO 3166-1 alpha-3 for states, else short upper-case names. Who holds an office is settled by the
        article's day of publication; without one, the most recent or only holder.
        """
        text = document.article.text
        sentences = tuple(tokenise(text, sentence.start, sentence.end) for sentence in document.sentences)
        memory = survey(self._index, sentences, document.article.publication_date)
        for tokens in sentences:
            row: list[ActorMention] = []
            memory.sentences.append(row)
            memory.starts.append(tokens.starts[0] if tokens.starts else 0)
            for mention in self._mentions(text, tokens, memory):
                row.append(mention)  # noqa: PERF402 - the memory must see each mention before the next is sought
        return tuple(mention for row in memory.sentences for mention in row)

    def _mentions(self, text: str, tokens: Tokens, memory: Memory) -> Iterator[ActorMention]:
        reading = Reading(self._index, tokens, memory)
        done = 0
        for at in self._candidates(tokens):
            chunk = _chunk(reading, at) if at >= done else None
            if chunk is None:
                continue
            if chunk.codes:
                yield _mention(text, tokens, chunk)
            done = max(chunk.end, at + 1)

    def _candidates(self, tokens: Tokens) -> list[int]:
        """Return the words at which a mention may begin: most words of a text are none."""
        starters, after_the = self._index.starters, self._index.after_the
        following = (*tokens.words[1:], "")
        return [
            at
            for at, word in enumerate(tokens.words)
            if (following[at] in after_the if word in _ARTICLES else word in starters or word[0].isupper())
        ]


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
    return (
        reference(reading, at)
        or national_body(reading, at)
        or office(reading, at)
        or organisation(reading, at)
        or _bare(reading, at)
    )


def _bare(reading: Reading, at: int) -> Chunk | None:
    word = reading.tokens.words[at]
    return bare_name(reading, at) if word[:1].isupper() or word in reading.index.particles else None


def _mention(text: str, tokens: Tokens, chunk: Chunk) -> ActorMention:
    first = chunk.start
    if tokens.lowers[first] == "the" and chunk.end > first + 1 and chunk.kind != "pronoun":
        first += 1
    start, end = tokens.starts[first], tokens.ends[chunk.end - 1]
    return ActorMention(start, end, text[start:end], chunk.codes, chunk.name, chunk.kind, chunk.rule)


def names(lexicon: ActorLexicon) -> Mapping[str, Actor]:
    """Return the actors of a lexicon by code, with their printable names."""
    return lexicon.actors
