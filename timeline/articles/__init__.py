"""Files, pages and plain text in, `Article` values out: furniture is marked, not cut."""

from timeline.articles.page import from_page
from timeline.articles.plain import body_text, from_text

__all__ = ["body_text", "from_page", "from_text"]
