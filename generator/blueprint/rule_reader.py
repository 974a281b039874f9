"""The rule of a column, or of several: from TOML into a ColumnRule, each mistake with its key path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ..errors import BlueprintError, did_you_mean
from ..sql.queries import readonly_error
from ..toml_fields import Problems, join, shown, text_of
from .model import ColumnRule, DefaultRule, ExpressionRule, LookupRule, PairsRule, ProviderRule, ReferenceRule, Rule
from .writing import QUOTED, key_names

PICKS = ("uniform", "weighted", "zipf", "pareto", "each", "permute", "quota", "tree")
PICK_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "uniform": (),
    "weighted": ("weight",),
    "zipf": ("exponent",),
    "pareto": ("top", "share"),
    "each": (),
    "permute": (),
    "quota": ("counts",),
    "tree": (),
}
COMMON_KEYS = ("null", "when", "stream", "pii", "reason")
RULE_KEYS: Mapping[str, tuple[str, ...]] = {
    "expression": ("expression", "via", *COMMON_KEYS),
    "reference": ("reference", "pick", "where", "within", "other", "cover", *COMMON_KEYS),
    "pairs": ("pairs", "within", "other", "pii", "reason"),
    "default": ("default",),
    "lookup": ("lookup", "null", "when", "pii", "reason"),
}
"""The keys of each kind of rule; those of a provider are its options, ``unique`` and the common ones, those of a reference
also the options of its pick."""


def read_rule(key: str, value: Any, path: str) -> ColumnRule:
    """Return one column's rule, as it would be in a file. Raises BlueprintError."""
    problems = Problems()
    rules = read_rules({key: value}, (), problems, path)
    if len(rules) != 1 or problems:
        raise BlueprintError("the rule is malformed", problems=problems, location=path)
    return rules[0]


def read_rules(
    data: Mapping[str, Any], keys: tuple[str, ...], problems: Problems, path: str | None = None
) -> tuple[ColumnRule, ...]:
    """Return the rules of a section whose keys in the file are ``keys``. A reference and pairs fill their columns together; any
    other rule of several columns is a rule for each of them."""
    rules: list[ColumnRule] = []
    for key, value in data.items():
        read = _read_rule((*keys, key), value, join("", *keys, key) if path is None else path, problems)
        if read is not None:
            is_joint = isinstance(read.rule, ReferenceRule | PairsRule)
            is_one = is_joint or len(read.columns) == 1
            rules += [read] if is_one else [replace(read, columns=(name,)) for name in read.columns]
    return tuple(rules)


def _read_rule(keys: tuple[str, ...], value: Any, path: str, problems: Problems) -> ColumnRule | None:
    columns = key_names(keys[-1])
    if isinstance(value, str):
        return ColumnRule(columns, ExpressionRule(value), path=path, keys=keys)
    if not isinstance(value, dict):
        problems.add(path, f"must be an SQL expression in quotes or a rule in braces, not {shown(value)}")
        return None
    kinds = [kind for kind in _KINDS if kind in value]
    if len(kinds) != 1:
        found = " and ".join(kinds) if kinds else "none of them"
        problems.add(path, f"needs exactly one of {', '.join(_KINDS)}; found {found}")
        return None
    rule = _KINDS[kinds[0]](value, path, problems)
    if rule is None:
        return None
    pii, reason = _personal(value, path, problems)
    return ColumnRule(
        columns,
        rule,
        null=_null_share(value, path, problems),
        when=text_of(value, "when", path, problems, "") or None,
        unique=_is_unique(value, rule, path, problems),
        stream=text_of(value, "stream", path, problems, "") or None,
        pii=pii,
        reason=reason,
        path=path,
        keys=keys,
    )


def _personal(value: Mapping[str, Any], path: str, problems: Problems) -> tuple[str | None, str]:
    """The class of personal data that a rule names, and why it is none."""
    pii = text_of(value, "pii", path, problems, "") or None
    reason = " ".join(text_of(value, "reason", path, problems, "").split())
    if (pii == "none") != bool(reason):
        wrong = "say why" if pii == "none" else "a reason goes with"
        problems.add(join(path, "pii" if pii == "none" else "reason"), f'{wrong}: pii = "none", reason = "..."')
    return pii, reason


