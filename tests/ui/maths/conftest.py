"""A typesetter for all tests of formulas: starting KaTeX takes longer than most of them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from deepseek_desktop.assets import asset
from deepseek_desktop.ui.maths.typesetter import Typesetter


@pytest.fixture(scope="session")
def typesetter(qapp: QApplication) -> Typesetter:
    typesetter = Typesetter(asset("katex"))
    assert typesetter.is_available, "KaTeX is not there: ./dev fetches it"
    typesetter.warm_up()
    return typesetter
