"""What a person can do with lanes, as rows of the table of commands."""

from __future__ import annotations

from deepseek_desktop.core.domain.words import words
from deepseek_desktop.ui.models.command import Command, Menu

OF_LANES = (
    Command("change_model", words("commands", "Change &model…"), Menu.LANE, ("Ctrl+M",)),
    Command("lane_settings", words("commands", "&Settings of this lane…"), Menu.LANE, ("F4",)),
    Command(
        "lane_thinking", words("commands", "&Thinking and effort…"), Menu.LANE, ("Ctrl+Shift+H",)
    ),
    Command("model_card", words("commands", "&About this model…"), Menu.LANE, ("Shift+F4",)),
    Command(
        "favourite",
        words("commands", "Add to &favourites, or remove"),
        Menu.LANE,
        ("Ctrl+Shift+V",),
    ),
    Command("use_persona", words("commands", "&Use a persona…"), Menu.LANE, ("Ctrl+J",), 1),
    Command(
        "save_persona",
        words("commands", "Sa&ve these settings as a persona…"),
        Menu.LANE,
        ("Ctrl+Shift+J",),
        1,
    ),
    Command("personas", words("commands", "&Personas…"), Menu.LANE, ("Ctrl+Shift+Y",), 1),
    Command("add_lane", words("commands", "A&dd a lane…"), Menu.LANE, ("Ctrl+L",), 2),
    Command(
        "duplicate_lane",
        words("commands", "Dupl&icate this lane"),
        Menu.LANE,
        ("Shift+F9",),
        2,
    ),
    Command("blind", words("commands", "Judge &blind, or not"), Menu.LANE, ("F8",), 2),
    Command("lane_sets", words("commands", "Sets &of lanes…"), Menu.LANE, ("Ctrl+Shift+F3",), 2),
    Command("focus_lane", words("commands", "See this lane a&lone, or all"), Menu.LANE, ("F9",), 2),
    Command("hide_lane", words("commands", "&Hide this lane"), Menu.LANE, ("Ctrl+Shift+W",), 2),
    *(
        Command(
            f"toggle_lane_{number}",
            words("commands", "Ask or rest lane {number}"),
            Menu.TOGGLE_LANE,
            (f"Ctrl+{number}",),
            number=number,
        )
        for number in range(1, 7)
    ),
)
