"""TOML text into a Blueprint: the shape is validated all at once, each mistake with its key path."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ..errors import BlueprintError, did_you_mean
from ..sql.queries import readonly_error
from ..toml_fields import Problems, entries_of, integer_of, join, read_toml, shown, table_of, text_of, texts_of
from .model import (
    Blueprint,
    CheckRule,
    ColumnRule,
    DefaultRule,
    ExpressionRule,
    PairsRule,
    ProviderRule,
    ReferenceRule,
    Rule,
    SoftReference,
    TableRules,
)
from .smoke import read_smoke
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
_COMMON = ("null", "when", "stream", "pii", "reason")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}\Z")


def read_blueprint(text: str, source: str = "blueprint.toml") -> Blueprint:
    """Return the blueprint in ``text``.

    Raises BlueprintError when the text is not TOML (with line and column), has no [blueprint] or a wrong schema in it.
    Other mistakes of shape are collected in the blueprint's ``problems``, for the plan to report together with its own.
    """
    try:
        data = read_toml(text)
    except ValueError as error:
        raise BlueprintError(str(error), location=source, hint="see https://toml.io/en/v1.0.0 for the format") from None
    problems = Problems()
    problems.unknown("", data, ("blueprint", "sizes", "tables", "checks", "references", "smoke"))
    head = table_of(data, "blueprint", "", problems)
    problems.unknown("blueprint", head, ("name", "number", "summary", "schema", "as_of", "seed", "id_base"))
    name = text_of(head, "name", "blueprint", problems, "")
    if not name:
        problems.add("blueprint.name", 'a name is needed, such as "wholesale"')
    elif not _NAME.match(name):
        problems.add(
            "blueprint.name", f"{name!r} must be letters, digits, '_' or '-', at most 40 (it becomes a file name)"
        )
    number = text_of(head, "number", "blueprint", problems, "0001")
    if not re.fullmatch(r"[0-9]{1,14}", number):
        problems.add("blueprint.number", f'{number!r} must be digits, such as "0001"')
    tables_data = table_of(data, "tables", "", problems)
    tables = {table: _read_table(table, rules, problems) for table, rules in tables_data.items()}
    summary = text_of(head, "summary", "blueprint", problems, "")
    schema = texts_of(head, "schema", "blueprint", problems)
    as_of = _date(head, "as_of", problems)
    seed = integer_of(head, "seed", "blueprint", problems, 42, 0, 2**64 - 1)
    id_base = integer_of(head, "id_base", "blueprint", problems, 1, 1, 2**63 - 1)
    sizes = _read_sizes(table_of(data, "sizes", "", problems), problems)
    checks = _read_checks(data.get("checks", []), problems)
    references = _read_references(data.get("references", []), problems)
    smoke = read_smoke(data, problems)
    if not head or any(location == "blueprint.schema" for location in problems.paths):
        raise blueprint_error(
            problems.in_file_order(data), source
        )  # no one could look further: it is not known for what
    return Blueprint(
        name or "unnamed",
        number,
        summary,
        schema,
        as_of,
        seed,
        id_base,
        sizes,
        tables,
        checks,
        references,
        problems.in_file_order(data),
        source,
        smoke,
    )


def blueprint_error(problems: Sequence[str], source: str) -> BlueprintError:
    """Return the error that tells all ``problems`` of a blueprint."""
    count = len(problems)
    return BlueprintError(
        f"{count} mistake{'s' if count > 1 else ''} in the blueprint", problems=problems, location=source or None
    )


def read_rule(key: str, value: Any, path: str) -> ColumnRule:
    """Return one column's rule, as it would be in a file. Raises BlueprintError."""
    problems = Problems()
    rule = _read_column(key, value, path, problems)
    if rule is None or problems:
        raise BlueprintError("the rule is malformed", problems=problems, location=path)
    return rule


def _date(head: Mapping[str, Any], key: str, problems: Problems) -> date:
    value = head.get(key)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    found = "is missing" if value is None else f"is {shown(value)}"
    problems.add(
        f"blueprint.{key}",
        f"{found}: give the reference date of all dates, such as as_of = 2026-06-30 "
        "(there is no clock, so that the same inputs give the same bytes)",
    )
    return date(2000, 1, 1)


def _read_sizes(data: Mapping[str, Any], problems: Problems) -> dict[str, dict[str, int]]:
    sizes: dict[str, dict[str, int]] = {}
    for size, counts in data.items():
        if not isinstance(counts, dict):
            problems.add(join("sizes", size), f"must be a table of rows per table, not {shown(counts)}")
            continue
        sizes[size] = {table: integer_of(counts, table, join("sizes", size), problems, 0, 0, 2**40) for table in counts}
    if not sizes:
        problems.add("sizes", "at least one size is needed, such as [sizes.small] with customers = 10")
    return sizes


