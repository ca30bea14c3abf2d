"""What can be done with the conversations that are selected in the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.ui.models.library_wishes import Deed, LibraryWish
from deepseek_desktop.ui.wording import number, translate


def library_menu(
    chosen: Sequence[Summary],
    wish: Callable[[LibraryWish], None],
    *,
    rename: Callable[[], None],
    open_it: Callable[[], None],
    export: Callable[[], None],
    parent: QWidget,
) -> QMenu:
    """Return the menu; what is for one conversation only is missing where there are several."""
    menu = QMenu(parent)
    menu.setObjectName("libraryMenu")
    menu.aboutToHide.connect(menu.deleteLater)
    ids = tuple(summary.id for summary in chosen)

    def add(text: str, deed: Deed, keys: str = "") -> None:
        menu.addAction(text, QKeySequence(keys), lambda: wish(LibraryWish(deed, ids)))

    if len(chosen) == 1:
        menu.addAction(translate("library", "&Open"), open_it)
        add(translate("library", "Open in a new &window"), Deed.OPEN_IN_WINDOW)
        menu.addSeparator()
        menu.addAction(translate("library", "Rena&me"), QKeySequence("F2"), rename)
    else:
        count = menu.addAction(
            translate("library", "Selected: {count}").format(count=number(len(chosen)))
        )
        count.setEnabled(False)
        menu.addSeparator()
    if all(summary.is_pinned for summary in chosen):
        add(translate("library", "Un&pin"), Deed.UNPIN)
    else:
        add(translate("library", "&Pin"), Deed.PIN)
    add(translate("library", "Mo&ve to a folder…"), Deed.MOVE)
    add(translate("library", "&Tags…"), Deed.TAG)
    if any(summary.is_unread for summary in chosen):
        add(translate("library", "Mark as &read"), Deed.MARK_READ)
    else:
        add(translate("library", "Mark as un&read"), Deed.MARK_UNREAD)
    menu.addSeparator()
    menu.addAction(translate("library", "&Export…"), export)
    add(translate("library", "&Delete"), Deed.DELETE, "Del")
    return menu
