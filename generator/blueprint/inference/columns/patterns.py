"""Text that a pattern or a counter makes, within the length that a column has."""

from __future__ import annotations

from .context import Rule


def repeated(what: str, width: int) -> str:
    """A pattern of ``width`` random characters; one placeholder holds 18."""
    return "".join(f"{{{what}:{min(18, width - start)}}}" for start in range(0, width, 18))


def numbered_text(prefix: str, longest: int, distinct: bool, suffix: str = "") -> Rule | None:
    """Text with a number in it, counted where rows must be distinct; None where no digit fits."""
    available = longest - len(prefix) - len(suffix)
    if available < 1:
        return None
    if not distinct:
        return {"provider": "pattern", "pattern": f"{prefix}{{digits:{min(6, available)}}}{suffix}"}
    rule: Rule = {"provider": "sequence", "width": min(6, available)}
    if prefix:
        rule["prefix"] = prefix
    if suffix:
        rule["suffix"] = suffix
    return rule


def pattern_rule(pattern: str, width: int, longest: int) -> Rule | None:
    return {"provider": "pattern", "pattern": pattern} if width <= longest else None
