"""CREATE TRIGGER: which table it is on, when it fires, and which tables its body may write.

A seed must know a trigger because MySQL runs it for every seeded row (https://dev.mysql.com/doc/refman/8.4/en/triggers.html):
what it writes elsewhere is not in the script, and a rollback of the script's rows does not remove it. The body is read as
tokens rather than parsed: a table that only one branch writes counts as written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..sql.tokens import SYMBOL, Token
from .cursor import Cursor
from .model import Trigger

EVENTS = ("INSERT", "UPDATE", "DELETE")
_MODIFIERS = frozenset({"LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED", "QUICK", "IGNORE", "INTO", "FROM"})
# The word before UPDATE or DELETE where it is no statement: ON DUPLICATE KEY UPDATE, FOR UPDATE, ON DELETE.
_NOT_A_STATEMENT = frozenset({"KEY", "FOR", "ON", "BEFORE", "AFTER"})
_JOINS = frozenset({"JOIN", "STRAIGHT_JOIN", "USING"})
_TABLES_END = frozenset({"SET", "WHERE", "ORDER", "LIMIT", "RETURNING"})
_NO_ALIAS = _JOINS | _TABLES_END | {"LEFT", "RIGHT", "INNER", "CROSS", "NATURAL", "ON", "OUTER", "FROM", "PARTITION"}


class TriggerReader(Cursor):
    """Reads CREATE TRIGGER, the words up to TRIGGER passed over."""

    def read(self) -> list[Trigger]:
        """The trigger, once for each of its events: MariaDB 12 takes ``INSERT OR UPDATE``."""
        self.take("IF", "NOT", "EXISTS")
        name = self.qualified("the trigger").text
        timing = self.take_any("BEFORE", "AFTER")
        if not timing or not self.at_any(*EVENTS):
            raise self.unexpected("expected BEFORE or AFTER and an event of a trigger")
        # MySQL knows one event for each trigger (https://dev.mysql.com/doc/refman/8.4/en/create-trigger.html).
        events = [self.advance().word]
        while not self.take("ON"):
            is_event = self.advance().word == "OR"  # otherwise UPDATE OF column, column
            events += [self.advance().word] if is_event else []
        table = self.qualified("a table").text
        self.expect("FOR", "EACH", "ROW")
        if self.take_any("FOLLOWS", "PRECEDES"):
            self.name("a trigger")
        body = self.tokens[self.index : -1]
        # Only a BEFORE trigger may change the row: in an AFTER trigger SET NEW.a is error 1362.
        sets = _columns_set(body) if timing == "BEFORE" else ()
        inserts = tuple(dict.fromkeys(_inserted(body)))
        return [
            Trigger(name, table, timing, event, _tables_written(body), sets, _procedures(body), inserts)
            for event in events
        ]


def _is_symbol(token: Token, text: str) -> bool:
    return token.kind == SYMBOL and token.text == text


def _statements(body: Sequence[Token]) -> Iterator[tuple[str, list[Token]]]:
    """The statements of a body that can write: their verb, and their tokens behind it up to the ``;``."""
    for index, token in enumerate(body):
        before = body[index - 1] if index else None
        behind = body[index + 1] if index + 1 < len(body) else None
        if token.word not in ("INSERT", "REPLACE", "UPDATE", "DELETE", "CALL") or behind is None:
            continue
        if _is_symbol(behind, "(") or (before is not None and (before.text == "." or before.word in _NOT_A_STATEMENT)):
            continue  # the functions INSERT() and REPLACE(), NEW.update, ON DUPLICATE KEY UPDATE
        end = next((index for index in range(index, len(body)) if _is_symbol(body[index], ";")), len(body))
        yield token.word, list(body[index + 1 : end])


def _tables_written(body: Sequence[Token]) -> tuple[str, ...]:
    """The tables that a body may write, in its order, each once."""
    found: dict[str, None] = {}
    for verb, tokens in _statements(body):
        if verb in ("INSERT", "REPLACE"):
            names = [name for name, _ in _references(tokens)][:1]
        elif verb == "UPDATE":
            names = [name for name, _ in _references(tokens)]
        else:
            # TRUNCATE and other statements that commit are refused in a trigger (error 1422).
            names = _deleted(tokens) if verb == "DELETE" else []
        found |= dict.fromkeys(names)
    return tuple(found)


def _inserted(body: Sequence[Token]) -> Iterator[str]:
    """The tables that get new rows."""
    for verb, tokens in _statements(body):
        if verb in ("INSERT", "REPLACE"):
            yield from [name for name, _ in _references(tokens)][:1]


def _deleted(tokens: Sequence[Token]) -> list[str]:
    """The tables of a DELETE; those of ``DELETE a FROM t AS a`` and ``DELETE FROM a USING t AS a`` may be aliases."""
    named = list(_references(tokens))
    head = next((index for index, token in enumerate(tokens) if token.word not in _MODIFIERS), 0)
    end = next((index for index, token in enumerate(tokens) if token.word in _TABLES_END), len(tokens))
    second = next((index for index in range(head, end) if tokens[index].word in ("FROM", "USING")), None)
    if second is None:
        return [name for name, _ in named[:1]]
    aliases = {alias.lower(): name for name, alias in _references(tokens[second + 1 :])}
    return [aliases.get(name.lower(), name) for name, _ in _references(tokens[:second])]


def _references(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The tables at the beginning of a statement behind its verb, up to SET or WHERE: name and alias (the name without one)."""
    index, depth, is_due = 0, 0, True
    while index < len(tokens) and (depth or tokens[index].word not in _TABLES_END):
        token = tokens[index]
        index += 1
        if token.kind == SYMBOL:
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            is_due = is_due or (token.text == "," and not depth)
        elif token.word in _JOINS:
            is_due = True
        elif is_due and token.is_name and token.word not in _MODIFIERS | {"SELECT"}:
            is_due = False
            name, index = _qualified(tokens, index - 1)
            yield name, _alias(tokens, index) or name


def _qualified(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """The name at ``index`` without the database before it (and ``.*`` behind it), and the index behind it."""
    name = tokens[index].text
    index += 1
    while index + 1 < len(tokens) and tokens[index].text == ".":
        name = tokens[index + 1].text if tokens[index + 1].is_name else name
        index += 2
    return name, index


def _alias(tokens: Sequence[Token], index: int) -> str:
    index += index < len(tokens) and tokens[index].word == "AS"
    is_one = index < len(tokens) and tokens[index].is_name and tokens[index].word not in _NO_ALIAS
    return tokens[index].text if is_one else ""


def _columns_set(body: Sequence[Token]) -> tuple[str, ...]:
    """The columns of the new row that a BEFORE trigger sets: ``SET NEW.a = …, NEW.b = …``."""
    found = [
        body[index + 2].text
        for index in range(1, len(body) - 3)
        if body[index].word == "NEW"
        and body[index + 1].text == "."
        and body[index + 3].text in ("=", ":=")
        and (body[index - 1].word == "SET" or _is_symbol(body[index - 1], ","))
    ]
    return tuple(dict.fromkeys(found))


def _procedures(body: Sequence[Token]) -> tuple[str, ...]:
    """The procedures that a body calls: what they write is not known here."""
    called = [_qualified(tokens, 0)[0] for verb, tokens in _statements(body) if verb == "CALL" and tokens[0].is_name]
    return tuple(dict.fromkeys(called))
