"""The words of the lexicons in, `timeline/lexicons/inflections/table.json` out.

Run it after a trigger or a light verb is added: `python scripts/inflect.py`; `--check` only says whether the table is
up to date. It needs lemminflect, a development dependency; the program itself reads the table.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

from lemminflect import getAllInflections, getAllInflectionsOOV, getAllLemmas

from timeline.lexicons import event_types, grammar
from timeline.lexicons.inflections import SLOTS, TABLE, regular_noun, split_noun
from timeline.lexicons.reader import read_file

TAGS = dict(zip(SLOTS[1:], ("VBZ", "VBD", "VBN", "VBG"), strict=True))


def main(arguments: list[str]) -> int:
    """Write the table, or with `--check` compare it; return the exit status."""
    text = table()
    if "--check" in arguments:
        current = TABLE.read_text(encoding="utf8") if TABLE.exists() else ""
        return 0 if current == text else 1
    TABLE.write_text(text, encoding="utf8")
    print(f"{TABLE}: {len(json.loads(text)['verbs'])} verbs, {len(json.loads(text)['nouns'])} nouns")
    return 0


def table() -> str:
    """Return the table as JSON text: a line per word, sorted."""
    corrections = read_file(TABLE.with_name("corrections.yaml"))
    verbs = {word: verb_forms(word) for word in _verbs()} | _rows(corrections["verbs"])
    nouns = {word: noun_plurals(word) for word in _nouns()} | corrections["nouns"]
    return '{"verbs": {\n' + _lines(verbs) + '\n}, "nouns": {\n' + _lines(nouns) + "\n}}\n"


def verb_forms(base: str) -> list[list[str]]:
    """Return the forms of a verb in the order of `SLOTS` after "base"; of "test-fire" the last part inflects."""
    before, hyphen, last = base.rpartition("-")
    known = getAllInflections(last, upos="VERB")
    guessed = getAllInflectionsOOV(last, upos="VERB")
    forms = {slot: list(known.get(tag) or ()) for slot, tag in TAGS.items()}
    if any(form.endswith("ed") for form in forms["past"]):
        # lemminflect: "kidnap" has "kidnapped, kidnaped" in the past, but only "kidnaped" as participle
        forms["participle"] += [form for form in forms["past"] if form.endswith("ed")]
    forms["participle"] = forms["participle"] or list(forms["past"])
    forms["third"] = [form for form in forms["third"] if form.endswith("s")]
    return [
        list(dict.fromkeys(before + hyphen + form for form in forms[slot] or guessed[tag] if form.isalpha()))
        for slot, tag in TAGS.items()
    ]


def noun_plurals(singular: str) -> list[str]:
    """Return the plurals of a noun; none for a word that is a plural itself ("talks")."""
    before, hyphen, last = singular.rpartition("-")
    if _is_plural(last):
        return []
    plurals = [form for form in getAllInflections(last, upos="NOUN").get("NNS", ()) if form != last and form.isalpha()]
    return [before + hyphen + plural for plural in plurals or [regular_noun(last)]]


def _is_plural(word: str) -> bool:
    return word.endswith("s") and word not in getAllLemmas(word, upos="NOUN").get("NOUN", (word,))


def _verbs() -> Iterator[str]:
    for entry in _entries():
        if entry.pos == "verb":
            yield entry.lemma.split(" ")[0]
        yield from (word for word in (*entry.words, *entry.without) if getAllInflections(word, upos="VERB"))
    yield from grammar.verb_lemmas()


def _nouns() -> Iterator[str]:
    for entry in _entries():
        if entry.pos == "noun":
            yield split_noun(entry.lemma)[1]
        yield from (word for word in (*entry.words, *entry.without) if getAllInflections(word, upos="NOUN"))
    yield from (split_noun(lemma)[1] for lemma in grammar.noun_lemmas())


def _entries() -> Iterator[event_types.TriggerEntry]:
    return (entry for event_type in event_types.load() for entry in event_type.triggers)


def _rows(verbs: dict[str, dict[str, list[str]]]) -> dict[str, list[list[str]]]:
    return {lemma: [forms[slot] for slot in SLOTS[1:]] for lemma, forms in verbs.items()}


def _lines(rows: dict[str, list[str]] | dict[str, list[list[str]]]) -> str:
    words: Iterable[str] = sorted(rows)
    return ",\n".join(
        f"{json.dumps(word, ensure_ascii=False)}: {json.dumps(rows[word], ensure_ascii=False)}" for word in words
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
