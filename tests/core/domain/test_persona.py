"""Personas: when one holds for a lane, and which may be kept."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.persona import NAME_LIMIT, Persona, PersonaBook, persona_of

_STRICT = LaneSetup("Be strict.", {"temperature": 0.2})


def test_a_persona_holds_while_all_it_says_is_so() -> None:
    any_model = Persona("1", "Strict", _STRICT)
    for_r1 = Persona("2", "Strict R1", _STRICT, "host/r1")
    personas = (any_model, for_r1)

    assert persona_of(personas, LaneChoice("host/v3", _STRICT)) is any_model
    assert persona_of(personas, LaneChoice(" host/r1", _STRICT)) is for_r1
    changed = LaneSetup("Be strict.", {"temperature": 0.3})
    assert persona_of(personas, LaneChoice("host/r1", changed)) is None
    assert persona_of(personas, LaneChoice("host/r1")) is None


def test_a_persona_without_a_model_leaves_the_lane_its_own() -> None:
    lane = LaneChoice("host/v3", LaneSetup("Old."))

    assert Persona("1", "Strict", _STRICT).applied_to(lane) == LaneChoice("host/v3", _STRICT)
    assert Persona("1", "Strict", _STRICT, "host/r1").applied_to(lane).model == "host/r1"


@pytest.mark.parametrize(
    ("persona", "why"),
    [
        (Persona("2", " \n", _STRICT), "Give the persona a name."),
        (Persona("2", "x" * (NAME_LIMIT + 1), _STRICT), "too long"),
        (Persona("2", "STRICT ", _STRICT), "Another persona is called “{name}”"),
        (Persona("2", "Empty"), "sets nothing yet"),
        (Persona("2", "Half", _STRICT, "host/"), "does not name a model"),
    ],
)
def test_what_cannot_be_kept_says_why(persona: Persona, why: str) -> None:
    book = PersonaBook([Persona("1", "Strict", _STRICT)])

    with pytest.raises(SettingError) as caught:
        book.checked(persona)

    assert why in caught.value.failure.text


def test_a_persona_is_kept_with_a_tidy_name_also_in_its_own_place() -> None:
    book = PersonaBook([Persona("1", "Strict", _STRICT)])

    kept = book.checked(Persona("1", "  Strict \n one ", _STRICT, " host/r1 "))

    assert kept == Persona("1", "Strict one", _STRICT, "host/r1")


def test_personas_are_found_ordered_and_named_apart() -> None:
    first, second = Persona("1", "beta", _STRICT), Persona("2", "Alpha", model="host/r1")
    book = PersonaBook([first, second])

    assert book.found() == [second, first]
    assert book.found("strict") == [first]
    assert book.found("HOST/R1") == [second]
    assert book.free_name("Beta") == "Beta 2"
    assert book.after("b") == first
    assert book.after("z") == first
    long = "x" * NAME_LIMIT
    book.put(Persona("3", long, _STRICT))
    assert len(book.free_name(long)) <= NAME_LIMIT
