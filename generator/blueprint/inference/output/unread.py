"""Hidden columns that nothing reads are left out: a layer hides one for a guess that a later layer may not take, or takes back.

Their values would be drawn for every row and read by no rule. Leaving them out moves no other value, since each column draws
from a stream of its own name.
"""

from __future__ import annotations

from ..cycles import Node, Reads
from ..tables.state import SchemaRules


def leave_out_unread(inferred: SchemaRules) -> None:
    """Keep the hidden columns that rules of real columns read, by themselves or by way of other hidden ones."""
    read = _read_by_columns(inferred)
    for name, found in inferred.found.items():
        found.hidden = {key: rule for key, rule in found.hidden.items() if (name, key.lower()) in read}


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
