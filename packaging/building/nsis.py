"""Makes the installer for Windows out of a bundle; NSIS 3 compiles it on Windows and on Linux."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from building import icons
from building.places import PACKAGING, ROOT
from building.running import BuildError, run

_SCRIPTS = PACKAGING / "windows"
PROGRAMS = ("DeepSeekDesktop.exe", "deepseek-desktop.exe")
_VERSION_INFO = """\
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1,
    subtype=0x0, date=(0, 0)
  ),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "The DeepSeek Desktop contributors"),
      StringStruct("FileDescription", "DeepSeek Desktop"),
      StringStruct("FileVersion", {version!r}),
      StringStruct("InternalName", {program!r}),
      StringStruct("LegalCopyright", "The DeepSeek Desktop contributors; MIT"),
      StringStruct("OriginalFilename", {program!r}),
      StringStruct("ProductName", "DeepSeek Desktop"),
      StringStruct("ProductVersion", {version!r}),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x409, 0x4B0])]),
  ],
)
"""


def find_makensis() -> str | None:
    """Return the compiler of installers; its own setup on Windows does not put it on the PATH."""
    folders = [os.environ.get("PATH", "")]
    folders += [
        str(Path(os.environ[name]) / "NSIS")
        for name in ("ProgramFiles(x86)", "ProgramFiles")
        if name in os.environ
    ]
    return shutil.which("makensis", path=os.pathsep.join(folders))


def write_version_info(path: Path, version: str, program: str = PROGRAMS[0]) -> None:
    """Write what PyInstaller puts into a program as its version, in PyInstaller's own form."""
    text = _VERSION_INFO.format(numbers=_numbers(version), version=version, program=program)
    path.write_text(text, "utf-8", newline="\n")


def build_installer(bundle: Path, out: Path, version: str, epoch: int) -> Path:
    """Make the installer of a bundle in the folder `out`, and return it.

    `epoch`, in seconds since 1970, stands in for the time of the build: the same bundle gives the
    same bytes. Raises BuildError where NSIS or a program of the bundle is missing, and where the
    script does not compile without a warning.
    """
    makensis = find_makensis()
    if makensis is None:
        raise BuildError(
            "makensis is needed and not here: install NSIS 3; on Debian it is in nsis."
        )
    for program in PROGRAMS:
        if not (bundle / program).is_file():
            raise BuildError(f"{program} is not in the bundle {bundle}.")
    setup = out.resolve() / f"DeepSeekDesktop-{version}-x64-setup.exe"
    files = sorted(path for path in bundle.resolve().rglob("*") if path.is_file())
    with TemporaryDirectory(prefix="deepseek-desktop-nsis-") as folder:
        made = Path(folder)
        defined = {
            "VERSION": version,
            "VERSION_NUMBERS": ".".join(map(str, _numbers(version))),
            "SIZE_KB": str(sum(path.stat().st_size for path in files) // 1024),
            "FILES": _write_files(made / "files.nsh", bundle.resolve(), files),
            "LICENCE_EN": _write_licence(made, "en"),
            "LICENCE_ZH": _write_licence(made, "zh"),
            "ICON": str(made / "app.ico"),
            "SIDE": str(made / "side.bmp"),
            "OUT": str(setup),
        }
        icons.write_ico(made / "app.ico")
        icons.write_side_picture(made / "side.bmp")
        out.mkdir(parents=True, exist_ok=True)
        named = [f"-D{name}={value}" for name, value in defined.items()]
        run(
            [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *named, "installer.nsi"],
            folder=_SCRIPTS,
            environment={"SOURCE_DATE_EPOCH": str(epoch)},
        )
    return setup


def _numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as the four numbers that Windows compares; 1.2rc1 counts as 1.2.0.0."""
    found = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", version)
    if found is None:
        raise ValueError(f"{version} does not start with a number")
    return int(found[1]), int(found[2] or 0), int(found[3] or 0), 0


def _write_files(path: Path, bundle: Path, files: list[Path]) -> str:
    """Write the macros that put each file in place and take it away, in an order of our own."""
    install, probe, remove, folders = [], [], [], set()
    within = None
    for file in files:
        inner = file.relative_to(bundle)
        if inner.parent != within:
            within = inner.parent
            install.append(f'SetOutPath "{_place(within)}"')
        install.append(f'File "{file}"')
        probe.append(f'!insertmacro Probe "{_place(inner)}"')
        remove.append(f'Delete "{_place(inner)}"')
        folders |= {*inner.parents} - {Path()}
    deepest_first = sorted(folders, key=lambda folder: (-len(folder.parts), folder))
    macros = {
        "InstallFiles": install,
        "ProbeFiles": probe,
        "RemoveFiles": remove,
        "RemoveFolders": [f'RMDir "{_place(folder)}"' for folder in deepest_first],
    }
    text = "".join(
        f"!macro {name}\n" + "".join(f"  {line}\n" for line in lines) + "!macroend\n"
        for name, lines in macros.items()
    )
    path.write_text(text, "utf-8")
    return str(path)


def _place(inner: Path) -> str:
    """Return where a file or folder of the bundle lies once it is installed."""
    return "\\".join(("$INSTDIR", *(part.replace("$", "$$") for part in inner.parts)))


def _write_licence(folder: Path, language: str) -> str:
    note = (_SCRIPTS / f"licence_note_{language}.txt").read_text("utf-8")
    licence = (ROOT / "LICENSE").read_text("utf-8")
    paragraphs = [" ".join(part.split("\n")) for part in licence.strip().split("\n\n")]
    path = folder / f"licence_{language}.txt"
    # With a mark of its encoding: NSIS would take it for the code page of the machine.
    path.write_text("\n\n".join([note.strip(), *paragraphs]), "utf-8-sig", newline="\r\n")
    return str(path)
