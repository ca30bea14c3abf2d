"""What macOS asks of an app: its property list, and the disk image that people drag it from."""

from __future__ import annotations

import platform
import re
import subprocess
from pathlib import Path
from typing import Any

# Letters, digits, hyphens and full stops only; elsewhere the same name has an underscore.
BUNDLE_ID = "io.github.deepseek-desktop.DeepSeekDesktop"

_MACOS = Path(__file__).parents[1] / "macos"
_REPORT_TYPE = "io.github.deepseek-desktop.report"


def info_plist(version: str) -> dict[str, Any]:
    """Return what the Info.plist of the app says beyond what PyInstaller itself puts there."""
    numbers = re.match(r"\d+(\.\d+){0,2}", version)
    if numbers is None:
        raise ValueError(f"{version} does not start with a number")
    return {
        "CFBundleDisplayName": "DeepSeek Desktop",
        "CFBundleShortVersionString": numbers[0],
        "CFBundleVersion": numbers[0],
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "zh-Hans"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "DeepSeek Desktop report",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [_REPORT_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _REPORT_TYPE,
                "UTTypeDescription": "DeepSeek Desktop report",
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["dsreport"],
                    "public.mime-type": ["application/vnd.deepseek-desktop.report+json"],
                },
            }
        ],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": "14.0",  # the oldest one that the wheel of Qt is made for
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "© The DeepSeek Desktop contributors. MIT licence.",
        "NSRequiresAquaSystemAppearance": False,  # it follows dark mode
    }


def build_dmg(app: Path, out: Path, version: str) -> Path:
    """Make the disk image of an app in the folder `out`, and return it; runs on macOS only."""
    image = out / f"DeepSeekDesktop-{version}-{platform.machine()}.dmg"
    out.mkdir(parents=True, exist_ok=True)
    subprocess.run(["sh", _MACOS / "dmg.sh", app, image], check=True)
    return image
