"""Setting formulas, against laying out their TeX as plain text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random
from statistics import median, quantiles
from time import thread_time

from PySide6.QtGui import QTextDocument

from deepseek_desktop.assets import asset
from deepseek_desktop.ui.maths.typesetter import Typesetter
from tests.benchmarks.answers import formula
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.showing import application
from tests.ui.maths.test_refusals import HOSTILE

_COUNT = 200
_SIZE_PX = 15.0


def measure() -> list[Figure]:
    """Return what formulas cost that were never set before."""
    application()
    random = Random(2)
    formulas = [formula(random) for _ in range(_COUNT)]
    typesetter = Typesetter(asset("katex"))
    typesetter.typeset("x", _SIZE_PX, is_display=False)

    def set_formula(tex: str) -> None:
        assert typesetter.typeset(tex, _SIZE_PX, is_display=False) is not None

    ours = [_ms(set_formula, each) for each in dict.fromkeys(formulas)]
    floor = [_ms(_lay_out, each) for each in dict.fromkeys(formulas)]
    floor_ms = median(floor)
    hostile = [_ms(partial(_try, typesetter), each) for each in HOSTILE.values()]
    return [
        limited("formula: p50", median(ours), floor_ms, limit_ms=3),
        limited("formula: p99", quantiles(ours, n=100)[98], floor_ms, limit_ms=20),
        limited("formula that means harm, at most", max(hostile), floor_ms, limit_ms=250),
    ]


def _try(typesetter: Typesetter, tex: str) -> None:
    typesetter.typeset(tex, _SIZE_PX, is_display=True)


def _lay_out(tex: str) -> None:
    document = QTextDocument(tex)
    document.size()


def _ms(work: Callable[[str], None], tex: str) -> float:
    began_s = thread_time()
    work(tex)
    return (thread_time() - began_s) * 1e3