def _is_unique(value: Mapping[str, Any], rule: Rule, path: str, problems: Problems) -> bool:
    unique = value.get("unique", False)
    if isinstance(unique, bool) and (not unique or isinstance(rule, ProviderRule)):
        return unique
    problems.add(join(path, "unique"), f"must be true or false, on a provider's rule, not {shown(unique)}")
    return False


def _null_share(value: Mapping[str, Any], path: str, problems: Problems) -> float:
    null = value.get("null", 0)
    if isinstance(null, int | float) and not isinstance(null, bool) and 0 <= null <= 1:
        return float(null)
    problems.add(join(path, "null"), f"must be a share from 0 to 1, not {shown(null)}")
    return 0.0


def _read_provider(value: Mapping[str, Any], path: str, problems: Problems) -> Rule:
    name = text_of(value, "provider", path, problems, "")
    options = {key: option for key, option in value.items() if key not in ("provider", "unique", *COMMON_KEYS)}
    return ProviderRule(name, options)


def _read_expression(value: Mapping[str, Any], path: str, problems: Problems) -> Rule:
    problems.unknown(path, value, RULE_KEYS["expression"])
    return ExpressionRule(
        text_of(value, "expression", path, problems, ""), text_of(value, "via", path, problems, "") or None
    )


def _read_reference(value: Mapping[str, Any], path: str, problems: Problems) -> Rule | None:
    target = text_of(value, "reference", path, problems, "")
    pick = text_of(value, "pick", path, problems, "uniform")
    if pick not in PICKS:
        problems.add(
            join(path, "pick"),
            f"{pick!r} is not a way to pick{did_you_mean(pick, PICKS)} (allowed: {', '.join(PICKS)})",
        )
        return None
    keys = RULE_KEYS["reference"]
    problems.unknown(path, value, (*keys[:6], *PICK_OPTIONS[pick], *keys[6:]))
    table, columns = _target(target)
    options = {key: value[key] for key in (*PICK_OPTIONS[pick], "cover") if key in value}
    _check_pick(pick, options, path, problems)
    within, other = _within(value, path, problems), _other(value, path, problems)
    if (within or other) and pick != "uniform":
        problems.add(join(path, "within" if within else "other"), "goes with pick = 'uniform': leave the pick out")
    if other and options["cover"]:
        problems.add(join(path, "other"), "leaves parents out, which then cannot have their turn: leave cover out")
    return ReferenceRule(
        table,
        pick,
        key_names(columns) if columns else (),
        text_of(value, "where", path, problems, "") or None,
        within,
        other,
        options,
    )


def _within(value: Mapping[str, Any], path: str, problems: Problems) -> tuple[tuple[str, str], ...]:
    """``within = "account_id"``, a list of such columns, or ``{ "ticket_id.account_id" = "account_id" }``."""
    within = value.get("within", [])
    pairs = within if isinstance(within, dict) else {name: name for name in _list_of_text(within)}
    if "within" in value and (not pairs or not all(isinstance(each, str) for each in pairs.values())):
        problems.add(
            join(path, "within"),
            'names what this row and the parent have in common: "account_id", a list of columns, or '
            f'{{ "ticket_id.account_id" = "account_id" }}; not {shown(within)}',
        )
        return ()
    return tuple(pairs.items())


def _other(value: Mapping[str, Any], path: str, problems: Problems) -> tuple[str, ...]:
    """``other = true``: not the row itself; ``other = "sender_id"``: not the parent of that reference."""
    other = value.get("other", [])
    if isinstance(other, bool):
        return ("*",) if other else ()
    names = tuple(_list_of_text(other))
    if "other" in value and not names:
        problems.add(
            join(path, "other"),
            "is true (never the row itself), or names references of this row whose parent is not taken again, such as "
            f'"sender_id"; not {shown(other)}',
        )
    return names


def _list_of_text(value: Any) -> list[str]:
    """A text, or a list of texts, as a list; empty for anything else."""
    items = [value] if isinstance(value, str) else value
    return list(items) if isinstance(items, list) and all(isinstance(item, str) for item in items) else []


