"""Timelines of geopolitical events, built from news articles."""
