"""Colours by what they are for."""

from __future__ import annotations

from msgspec import Struct


class Tokens(Struct, frozen=True):
    """What a colour is for, never what it is. All are `#rrggbb`."""

    window: str
    surface: str
    sunken: str
    hover: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_hover: str
    selection: str
    danger: str
    danger_surface: str
    warning: str
    lane_a: str
    lane_b: str
    lane_c: str
    lane_d: str
    lane_e: str
    lane_f: str
    on_lane: str


LIGHT = Tokens(
    window="#f3f4f7",
    surface="#ffffff",
    sunken="#f6f7fa",
    hover="#e9ecf2",
    border="#d8dce4",
    text="#1a1e26",
    muted="#596273",
    accent="#3457d5",
    on_accent="#ffffff",
    accent_hover="#2a48b8",
    selection="#d4deff",
    danger="#ae1f1a",
    danger_surface="#fdeeed",
    warning="#855200",
    lane_a="#3457d5",
    lane_b="#b3541e",
    lane_c="#18734a",
    lane_d="#8a3aa8",
    lane_e="#0e7490",
    lane_f="#9d174d",
    on_lane="#ffffff",
)

DARK = Tokens(
    window="#14171c",
    surface="#1c2027",
    sunken="#171a20",
    hover="#272d37",
    border="#323946",
    text="#e7eaf0",
    muted="#9ca6b7",
    accent="#8aa7ff",
    on_accent="#0d1430",
    accent_hover="#a6bcff",
    selection="#2a3965",
    danger="#ff9a92",
    danger_surface="#3a2023",
    warning="#f1bd6b",
    lane_a="#8aa7ff",
    lane_b="#f2a272",
    lane_c="#6fd6a2",
    lane_d="#d5a0ee",
    lane_e="#67d3e8",
    lane_f="#f593bd",
    on_lane="#14171c",
)

HIGH_CONTRAST = Tokens(
    window="#000000",
    surface="#000000",
    sunken="#0c0c0c",
    hover="#2b2b2b",
    border="#ffffff",
    text="#ffffff",
    muted="#dedede",
    accent="#ffe14d",
    on_accent="#000000",
    accent_hover="#fff1a3",
    selection="#003d92",
    danger="#ffa8a0",
    danger_surface="#4a0000",
    warning="#ffd166",
    lane_a="#8fb8ff",
    lane_b="#ffb27d",
    lane_c="#7df0b4",
    lane_d="#e3b5ff",
    lane_e="#7ce9ff",
    lane_f="#ffa6cd",
    on_lane="#000000",
)
