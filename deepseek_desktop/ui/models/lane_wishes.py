"""What a person can want of a lane, said in its header."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class LaneAct(StrEnum):
    """What is wanted; `detail` in a `LaneWish` says which, where that is needed."""

    CHANGE_MODEL = "change_model"
    SET_UP = "set_up"
    SEE_CARD = "see_card"
    FAVOUR = "favour"  # detail: empty for no longer
    SEE_THINKING = "see_thinking"  # what can be chosen of it
    SET_THINKING = "set_thinking"  # detail: as typed; empty leaves it to the provider
    SET_EFFORT = "set_effort"  # detail: as above
    USE_PERSONA = "use_persona"  # detail: the persona's id
    SAVE_PERSONA = "save_persona"
    SEE_PERSONAS = "see_personas"
    ADD = "add"  # another lane, beside all
    DUPLICATE = "duplicate"  # another lane like this one
    HIDE = "hide"
    REMOVE = "remove"  # detail: none; one that has answered is hidden
    FOCUS = "focus"  # see it alone, or all again
    TOGGLE = "toggle"  # let it rest, ask it next, or show it again


class LaneWish(Struct, frozen=True):
    """Something that a person wants of a lane, counted from 0 on the left."""

    act: LaneAct
    number: int
    detail: str = ""
