"""A whole comparison: asked in the window, answered over the loopback interface, and stored."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from PySide6.QtGui import QImage

from deepseek_desktop.app import run
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.settings.secret_store import KeyStoreError, SecretStore
from deepseek_desktop.demo import MODELS
from deepseek_desktop.desk import Desk, open_desk
from deepseek_desktop.selftest.rows import NotSoundError
from deepseek_desktop.showing import Showing


def comparison(folder: Path) -> str:
    """Ask the demo's models a question in the window, and read the answers from the archive."""
    shown: list[Reply] = []
    picture = folder / "comparison.png"
    showing = Showing(1, "light", picture, shown.extend)
    if run(folder, {}, showing, _opened):
        raise NotSoundError("the window did not end well")
    if [reply.outcome for reply in shown] != [Outcome.COMPLETE] * len(MODELS):
        why = next((reply.failure.sentence for reply in shown if reply.failure), "")
        raise NotSoundError(f"of {len(MODELS)} replies not all are complete. {why}".strip())
    if QImage(str(picture)).isNull():
        raise NotSoundError("the window gave no picture")
    if _said(asyncio.run(_stored(folder))) != _said(shown):
        raise NotSoundError("the archive gives back something else than was shown")
    tokens = sum(reply.usage.completion_tokens or 0 for reply in shown if reply.usage)
    return f"{len(shown)} lanes complete, {tokens} tokens, read back from the archive"


def _opened(data_dir: Path, environment: Mapping[str, str]) -> AbstractAsyncContextManager[Desk]:
    """Open the desk without anybody's keys, and with a demo that does not take its time."""
    return open_desk(data_dir, environment, demo_pace=0.0, open_keys=_no_store)


def _no_store() -> SecretStore:
    raise KeyStoreError("not used here")


async def _stored(folder: Path) -> Sequence[Reply]:
    async with Archive(folder) as archive:
        (summary,) = await archive.summaries()
        (turn,) = (await archive.conversation(summary.id)).turns
        return turn.replies


def _said(replies: Sequence[Reply]) -> list[tuple[str, str, str]]:
    return sorted((reply.identity.model, reply.reasoning, reply.answer) for reply in replies)
