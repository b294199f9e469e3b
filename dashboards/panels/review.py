"""What a person says of the open event: accept, reject, join, split off, undo, redo; kept in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, html, no_update

from dashboards import texts
from dashboards.acts import act_words, subject_words
from dashboards.answers import answered, revision_of
from dashboards.elements import button, icon
from dashboards.live import LiveTimeline
from dashboards.scripts import in_browser
from timeline.errors import TimelineError
from timeline.model.event import Status


def layout() -> Any:
    """Return the buttons, and what is said beside them."""
    return html.Div(
        [
            html.Div(
                [
                    button([icon("check"), texts.ACCEPT], id="accept", kind="accept"),
                    button([icon("close"), texts.REJECT], id="reject", kind="reject"),
                    button(icon("edit"), id="edit", kind="icon-only", label=texts.EDIT, data_action="edit"),
                    button(icon("join"), id="join", kind="icon-only", label=texts.JOIN, data_action="join"),
                    button(icon("undo"), id="undo", kind="icon-only", label=texts.UNDO),
                    button(icon("redo"), id="redo", kind="icon-only", label=texts.REDO),
                ],
                className="review",
            ),
            html.P([icon("join"), texts.JOINING], className="joining"),
            html.Div(id="review-error", className="field-error", role="alert"),
            *(dcc.Store(id=name) for name in ("joined", "split-off", "go-to", "said")),
        ]
    )


def register(app: Dash, live: LiveTimeline) -> None:
    """Keep what the buttons say."""
    answers = (
        Output("revision", "data", allow_duplicate=True),
        Output("review-error", "children", allow_duplicate=True),
        Output("said", "data", allow_duplicate=True),
        Output("go-to", "data", allow_duplicate=True),
    )

    @app.callback(
        *answers,
        Input("accept", "n_clicks"),
        Input("reject", "n_clicks"),
        Input("undo", "n_clicks"),
        Input("redo", "n_clicks"),
        State("selected", "data"),
        State("shown", "data"),
        prevent_initial_call=True,
    )
    def press(_a: int, _r: int, _u: int, _d: int, event_id: str, shown: Any) -> tuple[Any, Any, Any, Any]:
        act = str(ctx.triggered_id)
        if act in ("undo", "redo"):
            return answered(live, lambda: turned(live, act, event_id))
        return answered(live, lambda: judged(live, act, event_id, expected=revision_of(shown, event_id)))

    @app.callback(*answers, Input("joined", "data"), State("shown", "data"), prevent_initial_call=True)
    def join(asked: Mapping[str, Any] | None, shown: Any) -> tuple[Any, Any, Any, Any]:
        ids = [str(asked["event"]), str(asked["other"])] if asked else []
        return answered(live, lambda: joined(live, ids, expected=revision_of(shown, ids[0]) if ids else None))

    @app.callback(*answers, Input("split-off", "data"), State("shown", "data"), prevent_initial_call=True)
    def split(asked: Mapping[str, Any] | None, shown: Any) -> tuple[Any, Any, Any, Any]:
        if not asked:
            return no_update, no_update, no_update, no_update
        event_id, mention = str(asked["event"]), int(asked["mention"])
        return answered(live, lambda: split_off(live, event_id, mention, expected=revision_of(shown, event_id)))

    in_browser(app, "goTo", Input("go-to", "data"))
    in_browser(app, "say", Input("said", "data"))


def judged(live: LiveTimeline, act: str, event_id: str, *, expected: int | None) -> tuple[str, str | None]:
    """Accept or reject an event; what is said a second time is taken back."""
    event = live.event(event_id) if event_id else None
    if event is None:
        raise TimelineError(texts.GONE.rstrip("."))
    asked = Status.ACCEPTED if act == "accept" else Status.REJECTED
    status = Status.PENDING if event.status is asked else asked
    live.judge(event_id, status, expected=expected)
    return texts.JUDGED[status.value], None


def turned(live: LiveTimeline, act: str, event_id: str | None) -> tuple[str, str | None]:
    """Undo or redo; should the open event be another one now, it is opened."""
    correction = live.undo() if act == "undo" else live.redo()
    if correction is None:
        return (texts.NOTHING_TO_UNDO if act == "undo" else texts.NOTHING_TO_REDO), None
    words = texts.UNDONE if act == "undo" else texts.REDONE
    gone = bool(event_id) and event_id not in live.columns.row_of
    home = live.home_of(correction.act.mentions[0]) if gone and correction.act.mentions else None
    return words.format(f"{act_words(correction).lower()} – {subject_words(correction)}"), home


def joined(live: LiveTimeline, event_ids: Sequence[str], *, expected: int | None) -> tuple[str, str | None]:
    """Make two events one, and open it."""
    return texts.JOINED, live.join(event_ids, expected=expected)


def split_off(live: LiveTimeline, event_id: str, mention: int, *, expected: int | None) -> tuple[str, str | None]:
    """Make one mention of an event another event, and open that."""
    return texts.SPLIT_OFF, live.split(event_id, mention, expected=expected)[0]
