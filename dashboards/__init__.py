"""The dashboard: a timeline in, a page to explore it out."""
