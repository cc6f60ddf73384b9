"""Values of JSON and YAML with something wrong in them at any depth: another type, a huge number, a nest of lists."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

Tree = object
"""A text, a number, a truth value, nothing, a list of these or a mapping of them by text."""

HALF: Final = "\ud800"
"""Half of a pair: JSON and YAML can spell it, no text can hold it."""

ODD: Final[tuple[Tree, ...]] = (
    *(None, True, False, 0, -1, 1391, 2**31, 2**63, 10**40, -(10**20), 1.5, 1e308, float("inf"), float("nan")),
    *("", " ", "\n", HALF, f"a{HALF}", "\0", "\x1b[31m", "\ufeff", "‏", "0", "1391", "1391-07-18", "1391-02-31", "{}"),
    *(
        "null",
        "yes",
        "no",
        "~",
        "=1+1",
        "a" * 3000,
        "ا" * 700,
        "«»",
        "، ",
        "؛",
        "{",
        "}",
        "{}{",
        "\\",
        "\\u",
        "$x$",
        "<b>",
    ),
    *([], {}, [[]], [None], [{}], {"": ""}, {"a": {"b": {"c": []}}}, [[[[1391]]]], [1, "2", None, [3]], {"0": [0]}),
)


def break_tree(source: random.Random, tree: Tree, odd: Sequence[Tree] = ODD) -> Tree:
    """Return a tree with one change at a place of it, each depth alike likely."""
    if isinstance(tree, dict) and tree and source.random() < 0.75:
        key = source.choice(list(tree))
        return {name: break_tree(source, value, odd) if name == key else value for name, value in tree.items()}
    if isinstance(tree, list) and tree and source.random() < 0.75:
        at = source.randrange(len(tree))
        return [break_tree(source, value, odd) if index == at else value for index, value in enumerate(tree)]
    chance = source.random()
    if chance < 0.4:
        return source.choice(odd)
    return _grow(source, tree, odd) if chance < 0.55 else source.choice(_CHANGES)(source, tree)


def _wrap(source: random.Random, tree: Tree) -> Tree:
    return source.choice(([tree], {"value": tree}, [tree, tree], [[tree]], {"": tree}))


def _nest(source: random.Random, tree: Tree) -> Tree:
    for _ in range(source.choice((2, 10, 80))):
        tree = [tree] if source.random() < 0.5 else {"a": tree}
    return tree


def _shrink(source: random.Random, tree: Tree) -> Tree:
    if isinstance(tree, dict):
        gone = source.choice(list(tree)) if tree else None
        return {name: value for name, value in tree.items() if name != gone}
    if isinstance(tree, list):
        return tree[: source.randint(0, len(tree))]
    return str(tree)[: source.randint(0, 20)]


def _grow(source: random.Random, tree: Tree, odd: Sequence[Tree]) -> Tree:
    if isinstance(tree, dict):
        names = ("", "a", "key", "id", "note", "custom", HALF, "<<", "x" * 200, "کلید", *tree)
        return {**tree, source.choice(names): source.choice(odd)}
    if isinstance(tree, list):
        return [*tree, *tree, source.choice(odd)] if source.random() < 0.5 else tree * source.choice((2, 30))
    return f"{tree}{source.choice(odd)}"


def _move(source: random.Random, tree: Tree) -> Tree:
    """Let the values of a mapping, or the items of a list, change places."""
    if isinstance(tree, dict):
        values = list(tree.values())
        source.shuffle(values)
        return dict(zip(tree, values, strict=True))
    if isinstance(tree, list):
        return source.sample(tree, len(tree))
    return tree


_CHANGES: Final[tuple[Callable[[random.Random, Tree], Tree], ...]] = (_wrap, _nest, _shrink, _move)
