"""In what a lane differs from its neighbour: each thing a chip with a few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.parameters import BY_NAME
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.details import parameter_label, value_shown

translate = QCoreApplication.translate


def differences(mine: LaneChoice, neighbour: LaneChoice) -> dict[str, str]:
    """Return what is otherwise in a lane than in its neighbour, by what it is.

    Keys are `host` (of the same model), the names of parameters, and `instructions`.
    """
    return {name: text for name, text in _differences(mine, neighbour) if text}


def told_apart(mine: LaneChoice, others: Sequence[LaneChoice]) -> str:
    """Return what a lane has that the first of `others` with its model has not; mostly nothing."""
    host, _, model = mine.model.strip().partition("/")
    same = next((each for each in others if each.model.strip().partition("/")[2] == model), None)
    if not model or same is None:
        return ""
    differ = differences(mine, same)
    if "host" in differ:
        return wording.provider_name(host)
    own = {*mine.setup.parameters, *(["instructions"] if mine.setup.system_prompt.strip() else ())}
    return next((text for name, text in differ.items() if name in own), "")


def _differences(mine: LaneChoice, neighbour: LaneChoice) -> Iterator[tuple[str, str]]:
    host, _, model = mine.model.strip().partition("/")
    other_host, _, other_model = neighbour.model.strip().partition("/")
    # Another model is seen by its name, which stands in front; two hosts of one are mistaken.
    is_host_only = model == other_model and host != other_host
    yield "host", translate("lanes", "other host") if is_host_only else ""
    own, others = mine.setup.parameters, neighbour.setup.parameters
    for name in BY_NAME:
        if own.get(name) != others.get(name):
            yield name, _parameter(name, own.get(name))
    yield "instructions", _instructions(mine, neighbour)


def _parameter(name: str, value: object) -> str:
    if value is not None:
        return f"{parameter_label(name)} {value_shown(value)}"
    return translate("lanes", "{name} not set").format(name=parameter_label(name))


def _instructions(mine: LaneChoice, neighbour: LaneChoice) -> str:
    own, others = mine.setup.system_prompt.strip(), neighbour.setup.system_prompt.strip()
    if own == others:
        return ""
    if not own:
        return translate("lanes", "no instructions")
    return (
        translate("lanes", "other instructions")
        if others
        else translate("lanes", "own instructions")
    )
