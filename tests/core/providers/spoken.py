"""A reply with its thinking as it is streamed, how it ends whole, and how it ends cut."""

from __future__ import annotations

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.outcome import Outcome
from tests.faults.contract import Ending
from tests.faults.wire import (
    DONE,
    answer,
    finish,
    reasoning,
)

SAID = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")
STREAM = reasoning("Two and two.") + answer("It is 4.") + finish() + DONE
BROKEN = Ending(Outcome.BROKEN, fault=Fault.PROVIDER)
