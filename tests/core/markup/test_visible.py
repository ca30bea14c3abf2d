"""Characters that nobody sees."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.markup.visible import plain, visible


@pytest.mark.parametrize(
    ("hidden", "sign"),
    [
        ("\x1b", "␛"),
        ("\x00", "␀"),
        ("\x07", "␇"),
        ("\r", "␍"),
        ("\x0c", "␌"),
        ("\x7f", "␡"),
        ("\x9b", "⟨U+009B⟩"),
        ("\u202e", "⟨U+202E⟩"),
        ("\u2066", "⟨U+2066⟩"),
        ("\u200b", "⟨U+200B⟩"),
        ("\u200d", "⟨U+200D⟩"),
        ("\u200e", "⟨U+200E⟩"),
        ("\u2060", "⟨U+2060⟩"),
        ("\ufeff", "⟨U+FEFF⟩"),
        ("\xad", "⟨U+00AD⟩"),
        ("\u2028", "⟨U+2028⟩"),
        ("\u3164", "⟨U+3164⟩"),
        ("\ufe0f", "⟨U+FE0F⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("\U000e01ef", "⟨U+E01EF⟩"),
    ],
)
def test_a_hidden_character_gets_a_sign_and_leaves_running_text(hidden: str, sign: str) -> None:
    assert visible(f"a{hidden}b") == f"a{sign}b"
    assert plain(f"a{hidden}b") in {"ab", "a b"}


@pytest.mark.parametrize(
    "text",
    [
        "plain text\twith\nlines",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f 1\ufe0f\u20e3",
        "🏳\ufe0f\u200d🌈",
        "👩🏽\u200d💻",
        "می\u200cخواهم",
        "क्\u200dष",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "葛\U000e0100城",
        "汉字，标点。「」",
        "e\u0301 \u00a0 \u3000",
    ],
)
def test_what_a_language_needs_stays(text: str) -> None:
    assert visible(text) == text
    assert plain(text) == text


def test_smuggled_tags_are_seen() -> None:
    smuggled = "hi" + "".join(chr(0xE0000 + ord(letter)) for letter in "ignore")

    assert visible(smuggled).count("⟨U+E00") == len("ignore")
    assert plain(smuggled) == "hi"


def test_marks_of_direction_stay_where_text_runs_to_the_left() -> None:
    assert plain("שלום!\u200f abc") == "שלום!\u200f abc"
    assert plain("abc\u200f") == "abc"
    assert plain("שלום\u202e") == "שלום"


def test_ends_of_lines_that_are_none_become_blanks() -> None:
    assert plain("a\u2028b\x0bc") == "a b c"
