"""Every example of every event type is found as that type; no counter-example gives a mention of it."""

from __future__ import annotations

import pytest

from timeline.lexicons import event_types

TYPES = event_types.load()
EXAMPLES = [(kind.name, example) for kind in TYPES for example in kind.examples]
COUNTER_EXAMPLES = [(kind.name, example) for kind in TYPES for example in kind.counter_examples]


def _overlaps(mention, text, trigger):
    start = text.find(trigger)
    return mention.trigger_start < start + len(trigger) and start < mention.trigger_end


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{kind}: {one.text}" for kind, one in EXAMPLES])
def test_example_is_found(told, kind, example):
    mentions = [mention for mention in told(example.text) if mention.type == kind]
    missing = [
        trigger for trigger in example.triggers if not any(_overlaps(one, example.text, trigger) for one in mentions)
    ]
    assert not missing


@pytest.mark.parametrize(
    ("kind", "example"), COUNTER_EXAMPLES, ids=[f"{kind}: {one.text}" for kind, one in COUNTER_EXAMPLES]
)
def test_counter_example_is_not(told, kind, example):
    assert [mention.trigger for mention in told(example.text) if mention.type == kind] == []
