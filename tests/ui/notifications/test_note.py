from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from deepseek_desktop.core.domain.errors import StreamBrokenError
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.ui.notifications.note import first_line, note_of
from tests.core.archive.samples import awaited, ended

_FIRST_LINES = {
    "## The answer\n\nIt is **112**.": "The answer",
    "\n\n**Short:** `112`, see [the list](https://a.example).": "Short: 112, see the list.",
    "- *one*\n- two": "one",
    "> quoted\n\nmore": "quoted",
    "1. First\n2. Second": "First",
    "```python\nprint(1)\n```\nThat is all.": "print(1)",
    "| a | b |\n|---|---|\n| 1 | 2 |": "a b",
    "<b>bold</b> &amp; so on": "<b>bold</b> & so on",
    "天空是**蓝色**的。\n\n第二段": "天空是蓝色的。",
    "---\n\nAfter a rule.": "After a rule.",
    "$$\nx^2\n$$": "x^2",
    " \n ": "",
}


@pytest.mark.parametrize("answer", _FIRST_LINES)
def test_the_first_line_of_an_answer_is_what_one_reads(qapp: QApplication, answer: str) -> None:
    assert first_line(answer) == _FIRST_LINES[answer]


def test_a_long_line_is_cut(qapp: QApplication) -> None:
    line = first_line("word " * 4000)

    assert len(line) <= 120
    assert line.endswith("word…")


def _body(reply: Reply) -> str:
    return note_of("c", "Why?", [reply]).body


def test_what_is_told_is_never_the_thinking(qapp: QApplication) -> None:
    thought = ended(awaited(), reasoning="Secret.", answer="")
    broken = replace(thought, failure=StreamBrokenError("It broke.").failure, outcome=Outcome.CUT)

    assert _body(ended(awaited(), reasoning="Secret.", answer="Yes.")) == "Yes."
    assert _body(thought) == "It ended without an answer."
    assert _body(broken) == "It broke."
    assert "Secret" not in _body(replace(thought, outcome=Outcome.LIMIT))


def test_one_reply_is_told_under_its_model_several_in_a_line_each(qapp: QApplication) -> None:
    one = ended(awaited("r", "c-0"), answer="Yes.")
    other = replace(one, id="s", identity=replace(one.identity, model="model-1"), answer="# No")

    assert note_of("c", "Why?", [one]).title == "Why? — model-0"
    both = note_of("c", "Why?", [one, other])
    assert (both.title, both.body) == ("Why?", "model-0: Yes.\nmodel-1: No")
