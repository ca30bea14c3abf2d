"""Code as it is written into a document."""

from __future__ import annotations

_LINE_LIMIT = 4000


def broken(text: str, column: int) -> str:
    """Return code with breaks in lines so long that laying them out would take seconds.

    Its first line is put behind `column` letters that stand in the document already.
    """
    column %= _LINE_LIMIT + 1  # since the last break, which is a letter of its own
    if len(text) + column <= _LINE_LIMIT:
        return text
    lines = []
    for line in text.split("\n"):
        room = _LINE_LIMIT - column
        pieces = [line[:room]]
        pieces += [line[at : at + _LINE_LIMIT] for at in range(room, len(line), _LINE_LIMIT)]
        lines.append("\u2028".join(pieces))
        column = 0
    return "\n".join(lines)


def language_of(info: str) -> str:
    """Return the name of a language out of what stands behind a fence."""
    name = info[:60].strip("{}. \t")
    for end in ",{:;":
        name = name.partition(end)[0]
    return name.strip(". \t")
