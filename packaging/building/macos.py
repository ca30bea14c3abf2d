"""What macOS asks of an app: its property list, and the disk image that people drag it from."""

from __future__ import annotations

import platform
import re
from pathlib import Path
from typing import Any

from building.bundle import bundled
from building.places import DIST, PACKAGING, version
from building.running import run

# Letters, digits, hyphens and full stops only; elsewhere the same name has an underscore.
IDENTIFIER = "io.github.deepseek-desktop.DeepSeekDesktop"

_REPORT_TYPE = "io.github.deepseek-desktop.report"


def info_plist(of_version: str) -> dict[str, Any]:
    """Return what the Info.plist of the app says beyond what PyInstaller itself puts there."""
    numbers = re.match(r"\d+(\.\d+){0,2}", of_version)
    if numbers is None:
        raise ValueError(f"{of_version} does not start with a number")
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


def build() -> Path:
    """Build the disk image and return where it is; on macOS only."""
    app = bundled().parent / "DeepSeek Desktop.app"
    image = DIST / f"DeepSeekDesktop-{version()}-{platform.machine()}.dmg"
    DIST.mkdir(parents=True, exist_ok=True)
    run(["sh", PACKAGING / "macos" / "dmg.sh", app, image])
    return image
