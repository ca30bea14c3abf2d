"""What a person can choose between, with the words for it."""

from __future__ import annotations

from enum import StrEnum

from deepseek_desktop.core.domain.proxy import ProxyMode
from deepseek_desktop.core.domain.words import words


class Theme(StrEnum):
    """Colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


THEMES = {
    Theme.SYSTEM: words("settings", "Follow the system"),
    Theme.LIGHT: words("settings", "Light"),
    Theme.DARK: words("settings", "Dark"),
    Theme.HIGH_CONTRAST: words("settings", "High contrast"),
}


class Accent(StrEnum):
    """The colour of what can be pressed or is chosen."""

    BLUE = "blue"
    VIOLET = "violet"
    TEAL = "teal"
    ORANGE = "orange"
    ROSE = "rose"


ACCENTS = {
    Accent.BLUE: words("settings", "Blue"),
    Accent.VIOLET: words("settings", "Violet"),
    Accent.TEAL: words("settings", "Teal"),
    Accent.ORANGE: words("settings", "Orange"),
    Accent.ROSE: words("settings", "Rose"),
}


class Density(StrEnum):
    """How much room there is around what is shown."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


DENSITIES = {
    Density.COMFORTABLE: words("settings", "Comfortable"),
    Density.COMPACT: words("settings", "Compact"),
}


class SendKey(StrEnum):
    """What sends a question; the other one starts a line."""

    ENTER = "enter"
    CTRL_ENTER = "ctrl+enter"


SEND_KEYS = {
    SendKey.ENTER: words("settings", "Enter"),
    SendKey.CTRL_ENTER: words("settings", "Ctrl+Enter"),
}


class ThinkingShown(StrEnum):
    """How the thinking of a new turn begins."""

    OPEN = "open"
    CLOSED = "closed"
    LAST = "last"


THINKING_SHOWN = {
    ThinkingShown.OPEN: words("settings", "Open"),
    ThinkingShown.CLOSED: words("settings", "Closed"),
    ThinkingShown.LAST: words("settings", "As it was left last"),
}


class Following(StrEnum):
    """How far a transcript follows what is written."""

    END = "end"
    ANSWER = "answer"


FOLLOWING = {
    Following.END: words("settings", "To the end"),
    Following.ANSWER: words("settings", "To the start of the answer"),
}


class Language(StrEnum):
    """The language of the window."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh_CN"


LANGUAGES = {
    Language.SYSTEM: words("settings", "Follow the system"),
    Language.ENGLISH: words("settings", "English"),
    Language.CHINESE: words("settings", "中文"),
}


PROXIES = {
    ProxyMode.NONE: words("settings", "None"),
    ProxyMode.SYSTEM: words("settings", "The system’s"),
    ProxyMode.CUSTOM: words("settings", "One of your own"),
}