def _read_table(name: str, data: Any, problems: Problems) -> TableRules:
    path = join("tables", name)
    if not isinstance(data, dict):
        problems.add(path, f"must be a table [{path}], not {shown(data)}")
        return TableRules(name)
    problems.unknown(path, data, ("columns", "hidden", "id_base"))
    base = integer_of(data, "id_base", path, problems, 1, 0, 2**64 - 1) if "id_base" in data else None
    sections = []
    for section in ("columns", "hidden"):
        rules = table_of(data, section, path, problems)
        read = [_read_column(key, value, join(path, section, key), problems) for key, value in rules.items()]
        sections.append(tuple(rule for rule in read if rule is not None))
    return TableRules(name, sections[0], sections[1], base)


def _read_column(key: str, value: Any, path: str, problems: Problems) -> ColumnRule | None:
    columns = key_names(key)
    if isinstance(value, str):
        return ColumnRule(columns, ExpressionRule(value), path=path)
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
    if len(columns) > 1 and not isinstance(rule, ReferenceRule | PairsRule):
        problems.add(path, "only a reference or pairs can fill several columns at once")
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
    options = {key: option for key, option in value.items() if key not in ("provider", "unique", *_COMMON)}
    return ProviderRule(name, options)


def _read_expression(value: Mapping[str, Any], path: str, problems: Problems) -> Rule:
    problems.unknown(path, value, ("expression", "via", *_COMMON))
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
    problems.unknown(
        path, value, ("reference", "pick", "where", "within", "other", "cover", *PICK_OPTIONS[pick], *_COMMON)
    )
    table, columns = _target(target)
    options = {key: value[key] for key in (*PICK_OPTIONS[pick], "cover") if key in value}
    _check_pick(pick, options, path, problems)
    within, other = _within(value, path, problems), _other(value, path, problems)
    if (within or other) and (pick != "uniform" or options["cover"]):
        problems.add(
            join(path, "within" if within else "other"), "goes with pick = 'uniform' and without cover: leave these out"
        )
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
    problems.unknown(path, value, ("pairs", "pii", "reason"))
    tables = value["pairs"]
    if not isinstance(tables, list) or len(tables) < 2 or not all(isinstance(table, str) for table in tables):
        problems.add(join(path, "pairs"), f"must list the tables whose rows are combined, not {shown(tables)}")
        return None
    return PairsRule(tuple(tables))


def _read_default(value: Mapping[str, Any], path: str, problems: Problems) -> Rule | None:
    problems.unknown(path, value, ("default",))
    if value["default"] is not True:
        problems.add(
            join(path, "default"),
            f"must be true (the column is not written, its DEFAULT decides), not {shown(value['default'])}; a value is "
            'written as an expression, such as "0"',
        )
        return None
    return DefaultRule()


_KINDS: Mapping[str, Callable[[Mapping[str, Any], str, Problems], Rule | None]] = {
    "provider": _read_provider,
    "expression": _read_expression,
    "reference": _read_reference,
    "pairs": _read_pairs,
    "default": _read_default,
}


def _read_checks(data: Any, problems: Problems) -> tuple[CheckRule, ...]:
    checks: list[CheckRule] = []
    for path, entry in entries_of("checks", data, problems):
        problems.unknown(path, entry, ("name", "find"))
        name, find = text_of(entry, "name", path, problems, ""), text_of(entry, "find", path, problems, "")
        if not name or not find:
            problems.add(path, "needs a name and a find (a SELECT of the offending rows)")
            continue
        find = find.strip().rstrip(";").rstrip()
        why = readonly_error(find)
        if why is not None:
            problems.add(join(path, "find"), why)
        if name in (check.name for check in checks):
            problems.add(join(path, "name"), f"another check is called {name!r} already")
        checks.append(CheckRule(name, find))
    return tuple(checks)


def _read_references(data: Any, problems: Problems) -> tuple[SoftReference, ...]:
    references = []
    for path, entry in entries_of("references", data, problems):
        problems.unknown(path, entry, ("table", "columns", "parent", "parent_columns"))
        table, parent = text_of(entry, "table", path, problems, ""), text_of(entry, "parent", path, problems, "")
        columns, parents = entry.get("columns"), entry.get("parent_columns", [])
        lists = all(
            isinstance(names, list) and all(isinstance(name, str) for name in names) for names in (columns, parents)
        )
        if not table or not parent or not lists or not columns:
            problems.add(
                path,
                'needs table, columns (a list) and parent, such as {table = "notes", columns = ["client"], '
                'parent = "clients"}',
            )
            continue
        references.append(SoftReference(table, tuple(columns), parent, tuple(parents)))
    return tuple(references)
