"""Text that is made to take long or to deceive: what is set at once stays small, whatever comes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip, QWidget

from deepseek_desktop.core.markup.leaves import Table
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.conftest import ShowView

_LONGEST_LINE = 16_000
_MOST_CELLS = 400
_MOST_DOCUMENTS = 300
_MOST_IN_VIEW = 120_000
_WORDS = "the model thinks about a number and then it waits "

_INPUTS = {
    "one long word": "a" * 1_000_000,
    "one long paragraph": _WORDS * 20_000,
    "a paragraph of many lines": "x\n" * 100_000,
    "one long line of Chinese": "继续写吧，" * 100_000,
    "a long heading": "# " + _WORDS * 6_000,
    "a long item": "- " + _WORDS * 6_000,
    "a long quote": "> " + _WORDS * 6_000,
    "5,000 rows": "|a|b|c|d|\n|-|-|-|-|\n" + "|one|two **x**|3|$y$|\n" * 5_000,
    "1,000 columns": "|" + "a|" * 1_000 + "\n|" + "-|" * 1_000 + "\n" + ("|" + "b|" * 1_000) * 9,
    "100 columns": "|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n" + ("|" + "b|" * 100 + "\n") * 100,
    "a huge cell": "|a|b|\n|-|-|\n|" + "x " * 100_000 + "|y|\n",
    "20,000 quotes": ">" * 20_000 + " x",
    "20,000 brackets": "[" * 20_000,
    "20,000 pictures": "![" * 20_000,
    "20,000 half links": "[a](" * 20_000,
    "20,000 stars": "*a " * 20_000,
    "20,000 underscores": "_a" * 20_000,
    "20,000 tildes": "~~a" * 20_000,
    "20,000 backticks": "".join("`" * length + " " for length in range(1, 200)),
    "400 lists": "\n".join("  " * depth + "- x" for depth in range(400)),
    "400 numbered lists": "\n".join("   " * depth + "1. x" for depth in range(400)),
    "10,000 fences": "```py\nx=1\n```\n" * 10_000,
    "10,000 open fences": "```\n" * 10_001,
    "a long name of a language": "```" + "x" * 1_000_000 + "\ncode\n```\n",
    "a long line of code": "```\n" + "x" * 100_000 + "\n```\n",
    "Zalgo": ("h" + "\u0335\u0301\u0489" * 30) * 1_100,
    "one letter with 100,000 marks": "a" + "\u0301" * 100_000,
    "20,000 families": "\U0001f468\u200d\U0001f469\u200d\U0001f467 " * 7_000,
    "20,000 joined pictures": "\u200d".join(["\U0001f468"] * 20_000),
    "turned text": "\u202e\u2066x\u2069\u202c" * 25_000,
    "tags": "a" + "".join(chr(0xE0000 + number % 127) for number in range(100_000)),
    "signs for a terminal": "\x1b[31mred\x07\x00\x08\x0c" * 20_000,
    "bombs": "$\\def\\a{\\a\\a}\\a$\n\n$$\\def\\b{\\b\\b}\\b$$",
    "10,000 dollars": "$a " * 10_000,
    "10,000 formulas": "$x_{1}$ " * 10_000,
    "100 KB of roots": "$$" + "\\sqrt" * 20_000 + "$$",
    "nested fractions": "$$" + "\\frac{1}{" * 400 + "x" + "}" * 400 + "$$",
    "20,000 links": "[a](http://x.y/z) " * 20_000,
    "20,000 addresses": "https://example.com/a?b=c " * 20_000,
    "tags of HTML": "<div>" * 20_000,
    "entities": "&#x41;" * 50_000,
    "our own marks": "---\ntitle: x\n---\n<!-- end -->\n" * 1_000,
}


def _documents(view: TranscriptView) -> list[QTextDocument]:
    found = []
    for item in view.flow.items:
        if item.passage is not None:
            found += [box.document for box in item.passage.open_boxes.values()]
    return found


def _longest_line(view: TranscriptView) -> int:
    longest = 0
    for document in _documents(view):
        block = document.firstBlock()
        while block.isValid():
            longest = max(longest, *(len(line) for line in block.text().split("\u2028")))
            block = block.next()
    return longest


def _shown(show: ShowView, text: str) -> tuple[TranscriptView, Passage]:
    passage = Passage()
    view = show(TextItem(passage))
    passage.show_text(text)
    view.changed()
    QApplication.processEvents()
    view.grab()
    return view, passage


@pytest.mark.parametrize("text", _INPUTS.values(), ids=_INPUTS)
def test_little_is_set_at_once_whatever_comes(shown_view: ShowView, text: str) -> None:
    view, passage = _shown(shown_view, text)

    assert _longest_line(view) <= _LONGEST_LINE
    assert len(_documents(view)) <= _MOST_DOCUMENTS
    assert sum(document.characterCount() for document in _documents(view)) <= _MOST_IN_VIEW
    tables = [leaf.content for leaf in passage.leaves if isinstance(leaf.content, Table)]
    assert all(sum(map(len, table.rows)) <= _MOST_CELLS for table in tables)


@pytest.mark.parametrize(
    "text", ["one long paragraph", "5,000 rows", "a huge cell", "a long item", "a long heading"]
)
def test_no_word_is_lost_where_a_block_is_cut(shown_view: ShowView, text: str) -> None:
    written = _INPUTS[text]
    _, passage = _shown(shown_view, written)
    shown = ""
    for leaf in passage.leaves:
        content = leaf.content
        rows = content.rows if isinstance(content, Table) else ()
        shown += " ".join([getattr(content, "text", ""), *(" ".join(row) for row in rows), ""])
    written, shown = written.replace("|", " "), shown.replace("|", " ")
    for word in ("model", "waits", "one", "**x**", "$y$", "x"):
        assert shown.split().count(word) == written.split().count(word)


def test_a_cut_table_has_its_headings_once(shown_view: ShowView) -> None:
    _, passage = _shown(shown_view, _INPUTS["5,000 rows"])
    tables = [leaf.content for leaf in passage.leaves if isinstance(leaf.content, Table)]
    assert [table.is_continued for table in tables] == [False] + [True] * (len(tables) - 1)
    assert len(tables) > 1


def test_marks_that_pile_up_do_not_hide_other_lines(shown_view: ShowView) -> None:
    _, passage = _shown(shown_view, "above\n\n" + _INPUTS["Zalgo"][:900] + "\n\nbelow")
    line = passage.box(1).document.firstBlock().layout().lineAt(0)
    usual = passage.box(0).document.firstBlock().layout().lineAt(0)
    assert line.height() < 3 * usual.height()
    assert "\u0335\u0301\u0489" * 4 not in passage.box(1).document.toPlainText()


def test_text_that_imitates_the_window_is_text_in_its_column(shown_view: ShowView) -> None:
    fake = (
        "# ⚠ Your key was refused\n\n**Authentication failed.** [Enter your key again](https://e.vil)"
        "\n\n<button>Retry</button> <input type=password>\n\n> ✕ Error 401\n\n- [ ] Remember me"
    )
    plain, _ = _shown(shown_view, "Some words.")
    usual = {type(each) for each in plain.findChildren(QWidget)}
    view, passage = _shown(shown_view, fake)

    assert {type(each) for each in view.findChildren(QWidget)} == usual
    assert len(view.findChildren(QWidget)) == len(plain.findChildren(QWidget))
    stage = view.stage
    for number in range(len(passage.leaves)):
        place = view.geometry_now.leaf_rect(view.flow.items[0], number)
        assert stage.left <= place.left()
        assert place.right() <= stage.left + stage.width
        assert passage.box(number).document.idealWidth() <= stage.width


def test_no_label_tip_menu_or_title_has_words_of_a_model(shown_view: ShowView) -> None:
    said = "Zanzibar"
    view, _ = _shown(
        shown_view,
        f'# {said}\n\n[{said}](http://a.b "{said}") ![{said}](http://a.b "{said}")\n\n'
        f"| {said} |\n|---|\n| <b>{said}</b> |\n\n- {said}\n\n> {said}",
    )

    assert QToolTip.text() == ""
    for each in [view, *view.findChildren(QWidget)]:
        assert said not in each.toolTip() + each.windowTitle() + each.statusTip()
    assert not view.findChildren(QMenu)
    assert not view.findChildren(QLabel)


def test_the_name_of_a_language_is_never_markup(shown_view: ShowView) -> None:
    view, _ = _shown(shown_view, "```<img/src=file:///etc/passwd>\nx\n```")
    for each in view.findChildren(QWidget):
        assert "<" not in each.toolTip()
        if isinstance(each, QLabel):
            assert each.textFormat().name == "PlainText"
