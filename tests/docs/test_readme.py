"""What the README says is so: its commands run, its code runs, its table is the code's."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf8")
SHELL = re.search(r"```sh\n(.*?)```", README, re.DOTALL)
PYTHON = re.search(r"```python\n(.*?)```", README, re.DOTALL)
SERVING = "timeline serve"


def commands():
    return [line for line in SHELL[1].splitlines() if line and not line.startswith(SERVING)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A working directory with the sample articles where the README expects them."""
    path = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "data" / "articles", path / "data" / "articles")
    return path


def test_every_command_runs(folder):
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("TIMELINE", None)
    for command in commands():
        done = subprocess.run(command.split(), cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        assert done.stdout or "export" in command or "add" in command, command
    assert (folder / "events.csv").read_bytes().startswith("\ufeffevent_id".encode())


def test_the_python_example_runs(folder):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PYTHON[1]], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "AGREE" in done.stdout
    assert "2015-07-14" in done.stdout


def test_the_table_of_columns_is_the_codes():
    done = subprocess.run([sys.executable, ROOT / "scripts" / "write_readme.py", "--check"], check=False)
    assert done.returncode == 0, "run scripts/write_readme.py"
