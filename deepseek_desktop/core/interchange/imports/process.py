"""The process that reads a file: what is in it may be anything, so it has limits of its own."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.imports.json_values import DEEPEST
from deepseek_desktop.core.interchange.imports.messages import (
    Checked,
    Done,
    Found,
    Looked,
    ReaderMessage,
    Refused,
)
from deepseek_desktop.core.interchange.imports.reading import Reading
from deepseek_desktop.core.interchange.imports.source import Source

TIME_LIMIT_S = 3600
_STACK_BYTES = 64 * 1024**2
_MOST_TOGETHER = 200
_MOST_CHARACTERS = 500_000
_STEP = 0.01  # of the file, between two words on how far it is


def read_for_parent(path: str, now: datetime, most_bytes: int, parent: Connection) -> None:
    """Read a file and tell `parent` what is in it; the parent ends this process when it likes.

    `most_bytes` is how much memory may be taken.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent has been told as well, and decides
    limit(most_bytes)
    gc.disable()  # there are many values and hardly a circle among them: looking for one takes long
    # Values in values need a deep stack, and that of a first thread is small on some systems.
    sys.setrecursionlimit(2 * DEEPEST)
    threading.stack_size(_STACK_BYTES)
    thread = threading.Thread(target=_tell, args=(Path(path), now, parent))
    thread.start()
    thread.join()


def _tell(path: Path, now: datetime, parent: Connection) -> None:
    def say(message: ReaderMessage) -> None:
        parent.send(message)

    with suppress(BrokenPipeError, ConnectionError, EOFError):  # nobody is listening any more
        try:
            _read(path, now, say, lambda: bool(parent.recv()))
        except SettingError as error:
            say(Refused(error.failure.text, error.failure.facts))
        except MemoryError:
            say(Refused(_MEMORY, {"file": path.name}))
        except (BrokenPipeError, ConnectionError, EOFError):
            raise
        except OSError as error:
            reason = error.strerror or type(error).__name__
            say(Refused(_UNREADABLE, {"file": path.name, "reason": reason}))
        except Exception as error:  # noqa: BLE001 told to whoever waits, who logs it
            say(Refused(_FAULT, {"file": path.name, "reason": repr(error)[:200]}))


def _read(
    path: Path, now: datetime, say: Callable[[ReaderMessage], None], may_go_on: Callable[[], bool]
) -> None:
    is_checking, last = True, 0.0

    def told(done: int, size: int) -> None:
        nonlocal last
        share = min(1.0, done / size)
        if share >= last + _STEP:
            last = share
            say(Looked(share, is_checking))

    with Source(path, told) as source:
        say(Checked(source.checksum()))
        if not may_go_on():
            return
        is_checking, last = False, 0.0
        reading = Reading(source, path.name, now)
        for batch in _batches(reading.conversations()):
            say(Found(batch))
        remarks = reading.remarks
        say(Done(reading.formats, dict(remarks.counts), tuple(remarks.keys)))


def _batches(kept: Iterator[KeptConversation]) -> Iterator[tuple[KeptConversation, ...]]:
    batch: list[KeptConversation] = []
    characters = 0
    for each in kept:
        batch.append(each)
        characters += sum(
            len(turn.prompt) + sum(len(r.answer) + len(r.reasoning) for r in turn.replies)
            for turn in each.conversation.turns
        )
        if characters >= _MOST_CHARACTERS or len(batch) >= _MOST_TOGETHER:
            yield tuple(batch)
            batch, characters = [], 0
    if batch:
        yield tuple(batch)


def limit(most_bytes: int) -> None:
    """Take no more memory and time than an export can need, where the system can hold us to it."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 not every system has it

    for kind, most in (
        (resource.RLIMIT_AS, most_bytes),
        (resource.RLIMIT_CPU, TIME_LIMIT_S),
    ):
        with suppress(ValueError, OSError):
            _, hard = resource.getrlimit(kind)
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (least, hard))


_MEMORY = words(
    "errors",
    "{file} needs more memory than an import may take. Export less at once, or split it.",
)
_UNREADABLE = words("errors", "{file} cannot be read: {reason}.")
_FAULT = words(
    "errors",
    "{file} could not be imported because of a fault in the app itself ({reason}). Nothing of it "
    "was kept. Please report this.",
)
