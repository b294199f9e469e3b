"""The sample articles, from the source tree and from an installed program."""

from __future__ import annotations

import pytest

from dashboards import app, demo
from dashboards.app import create_app
from timeline.errors import InputError


class Silent:
    """An extraction that finds nothing."""

    def mentions(self, _article):
        return ()


def test_the_demo_holds_every_sample_and_is_forgotten():
    with demo.demo_timeline(pipeline=Silent()) as samples:
        assert len(samples.articles()) == len(demo.sample_files()) >= 11
        assert samples.name == "Sample articles"
        assert "Sample timeline" in str(create_app(samples, demo=True).layout())
        where = samples.where
    assert not demo.Path(where).exists()


def test_the_installed_samples_come_first(tmp_path):
    installed, source = tmp_path / "samples", tmp_path / "articles"
    for folder, name in ((installed, "a.txt"), (source, "b.txt"), (source, "dw-c.txt")):
        folder.mkdir(exist_ok=True)
        (folder / name).write_text("Text.")
    assert demo.sample_files((installed, source)) == (installed / "a.txt",)
    assert demo.sample_files((tmp_path / "none", source)) == (source / "b.txt",)
    with pytest.raises(InputError, match="missing"):
        demo.sample_files((tmp_path / "none",))


def test_serving_the_demo_leaves_the_timeline_alone(tmp_path, monkeypatch):
    served = []
    monkeypatch.setattr(app, "demo_timeline", lambda: demo.demo_timeline(pipeline=Silent()))
    monkeypatch.setattr(app, "_run", lambda page, *_, **__: served.append(page.title))
    app.serve(tmp_path / "mine.db", demo=True)
    assert served == ["Sample articles · Timeline"]
    assert not (tmp_path / "mine.db").exists()
