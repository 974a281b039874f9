"""Amounts that follow from others: products, totals, payments, balances, and what a row says of its children."""
