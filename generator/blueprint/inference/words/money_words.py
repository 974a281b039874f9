"""What an amount is reduced by and what is added to it by law, as the names of columns and comments say it."""

from __future__ import annotations

TAXES = frozenset(("tax", "vat", "gst", "duty"))
"""What the state adds."""

DISCOUNTS = frozenset("discount rebate reduction coupon voucher promotion markdown concession waiver".split())
"""What a seller takes off a price."""

DEDUCTIONS = DISCOUNTS | frozenset("deduction withholding copay".split())
"""What is taken off any amount, a wage too."""
