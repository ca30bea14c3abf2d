"""What is under the mouse in a transcript: a link, a formula, code."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.markup.addresses import Target, target_of
from deepseek_desktop.core.markup.leaves import Code, Maths
from deepseek_desktop.core.markup.spans import OBJECT, Span, plain_text, units
from deepseek_desktop.ui.transcript.geometry import Hit
from deepseek_desktop.ui.transcript.leaves.filling import Part

_LONGEST = 100

translate = QCoreApplication.translate


class Link(Struct, frozen=True):
    """A link and what it is called in the text."""

    address: str
    label: str


def is_over_text(hit: Hit) -> bool:
    """Return whether the mouse is on a leaf rather than beside it."""
    point, box = hit.point, hit.box
    return box.indent <= point.x() <= box.width and 0 <= point.y() <= box.height


def link_of(hit: Hit) -> Link | None:
    """Return the link that was hit."""
    address = hit.address
    if not address:
        return None
    for part in hit.box.filled.parts:
        for start, end, spans in _links(part, address):
            if _is_inside(hit, start, end):
                return Link(address, plain_text(spans))
    return Link(address, "")


def formula_of(hit: Hit) -> str:
    """Return the TeX of the formula that was hit; empty for none."""
    content = hit.box.leaf.content
    if isinstance(content, Maths):
        return content.tex
    for part in hit.box.filled.parts:
        place = part.start
        for span in part.spans:
            if span.text == OBJECT and span.tex and _is_inside(hit, place, place + 1):
                return span.tex
            place += units(span.text)
    return ""


def code_of(hit: Hit) -> str:
    """Return the code that was hit, all of it; empty for none."""
    content = hit.box.leaf.content
    return content.text if isinstance(content, Code) else ""


def hint(link: Link) -> str:
    """Return where a link leads, as plain text that Qt takes for nothing else."""
    target = target_of(link.address, link.label)
    if target is None:
        return ""
    lines = [_host(target)]
    if target.named_host:
        text = translate("Link", "Its text names another host: {host}")
        lines.append(text.format(host=target.named_host))
    address = link.address
    if len(address) > _LONGEST:
        address = f"{address[: _LONGEST // 2]}…{address[-_LONGEST // 2 :]}"
    return "\n".join([*lines, address]).replace("<", "‹")


def _host(target: Target) -> str:
    if target.shown_host == target.host:
        return target.host
    return f"{target.host} ({target.shown_host})"


def _links(part: Part, address: str) -> Iterator[tuple[int, int, list[Span]]]:
    """Yield where links to an address begin and end in a document, and their spans."""
    place = start = part.start
    spans: list[Span] = []
    for span in (*part.spans, Span("")):
        if span.address == address:
            start = start if spans else place
            spans.append(span)
        elif spans:
            yield start, place, spans
            spans = []
        place += units(span.text)


def _is_inside(hit: Hit, start: int, end: int) -> bool:
    return any(rect.contains(hit.point) for rect in hit.box.rects(start, end))
