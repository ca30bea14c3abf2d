"""What is told of a conversation in the library, for the eye and for the ear."""

from __future__ import annotations

from collections.abc import Iterator

from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.ui.wording import translate


def told(summary: Summary) -> str:
    """Return all that the library knows of a conversation, line by line."""
    models = " · ".join(map(str, summary.models))
    rest = " · ".join((*_states(summary), *_shelves(summary)))
    return "\n".join(filter(None, (summary.title, models, rest)))


def spoken(summary: Summary, heading: str) -> str:
    """Return what is read out: the state stands before what is long, the heading at the end."""
    title = ", ".join((summary.title, *_states(summary)))
    models = " · ".join(map(str, summary.models))
    return "\n".join(filter(None, (title, models, ", ".join(_shelves(summary)), heading)))


def second_line(summary: Summary) -> str:
    """Return what stands under a title: the state in words, then who answers."""
    states = list(_states(summary, has_unread=False))
    return " · ".join((*states, *(model.model for model in summary.models)))


def _states(summary: Summary, *, has_unread: bool = True) -> Iterator[str]:
    if summary.is_running:
        yield translate("library", "being answered")
    if summary.is_interrupted:
        yield translate("library", "interrupted")
    if summary.is_unread and has_unread:
        yield translate("library", "unread")


def _shelves(summary: Summary) -> Iterator[str]:
    if summary.folder is not None:
        yield translate("library", "Folder: {name}").format(name=summary.folder)
    if summary.tags:
        yield translate("library", "Tags: {names}").format(names=", ".join(summary.tags))
