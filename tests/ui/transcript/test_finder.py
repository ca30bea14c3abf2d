from __future__ import annotations

import random
import re
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.leaves import Leaf
from deepseek_desktop.core.markup.reading import read_parts
from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.finding.find_session import FindSession
from deepseek_desktop.ui.transcript.finding.finder import LIMIT, Finder
from deepseek_desktop.ui.transcript.finding.matching import Matcher, Wanted
from deepseek_desktop.ui.transcript.flow import Flow
from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.items import InsetItem, Item, TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView

ShowView = Callable[..., TranscriptView]

_PIECES = (
    "the **cat** sat", "c**a**t", "*Straße* und STRASSE", "`cat` and `` c`at ``", "$x^2 + cat$",
    r"\(\alpha\)", "[the c](https://example.org/cat)at", "![cat](http://x.org/a.png)",
    "&amp;cat&lt;", r"\*cat\*", "~~cat~~", "一只**猫**在这里。", "猫", "ｃａｔ　Ｆｕｌｌ",
    "e\u0301te\u0301 été", "🏳️\u200d🌈 cat 😀", "c\u200bat", "https://cat.org/cat*", "a  \nhard",
    "line\nsoft", "猫\n坐", "İstanbul", "x_cat_y _cat_", "[^1]cat", "<cat>", "$$\nx = cat\n$$",
    "| cat | b |\n|---|--:|\n| c**a**t😀 | $x$ cat |\n| short |", "# The _cat_ 猫",
    "```py\ncat = 'CAT'\n\tcat\u200b\n```", "- cat\n  1. c*at*\n- [x] cat", "> cat\n> cats",
    "***", "[^1]: a cat note", "[cat]", "[cat]: https://cat.example", "ﬁ ß ŉ ǰ",
    "concat  cat_ cat.",
)  # fmt: skip
_WORDS = (
    "cat", "Cat", "CAT", "t", "猫", "ss", "s", "straße", "é", "e\u0301", "e", "the cat", "x", "fi",
    r"\alpha", "^2", "*", "**", "_", " ", "cat a", "a cat", "猫坐", "😀", "i̇", "İ", "[image",
    "image", "&", "<", "full", "Ｃａｔ", "t s", "1", "org", "()", "`", "\u200b", "|", "soft",
    "cat = 'CAT'",
)  # fmt: skip


def _text(markdown: str, *, is_plain: bool = False) -> TextItem:
    passage = Passage(is_plain=is_plain)
    passage.show_text(markdown)
    return TextItem(passage)


def _band(view: QWidget, markdown: str) -> BandItem:
    band = BandItem(QToolButton(), view)
    band.passage.show_text(markdown)
    return band


def _done(qtbot: QtBot, finder: Finder) -> None:
    qtbot.waitUntil(lambda: not finder.is_working, timeout=20_000)


def _find(qtbot: QtBot, view: TranscriptView, words: str, **how: bool) -> None:
    view.finder.search(words, **how)
    _done(qtbot, view.finder)


def _marked(view: TranscriptView) -> list[str]:
    """Return the text of the documents under all marks, from top to bottom."""
    found = []
    for number, item in enumerate(view.flow.items):
        for leaf in range(len(item.passage.leaves) if item.passage else 0):
            assert item.passage is not None
            item.height(view.stage)
            for start, end in view.finder.marks(number, leaf)[0]:
                cursor = QTextCursor(item.passage.box(leaf).document)
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                found.append(cursor.selectedText())
    return found


