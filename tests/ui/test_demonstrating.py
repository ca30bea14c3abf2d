"""The demonstration that ends with a picture, where the picture cannot be saved after all."""

from __future__ import annotations

from pathlib import Path

from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.showing import Showing, demonstrate
from tests.ui.person import Person


async def test_a_picture_that_cannot_be_saved_is_told_and_the_replies_are_kept(
    person: Person, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    showing = Showing(question=1, screenshot=tmp_path / "file" / "demo.png")
    failures: list[DeskError] = []

    await demonstrate(person.window, ["What is 2 + 2?"], showing, failures)

    (failure,) = failures
    assert "could not be saved" in str(failure)
    assert not person.window.isVisible()
    archive = person.desk.means.archive
    (kept,) = await archive.summaries()
    (turn,) = (await archive.conversation(kept.id)).turns
    assert [reply.outcome for reply in turn.replies] == [Outcome.COMPLETE] * 2
