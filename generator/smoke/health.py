"""A health endpoint, judged by its body: HTTP 200 says only that a person answered."""

from __future__ import annotations

import json
from typing import Any

from ..blueprint.smoke import Health
from .compare import shown
from .model import Finding, Result
from .web import Answer, Web


def look(health: Health, base_url: str, web: Web, seconds: float) -> Result:
    """Ask the endpoint and judge its answer."""
    answer = web.get(base_url + health.path, seconds)
    return Result("health", health.path, answer.seconds, tuple(judge(health, answer)))


def judge(health: Health, answer: Answer) -> list[Finding]:
    """What is wrong about an answer."""
    if answer.status is None:
        return [Finding("slow" if answer.late else "load", answer.failure)]
    found = [] if 200 <= answer.status < 300 else [Finding("status", f"answered HTTP {answer.status}")]
    try:
        document = json.loads(answer.text)
    except (ValueError, RecursionError):
        return [*found, Finding("health", f"its body is no JSON ({answer.content_type}): {shown(answer.text)}")]
    if answer.content_type != "application/json" and not answer.content_type.endswith("+json"):
        found.append(Finding("health", f"its content type is {answer.content_type}; expected application/json"))
    for member, wanted in health.expected.items():
        is_there, value = _member(document, member)
        if not is_there:
            found.append(Finding("health", f"its body has no {member}; expected {json.dumps(wanted)}"))
        elif value != wanted or isinstance(value, bool) != isinstance(wanted, bool):
            found.append(Finding("health", f"{member} is {shown(json.dumps(value))}; expected {json.dumps(wanted)}"))
    return found


def _member(document: Any, path: str) -> tuple[bool, Any]:
    for key in path.split("."):
        if not isinstance(document, dict) or key not in document:
            return False, None
        document = document[key]
    return True, document
