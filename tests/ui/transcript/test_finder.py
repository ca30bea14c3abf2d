from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.transcript.finding.find_session import FindSession
from deepseek_desktop.ui.transcript.finding.finder import LIMIT, Finder
from deepseek_desktop.ui.transcript.finding.matching import Wanted
from deepseek_desktop.ui.transcript.flow import Flow
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.finding_seen import (
    band_item,
    find,
    is_in_view,
    marked,
    shown_rect,
    text_item,
    wait_for,
)

ShowView = Callable[..., TranscriptView]


def test_places_are_walked_from_top_to_bottom_and_around(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(
        text_item("cat dog cat", is_plain=True), text_item("cat\n\n| a | b |\n|-|-|\n| x | cat |")
    )
    finder = view.finder
    find(qtbot, view, "cat")
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
    view = shown_view(text_item("\n\n".join(f"Paragraph {n}, word." for n in range(200))))
    session = FindSession()
    session.join([view.finder])
    view.show_start()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    places = []
    for words in ("w", "wo", "word", "wor"):
        session.search(Wanted(words))
        wait_for(qtbot, view.finder)
        places.append(view.finder.leaf_shown)

    assert len(set(places)) == 1
    assert 60 < session.current < 140
    assert session.total == 200
    assert is_in_view(view)


def test_an_unparsed_text_is_searched_too(qtbot: QtBot, shown_view: ShowView) -> None:
    long = text_item(
        "\n\n".join(f"Paragraph {n} of many." for n in range(2000)) + "\n\nThe needle."
    )
    view = shown_view(long, text_item("\n\n".join("Later." for _ in range(100))))
    assert not long.passage.is_parsed

    find(qtbot, view, "needle")
    view.finder.next()

    assert (view.finder.current, view.finder.count) == (1, 1)
    assert is_in_view(view)


def test_text_that_grows_is_searched_again_and_only_where_it_changed(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    item = text_item("a cat\n\nanother cat\n\nc")
    view = shown_view(item)
    find(qtbot, view, "cat")
    view.finder.next()
    before = view.finder.marks(0, 0)[0]

    item.passage.show_text(item.passage.text + "a**t** [x]\n\ncats")
    view.changed()
    qtbot.waitUntil(lambda: view.finder.count == 4)
    wait_for(qtbot, view.finder)

    assert view.finder.marks(0, 0)[0] is before
    assert view.finder.current == 1
    item.passage.show_text(item.passage.text + "\n\n[x]: https://x.org")
    view.changed()
    qtbot.waitUntil(lambda: not view.finder._is_known(item) or view.finder.is_complete)
    assert marked(view) == ["cat"] * 4


def test_another_text_in_the_same_place_is_searched_anew(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    item = text_item("a cat\n\na cat")
    view = shown_view(item)
    find(qtbot, view, "cat")
    view.finder.next()

    item.passage.show_text("dogs\n\nand a cat")
    view.settle()
    wait_for(qtbot, view.finder)
    assert marked(view) == ["cat"]

    item.is_shown = False
    view.settle()
    assert view.finder.count == 0


def test_a_new_search_cancels_the_old_one_and_clearing_forgets_all(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(text_item("\n\n".join("*cat* dog [x]" for _ in range(300))))
    view.finder.search("cat")
    view.finder.search("dog")
    wait_for(qtbot, view.finder)
    assert set(marked(view)) == {"dog"}

    view.finder.next()
    view.finder.clear()
    assert (view.finder.count, view.finder.current, marked(view)) == (0, 0, [])


def test_no_more_than_the_limit_is_kept(qtbot: QtBot, shown_view: ShowView) -> None:
    view = shown_view(text_item("\n\n".join("e " * 150 for _ in range(100))))
    find(qtbot, view, "e")
    assert view.finder.count == LIMIT
    assert not view.finder.is_complete
    view.settle()
    assert not view.finder.is_working


def test_the_application_answers_while_much_is_searched(qtbot: QtBot, shown_view: ShowView) -> None:
    view = shown_view(
        *(text_item("\n\n".join("*a* [b](c) `d`" for _ in range(400))) for _ in range(20))
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
    view = shown_view(text_item("Question", is_plain=True))
    thinking = "\n\n".join(f"Step {n}" for n in range(300))
    band = band_item(view.viewport(), thinking.replace("Step 250", "Step needle"))
    band.is_open = False
    view.add(band, text_item("\n\n".join(f"Answer {n}" for n in range(100))))
    view.settle()
    view.follow()
    asked: list[int] = []
    view.opening_asked.connect(asked.append)

    find(qtbot, view, "needle")
    view.finder.next()

    assert asked == [1]
    assert band.is_open
    _, top, _, bottom = shown_rect(view)
    place = band.text_place(view.stage).translated(0, band.top - view.verticalScrollBar().value())
    assert place.top() <= top < bottom <= place.bottom() + 1
    assert is_in_view(view)
    assert band.bar.value() > 0


def test_a_place_in_wide_code_is_scrolled_sideways_into_view(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(
        text_item("```\n" + "x" * 300 + " needle\n" + "y" * 500 + "\n```\n\nend needle")
    )
    find(qtbot, view, "needle")
    view.finder.next()
    assert is_in_view(view)
    box = view.flow.items[0].passage.box(0)  # type: ignore[union-attr] # it is a text
    assert box.shift > 100
    view.finder.next()
    view.finder.next()
    assert view.finder.current == 1
    assert is_in_view(view)


def test_a_place_in_the_folded_part_of_code_unfolds_it(qtbot: QtBot, shown_view: ShowView) -> None:
    code = "\n".join(f"line {n}" for n in range(900))
    view = shown_view(text_item(f"```\n{code}\nneedle\n```\n\nend"))
    find(qtbot, view, "needle")
    assert view.finder.count == 1
    view.finder.next()
    assert is_in_view(view)
    assert marked(view) == ["needle"]


def test_several_transcripts_are_walked_one_after_the_other(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    views = [shown_view(text_item(text)) for text in ("cat cat", "dog", "a cat\n\ncat")]
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
    one, other = (shown_view(text_item("a cat")) for _ in range(2))
    session = FindSession()
    session.join([one.finder])
    session.search(Wanted("cat"))
    session.join([one.finder, other.finder])
    qtbot.waitUntil(lambda: session.total == 2)
    session.join([other.finder])
    assert session.total == 1
    assert one.finder.count == 0


def test_a_flow_without_items_finds_nothing(qtbot: QtBot) -> None:
    finder = Finder(Flow())
    finder.search("x")
    wait_for(qtbot, finder)
    finder.next()
    finder.previous()
    assert (finder.count, finder.current, finder.is_complete) == (0, 0, True)


def _items(*items: Item) -> Flow:
    flow = Flow()
    flow.items.extend(items)
    return flow


def test_counting_needs_no_view(qtbot: QtBot) -> None:
    finder = Finder(_items(text_item("a cat"), text_item("a **cat**")))
    finder.search("cat")
    wait_for(qtbot, finder)
    assert finder.count == 2
