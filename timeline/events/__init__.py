"""Sentences, time expressions, actors and places in; event mentions out."""
