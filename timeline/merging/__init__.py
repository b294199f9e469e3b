"""Event mentions in, events out: which of them tell one incident, and what they agree on.

    from timeline.merging import merge
    events = merge(mentions)

The events are a function of the set of mentions: the order in which they come, and what came before, change nothing.
`merge` takes all the mentions at once; a store that keeps an index of `blocks` gets the same events from `remerge`,
which looks only at what new articles touch.
"""

from timeline.merging.blocking import blocks
from timeline.merging.joining import merge
from timeline.merging.remerging import Lookup, remerge
from timeline.merging.sketch import order

__all__ = ["Lookup", "blocks", "merge", "order", "remerge"]
