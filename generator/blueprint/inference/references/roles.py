"""References that pick among the rows of one kind: a doctor is one of the staff whose role says so, a client a company of that
type; and people who do not decide on their own case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ....schema.model import Column
from ...writing import sql_literal, sql_name
from ..columns.keys import is_key
from ..tables.links import Link
from ..tables.picks import pick_where
from ..tables.sheet import Sheet, Sheets, State, named
from ..words.roots import common_root, root_of
from ..words.vocabulary import data, tokens

_KINDS = frozenset(
    """type kind role category function position profession title class group job occupation department team specialty speciality duty trade
    qualification""".split()
)
_NO_ROLE = frozenset("id code number key ref fk by uuid of the a an at in on to for and or who which".split())
_ROOT = 3  # letters that say nothing by themselves
_SURE = 7  # letters that two words begin with which are of one job: technician and technical
_NAMES_ROLE = re.compile(r"[\w ./-]{3,40}")


class _Role(NamedTuple):
    """A reference to rows whose ``kind`` has one value, a literal of SQL. ``is_profile``: each of them has one row of the table."""

    sheet: Sheet
    column: Column
    link: Link
    parent: Sheet
    kind: Column
    literal: str
    is_profile: bool


def pick_by_role(sheets: Sheets) -> None:
    """Let references pick rows of the kind that they, their comments or, where each row has one, their tables are called after. Asked
    for when the sizes are known: each kind then has a row."""
    found = [role for sheet in sheets.values() for role in _roles(sheet)]
    for role in found:
        _deal_profiles(role)
    for role in found:
        share = _share(role)
        pick_where(
            role.sheet, role.link, role.column, f"{named(role.kind)} = {role.literal}", share, dealt=len(_weights(role))
        )
        reason = f"role: {role.link.parent} that are {role.literal}"
        role.sheet.builder.result.reasons[role.column.name.lower()] = reason


def _roles(sheet: Sheet) -> Iterator[_Role]:
    for column, link, parent in sheet.referred:
        pick = sheet.builder.picks.get(link)
        if parent is not sheet and sheet.link(column) is link and pick is not None:
            is_profile = is_key(sheet.table, (column.name,))  # doctors.user_id: one doctor for a user
            found = _kind_of(parent, column, link, sheet.words if is_profile else ())
            if found is not None and not {"pick", "where", "within", "cover"} & pick.keys():
                yield _Role(sheet, column, link, parent, *found, is_profile)


_OF_PROFILE = 6  # times as many rows are of a kind that has a table of its own


def _weights(role: _Role) -> list[int]:
    """Those of the kinds' rule; a flag's are its rule's too."""
    rule = role.parent.builder.rules.get(role.kind.name.lower())
    if isinstance(rule, dict) and "weights" in rule:
        return list(rule["weights"])
    return [1] * max(len(_kinds(role)), 2)


def _kinds(role: _Role) -> list[str]:
    return [literal for choice in role.parent.choices if choice.column is role.kind for literal, _ in choice.values]


def _deal_profiles(role: _Role) -> None:
    """Most rows are of a kind that has a table of its own, in exact shares: that many rows there can have one."""
    kinds, weights = _kinds(role), _weights(role)
    if role.is_profile and role.literal in kinds and set(weights) <= {1, _OF_PROFILE}:
        weights[kinds.index(role.literal)] = _OF_PROFILE
        name, values = role.kind.name.lower(), [_value(each) for each in kinds]
        role.parent.builder.rules[name] = {"provider": "choice", "values": values, "weights": weights}
        role.parent.builder.result.reasons[name] = "values: mostly kinds that have a table of their own"


def _share(role: _Role) -> float:
    kinds, weights = _kinds(role), _weights(role)
    return float(weights[kinds.index(role.literal)] if role.literal in kinds else min(weights)) / sum(weights)


def _value(literal: str) -> int | str:
    return literal[1:-1].replace("''", "'") if literal.startswith("'") else int(literal)


_WITH = re.compile(
    r"\b(?:with|where|having|mit|avec|con|com|met|z)\s+[`\"]?(\w+)[`\"]?\s*(?:=|is|ist)\s*['\"]?(\w+)['\"]?",
    re.IGNORECASE,
)


