"""Texts that are made to be slow, until they are seen, against showing them in a bare field."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.showing import add_turn, bare_edit, cpu_ms, empty_transcript, end, repaint

_LIMIT_MS = 250
_SIZE = 50_000
_LINE = 15_000  # characters: longer paragraphs are no Markdown any more


def measure() -> list[Figure]:
    """Return what the slowest takes until its end is drawn, and all that take too long."""
    figures = [_figure(f"pathological: {name}", text) for name, text in _texts().items()]
    worst = max(figures, key=lambda figure: figure.value)
    all_of_them = replace(worst, name=f"pathological: slowest of {len(figures)} texts")
    return [all_of_them, *(figure for figure in figures if not figure.is_good or figure is worst)]


def _figure(name: str, text: str) -> Figure:
    view = empty_transcript()

    def show() -> None:
        add_turn(view, text)
        view.settle()
        repaint(view)

    edit = bare_edit("")

    def show_bare() -> None:
        edit.setPlainText(text)
        repaint(edit)

    ours_ms, floor_ms = cpu_ms(show), cpu_ms(show_bare)
    end(view, edit)
    return limited(name, ours_ms, floor_ms, limit_ms=_LIMIT_MS)


def _texts() -> dict[str, str]:
    filled, line = partial(_filled, size=_SIZE), partial(_filled, size=_LINE)
    return {
        "open brackets": line("["),
        "open pictures": line("!["),
        "brackets in brackets": "[" * 5_000 + "a" + "]" * 5_000,
        "stars": line("*"),
        "stars and letters": line("*a _b **c __d "),
        "emphasis in emphasis": "*a **b " * 1_000 + "b** a*" * 1_000,
        "backticks": " ".join("`" * number for number in range(1, 170)),
        "backslashes": line("\\"),
        "dollars": line("$"),
        "dollars and letters": line("$a $b$$ "),
        "open formulas": line("\\( \\[ "),
        "open fractions": "$" + "\\frac{" * 900 + "$",
        "fractions in fractions": "$" + "\\frac{1}{" * 60 + "x" + "}" * 60 + "$",
        "macros": "$\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\d\\d}\\def\\d{xxxx}"
        + "\\a" * 300
        + "$",
        "many formulas": " ".join(f"$x_{{{number}}}^2$" for number in range(1_200)),
        "quotes in quotes": "> " * 2_000 + "a",
        "lists in lists": "\n".join("  " * number + "- a" for number in range(400)),
        "list of a letter": filled("- a\n"),
        "lazy quotes": "> a\n" + "b\n" * 20_000,
        "entities": line("&amp;&#x26;&"),
        "addresses": line("https://a.b/c?d=e "),
        "mails": line("a@b."),
        "open tags": line("<a "),
        "links to nothing": line("[a][b] "),
        "definitions": "".join(f"[a{n}]: http://x.y/{n}\n" for n in range(2_000)) + "[a1] " * 4_000,
        "footnotes": "".join(f"[^{n}] " for n in range(2_000))
        + "\n\n"
        + "".join(f"[^{n}]: a\n\n" for n in range(2_000)),
        "wide table": "|" + "a|" * 2_000 + "\n|" + "-|" * 2_000 + "\n|" + "b|" * 2_000,
        "long table": "| a | b |\n|---|---|\n" + "| c | d |\n" * 5_000,
        "cells without end": "a|" * 25_000,
        "underlines": "a\n" * 10_000 + "===",
        "headings": filled("# a\n"),
        "rules": filled("***\n"),
        "open fence": "```\n" + "a\n" * 25_000,
        "fences": filled("```\n"),
        "one line": "a" * 50_000,
        "one word of code": "```\n" + "a" * 50_000,
        "marks on marks": "a" + "\u0301" * 20_000,
        "right to left": "\u05d0\u202e\u2067a " * 8_000,
        "blanks": filled(" "),
        "empty lines": filled("\n"),
        "tabs": filled("\t- a\n"),
        "carriage returns": filled("a\r"),
    }


def _filled(piece: str, size: int) -> str:
    return piece * (size // len(piece))
