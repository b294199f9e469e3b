"""The built wheel works by itself: in a fresh environment, without the development dependencies."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The path of `timeline` in a new environment into which only the wheel and what it needs was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], check=True, capture_output=True
    )
    (wheel,) = folder.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", folder / "fresh"], check=True)
    pip = [folder / "fresh" / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "--upgrade", "pip"], check=True, capture_output=True)
    subprocess.run([*pip, "install", wheel], check=True, capture_output=True)
    return folder / "fresh" / "bin" / "timeline"


def test_help(installed):
    done = subprocess.run([installed, "--help"], capture_output=True, text=True, check=True)
    assert "extract" in done.stdout


def test_extract(installed, tmp_path):
    article = tmp_path / "note.jsonl"
    article.write_text(
        json.dumps({"id": "note", "date": "2015-07-16", "text": "Iran and France signed an accord on Tuesday."}) + "\n"
    )
    done = subprocess.run(
        [installed, "extract", article, "--format", "jsonl"], capture_output=True, text=True, check=True
    )
    (mention,) = map(json.loads, done.stdout.splitlines())
    assert (mention["type"], mention["earliest"], mention["source"]) == ("AGREE", "2015-07-14", ["IRN", "FRA"])


def test_the_samples_are_there_without_the_first_article(installed):
    (samples,) = (installed.parent.parent / "lib").glob("python*/site-packages/timeline/samples")
    names = {path.stem for path in samples.glob("*.txt")}
    assert len(names) >= 11
    assert not any(name.startswith("dw-") for name in names)
