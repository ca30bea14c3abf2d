"""KaTeX's box tree as the bridge hands it over. Lengths are in em of the box's own size."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypedDict, cast

Style = Mapping[str, float | str | None]
"""What KaTeX would write into a `style` attribute: lengths as numbers, the rest as text."""


class Drawing(TypedDict):
    """A picture that is stretched over its box: `paths` in units of `view`, or diagonal lines."""

    view: tuple[float, float]
    fit: str
    paths: list[str]
    rises: list[bool]


class Row(TypedDict, total=False):
    """One box of a vertical list; `shift` is how far its baseline is below the list's."""

    shift: float
    left: float
    right: float
    classes: str
    children: list[Node]


class Node(TypedDict, total=False):
    """A box: text, or drawings, or rows above each other, or children side by side."""

    classes: str
    style: Style
    text: str
    italic: float
    drawings: list[Drawing]
    rows: list[Row]
    children: list[Node]
    height: float
    depth: float


class RefusedError(ValueError):
    """A formula that we do not set; the caller shows its source."""


_EM = re.compile(r"-?[\d.]+(?=em$)")


def as_node(data: Any) -> Node:
    """Take what the bridge wrote for what it is; the bridge is ours."""
    return cast(Node, data)


def em(style: Style, name: str, otherwise: float = 0.0) -> float:
    """Return a length of a style, in em."""
    value = style.get(name)
    return value if isinstance(value, float | int) else otherwise


def side_margins(style: Style) -> float:
    """Return the margin at the left and at the right, in em, of the short form `0 -0.02em`."""
    value = style.get("margin")
    found = _EM.search(value) if isinstance(value, str) else None
    return float(found[0]) if found else 0.0


def text_of(style: Style, name: str) -> str:
    """Return a value of a style that is no length, or nothing."""
    value = style.get(name)
    return value if isinstance(value, str) else ""
