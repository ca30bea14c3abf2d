from __future__ import annotations

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.ui.models.library_filter import Facet, LibraryFilter, Mark, Wanted
from deepseek_desktop.ui.models.library_model import LibraryModel, SummaryRole
from deepseek_desktop.ui.models.library_sections import HeadingRole
from deepseek_desktop.ui.models.row_changes import row_changes

_BERLIN = ZoneInfo("Europe/Berlin")
_NOW = datetime(2026, 11, 21, 0, 30, tzinfo=_BERLIN)
_MODELS = (ModelRef("demo", "demo-r1"), ModelRef("host", "<b>m</b>"))
_ROWS = (
    Summary("c", "Why <b>so</b>?", _NOW, _MODELS),
    Summary("d", "What?", _NOW, _MODELS[:1], is_interrupted=True, folder="Work", tags=("a", "b")),
)


def _model(*rows: Summary) -> LibraryModel:
    model = LibraryModel(lambda: _NOW, _BERLIN)
    model.show(rows or _ROWS)
    return model


def _texts(model: LibraryModel) -> list[str]:
    """Return the rows as they are read: headings end with a colon."""
    rows = [model.index(row) for row in range(model.rowCount())]
    return [f"{row.data()}{':' if row.data(SummaryRole) is None else ''}" for row in rows]


def _at(name: str, *, days: float = 0, hours: float = 0, **more: object) -> Summary:
    at = _NOW - timedelta(days=days, hours=hours)
    return Summary(name, name, at, _MODELS[:1], **more)  # type: ignore[arg-type] # named by a test


def test_rows_stand_below_the_days_of_the_persons_own_time_zone(qapp: QApplication) -> None:
    model = _model(
        _at("now"),
        _at("just after midnight", hours=0.4),
        _at("just before midnight", hours=0.6),
        _at("six days", days=6),
        _at("a week", days=7.03),
        _at("old and pinned", days=12, is_pinned=True),
        _at("29 days", days=29),
        _at("in october", days=31),
        _at("before summer time ended", days=40),
        # 1 September, 0:10 in Berlin: there it was two hours before Greenwich, not one
        Summary("september", "september", datetime(2026, 9, 1, 0, 10, tzinfo=_BERLIN), ()),
        Summary("august", "august", datetime(2026, 8, 31, 23, 50, tzinfo=_BERLIN), ()),
        _at("a year", days=400),
    )

    assert _texts(model) == [
        *("Pinned:", "old and pinned"),
        *("Today:", "now", "just after midnight"),
        *("Yesterday:", "just before midnight"),
        *("Last 7 days:", "six days"),
        *("Last 30 days:", "a week", "29 days"),
        *("October 2026:", "in october", "before summer time ended"),
        *("September 2026:", "september"),
        *("August 2026:", "august"),
        *("October 2025:", "a year"),
    ]
    assert model.index(0).data(HeadingRole).count == 1
    assert model.index(0).flags() & Qt.ItemFlag.ItemIsEnabled == Qt.ItemFlag.NoItemFlags


def test_a_new_day_gives_what_is_there_other_headings(qapp: QApplication) -> None:
    now = [_NOW]
    model = LibraryModel(lambda: now[0], _BERLIN)
    model.show([_at("c")])

    now[0] = _NOW + timedelta(days=1)
    model.begin_day()

    assert _texts(model) == ["Yesterday:", "c"]


def test_it_is_a_faultless_model_whatever_it_shows(qapp: QApplication) -> None:
    model = LibraryModel(lambda: _NOW, _BERLIN)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    chance = random.Random(3)
    rows = [_at(f"c{n}", days=n / 3) for n in range(60)]

    for shown in (_ROWS, _ROWS[::-1], _ROWS[:1], (), tuple(rows)):
        model.show(shown)
    for _ in range(40):
        moved = chance.choice(rows)
        rows.remove(moved)
        again = _at(moved.id, days=chance.choice([0, 0, 5, 50]), is_pinned=chance.random() < 0.1)
        rows = sorted([*rows, again], key=lambda summary: summary.used_at, reverse=True)
        model.update([moved.id], [again])
        assert {s.id: s for s in model.summaries} == {s.id: s for s in rows}
        fresh = _model(*model.summaries)
        assert _texts(model) == _texts(fresh)

    assert tester.model() is model


def test_one_that_moves_leaves_the_others_where_they_are(qapp: QApplication) -> None:
    model = _model(*(_at(f"c{n}", days=n) for n in range(3000)))
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    kept = QPersistentModelIndex(model.index(model.row_of("c1500") or 0))

    model.update(["c2900"], [_at("c2900")])
    model.update(["c7"], [])

    assert resets == []
    assert kept.data() == "c1500"
    assert _texts(model)[:3] == ["Today:", "c2900", "c0"]
    assert model.row_of("c7") is None


def test_changes_lead_from_any_order_to_any_other_or_are_none() -> None:
    chance = random.Random(1)
    for _ in range(300):
        before = chance.sample("abcdefghijklm", chance.randint(0, 10))
        after = chance.sample("abcdefghijklm", chance.randint(0, 10))
        if (changes := row_changes(before, after)) is not None:
            rows = list(before)
            for first, last in changes.gone:
                del rows[first : last + 1]
            for first, last in changes.came:
                rows[first:first] = after[first : last + 1]
            assert rows == after
    assert row_changes("abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba") is None


