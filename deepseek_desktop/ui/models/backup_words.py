"""Backups, and what is wrong with an archive, in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.archive_state import Checked, Finding, Found, Salvaged
from deepseek_desktop.core.domain.backup import Backup, Why
from deepseek_desktop.ui.wording import date_and_time, number

translate = QCoreApplication.translate

_MOST_PLACES = 3
_MEGABYTE = 1024**2


def backup_title(backup: Backup) -> str:
    """Return when a backup was made, and why."""
    text = translate("backups", "{at} · {why}")
    return text.format(at=date_and_time(backup.made_at), why=why_text(backup.why))


def backup_rest(backup: Backup) -> str:
    """Return what a backup holds, on one line."""
    size = translate("backups", "{size} MB").format(size=number(backup.size_bytes / _MEGABYTE, 1))
    held = backup.contents
    if held is None:
        damaged = translate("backups", "damaged: it cannot be read")
        return f"{damaged} · {size}"
    text = translate("backups", "conversations: {conversations} · questions: {turns} · {size}")
    said = text.format(
        conversations=number(held.conversations), turns=number(held.turns), size=size
    )
    if held.newest_at is None:
        return said
    newest = translate("backups", "newest: “{question}”, {at}")
    return f"{said} · {newest.format(question=held.newest, at=date_and_time(held.newest_at))}"


def why_text(why: Why) -> str:
    """Return what a backup was made for."""
    return {
        Why.AUTOMATIC: translate("backups", "automatic"),
        Why.CLOSING: translate("backups", "when the app was closed"),
        Why.ASKED: translate("backups", "made by you"),
        Why.MIGRATION: translate("backups", "before a new format of the file"),
        Why.IMPORT: translate("backups", "before an import"),
        Why.REPAIR: translate("backups", "before a repair"),
        Why.RESTORE: translate("backups", "before another backup was restored"),
    }[why]


def looked_at(checked: Checked) -> str:
    """Return what a check has looked at."""
    text = translate(
        "backups", "Looked at: conversations {conversations}, questions {turns}, replies {replies}."
    )
    return text.format(
        conversations=number(checked.conversations),
        turns=number(checked.turns),
        replies=number(checked.replies),
    )


def found_text(found: Found) -> str:
    """Return what a check has found, how often, and the first places, as the file names them."""
    what = {
        Finding.DAMAGED_PAGES: translate("backups", "Parts of the file are damaged"),
        Finding.INDEX_OUT_OF_STEP: translate("backups", "An index does not fit its table"),
        Finding.MISSING_INDEX: translate("backups", "An index is missing"),
        Finding.MISSING_TABLE: translate("backups", "A table is missing"),
        Finding.MISSING_COLUMN: translate("backups", "A column of a table is missing"),
        Finding.FOREIGN_OBJECT: translate(
            "backups", "Another program put a trigger or a view into the file"
        ),
        Finding.BROKEN_REFERENCE: translate(
            "backups", "Something refers to what is not there any more"
        ),
        Finding.CHANGED_TEXT: translate(
            "backups", "The text of a reply is not what was stored: the disk changed it"
        ),
        Finding.STRAY_JOURNAL: translate("backups", "There is text of a reply that is not running"),
    }[found.finding]
    places = "; ".join(found.where[:_MOST_PLACES])
    return f"{what} ({number(found.count)}): {places}{'…' if found.count > _MOST_PLACES else ''}"


def salvaged_text(salvaged: Salvaged, fuller: Backup | None = None) -> str:
    """Return what was salvaged, what is missing, and where the damaged file is.

    `fuller` is a backup that holds more.
    """
    text = translate(
        "backups", "Read: conversations {conversations}, questions {turns}, replies {replies}."
    )
    lines = [
        text.format(
            conversations=number(salvaged.rows.get("conversation", 0)),
            turns=number(salvaged.rows.get("turn", 0)),
            replies=number(salvaged.rows.get("reply", 0)),
        )
    ]
    if salvaged.lost:
        text = translate("backups", "Lost: {what}.")
        lines.append(text.format(what=_by_table(salvaged.lost)))
    if salvaged.partial:
        text = translate("backups", "Kept in part, where a text has a hole: {what}.")
        lines.append(text.format(what=_by_table(salvaged.partial)))
    if salvaged.unsure:
        text = translate("backups", "Unreadable, and maybe there was nothing in it: {what}.")
        lines.append(text.format(what=", ".join(dict.fromkeys(map(_name, salvaged.unsure)))))
    if salvaged.rejoined:
        text = translate(
            "backups", "Put together anew, because what it belonged to was lost: {count}"
        )
        lines.append(text.format(count=number(salvaged.rejoined)))
    if fuller is not None and fuller.contents is not None:
        text = translate(
            "backups",
            "The backup of {at} holds more: conversations {conversations}, questions {turns}, "
            "replies {replies}. To have it instead, go on and choose File > Backups.",
        )
        held = fuller.contents
        lines.append(
            text.format(
                at=date_and_time(fuller.made_at),
                conversations=number(held.conversations),
                turns=number(held.turns),
                replies=number(held.replies),
            )
        )
    elif salvaged.is_whole:
        lines.append(translate("backups", "Nothing is known to be missing."))
    text = translate("backups", "The damaged file is kept as {name}.")
    lines.append(text.format(name=salvaged.kept_as))
    return "\n".join(lines)


def _by_table(counts: Mapping[str, int]) -> str:
    summed: dict[str, int] = {}
    for table, count in counts.items():
        name = _name(table)
        summed[name] = summed.get(name, 0) + count
    return ", ".join(f"{name} {number(count)}" for name, count in summed.items())


def _name(table: str) -> str:
    names = {
        "conversation": translate("backups", "conversations"),
        "turn": translate("backups", "questions"),
        "reply": translate("backups", "replies"),
    }
    return names.get(table) or translate("backups", "other entries")
