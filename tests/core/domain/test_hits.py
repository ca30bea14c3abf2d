"""Which texts have the wanted words, where, and what is shown of them."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.hits import WantedWords, snippet_of
from deepseek_desktop.core.domain.query import query_of


def _found(typed: str, text: str) -> str | None:
    place = WantedWords(query_of(typed).terms).place_in(text)
    return None if place is None else text[slice(*place)]


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("prime", "All PRIMES below", "PRIME"),
        ("below all", "All primes below", "below"),  # in any order; the longest is shown
        ("primes below", "below: all primes\nbelow 100", "primes\nbelow"),  # better together
        ("all prime missing", "All primes below", None),
        ("想", "我想一下", "想"),
        ("ｐｒｉｍｅ", "a prime", "prime"),
        ("prime", "a ｐｒｉｍｅ", "ｐｒｉｍｅ"),
        ("é", "cafe\u0301", "e\u0301"),
        ("cafe\u0301", "Caf\u00e9", "Caf\u00e9"),
        ("ss", "Straße, Strasse", "ß"),
        ("s", "ß and s", "s"),  # half a character is none
        ("%_'\"*", "50 %_'\"* off", "%_'\"*"),
        ("c++ (a)", "in C++ (a)", "C++ (a)"),
        ("🤔", "hm 🤔", "🤔"),
        ('"two words"', "words two words", "two words"),
        ('"two words"', "two\nwords", "two\nwords"),
        ('"two words"', "two other words", None),
        ("need*", "unneeded needle", "need"),
        ("need*", "unneeded", None),
    ],
)
def test_words_are_found_as_people_mean_them(typed: str, text: str, found: str | None) -> None:
    assert _found(typed, text) == found


def test_a_snippet_is_one_line_with_the_place_in_it() -> None:
    text = "word " * 30 + "\u202ebefore\n\n the  needle\tafter" + " more" * 60

    place = WantedWords(query_of("NEEDLE").terms).place_in(text)
    assert place is not None
    snippet, start, length = snippet_of(text, place)

    assert snippet[start : start + length] == "needle"
    assert snippet.startswith("…word ")
    assert "before the needle after more" in snippet
    assert snippet.endswith("…")
    assert len(snippet) < 230
    assert snippet.isprintable()


def test_a_short_text_is_its_own_snippet() -> None:
    assert snippet_of("  It is 4.", (8, 9)) == ("It is 4.", 6, 1)
