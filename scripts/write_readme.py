"""Write the generated parts of README.md: the table of columns. `--check` only compares, and exits 1 on a difference.

    python scripts/write_readme.py [--check]
"""

import sys
from pathlib import Path

from timeline.table import as_markdown

README = Path(__file__).parent.parent / "README.md"


def rewritten(text: str) -> str:
    """Return the README with the table of columns as the code has it."""
    before, rest = text.split("<!-- columns -->\n", 1)
    _, after = rest.split("<!-- /columns -->", 1)
    return f"{before}<!-- columns -->\n{as_markdown().strip()}\n<!-- /columns -->{after}"


if __name__ == "__main__":
    current = README.read_text(encoding="utf8")
    wanted = rewritten(current)
    if "--check" in sys.argv:
        sys.exit(current != wanted)
    README.write_text(wanted, encoding="utf8")
