"""A document in, who is named in it out: states, organisations, armed groups, parties, companies, people."""

from timeline.actors.finder import ActorFinder, names

__all__ = ["ActorFinder", "names"]
