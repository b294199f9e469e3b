"""The examples and counter-examples that stand in the decorators of the rules."""

import pytest
from tagging import tag

from timeline.temporal.rules import ALL

EXAMPLES = [
    pytest.param(rule, language, text, value, id=f"{rule.name}: {text}")
    for rule in ALL
    for language, examples in rule.examples.items()
    for text, value in examples
]
COUNTERS = [
    pytest.param(rule, language, text, id=f"{rule.name}: {text}")
    for rule in ALL
    for language, texts in rule.counters.items()
    for text in texts
]
# Rules that find something in one genre only.
GENRES = {"narrative_reference": "history", "short_message": "short", "four_digits": "short"}


@pytest.mark.parametrize(("rule", "language", "marked", "value"), EXAMPLES)
def test_example(rule, language, marked, value):
    before, expression, after = marked.replace("]", "[").split("[")
    found = tag(before + expression + after, language=language, genre=GENRES.get(rule.name, "news"))
    here = [(each.text, each.value, each.rule) for each in found if each.start == len(before)]
    assert here == [(expression, value, rule.name)]


@pytest.mark.parametrize(("rule", "language", "text"), COUNTERS)
def test_counter_example(rule, language, text):
    assert [each.text for each in tag(text, language=language) if each.rule == rule.name] == []


def test_every_rule_has_an_example():
    assert [rule.name for rule in ALL if not rule.examples] == []


def test_names_are_unique():
    names = [rule.name for rule in ALL]
    assert sorted(set(names)) == sorted(names)
