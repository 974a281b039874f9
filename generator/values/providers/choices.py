"""Values out of a given set: one constant, a choice with shares, members of a SET."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import comb
from typing import Any

import numpy as np

from ...errors import did_you_mean
from ...toml_fields import shown
from ..array_types import IntArray
from ..arrays import Constant, DictionaryEncoded, Texts, word_table
from ..context import Context, Generate, Option, OptionError, Provider, check_domain
from ..folding import fold
from ..permutation import permute
from ..streams import below, random_uint64
from .fitting import fits_charset, text_limit
from .literals import gatherer, json_text
from .spread import of_labels, spread

ANY = (str, bool, int, float, date, datetime, time, list, dict)
_MOST_SETS = 4096


def check_text(context: Context, values: Sequence[Any], option: str) -> None:
    """Raise OptionError for the first text among ``values`` that the column cannot hold."""
    column = context.type
    if column is None or column.name == "json":
        return
    limit, known = text_limit(column), frozenset(column.labels)
    for value in values:
        if not isinstance(value, str):
            continue
        if column.name == "enum" and value not in known:
            labels = ", ".join(repr(label) for label in column.labels)
            raise OptionError(
                option,
                f"{value!r} is not a label of {context.location}{did_you_mean(value, column.labels)} (labels: {labels})",
            )
        if column.name == "set":
            for member in filter(None, value.split(",")):
                if member not in known:
                    raise OptionError(
                        option, f"{member!r} is not a label of {context.location}{did_you_mean(member, column.labels)}"
                    )
        if not fits_charset(value, column):
            raise OptionError(
                option, f"{value!r} has characters that {context.location} ({column.charset}) cannot hold"
            )
        if limit.most is not None and limit.width(value) > limit.most:
            raise OptionError(option, f"{value!r} is longer than {limit} ({context.location} is {column})")


def _constant(context: Context) -> Generate:
    value = context.get("value")
    check_domain(context, 1)
    check_text(context, [value], "value")
    if context.type is not None and context.type.name == "json":
        value = json_text(value, "value")
    if isinstance(value, str):
        if "\0" in value:
            raise OptionError("value", f"{value!r} holds the character NUL")
        return lambda rows: Texts((Constant(value),), len(rows))
    gather = gatherer([value], context.type, "value")
    return lambda rows: gather(np.zeros(len(rows), np.int64))


def _choice(context: Context) -> Generate:
    values, weights = _weighted(context)
    check_text(context, values, "values")
    gather = gatherer(values, context.type, "values")
    if context.unique:
        _check_distinct(context, values)
    check_domain(context, len(values))
    if context.get("values") is None and context.get("weights") is None:
        codes = of_labels(context.key(), len(values))  # the schema's list, which grows at its end
    else:
        codes = spread(context.key, weights)
    return lambda rows: gather(codes(rows))


def _weighted(context: Context) -> tuple[list[Any], list[Fraction]]:
    """The values with a weight above 0, and those weights."""
    values, weights = context.get("values"), context.get("weights")
    if values is None and isinstance(weights, Mapping):
        values = list(weights)
    if values is None and context.type is not None and context.type.name in ("enum", "set"):
        values = list(context.type.labels)
    if not values:
        raise OptionError("values", "name at least one value (an ENUM column offers its labels)")
    kept = [(value, weight) for value, weight in zip(values, _listed_weights(values, weights), strict=True) if weight]
    if not kept:
        raise OptionError("weights", "all weights are 0")
    return [value for value, _ in kept], [weight for _, weight in kept]


def _listed_weights(values: Sequence[Any], weights: Any) -> list[Fraction]:
    """One weight for each of ``values``: by name, in their order, or all 1."""
    if weights is None:
        return [Fraction(1)] * len(values)
    if isinstance(weights, Mapping):
        for name in weights:
            if name not in values:
                close = did_you_mean(str(name), [str(value) for value in values])
                raise OptionError("weights", f"{name!r} is not one of the values{close}")
        weights = [weights.get(value, 0) for value in values]
    if len(weights) != len(values):
        raise OptionError("weights", f"{len(weights)} weights for {len(values)} values")
    for weight in weights:
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight < float("inf"):
            raise OptionError("weights", f"a weight is a number from 0 up, not {shown(weight)}")
    return [_fraction(str(weight)) for weight in weights]


_fraction = lru_cache(maxsize=1024)(Fraction)


def _check_distinct(context: Context, values: Sequence[Any]) -> None:
    seen: dict[Any, Any] = {}
    for value in values:
        folded = fold(value) if isinstance(value, str) else repr(value)
        if folded in seen:
            raise OptionError(
                "values",
                f"{context.location} is unique, but {shown(seen[folded])} and {shown(value)} are the same to it",
            )
        seen[folded] = value


def _set(context: Context) -> Generate:
    column = context.type
    labels = context.get("values", list(column.labels) if column is not None and column.name == "set" else None)
    if not labels:
        raise OptionError("values", "name at least one member (a SET column offers its labels)")
    check_text(context, labels, "values")
    if column is not None and column.name == "set":
        labels = [label for label in column.labels if label in labels]  # the order in which the server keeps them
    low, high = context.get("min", 1), min(context.get("max", len(labels)), len(labels))
    if not 0 <= low <= high:
        raise OptionError("min", f"must be 0 to max, {high}, not {low}")
    members: list[str] = []
    for size in range(low, high + 1):
        if len(members) + comb(len(labels), size) > _MOST_SETS:
            break
        members += [",".join(group) for group in combinations(labels, size)]
    if not members:
        raise OptionError("min", f"there are more than {_MOST_SETS} ways to choose {low} of {len(labels)} members")
    check_domain(context, len(members), "sets")
    key, table, unique = context.key(), word_table(members), context.unique

    def generate(rows: IntArray) -> Texts:
        codes = permute(key, rows, len(members)) if unique else below(random_uint64(key, rows), len(members))
        return Texts((DictionaryEncoded(codes, table),), len(rows))

    return generate


PROVIDERS = (
    Provider(
        "constant",
        "the same value in every row",
        (Option("value", ANY, None, "the value; JSON columns take tables and lists", required=True),),
        _constant,
        unique=True,
    ),
    Provider(
        "choice",
        "one of some values: each once in the first rows, then in exact shares per 20 rows; labels that the rule does not list: in about equal shares",
        (
            Option("values", (list,), None, "the values; by default the labels of an ENUM, or the names in weights"),
            Option("weights", (list, dict), None, "weights of the values, in their order or by name; all 1 by default"),
        ),
        _choice,
        unique=True,
    ),
    Provider(
        "set",
        "some members of a SET column",
        (
            Option("values", (list,), None, "the members to choose from; by default the labels of the SET"),
            Option("min", (int,), 1, "fewest members"),
            Option("max", (int,), None, "most members; all by default"),
        ),
        _set,
        unique=True,
    ),
)
