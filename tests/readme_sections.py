"""The parts of the README that the program writes itself; ``python -m tests.readme_sections`` brings them up to date.

A part stands between ``<!-- name -->`` and ``<!-- /name -->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from proceedings_db.exchange.fields import fields_table_markdown
from proceedings_db.report import problem_codes_markdown

README: Final = Path(__file__).parent.parent / "README.md"
SECTIONS: Final[dict[str, Callable[[], str]]] = {
    "fields": fields_table_markdown,
    "problem-codes": problem_codes_markdown,
}


def write_sections(text: str) -> str:
    """Return the README with every generated part as the program would write it now.

    Raises:
        ValueError: A part has no place in the README.
    """
    for name, write in SECTIONS.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        if not pattern.search(text):
            raise ValueError(f"README.md has no place for {name}")
        body = write().strip()
        text = pattern.sub(lambda match, body=body: f"{match[1]}\n{body}\n\n{match[2]}", text)
    return text


if __name__ == "__main__":
    README.write_text(write_sections(README.read_text(encoding="utf-8")), encoding="utf-8")