def test_every_role_has_what_it_is_for_and_no_other_has_anything(qapp: QApplication) -> None:
    model = _model()
    index = model.index(1)

    told = "Why ‹b>so‹/b>?\ndemo/demo-r1 · host/‹b>m‹/b>"
    meant = {
        Qt.ItemDataRole.DisplayRole: "Why <b>so</b>?",
        Qt.ItemDataRole.EditRole: "Why <b>so</b>?",
        Qt.ItemDataRole.ToolTipRole: told,
        Qt.ItemDataRole.AccessibleTextRole: f"{told}\nToday",
    }
    assert index.data(SummaryRole) == _ROWS[0]
    for role in Qt.ItemDataRole:
        if role is not Qt.ItemDataRole.UserRole:
            assert index.data(role) == meant.get(role), role
    assert index.data(12345) is None
    spoken = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "What?, interrupted\ndemo/demo-r1\nFolder: Work, Tags: a, b\nToday"
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Today, 2"


def test_rows_that_do_not_exist_hold_nothing(qapp: QApplication) -> None:
    model = _model()
    stale = model.index(2)
    model.show(_ROWS[:1])

    assert model.data(QModelIndex(), int(Qt.ItemDataRole.DisplayRole)) is None
    assert model.data(stale, int(Qt.ItemDataRole.DisplayRole)) is None
    assert model.flags(stale) == Qt.ItemFlag.NoItemFlags
    assert model.rowCount(model.index(0)) == 0


def test_a_conversation_is_found_by_its_id_also_where_it_is_not_seen(qapp: QApplication) -> None:
    model = _model()

    assert model.row_of("d") == 2
    assert model.row_of("e") is None
    assert model.used_models == _MODELS
    model.narrow(LibraryFilter("why"))
    assert model.row_of("d") is None
    assert model.summary_of("d") == _ROWS[1]
    assert list(model.summaries) == list(_ROWS)


def test_a_filter_lets_through_what_has_all_that_is_wanted(qapp: QApplication) -> None:
    model = _model(
        *_ROWS,
        Summary("e", "Why not?", _NOW, _MODELS[1:], tags=("a",), is_unread=True, is_running=True),
    )
    seen = {
        LibraryFilter("WHY"): ["c", "e"],
        LibraryFilter("why not"): ["e"],
        LibraryFilter("why not", frozenset({"d"})): ["d", "e"],
        LibraryFilter(wanted=(Wanted(Facet.TAG, "a"),)): ["d", "e"],
        LibraryFilter(wanted=(Wanted(Facet.TAG, "a"), Wanted(Facet.TAG, "b"))): ["d"],
        LibraryFilter(wanted=(Wanted(Facet.FOLDER, "Work"),)): ["d"],
        LibraryFilter(wanted=(Wanted(Facet.HOST, "demo"),)): ["c", "d"],
        LibraryFilter(wanted=(Wanted(Facet.MODEL, "<b>m</b>"),)): ["c", "e"],
        LibraryFilter("what", frozenset({"e"}), (Wanted(Facet.HOST, "host"),)): ["e"],
        LibraryFilter(wanted=(Wanted(Facet.MARK, Mark.COMPARISON.value),)): ["c"],
        LibraryFilter(wanted=(Wanted(Facet.MARK, Mark.UNREAD.value),)): ["e"],
        LibraryFilter(wanted=(Wanted(Facet.MARK, Mark.RUNNING.value),)): ["e"],
        LibraryFilter(wanted=(Wanted(Facet.MARK, Mark.INTERRUPTED.value),)): ["d"],
        LibraryFilter(" "): ["c", "d", "e"],
    }
    for wanted, ids in seen.items():
        model.narrow(wanted)
        assert model.ids_in(0, 9) == ids, wanted

    model.narrow(LibraryFilter("what"))
    model.show_found("earlier words", {"e"})
    assert model.ids_in(0, 9) == ["d"]
    model.show_found("what", {"e"})
    assert model.ids_in(0, 9) == ["d", "e"]


def test_showing_the_same_again_changes_nothing(qapp: QApplication) -> None:
    model = _model()
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.dataChanged.connect(lambda: resets.append(None))

    model.show(_ROWS)
    assert resets == []


def test_rows_stay_where_they_are_while_a_title_is_typed(qapp: QApplication) -> None:
    model = _model()
    renamed: list[tuple[str, str]] = []
    model.renamed.connect(lambda name, title: renamed.append((name, title)))

    model.hold(is_held=True)
    model.show(_ROWS[::-1])
    assert model.ids_in(0, 9) == ["c", "d"]
    model.setData(model.index(2), "Because")
    model.hold(is_held=False)

    assert model.ids_in(0, 9) == ["d", "c"]
    assert renamed == [("d", "Because")]
    assert not model.setData(model.index(0), "Nothing")
    assert not model.setData(model.index(7), "Nothing")
