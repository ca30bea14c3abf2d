"""Going to a tab and to another branch, against bare text fields with the same texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from statistics import median

from msgspec.structs import replace
from PySide6.QtWidgets import QTabWidget

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.conversation import Basis, Conversation, Turn
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.offer import Offer
from deepseek_desktop.ui.widgets.tab_stack import TabStack
from tests.benchmarks.answers import answer
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.showing import (
    HEIGHT,
    WIDTH,
    application,
    bare_edit,
    cpu_ms,
    end,
    idle,
    typesetter,
)
from tests.core.archive.samples import awaited, conversation, ended, turn

_TURNS, _LENGTH = 50, 20_000  # characters of each answer in the tab with 1 MB
_BRANCHES, _BRANCH_TURNS, _SHORT = ("a", "b"), 100, 2_000
_ROUNDS = 5
_LIMIT_MS = 100


def measure() -> list[Figure]:
    """Return what it costs until the first paint of what a person goes to."""
    application()
    first = [_first_seen() for _ in range(_ROUNDS + 1)]
    return [
        _figure("tab of 1 MB: first seen", first),
        _figure("tab of 1 MB: seen again", _seen_again()),
        _figure("branch of 200 turns: first", _paged(is_first=True)),
        _figure("branch of 200 turns: again", _paged(is_first=False)),
    ]


def _figure(name: str, costs: Sequence[tuple[float, float]]) -> Figure:
    """Return the medians of both; the first round does not count."""
    ours_ms, floor_ms = map(median, zip(*costs[1:], strict=True))
    return limited(name, ours_ms, floor_ms, limit_ms=_LIMIT_MS)


def _first_seen() -> tuple[float, float]:
    """Go to a tab that was opened behind another one, as those of the last window are."""
    stacks = _stack(_long()), _bare_stack(_long())
    costs = tuple(_shown_ms(partial(stack.setCurrentIndex, 1)) for stack in stacks)
    end(*stacks)
    return costs[0], costs[1]


def _seen_again() -> list[tuple[float, float]]:
    stacks = _stack(_long()), _bare_stack(_long())
    costs = []
    for _ in range(_ROUNDS + 1):
        ours_ms, floor_ms = (_shown_ms(partial(stack.setCurrentIndex, 1)) for stack in stacks)
        costs.append((ours_ms, floor_ms))
        idle()
        for stack in stacks:
            stack.setCurrentIndex(0)
        idle()
    end(*stacks)
    return costs


def _paged(*, is_first: bool) -> list[tuple[float, float]]:
    """Go to the other branch, as the pager of the first question does."""
    kept, (name, other) = _branched(), _BRANCHES
    costs = []
    for _ in range(_ROUNDS + 1):
        stack, edit = _stack(kept), bare_edit("")
        stack.setCurrentIndex(1)
        idle()
        tab = stack.front
        assert tab is not None
        if not is_first:
            for seen in (name, other):
                tab.state.show_turn(f"{seen}0")
                idle()
        ours_ms = _shown_ms(partial(tab.state.show_turn, f"{name}0"))
        assert [each.id for each in tab.state.turns][-1] == f"{name}{_BRANCH_TURNS - 1}"
        text = _text(each for each in kept.turns if each.id.startswith(name))
        costs.append((ours_ms, _shown_ms(partial(edit.setPlainText, text))))
        end(stack, edit)
    return costs


def _shown_ms(go: Callable[[], object]) -> float:
    """Return the work of going somewhere, laying out and painting."""

    def show() -> None:
        go()
        for _ in range(2):  # what is laid out is painted in the next turn
            application().processEvents()

    return cpu_ms(show)


def _stack(kept: Conversation) -> TabStack:
    """Return a window's tabs: an empty one that is seen, and one with a conversation."""
    icons = Icons(asset("icons"), lambda _: "#808080")
    stack = TabStack(icons)
    stack.resize(WIDTH, HEIGHT)
    stack.show()
    for shown in (None, kept):
        state = ConversationState()
        if shown is not None:
            state.begin(shown)
        offer = Offer(Offered(), [LaneChoice("demo/a")], (), Reading(typesetter()))
        stack.add(ConversationTab(state, offer, icons))
        stack.setCurrentIndex(0)  # before it is painted: that is what is measured
    idle()
    return stack


def _bare_stack(kept: Conversation) -> QTabWidget:
    tabs = QTabWidget()
    tabs.resize(WIDTH, HEIGHT)
    tabs.addTab(bare_edit(""), "")
    tabs.addTab(bare_edit(_text(kept.turns)), "")
    tabs.show()
    idle()
    return tabs


def _text(turns: Iterable[Turn]) -> str:
    return "\n\n".join(f"{each.prompt}\n\n{each.replies[0].answer}" for each in turns)


def _long() -> Conversation:
    return replace(conversation(), turns=_chain("t", _TURNS, _LENGTH))


def _branched() -> Conversation:
    chains = (_chain(name, _BRANCH_TURNS, _SHORT) for name in _BRANCHES)
    return replace(conversation(), turns=tuple(each for chain in chains for each in chain))


def _chain(name: str, count: int, length: int) -> tuple[Turn, ...]:
    """Return turns that follow each other, with an answer each."""
    lane_id = conversation().lanes[0].id
    turns: list[Turn] = []
    for number in range(count):
        before = turns[-1] if turns else None
        bases = {lane_id: Basis(before.replies[0].id)} if before else {}
        said = ended(awaited(f"r{name}{number}", lane_id), answer=answer(length, number))
        asked = turn(f"{name}{number}", f"And step {number} of {name}?")
        parent_id = before.id if before else None
        turns.append(replace(asked, replies=(said,), parent_id=parent_id, bases=bases))
    return tuple(turns)
