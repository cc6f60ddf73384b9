"""Trees as YAML in any of its forms: blocks and flows, quotes, block scalars, anchors, tags and directives."""

from __future__ import annotations

import json
import random
from typing import Final

from tests.fuzz.trees import HALF, Tree

_TAGS: Final = (
    "!!str ",
    "!!int ",
    "!!map ",
    "!!seq ",
    "!!set ",
    "!!omap ",
    "!!binary ",
    "!!timestamp ",
    "!x ",
    "! ",
    "!!null ",
)
_HEADS: Final = (
    "# چرا\n",
    "---\n",
    "%YAML 1.1\n---\n",
    "%YAML 1.2\n---\n",
    "%TAG ! tag:a,2000:\n---\n",
    "\ufeff",
    "\n\n",
    "...\n",
)
_TAILS: Final = (
    "\n...\n",
    "\n---\n",
    "\n--- a\n",
    "\n# پایان",
    "\n\t\n",
    "\n- ",
    "\n}",
    "\n  a: b\n",
    "\n*a\n",
    "\n&a\n",
)
_ODD: Final = 0.15
"""Share of the files that are written in ways that nobody writes."""

_DEEP: Final = 60
"""Depth of a block beyond which a tree is written in brackets."""


def write_yaml(source: random.Random, tree: Tree) -> str:
    """Return a tree as YAML, in forms drawn at random."""
    is_odd = source.random() < _ODD
    text = _Writer(source, is_odd=is_odd).block(tree, 0).lstrip("\n")
    if is_odd and source.random() < 0.5:
        text = source.choice(_HEADS) + text
    if is_odd and source.random() < 0.2:
        text += source.choice(_TAILS)
    if is_odd and source.random() < 0.1:
        text = _bomb(source) + text
    return text.replace("\n", "\r\n") if source.random() < 0.05 else text


class _Writer:
    def __init__(self, source: random.Random, *, is_odd: bool) -> None:
        self.source = source
        self.is_odd = is_odd
        self.anchors: list[str] = []

    def block(self, tree: Tree, depth: int) -> str:
        """Return a tree as what stands behind a colon or a dash."""
        mark = self._mark()
        is_flow = depth > _DEEP or self.source.random() < 0.1
        if isinstance(tree, dict) and tree and not is_flow:
            lines = (f"{'  ' * depth}{self._key(name)}:{self.block(value, depth + 1)}" for name, value in tree.items())
            return f"{mark}\n" + "\n".join(lines)
        if isinstance(tree, list) and tree and not is_flow:
            lines = (f"{'  ' * depth}- {self.block(value, depth + 1).lstrip()}" for value in tree)
            return f"{mark}\n" + "\n".join(lines)
        if isinstance(tree, str) and self.source.random() < 0.1:
            fold = self.source.choice(("|", ">", "|-", ">-", "|+", ">2", "|9") if self.is_odd else ("|", ">-"))
            return f" {fold}\n" + "\n".join(f"{'  ' * (depth + 1)}{line}" for line in tree.split("\n"))
        return f"{mark} {self.flow(tree)}"

    def flow(self, tree: Tree) -> str:
        """Return a tree in brackets and quotes."""
        if isinstance(tree, dict):
            return "{" + ", ".join(f"{self._key(name)}: {self.flow(value)}" for name, value in tree.items()) + "}"
        if isinstance(tree, list):
            return "[" + ", ".join(map(self.flow, tree)) + "]"
        if self.anchors and self.source.random() < 0.02:
            return f"*{self.source.choice(self.anchors)}"
        return self._scalar(tree)

    def _scalar(self, tree: Tree) -> str:
        if tree is None:
            return self.source.choice(("", "~", "null"))
        text = str(tree)
        shape = self.source.random()
        if shape < 0.2 or HALF in text:
            return json.dumps(text, ensure_ascii=HALF in text or self.source.random() < 0.5)
        if shape < 0.4:
            return "'" + text.replace("'", "''") + "'"
        if any(sign in text for sign in ":#{}[],&*!|>'\"%@`\n") or text[:1] in ("-", "?", "") or text != text.strip():
            return text if self.is_odd and shape > 0.9 else json.dumps(text)
        return text

    def _key(self, name: str) -> str:
        shape = self.source.random()
        if self.is_odd and shape < 0.05:
            return self.source.choice(("? [a]\n", "<<", "? ", "{a: b}", "[a]", "~", "!!int 3", "*a", f"&k {name}", ""))
        return json.dumps(name) if shape < 0.1 or not name.isidentifier() else name

    def _mark(self) -> str:
        chance = self.source.random() if self.is_odd else 1.0
        if chance < 0.02:
            return f" {self.source.choice(_TAGS).strip()}"
        if chance < 0.05:
            self.anchors.append(f"a{len(self.anchors)}")
            return f" &{self.anchors[-1]}"
        return ""


def _bomb(source: random.Random) -> str:
    """Return entries that a few lines make endless: lists of the lists before them, or brackets without an end."""
    if source.random() < 0.5:
        return "- " + source.choice("[{(") * source.choice((60, 600, 6000)) + "\n"
    lists = (f"&a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, source.choice((4, 30, 60))))
    start = source.choice(("- ", "- entity: paper\n  key: "))
    return start + "&a0 [a, a]\n" + "".join(f"{source.choice(('- ', '  a: '))}{each}\n" for each in lists)
