"""How a provider is asked: the facts that differ from host to host."""

from __future__ import annotations

import re

from msgspec import Struct, field
from msgspec.structs import replace

from deepseek_desktop.core.domain.address import (
    host_name_of,
    origin_of,
    read_base_url,
    wants_plain_http,
)
from deepseek_desktop.core.domain.ca_file import checked_ca_file
from deepseek_desktop.core.domain.dialect import Dialect, Rule, Translation
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.hosts import is_loopback
from deepseek_desktop.core.domain.typed import shown
from deepseek_desktop.core.domain.words import words

REASONING_FIELDS = ("reasoning_content", "reasoning", "reasoning_details", "thinking")
"""Where hosts put reasoning; the first one with text in it counts, they are never joined."""

DEMO_PROVIDER = "demo"

# Capitals only: a key pasted here by mistake must not be taken for a name and stored.
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]{0,63}")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


class BalanceSource(Struct, frozen=True):
    """Where a host says what is left: a path under the base URL or a whole URL, and pointers.

    Pointers are JSON pointers (RFC 6901); a `*` stands for every element of a list. A host may
    count in something else than money: then `unit` names it.
    """

    url: str
    amount: str
    currency: str = ""
    unit: str = ""

    def is_at(self, origin: str) -> bool:
        """Whether a request to it goes to `origin`."""
        return not self.url.startswith("https://") or origin_of(self.url) == origin


class Profile(Struct, frozen=True):
    """One provider: its name, where it is, how it takes a key, how it is asked.

    `key_variable` names the environment variable that holds the key; None sends no key.
    `preset` names the known host whose ways it has; empty for its own name's. `ca_file` holds
    certificates to trust besides the system's. `plain_http` says that the person allowed http.
    """

    name: str
    base_url: str
    key_variable: str | None = None
    preset: str = ""
    auth_header: str = "Authorization"
    auth_prefix: str = "Bearer "
    reasoning_fields: tuple[str, ...] = REASONING_FIELDS
    dialect: Dialect = field(default_factory=Dialect)
    rules: tuple[Rule, ...] = ()
    translations: tuple[Translation, ...] = ()
    quota_statuses: tuple[int, ...] = ()
    credits_header: str = ""
    balance: tuple[BalanceSource, ...] = ()
    models_path: str = "/models"
    is_local: bool = False
    most_at_once: int = 8
    ca_file: str = ""
    plain_http: bool = False

    @property
    def is_paid(self) -> bool:
        """Whether a request may cost money; what only might be free counts as paid."""
        is_here = is_loopback(host_name_of(self.base_url)) and self.key_variable is None
        return not (is_here and (self.is_local or self.name == DEMO_PROVIDER))

    def translation(self, model: str, *, is_refused: bool) -> Translation | None:
        """Return what to ask for in the place of `model`: before it is sent, or when refused."""
        return next(
            (t for t in self.translations if t.asked == model and t.when_refused == is_refused),
            None,
        )

    def at(self, other: Profile) -> Profile:
        """Return these ways under the name, at the address and with the key of `other`.

        What stands at a whole URL of its own elsewhere stays behind: the key is for `other` alone.
        """
        origin = origin_of(other.base_url) if other.base_url else ""
        return replace(
            self,
            balance=tuple(b for b in self.balance if b.is_at(origin)),
            is_local=self.is_local and is_loopback(host_name_of(other.base_url)),
            name=other.name,
            base_url=other.base_url,
            key_variable=other.key_variable,
            preset=other.preset,
            ca_file=other.ca_file,
            plain_http=other.plain_http,
        )


def check_name(name: str) -> None:
    """Raise `SettingError` for what cannot be a provider's name; a name may be that of a file."""
    if not _NAME.fullmatch(name):
        raise SettingError(
            words(
                "errors",
                "“{name}” cannot be the name of a provider. Use up to 40 small letters, digits, "
                "dots, hyphens and underscores.",
            ),
            name=shown(name),
        )


def checked_profile(
    name: str,
    base_url: str,
    key_variable: str | None = None,
    preset: str = "",
    *,
    ca_file: str = "",
    plain_http: bool = False,
) -> Profile:
    """Return a profile from what a person typed, or raise `SettingError`."""
    clean = name.strip()
    check_name(clean)
    if clean == DEMO_PROVIDER:
        raise SettingError(
            words("errors", "The name “{name}” belongs to the demo. Choose another."), name=clean
        )
    variable = (key_variable or "").strip() or None
    if variable is not None and not _VARIABLE.fullmatch(variable):
        raise SettingError(
            words(
                "errors",
                "Name the environment variable that holds the key, in capital letters like "
                "DEEPSEEK_API_KEY. What you gave is no such name; if it was the key itself, it was "
                "not kept.",
            )
        )
    return Profile(
        clean,
        read_base_url(base_url, plain_http=plain_http),
        variable,
        preset.strip(),
        ca_file=checked_ca_file(ca_file),
        # Said of this address only: another one has to be allowed again.
        plain_http=plain_http and wants_plain_http(base_url),
    )
