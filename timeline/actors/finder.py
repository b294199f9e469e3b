"""A document in, the mentions of actors out, in order of the text and not overlapping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.actors.chunks import Reading, chunk_at, state_weights
from timeline.actors.index import compile_index
from timeline.actors.memory import Memory
from timeline.actors.tokens import Tokens, tokenise
from timeline.lexicons.actors import ActorLexicon
from timeline.model.actor import Actor, ActorMention
from timeline.model.article import Document


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
        memory = Memory(document.article.publication_date, state_weights(self._index, sentences))
        for tokens in sentences:
            memory.sentences.append([])
            for mention in self._mentions(text, tokens, memory):
                memory.sentences[-1].append(mention)
        return tuple(mention for row in memory.sentences for mention in row)

    def _mentions(self, text: str, tokens: Tokens, memory: Memory) -> Iterator[ActorMention]:
        reading = Reading(self._index, tokens, memory)
        at = 0
        while at < len(tokens):
            chunk = chunk_at(reading, at)
            if chunk is None:
                at += 1
                continue
            if chunk.codes:
                start, end = tokens.starts[chunk.start], tokens.ends[chunk.end - 1]
                yield ActorMention(start, end, text[start:end], chunk.codes, chunk.name, chunk.kind, chunk.rule)
            at = max(chunk.end, at + 1)


def names(lexicon: ActorLexicon) -> Mapping[str, Actor]:
    """Return the actors of a lexicon by code, with their printable names."""
    return lexicon.actors
