"""What is not set, and what may not happen while finding out."""

from __future__ import annotations

import time

import pytest

from deepseek_desktop.ui.maths.typesetter import Typesetter
from tests.ui.maths.looking import typeset

_LONGEST_S = 5.0  # what grows without bounds takes longer; `./dev bench maths` is stricter


@pytest.mark.parametrize(
    "tex",
    [
        "",
        "   ",
        "{",
        "}",
        r"\frac{1}",
        r"\begin{matrix} a",
        r"\left( x",
        r"\nosuchcommand",
        r"x \nosuchcommand{y}",
        "a & b",
        "x_1_2",
        r"\require{enclose} 12 \enclose{longdiv}{144}",
        r"\href{javascript:alert(1)}{x}",
        r"\href{https://example.org}{x}",
        r"\url{https://example.org}",
        r"\includegraphics{file:///etc/passwd}",
        r"\includegraphics[height=1em]{picture.png}",
        r"\htmlData{a=b}{x}",
        r"\htmlClass{katex-error}{x}",
        r"\htmlStyle{color: red}{x}",
        r"\htmlId{x}{y}",
        r"x + \text{see \url{https://example.org}}",
        r"\hspace{-100000em}x",
        r"\raisebox{-100000em}{x}",
        "\ud800",
    ],
)
def test_what_is_wrong_or_not_allowed_is_refused(typesetter: Typesetter, tex: str) -> None:
    assert typesetter.typeset(tex, 16, is_display=True) is None


def test_words_of_an_error_are_no_formula(typesetter: Typesetter) -> None:
    assert typesetter.typeset(r"\color{#cc0000}{x}", 16, is_display=True) is not None


def _nested(begin: str, end: str, count: int) -> str:
    return begin * count + "x" + end * count


HOSTILE = {
    "doubling macro": r"\def\a{\a\a}\a",
    "macros of macros": r"\def\a{\b\b}\def\b{\c\c}\def\c{\d\d}\def\d{\e\e}\def\e{xxxx}\a\a",
    "expanded macros": r"\edef\a{xxxxxxxxxx}\edef\b{\a\a\a\a\a\a}\edef\c{\b\b\b\b\b\b}\c\c\c\c\c",
    "arguments": r"\def\a#1{#1#1}" + _nested(r"\a{", "}", 30),
    "choices": _nested(r"\mathchoice{x}{x}{x}{", "}", 50),
    "dollars": "$" * 10_000,
    "60 fractions": _nested(r"\frac{1}{", "}", 60),
    "59 powers": _nested("x^{", "}", 59),
    "59 roots": _nested(r"\sqrt{", "}", 59),
    "roots without braces": r"\sqrt" * 800 + "x",
    "59 hats": _nested(r"\hat{", "}", 59),
    "59 braces": _nested(r"\overbrace{", "}", 59),
    "59 texts": _nested(r"\text{", "}", 59),
    "59 strokes": _nested(r"\cancel{", "}", 59),
    "arrays in arrays": _nested(r"\begin{matrix}", r"\end{matrix}", 140),
    "pairs": _nested(r"\left(", r"\right)", 300),
    "deep braces": "{" * 2_000 + "}" * 2_000,
    "many middles": r"\left(" + r"\frac12\middle|" * 200 + r"\right)",
    "many letters": "x" * 4_000,
    "many terms": "+".join(f"x_{{{number}}}^2" for number in range(400)),
    "many cells": r"\begin{matrix}" + "a&" * 1_900 + r"\end{matrix}",
    "many rows": r"\begin{matrix}" + r"\\" * 1_900 + r"\end{matrix}",
    "many rules": r"\begin{array}{" + "|c" * 300 + "}" + r"\hline" * 300 + r"x\end{array}",
    "many lines": r"\\" * 2_000,
    "many primes": "x" + "'" * 4_000,
    "many integrals": r"\int" * 1_000,
    "Chinese": "面" * 4_000,
    "chemistry": r"\ce{" + "H2O + " * 600 + "}",
    "chemical brackets": r"\ce{" + "(" * 490 + ")" * 490 + "}",
    "huge rule": r"\rule{100000em}{100000em}",
    "huge space": r"a\hspace{100000em}b",
    "tiny rule": r"\rule{0.0000001em}{0.0000001em}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_ends_soon(typesetter: Typesetter, name: str) -> None:
    begun = time.process_time()
    made = typesetter.typeset(HOSTILE[name], 16, is_display=True)
    took = time.process_time() - begun

    assert took < _LONGEST_S
    if made:
        assert made.width + made.ascent + made.descent < 2_000 * 16 * 1.21
    assert typeset(typesetter, "x").width > 0, "the next formula is set as ever"


def test_nothing_is_left_of_what_a_formula_defines(typesetter: Typesetter) -> None:
    assert typesetter.typeset(r"\gdef\mine{x}\global\let\other\mine\mine", 16, is_display=True)

    assert typesetter.typeset(r"\mine", 16, is_display=True) is None
    assert typesetter.typeset(r"\other", 16, is_display=True) is None


def test_tex_is_never_code(typesetter: Typesetter) -> None:
    for tex in ('"); katex = null; ("', "'+katex+'", r"\"", "\u2028x", "`${katex}`", "x\x00y"):
        typesetter.typeset(tex, 16, is_display=True)

    assert typeset(typesetter, "still here").width > 0


def test_deep_but_reasonable_formulas_are_set(typesetter: Typesetter) -> None:
    for begin, end in ((r"\frac{1}{1+", "}"), (r"\sqrt{1+", "}"), (r"\left(", r"\right)")):
        typeset(typesetter, _nested(begin, end, 15))
