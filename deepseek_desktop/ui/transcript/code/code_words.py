"""What the words of code are, by Pygments, which is loaded when the first code is to be coloured.

Pygments looks at languages of which we know nothing, so it may raise anything.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TypeAlias

from deepseek_desktop.core.markup.spans import units
from deepseek_desktop.ui.transcript.leaves.code_text import language_of

Run: TypeAlias = tuple[int, int, str]  # where in a line it begins in UTF-16, how long it is, what
Words: TypeAlias = Iterable[tuple[int, str, str]]  # where in the text, the path of its kind, itself
Reader: TypeAlias = Callable[[str], Words]

# The name of a colour for kinds of words as Pygments calls them; the longest path that fits.
_COLOURS = {
    "Comment": "comment",
    "Comment.Preproc": "keyword",
    "Comment.PreprocFile": "string",
    "Keyword": "keyword",
    "Keyword.Type": "builtin",
    "Name.Attribute": "name",
    "Name.Builtin": "builtin",
    "Name.Class": "name",
    "Name.Constant": "number",
    "Name.Decorator": "builtin",
    "Name.Entity": "number",
    "Name.Exception": "builtin",
    "Name.Function": "name",
    "Name.Label": "name",
    "Name.Namespace": "name",
    "Name.Tag": "keyword",
    "Name.Variable": "name",
    "Literal": "string",
    "Literal.Number": "number",
    "Operator": "operator",
    "Operator.Word": "keyword",
    "Generic.Deleted": "deleted",
    "Generic.Inserted": "inserted",
    "Generic.Heading": "name",
    "Generic.Subheading": "name",
    "Generic.Prompt": "comment",
}


def is_loaded() -> bool:
    """Return whether finding a reader takes no long loading any more."""
    return "pygments.lexers" in sys.modules


def reader_of(info: str) -> Reader | None:
    """Return what reads the language that is named behind a fence; None for no known one."""
    return _reader(language_of(info).lower())


def line_runs(words: Words) -> Iterator[tuple[Run, ...]]:
    """Yield the coloured runs of one line after the other."""
    runs: list[Run] = []
    place = column = 0
    for start, path, word in words:
        if start < place:
            continue  # some readers come back to where they were
        column += start - place
        place = start + len(word)
        colour = colour_of(path)
        *whole, last = word.split("\n")
        for piece in whole:
            _add(runs, column, piece, colour)
            yield tuple(runs)
            runs, column = [], 0
        column = _add(runs, column, last, colour)
    yield tuple(runs)


@cache
def colour_of(path: str) -> str:
    """Return the name of the colour for a kind of words; empty for that of text."""
    while path:
        if path in _COLOURS:
            return _COLOURS[path]
        path = path.rpartition(".")[0]
    return ""


def _add(runs: list[Run], column: int, piece: str, colour: str) -> int:
    """Add a piece of a line; return where it ends."""
    length = units(piece)
    if colour and piece and not piece.isspace():
        last = runs[-1] if runs else (0, 0, "")
        if last[2] == colour and last[0] + last[1] == column:
            runs[-1] = (last[0], last[1] + length, colour)
        else:
            runs.append((column, length, colour))
    return column + length


@cache
def _names() -> dict[str, str]:
    from pygments.lexers import get_all_lexers  # noqa: PLC0415 slow; not before code is seen

    # Without plug-ins: only what we ship reads what models write.
    return {
        alias.lower(): aliases[0]
        for _, aliases, _, _ in get_all_lexers(plugins=False)
        for alias in aliases
    }


@cache
def _reader_by_alias(alias: str) -> Reader:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 slow; not before code is seen

    lexer = get_lexer_by_name(alias, stripnl=False, ensurenl=False)

    def read(text: str) -> Words:
        # Some languages know a line only by its end.
        for start, kind, word in lexer.get_tokens_unprocessed(text + "\n"):
            yield start, ".".join(kind), word

    return read


def _reader(name: str) -> Reader | None:
    alias = _names().get(name) if name else None
    return None if alias is None or alias == "text" else _reader_by_alias(alias)
