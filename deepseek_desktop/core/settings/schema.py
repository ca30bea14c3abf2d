"""The settings, each declared once: dialog, checks, documentation and tests follow from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, get_type_hints

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.proxy import ProxyChoice, ProxyMode, read_proxy_url
from deepseek_desktop.core.domain.spending_limit import read_limit
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.settings.about import About, Section, checked
from deepseek_desktop.core.settings.choices import (
    ACCENTS,
    DENSITIES,
    FOLLOWING,
    LANGUAGES,
    PROXIES,
    SEND_KEYS,
    THEMES,
    THINKING_SHOWN,
    Accent,
    Density,
    Following,
    Language,
    SendKey,
    Theme,
    ThinkingShown,
)


class Chosen(Struct, frozen=True):
    """What a person chose; `with_value` makes the next one, checked."""

    theme: Annotated[
        Theme,
        About(
            Section.APPEARANCE,
            words("settings", "Theme"),
            words("settings", "Colours of the whole window."),
            choices=THEMES,
        ),
    ] = Theme.SYSTEM
    accent: Annotated[
        Accent,
        About(
            Section.APPEARANCE,
            words("settings", "Accent"),
            words("settings", "Colour of buttons, links and what is chosen; not in high contrast."),
            choices=ACCENTS,
        ),
    ] = Accent.BLUE
    density: Annotated[
        Density,
        About(
            Section.APPEARANCE,
            words("settings", "Density"),
            words("settings", "Room around buttons, fields, tabs and menus."),
            choices=DENSITIES,
        ),
    ] = Density.COMFORTABLE
    font_family: Annotated[
        str,
        About(
            Section.APPEARANCE,
            words("settings", "Font"),
            words("settings", "Typeface of the whole window."),
            unset=words("settings", "System font"),
            is_font=True,
        ),
    ] = ""
    font_size: Annotated[
        int,
        About(
            Section.APPEARANCE,
            words("settings", "Font size"),
            words("settings", "Size of all text; the system's own counts as 10 at least."),
            least=8,
            most=24,
            unit=words("settings", "pt"),
            unset=words("settings", "System size"),
        ),
    ] = 0
    code_family: Annotated[
        str,
        About(
            Section.APPEARANCE,
            words("settings", "Code font"),
            words("settings", "Typeface of code in questions and replies."),
            unset=words("settings", "System font"),
            is_font=True,
        ),
    ] = ""
    send_key: Annotated[
        SendKey,
        About(
            Section.CONVERSATIONS,
            words("settings", "Send with"),
            words("settings", "The other one starts a new line, and so does Shift+Enter."),
            choices=SEND_KEYS,
        ),
    ] = SendKey.ENTER
    thinking: Annotated[
        ThinkingShown,
        About(
            Section.CONVERSATIONS,
            words("settings", "Thinking"),
            words("settings", "How the thinking of a new question begins."),
            choices=THINKING_SHOWN,
        ),
    ] = ThinkingShown.OPEN
    following: Annotated[
        Following,
        About(
            Section.CONVERSATIONS,
            words("settings", "Scroll along"),
            words("settings", "How far a reply is followed while its end is in view."),
            choices=FOLLOWING,
        ),
    ] = Following.END
    notifications: Annotated[
        bool,
        About(
            Section.CONVERSATIONS,
            words("settings", "Notifications"),
            words(
                "settings",
                "When a long reply ends while you work elsewhere: how its answer begins, on the "
                "desktop.",
            ),
        ),
    ] = True
    limit_day: Annotated[
        str,
        About(
            Section.SPENDING,
            words("settings", "Limit for a day"),
            words(
                "settings",
                "An amount and a currency, like 5 USD: a warning at 80 % and when it is reached. "
                "No other currency counts.",
            ),
            unset=words("settings", "no limit"),
            check=read_limit,
        ),
    ] = ""
    limit_month: Annotated[
        str,
        About(
            Section.SPENDING,
            words("settings", "Limit for a month"),
            words("settings", "The same for a calendar month, like 50 USD."),
            unset=words("settings", "no limit"),
            check=read_limit,
        ),
    ] = ""
    limit_hard: Annotated[
        bool,
        About(
            Section.SPENDING,
            words("settings", "Stop at a limit"),
            words(
                "settings",
                "Holds back what would pass a limit, and stops running replies there. Off: only "
                "warns.",
            ),
        ),
    ] = True
    title_model: Annotated[
        str,
        About(
            Section.CONVERSATIONS,
            words("settings", "Titles by"),
            words(
                "settings",
                "Written PROVIDER/MODEL: it names conversations after their first answer. What "
                "that cost is said.",
            ),
            unset=words("settings", "No model"),
            check=ModelRef.parse,
        ),
    ] = ""
    idle_limit_min: Annotated[
        int,
        About(
            Section.NETWORK,
            words("settings", "Give up after"),
            words(
                "settings",
                "A reply is given up when its host has sent no sign of life for so long.",
            ),
            least=1,
            most=120,
            unit=words("settings", "min"),
        ),
    ] = 15
    proxy: Annotated[
        ProxyMode,
        About(
            Section.NETWORK,
            words("settings", "Proxy"),
            words(
                "settings",
                "It sees which host is asked, never a key or a word; nothing on this machine is "
                "asked through it.",
            ),
            choices=PROXIES,
        ),
    ] = ProxyMode.NONE
    proxy_url: Annotated[
        str,
        About(
            Section.NETWORK,
            words("settings", "Proxy address"),
            words("settings", "For a proxy of your own, like http://proxy.example:3128."),
            check=read_proxy_url,
        ),
    ] = ""
    language: Annotated[
        Language,
        About(
            Section.GENERAL,
            words("settings", "Language"),
            words("settings", "Takes effect when the app is started again."),
            choices=LANGUAGES,
        ),
    ] = Language.SYSTEM

    @property
    def proxying(self) -> ProxyChoice:
        """Which proxy to go through."""
        return ProxyChoice(self.proxy, self.proxy_url)

    def with_value(self, name: str, value: object) -> Chosen:
        """Return the same with another value; raise `SettingError` where it is not usable."""
        new: dict[str, Any] = {name: checked(name, ABOUT[name], getattr(DEFAULTS, name), value)}
        return replace(self, **new)


def _declared() -> Mapping[str, About]:
    hints = get_type_hints(Chosen, include_extras=True)
    return {name: hints[name].__metadata__[0] for name in Chosen.__struct_fields__}


ABOUT: Mapping[str, About] = _declared()
DEFAULTS = Chosen()
