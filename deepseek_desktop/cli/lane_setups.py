"""What `--set` and `--system` mean for each lane."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.parameters import read_assignments
from deepseek_desktop.core.domain.words import words


def lane_setups(count: int, settings: Sequence[str], system_prompt: str) -> tuple[LaneSetup, ...]:
    """Return the setup of each of `count` lanes; raise `SettingError` for what means nothing.

    `B:thinking=off` is for lane B alone and counts before what is for all.
    """
    letters = ascii_uppercase[:count]
    common: list[str] = []
    own: dict[str, list[str]] = {letter: [] for letter in letters}
    for setting in settings:
        letter, colon, assignment = setting.partition(":")
        if colon and len(letter.strip()) == 1:
            if letter.strip().upper() not in own:
                raise SettingError(_NO_LANE, letter=letter.strip(), lanes=", ".join(letters))
            own[letter.strip().upper()].append(assignment)
        else:
            common.append(setting)
    shared = read_assignments(common)
    return tuple(
        LaneSetup(system_prompt, {**shared, **read_assignments(own[letter])}) for letter in letters
    )


_NO_LANE = words("errors", "There is no lane {letter} to set something for; there are {lanes}.")
