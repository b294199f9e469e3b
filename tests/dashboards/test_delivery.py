"""How answers travel: compressed for those who take it, files kept, and asked for again only where they may change."""

from __future__ import annotations

import gzip
import re

import pytest
from fake import dossier

from dashboards import delivery
from dashboards.app import create_app

HOST = {"Host": "localhost"}
PACKED = {**HOST, "Accept-Encoding": "gzip, br"}
PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.min.js"


@pytest.fixture(scope="module")
def server():
    return create_app(dossier()).server


@pytest.fixture(scope="module")
def client(server):
    return server.test_client()


@pytest.fixture(scope="module")
def page(client):
    return client.get("/", headers=HOST).get_data(as_text=True)


@pytest.mark.parametrize("again", [False, True], ids=["first", "from memory"])
@pytest.mark.parametrize("path", ["/assets/style.css", "/assets/view.js?m=1", PLOTLY, "/_dash-layout"])
def test_compressed_answers_say_the_same(client, path, again):
    for _ in range(1 + again):
        packed = client.get(path, headers=PACKED)
    plain = client.get(path, headers=HOST)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.get_data()) == plain.get_data()
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert packed.content_length < plain.content_length
    assert packed.headers["X-Content-Type-Options"] == "nosniff"


def test_versioned_files_are_never_asked_for_again(client, page):
    addresses = re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css)[^"]*)"', page)
    versioned = [address for address in addresses if address not in delivery.preloads()]
    assert len(versioned) > 12
    for address in versioned:
        assert "immutable" in client.get(address, headers=PACKED).headers["Cache-Control"], address


def test_files_without_a_version_are_asked_for_by_their_tag(client):
    first = client.get(PLOTLY, headers=PACKED)
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(PLOTLY, headers={**PACKED, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    other = client.get(PLOTLY, headers={**PACKED, "If-None-Match": '"another"'})
    assert other.status_code == 200


def test_small_answers_stay_as_they_are(client):
    assert "Content-Encoding" not in client.get("/assets/nowhere.js", headers=PACKED).headers


def test_other_names_are_refused_although_the_file_is_kept(client):
    client.get(PLOTLY, headers=PACKED)
    assert client.get(PLOTLY, headers={**PACKED, "Host": "evil.example"}).status_code == 400


def test_the_page_loads_late_scripts_at_once_and_nothing_twice(client, page):
    for address in re.findall(r'rel="preload" as="script" href="([^"]+)"', page):
        assert client.get(address, headers=HOST).status_code == 200
    assert page.count("plotly.min.js") == 1
    assert page.count("early.js") == 1


def test_warming_up_takes_every_script_of_the_page():
    server = create_app(dossier()).server
    asked = []
    server.after_request(lambda answer: asked.append(answer.status_code) or answer)
    delivery.warm_up(server, "localhost").join()
    assert len(asked) > 12
    assert set(asked) == {200}
