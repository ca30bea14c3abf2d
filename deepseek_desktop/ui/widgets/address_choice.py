"""A base URL: typed, or chosen among the addresses that a host is known to have."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy

from deepseek_desktop.core.domain.catalogue import Host
from deepseek_desktop.ui.widgets.texts import polish


class AddressChoice(QComboBox):
    """Offers addresses by title, and puts the chosen one into its `field`."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__()
        self.setObjectName("addresses")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._field = field
        self._example = field.placeholderText()
        self.setLineEdit(field)
        self.activated.connect(self._take)

    def offer(self, host: Host | None) -> None:
        """Offer the addresses of a host, if any; what is typed stays."""
        typed = self._field.text()
        self.clear()
        for title, url in host.addresses if host else ():
            self.addItem(f"{title}: {url}", url)
        self.setProperty("empty", self.count() == 0)
        polish(self)
        self.setCurrentIndex(-1)
        is_wanted = host is not None and not host.profile.base_url
        wanted = self.tr("Choose its address, or type it") if is_wanted else self._example
        self._field.setPlaceholderText(wanted)
        self._field.setText(typed)

    def _take(self, index: int) -> None:
        self._field.setText(str(self.itemData(index) or ""))