def _target(text: str) -> tuple[str, str]:
    """A reference's table, which is in backticks when its name has a dot, and its columns."""
    quoted = QUOTED.match(text)
    if quoted is not None and (quoted.end() == len(text) or text[quoted.end()] == "."):
        return quoted[1].replace("``", "`"), text[quoted.end() + 1 :]
    table, _, columns = text.partition(".")
    return table, columns


def _check_pick(pick: str, options: dict[str, Any], path: str, problems: Problems) -> None:
    def share(key: str, default: float, low: float, high: float) -> None:
        value = options.setdefault(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low < value < high:
            problems.add(join(path, key), f"must be a number between {low:g} and {high:g}, not {shown(value)}")
            options[key] = default

    if not isinstance(options.setdefault("cover", False), bool):
        problems.add(join(path, "cover"), f"must be true or false, not {shown(options['cover'])}")
    if pick == "pareto":
        share("top", 0.2, 0, 1)
        share("share", 0.8, 0, 1)
    elif pick == "zipf":
        share("exponent", 1.1, 0, 10)
    elif pick == "weighted" and not isinstance(options.get("weight"), str):
        problems.add(join(path, "weight"), "names the parent's column that holds the weights; it is missing")
    elif pick == "quota":
        counts = options.get("counts")
        is_list = isinstance(counts, list) and all(type(count) is int and 0 <= count <= 1000 for count in counts)
        if not isinstance(counts, list) or not is_list or not 1 <= len(counts) <= 64 or not sum(counts):
            problems.add(
                join(path, "counts"),
                "must be a list of 1 to 64 whole numbers, children per parent in each "
                f"block of parents, such as [2, 1, 1, 0]; not {shown(counts)}",
            )
            options["counts"] = [1]


def _read_pairs(value: Mapping[str, Any], path: str, problems: Problems) -> Rule | None:
    problems.unknown(path, value, RULE_KEYS["pairs"])
    tables = value["pairs"]
    if not isinstance(tables, list) or len(tables) < 2 or not all(isinstance(table, str) for table in tables):
        problems.add(join(path, "pairs"), f"must list the tables whose rows are combined, not {shown(tables)}")
        return None
    within = value.get("within", [])
    shared = [within] * len(tables) if isinstance(within, str) else within
    if not isinstance(shared, list) or len(shared) not in (0, len(tables)) or not all(map(_is_text, shared)):
        problems.add(
            join(path, "within"),
            'names what the rows of all tables have in common: "course_id", or a list of one name for each table; '
            f"not {shown(within)}",
        )
        return None
    other = value.get("other", False)
    if not isinstance(other, bool):
        problems.add(join(path, "other"), f"must be true (no row is combined with itself) or false, not {shown(other)}")
        return None
    return PairsRule(tuple(tables), tuple(shared), other)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _read_default(value: Mapping[str, Any], path: str, problems: Problems) -> Rule | None:
    problems.unknown(path, value, RULE_KEYS["default"])
    if value["default"] is not True:
        problems.add(
            join(path, "default"),
            f"must be true (the column is not written, its DEFAULT decides), not {shown(value['default'])}; a value is "
            'written as an expression, such as "0"',
        )
        return None
    return DefaultRule()


def _read_lookup(value: Mapping[str, Any], path: str, problems: Problems) -> Rule | None:
    problems.unknown(path, value, RULE_KEYS["lookup"])
    select = text_of(value, "lookup", path, problems, "").strip().rstrip(";").rstrip()
    why = readonly_error(select, "a lookup")
    if why is not None:
        problems.add(join(path, "lookup"), why)
        return None
    return LookupRule(" ".join(select.split()) if not set(select) & set("'\"`") else select)


_KINDS: Mapping[str, Callable[[Mapping[str, Any], str, Problems], Rule | None]] = {
    "provider": _read_provider,
    "expression": _read_expression,
    "reference": _read_reference,
    "pairs": _read_pairs,
    "default": _read_default,
    "lookup": _read_lookup,
}
