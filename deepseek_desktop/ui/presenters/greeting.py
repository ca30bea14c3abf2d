"""What a person is told first: what was wrong with the settings, or with the last ending."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.ui.widgets.notice import Notice
from deepseek_desktop.ui.wording import sentence

translate = QCoreApplication.translate


def greet(
    notice: Notice,
    problems: Sequence[Failure],
    interrupted: int,
    show_library: Callable[[], None],
) -> None:
    """Tell of `problems`, else of replies that were `interrupted`; of nothing where all is well."""
    if problems:
        notice.show_problem("\n".join(map(sentence, problems)))
    elif interrupted:
        text = translate(
            "MainWindow",
            "Replies were interrupted when the app last ended. What had arrived is kept: "
            "the library marks it “interrupted”.",
        )
        notice.show_offer(text, translate("MainWindow", "Li&brary"), show_library)
