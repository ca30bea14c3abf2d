"""What can be done with a tab, as a menu."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

translate = QCoreApplication.translate


class TabPlace(Struct, frozen=True):
    """Where a tab stands, as far as it matters for what can be done with it."""

    is_pinned: bool
    is_alone: bool
    is_torn_off: bool
    has_others: bool
    has_right: bool
    can_reopen: bool


class TabDeeds(Struct, frozen=True):
    """What each entry does."""

    pin: Callable[[], None]
    rename: Callable[[], None]
    duplicate: Callable[[], None]
    move_out: Callable[[], None]
    move_back: Callable[[], None]
    close: Callable[[], None]
    close_others: Callable[[], None]
    close_right: Callable[[], None]
    reopen: Callable[[], None]


def tab_menu(place: TabPlace, deeds: TabDeeds, parent: QWidget) -> QMenu:
    """Return the menu of a tab; it deletes itself when it is closed."""
    menu = QMenu(parent)
    menu.setObjectName("tabMenu")
    menu.aboutToHide.connect(menu.deleteLater)

    def add(text: str, deed: Callable[[], None], *, is_possible: bool = True) -> None:
        menu.addAction(text, deed).setEnabled(is_possible)

    add(
        translate("TabMenu", "Un&pin") if place.is_pinned else translate("TabMenu", "&Pin"),
        deeds.pin,
    )
    add(translate("TabMenu", "Rena&me…"), deeds.rename)
    add(translate("TabMenu", "&Duplicate"), deeds.duplicate)
    menu.addSeparator()
    movable = not (place.is_torn_off and place.is_alone)
    add(translate("TabMenu", "Move to a &new window"), deeds.move_out, is_possible=movable)
    if place.is_torn_off:
        add(translate("TabMenu", "Move to the main &window"), deeds.move_back)
    menu.addSeparator()
    add(translate("TabMenu", "&Close"), deeds.close)
    add(translate("TabMenu", "Close &others"), deeds.close_others, is_possible=place.has_others)
    add(
        translate("TabMenu", "Close those to the &right"),
        deeds.close_right,
        is_possible=place.has_right,
    )
    menu.addSeparator()
    add(translate("TabMenu", "R&eopen closed tab"), deeds.reopen, is_possible=place.can_reopen)
    return menu
