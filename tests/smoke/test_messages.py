"""An error message is told from what a page says besides."""

from __future__ import annotations

import pytest

from seedsql.smoke.messages import error_messages

ELEMENTS = [
    ("alert alert alert-danger", "3 of 10 orders are shown", True),
    ("alert MuiAlert-root MuiAlert-standardError", "Nicht gefunden", True),
    ("alert alert alert-success", "Saved.", False),
    ("alert", "Could not load the orders", True),
    ("alert alert alert-info", "Welcome back", False),
    ("ant-message-error", "Gespeichert wurde nichts", True),
    ("error-page", "The page failed", True),
    ("error-rate", "Ann Smith", False),
    ("text-danger", "-336.00", False),
    ("notification-badge bg-danger", "3", False),
    ("message-list", "Hello Ann", False),
]
TEXTS = [
    ("Something went wrong. Please reload.", True),
    ("Failed to fetch", True),
    ("Error: relation orders does not exist", True),
    ("We couldn\u2019t load your clients", True),
    ("Internal Server Error", True),
    ("503 Service Unavailable", True),
    ("An unexpected error occurred", True),
    ("Clients (10)", False),
    ("Failed payments", False),
    ("Error log", False),
    ("Terror & Co.", False),
    ("Connection", False),
]


@pytest.mark.parametrize(("name", "text", "is_error"), ELEMENTS)
def test_an_element_that_holds_messages(name: str, text: str, is_error: bool) -> None:
    assert error_messages([(name, text)], []) == ([text] if is_error else [])


@pytest.mark.parametrize(("text", "is_error"), TEXTS)
def test_a_text_without_markup_that_tells(text: str, is_error: bool) -> None:
    assert error_messages([], [text]) == ([text] if is_error else [])


def test_a_message_is_told_once() -> None:
    inner, outer = "Failed to load", "Failed to load\nRetry"
    assert error_messages([("alert error", outer), ("alert-text error", inner)], [inner]) == ["Failed to load"]
