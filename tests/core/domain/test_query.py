"""What a person means by what they type into a search."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from deepseek_desktop.core.domain.hits import Scope
from deepseek_desktop.core.domain.query import Conditions, Judged, query_of


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("rust lifetimes rust", ["rust", "lifetimes"]),
        ('"exact phrase" more', ["exact phrase", "more"]),
        ("“引号 里”", ["引号 里"]),
        ('"still being typed', ["still being typed"]),
        ('a"b c"', ['a"b', 'c"']),
        ("pre* ->* *", ["pre|", "->*", "*"]),
        ('"to be"*', ["to be|"]),
        ('" ""', ['"', '""']),
        ("before:lunch https://a.b verdict:maybe in:vain", 4),
        ("x: ( NEAR( -a AND model:", 6),
        ("after:2026-02-30 before:2026-13 before:0000", 3),
        (" \t\u3000", []),
    ],
)
def test_any_text_is_words_that_are_wanted(typed: str, words: list[str] | int) -> None:
    query = query_of(typed)

    if isinstance(words, int):
        words = typed.split()
    assert [term.text + "|" * term.is_prefix for term in query.terms] == words
    assert query.conditions == Conditions()
    assert query.is_empty == (not words)


def test_conditions_narrow_what_is_found() -> None:
    query = query_of(
        'why model:R1 HOST:Ｏpen model:"v3 0324" tag:工作 before:2026-03 after:2025 verdict:won '
        "in:thinking in:note"
    )

    assert [term.text for term in query.terms] == ["why"]
    assert query.conditions == Conditions(
        models=("r1", "v3 0324"),
        hosts=("open",),
        tags=("工作",),
        before=_midnight(2026, 3, 1),
        since=_midnight(2026, 1, 1),
        judged=(Judged.WON,),
    )
    assert query.scopes == {Scope.REASONING, Scope.NOTE}


def test_a_day_is_over_when_the_next_one_begins() -> None:
    conditions = query_of("after:2025-12-31 before:2026-12 before:2027").conditions

    assert conditions.since == _midnight(2026, 1, 1)
    assert conditions.before == _midnight(2026, 12, 1)


def _midnight(year: int, month: int, day: int) -> datetime:
    return datetime.combine(date(year, month, day), datetime.min.time()).astimezone()
