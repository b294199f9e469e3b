"""What the server refuses, and what it tells browsers to refuse."""

from __future__ import annotations

import pytest
from fake import dossier

from dashboards.app import create_app
from dashboards.security import MOST_BYTES

POST = "/_dash-update-component"


@pytest.fixture(scope="module")
def client():
    return create_app(dossier()).server.test_client()


def headers(**given):
    return {"Host": "127.0.0.1:8050", **{name.replace("_", "-"): value for name, value in given.items()}}


@pytest.mark.parametrize("host", ["127.0.0.1:8050", "localhost", "localhost:9", "[::1]:8050"])
def test_own_names_are_answered(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8050", "evil.example@127.0.0.1x", "[", ""])
def test_other_names_are_refused(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_other_sites_cannot_ask_for_changes(client, given, status):
    answer = client.post(POST, json={}, headers={"Host": "127.0.0.1:8050", **given})
    assert answer.status_code == status


def test_forms_cannot_ask_for_changes(client):
    answer = client.post(POST, data={"a": "b"}, headers=headers(Origin="http://127.0.0.1:8050"))
    assert answer.status_code == 415


def test_the_own_page_is_let_through(client):
    given = headers(Origin="http://127.0.0.1:8050", Sec_Fetch_Site="same-origin")
    assert client.post(POST, json={}, headers=given).status_code not in (403, 413, 415)


def test_large_bodies_are_refused(client):
    body = b'"' + b"x" * MOST_BYTES + b'"'
    answer = client.post(POST, data=body, content_type="application/json", headers=headers())
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/", "/assets/view.js", "/export/csv", "/export/nonsense"])
def test_every_answer_is_hardened(client, path):
    with client.get(path, headers=headers()) as answer:
        given = answer.headers
    policy = given["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'unsafe-inline'" not in policy
    assert "frame-ancestors 'none'" in policy
    assert given["X-Content-Type-Options"] == "nosniff"
    assert given["X-Frame-Options"] == "DENY"


def test_the_page_asks_for_nothing_from_outside(client):
    page = client.get("/", headers=headers()).get_data(as_text=True)
    assert "https://" not in page
    assert "//cdn" not in page


def test_export_gives_what_passes(client):
    answer = client.get("/export/csv?type=ASSAULT", headers=headers())
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    assert len(answer.get_data(as_text=True).splitlines()) == 2
    assert client.get("/export/exe", headers=headers()).status_code == 404


def test_read_only_offers_and_takes_no_change():
    app = create_app(dossier(), read_only=True)
    page = str(app.layout())
    assert "add-submit" not in page
    assert not any("add-result" in name for name in app.callback_map)