def _shown_rect(view: TranscriptView) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom, in the viewport, of what is shown as found."""
    shown = view.finder.leaf_shown
    assert shown is not None
    item = view.flow.items[shown[0]]
    _, here = view.finder.marks(*shown)
    assert here is not None
    assert item.passage is not None
    rect = item.passage.box(shown[1]).rects(*here)[0].toRect()
    corner = view.geometry_now.leaf_rect(item, shown[1]).topLeft()
    rect.translate(corner)
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def _is_in_view(view: TranscriptView) -> bool:
    left, top, right, bottom = _shown_rect(view)
    page = view.viewport().rect()
    return page.contains(QPoint(left, top)) and page.contains(QPoint(right, bottom))


def _read(leaf: Leaf, definitions: Definitions) -> list[str]:
    return [text for _, text in read_parts(leaf, definitions, lambda _: True)]


def test_words_are_found_in_what_is_read_across_marks_and_not_across_leaves(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(
        _text("A <b>cat</b> & a cat", is_plain=True),
        _text("the c**a**t [c](https://cat.org)at\n\nca\n\nt\n\n```\ncat\n```"),
        _text("| a | cat |\n|-|-|\n| ca | t |"),
        InsetItem(lambda: QLabel("cat")),
    )

    _find(qtbot, view, "CAT")

    assert _marked(view) == ["cat", "cat", "cat", "cat", "cat", "cat"]
    assert view.finder.count == 6
    assert view.finder.is_complete


def test_a_formula_is_found_by_its_tex_and_marked_as_a_whole(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    tex = r"Let $\alpha^2$ and $\notacommand{x$ be 😀 $x$." + "\n\n$$\n\\beta_1\n$$\n\n$$\\oops{$$"
    view = shown_view(_text(tex))
    found = {}
    for words in (r"\alpha", r"\notac", "be 😀 x", r"\beta", r"\oops"):
        _find(qtbot, view, words)
        found[words] = _marked(view)

    assert found == {
        r"\alpha": ["\ufffc"],
        r"\notac": [r"\notac"],
        "be 😀 x": ["be 😀 \ufffc"],
        r"\beta": ["\ufffc"],
        r"\oops": [r"\oops"],
    }


@pytest.mark.parametrize(
    ("text", "words", "how", "found"),
    [
        ("Cat cat CAT", "cat", {"is_case_sensitive": True}, ["cat"]),
        ("cats, cat; concat cat", "cat", {"is_whole_word": True}, ["cat", "cat"]),
        ("使用GPU计算 GPUs", "gpu", {"is_whole_word": True}, ["GPU"]),
        ("一只猫", "猫", {"is_whole_word": True}, ["猫"]),
        ("café cafe", "cafe\u0301", {}, ["café"]),
        ("cafe\u0301 x", "café", {}, ["cafe\u0301"]),
        ("😀 ＡＢＣ abc", "abc", {}, ["ＡＢＣ", "abc"]),
        ("ＡＢＣ abc", "abc", {"is_case_sensitive": True}, ["abc"]),
        ("İİ Straße STRASSE", "strasse", {}, ["Straße", "STRASSE"]),
        ("ß ss", "s", {}, ["s", "s"]),
        ("xa a a", "a a", {"is_whole_word": True}, ["a a"]),
        ("two\nlines", "two lines", {}, ["two lines"]),
        ("two  \nlines", "two lines", {}, ["two\u2028lines"]),
        ("😀😀 a 😀b", "😀b", {}, ["😀b"]),
    ],
)
def test_words_are_found_as_people_mean_them(
    qtbot: QtBot,
    shown_view: ShowView,
    text: str,
    words: str,
    how: dict[str, bool],
    found: list[str],
) -> None:
    view = shown_view(_text(text))
    _find(qtbot, view, words, **how)
    assert _marked(view) == found


def test_what_the_quick_look_passes_over_has_no_match() -> None:
    """Against a plain search in all that is read, in texts that have all kinds of markup."""
    dice = random.Random(1)
    for _ in range(1500):
        growing = Growing()
        growing.feed(dice.choice(["\n\n", "\n", " "]).join(dice.choices(_PIECES, k=6)))
        for words in dice.sample(_WORDS, 4):
            matcher = Matcher(Wanted(words))
            for leaf in growing.leaves:
                seen = read_parts(leaf, growing.definitions, matcher.may_match)
                quick = [s for _, text in seen for s in matcher.spans(text, LIMIT)]
                full = [
                    s for t in _read(leaf, growing.definitions) for s in matcher.spans(t, LIMIT)
                ]
                assert quick == full, (words, leaf)
                plain = sum(_plain_count(t, words) for t in _read(leaf, growing.definitions))
                assert len(full) >= plain, (words, leaf)


def _plain_count(text: str, words: str) -> int:
    """Return how often a plain search finds words that are letters of one form each."""
    if not words.isascii() or any(len(each.casefold()) > 1 for each in text):
        return 0
    return len(re.findall(re.escape(words.casefold()), text.casefold()))


def test_marks_are_exactly_over_what_was_found(qtbot: QtBot, shown_view: ShowView) -> None:
    dice = random.Random(2)
    for _ in range(25):
        markdown = dice.choice(["\n\n", " "]).join(dice.choices(_PIECES, k=12))
        view = shown_view(_text(markdown))
        for words in ("cat", "猫", "t", "straße"):
            _find(qtbot, view, words)
            folded = words.replace("ß", "ss")
            for text in _marked(view):
                if "\ufffc" not in text:
                    bare = text.translate(
                        {0x2028: None, **{0xFF21 + 0x20 + n: 97 + n for n in range(26)}}
                    )
                    assert bare.casefold() == folded, (markdown, text)


def test_very_long_lines_of_code_are_marked_where_they_stand(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(_text("```\n" + "x" * 3990 + "needle" + "y" * 9000 + "😀needle\nneedle\n```"))
    _find(qtbot, view, "needle")
    assert [each.replace("\u2028", "") for each in _marked(view)] == ["needle"] * 3


def test_places_are_walked_from_top_to_bottom_and_around(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(
        _text("cat dog cat", is_plain=True), _text("cat\n\n| a | b |\n|-|-|\n| x | cat |")
    )
    finder = view.finder
    _find(qtbot, view, "cat")
    walked = []
    for _ in range(5):
        finder.next()
        walked.append(finder.current)
    finder.previous()
    back = [finder.current]
    finder.previous()

    assert walked == [1, 2, 3, 4, 1]
    assert [*back, finder.current] == [4, 3]
    assert finder.leaf_shown == (1, 0)


def test_a_search_begins_where_the_reader_is_and_stays_there_while_typing(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(_text("\n\n".join(f"Paragraph {n}, word." for n in range(200))))
    session = FindSession()
    session.join([view.finder])
    view.show_start()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    places = []
    for words in ("w", "wo", "word", "wor"):
        session.search(Wanted(words))
        _done(qtbot, view.finder)
        places.append(view.finder.leaf_shown)

    assert len(set(places)) == 1
    assert 60 < session.current < 140
    assert session.total == 200
    assert _is_in_view(view)


def test_an_unparsed_text_is_searched_too(qtbot: QtBot, shown_view: ShowView) -> None:
    long = _text("\n\n".join(f"Paragraph {n} of many." for n in range(2000)) + "\n\nThe needle.")
    view = shown_view(long, _text("\n\n".join("Later." for _ in range(100))))
    assert not long.passage.is_parsed

    _find(qtbot, view, "needle")
    view.finder.next()

    assert (view.finder.current, view.finder.count) == (1, 1)
    assert _is_in_view(view)


def test_text_that_grows_is_searched_again_and_only_where_it_changed(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    item = _text("a cat\n\nanother cat\n\nc")
    view = shown_view(item)
    _find(qtbot, view, "cat")
    view.finder.next()
    before = view.finder.marks(0, 0)[0]

    item.passage.show_text(item.passage.text + "a**t** [x]\n\ncats")
    view.changed()
    qtbot.waitUntil(lambda: view.finder.count == 4)
    _done(qtbot, view.finder)

    assert view.finder.marks(0, 0)[0] is before
    assert view.finder.current == 1
    item.passage.show_text(item.passage.text + "\n\n[x]: https://x.org")
    view.changed()
    qtbot.waitUntil(lambda: not view.finder._is_known(item) or view.finder.is_complete)
    assert _marked(view) == ["cat"] * 4


def test_another_text_in_the_same_place_is_searched_anew(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    item = _text("a cat\n\na cat")
    view = shown_view(item)
    _find(qtbot, view, "cat")
    view.finder.next()

    item.passage.show_text("dogs\n\nand a cat")
    view.settle()
    _done(qtbot, view.finder)
    assert _marked(view) == ["cat"]

    item.is_shown = False
    view.settle()
    assert view.finder.count == 0


def test_a_new_search_cancels_the_old_one_and_clearing_forgets_all(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(_text("\n\n".join("*cat* dog [x]" for _ in range(300))))
    view.finder.search("cat")
    view.finder.search("dog")
    _done(qtbot, view.finder)
    assert set(_marked(view)) == {"dog"}

    view.finder.next()
    view.finder.clear()
    assert (view.finder.count, view.finder.current, _marked(view)) == (0, 0, [])


def test_no_more_than_the_limit_is_kept(qtbot: QtBot, shown_view: ShowView) -> None:
    view = shown_view(_text("\n\n".join("e " * 150 for _ in range(100))))
    _find(qtbot, view, "e")
    assert view.finder.count == LIMIT
    assert not view.finder.is_complete
    view.settle()
    assert not view.finder.is_working


def test_the_application_answers_while_much_is_searched(qtbot: QtBot, shown_view: ShowView) -> None:
    view = shown_view(
        *(_text("\n\n".join("*a* [b](c) `d`" for _ in range(400))) for _ in range(20))
    )
    for item in view.flow.items:
        assert item.passage is not None
        item.passage.parse()
    turns: list[float] = []
    view.finder.search("nowhere")
    while view.finder.is_working:
        begin = time.process_time()
        view.finder._work_on()
        turns.append(time.process_time() - begin)
        QCoreApplication.processEvents()

    assert len(turns) > 10
    assert sorted(turns)[len(turns) // 2] < 0.02  # of 8 ms on a quiet machine


def test_a_place_in_a_closed_band_opens_it_and_is_scrolled_into_view(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(_text("Question", is_plain=True))
    thinking = "\n\n".join(f"Step {n}" for n in range(300))
    band = _band(view.viewport(), thinking.replace("Step 250", "Step needle"))
    band.is_open = False
    view.add(band, _text("\n\n".join(f"Answer {n}" for n in range(100))))
    view.settle()
    view.follow()
    asked: list[int] = []
    view.opening_asked.connect(asked.append)

    _find(qtbot, view, "needle")
    view.finder.next()

    assert asked == [1]
    assert band.is_open
    _, top, _, bottom = _shown_rect(view)
    place = band.text_place(view.stage).translated(0, band.top - view.verticalScrollBar().value())
    assert place.top() <= top < bottom <= place.bottom() + 1
    assert _is_in_view(view)
    assert band.bar.value() > 0


def test_a_place_in_wide_code_is_scrolled_sideways_into_view(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(_text("```\n" + "x" * 300 + " needle\n" + "y" * 500 + "\n```\n\nend needle"))
    _find(qtbot, view, "needle")
    view.finder.next()
    assert _is_in_view(view)
    box = view.flow.items[0].passage.box(0)  # type: ignore[union-attr] # it is a text
    assert box.shift > 100
    view.finder.next()
    view.finder.next()
    assert view.finder.current == 1
    assert _is_in_view(view)


def test_a_place_in_the_folded_part_of_code_unfolds_it(qtbot: QtBot, shown_view: ShowView) -> None:
    code = "\n".join(f"line {n}" for n in range(900))
    view = shown_view(_text(f"```\n{code}\nneedle\n```\n\nend"))
    _find(qtbot, view, "needle")
    assert view.finder.count == 1
    view.finder.next()
    assert _is_in_view(view)
    assert _marked(view) == ["needle"]


def test_several_transcripts_are_walked_one_after_the_other(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    views = [shown_view(_text(text)) for text in ("cat cat", "dog", "a cat\n\ncat")]
    session = FindSession()
    session.join([view.finder for view in views])
    entered: list[int] = []
    session.entered.connect(entered.append)
    session.search(Wanted("cat"))
    qtbot.waitUntil(lambda: session.is_complete)
    walked = [session.current]
    for _ in range(4):
        session.next()
        walked.append(session.current)
    session.previous()
    walked.append(session.current)

    assert walked == [1, 2, 3, 4, 1, 4]
    assert entered == [0, 0, 2, 2, 0, 2]
    assert [view.finder.current for view in views] == [0, 0, 2]
    session.clear()
    assert (session.total, session.current, session.is_complete) == (0, 0, True)


def test_a_transcript_that_joins_is_searched_and_one_that_leaves_is_not(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    one, other = (shown_view(_text("a cat")) for _ in range(2))
    session = FindSession()
    session.join([one.finder])
    session.search(Wanted("cat"))
    session.join([one.finder, other.finder])
    qtbot.waitUntil(lambda: session.total == 2)
    session.join([other.finder])
    assert session.total == 1
    assert one.finder.count == 0


def _top_text(view: TranscriptView) -> str:
    """Return the paragraph at the top of the window."""
    hit = Geometry.hit(view.geometry_now, QPoint(20, 2))
    assert hit is not None
    return hit.box.document.toPlainText()


def _top_place(view: TranscriptView) -> int:
    """Return how far above the window the paragraph at its top begins, in pixels."""
    hit = view.geometry_now.hit(QPoint(20, 2))
    assert hit is not None
    return view.geometry_now.leaf_rect(view.flow.items[hit.item], hit.leaf).top()


def test_zoom_keeps_what_is_read_at_the_top(qtbot: QtBot, shown_view: ShowView) -> None:
    paragraphs = (f"Paragraph {n}. " + "Some words to fill lines. " * 12 for n in range(80))
    view = shown_view(_text("\n\n".join(paragraphs)))
    view.show_start()
    view.verticalScrollBar().setValue(4000)
    view.settle()
    before, place = _top_text(view), _top_place(view)
    size = view.stage.look.size_px
    for factor in (1.5, 3.0, 0.5, 2.0, 1.0):
        view.set_zoom(factor)
        view.settle()
        assert _top_text(view) == before
        assert view.stage.look.size_px == pytest.approx(size * factor)
    assert _top_place(view) == pytest.approx(place, abs=size * 1.5)  # the same line, that is
    view.set_zoom(100)
    assert view.stage.look.size_px == pytest.approx(size * 3)


def test_zoom_stays_at_the_end_and_keeps_the_place_in_a_band(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(_text("Question", is_plain=True))
    band = _band(view.viewport(), "\n\n".join(f"Step {n}" for n in range(300)))
    view.add(band, _text("Answer"))
    view.settle()
    view.follow()
    band.bar.setValue(band.bar.maximum() // 2)
    view.show_start()
    view.settle()
    leaf = band.passage.leaf_at(band.text_scroll)
    for factor in (2.0, 0.75):
        view.set_zoom(factor)
        view.settle()
        assert abs(band.passage.leaf_at(band.text_scroll) - leaf) <= 1
    view.follow()
    view.set_zoom(2.0)
    view.settle()
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_keys_and_the_wheel_ask_for_zoom(qtbot: QtBot, shown_view: ShowView) -> None:
    view = shown_view(_text("\n\n".join("word" for _ in range(100))))
    asked: list[int] = []
    view.zoom_asked.connect(asked.append)
    ctrl = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0):
        qtbot.keyClick(view.viewport(), key, ctrl)
    before = view.verticalScrollBar().value()
    for turned in (120, -60, -60, 40, 40, 40):
        _turn(view, turned, ctrl)
    assert asked == [1, 1, -1, 0, 1, -1, 1]
    assert view.verticalScrollBar().value() == before


def _turn(view: TranscriptView, turned: int, modifiers: Qt.KeyboardModifier) -> None:
    place = QPointF(50, 50)
    event = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 Qt's form
    )  # fmt: skip
    QCoreApplication.sendEvent(view.viewport(), event)


def test_a_flow_without_items_finds_nothing(qtbot: QtBot) -> None:
    finder = Finder(Flow())
    finder.search("x")
    _done(qtbot, finder)
    finder.next()
    finder.previous()
    assert (finder.count, finder.current, finder.is_complete) == (0, 0, True)


def _items(*items: Item) -> Flow:
    flow = Flow()
    flow.items.extend(items)
    return flow


def test_counting_needs_no_view(qtbot: QtBot) -> None:
    finder = Finder(_items(_text("a cat"), _text("a **cat**")))
    finder.search("cat")
    _done(qtbot, finder)
    assert finder.count == 2
