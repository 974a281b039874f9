"""Hidden columns that nothing reads are left out: a layer hides one for a guess that a later layer may not take, or takes back.

Their values would be drawn for every row and read by no rule. Leaving them out moves no other value, since each column draws
from a stream of its own name.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...writing import rule_key
from ..cycles import Node, Reads
from ..numbers.money import is_of_money
from ..tables.state import SchemaRules
from ..words.vocabulary import tokens

_COMPUTING = frozenset(("sums", "rollups"))  # layers


def leave_out_unread(inferred: SchemaRules) -> None:
    """Keep the hidden columns that rules of real columns read, by themselves or by way of other hidden ones."""
    read = _read_by_columns(inferred)
    for name, found in inferred.found.items():
        found.hidden = {key: rule for key, rule in found.hidden.items() if (name, key.lower()) in read}


def unread_amounts(inferred: SchemaRules) -> Iterator[tuple[str, str]]:
    """The table and the name of each drawn amount, rate or discount that no rule reads though amounts beside it are computed."""
    drawn = list(_drawn_amounts(inferred))
    reads = Reads(inferred.sheets)
    read = {
        node
        for table, found in (inferred.found.items() if drawn else ())
        for key, rule in (*found.hidden.items(), *found.rules.items())
        for node in reads.needs(inferred.sheets[table], key.lower(), rule)
    }
    return ((table, name) for table, name in drawn if (table, name.lower()) not in read)


def _drawn_amounts(inferred: SchemaRules) -> Iterator[tuple[str, str]]:
    """Those that a rule may read or not."""
    for table in inferred.tables:
        rules, guesses = inferred.found[table.name].rules, inferred.sheets[table.name].guesses.values()
        amounts = [each for each in table.columns if each.type.scale and is_of_money(frozenset(tokens(each.name)))]
        if any(guess.layer in _COMPUTING and table.column(guess.column) in amounts for guess in guesses):
            for column in amounts:
                rule = rules.get(rule_key(column.name))
                if isinstance(rule, dict) and "provider" in rule:
                    yield table.name, column.name


def _read_by_columns(inferred: SchemaRules) -> set[Node]:
    """All columns, hidden ones among them, that the rules of real columns read."""
    hidden = {
        (table, key.lower()): rule for table, found in inferred.found.items() for key, rule in found.hidden.items()
    }
    rules = [(table, key.lower(), rule) for table, found in inferred.found.items() for key, rule in found.rules.items()]
    reads, read = Reads(inferred.sheets), set[Node]()
    while rules:
        table, key, rule = rules.pop()
        for node in reads.needs(inferred.sheets[table], key, rule):
            if node not in read:
                read.add(node)
                if node in hidden:
                    rules.append((*node, hidden[node]))
    return read
