"""Scripts and endings of replies that are asked for more than once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deepseek_desktop.core.domain.outcome import Outcome
from tests.faults.contract import Ending
from tests.faults.server import Answer, Request, Script, in_turn
from tests.faults.wire import error

WHOLE = Ending(Outcome.COMPLETE, "It is 4.")
LOADING = error(503, "Loading model")


def by_lane(scripts: Mapping[str, Sequence[Script]]) -> Answer:
    """Answer the requests for each model in turn."""
    answers = {model: in_turn(*turns) for model, turns in scripts.items()}

    def choose(request: Request) -> Script:
        return answers[request.model](request)

    return choose
