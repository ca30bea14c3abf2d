"""What a person can want of a turn or a reply, said where it stands."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Act(StrEnum):
    """What is wanted; `detail` in a `Wish` says which, where that is needed."""

    RETRY = "retry"  # detail: a parameter to leave out
    RETRY_WITH = "retry_with"  # another model or host
    GO_ON = "go_on"  # with an answer that was cut
    HAND = "hand"  # the thinking of this reply to the other lanes, which answer once more
    ANSWER_NOW = "answer_now"  # stop thinking, and answer with what was thought
    INCLUDE = "include"  # a cut answer is sent along with the next question, or no longer
    CONTEXT = "context"  # all lanes go on from this answer with the next question, or no longer
    SHOW_REPLY = "show_reply"  # detail: the reply's id
    SHOW_TURN = "show_turn"  # detail: the turn's id
    EDIT = "edit"
    FORK = "fork"
    DELETE = "delete"
    GIVE_KEY = "give_key"
    SEE_MODELS = "see_models"


class Wish(Struct, frozen=True):
    """Something that a person wants of a turn, in one of its lanes."""

    act: Act
    turn_id: str
    lane_id: str
    detail: str = ""
