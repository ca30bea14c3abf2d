"""What of the library is to be seen: words, and what conversations have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.ui.wording import provider_name, translate


class Mark(Enum):
    """What a conversation is or is not."""

    COMPARISON = "comparison"
    UNREAD = "unread"
    RUNNING = "running"
    INTERRUPTED = "interrupted"


class Facet(Enum):
    """What conversations are chosen by, besides words."""

    FOLDER = "folder"
    TAG = "tag"
    HOST = "host"
    MODEL = "model"
    MARK = "mark"


class Wanted(Struct, frozen=True):
    """One thing that conversations have to have; `value` is a name, or a mark's."""

    facet: Facet
    value: str

    def fits(self, summary: Summary) -> bool:
        """Whether a conversation has it."""
        match self.facet:
            case Facet.FOLDER:
                return summary.folder == self.value
            case Facet.TAG:
                return self.value in summary.tags
            case Facet.HOST:
                return any(ref.provider == self.value for ref in summary.models)
            case Facet.MODEL:
                return any(ref.model == self.value for ref in summary.models)
            case Facet.MARK:
                return _has(summary, Mark(self.value))

    @property
    def text(self) -> str:
        """What it is called."""
        match self.facet:
            case Facet.FOLDER:
                return translate("library", "Folder: {name}").format(name=self.value)
            case Facet.TAG:
                return translate("library", "Tag: {name}").format(name=self.value)
            case Facet.HOST:
                return translate("library", "Host: {name}").format(name=provider_name(self.value))
            case Facet.MODEL:
                return translate("library", "Model: {name}").format(name=self.value)
            case Facet.MARK:
                return mark_text(Mark(self.value))


class LibraryFilter(Struct, frozen=True):
    """Words that a title has to hold, or else texts (`found` are those conversations), and more.

    Of one facet there is one at most, but all tags that are wanted have to be there.
    """

    words: str = ""
    found: frozenset[str] = frozenset()
    wanted: tuple[Wanted, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether all conversations are to be seen."""
        return not self.wanted and not self.words.strip()

    def fitting(self, summaries: Iterable[Summary]) -> Iterator[Summary]:
        """Yield what is to be seen."""
        for wanted in self.wanted:
            summaries = filter(wanted.fits, summaries)
        first, *others = self.words.casefold().split() or [""]
        found = self.found
        for summary in summaries:
            title = summary.title.casefold()
            if (first in title and all(part in title for part in others)) or summary.id in found:
                yield summary

    def with_wanted(self, wanted: Wanted) -> LibraryFilter:
        """Return it with one thing more; folder, host and model take the place of another one."""
        replaced = {Facet.FOLDER, Facet.HOST, Facet.MODEL} & {wanted.facet}
        rest = (w for w in self.wanted if w != wanted and w.facet not in replaced)
        return replace(self, wanted=(*rest, wanted))

    def without(self, wanted: Wanted) -> LibraryFilter:
        """Return it with one thing less."""
        return replace(self, wanted=tuple(w for w in self.wanted if w != wanted))


def mark_text(mark: Mark) -> str:
    """Return what a mark is called."""
    match mark:
        case Mark.COMPARISON:
            return translate("library", "Comparisons")
        case Mark.UNREAD:
            return translate("library", "Unread")
        case Mark.RUNNING:
            return translate("library", "Being answered")
        case Mark.INTERRUPTED:
            return translate("library", "Interrupted")


def _has(summary: Summary, mark: Mark) -> bool:
    match mark:
        case Mark.COMPARISON:
            return len(summary.models) > 1
        case Mark.UNREAD:
            return summary.is_unread
        case Mark.RUNNING:
            return summary.is_running
        case Mark.INTERRUPTED:
            return summary.is_interrupted
