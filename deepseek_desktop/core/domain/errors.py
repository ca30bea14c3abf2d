"""What can go wrong, named by what a person can do about it.

DeskError
├── ProviderError                  asking failed
│   ├── AuthenticationError        the key is missing or refused: change the key
│   ├── QuotaError                 no money left: top up
│   ├── RateLimitedError           too fast: wait
│   ├── RequestRefusedError        the host will not do this: change the request
│   │   ├── UnknownModelError      this host has no such model: choose another
│   │   ├── ParameterRefusedError  it refuses one parameter: ask without it
│   │   └── ContentFilteredError   its filter objects: change the prompt
│   ├── UnknownProviderError       nobody told us about this provider: add it
│   ├── ProviderUnavailableError   nobody answers, or badly: try again
│   │   ├── ModelLoadingError      a local server reads its model: wait
│   │   ├── SilentProviderError    no sign of life for too long: try again
│   │   └── StreamBrokenError      cut off in mid-reply: try again, what arrived is kept
│   └── UnexpectedReplyError       not what the protocol promises: check the base URL
├── ArchiveError                   the archive cannot be read or written
│   ├── UnopenedArchiveError       its file does not open: a backup, salvaging, a new one beside it
│   ├── DamagedCopyError           a backup is not what it should be: check the archive
│   └── ReadOnlyArchiveError       it may only be read: a newer version of the app wrote it
└── SettingError                   what was typed or stored as a setting is not usable
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field
from typing_extensions import override

from deepseek_desktop.core.domain.archive_state import Condition
from deepseek_desktop.core.domain.outcome import Outcome


class Fault(StrEnum):
    """Who has to act."""

    YOU = "you"
    NETWORK = "network"
    PROVIDER = "provider"
    APP = "app"


class Failure(Struct, frozen=True):
    """What went wrong, as a value that can be stored, translated and shown.

    `text` is an English sentence with `{named}` places, `facts` fills them. `detail` is what the
    host itself said, cleaned and without keys; it is shown on demand only.
    """

    kind: str
    fault: Fault
    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    status: int | None = None
    detail: str = ""

    @property
    def sentence(self) -> str:
        """The plain English sentence."""
        return self.text.format_map(self.facts)


class DeskError(Exception):
    """An expected failure; `str()` is a plain English sentence that says what to do."""

    fault: Fault = Fault.APP
    outcome: Outcome = Outcome.BROKEN

    def __init__(
        self,
        text: str,
        *,
        fault: Fault | None = None,
        status: int | None = None,
        detail: str = "",
        **facts: str,
    ) -> None:
        super().__init__(text)
        if status is not None:
            facts["status"] = str(status)
        self.failure = Failure(_kind(type(self)), fault or self.fault, text, facts, status, detail)

    @override
    def __str__(self) -> str:
        return self.failure.sentence


def _kind(error: type[DeskError]) -> str:
    """Return the class name as a stable word: `StreamBrokenError` -> `stream_broken`."""
    name = error.__name__.removesuffix("Error")
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).removeprefix("_")


class ProviderError(DeskError):
    """Asking failed.

    `passes` says that the same request may well succeed soon, and that nothing of it was charged;
    `retry_after_s` is the wait in seconds that the host asks for.
    """

    fault = Fault.PROVIDER
    outcome = Outcome.REFUSED
    passes = False
    retry_after_s: float | None = None


class AuthenticationError(ProviderError):
    """The key is missing or was refused."""

    fault = Fault.YOU


class QuotaError(ProviderError):
    """The account has no money or credits left."""

    fault = Fault.YOU


class RateLimitedError(ProviderError):
    """Too many requests at once or too fast."""

    fault = Fault.YOU


class RequestRefusedError(ProviderError):
    """The host will not do what was asked."""

    fault = Fault.YOU


class UnknownModelError(RequestRefusedError):
    """The host does not have this model."""


class ParameterRefusedError(RequestRefusedError):
    """The host refuses one parameter, named in the facts."""


class ContentFilteredError(RequestRefusedError):
    """The host's content filter objects to the prompt."""

    outcome = Outcome.FILTERED


class UnknownProviderError(ProviderError):
    """No provider of this name was added."""

    fault = Fault.YOU


class ProviderUnavailableError(ProviderError):
    """Nobody answers, or the host itself has a fault."""


class ModelLoadingError(ProviderUnavailableError):
    """The server is there, but still reads its model."""


class SilentProviderError(ProviderUnavailableError):
    """The host gave no sign of life for too long."""

    outcome = Outcome.TIMEOUT


class StreamBrokenError(ProviderUnavailableError):
    """The connection ended before the reply did."""

    fault = Fault.NETWORK
    outcome = Outcome.CUT


class UnexpectedReplyError(ProviderError):
    """The host answered something that the protocol does not know."""

    outcome = Outcome.BROKEN


class ArchiveError(DeskError):
    """The archive cannot be read or written."""


class UnopenedArchiveError(ArchiveError):
    """The archive's file does not open; `condition` says why. It was left as it is."""

    condition: Condition = Condition.DAMAGED


class DamagedCopyError(ArchiveError):
    """A copy does not hold what it should: where it was copied from, or the disk, is damaged."""


class ReadOnlyArchiveError(ArchiveError):
    """The archive may be read, but not written."""


class SettingError(DeskError):
    """A setting, typed or stored, is not usable."""

    fault = Fault.YOU
