"""A folder of YAML files in, plain Python values out; parsed files are cached as JSON, keyed by their content."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import yaml
from platformdirs import user_cache_path

from timeline.errors import LexiconError

ROOT = Path(__file__).parent


def read_folder(folder: Path) -> dict[str, Any]:
    """Return the parsed content of every `*.yaml` of a folder, by file name without suffix.

    Parsing YAML is fifty times slower than JSON, so each file's parsed form is kept in the user's cache directory
    under the hash of its bytes; a cache that cannot be written is done without.

    Raises:
        LexiconError: a file is not valid YAML, or the folder has none.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise LexiconError("no lexicon file (*.yaml) in this folder", where=str(folder))
    return {path.stem: read_file(path) for path in paths}


def read_file(path: Path) -> Any:
    """Return the parsed content of one YAML file, from the cache where it holds these bytes."""
    content = path.read_bytes()
    cached = user_cache_path("timeline") / "lexicons" / f"{hashlib.sha256(content).hexdigest()[:32]}.json"
    try:
        return json.loads(cached.read_bytes())
    except (OSError, ValueError):
        parsed = _parse(content, path)
        _keep(cached, parsed)
        return parsed


def _parse(content: bytes, path: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        # a round trip through JSON, so that a cached and a fresh read give the same values
        return json.loads(json.dumps(yaml.load(content, Loader=loader)))  # noqa: S506 - a safe loader, in C where there is one
    except (yaml.YAMLError, TypeError) as error:
        detail = " ".join(str(error).split())
        raise LexiconError(
            f"not a valid lexicon: {detail}", where=str(path), remedy="Quote dates and keys; use plain YAML values"
        ) from error


def _keep(cached: Path, parsed: Any) -> None:
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=cached.parent)
        with os.fdopen(handle, "w", encoding="utf8") as file:
            json.dump(parsed, file, ensure_ascii=False)
        Path(name).replace(cached)
    except OSError:
        return  # a read-only home: parse again next time
