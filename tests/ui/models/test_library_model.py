from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.ui.models.library_model import LibraryModel, SummaryRole
from tests.core.archive.samples import AT

_MODELS = (ModelRef("demo", "demo-r1"), ModelRef("host", "<b>m</b>"))
_ROWS = (
    Summary("c", "Why <b>so</b>?", AT, _MODELS),
    Summary("d", "What?", AT, _MODELS[:1], is_interrupted=True),
)


def _model() -> LibraryModel:
    model = LibraryModel()
    model.show(_ROWS)
    return model


def test_it_is_a_faultless_model_whatever_it_shows(qapp: QApplication) -> None:
    model = LibraryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    for rows in (_ROWS, _ROWS[::-1], _ROWS[:1], ()):
        model.show(rows)
        assert model.rowCount() == len(rows)

    assert tester.model() is model


def test_every_role_has_what_it_is_for_and_no_other_has_anything(qapp: QApplication) -> None:
    model = _model()
    index = model.index(0)

    told = "Why ‹b>so‹/b>?\ndemo/demo-r1 · host/‹b>m‹/b>"
    meant = {
        Qt.ItemDataRole.DisplayRole: "Why <b>so</b>?",
        Qt.ItemDataRole.EditRole: "Why <b>so</b>?",
        Qt.ItemDataRole.ToolTipRole: told,
        Qt.ItemDataRole.AccessibleTextRole: told,
    }
    assert index.data(SummaryRole) == _ROWS[0]
    for role in Qt.ItemDataRole:
        if role is not Qt.ItemDataRole.UserRole:
            assert index.data(role) == meant.get(role), role
    assert index.data(12345) is None


def test_rows_that_do_not_exist_hold_nothing(qapp: QApplication) -> None:
    model = _model()
    stale = model.index(1)
    model.show(_ROWS[:1])

    assert model.data(QModelIndex(), int(Qt.ItemDataRole.DisplayRole)) is None
    assert model.data(stale, int(Qt.ItemDataRole.DisplayRole)) is None
    assert model.rowCount(model.index(0)) == 0


def test_a_conversation_is_found_by_its_id(qapp: QApplication) -> None:
    model = _model()

    assert model.row_of("d") == 1
    assert model.row_of("e") is None
    assert model.summaries == _ROWS


def test_showing_the_same_again_changes_nothing(qapp: QApplication) -> None:
    model = _model()
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))

    model.show(_ROWS)
    assert resets == []

    model.show(_ROWS[:1])
    assert len(resets) == 1


def test_rows_stay_where_they_are_while_a_title_is_typed(qapp: QApplication) -> None:
    model = _model()
    renamed: list[tuple[str, str]] = []
    model.renamed.connect(lambda name, title: renamed.append((name, title)))

    model.hold(is_held=True)
    model.show(_ROWS[::-1])
    assert model.summaries == _ROWS
    model.setData(model.index(1), "Because")
    model.hold(is_held=False)

    assert model.summaries == _ROWS[::-1]
    assert renamed == [("d", "Because")]
    assert not model.setData(model.index(7), "Nothing")
