"""Says that a conversation was opened from a report, and whether that is as it was made."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from deepseek_desktop.core.domain.from_report import FromReport
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.wording import date_and_time


class ReportLine(QFrame):
    """Stands above the composer; `details_asked` wants to see what else is known of the report."""

    details_asked = Signal()

    def __init__(self, report: FromReport) -> None:
        super().__init__()
        self.setObjectName("reportLine")
        said = self._said(report)
        self.setAccessibleName(said)
        label = PlainLabel("muted" if report.is_intact else "danger", said)
        label.setObjectName("reportSaid")
        label.setWordWrap(True)
        details = quiet_button("reportDetails", self.tr("About the report…"))
        details.clicked.connect(self.details_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label, stretch=1)
        row.addWidget(details)

    def _said(self, report: FromReport) -> str:
        text = self.tr("Opened from a report made on {at} with version {version}.")
        about = text.format(at=date_and_time(report.made_at), version=report.app_version)
        return f"{about} {self._checked(is_intact=report.is_intact)}"

    def _checked(self, *, is_intact: bool) -> str:
        if is_intact:
            return self.tr("Its checksums match what is in it.")
        return self.tr("Its checksums do not match: it was changed after it was made.")