def _said_kind(parent: Sheet, column: Column) -> tuple[Column, str] | None:
    """``EMP with QA_AUTH=Y``: the column of the parent that a comment names, and its value."""
    said = _WITH.search(column.comment)
    if said is None:
        return None
    for each in parent.table.columns:
        rule = parent.builder.rules.get(each.name.lower())
        if each.name.lower() == said[1].lower() and isinstance(rule, dict) and not each.nullable:
            found = [value for value in rule.get("values", ()) if str(value) == said[2]]
            return (each, sql_literal(found[0])) if found and parent.builder.schema.count(parent.name, 1) > 1 else None
    return None


def _kind_of(parent: Sheet, column: Column, link: Link, also: Sequence[str]) -> tuple[Column, str] | None:
    """The column of the parent that says of what kind its rows are, and the only one that a reference names, or the words ``also``."""
    said = _said_kind(parent, column)
    if said is not None:
        return said
    for choice in parent.choices:
        called = [word for word in parent.tokens(choice.column) if word not in _NO_ROLE]
        if not _KINDS & set(called[-1:]) or not _is_chosen(parent, choice):
            continue
        for words in (*_called(parent, column, link), set(also) - set(parent.words)):
            for says in (_says, _has_root):
                named_so = [literal for literal, meaning in choice.values if says(set(meaning), words)]
                if len(named_so) == 1:
                    return choice.column, named_so[0]
    return _flagged_so(parent, column, link)


def _flagged_so(parent: Sheet, column: Column, link: Link) -> tuple[Column, str] | None:
    """The flag that a reference, or its short comment, is called after, and its value: ``signatory`` of those who have ``is_signatory``."""
    for words in _called(parent, column, link):
        for name, (meaning, condition) in parent.flags.items():
            flag, means = parent.table.column(name), set(meaning) - _NO_ROLE
            rule = parent.builder.rules.get(name)
            is_dealt = isinstance(rule, dict) and rule.get("provider") == "choice" and not flag.nullable
            if is_dealt and means and means == words and parent.builder.schema.count(parent.name, 1) > 1:
                left, _, value = condition.partition(" = ")
                if left == named(flag) and value:
                    return flag, value
    return None


def _is_chosen(parent: Sheet, choice: State) -> bool:
    """True when every value is in some row: they are dealt out, each once in the first rows."""
    rule = parent.builder.rules.get(choice.column.name.lower())
    is_dealt = rule is None or (isinstance(rule, dict) and rule.get("provider") == "choice")
    rows = parent.builder.schema.count(parent.name, 1)
    return is_dealt and not choice.column.nullable and rows >= len(choice.values)


def _called(parent: Sheet, column: Column, link: Link) -> Iterator[set[str]]:
    """The words of a reference, then those of a short comment, without what they share with the parent's name and key."""
    key = {word for name in link.parent_columns for word in tokens(name)}
    plain = key | set(parent.words) | _NO_ROLE
    yield set(tokens(column.name)) - plain
    said = _NAMES_ROLE.fullmatch(column.comment.strip())
    if said is not None:
        yield set(tokens(said[0].strip().replace(" ", "_"))) - plain


def _says(meaning: set[str], words: set[str]) -> bool:
    return bool(meaning) and bool(words) and (meaning <= words or words <= meaning)


def _has_root(meaning: set[str], words: set[str]) -> bool:
    """True for one of the *packing* department, who is the ``packer``, and for a ``zweitfahrer`` who is a *Fahrer*."""
    return any(_is_of_job(word, each) for word in words for each in meaning if len(each) > _ROOT)


def _is_of_job(word: str, each: str) -> bool:
    common = common_root(word, each)
    return (
        word.endswith(each)
        or common >= _SURE
        or (common > _ROOT and common == min(len(root_of(word)), len(root_of(each))))
    )


def decide_on_others(first: Column, second: Column) -> bool:
    """True for one who approves or checks what another one did or asks for: no one does so for himself."""
    judges = frozenset(data()["roles"]["who judges"].split())
    asks = frozenset(data()["roles"]["who is judged"].split())
    words = set(tokens(first.name)) - _NO_ROLE
    return bool(judges & set(tokens(second.name))) and words <= asks


def called_by_label(child: Sheet, column: Column) -> str:
    """The condition that a row is what a column is called by an ENUM: the manager of a shop is one whose role says so; empty without one."""
    role = tokens(column.name)[:-1]
    for kind in child.table.columns:
        labels = kind.type.labels if kind.type.name == "enum" and not kind.nullable else ()
        for label in labels:
            if tokens(label) == role:
                return f"{sql_name(child.name)}.{named(kind)} = {sql_literal(label)}"
    return ""
