"""Starts and ends that are steps of one process: of a batch that is kneaded, proofed and baked each stage follows the one before."""

from __future__ import annotations

from collections.abc import Sequence

from ....schema.model import Column
from ..tables.clock import part_of
from ..tables.sheet import Sheet
from ..words.vocabulary import tokens
from .row_scale import scale_by_numbers
from .spans import OFFERS, Span, stage_of
from .spoken_lengths import looks_ahead

_AUDIT = frozenset("created updated deleted last synced trashed anonymized".split())
_NO_STAGES = frozenset("trial probation warranty guarantee grace break valid period current".split()) | OFFERS
_SHORT = 1440  # minutes: of what is over sooner the stages fill most


def is_audit(column: Column) -> bool:
    return bool(_AUDIT & set(tokens(column.name)))


def stages_of(sheet: Sheet, spans: Sequence[Span], times: Sequence[Column]) -> list[Span]:
    """The spans that are stages of one process: two or more that follow each other, or one within a process of hours that other steps
    follow. All their times are one sequence then."""
    found = [span for span in spans if _may_be_stage(span)]
    called = {stage for span in found if (stage := stage_of(sheet, span))}
    if len(called) > 1 and len(called) == len(found):
        return found
    found = [span for span in found if span.start.nullable and span.start.type.name != "date"]
    scale = scale_by_numbers(sheet) if found else None
    if scale is None or scale[1] >= _SHORT:
        return []
    behind = times[times.index(found[0].end) + 1 :]
    return found if any(map(_is_step, behind)) else []


def _is_step(column: Column) -> bool:
    """True for what comes to a row later; not for what is planned, nor for what ends it before its time."""
    is_later = column.nullable and not is_audit(column) and not looks_ahead(column)
    return is_later and (part_of(tokens(column.name)) or 0) < 95


def _may_be_stage(span: Span) -> bool:
    words = span.words
    is_planned = span.is_meant or span.planned is not None
    is_dated = span.start.type.name in ("datetime", "timestamp") or (
        span.start.type.name == "date" and span.start.nullable
    )
    return span.end.nullable and is_dated and not is_planned and not _NO_STAGES & words
