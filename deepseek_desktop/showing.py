"""What the window shows without being asked, and the demonstration that ends with a picture."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.ui.main_window import MainWindow
from deepseek_desktop.ui.presenters.picturing import save_picture


class Showing(Struct, frozen=True):
    """What to show without being asked: a demo question (the first is 1), in a theme.

    With `screenshot`, the picture is saved there when all lanes have ended, and the app ends.
    `answered` is then given the replies. `conversation` is the id of a stored one, `report` the
    file of a report that is opened.
    """

    question: int | None = None
    theme: str | None = None
    screenshot: Path | None = None
    answered: Callable[[Sequence[Reply]], None] | None = None
    conversation: str = ""
    report: Path | None = None


async def demonstrate(
    window: MainWindow, questions: Sequence[str], showing: Showing, failures: list[DeskError]
) -> None:
    """Ask a demo question; when a picture is wanted, take it at the end and close."""
    number = max(1, min(showing.question or 1, len(questions)))
    tab = window.untouched_comparison()
    if tab is None:
        return
    ended = asyncio.get_running_loop().create_future()
    state = tab.state

    def note_end() -> None:
        if not state.is_running and not ended.done():
            ended.set_result(None)

    state.running_changed.connect(note_end)
    tab.ask(Question(questions[number - 1]))
    await ended
    if showing.screenshot is None:
        return
    try:
        for shown in window.tabs.tabs:
            shown.lanes.scroll_to_start()
        await save_picture(window, showing.screenshot)
        turns = state.conversation.turns if state.conversation else ()
        if showing.answered is not None:
            showing.answered(turns[-1].replies if turns else ())
    except DeskError as error:
        failures.append(error)  # nobody would see a notice in a window that is only a picture
    finally:
        window.close()
