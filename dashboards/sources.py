"""An event in, the proof of it as page elements out: each source's sentence, and where the sources disagree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboards import texts
from dashboards.elements import button, icon
from dashboards.live import LiveTimeline
from dashboards.reading import Lit, excerpt, lights_of, lit_text
from dashboards.wording import field_words, how_known, long_date, long_day
from timeline.model.article import Article
from timeline.model.event import Event, EventMention, MergeReason

_PERCENT = 100


def conflicts_of(event: Event, live: LiveTimeline) -> Any:
    """Return what the mentions disagree about, side by side; None where they agree."""
    if not event.conflicts:
        return None
    rows = [
        html.Div(
            [
                html.H4(field_words(conflict.field)),
                html.Div(
                    [
                        html.Div([html.Strong(value), html.Span(_articles_words(articles, live))], className="claim")
                        for value, articles in conflict.claims
                    ],
                    className="claims",
                ),
            ]
        )
        for conflict in event.conflicts
    ]
    return html.Section([html.H3([icon("warning"), texts.CONFLICTS]), *rows], className="conflicts")


def _articles_words(article_ids: Sequence[str], live: LiveTimeline) -> str:
    return ", ".join(dict.fromkeys(_article_words(live.article(name), name) for name in article_ids))


def _article_words(article: Article | None, article_id: str) -> str:
    """Return what an article is called: by its publisher, else by its title, else by its id."""
    if article is None:
        return article_id
    return article.publisher or article.title or article_id


def sources_of(event: Event, live: LiveTimeline) -> Any:
    """Return every sentence that tells an event, in its paragraph, lit up, with its article and why it was joined."""
    total = len(event.mentions)
    title = texts.SOURCE_SENTENCE if total == 1 else texts.SOURCE_SENTENCES.format(total)
    told = [
        _source(mention, reason, live, alone=total == 1, place=place)
        for place, (mention, reason) in enumerate(zip(event.mentions, event.reasons, strict=True))
    ]
    return html.Section([html.H3(title), *told], className="sources")


def _source(mention: EventMention, reason: MergeReason | None, live: LiveTimeline, *, alone: bool, place: int) -> Any:
    article = live.article(mention.article)
    if article is None:
        quoted: list[Any] = [html.Mark(mention.quote, className="lit-sentence")]
    else:
        span, cut_before, cut_after = excerpt(article, mention)
        lights: tuple[Lit, ...] = lights_of(mention, article)
        quoted = lit_text(article.text, lights, start=span.start, end=span.end)
        quoted = [*(["… "] if cut_before else []), *quoted, *([" …"] if cut_after else [])]
    parts: list[Any] = [html.Strong(mention.publisher or _article_words(article, mention.article))]
    if mention.published:
        parts.append(html.Span(long_day(mention.published)))
    parts.append(
        button([icon("article"), texts.WHOLE_ARTICLE], kind="text", data_put="article", data_value=mention.article)
    )
    if not alone and not live.read_only:
        parts.append(button([icon("split"), texts.SPLIT], kind="text", data_split=str(place)))
    own = (
        []
        if alone
        else [
            html.Div(
                f"{long_date(mention.dating)}, {how_known(mention.dating, mention.published)}", className="own-date"
            )
        ]
    )
    joined = [html.P(f"{texts.WHY_JOINED} {_grounds(reason)}", className="reason")] if reason else []
    return html.Article([html.Blockquote(quoted), html.Footer(parts, className="source-line"), *own, *joined])


def _grounds(reason: MergeReason) -> str:
    return f"{', '.join(reason.grounds)} ({round(reason.score * _PERCENT)} %)"
