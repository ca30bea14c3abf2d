"""Replies of one turn as one Markdown text: section by section, or side by side in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from deepseek_desktop.core.markup.writing.spans import code, escaped

_FENCE = re.compile(r"\s*(`{3,}|~{3,})(.*)")
_PIPE = re.compile(r"(\\*)\|")
_UNKNOWN = "—"


class Column(Struct, frozen=True):
    """What one lane said, in Markdown; `figures` are lines, in each lane of the same.

    `note` says what is not as it should be.
    """

    title: str
    answer: str
    reasoning: str = ""
    note: str = ""
    figures: tuple[str, ...] = ()


class Labels(Struct, frozen=True):
    """What the parts are called in the language of who copies them."""

    reasoning: str
    answer: str
    note: str
    figures: str


def sections(
    question: str, columns: Sequence[Column], labels: Labels, *, has_reasoning: bool
) -> str:
    """Return the question and below it what each lane said, under headings of their own."""
    parts = [_quoted(question)]
    for column in columns:
        parts.append(f"## {escaped(column.title)}")
        if has_reasoning and column.reasoning:
            parts += [f"### {labels.reasoning}", closed(column.reasoning)]
        if column.answer:
            parts += [f"### {labels.answer}", closed(column.answer)]
        if column.note:
            parts.append(f"*{escaped(_one_line(column.note))}*")
        if column.figures:
            shown = "\n".join(f"- {escaped(_one_line(line))}" for line in column.figures)
            parts += [f"### {labels.figures}", shown]
    return "\n\n".join(parts)


def table(question: str, columns: Sequence[Column], labels: Labels, *, has_reasoning: bool) -> str:
    """Return the question and a table with a column for each lane: texts, then figures."""
    rows = [(labels.answer, [_cell(column.answer) for column in columns])]
    if has_reasoning and any(column.reasoning for column in columns):
        rows.insert(0, (labels.reasoning, [_cell(column.reasoning) for column in columns]))
    if any(column.note for column in columns):
        rows.append((labels.note, [_plain_cell(column.note) for column in columns]))
    lines = zip_longest(*(column.figures for column in columns), fillvalue="")
    for number, figures in enumerate(lines):
        rows.append(("" if number else labels.figures, [_plain_cell(each) for each in figures]))
    head = _row("", [_plain_cell(column.title) for column in columns])
    line = "|" + " --- |" * (len(columns) + 1)
    body = [_row(name, cells) for name, cells in rows]
    return "\n".join([_quoted(question), "", head, line, *body])


def _row(name: str, cells: Sequence[str]) -> str:
    return "| " + " | ".join([name, *cells]) + " |"


def _quoted(text: str) -> str:
    """Return a text that nothing below can be drawn into, whatever it holds."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines()) or ">"


def closed(text: str) -> str:
    """Return a text whose last code block ends, as one that was cut does not."""
    open_fences = [fence for _, fence, _ in _lines(text)][-1:]
    return "\n".join([text.rstrip(), *filter(None, open_fences)])


def _lines(text: str) -> Iterator[tuple[bool, str, str]]:
    """Yield of each line whether it is content, the fence that is open behind it, and the line."""
    fence = ""
    for line in text.splitlines():
        found = _FENCE.fullmatch(line)
        sign, rest = (found[1], found[2].strip()) if found else ("", "")
        if not fence and sign and not ("`" in sign and "`" in rest):
            fence = sign
            yield False, fence, line
        elif fence and sign.startswith(fence) and not rest:
            fence = ""
            yield False, "", line
        else:
            yield True, fence, line


def _cell(text: str) -> str:
    """Return Markdown in one cell: lines are broken by tags, lines of code are code each."""
    lines = []
    for is_content, fence, line in _lines(text.strip()):
        if is_content:
            lines.append(code(line) if fence and line.strip() else line.strip())
    return _piped("<br>".join(lines)) or _UNKNOWN


def _plain_cell(text: str) -> str:
    return _piped(escaped(_one_line(text))) or _UNKNOWN


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _piped(text: str) -> str:
    """Return a text in which no stroke ends the cell; where it is escaped already it stays so."""

    def mended(found: re.Match[str]) -> str:
        strokes = found[1]
        return found[0] if len(strokes) % 2 else f"{strokes}\\|"

    return _PIPE.sub(mended, text)
