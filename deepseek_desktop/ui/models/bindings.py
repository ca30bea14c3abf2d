"""Which keys run which command: what a person chose, then what the commands bring along."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from deepseek_desktop.core.domain.errors import Failure, SettingError
from deepseek_desktop.core.settings.about import BAD_VALUE

_Standard = QKeySequence.StandardKey
_EDITING = (
    *(_Standard.Cut, _Standard.Copy, _Standard.Paste, _Standard.Undo, _Standard.Redo),
    *(_Standard.SelectAll, _Standard.Delete, _Standard.Backspace),
    *(_Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord),
    *(_Standard.InsertParagraphSeparator, _Standard.InsertLineSeparator),
    *(_Standard.MoveToNextWord, _Standard.MoveToPreviousWord),
    *(_Standard.SelectNextWord, _Standard.SelectPreviousWord),
    *(_Standard.MoveToStartOfDocument, _Standard.MoveToEndOfDocument),
    *(_Standard.SelectStartOfDocument, _Standard.SelectEndOfDocument),
)
_SENDING = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+Shift+Return", "Ctrl+Shift+Enter")
_FREE_ALONE = {Qt.Key.Key_Escape, *(Qt.Key(Qt.Key.Key_F1 + n) for n in range(35))}
_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
_ALT = Qt.KeyboardModifier.AltModifier


def parsed(text: str) -> tuple[str, ...] | None:
    """Return keys as written in the file, "Ctrl+K" or "F3; Ctrl+G"; None for what is no keys."""
    keys = [QKeySequence(part) for part in text.split("; ")] if text else []
    names = tuple(dict.fromkeys(key.toString() for key in keys))
    is_good = all(names) and all(key.count() == 1 for key in keys)
    return names if is_good and not any(map(is_for_writing, names)) else None


def is_for_writing(keys: str) -> bool:
    """Whether keys write, edit or lead around in a text, so that no command can have them."""
    sequence = QKeySequence(keys)
    if any(sequence in QKeySequence.keyBindings(standard) for standard in _EDITING):
        return True
    if sequence.toString() in _SENDING:
        return True
    pressed = sequence[0]  # type: ignore[index] # PySide's annotations do not know it
    if pressed.key() in _FREE_ALONE or pressed.keyboardModifiers() & _WITH:
        return False
    # Alt with an arrow, a letter or a digit writes nothing; alone or with Shift they do.
    return not pressed.keyboardModifiers() & _ALT


def native(keys: str) -> str:
    """Return keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def read_bindings(
    raw: Mapping[str, str], defaults: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, tuple[str, ...]], tuple[Failure, ...]]:
    """Return what a person chose; keys that are none, or chosen twice, are left out and told."""
    chosen: dict[str, tuple[str, ...]] = {}
    problems: list[Failure] = []
    taken: set[str] = set()
    for name in (name for name in defaults if name in raw):
        keys = parsed(raw[name])
        if keys is None or taken.intersection(keys):
            problems.append(SettingError(BAD_VALUE, name=f"shortcuts.{name}").failure)
        else:
            chosen[name] = keys
            taken.update(keys)
    return chosen, tuple(problems)


def bound(
    defaults: Mapping[str, tuple[str, ...]], chosen: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the keys of every command: those chosen, else its own that nobody chose."""
    taken = {key for keys in chosen.values() for key in keys}
    return {
        name: chosen.get(name, tuple(key for key in keys if key not in taken))
        for name, keys in defaults.items()
    }


def rebound(
    defaults: Mapping[str, tuple[str, ...]],
    chosen: Mapping[str, tuple[str, ...]],
    name: str,
    keys: tuple[str, ...],
) -> dict[str, tuple[str, ...]]:
    """Return what is chosen when a command takes `keys` from all others.

    Who loses keys that nobody chose for it gets them back when they are free again.
    """
    after = {other: tuple(key for key in held if key not in keys) for other, held in chosen.items()}
    after[name] = keys
    return {each: held for each, held in after.items() if held != defaults[each]}


def written_keys(keys: tuple[str, ...]) -> str:
    """Return keys as the file has them; `parsed` reads them."""
    return "; ".join(keys)
