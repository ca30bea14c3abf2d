"""How the window looked when it was last closed. Nothing precious: it may vanish at any time."""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QRect, QSettings, QSize

log = logging.getLogger(__name__)

FILE_NAME = "view.ini"
DEFAULT_SIZE = QSize(1280, 800)

_LEAST = QSize(480, 320)
_FARTHEST_PX = 100_000
_SIZE_LIMIT_BYTES = 100_000
_MOST_TABS = 20
_ID = r"[0-9a-zA-Z-]{1,64}"


class ViewState(Struct, frozen=True):
    """Where the window was, what was beside the tabs, and which conversations were open.

    `place` is where its frame begins and how large it is within that; None where it is not known.
    `shows_library` is None where the width of the window decides.
    `front` is the conversation that was seen; empty where that was none of `tabs`. `pinned` are
    those of `tabs` that stay on the left.
    `thinking_was_open` is how a person left the last thinking that they opened or closed, `zoom`
    how much larger than usual the text of transcripts is.
    """

    place: QRect | None = None
    is_maximized: bool = False
    library_width: int | None = None
    shows_library: bool | None = None
    tabs: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    front: str = ""
    thinking_was_open: bool = True
    zoom: float = 1.0


def load(path: Path) -> ViewState:
    """Read what was saved; what is not usable is as if it were not there."""
    try:
        if path.stat().st_size > _SIZE_LIMIT_BYTES:
            return ViewState()
    except (OSError, ValueError):
        return ViewState()
    stored = QSettings(str(path), QSettings.Format.IniFormat)
    text = {name: str(stored.value(name, "")) for name in _NAMES}
    sides = [_number(text[f"window/{name}"]) for name in ("x", "y", "width", "height")]
    x, y, width, height = (side if side is not None else 0 for side in sides)
    is_known = None not in sides and width >= _LEAST.width() and height >= _LEAST.height()
    tabs = tuple(word for word in text["tabs/open"].split() if re.fullmatch(_ID, word))
    pinned = tuple(word for word in text["tabs/pinned"].split() if word in tabs)
    kept = _newest(tuple(dict.fromkeys(tabs)), {text["tabs/front"], *pinned})
    return ViewState(
        place=QRect(x, y, width, height) if is_known else None,
        is_maximized=text["window/maximized"] == "yes",
        library_width=_number(text["library/width"]),
        shows_library={"yes": True, "no": False}.get(text["library/shown"]),
        tabs=kept,
        pinned=tuple(each for each in kept if each in pinned),
        front=text["tabs/front"],
        thinking_was_open=text["thinking/open"] != "no",
        zoom=(_number(text["text/percent"]) or 100) / 100,
    )


def save(path: Path, state: ViewState) -> None:
    """Write how the window looks; nobody is told when that does not work."""
    # Qt waits half a minute for a lock that another machine left here. Ours is the only window
    # over this folder, so whatever lock there is has no owner.
    with suppress(OSError):
        path.with_name(f"{path.name}.lock").unlink(missing_ok=True)
    stored = QSettings(str(path), QSettings.Format.IniFormat)
    stored.clear()
    if state.place is not None:
        for name in ("x", "y", "width", "height"):
            stored.setValue(f"window/{name}", getattr(state.place, name)())
    stored.setValue("window/maximized", _YES_OR_NO[state.is_maximized])
    if state.library_width is not None:
        stored.setValue("library/width", state.library_width)
    if state.shows_library is not None:
        stored.setValue("library/shown", _YES_OR_NO[state.shows_library])
    stored.setValue("tabs/open", " ".join(state.tabs))
    stored.setValue("tabs/pinned", " ".join(state.pinned))
    stored.setValue("tabs/front", state.front)
    stored.setValue("thinking/open", _YES_OR_NO[state.thinking_was_open])
    stored.setValue("text/percent", round(state.zoom * 100))
    stored.sync()
    if stored.status() is not QSettings.Status.NoError:
        log.info("How the window looks could not be saved.")


def fitted(place: QRect | None, screens: Sequence[QRect]) -> QRect:
    """Return `place`, moved and shrunk as far as needed to lie on one of `screens` entirely.

    The first screen is the main one; a window without a place is put into its middle.
    """
    if not screens:
        return place or QRect(0, 0, DEFAULT_SIZE.width(), DEFAULT_SIZE.height())
    if place is None:
        size = DEFAULT_SIZE.boundedTo(screens[0].size())
        return _centred(size, screens[0])
    screen = max(screens, key=lambda screen: _shared(place, screen))
    size = place.size().boundedTo(screen.size())
    if _shared(place, screen) == 0:
        return _centred(size, screens[0])
    x = min(max(place.x(), screen.left()), screen.left() + screen.width() - size.width())
    y = min(max(place.y(), screen.top()), screen.top() + screen.height() - size.height())
    return QRect(x, y, size.width(), size.height())


def _newest(tabs: tuple[str, ...], wanted: set[str]) -> tuple[str, ...]:
    """Return the last tabs, and before them those that are wanted wherever they were."""
    first = [each for each in tabs if each in wanted][:_MOST_TABS]
    others = [each for each in tabs if each not in wanted]
    kept = {*first, *others[max(0, len(others) - _MOST_TABS + len(first)) :]}
    return tuple(each for each in tabs if each in kept)


def _centred(size: QSize, screen: QRect) -> QRect:
    size = size.boundedTo(screen.size())
    place = QRect(0, 0, size.width(), size.height())
    place.moveCenter(screen.center())
    return place


def _shared(one: QRect, other: QRect) -> int:
    both = one.intersected(other)
    return max(0, both.width()) * max(0, both.height())


def _number(text: str) -> int | None:
    """Return a whole number, mostly of pixels; None for what is none, or is out of this world."""
    try:
        number = float(text)
    except ValueError:
        return None
    return round(number) if math.isfinite(number) and abs(number) <= _FARTHEST_PX else None


_YES_OR_NO = {True: "yes", False: "no"}
_NAMES = (
    "window/x",
    "window/y",
    "window/width",
    "window/height",
    "window/maximized",
    "library/width",
    "library/shown",
    "tabs/open",
    "tabs/pinned",
    "tabs/front",
    "thinking/open",
    "text/percent",
)
