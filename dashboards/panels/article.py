"""The whole article over the page, with every event that it tells lit up and within reach of a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from dash import Dash, Input, Output, html

from dashboards import texts
from dashboards.elements import attributes, button, icon
from dashboards.live import LiveTimeline
from dashboards.reading import Lit, lit_text
from dashboards.wording import long_date, long_day
from timeline.model.article import Article, Span
from timeline.model.event import Event, EventMention


def layout() -> Any:
    """Return the dialog, closed."""
    return html.Dialog(
        [
            button(icon("close"), kind="icon-only dialog-close", label=texts.CLOSE, data_clear="article"),
            html.Div(id="article-body"),
        ],
        id="article-dialog",
        className="dialog reading",
        **attributes(aria_label=texts.WHOLE_ARTICLE),
    )


def register(app: Dash, live: LiveTimeline) -> None:
    """Fill the dialog with the article that the view names."""

    @app.callback(
        Output("article-body", "children"),
        Input("reading", "data"),
        Input("revision", "data"),
        prevent_initial_call=True,
    )
    def read(article_id: str, _revision: int) -> Any:
        if not article_id:
            return None
        article = live.article(article_id)
        if article is None:
            return html.P(texts.ARTICLE_GONE)
        return page_of(article, live.events_of(article_id))


def page_of(article: Article, events: Sequence[Event]) -> list[Any]:
    """Return an article with the sentences of its events lit up, and what they tell beside them."""
    told = sorted(
        ((mention, event) for event in events for mention in event.mentions if mention.article == article.id),
        key=lambda pair: (pair[0].start, pair[0].trigger_start),
    )
    paragraphs = [_paragraph(article, span, told) for span in article.body or (Span(0, len(article.text)),)]
    return [html.H2(article.title or article.id), _imprint(article, len(told)), *paragraphs]


def _imprint(article: Article, told: int) -> Any:
    parts = [
        article.publisher,
        article.byline,
        long_day(article.publication_date) if article.publication_date else None,
    ]
    line: list[Any] = [html.Span(part) for part in parts if part]
    if article.url and urlsplit(article.url).scheme in ("http", "https"):
        host = urlsplit(article.url).netloc
        line.append(html.A(host, href=article.url, target="_blank", rel="noopener noreferrer"))
    line.append(html.Span(f"{texts.events(told)} told"))
    return html.P(line, className="imprint")


def _paragraph(article: Article, span: Span, told: Sequence[tuple[EventMention, Event]]) -> Any:
    here = [(mention, event) for mention, event in told if span.start <= mention.start < span.end]
    lights = [light for mention, _ in here for light in _lights(mention)]
    notes = [
        html.Button(
            [html.Strong(event.title), html.Span(long_date(mention.dating))],
            type="button",
            className="note",
            style={"--glyph": f"var(--type-{event.type})"},
            **attributes(data_put="event", data_value=event.id, data_close="article"),
        )
        for mention, event in here
    ]
    heading = any(head.start <= span.start and span.end <= head.end for head in article.heads)
    text = lit_text(article.text, lights, start=span.start, end=span.end)
    return html.Div(
        [html.H3(text) if heading else html.P(text), html.Div(notes, className="notes")], className="paragraph"
    )


def _lights(mention: EventMention) -> list[Lit]:
    lights = [Lit(mention.start, mention.end, "sentence"), Lit(mention.trigger_start, mention.trigger_end, "trigger")]
    dating = mention.dating
    if dating.time_start is not None and dating.time_end is not None:
        lights.append(Lit(dating.time_start, dating.time_end, "time"))
    return lights
