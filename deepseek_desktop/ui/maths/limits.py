"""What is not even tried: TeX that would take too long, or too deep."""

from __future__ import annotations

import re

_MOST_BYTES = 4_096
_MOST_NESTED = 24
_MOST_WORK = 2_500  # tokens; KaTeX needs about 50 microseconds for one
_WORK_OF_A_CELL = 4
_MOST_CHEMISTRY_BYTES = 1_000  # mhchem reads letter by letter, with regular expressions

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S", re.DOTALL)
_CHEMISTRY = re.compile(r"\\(?:ce|pu)\b")


def is_too_much(tex: str) -> bool:
    """Tell whether TeX is not to be set, before anything is done with it."""
    size = len(tex.encode("utf-8", "surrogatepass"))
    if size > _MOST_BYTES or not tex.strip():
        return True
    if size > _MOST_CHEMISTRY_BYTES and _CHEMISTRY.search(tex):
        return True
    tokens = _TOKEN.findall(tex)
    cells = tokens.count("&") + tokens.count(r"\\")
    work = len(tokens) + cells * _WORK_OF_A_CELL
    return work > _MOST_WORK or _nesting(tokens) > _MOST_NESTED


def _nesting(tokens: list[str]) -> int:
    """Return how deep braces are in braces."""
    depth = deepest = 0
    for token in tokens:
        if token == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif token == "}":
            depth -= 1
    return deepest
