"""What became of imported files, in words that a person can keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.importing import (
    LABELS,
    REMARKS,
    ImportPhase,
    ImportProgress,
    ImportReport,
)
from deepseek_desktop.core.domain.typed import printable
from deepseek_desktop.ui.wording import number

translate = QCoreApplication.translate


def progress_text(progress: ImportProgress) -> str:
    """Return how far an import is."""
    match progress.phase:
        case ImportPhase.CHECKING:
            return translate("imports", "Looking whether this file was imported already…")
        case ImportPhase.READING:
            text = translate("imports", "Reading… New conversations: {count}")
            return text.format(count=number(progress.added.conversations))
        case ImportPhase.ENDING:
            return translate("imports", "Putting it into the library…")


def report_text(reports: Iterable[ImportReport], refusals: Iterable[str]) -> str:
    """Return what became of files; `refusals` are sentences about those that were refused."""
    paragraphs = ["\n".join(_lines(report)) for report in reports]
    return "\n\n".join([*paragraphs, *map(_bare, refusals)])


def _lines(report: ImportReport) -> Iterator[str]:
    name = _bare(report.file_name)
    if report.before is not None:
        text = translate("imports", "{file}: not imported once more.")
        yield text.format(file=name)
        return
    yield f"{name} ({', '.join(LABELS[each] for each in report.formats)})"
    added = report.added
    counts = (
        (translate("imports", "New conversations: {count}"), added.conversations),
        (translate("imports", "Conversations with something new: {count}"), added.grown),
        (translate("imports", "Conversations that were here already: {count}"), added.known),
        (translate("imports", "New questions: {count}"), added.turns),
        (translate("imports", "New replies: {count}"), added.replies),
        (translate("imports", "New verdicts: {count}"), added.verdicts),
    )
    yield from (f"• {text.format(count=number(count))}" for text, count in counts if count)
    if not any(count for _, count in counts):
        yield "• " + translate("imports", "Nothing new")
    for remark, count in report.remarks.items():
        if count:
            yield "• " + translate("imports", REMARKS[remark]).format(count=number(count))
    if report.keys:
        text = translate("imports", "These are the ends of the keys: {keys}")
        yield "• " + text.format(keys=", ".join(map(_bare, report.keys)))


def before_text(report_name: str, at: str) -> str:
    """Return the question whether to import a file that was imported already."""
    text = translate(
        "imports",
        "{file} was imported on {at}. Importing it once more adds only what is missing here, for "
        "example what you deleted for good.",
    )
    return text.format(file=_bare(report_name), at=at)


def _bare(text: str) -> str:
    return printable(text)
