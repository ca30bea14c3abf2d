"""What is closed is gone, with all that was read for it."""

from __future__ import annotations

import gc
import weakref
from typing import Any

from shiboken6 import isValid

from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person


def _parts(person: Person) -> dict[str, Any]:
    """The tab in front, and all that is there for it alone."""
    tab = person.tab
    presenters = person.window._maker.presenters_of(tab)
    return {
        "tab": tab,
        "state": tab.state,
        "asking": presenters.asking,
        "branching": presenters.branching,
        "drafting": presenters.drafting,
        "activity": tab.activity,
        "lanes": tab.lanes,
        "composer": tab.composer,
    }


async def test_closed_tabs_leave_nothing_behind(person: Person, host: FaultServer) -> None:
    host.answer = wire.said("A.")
    left: list[tuple[str, weakref.ref[Any]]] = []
    for number in range(3):
        person.window.commands.run("new_conversation")
        person.choose("host/a")
        await person.ask_and_wait(f"Question {number}?")
        left += [(name, weakref.ref(part)) for name, part in _parts(person).items()]
    for _ in range(3):
        person.close_front_tab()
    await person.wait_for_rest()
    await until(lambda: not any(_is_there(part) for _, part in left))

    gc.collect()

    assert [name for name, part in left if part() is not None] == []


def _is_there(part: weakref.ref[Any]) -> bool:
    """Return whether Qt still has it."""
    found = part()
    return found is not None and isValid(found) and found.parent() is not None
