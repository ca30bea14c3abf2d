"""Personas in the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.persona import Persona


async def test_personas_are_kept_changed_and_dropped(tmp_path: Path) -> None:
    setup = LaneSetup("Be 严格.", {"temperature": 0.2, "stop": ["a\n"], "thinking": False})
    first, second = Persona("1", "beta", LaneSetup("x\ud800")), Persona("2", "Alpha", setup, "h/m")
    changed = Persona("1", "gamma", setup)
    async with Archive(tmp_path) as archive:
        await archive.personas.keep(first)
        await archive.personas.keep(second)
        await archive.personas.keep(changed)

    async with Archive(tmp_path) as archive:
        assert await archive.personas.all() == (second, changed)
        await archive.personas.drop("2")
        assert await archive.personas.all() == (changed,)


async def test_a_persona_never_takes_the_place_of_another_of_its_name(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await archive.personas.keep(Persona("1", "Strict", LaneSetup("a")))
        with pytest.raises(ArchiveError):
            await archive.personas.keep(Persona("2", "Strict", LaneSetup("b")))

        assert await archive.personas.all() == (Persona("1", "Strict", LaneSetup("a")),)
