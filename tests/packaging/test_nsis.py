from __future__ import annotations

import lzma
import os
import shutil
import struct
from pathlib import Path
from typing import Any

import pytest
from building import nsis
from building.running import BuildError

_EPOCH = 1_800_000_000
_FILES = (
    "DeepSeekDesktop.exe",
    "deepseek-desktop.exe",
    "_internal/Qt6Core.dll",
    "_internal/a $b/c",
)

needs_nsis = pytest.mark.skipif(
    nsis.find_makensis() is None, reason="makensis is missing (Debian: nsis)"
)


def _bundle(folder: Path) -> Path:
    for name in _FILES:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(f"what {name} holds".encode())
    return folder


def _unpacked(setup: Path) -> bytes:
    """Return what an installer carries: its script, then its files (a solid LZMA stream)."""
    data = setup.read_bytes()
    start = data.index(b"\xef\xbe\xad\xdeNullsoftInst") + 4 + 12 + 4 + 4
    properties, dictionary = struct.unpack_from("<BI", data, start)
    kind = {
        "id": lzma.FILTER_LZMA1,
        "dict_size": dictionary,
        "lc": properties % 9,
        "lp": properties // 9 % 5,
        "pb": properties // 45,
    }
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[kind]).decompress(data[start + 5 :])


@needs_nsis
def test_the_same_bundle_gives_the_same_installer_and_it_holds_the_bundle(tmp_path: Path) -> None:
    first = _bundle(tmp_path / "first")
    second = shutil.copytree(first, tmp_path / "in another folder")
    os.utime(second / _FILES[0], (1, 1))

    one = nsis.build_installer(first, tmp_path / "one", "0.1.0", _EPOCH)
    other = nsis.build_installer(second, tmp_path / "other", "0.1.0", _EPOCH)

    assert one.name == "DeepSeekDesktop-0.1.0-x64-setup.exe"
    assert one.read_bytes() == other.read_bytes()
    inside = _unpacked(one)
    for name in _FILES:
        assert f"what {name} holds".encode() in inside
        assert name.rpartition("/")[2].replace("$", "").split(" ")[0].encode("utf-16-le") in inside
    for text in ("Software\\Classes\\.dsreport", "正在运行", "LGPLv3", "\\_internal\\a "):
        assert text.encode("utf-16-le") in inside
    assert str(tmp_path).encode("utf-16-le") not in inside


@needs_nsis
def test_a_bundle_without_one_of_its_programs_is_refused(tmp_path: Path) -> None:
    bundle = _bundle(tmp_path / "bundle")
    (bundle / "deepseek-desktop.exe").unlink()

    with pytest.raises(BuildError, match=r"deepseek-desktop\.exe is not in the bundle"):
        nsis.build_installer(bundle, tmp_path, "0.1.0", _EPOCH)


class _Node:
    """Stands for each class that PyInstaller has when it evaluates a version file."""

    def __init__(self, *args: Any, **named: Any) -> None:
        self.args, self.named = args, named

    def strings(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for part in (*self.args, *self.named.get("kids", ())):
            for node in part if isinstance(part, list) else [part]:
                if isinstance(node, _Node):
                    found |= node.strings()
        if len(self.args) == 2 and all(isinstance(text, str) for text in self.args):
            found[self.args[0]] = self.args[1]
        return found


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("2.3rc1", (2, 3, 0, 0))]
)
def test_a_program_is_given_its_version(
    tmp_path: Path, version: str, numbers: tuple[int, ...]
) -> None:
    nsis.write_version_info(tmp_path / "version.txt", version, "deepseek-desktop.exe")
    names = (
        *("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct"),
        *("VarFileInfo", "VarStruct"),
    )

    info = eval((tmp_path / "version.txt").read_text("utf-8"), dict.fromkeys(names, _Node))

    assert info.named["ffi"].named["filevers"] == numbers
    assert info.strings()["ProductVersion"] == version
    assert info.strings()["OriginalFilename"] == "deepseek-desktop.exe"
