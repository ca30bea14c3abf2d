"""What is said of a tab beside its title: a sign and words, never a colour alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from deepseek_desktop.ui.models.tab_activity import Activity
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.wording import clock

_SIGNS = {
    Activity.WAITING: ("tab_waiting", "muted"),
    Activity.THINKING: ("tab_thinking", "accent"),
    Activity.ANSWERING: ("tab_answering", "accent"),
    Activity.DONE: ("tab_done", "accent"),
    Activity.FAILED: ("tab_failed", "danger"),
}


def icon_of(tab: ConversationTab, icons: Icons) -> QIcon:
    """Return the sign of what a tab does; where it does nothing, of what it is."""
    kind = "tab_comparison" if len(tab.choices) > 1 else "tab_conversation"
    name, job = _SIGNS.get(tab.activity.now, (kind, "muted"))
    return icons.get(name, job)


def spoken(tab: ConversationTab, *, is_pinned: bool, has_time: bool = False) -> str:
    """Return title and state in words; with the time where that is wanted and something runs."""
    said = [_words(tab.activity.now)]
    if has_time and (elapsed_s := tab.activity.elapsed_s) is not None:
        said.append(clock(elapsed_s))
    if is_pinned:
        said.append(QCoreApplication.translate("TabStack", "pinned"))
    state = ", ".join(word for word in said if word)
    return f"{tab.title} — {state}" if state else tab.title


def _words(activity: Activity) -> str:
    match activity:
        case Activity.IDLE:
            return ""
        case Activity.WAITING:
            return QCoreApplication.translate("TabStack", "waiting")
        case Activity.THINKING:
            return QCoreApplication.translate("TabStack", "thinking")
        case Activity.ANSWERING:
            return QCoreApplication.translate("TabStack", "answering")
        case Activity.DONE:
            return QCoreApplication.translate("TabStack", "answered, not seen yet")
        case Activity.FAILED:
            return QCoreApplication.translate("TabStack", "failed, not seen yet")
