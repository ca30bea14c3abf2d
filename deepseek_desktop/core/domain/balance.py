"""What is left on an account at a host."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


class Balance(Struct, frozen=True):
    """One amount that is left, in money (`currency`) or in something else (`unit`).

    `amount` is None only where the host sets no limit. It is negative on an account in debt.
    """

    amount: Decimal | None
    currency: str = ""
    unit: str = ""
    is_unlimited: bool = False

    @property
    def text(self) -> str:
        """The amount and what it counts; empty without a limit."""
        amount = "" if self.amount is None else f"{self.amount:,f}"
        return f"{amount} {self.currency or self.unit}".strip() if amount else ""
